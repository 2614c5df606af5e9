# Connexion, mise en service, démonstration, compte.

sign-in-title = Se connecter
sign-in-intro = Le bureau de liaison des coordonnateurs.
sign-in-email = Adresse électronique
sign-in-password = Mot de passe
sign-in-submit = Se connecter
sign-in-wrong = L’adresse et le mot de passe ne vont pas ensemble.
signed-out = Vous êtes déconnecté.

set-up-title = Mettre le bureau en service
set-up-intro = Ceci crée la première équipe et son administrateur. Le lien ne sert qu’une fois.
set-up-team = Équipe
set-up-team-hint = Par exemple Malawi, ou ISU
set-up-name = Votre nom
set-up-email = Votre adresse électronique
set-up-language = Langue
set-up-password = Mot de passe
set-up-password-hint = Au moins 12 caractères ; une phrase convient bien.
set-up-submit = Mettre en service

demo-title = Visiter
demo-intro = Un bureau plein de personnes et de conversations inventées. Vous entrez comme coordonnateur du Malawi ; rien de ce que vous faites ne quitte cette machine.
demo-submit = Entrer dans la démonstration

password-short = Au moins { $min } caractères, s’il vous plaît.
password-long = 1024 octets au plus sont possibles.
password-common = C’est trop facile à deviner : des mots courants ou une suite connue. Une phrase à vous vaut mieux.
password-own = C’est fait de votre nom, de votre adresse, de votre équipe ou de mots de notre domaine. Mieux vaut quelque chose que personne ne sait de vous.

account-title = Votre compte
account-name = Nom
account-email = Adresse électronique
account-team = Équipe
account-role = Rôle
account-language = Langue
account-language-title = Affichage
account-language-saved = Votre langue est enregistrée.
account-current = Mot de passe actuel
account-password = Nouveau mot de passe
account-password-hint = Au moins 12 caractères ; une phrase convient bien. Vous pouvez la coller.
account-password-title = Mot de passe
account-password-intro = Un nouveau mot de passe met fin à vos autres sessions.
account-password-saved = Votre mot de passe est changé ; vos autres sessions sont terminées.
account-current-wrong = Ce n’est pas votre mot de passe actuel.

sessions-title = Vos sessions ouvertes
sessions-intro = Terminez celle que vous ne reconnaissez pas, puis changez votre mot de passe.
sessions-device = Appareil
sessions-this = celui-ci
sessions-since = ouverte le
sessions-last-seen = Dernière activité
sessions-address = Adresse
sessions-action = Action
sessions-end = Terminer
sessions-end-others = Terminer toutes les autres sessions
sessions-times = Heures UTC, à cinq minutes près.
session-ended = La session est terminée.
sessions-ended = Toutes les autres sessions sont terminées.
sessions-confirm-intro = Pour en terminer une, saisissez d’abord votre mot de passe actuel.
sessions-confirm-sessions_password = Mot de passe actuel
sessions-confirm-submit = Continuer
sessions-confirmed = Vous pouvez maintenant terminer des sessions.
sessions-confirm-first = Saisissez d’abord votre mot de passe actuel, puis terminez des sessions.
device-both = { $browser } sur { $system }
device-unknown = un appareil inconnu

nav-accounts = Comptes

invitation-title = Bienvenue
invitation-intro = Choisissez un mot de passe, et le compte est à vous. Le lien ne sert qu’une fois.
invitation-password = Mot de passe
invitation-password-hint = Au moins 12 caractères ; une phrase convient bien. Vous pouvez la coller.
invitation-submit = Ouvrir le compte
dead-link-title = Ce lien ne fonctionne plus
dead-link-text = Il a servi, il a expiré ou un lien plus récent l’a remplacé. Demandez-en un autre là où vous avez reçu celui-ci.
dead-link-sign-in = Aller à la connexion

letter-invitation-subject = Votre compte au bureau de sensibilisation
letter-invitation-body =
    { $name },

    { $inviter } vous invite au bureau de sensibilisation, dans l’équipe { $team }.
    Ce lien vous remet le compte ; vous y choisissez un mot de passe :

    { $link }

    Il sert une seule fois, jusqu’au { $until }. Si vous ignorez de quoi il s’agit, ne faites rien : sans le lien, rien ne se passe.

accounts-title = Comptes
accounts-lead = Qui peut se connecter, dans quelle équipe et avec quel rôle.
accounts-invite = Inviter quelqu’un
accounts-count = { $n ->
    [one] 1 compte
   *[other] { $shown } comptes
  }
accounts-column-name = Nom
accounts-column-team = Équipe
accounts-column-role = Rôle
accounts-column-standing = Situation
accounts-column-last-seen = Dernière activité
accounts-filter-q = Nom ou adresse
accounts-filter-team = Équipe
accounts-filter-role = Rôle
accounts-filter-standing = Situation
accounts-filter-standing-active = actif
accounts-filter-standing-invited = invité
accounts-filter-standing-disabled = désactivé
accounts-standing-active = actif
accounts-standing-invited = invité le { $day }
accounts-standing-disabled = désactivé le { $day }
accounts-never = jamais
accounts-since = Compte depuis le
accounts-none = Aucun compte ne correspond
accounts-none-text = Aucun ne réunit tout cela. Retirez un filtre.
accounts-role-administrator = Gère les comptes et les réglages ; aucun droit automatique aux fiches restreintes.
accounts-role-coordinator = Tout le travail ; autorise les envois.
accounts-role-contributor = Travaille dans sa propre équipe.
accounts-role-partner = Lit et ajoute les fiches du groupe de travail.
accounts-role-observer = Lit les fiches publiques.
accounts-team-missing = Choisissez une équipe ou nommez-en une nouvelle.
accounts-email-taken = Cette adresse a déjà un compte.
accounts-last-administrator = C’est le dernier administrateur : nommez-en d’abord un autre.
accounts-invited = Une invitation est en route.
accounts-saved = Le rôle et l’équipe sont enregistrés. S’ils ont changé, les sessions du compte sont terminées.
accounts-disabled = Le compte est désactivé et déconnecté partout.
accounts-enabled = Le compte peut de nouveau être utilisé.
accounts-sessions-ended = Le compte est déconnecté partout.
accounts-invite-again = Envoyer une nouvelle invitation
accounts-disable = Désactiver
accounts-enable = Réactiver
accounts-sessions = Sessions
accounts-no-sessions = Connecté nulle part.
accounts-end-sessions = Terminer toutes les sessions

invite-title = Inviter quelqu’un
invite-intro = Un courriel apporte un lien pour choisir un mot de passe. Il sert une fois, pendant { $days } jours.
invite-name = Nom
invite-email = Adresse électronique
invite-language = Langue
invite-role = Rôle
invite-team = Équipe
invite-new_team = Ou une nouvelle équipe
invite-submit = Envoyer l’invitation

place-title = Rôle et équipe
place-intro = Un changement termine aussitôt toutes les sessions du compte.
place-role = Rôle
place-team = Équipe
place-new_team = Ou une nouvelle équipe

sign-in-forgotten = Mot de passe oublié ?
forgotten-title = Un nouveau mot de passe
forgotten-intro = Nous écrivons à votre adresse, avec un lien pour le choisir.
forgotten-email = Adresse électronique
forgotten-submit = Envoyer le lien
forgotten-sent = Si l’adresse a un compte, un lien lui est envoyé. Regardez aussi parmi les indésirables.
reset-title = Un nouveau mot de passe
reset-intro = Toutes les sessions du compte se terminent. Le lien ne sert qu’une fois.
reset-password = Nouveau mot de passe
reset-password-hint = Au moins 12 caractères ; une phrase convient bien. Vous pouvez la coller.
reset-submit = Enregistrer le mot de passe
reset-done = Votre mot de passe est enregistré. Connectez-vous avec lui.

letter-reset-subject = Un nouveau mot de passe pour le bureau de sensibilisation
letter-reset-body =
    { $name },

    quelqu’un a demandé un nouveau mot de passe pour votre compte au bureau de sensibilisation. Si c’était vous, choisissez-le ici :

    { $link }

    Le lien sert une seule fois, jusqu’au { $until }. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.

sign-in-wait-seconds = Il y a eu trop d’essais. Attendez { $n ->
    [one] 1 seconde
   *[other] { $n } secondes
  }, puis réessayez.
sign-in-wait-minutes = Il y a eu trop d’essais. Attendez { $n } minutes, puis réessayez.

kept-sign-in = Votre session a pris fin. Ce que vous avez saisi est conservé sur cette page : connectez-vous, puis renvoyez-le.
kept-title = Envoyer ce que vous avez saisi
kept-intro = Vous êtes de nouveau connecté. Ce que vous avez saisi n’est pas encore enregistré.
kept-submit = Envoyer maintenant
kept-leave = Y renoncer et aller à Aujourd’hui

account-preferences-title = Courriel et raccourcis
account-preferences = Activé
account-preference-weekly-digest = Un courriel par semaine sur ce qui est à faire
account-preference-weekly-digest-hint = seulement s’il y a quelque chose, sans un nom ni un mot de ce qui a été dit
account-preference-single-keys = Touches seules comme raccourcis
account-preference-single-keys-hint = n consigne un échange, / cherche ; Ctrl K mène partout, quel que soit ce choix
account-preferences-saved = Vos préférences sont enregistrées.
