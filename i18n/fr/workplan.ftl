# Le plan de travail, ses États cibles et son calendrier.

workplan-kicker = { $coordinators } · du { $from } au { $until }
workplan-lead = Point de départ, le { $on } : { $joined } États s’étaient engagés, { $deposited } par dépôt d’un instrument et { $signatories } par la seule signature. { $target ->
        [0] Aucun nombre de nouveaux États parties n’est fixé.
        [one] Objectif : au moins un nouvel État partie.
       *[other] Objectif : au moins { $target } nouveaux États parties.
    }
workplan-report = Rapport d’activité
workplan-parts = Parties du plan de travail
workplan-tab-plan = Plan
workplan-tab-targets = États cibles
workplan-tab-timeline = Calendrier
workplan-tab-hand-over = Passation
workplan-background = Contexte, dans les termes du document (en anglais)
workplan-source = Source : { $source }
workplan-objectives = Objectifs
workplan-activities = Activités
workplan-activities-note = Chaque nombre mène aux fiches dont il procède, dans la mesure où vous pouvez les lire.
workplan-activity = Activité
workplan-exchanges = Échanges
workplan-events = Événements
workplan-all = Total
workplan-outputs = Résultats attendus
workplan-outputs-note = mesurés au { $on }
workplan-output-parties = { $target ->
        [0] { $deposited } par dépôt, { $in_force } en vigueur
       *[other] { $deposited } sur { $target } par dépôt, { $in_force } sur { $target } en vigueur
    }
workplan-output-awareness = { $exchanges ->
        [one] { $exchanges-text } échange
       *[other] { $exchanges-text } échanges
    }, { $events ->
        [one] { $events-text } événement
       *[other] { $events-text } événements
    }
workplan-output-answers = { $asked ->
        [0] L’enquête n’a pas été distribuée
       *[other] { $answered ->
            [one] { $answered-text } réponse
           *[other] { $answered-text } réponses
        } pour { $asked ->
            [one] 1 État interrogé
           *[other] { $asked-text } États interrogés
        }
    }
workplan-implementers = Mis en œuvre par
workplan-partners = Avec le concours de
workplan-budget = Budget
workplan-and = { $first } et { $last }

workplan-targets-title = États cibles
workplan-targets-lead = Les catégories sont calculées à partir des faits au { $on }. Les coordonnateurs peuvent ajouter ou retirer un État, en le motivant.
workplan-targets-categories = Les quatre catégories
workplan-targets-category = Catégorie
workplan-targets-all = États
workplan-targets-without = Sans les signataires
workplan-targets-any = Dans au moins une catégorie
workplan-targets-add = Ajouter un État
workplan-targets-count = { $n ->
        [one] { $n } État cible
       *[other] { $n } États cibles
    }
workplan-targets-count-dropped = { $n ->
        [one] { $n } État retiré
       *[other] { $n } États retirés
    }
workplan-targets-filter-category = Catégorie
workplan-targets-filter-lead = Chef de file
workplan-targets-filter-priority = Priorité
workplan-targets-filter-standing = Inscription
workplan-targets-no-lead = sans chef de file
workplan-targets-state = État
workplan-targets-categories-column = Catégories
workplan-targets-why = Motif
workplan-targets-standing = Inscription
workplan-targets-lead-column = Chef de file
workplan-targets-priority = Priorité
workplan-targets-next = Prochaine étape
workplan-targets-decision = Décision
workplan-targets-change = Modifier
workplan-targets-empty = Aucun État cible ne correspond à ces filtres
workplan-targets-empty-text = Retirez un filtre, ou ajoutez un État que les catégories ne retiennent pas.
workplan-targets-show-all = Afficher toute la liste

workplan-standing-computed = selon le calcul
workplan-standing-added = ajouté
workplan-standing-dropped = retiré
workplan-priority-high = haute
workplan-priority-normal = normale
workplan-priority-low = basse

workplan-target-title = { $state } : État cible
workplan-target-new-title = Ajouter un État cible
workplan-target-new-intro = Pour un État que les catégories ne retiennent pas. Un État lié par le traité ne peut être un État cible.
workplan-target-by-category = Dans les catégories { $categories } : { $evidence }.
workplan-target-by-none = Les faits ne placent cet État dans aucune catégorie.
workplan-target-state = État
workplan-target-standing = Inscription
workplan-target-standing-computed = Selon le calcul
workplan-target-standing-computed-hint = sur la liste tant qu’une catégorie le retient
workplan-target-standing-added = Ajouté
workplan-target-standing-added-hint = sur la liste quoi que disent les catégories
workplan-target-standing-dropped = Retiré
workplan-target-standing-dropped-hint = hors de la liste quoi que disent les catégories
workplan-target-reason = Motif
workplan-target-reason-hint = Obligatoire lorsqu’un État est ajouté ou retiré
workplan-target-priority = Priorité
workplan-target-lead = Équipe chef de file
workplan-target-next_step = Prochaine étape
workplan-target-marking = Qui peut lire ceci
workplan-target-submit = Enregistrer
workplan-target-reason-missing = Indiquez pourquoi l’État est ajouté ou retiré.
workplan-target-bound = Cet État est lié par le traité ; ce n’est pas un État cible.
workplan-target-listed = Cet État figure déjà sur la liste : modifiez-le là.
workplan-target-saved = La décision est enregistrée : { $state }.

workplan-targets-filter-group = Groupe régional
workplan-targets-helped = avec l’appui de : { $states }
workplan-target-supporters = États d’appui
workplan-target-supporters-hint = États qui s’entretiennent aussi avec lui
workplan-target-supporters-many = Choisissez { $max } États au plus.
workplan-target-supporters-wrong = Choisissez des États de la liste, et non cet État lui-même.
workplan-target-strategy = Note de stratégie
workplan-target-strategy-hint = Comment rallier l’État : lue par ceux qui peuvent lire la décision

workplan-settings-open = Modifier ce qui compte
workplan-settings-title = Ce qui compte dans les catégories
workplan-settings-signatories = Signataires dans les catégories 2 à 4
workplan-settings-signatories-counted = Ils comptent dans chaque catégorie dont ils relèvent
workplan-settings-signatories-not-counted = Ils ne comptent que dans la catégorie 1
workplan-settings-other_steps = Mesures provisoires d’un autre type dans la catégorie 4
workplan-settings-other_steps-hint = Démarches parlementaires, déclarations d’intérêt, explications de vote communes
workplan-settings-other_steps-counted = Elles comptent
workplan-settings-other_steps-not-counted = Elles ne comptent pas
workplan-settings-vote = Vote pour la catégorie 3
workplan-settings-vote-hint = Le document cite la Première Commission. Là où aucun vote d’État n’y est connu, celui de la plénière en tient lieu.
workplan-settings-vote-first-committee = Première Commission
workplan-settings-vote-plenary = Séance plénière de l’Assemblée générale
workplan-settings-congratulate_days = Délai de félicitation, en jours
workplan-settings-congratulate_days-hint = Lorsqu’un État cible dépose son instrument, l’équipe chef de file est chargée de le féliciter dans ce délai
workplan-settings-days = Saisissez un nombre de jours de 1 à 365.
workplan-settings-submit = Enregistrer
workplan-settings-saved = Ce qui compte dans les catégories est enregistré.
workplan-rule-signatories-counted = Les signataires comptent dans chaque catégorie dont ils relèvent.
workplan-rule-signatories-not-counted = Les signataires ne comptent que dans la catégorie 1.
workplan-rule-other-counted = Les mesures provisoires d’un autre type comptent dans la catégorie 4.
workplan-rule-other-not-counted = Les mesures provisoires d’un autre type ne comptent pas dans la catégorie 4.
workplan-vote-none = Aucun vote n’est connu pour la catégorie 3.
workplan-vote-plenary = La catégorie 3 se fonde sur le vote en séance plénière de l’Assemblée générale : { $resolution }, { $day }.
workplan-vote-first-committee = La catégorie 3 se fonde sur le vote à la Première Commission : { $resolution }, { $day }.
workplan-vote-stand-in = La catégorie 3 est réglée sur le vote à la Première Commission, mais le dossier du traité n’y contient le vote d’aucun État. Le vote en séance plénière en tient lieu : { $resolution }, { $day }.
workplan-vote-first-committee-unknown = Le dossier du traité ne contient aucun vote d’État à la Première Commission.
workplan-departures = Sortis de la liste
workplan-departure = { $state } : instrument déposé, sortie de la liste.
workplan-congratulate = Féliciter { $state } de son dépôt

workplan-timeline-title = Calendrier
workplan-timeline-line = Ligne du plan
workplan-timeline-planned = Prévu
workplan-timeline-actual = Réel
workplan-timeline-change = Saisir
workplan-timeline-change-column = Dates réelles
workplan-timeline-range = { $from } – { $until }
workplan-timeline-since = depuis le { $from }
workplan-timeline-done = achevé
workplan-timeline-open = en cours
workplan-timeline-late = en retard
workplan-timeline-not-begun = pas commencé
workplan-timeline-span = prévu : { $planned } ; réel : { $actual }
workplan-timeline-key-planned = prévu
workplan-timeline-key-actual = réel
workplan-timeline-key-running = en cours
workplan-timeline-key-today = aujourd’hui
workplan-line-title = Ce qui s’est réellement passé
workplan-line-actual_from = Début
workplan-line-actual_until = Fin
workplan-line-actual_until-hint = Vide tant que c’est en cours
workplan-line-note = Note
workplan-line-note-hint = Toute personne qui peut se connecter la lit
workplan-line-submit = Enregistrer
workplan-line-order = La fin ne peut précéder le début.
workplan-line-no-start = Indiquez la date de début.
workplan-line-saved = Le calendrier est enregistré.
workplan-closed = Clos le { $day }
workplan-line-closed = Le plan de travail a été clos le { $day } : ses dates restent telles quelles.
workplan-others = Autres plans

# The texts of a plan that was made here.
plan-activity-dropped = { $title } (retirée)
plan-texts-title = Textes du plan
plan-text-part-objectives = Objectifs
plan-text-add-objectives = Ajouter un objectif
plan-text-part-activities = Activités
plan-text-add-activities = Ajouter une activité
plan-text-part-outputs = Résultats attendus
plan-text-add-outputs = Ajouter un résultat
plan-text-part-timeline = Calendrier
plan-text-add-timeline = Ajouter une ligne
plan-text-edit = Modifier le texte
plan-text-edit-link = Modifier
plan-text-drop = Retirer
plan-text-drop-title = Retirer du plan
plan-text-saved = Le texte est enregistré.
plan-text-dropped = Le texte ne figure plus dans le plan.
plan-text-changed = Le texte a été modifié entre-temps. Voici ce qu’il dit à présent.
plan-text-target-wrong = Un nombre entier à partir de 0.
plan-text-sentence = La phrase entière
plan-text-text_en = Texte en anglais
plan-text-text_fr = Texte en français
plan-text-text_es = Texte en espagnol
plan-text-measure = Mesuré par
plan-text-target = Combien, au moins
plan-text-planned_from = Prévu à partir de
plan-text-planned_from-hint = Ce sont des mois entiers qui comptent.
plan-text-planned_until = Prévu jusqu’à
plan-text-reason = Pourquoi ce texte est retiré
plan-text-reason-hint = Le motif reste dans le journal d’audit.
plan-text-measure-new-states-parties = Nouveaux États parties
plan-text-measure-awareness = Échanges et événements qui font connaître le traité
plan-text-measure-survey-answers = Réponses au questionnaire

workplan-board-priority = Colonnes par priorité
workplan-board-lead = Colonnes par chef de file
