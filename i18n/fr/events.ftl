# Événements, invités et présents.

events-title = Événements
events-bin-title = Événements dans la corbeille
events-count = { $n ->
    [one] { $shown } événement
   *[other] { $shown } événements
}
events-count-more = plus de { $shown } événements
events-tabs = Quels événements
events-tab-upcoming = À venir
events-tab-past = Passés
events-head-title = Événement
events-head-days = Date
events-head-kind = Nature
events-head-place = Lieu
events-head-starts = Premier jour
events-head-ends = Dernier jour
events-head-organizer = Organisateur
events-head-activity = Activité du plan de travail
events-head-invited = Invités
events-head-came = Venus
events-head-marking = Marquage
events-filter-kind = Nature
events-filter-activity = Activité du plan de travail
events-meetings = Calendrier des réunions officielles
events-none = Aucun événement à venir
events-none-past = Aucun événement n’a encore eu lieu
events-none-text = Saisissez un atelier, un événement parallèle ou une réunion ; invitez-y ensuite des États et des personnes.
events-none-filtered = Aucun événement ne répond à ces filtres

event-kind-regional-workshop = Atelier régional
event-kind-side-event = Événement parallèle
event-kind-formal-meeting = Réunion officielle
event-kind-informal-working-group = Groupe de travail informel
event-kind-parliamentary-event = Événement parlementaire
event-attendance-invited = invité
event-attendance-confirmed = viendra
event-attendance-declined = a décliné
event-attendance-attended = présent
event-attendance-absent = absent
event-add = Saisir un événement
event-new-title = Saisir un événement
event-new-intro = Les États et les personnes s’invitent sur sa page, une fois l’événement enregistré.
event-edit-title = Modifier l’événement
event-submit = Enregistrer l’événement
event-title = Titre
event-kind = Nature
event-starts_on = Premier jour
event-ends_on = Dernier jour
event-ends_on-hint = Vide pour un événement d’un jour
event-ends_on-early = Le dernier jour précède le premier.
event-opens_at = Commence à
event-opens_at-hint = À l’heure du lieu ; vide pour des journées entières
event-closes_at = Finit à
event-hours-both = Indiquez les deux heures, ou aucune.
event-closes_at-early = L’événement finit avant de commencer.
event-place = Lieu
event-zone = Fuseau horaire
event-organizer = Organisateur
event-description = Description
event-activity = Activité du plan de travail
event-marking = Qui peut le lire
event-entered = Saisi le { $day } par { $by }.
event-in-bin = Dans la corbeille depuis le { $day }. Il sera effacé après 30 jours.
event-bin-hint = Les échanges qui y ont eu lieu restent. L’événement peut être repris pendant 30 jours.
event-binned = L’événement est dans la corbeille.
event-restored = L’événement est de retour.
event-figure-invited = invités
event-figure-confirmed = ont dit venir
event-figure-came = sont venus
event-states = { $n ->
    [one] pour { $n } État
   *[other] pour { $n } États
}
event-guests = Invités et présents
event-no-guests = Personne n’a encore été invité.
event-head-state = État
event-head-person = Personne
event-head-attendance = Participation
event-head-note = Remarque
event-head-remove = Retirer
event-nobody-named = personne de désigné
event-attendance-of = Participation : { $guest }
event-guest-note = Remarque : { $guest }
event-guest-remove = Retirer : { $guest }
event-guests-save = Enregistrer la participation
event-guests-saved = La participation est enregistrée.
event-invite = Inviter
event-invite-states = États
event-invite-states-hint = Saisir un nom ; plusieurs sont possibles
event-invite-people = Personnes
event-invite-people-hint = Chacune vient pour l’État dont elle occupe un poste
event-invite-submit = Inviter
event-invite-nobody = Choisissez au moins un État ou une personne.
event-invite-stateless = { $name } n’occupe de poste pour aucun État, et ne peut être invité pour l’un d’eux.
event-invited = Ils sont invités.
event-log-here = Consigner un échange ici
event-exchanges = Échanges qui y ont eu lieu
event-exchanges-all = Tous dans le journal
event-no-exchanges = Aucun n’a été consigné.

# En détail : série, langues, résultat, ordre du jour.
events-head-series = Série
events-head-agenda = Convention à l’ordre du jour
events-head-stranded = Empêchés
events-filter-series = Série
events-filter-agenda = Convention à l’ordre du jour
event-agenda-yes = à l’ordre du jour
event-agenda-no = pas à l’ordre du jour
event-agenda-unknown = ordre du jour inconnu
event-series = Série
event-series-hint = Par exemple « Ateliers régionaux 2023 » : les mêmes mots réunissent des événements en une série
event-meeting = Réunion officielle
event-meeting-hint = La réunion dont il s’agit, ou en marge de laquelle elle se tient
event-languages = Interprétation
event-language-ar = arabe
event-language-zh = chinois
event-language-en = anglais
event-language-fr = français
event-language-pt = portugais
event-language-ru = russe
event-language-es = espagnol
event-outcome = Résultat
event-outcome-hint = Ce qui en est ressorti : déclaration, mesures annoncées, points à suivre
event-no-outcome = Aucun résultat n’est encore saisi.
event-on-agenda = La Convention à l’ordre du jour
event-agenda = Ordre du jour
event-agenda-none = Aucun ordre du jour n’est saisi.
event-money-link = Budget, coûts et prise en charge
event-report = Rapport
event-saved-conflicts = Enregistré. Autre chose se tient les mêmes jours : voir ci-dessous.
event-conflicts = Se tiennent aussi ces jours-là :
event-conflict-both = invités aux deux :
event-attendance-nominated = désigné
event-attendance-registered = inscrit
event-attendance-stranded = empêché
event-why-visa = visa
event-why-travel = voyage
event-why-funds = fonds trop tardifs
event-why-health = maladie
event-why-other = autre raison
event-why-needed = Indiquez ce qui a empêché l’invité.
event-guest-why = Raison de l’empêchement : { $guest }
event-guest-edit = Place et prise en charge
event-figure-stranded = empêchés
event-head-delegation = État ou organisation
event-sponsored = Prise en charge :
event-sponsorship-requested = demandée
event-sponsorship-approved = accordée
event-sponsorship-refused = refusée
event-sponsorship-ticketed = billets émis
event-sponsorship-paid = payée
event-guests-full = Un événement compte au plus 1 000 invités.
event-invite-organisations = Organisations
event-invite-organisations-hint = Chacune peut désigner qui vient
event-sent-mail = invité par courriel le { $day }
event-sent-note = invité par note verbale { $number } du { $day }
event-replied = a répondu le { $day }
event-links = Liens de réponse

agenda-new-title = Ajouter un point
agenda-edit-title = Modifier le point
agenda-title = Titre
agenda-kind = Type
agenda-kind-item = Point de l’ordre du jour
agenda-kind-side-event = Événement parallèle
agenda-kind-speaking-slot = Temps de parole
agenda-kind-ceremony = Cérémonie
agenda-kind-pause = Pause
agenda-number = Numéro
agenda-number-hint = Tel que l’ordre du jour l’écrit, par exemple 3 a)
agenda-on_convention = La Convention
agenda-on_convention-yes = Le point porte sur la Convention
agenda-held_on = Jour
agenda-begins_at = Début
agenda-begins_at-hint = À l’heure du lieu
agenda-ends_at = Fin
agenda-group-speaker = Qui prend la parole
agenda-people = Personne
agenda-people-hint = Quelqu’un des contacts
agenda-speaker = Orateur par son nom
agenda-speaker-hint = S’il ne figure pas parmi les contacts
agenda-state = Pour quel État
agenda-group-papers = Notes et documents
agenda-note = Note
agenda-link = Adresse du document
agenda-submit = Enregistrer le point
agenda-remove = Retirer de l’ordre du jour
agenda-removed = Le point est retiré de l’ordre du jour.
agenda-full = Un ordre du jour compte au plus 300 points.
agenda-other-day = Ce jour n’est pas un jour de l’événement.
agenda-one-speaker = Indiquez un seul orateur : une personne des contacts, ou un nom.
agenda-on-convention = la Convention
agenda-speaks = Prend la parole :

guest-new-title = Ajouter un participant par son nom
guest-new-intro = Quelqu’un qu’un État ou une organisation a désigné et qui ne figure pas parmi les contacts.
guest-submit = Enregistrer
guest-name = Nom
guest-state = État
guest-organisation = Organisation
guest-function = Fonction
guest-function-hint = Comme sur le badge : conseiller, ministère des affaires étrangères
guest-is_head = Chef de délégation
guest-is_head-yes = Dirige la délégation
guest-seat = Place dans la délégation
guest-seat-hint = Un nombre ; le plus petit vient le premier après le chef
guest-seat-number = Indiquez un nombre de 0 à 999.
guest-one-delegation = Choisissez un État ou une organisation, l’un des deux.
guest-group-sponsorship = Prise en charge
guest-sponsorship = Où elle en est
guest-sponsorship-needed = Indiquez où en est la prise en charge.
guest-amount = Montant
guest-currency = Monnaie
guest-currency-hint = Trois lettres de l’ISO 4217 : EUR, USD, XAF

choose-title = Choisir qui inviter
choose-intro = Regardez une liste d’États, voyez à qui on pourrait écrire, et ajoutez aux invités ceux qui sont cochés. Rien n’est envoyé ici.
choose-whom = États
choose-whom-targets = de la liste cible
choose-whom-all = tous
choose-group = Groupe régional
choose-region = Région
choose-look = Afficher
choose-count = { $n ->
    [0] Aucun État à ajouter
    [one] 1 État à ajouter
   *[other] { $n } États à ajouter
}
choose-head-to = Le courriel irait à
choose-head-invite = Inviter
choose-invite-state = Inviter : { $state }
choose-add = Ajouter aux invités
choose-nobody = Aucun État ne convient qui ne soit déjà invité.

participants-title = Liste des participants
participants-count = { $n ->
    [one] { $n } participant
   *[other] { $n } participants
}
participants-none = Personne n’a encore été désigné ni n’a annoncé sa venue.
participants-head = Chef de délégation
participants-head-delegation = État ou organisation
participants-head-name = Nom
participants-head-function = Fonction
participants-head-role = Rôle
participants-head-attendance = Présence
badges-title = Badges
badges-count = { $n ->
    [one] { $n } badge
   *[other] { $n } badges
}
badges-none = Personne n’a encore été désigné.

money-title = Finances
money-intro = Ce qu’il y a à dépenser, ce qui a été dépensé et ce qui est pris en charge. Les monnaies ne sont jamais additionnées.
money-none = Aucun montant n’est saisi.
money-balance = Sommes par monnaie
money-head-currency = Monnaie
money-head-budget = Budget
money-head-costs = Coûts
money-head-promised = Pris en charge
money-head-paid = dont payé
money-head-requested = Demandé
money-head-left = Reste
money-head-change = Modifier
money-budget = Budget
money-costs = Coûts
money-no-budget = Aucun budget n’est saisi.
money-no-costs = Aucun coût n’est saisi.
money-sponsored = Prise en charge par État
money-no-sponsored = Aucun invité n’est pris en charge. Cela se saisit avec chaque invité.
money-guests = { $n ->
    [one] { $n } invité
   *[other] { $n } invités
}
money-add = Ajouter une ligne
money-edit-title = Corriger une ligne
money-edit = Corriger
money-edit-what = Corriger { $what }
money-save = Enregistrer
money-submit = Ajouter la ligne
money-kind = Type
money-kind-budget = Budget
money-kind-cost = Coût
money-what = Pour quoi
money-amount = Montant
money-amount-hint = Par exemple 1 200,50
money-currency = Monnaie
money-currency-hint = Trois lettres de l’ISO 4217 : EUR, USD, XAF
money-removed = La ligne est supprimée.
money-remove-what = Supprimer : { $what }
money-full = Un événement compte au plus 300 lignes.
money-wrong-amount = Indiquez un nombre tel que 1200,50, qui ne soit pas négatif.
money-wrong-places = Cette monnaie n’a pas d’unité aussi petite.
money-wrong-currency = Indiquez les trois lettres d’une monnaie, par exemple EUR.

letter-title = Écrire aux invités
letter-intro = Chaque invité à qui on n’a pas encore écrit : par courriel avec un lien de réponse, ou par note verbale.
letter-by-mail = Par courriel
letter-count = { $n ->
    [0] personne
    [one] 1 courriel
   *[other] { $n } courriels
}
letter-more = { $n ->
    [one] 1 autre vient après.
   *[other] { $n } autres viennent après.
}
letter-mails = Courriels
letter-reply_by = Répondre avant le
letter-reply_by-late = L’événement sera alors terminé.
letter-message_en = Message dans les courriels en anglais
letter-message_fr = Message dans les courriels en français
letter-message_es = Message dans les courriels en espagnol
letter-submit = Envoyer
letter-send = Envoyer ceux qui sont cochés
letter-look = Afficher de nouveau les courriels
letter-nobody = Il ne reste personne à qui écrire par courriel.
letter-coordinators-send = Un coordonnateur envoie les courriels.
letter-guests-needed = Cochez au moins un invité.
letter-sent = { $n ->
    [one] 1 courriel est dans la boîte d’envoi.
   *[other] { $n } courriels sont dans la boîte d’envoi.
}
letter-left-out = Laissés de côté, et pourquoi
letter-out-no-address = pas d’adresse
letter-out-address-taken = un autre invité a la même adresse
letter-out-mailed = l’adresse a déjà reçu un courriel sur cet événement
letter-out-bounced = ne pas écrire : un courriel à cette adresse est revenu
letter-out-do-not-mail = marqué : ne pas écrire par courriel
letter-out-invited = déjà invité
letter-by-note = Par note verbale
letter-note-intro = Notez ici ce qui est parti par note verbale. Un lien de réponse peut ensuite être créé pour chacun.
letter-note-guests = À qui elle a été adressée
letter-reference = Numéro
letter-reference-hint = Laissez vide pour le numéro suivant de la série de votre équipe, attribué au moment où la note est consignée.
letter-log = Au journal
letter-log-yes = Consigner la note comme échange envoyé à chacun de leurs États
letter-sent_on = Date
letter-sent_on-future = La date est dans l’avenir.
letter-note-save = Noter
letter-noted = La note verbale est notée.
letter-logged = La note verbale est notée et consignée sous { $number }.
letter-note-summary = Invitation à : { $title }
letter-link-title = Lien de réponse
letter-link-intro = Pour { $who }. Il n’est affiché que cette fois et fonctionne jusqu’à la fin du { $day } ; les liens antérieurs n’ouvrent plus rien.
letter-link-copy = Copier le lien
letter-link-new = Nouveau lien
letter-link-revoke = Révoquer le lien
letter-revoked = Le lien est révoqué.

event-letter-subject = Invitation : { $title }
event-letter-you = Nous avons l’honneur de vous inviter à :
event-letter-delegation = Nous avons l’honneur d’inviter { $who } à se faire représenter à :
event-letter-organizer = Organisé par { $by }
event-letter-languages = Interprétation : { $languages }
event-letter-reply = Veuillez nous indiquer avant le { $day } si vous viendrez, par ce lien personnel :
event-letter-reply-names = Veuillez nous indiquer avant le { $day } si vous participerez, et qui viendra, par ce lien personnel :
event-letter-note = Le lien ne demande pas de compte. Quiconque le détient peut répondre ; la réponse peut être modifiée jusqu’à l’événement.
event-letter-closing = Veuillez agréer l’expression de notre haute considération.

reply-for = Invitation pour { $who }
reply-when = Quand
reply-where = Où
reply-begin = Répondre
reply-change = Modifier la réponse
reply-closed = La réponse ne peut plus être modifiée.
reply-accepted = Vous avez répondu le { $day } : vous viendrez.
reply-declined = Vous avez répondu le { $day } : vous ne viendrez pas.
reply-comes = Viendrez-vous ?
reply-comes-yes = Oui
reply-comes-no = Non
reply-who = Qui viendra
reply-who-hint = Laissez vide si vous ne le savez pas encore ; vous pourrez revenir.
reply-name = Nom du participant { $n }
reply-function = Fonction du participant { $n }
reply-head = Le participant { $n } dirige la délégation
reply-more-lines = Enregistrez pour obtenir d’autres lignes.
reply-remark = Ce que nous devrions savoir
reply-save = Envoyer la réponse
reply-saved = Merci. Votre réponse est enregistrée.
reply-gone = Ce lien ne fonctionne pas
reply-gone-text = Il a peut-être expiré ou été remplacé par un plus récent. Veuillez écrire à ceux qui vous ont invité.
reply-lost = Ce formulaire n’appartient pas au lien
reply-lost-text = Veuillez rouvrir le lien de votre invitation.

report-of = Rapport : { $title }
report-turnout = Qui était invité, qui est venu
report-all = Total
report-head-guests = Invités
report-stranded = Qui a été empêché, et pourquoi
report-promised = Engagements pris sur place
report-nothing-promised = Aucun n’a été noté.
report-due = échéance { $day }
report-done = tenu
report-head-open = sans réponse
report-head-coming = viendront
report-head-came = venus
report-head-stranded = empêchés
report-head-absent = absents
report-head-declined = ont décliné
