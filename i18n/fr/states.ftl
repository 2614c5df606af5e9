# La liste des États, la carte, le dossier d’un État.

states-title = États
states-lead = Au { $day } : { $deposited } instruments déposés, { $in_force } en vigueur, { $signatories } { $signatories ->
    [one] signataire
   *[other] signataires
  }, { $outside } non parties.
states-count = { $n } États sur { $all }
states-view = Affichage
states-view-table = Tableau
states-view-map = Carte
states-remove-filter = retirer ce filtre
states-chip = { $field } : { $value }
states-chip-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
  }
states-chip-on = Au { $day }
states-empty-title = Aucun État ne correspond à ces filtres
states-empty-text = Retirez l’un d’eux, ou repartez de tous les États.
states-map-readout = Un carré, un État. Ceux qui sont hors du filtre sont estompés.
states-one-square = Un carré, un État, une voix.
states-skip-map = Passer la carte

states-filter-q = Nom ou code
states-filter-status = Statut
states-filter-category = Catégorie
states-filter-group = Groupe régional
states-filter-region = Région
states-filter-org = Organisation
states-filter-vote = Dernier vote
states-filter-lead = Chef de file
states-filter-silent = Sans échange depuis (jours)
states-filter-on = Au jour du
states-any-target = Tous les États cibles
states-nobody = personne
states-never = aucun échange
states-added = ajouté par décision

states-column-state = État
states-column-status = Statut
states-column-why = Motif du ciblage
states-column-group = Groupe régional
states-column-vote = Dernier vote
states-column-vote-of = Vote { $year }
states-column-lead = Chef de file
states-column-silent = Jours de silence

states-status-not-signatory = Non partie
states-status-signatory = Signataire
states-status-deposited = Instrument déposé, pas encore en vigueur
states-status-state-party = État partie
states-status-withdrawn = Retiré
states-in-force-from = en vigueur à partir du { $day }
states-target-of-plan = État cible du plan de travail

states-tile-party = { $state } : État partie, en vigueur depuis le { $in_force }
states-tile-deposited = { $state } : dépôt le { $day }, en vigueur à partir du { $in_force }
states-tile-signatory = { $state } : signataire depuis le { $day }
states-tile-withdrawn = { $state } : retiré depuis le { $day }
states-tile-plain = { $state } : { $status }
states-tile-target = ; État cible du plan de travail

states-category-signatories = signataire
states-category-related-parties = Convention sur les mines
states-category-yes-voters = vote favorable
states-category-interim-steps = mesure intermédiaire

states-evidence-signed = signature le { $day }
states-evidence-signed-undated = signature
states-evidence-bound = { $treaty } : { $act } déposée le { $day }
states-evidence-bound-undated = { $treaty } : { $act } déposée
states-evidence-voted = vote favorable, { $resolution }, { $day }

states-step-unilateral-declaration = déclaration unilatérale
states-step-voluntary-article7-report = rapport volontaire
states-step-moratorium = moratoire
states-step-other = mesure intermédiaire
states-step-dated = { $step }, { $day }

states-act-signature = signature
states-act-ratification = ratification
states-act-acceptance = acceptation
states-act-approval = approbation
states-act-accession = adhésion
states-act-succession = succession
states-act-withdrawal = retrait

states-vote-yes = pour
states-vote-no = contre
states-vote-abstain = abstention
states-vote-absent = absent

states-years = { $n ->
    [one] { $n } an
   *[other] { $n } ans
  }
states-months = { $n } mois
states-and = { $first } et { $last }

dossier-since-signatory = depuis le { $day } · toujours sans ratification après { $span }
dossier-since-deposited = · instrument du { $day } · en vigueur le { $in_force }
dossier-since-party = depuis le { $in_force } · instrument déposé le { $day }
dossier-since-withdrawn = avec effet au { $day }
dossier-other-day = Les faits tels qu’au { $day }.
dossier-category = Catégorie { $n }
dossier-lead = Chef de file
dossier-priority = Priorité
dossier-priority-high = haute
dossier-priority-normal = normale
dossier-priority-low = basse
dossier-edit-target = Modifier le ciblage

dossier-next = Prochaine étape
dossier-next-nothing = Aucune prochaine étape n’est notée.
dossier-timeline = Chronologie
dossier-timeline-nothing = Rien de tel n’est encore consigné.
dossier-show = Afficher
dossier-show-everything = Tout
dossier-show-exchanges = Échanges
dossier-show-facts = Faits
dossier-show-events = Événements
dossier-older = Entrées plus anciennes
dossier-all-exchanges = Tous les échanges
dossier-kind-act = Acte
dossier-kind-vote = Vote
dossier-kind-answer = Réponse à l’enquête
dossier-entry-act = { $treaty } : { $act }
dossier-entry-vote-yes = Vote pour la résolution { $resolution }, { $title }
dossier-entry-vote-no = Vote contre la résolution { $resolution }, { $title }
dossier-entry-vote-abstain = Abstention sur la résolution { $resolution }, { $title }
dossier-entry-vote-absent = Absence au vote de la résolution { $resolution }, { $title }

dossier-why = Pourquoi un État cible
dossier-why-not = Il ne figure pas sur la liste des États cibles.
dossier-why-added = Ajouté par décision : { $reason }
dossier-why-dropped = Écarté par décision : { $reason }
dossier-why-line = Catégorie { $n } : { $evidence }.

dossier-barriers = Ce qui fait obstacle
dossier-barriers-all = Tous, dans le temps
dossier-barriers-offers = Ce que l’on peut proposer
dossier-barriers-nothing = Rien n’est encore noté.
dossier-answer = Réponse à l’enquête
dossier-answer-nothing = Pas encore de réponse.
dossier-answered = réponse le { $day }, { $channel }
dossier-begun = commencée le { $day }, { $channel }
dossier-mail = Pas encore de réponse ; invitation du { $day } : { $status }.
dossier-channel-link = par le lien
dossier-channel-word-form = sur le formulaire Word
dossier-channel-note-verbale = par note verbale
dossier-channel-oral = oralement
dossier-mail-held = retenue
dossier-mail-queued = en file d’attente
dossier-mail-sending = en cours d’envoi
dossier-mail-sent = envoyée
dossier-mail-deferred = différée
dossier-mail-failed = en échec
dossier-mail-in-doubt = incertaine
dossier-mail-cancelled = annulée
dossier-mail-bounced = renvoyée
dossier-mail-suppressed = supprimée

dossier-people = À qui parler
dossier-people-post = Le poste
dossier-people-all = Tous
dossier-people-nothing = Personne n’est encore saisi pour cet État.
dossier-holds-since = depuis { $day }
dossier-commitments = Engagements
dossier-commitments-nothing = Rien n’est en suspens.
dossier-no-date = Sans date
dossier-votes = Votes sur la résolution annuelle

dossier-facts = Faits
dossier-act-dated = { $act }, { $day }
dossier-act-undated = { $act }, jour non établi
dossier-no-act = aucun acte
dossier-in-force = En vigueur
dossier-article = { $day } (art. { $article })
dossier-if-it-deposits = En cas de dépôt le { $day }
dossier-would-be-in-force = en vigueur le { $day } (art. { $article })
dossier-holdings = Contamination et stocks
dossier-holdings-none = sur aucune des listes utilisées
dossier-contaminated = Contamination
dossier-contaminated-yes = oui
dossier-contaminated-no = non signalée
dossier-contaminated-suspected = soupçonnée
dossier-stockpiler = Stocks
dossier-stockpiler-yes = signalés
dossier-stockpiler-no = non signalés
dossier-stockpiler-suspected = soupçonnés
dossier-stockpiler-completed = détruits ou n’existant plus
dossier-producer = Production
dossier-producer-yes = signalée
dossier-producer-no = non signalée
dossier-producer-suspected = soupçonnée
dossier-producer-former = ancienne
dossier-note = Remarque
dossier-region = Région
dossier-organizations = Membre de

states-view-board = Tableau des positions
states-view-timeline = Frise
states-board-move = Déplacer…
states-board-lead = { $n ->
    [one] Un État qui n’a pas déposé
   *[other] { $n } États qui n’ont pas déposé
 }, selon leur position. Pour en déplacer un, faites-le glisser ou choisissez « Déplacer… » : chaque déplacement est une position avec sa date et sa source.
states-board-more = { $n ->
    [one] un autre dans la liste
   *[other] { $n } autres dans la liste
 }
states-board-silent = { $n ->
    [0] en contact aujourd’hui
    [one] silencieux depuis un jour
   *[other] silencieux depuis { $n } jours
 }
states-board-never = aucun échange
states-timeline-caption = Le chemin de chaque État vers le traité
states-timeline-since = { $status } depuis le { $day }
dossier-brief = Fiche pays
dossier-timeline-title = Chronologie : { $state }
dossier-timeline-empty = Choisissez un autre type d’entrée, ou consignez un échange.
dossier-show-answers = Réponses à l’enquête
dossier-show-mails = Courriels
dossier-show-positions = Positions
dossier-show-barriers = Obstacles
dossier-show-steps = Parcours
dossier-show-tasks = Engagements
dossier-kind-mail = Courriel
dossier-kind-position = Position
dossier-kind-barrier = Obstacle
dossier-kind-step = Étape du parcours
dossier-kind-task = Engagement
dossier-task-done = tenu le { $day }
dossier-task-due = échéance le { $day }
dossier-task-noted = noté le { $day }, sans échéance

levers-title = Qui peut aider
levers-shared = Organisations communes
levers-shared-none = aucune
levers-neighbours = États parties de sa région
levers-more = et { $n } autres
levers-shared-languages = Langues partagées avec les coordonnateurs
levers-shared-language = { $n ->
    [one] parlée par l’un de ses interlocuteurs
   *[other] parlée par { $n } de ses interlocuteurs
} et par des interlocuteurs des États suivants : { $states }
levers-shared-membership = membre de l’organisation « { $organization } », comme { $states }
levers-languages = Langues de ses interlocuteurs
levers-language = { $n ->
        [one] { $n } personne
       *[other] { $n } personnes
    }
levers-language-teams = { $n ->
        [one] { $n } personne
       *[other] { $n } personnes
    } ; lue par { $teams }
levers-embassies = Ambassades
levers-embassy = { $state }, à { $place }
levers-teams = En contact
levers-team = { $n ->
        [one] { $n } échange
       *[other] { $n } échanges
    }, le dernier le { $day }
levers-team-partner = partenaire, { $n ->
        [one] { $n } échange
       *[other] { $n } échanges
    }, le dernier le { $day }
levers-known = Qui d’entre nous connaît qui

brief-title = { $state } : fiche pays
brief-prepared = Au { $day }.
brief-up-to = Fiches jusqu’au marquage
brief-holds-public = Ne contient que des fiches publiques.
brief-holds-working-group = Contient des fiches jusqu’au marquage groupe de travail.
brief-holds-coordination = Contient des fiches jusqu’au marquage coordination : à ne pas transmettre.
brief-holds-restricted = Contient des fiches restreintes : réservé à ceux qui peuvent les lire.
brief-stands = Où en est l’État
brief-talks = Derniers échanges
brief-talks-nothing = Aucun échange n’est consigné.
dossier-timeline-column-day = Date
dossier-timeline-column-kind = Nature
dossier-timeline-column-text = Ce qui s’est passé
dossier-timeline-column-more = Précisions
dossier-timeline-column-marking = Qui peut le lire
