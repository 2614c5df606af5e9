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
password-own = C’est fait de votre nom ou de votre adresse. Mieux vaut quelque chose que personne ne sait de vous.

account-title = Votre compte
account-name = Nom
account-email = Adresse électronique
account-team = Équipe
account-role = Rôle
account-language = Langue
account-language-title = Langue
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
device-both = { $browser } sur { $system }
device-unknown = un appareil inconnu
