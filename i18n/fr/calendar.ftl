# Le calendrier et ses abonnements.

calendar-title = Calendrier
calendar-subscribe = S’abonner
calendar-views = Présentation du mois
calendar-view-month = Mois
calendar-view-agenda = Liste
calendar-months = Autres mois
calendar-previous = { $month }
calendar-next = { $month }
calendar-today = Aujourd’hui
calendar-filter-kind = Type
calendar-filter-state = État
calendar-filter-team = Équipe
calendar-kind-event = Événement
calendar-kind-meeting = Réunion officielle
calendar-kind-follow-up = Suivi
calendar-kind-commitment = Engagement à tenir
calendar-kind-circulation = Clôture de l’enquête
calendar-kind-timeline = Plan de travail
calendar-title-follow-up = Suite à donner, { $state } : { $kind } du { $day }
calendar-title-commitment = { $state } : { $promise }
calendar-title-circulation = { $title } : dernier jour pour répondre
calendar-title-extended = { $title } : dernier jour pour { $state }
calendar-done = fait
calendar-more = { $n } de plus
calendar-count = { $n ->
    [0] aucune entrée
    [one] 1 entrée
   *[other] { $n } entrées
}
calendar-cut = Il y a plus que cette page ne peut montrer. Filtrez pour voir le reste.
calendar-long = En cours ce mois-ci
calendar-none = Rien n’est prévu ce mois-ci
calendar-none-text = Les événements, les suivis, les engagements datés, les derniers jours des envois et les lignes du plan de travail figurent ici à leur date.
calendar-none-filtered = Rien ce mois-ci ne correspond à ces filtres
calendar-none-filtered-text = Retirez un filtre, ou regardez un autre mois.
calendar-event-file = Ajouter à un agenda
calendar-open = Ouvrir le calendrier
feeds-title = S’abonner au calendrier
feeds-intro = Un logiciel d’agenda, sur votre ordinateur ou votre téléphone, peut afficher ce calendrier et le tenir à jour tout seul.
feeds-key = Chaque logiciel reçoit sa propre adresse. Qui a l’adresse lit le calendrier comme vous, sans mot de passe : ne la donnez à personne, et révoquez-la si un appareil est perdu.
feeds-restricted = Il montre ce que vous pouvez lire à ce moment-là, de trois mois en arrière à un an en avant. Les documents restreints ne sortent jamais par cette voie ; la lecture n’est donc pas inscrite au journal, mais la création et la révocation d’une adresse le sont.
feeds-end = Un nouveau mot de passe révoque toutes les adresses, de même que la fin de votre compte.
feeds-yours = Vos adresses
feeds-none = Vous n’en avez créé aucune.
feeds-made = Créée
feeds-fetched = Dernière lecture
feeds-never = jamais
feeds-action = Action
feeds-revoke = Révoquer
feeds-times = Heures en UTC, à l’heure près.
feeds-new = Une nouvelle adresse
feeds-full = Vous avez { $n } adresses, le maximum. Révoquez-en une d’abord.
feed-name = Quel logiciel le lit
feed-name-hint = Avec vos mots : « Téléphone »
feed-submit = Créer une adresse
feed-too-many = Vous avez le maximum d’adresses. Révoquez-en une d’abord.
feed-revoked = L’adresse est révoquée ; plus rien n’en sort.
feed-made-title = L’adresse pour « { $name } »
feed-made-once = Elle n’est montrée que cette fois et n’est gardée nulle part : copiez-la maintenant.
feed-made-how = Dans votre logiciel d’agenda, cherchez « Ajouter un agenda depuis Internet », « Nouvel abonnement » ou « À partir d’une URL », et collez-la.
feed-made-done = Je l’ai copiée
feed-calendar-name = Bureau de sensibilisation
account-calendar-title = Calendrier
account-calendar-text = Votre logiciel d’agenda peut afficher le calendrier.
account-calendar-manage = Adresses du calendrier
