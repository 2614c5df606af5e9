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
survey-required = réponse obligatoire
survey-only-if = posée après « { $answer } » à « { $question } »
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
survey-start-answered-go = Modifier la réponse
survey-start-closed = L’enquête est close
survey-start-closed-lead = Il n’est plus possible d’y répondre ici. Les Coordonnateurs restent à votre écoute : répondez à leur message.
survey-start-elsewhere = La réponse de votre État a été reçue
survey-start-elsewhere-lead = Elle est parvenue aux Coordonnateurs autrement que par ce lien. Pour la modifier, répondez à leur message.
survey-read-answers = Lire les réponses
survey-save-and-continue = Enregistrer et continuer
survey-save-and-review = Enregistrer et relire
survey-back = Retour
survey-saved = Enregistré le { $date } à { $time } UTC.
survey-return-later = Vous pouvez fermer cette page et revenir par le lien que vous avez reçu.
survey-no-change = Cette réponse ne peut plus être modifiée ici.
survey-to-start = Vers le début
survey-review = Relire et valider
survey-review-lead = Veuillez relire vos réponses. Elles comptent une fois validées.
survey-start-change-until = Elle peut être modifiée jusqu’au { $closes }, puis doit être validée de nouveau.
survey-review-signed = Ces réponses sont validées.
survey-not-answered = Sans réponse
survey-missing = Une réponse est encore nécessaire ici.
survey-sign-off-title = Valider
survey-authority = Validé par
survey-authority-hint = Vos nom, titre et service.
survey-sign-off = Valider la réponse
survey-sign-off-hint = Vous pourrez encore la modifier jusqu’à la clôture.
survey-gone = Ce lien ne fonctionne pas
survey-gone-text = Il est peut-être incomplet, périmé ou retiré. Ouvrez-le de nouveau depuis le message, ou répondez au message pour en demander un autre.
survey-form-gone-text = Il ne provient pas d’une page de ce lien. Revenez en arrière, rechargez la page et envoyez-le de nouveau.
