# L’enquête : questionnaires, envois, réponses, et les pages des répondants.

survey-title = Enquête
survey-lead = Pourquoi des États n’ont pas encore adhéré, d’après eux-mêmes.
survey-circulations = Envois
survey-questionnaires = Questionnaires
survey-new = Envoyer le questionnaire
survey-none = Le questionnaire n’a pas encore été envoyé
survey-none-text = Choisissez les États cibles et lisez chaque message avant tout envoi.
survey-about-released = Envoyé le { $released }, clôture le { $closes }
survey-about-draft = Projet ; rien n’a été envoyé. Clôture le { $closes }
survey-version-frozen = Version { $version }, figée par son premier envoi le { $date }
survey-version-open = Version { $version }, pas encore envoyée
survey-text-language = Langue du texte
survey-source = Source
survey-names = { $first } et { $last }

survey-kind-single = une seule réponse
survey-kind-several = plusieurs réponses
survey-kind-yes-no-unknown = oui, non ou inconnu
survey-kind-short-text = une ligne de texte
survey-kind-long-text = un texte
survey-kind-date = une date
survey-kind-note = une note
survey-kind-ranking = choix par ordre d’importance
survey-kind-scale = un nombre sur une échelle
survey-kind-matrix = une réponse par ligne
survey-kind-integer = un nombre entier
survey-kind-decimal = un nombre
survey-kind-state = un État
survey-kind-states = plusieurs États
survey-kind-file = un fichier
survey-may-be-unable = peut rester sans réponse
survey-only-if = posée lorsque { $condition }
survey-limit = limite : { $condition }
survey-other = Autre
survey-other-namely = Autre, à savoir
survey-other-say = précisez, avec vos propres mots
survey-other-or-choice = choisissez « Autre » pour répondre avec vos propres mots, ou laissez ce champ vide
survey-unable = Pas en mesure de répondre
survey-unable-label = Si vous ne pouvez pas répondre à cette question
survey-unable-or-answer = répondez, ou indiquez que vous n’êtes pas en mesure de le faire
survey-in-unit = En { $unit }.
survey-scale-ends = { $from } : { $low } ; { $to } : { $high }.
survey-rank = donnez à chaque choix qui s’applique un nombre entier de 1 à { $most }
survey-rank-twice = le nombre { $rank } est donné deux fois
survey-rank-hint = Numérotez les choix qui s’appliquent : 1 pour le plus important, puis 2, et ainsi de suite. Laissez les autres vides.
survey-alone = ce choix exclut tous les autres
survey-integer = écrivez un nombre entier
survey-decimal = écrivez un nombre
survey-row-answer = { $row } : { $answer }
survey-unfit = cette réponse est hors des limites de la question
survey-unfit-because = { $fr }
survey-required = réponse obligatoire
survey-answer-yes = Oui
survey-answer-no = Non
survey-answer-unknown = Je ne sais pas
survey-answer-none = Sans réponse

survey-new-intro = Vous préparez un projet. Vous verrez chaque destinataire et chaque message avant tout envoi.
survey-default-title = Enquête sur les raisons de ne pas avoir adhéré
survey-form-title = Titre
survey-form-title-hint = Pour le bureau ; les destinataires ne le voient pas.
survey-form-questionnaire = Questionnaire
survey-form-closes_on = Clôture le
survey-form-closes_on-hint = Le dernier jour pour répondre.
survey-form-marking = Qui peut le lire
survey-form-group-recipients = Destinataires
survey-form-category = États cibles de ces catégories
survey-form-category-hint = États cibles du plan de travail ; une catégorie suffit.
survey-form-group = Seulement de ce groupe régional
survey-form-region = Seulement de cette région
survey-form-states = États choisis un à un
survey-form-states-hint = Ils s’ajoutent quelle que soit leur catégorie.
survey-form-group-en = Texte en anglais
survey-form-group-fr = Texte en français
survey-form-group-es = Texte en espagnol
survey-form-subject_en = Objet
survey-form-greeting_en = Texte au-dessus du lien
survey-form-greeting_en-hint = Chaque message complète : [state] [salutation] [addressee] [person] [organisation] [closing_date] [coordinators] [treaty]
survey-form-subject_fr = Objet
survey-form-greeting_fr = Texte au-dessus du lien
survey-form-greeting_fr-hint = Chaque message complète : [state] [salutation] [addressee] [person] [organisation] [closing_date] [coordinators] [treaty]
survey-form-subject_es = Objet
survey-form-greeting_es = Texte au-dessus du lien
survey-form-greeting_es-hint = Chaque message complète : [state] [salutation] [addressee] [person] [organisation] [closing_date] [coordinators] [treaty]
survey-category-signatories = 1. Signataires
survey-category-related-parties = 2. Parties à la Convention sur l’interdiction des mines
survey-category-yes-voters = 3. Favorables à la résolution annuelle
survey-category-interim-steps = 4. Ayant pris une mesure provisoire
survey-select-nobody = Choisissez une catégorie, un groupe ou une région, ou des États un à un.
survey-select-nobody-fits = Aucun État ne correspond à ce choix.
survey-closes-in-the-past = La date de clôture est passée.
survey-merge-unknown = { $field } n’est pas un mot que le message sait compléter.

survey-default-subject = [treaty] : enquête, [state]
survey-default-greeting =
    À l’attention de : [addressee]

    Les Coordonnateurs pour l’universalisation de la [treaty], [coordinators], présentent leurs compliments et ont l’honneur de transmettre une brève enquête sur la ratification de la Convention et l’adhésion à celle-ci. Ils sauraient gré à votre Gouvernement de bien vouloir leur faire part de ses vues d’ici au [closing_date].
survey-letter-link = Il est possible de répondre à l’enquête ici jusqu’au { $date }, sans compte :
survey-letter-note = Ce lien est destiné à votre seul État. Il peut être transmis à un collègue ; chaque page est enregistrée et la réponse peut être poursuivie plus tard, sur un autre ordinateur.
survey-letter-closing = Les Coordonnateurs saisissent cette occasion pour renouveler les assurances de leur très haute considération.

survey-drafted = Le projet est prêt. Rien n’a été envoyé.
survey-steps = Étapes
survey-step-recipients = Destinataires
survey-step-preview = Aperçu
survey-step-release = Envoi
survey-edit = Modifier
survey-to-preview = Aperçu des messages
survey-recipients-title = Destinataires
survey-recipients-count = États : { $states }, messages : { $mails }
survey-recipients-of = Destinataires : { $state }
survey-recipients-intro = Choisissez à qui le message est adressé. Sans destinataire, l’État est laissé de côté.
survey-recipients-none = Personne n’a d’adresse électronique pour cet État. Ajoutez-en d’abord une à un poste ou à une personne.
survey-form-recipient = Adressé à
survey-form-language = Langue
survey-form-language-hint = Sans choix : celle que chacun lit.
survey-recipient-taken = Cette adresse reçoit déjà le message d’un autre État.
survey-column-state = État
survey-column-progress = Avancement
survey-column-recipient = Destinataire
survey-column-address = Adresse
survey-column-language = Langue
survey-column-sent = Envoyé
survey-column-answer = Réponse
survey-column-change = Modifier
survey-column-date = Date
survey-column-channel = Parvenue
survey-column-authority = Autorité
survey-column-marking = Diffusion
survey-change = Modifier
survey-left-out = États laissés de côté
survey-choose-recipient = Choisir un destinataire
survey-omission-no-address = Personne n’y a d’adresse électronique.
survey-omission-do-not-mail = Les personnes qui y ont une adresse ne doivent pas recevoir de courriels.
survey-marked-since = Marquée comme ne devant pas recevoir de courriels depuis que le brouillon a été fait.
survey-omission-address-taken = Sa seule adresse reçoit le message d’un autre État.
survey-omission-excluded = Retiré à la main.
survey-discard = Abandonner ce projet
survey-discarded = Le projet est supprimé.
survey-preview-title =
    { $n ->
        [one] Aperçu d’un message
       *[other] Aperçu de { $n } messages
    }
survey-preview-lead = Rien n’a été envoyé. Voici ce qui partira.
survey-preview-count =
    { $n ->
        [one] { $n } message
       *[other] { $n } messages
    }
survey-preview-here = { $first } à { $last } sur { $n }
survey-previous = Précédents
survey-next = Suivants
survey-messages = Messages
survey-mail-to = À
survey-mail-subject = Objet
survey-before = Avant l’envoi
survey-cannot-release = L’envoi n’est pas encore possible
survey-nobody-to-send-to = Il n’y a aucun destinataire.
survey-field-empty = { $field } est vide pour : { $states }
survey-release = Envoyer tous les messages
survey-release-hint = Les messages passent aussitôt dans la boîte d’envoi et le texte du questionnaire est figé.
survey-release-who = Un coordonnateur procède à l’envoi.
survey-released = Envoi effectué. Messages dans la boîte d’envoi : { $n }.
survey-reopened = La réponse est rouverte.
survey-released-already = L’envoi a déjà eu lieu ; rien n’est parti deux fois.

survey-progress-title = État par État
survey-progress-answered = répondu
survey-progress-begun = commencée
survey-progress-sent = envoyée
survey-progress-failed = échec
survey-progress-not-sent = non envoyée
survey-states-count = { $n } sur { $all } États
survey-remove-filter = retirer ce filtre
survey-mail-held = Le message est retenu.
survey-mail-queued = Le message attend d’être envoyé.
survey-mail-sending = Le message est en cours d’envoi.
survey-mail-deferred = Refusé pour l’instant ; un nouvel essai suivra.
survey-mail-failed = L’adresse a été refusée.
survey-mail-in-doubt = On ne sait pas si le message est parti.
survey-mail-cancelled = Le message a été annulé.
survey-mail-bounced = Le message est revenu.
survey-mail-suppressed = Il ne faut pas écrire à cette adresse.

survey-answers = Réponses
survey-answers-count =
    { $n ->
        [one] { $n } réponse
       *[other] { $n } réponses
    }
survey-answers-none = Aucune réponse pour l’instant
survey-answers-none-text = Une réponse apparaît ici dès que sa première page est enregistrée, ou lorsque vous en saisissez une.
survey-no-answers-yet = Aucune question n’a encore reçu de réponse.
survey-how-it-came = Comment elle est parvenue
survey-other-answers = Autres réponses de cet État
survey-to-state = Le dossier de l’État
survey-channel-link = par lien
survey-channel-word-form = sur formulaire Word
survey-channel-note-verbale = par note verbale
survey-channel-oral = oralement
survey-enter = Saisir une réponse
survey-enter-lead = Une réponse parvenue autrement que par le lien. De quel État ?
survey-enter-intro = Saisissez ce que l’État a dit ; laissez ouvert ce qu’il a laissé ouvert.
survey-enter-channel = Comment elle est parvenue
survey-enter-authority = Sur l’autorité de qui
survey-enter-authority-hint = Par exemple : note verbale 2023/041 de la Mission permanente ; le Représentant permanent adjoint, lors d’un entretien.
survey-enter-answered_on = Date de la réponse
survey-enter-language = Langue de la réponse
survey-enter-marking = Qui peut la lire
survey-enter-submit = Enregistrer la réponse
survey-answer-of = Réponse : { $state }
survey-answered-already = Cet État a déjà une réponse à cet envoi.
survey-date-in-the-future = Ce jour n’est pas encore venu.
survey-continue = Continuer

survey-for = Enquête · { $state }
survey-part = Enquête · { $state } · partie { $part } sur { $parts }
survey-parts = Parties de l’enquête
survey-asked-by = À la demande de
survey-closes = Réponses jusqu’au
survey-who-reads = Qui lit la réponse
survey-who-reads-text = À la dernière page, vous choisissez qui peut lire votre réponse. Aucun autre État ne la voit ici.
survey-start-new-lead = Aucun compte n’est nécessaire. Toute personne qui détient ce lien peut répondre pour votre État.
survey-start-new-go = Commencer
survey-start-begun = Votre réponse n’est pas terminée
survey-start-begun-lead = Ce qui a été enregistré est toujours là. Poursuivez, puis validez à la fin.
survey-start-begun-go = Poursuivre
survey-start-answered = Merci de votre réponse
survey-start-answered-lead = Elle a été validée le { $date } par : { $authority }.
survey-start-closed = L’enquête est close
survey-start-closed-lead = Il n’est plus possible d’y répondre ici. Les Coordonnateurs restent à votre écoute : répondez à leur message.
survey-start-elsewhere = La réponse de votre État a été reçue
survey-start-elsewhere-lead = Elle est parvenue aux Coordonnateurs autrement que par ce lien. Pour la modifier, répondez à leur message.
survey-read-answers = Lire les réponses
survey-save-and-continue = Enregistrer et continuer
survey-save-and-review = Enregistrer et relire
survey-back = Retour
survey-saved = Enregistré le { $moment }.
survey-return-later = Vous pouvez fermer cette page et revenir par le lien que vous avez reçu.
survey-saved-by = Enregistré le { $moment } par le lien destiné à : { $holder }.
survey-moment = { $date } à { $time } UTC
survey-save = Enregistrer
survey-start-part = Une partie de l’enquête pour vous
survey-start-part-lead = Aucun compte n’est nécessaire. La personne qui répond pour votre État vous a donné ce lien ; il ouvre une partie et rien d’autre.
survey-start-part-text = Pour : { $holder }. Partie : { $section }. Les personnes qui répondent pour votre État relisent le tout et le signent.
survey-start-part-go = Ouvrir la partie
survey-part-lead = Voici la seule partie qui vous a été confiée. Enregistrez-la lorsque vous avez terminé ; vous n’avez rien à signer.
survey-part-return = Vous pouvez fermer cette page et revenir par le lien qui vous a été donné.
survey-part-closed = Cette partie ne peut plus être remplie
survey-part-closed-lead = La réponse de votre État est signée, ou l’enquête est close. Veuillez vous adresser à la personne qui vous a donné le lien.
survey-holders = Qui d’autre peut voir ce projet de réponse
survey-holders-text = Jusqu’à la signature : les personnes qui détiennent un lien, ainsi que les Coordonnateurs et l’Unité d’appui à l’application, qui voient que la réponse est commencée et lisent ce qui est enregistré.
survey-holder-of-section = { $holder } : « { $section } » seulement
survey-holder-invited = Ouvre toute la réponse
survey-links = Confier une partie à un collègue
survey-links-lead = Créez un lien pour une partie et envoyez-le à la personne qui peut la remplir. Il ouvre cette partie et rien d’autre. Vous relisez le tout et signez.
survey-links-full = Il y a déjà { $most } liens.
survey-link-new = Un nouveau lien
survey-link-section = Partie
survey-link-holder = Pour qui
survey-link-holder-hint = Un ministère, un service ou un nom : il est indiqué à côté de ce qui est enregistré.
survey-link-submit = Créer le lien
survey-link-made = Le lien pour { $holder } : « { $section } »
survey-link-copy = Copiez-le maintenant : il n’est montré qu’une fois. S’il se perd, retirez-le et créez-en un autre.
survey-link-address = Adresse du lien
survey-link-since = Créé le { $moment }
survey-link-taken-back = Retiré le { $moment }
survey-link-take-back = Retirer
survey-receipt = Récépissé
survey-receipts = Récépissés
survey-reopen = Rouvrir
survey-reopen-hint = L’État peut alors corriger sa réponse par ses liens et la signer à nouveau. Ce récépissé est conservé.
survey-receipt-lead = Voici ce qui a été signé. Imprimez-le ou conservez-le dans un fichier.
survey-receipt-keep = Conserver dans un fichier
survey-receipt-check = Le fichier est le texte ci-dessous, octet pour octet. Son empreinte SHA-256 est le nombre ci-dessus ; chacun peut la recalculer.
survey-receipt-correction = Pour corriger quelque chose, répondez au message des Coordonnateurs : ils rouvrent la réponse, et ce récépissé est conservé à côté du nouveau.
survey-receipt-signed = Signé par { $name }, { $capacity }, le { $date } à { $time } UTC
survey-signed-on = Signé le
survey-signer-name = Nom
survey-signer-name-hint = Nom et titre de la personne qui signe.
survey-signer-capacity = Qualité
survey-signer-capacity-hint = Fonction, et au nom de qui : « Représentant permanent adjoint, sur instruction de la capitale ».
survey-changed-since = Une page a été enregistrée depuis que vous avez ouvert celle-ci. Veuillez relire les réponses.
survey-no-change = Cette réponse ne peut plus être modifiée ici.
survey-to-start = Vers le début
survey-review = Relire et valider
survey-review-lead = Veuillez relire vos réponses. Elles comptent une fois validées.
survey-review-signed = Ces réponses sont validées.
survey-not-answered = Sans réponse
survey-missing = Une réponse est encore nécessaire ici.
survey-sign-off-title = Valider
survey-authority = Validé par
survey-sign-off = Valider la réponse
survey-sign-off-hint = Ensuite, seuls les Coordonnateurs peuvent la faire modifier. Vous recevez un récépissé.
survey-gone = Ce lien ne fonctionne pas
survey-gone-text = Il est peut-être incomplet, périmé ou retiré. Ouvrez-le de nouveau depuis le message, ou répondez au message pour en demander un autre.
survey-form-gone-text = Il ne provient pas d’une page de ce lien. Revenez en arrière, rechargez la page et envoyez-le de nouveau.

# The Word form

survey-word-title = Formulaire Word
survey-word-lead = Les mêmes questions en un document : à remplir sans connexion, à faire circuler dans un service, ou à imprimer.
survey-word-get = Obtenir le formulaire
survey-word-get-lead = Ce qui a déjà été répondu y figure.
survey-word-download = Télécharger le formulaire
survey-word-bring = Le renvoyer
survey-word-bring-hint = Le formulaire tel que Word ou LibreOffice l’a enregistré (.docx). Vous verrez ce qu’il dit avant que rien ne soit enregistré.
survey-word-file-label = Le formulaire rempli
survey-word-read = Lire le formulaire
survey-word-not-taken = Ce qui n’est pas repris
survey-word-not-taken-lead = Rien n’est deviné. Saisissez à la main ce qui importe.
survey-word-says = Ce que dit le formulaire
survey-word-says-lead = Ces réponses remplacent celles qui sont enregistrées. Les questions que le formulaire laisse vides restent telles quelles.
survey-word-says-nothing = Il ne contient aucune réponse qui puisse être reprise.
survey-word-instead = Au lieu de :
survey-word-take = Reprendre ces réponses
survey-word-take-hint = Elles sont enregistrées comme projet. Vous relisez tout, puis signez.
survey-word-other-file = Choisir un autre fichier
survey-word-no-document = ce n’est pas un document Word (.docx) ; enregistrez le formulaire sous ce format et réessayez
survey-word-no-form = ce document n’est pas le formulaire de cette enquête
survey-word-elsewhere = ce formulaire a été établi pour un autre État ou une autre enquête
survey-word-empty = rien n’est rempli
survey-word-missing = Une partie de cette question ne figure plus dans le fichier.
survey-word-doubtful = Une case a été écrasée : on ne peut dire si elle est cochée.
survey-word-gone = Cette question n’est plus posée.
survey-word-two = Plus d’une case est cochée là où il en faut une.
survey-word-no-state = Aucun État ne porte ce nom ou ce code.
survey-word-stranger = Une partie que ce formulaire n’a jamais eue.
survey-word-beside = Écrit à côté des cases.
survey-word-how = Écrivez dans les cadres et cochez ce qui convient. Sur papier, une croix suffit. Renvoyez le formulaire par la page de votre lien, ou par courriel.
survey-word-here = Écrire ici
survey-word-one = Cochez une case.
survey-word-several = Cochez tout ce qui convient.
survey-word-matrix = Cochez une case par ligne.
survey-word-ranking = Numérotez ceux qui conviennent : 1 pour le plus important, puis 2, et ainsi de suite.
survey-word-date = Année-mois-jour : 2023-06-30.
survey-word-state = Le nom d’un État.
survey-word-states = Les noms des États, un par ligne.
survey-word-file = Le fichier se joint sur la page de votre lien : ce formulaire ne peut le contenir.
survey-word-depends = Que cette question se pose dépend d’une réponse précédente.
survey-word-required = Une réponse est requise.

# Whom a circulation goes to

survey-form-view = Ceux d’une vue de la liste des États visés
survey-form-view-hint = Ils s’ajoutent aux autres ; ne cochez aucune catégorie pour n’écrire qu’à eux.
survey-form-order = Écrire d’abord à
survey-form-order-hint = Dans chaque État, le premier d’entre eux qui a une adresse ; une personne avant une boîte.
survey-order-mission-geneva-mission-new-york-capital = mission à Genève, mission à New York, capitale
survey-order-mission-geneva-capital-mission-new-york = mission à Genève, capitale, mission à New York
survey-order-mission-new-york-mission-geneva-capital = mission à New York, mission à Genève, capitale
survey-order-mission-new-york-capital-mission-geneva = mission à New York, capitale, mission à Genève
survey-order-capital-mission-geneva-mission-new-york = capitale, mission à Genève, mission à New York
survey-order-capital-mission-new-york-mission-geneva = capitale, mission à New York, mission à Genève
survey-order-title = À qui écrire d’abord
survey-order-intro = Les destinataires sont choisis à nouveau selon cet ordre, sauf là où vous les avez choisis ou retirés vous-même.
survey-order-is = Ordre :
survey-order-change = Changer l’ordre
survey-reordered = Les destinataires sont choisis à nouveau.
survey-omission-no-person = Personne n’y occupe de poste et aucun poste n’a d’adresse électronique.
survey-omission-bounced = Les messages envoyés à toutes ses adresses sont revenus.
survey-omission-already-party = Il a déjà adhéré.
survey-last-day = { $date }, fin de journée ({ $zone })

# Release

survey-propose = Proposer l’envoi
survey-proposed = Proposé. Un autre coordonnateur procède à l’envoi.
survey-proposed-by = { $name } a proposé l’envoi le { $date }.
survey-withdraw = Retirer la proposition
survey-withdrawn = La proposition est retirée.
survey-release-second = Une personne le propose ; un coordonnateur autre qu’elle procède à l’envoi.
survey-release-recall =
    { $n ->
        [one] Pendant une minute, ils y attendent et peuvent être rappelés.
       *[other] Pendant { $n } minutes, ils y attendent et peuvent être rappelés.
    }
survey-release-hours = Chacun part un jour ouvrable entre { $from } et { $until }, heure du lieu où il est lu.
survey-release-unproposed = Il faut deux personnes : proposez d’abord l’envoi, pour qu’un autre coordonnateur y procède.
survey-release-changed = Il a changé depuis que vous l’avez ouvert. Rien n’est parti ; relisez-le d’abord.
survey-test = M’envoyer celui-ci
survey-test-subject = [Essai] { $subject }
survey-test-sent = Un essai part vers { $to }. Son lien n’ouvre rien.
survey-outgoing = En cours d’envoi
survey-waiting =
    { $n ->
        [one] Un message attend ; il part le { $date } à { $time } ({ $zone }).
       *[other] { $n } messages attendent ; le prochain part le { $date } à { $time } ({ $zone }).
    }
survey-held =
    { $n ->
        [one] Un message est retenu.
       *[other] { $n } messages sont retenus.
    }
survey-recall = Rappeler ce qui n’est pas parti
survey-recalled = Messages rappelés : { $n }.
survey-send-on = Les envoyer tout de même
survey-sent-on = Messages de nouveau dans la boîte d’envoi : { $n }.
survey-to-draft = En refaire un projet
survey-drafted-again = C’est de nouveau un projet ; ses liens n’ouvrent rien.
survey-has-left = Un message est parti ou une réponse est arrivée : l’envoi reste fait.
survey-close = La clore maintenant
survey-close-hint = Les liens montrent alors ce qui a été répondu et n’acceptent plus rien ; les messages en attente sont annulés.
survey-closed = Close : les liens n’acceptent plus de réponse.
survey-is-closed = Elle est close ; les liens n’acceptent plus de réponse.
survey-reopen-circulation = Accepter de nouveau des réponses
survey-open-again = Les liens acceptent de nouveau des réponses.
survey-is-so-already = Quelqu’un a été plus rapide ; rien n’a changé.

# A later last day

survey-column-last-day = Dernier jour
survey-extended = le sien
survey-extension = Délai supplémentaire
survey-extension-of = Délai supplémentaire : { $state }
survey-extension-intro = Le dernier jour des autres est le { $day }. La page de l’État et ses rappels montrent le jour fixé ici.
survey-extension-earlier = choisissez un jour postérieur au dernier jour des autres et qui n’est pas passé
survey-form-reason = Raison

# Reminders

survey-reminders = Rappels
survey-reminder-rules = Règles des rappels
survey-reminder-rules-intro = Aucun État n’est rappelé un week-end, ni deux fois en une semaine, quelle que soit l’enquête.
survey-form-first_after = Jours jusqu’au premier
survey-form-first_after-hint = À compter du départ de l’invitation.
survey-form-days_between = Jours entre deux
survey-form-days_between-hint = Au moins 7.
survey-form-at_most = Au plus
survey-form-at_most-hint = Combien chaque État en reçoit.
survey-form-quiet_days = Jours de silence autour d’un autre échange
survey-form-quiet_days-hint = Autant de jours avant et après un échange consigné avec l’État, rien ne part ; 0 pour ne pas en tenir compte.
survey-form-whom = Qui reçoit un rappel
survey-whom-unanswered = quiconque n’a pas validé sa réponse
survey-whom-begun = quiconque a commencé sans valider
survey-reminder-number = écrivez un nombre entier
survey-reminder-range = écrivez un nombre de { $least } à { $most }
survey-reminder-field = { $field } peut être vide ; un rappel part sans que personne ne le relise
survey-reminder-subject = Rappel : enquête sur la [treaty], [state]
survey-reminder-greeting =
    À l’attention de : [addressee]

    Les Coordonnateurs pour l’universalisation de la [treaty], [coordinators], présentent leurs compliments et ont l’honneur de rappeler l’enquête qu’ils ont transmise. Ils sauraient gré à votre Gouvernement de bien vouloir leur faire part de ses vues d’ici au [closing_date].
survey-reminders-supposed = Rien n’est encore parti : les jours sont comptés comme si l’envoi avait lieu aujourd’hui.
survey-reminders-none = Personne n’est rappelé
survey-reminders-none-text = Fixez des règles et voyez sur un calendrier à qui il serait écrit, et quand.
survey-reminders-drop = Ne plus rappeler personne
survey-reminders-dropped = Plus personne n’est rappelé.
survey-reminders-calendar = Calendrier
survey-reminders-planned =
    { $n ->
        [one] Un rappel à venir, si rien d’autre ne se produit
       *[other] { $n } rappels à venir, si rien d’autre ne se produit
    }
survey-reminders-more = et { $n } autres
survey-reminders-by-state = Rappels par État
survey-reminders-of = Rappels : { $state }
survey-rule-first =
    { $n ->
        [one] Le premier part un jour après l’invitation.
       *[other] Le premier part { $n } jours après l’invitation.
    }
survey-rule-between = Au moins { $n } jours séparent deux rappels.
survey-rule-at-most =
    { $n ->
        [one] Chaque État en reçoit un au plus.
       *[other] Chaque État en reçoit { $n } au plus.
    }
survey-rule-whom-unanswered = Ils vont à quiconque n’a pas validé sa réponse.
survey-rule-whom-begun = Ils vont à quiconque a commencé sans valider.
survey-rule-quiet =
    { $n ->
        [one] Aucun ne part à moins d’un jour d’un autre échange avec l’État.
       *[other] Aucun ne part à moins de { $n } jours d’un autre échange avec l’État.
    }
survey-rule-always = Aucun ne part un week-end, deux fois en une semaine, ni après une réponse, une lettre de l’État ou un message revenu.
survey-column-reminded = Rappelé le
survey-column-next = À venir
survey-column-why = Pourquoi pas aujourd’hui
survey-why-asked = Il a demandé à ne pas être rappelé.
survey-why-replied = Il a répondu autrement.
survey-why-decided = Il a été décidé de ne plus le solliciter.
survey-why-bounced = Les messages sont revenus.
survey-why-answered = Il a répondu.
survey-why-closed = Son dernier jour est passé.
survey-why-enough = Il a été rappelé autant de fois que permis.
survey-why-not-invited = L’invitation n’est pas partie.
survey-why-not-begun = Il n’a pas commencé ; seuls ceux qui ont commencé sont rappelés.
survey-why-on-its-way = Un rappel attend de partir.
survey-why-weekend = C’est le week-end là-bas.
survey-why-early = Pas avant le { $date }.
survey-why-week = Il a été rappelé le { $date }, à moins d’une semaine.
survey-why-exchange = Il y a eu un échange le { $date }.
survey-stop-change = Arrêter ou reprendre
survey-stop-intro = Indiquez si cet État est rappelé pour cette enquête, et pourquoi.
survey-form-note = Pourquoi
survey-form-note-hint = Qui l’a demandé, quand et comment ; requis pour arrêter.
survey-stop-asked = Arrêter : il l’a demandé
survey-stop-replied = Arrêter : il a répondu autrement
survey-stop-other = Arrêter pour une autre raison
survey-stop-go-on = Continuer les rappels

# Notes verbales

survey-notes = Notes verbales
survey-notes-lead = Une note porte l’enquête à côté d’un courriel ou à sa place : numérotée, non signée, avec un lien qui lui est propre et le questionnaire à remplir sur papier.
survey-notes-made-title = Établies jusqu’ici
survey-notes-none = Aucune note encore
survey-notes-none-text = Choisissez des États ci-dessous ; chaque note reçoit le numéro suivant de votre équipe et est consignée.
survey-notes-new = Nouvelles notes
survey-notes-made = Notes établies et consignées : { $n }.
survey-note-gone = Elle est partie
survey-note-gone-done = La note est partie ; son lien n’est plus conservé ici.
survey-note-is-gone = partie ; son lien n’est pas conservé ici
survey-note-code = Le lien sous forme de code lisible par téléphone
survey-note-number = Note verbale { $number }
survey-note-text = Les Coordonnateurs pour l’universalisation de la { $treaty }, { $coordinators }, présentent leurs compliments et ont l’honneur de transmettre une enquête sur la ratification de la Convention et l’adhésion à celle-ci.
survey-note-date = Les Coordonnateurs sauraient gré de recevoir une réponse d’ici au { $date }. Elle peut être donnée par le lien ci-dessous, sur le formulaire Word joint à la présente note ou sur le questionnaire ci-joint.
survey-note-link = Le lien est destiné à cet État seul ; aucun compte n’est nécessaire :
survey-note-closing = Les Coordonnateurs saisissent cette occasion pour renouveler les assurances de leur très haute considération.
survey-note-annex = Annexe : questionnaire
survey-note-if-applies = Répondez si cela s’applique.
survey-note-summary = Transmission de l’enquête « { $title } ».
survey-note-states = États
survey-note-states-hint = Une note à chacun, avec son propre numéro.
survey-note-sent_on = Datées du
survey-note-language = Langue
survey-note-language-hint = Si rien n’est choisi : celle dans laquelle on écrit à chaque État.

# Les liens d’un État

survey-links-of = Liens : { $state }
survey-links-short = Les liens de l’État
survey-links-of-lead = Quiconque détient un lien répond pour l’État. Révoquez celui qui est perdu ou s’est égaré, et émettez-en un nouveau.
survey-link-holders = Qui détient un lien
survey-link-by-note = Par note verbale
survey-link-is-open = Ouvre jusqu’au { $date }
survey-link-is-over = A expiré le { $date }
survey-link-is-revoked = Révoqué le { $date }
survey-link-keys = { $n ->
    [one] Un autre lien a été créé pour un rappel ou une note.
   *[other] { $n } autres liens ont été créés pour des rappels et des notes.
}
survey-link-sections = { $n ->
    [one] Une section est confiée à un collègue.
   *[other] { $n } sections sont confiées à des collègues.
}
survey-link-revoke = Révoquer
survey-link-by-mail = Envoyer un nouveau lien
survey-link-show = M’afficher un nouveau lien
survey-link-issued = Un nouveau lien : { $name }
survey-link-once = Il n’est affiché que cette fois. Copiez-le maintenant, et ne le transmettez que par une voie sûre.
survey-link-what = Ce que cela fait
survey-link-what-revoke = Un lien révoqué montre la même page que tout lien qui n’ouvre rien. Il en va de même des liens des rappels et des notes verbales de ce destinataire ; les courriels en attente sont annulés.
survey-link-what-sections = Les liens de section qu’il a créés cessent aussi : quiconque avait le lien a pu les créer. L’État confie de nouveau ses sections avec son nouveau lien.
survey-link-what-draft = Ce qui a été enregistré ou signé est conservé, et se poursuit sous le nouveau lien.
survey-link-what-issue = Un nouveau lien met aussitôt fin à l’ancien. Par courriel, il va à ce destinataire avec le texte de la diffusion. Les notes verbales qui ne sont pas parties reçoivent un nouveau lien, à imprimer de nouveau ; les rappels en apportent un qui ouvre.
survey-link-what-undo = Ni l’un ni l’autre ne peut être annulé : seule son empreinte est conservée ici, et le lien peut être entre de mauvaises mains. Émettez-en plutôt un autre.
survey-link-revoked = Le lien est révoqué.
survey-link-mailed = Un nouveau lien est en route par courriel.
survey-link-other = Ce lien a été révoqué ou remplacé entre-temps. Rien n’a été modifié à présent.
survey-link-no-mail = On ne peut pas écrire à ce destinataire à présent. Affichez le lien et transmettez-le vous-même.
survey-link-too-late = Les liens de cet État ont expiré. Accordez-lui d’abord un délai.
survey-note-is-revoked = son lien est révoqué : émettez-en un nouveau
survey-progress-hint = Un destinataire mène aux liens de l’État, qui peuvent être révoqués et émis de nouveau ; un dernier jour mène à un délai supplémentaire.

# Diffusions anonymes

survey-anonymous = Anonyme
survey-form-anonymous = Anonyme
survey-form-anonymous-yes = Nul ne peut rattacher une réponse à son État
survey-anonymous-choice = Fixé par l’envoi. Conservé : qu’un État a répondu. Non conservé : quelle réponse est de qui, quand elle a été écrite, qui l’a signée. Impossible ensuite : corrections, saisie au nom d’un État, réponses antérieures en regard, obstacles d’un clic, codage par État, liens de section, formulaire Word, fichiers ; la clôture est définitive, et les résultats ne sont donnés qu’après elle.
survey-anonymous-files = Le questionnaire demande un fichier : un fichier dit qui l’a fait. Retirez la question, ou ne diffusez pas de façon anonyme.
survey-anonymous-desk-kept = Conservé : quels États ont répondu, pour qu’ils ne soient pas relancés. Chaque réponse est isolée, sans État, nom, langue ni heure.
survey-anonymous-desk-lost = Impossible : lire, corriger ou rouvrir une réponse, la saisir au nom d’un État, le formulaire Word, les fichiers, les liens de section, ce qui a changé depuis, les obstacles d’un clic, le codage par État, une correction du questionnaire.
survey-anonymous-desk-told = Les résultats sont donnés à tous de la même façon, aux Coordonnateurs aussi : par tranches au-dessus du seuil, une fois la diffusion close. La clôture est définitive. Aucun rapport d’activité n’en fait état.
survey-anonymous-desk-links = Un brouillon appartient à son lien. Après un nouveau lien, un rappel ou une note, son détenteur recommence, ou poursuit par le lien antérieur ; ce qui était enregistré sous un lien révoqué est perdu.
survey-anonymous-desk-copies = Des copies de la base faites à des moments différents peuvent être comparées, et les courriels contiennent les liens : qui a les deux peut en apprendre davantage. Peu de réponses protègent moins que beaucoup.
survey-anonymous-close-hint = La clôture est définitive : ce qui est en cours d’écriture est effacé, plus rien n’est accepté, et les résultats sont donnés.
survey-anonymous-kept = Nous conservons que votre État a répondu, pour ne pas vous relancer, et les réponses pour elles-mêmes.
survey-anonymous-not-kept = Nous ne conservons ni quelles réponses sont les vôtres, ni quand, dans quelle langue et par qui elles ont été écrites. Nul ne peut le découvrir ici plus tard, nous non plus. Les résultats ne sont donnés que par groupes d’États.
survey-anonymous-draft = Ce que vous enregistrez n’est ouvert que par ce lien, sur tout ordinateur. Si vous avez commencé par un autre de nos liens, poursuivez par celui-là. S’il est perdu, nul ne peut rétablir ce qui était enregistré.
survey-anonymous-final = Une fois envoyée, la réponse ne peut être lue, corrigée ni retirée par personne, pas même par vous. Une seule réponse de votre État compte : la première envoyée.
survey-anonymous-wording = Ce que vous écrivez avec vos propres mots peut révéler qui vous êtes. Omettez les noms, lieux et dates qui désignent votre État.
survey-start-anonymous-answered-lead = Votre État a répondu. La réponse était anonyme : nul ne peut la montrer ni la modifier.
survey-saved-some-time = Enregistré.
survey-send-in-title = Envoyer
survey-send-in = Envoyer sans nom
survey-send-in-hint = Appuyez une seule fois et attendez : le récépissé n’est montré que cette fois, aussitôt après.
survey-anonymous-receipt = Envoyée sans nom
survey-anonymous-receipt-lead = Votre réponse est envoyée. Ce récépissé n’est conservé nulle part : imprimez la page ou enregistrez-la maintenant. Son SHA-256 est celui du texte ci-dessous ; chacun peut le recalculer.
survey-letter-anonymous = L’enquête est anonyme : nous conservons que votre État a répondu, et non quelles réponses sont les vôtres. Un brouillon appartient à son lien : si vous avez commencé par un lien antérieur, veuillez poursuivre par celui-là.
survey-link-what-draft-anonymous = Cette diffusion est anonyme : ce qui était enregistré sous l’ancien lien ne peut plus être atteint par personne. L’État recommence. Ce qui a été envoyé compte.

# The Word form at the desk

survey-letter-form = La page propose aussi le questionnaire en formulaire Word : il peut être rempli sans connexion et y être déposé ensuite.
survey-notes-batch = Toutes celles qui attendent, avec leurs formulaires Word (ZIP)
survey-notes-batch-alone = Toutes celles qui attendent (ZIP)
survey-given-title = Formulaire Word pour { $state }
survey-given-lead = Le questionnaire en un document, à joindre à une note verbale ou à un message. Il ne contient aucun lien ; ce qui revient rempli se lit sous « Saisir une réponse ».
survey-given-draft = L’enquête n’a pas été envoyée : ce formulaire est à regarder seulement. Ce qui en reviendrait ne peut être lu.
survey-given-blank = Vierge
survey-given-own = On écrit à cet État dans cette langue.
survey-given-filled = Avec ce qui a été répondu
survey-given-begun = La réponse a été enregistrée en dernier le { $date } et n’est pas validée.
survey-given-answered = La réponse a été donnée le { $date }.
survey-given-filled-lead = Lisez le fichier avant de le transmettre : il dit ce qui figure au bureau.
survey-given-enter = Saisir une réponse ou déposer un formulaire rempli
survey-enter-form-title = Un formulaire Word rempli
survey-enter-form-lead = Ce qu’il dit vient dans le formulaire ci-dessous. Rien n’est enregistré avant que vous ne l’ayez parcouru.
survey-choose-form-lead = Le formulaire dit de quel État il est. Rien n’est enregistré avant que vous ne l’ayez parcouru.
survey-enter-read-lead = Voici ce que dit le formulaire. Parcourez-le, indiquez sur quelle autorité et sous quel numéro il est venu, puis enregistrez-le.
survey-word-other-state = ce formulaire a été établi pour { $state }, non pour l’État que vous avez choisi
survey-word-other-survey = ce formulaire a été établi pour une autre enquête
survey-word-signed = { $state } a déjà répondu, et cette réponse ne peut être saisie à nouveau
survey-word-other-version = Le formulaire a été établi d’après une version antérieure du questionnaire. Les réponses aux questions posées autrement depuis figurent ici.

# Files as answers

survey-file-is = { $name } (SHA-256 { $digest })
survey-file-go-add = Enregistrer, puis joindre le fichier
survey-file-go-change = Enregistrer, puis remplacer ou retirer le fichier
survey-file-there = Le fichier déposé
survey-file-add = Joindre un fichier
survey-file-replace = Remplacer le fichier
survey-file-remove = Retirer le fichier
survey-file-label = Fichier
survey-file-send = Envoyer le fichier
survey-file-back = Retour à la question
survey-file-get = Télécharger le fichier
survey-file-none = Aucun fichier
survey-file-bounds = Un seul fichier de { $mib } Mio au plus : { $kinds }.
survey-file-who = Les Coordonnateurs et toute personne qui peut lire la réponse peuvent le télécharger. Il est enregistré avec le projet ; il compte une fois la réponse validée.
survey-file-changed = quelqu’un a modifié ce fichier depuis que vous avez ouvert la page ; voyez ce qui s’y trouve, puis décidez
survey-file-quota = les fichiers de cette réponse dépasseraient { $answer_mib } Mio ; envoyez-en un plus petit ou retirez-en un autre
survey-file-day = trop de fichiers ont été envoyés aujourd’hui pour cette réponse ; continuez demain, ou envoyez le fichier par courriel
survey-file-about = { $date } · { $kib } Kio
survey-files = Fichiers
survey-files-older = Validés auparavant

# What the same State answered before

survey-earlier = Répondu le { $date }
survey-earlier-take = Reprendre
survey-earlier-cut = Elle est plus longue ; reprise, elle figure en entier dans le champ.
survey-earlier-unfit = Elle ne correspond plus à la question telle qu’elle est posée.
survey-earlier-file = Envoyez de nouveau le fichier s’il reste la réponse.
survey-earlier-unfit-now = la réponse précédente ne correspond plus à cette question
survey-earlier-answered = cette question a déjà une réponse ; videz-la d’abord pour reprendre la précédente
survey-earlier-title = Réponse précédente
survey-earlier-shown = Ce que votre État a validé le { $date } figure sous chaque question, pour toute personne qui détient l’un des liens nommés ici ; un lien vers une seule section ne montre que ce qui la concerne.
survey-earlier-shown-part = Ce que votre État a validé le { $date } figure sous chaque question de cette section.
survey-letter-form-attached = Le questionnaire est aussi joint en formulaire Word : une fois rempli, il peut être déposé sur cette page ou renvoyé en réponse à ce message.
survey-attached = Pièce jointe :
survey-attach = Joindre le formulaire Word à chaque message
survey-attach-not = Ne pas joindre le formulaire Word
survey-attach-on = Le formulaire Word vierge, de 40 Ko environ, accompagne chaque invitation dans sa langue ; les rappels et les essais partent sans lui.
survey-attach-off = Les messages indiquent que la page du lien propose le questionnaire en formulaire Word.
