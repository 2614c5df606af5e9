# Le second facteur de connexion.

sign-in-code-title = Votre second facteur
sign-in-code-intro = Saisissez le code que votre application d’authentification affiche en ce moment. Si vous ne l’avez pas avec vous, saisissez un de vos codes de secours.
sign-in-code-code = Code
sign-in-code-code-hint = Six chiffres, ou un code de secours
sign-in-code-submit = Se connecter
sign-in-code-wrong = Ce code ne convient pas, ou a déjà servi. Attendez le suivant.
sign-in-code-late = Cela a pris trop de temps, ou la connexion a été interrompue entre-temps. Recommencez.

factor-title = Second facteur
factor-lead = Quelque chose que vous avez, demandé après le mot de passe. Qui n’a découvert que le mot de passe n’entre pas.
factor-owed = Votre rôle exige un second facteur. Configurez-le, et le bureau s’ouvre.
factor-on = Actif depuis le { $day } : la connexion le demande après le mot de passe.
factor-section = Second facteur
factor-off = Inactif : le mot de passe seul suffit pour entrer.
factor-manage = Modifier
factor-set-up-now = Configurer un second facteur
factor-begin-title = Le configurer
factor-begin-intro = Il vous faut une application d’authentification sur votre téléphone ou votre ordinateur ; toutes celles qui connaissent les codes à usage unique (TOTP) conviennent. Toutes vos autres sessions se terminent.
factor-begin-password = Mot de passe
factor-begin-submit = Commencer
factor-begin-again = Recommencez : le secret n’est affiché que pendant un quart d’heure.
factor-set-up-title = Configurer le second facteur
factor-set-up-scan = 1. Le reprendre dans votre application
factor-set-up-scan-text = Scannez ce dessin avec l’application d’authentification.
factor-set-up-drawing = Un code QR avec le secret pour l’application d’authentification ; il est écrit en toutes lettres ci-dessous
factor-set-up-type = Si vous ne pouvez pas le scanner, saisissez ce secret comme clé d’un nouveau compte, fondée sur l’heure :
factor-set-up-copy = Copier
factor-set-up-confirm = 2. Montrer qu’il fonctionne
factor-set-up-code = Code
factor-set-up-code-hint = Les six chiffres que l’application affiche en ce moment
factor-set-up-submit = L’activer
factor-code-wrong = Ce n’est pas le code. Vérifiez l’heure de votre appareil, et saisissez le code qu’il affiche en ce moment.
factor-codes-title = Vos codes de secours
factor-codes-added = Le second facteur est actif, et vos autres sessions sont terminées.
factor-codes-renewed = Les codes de secours précédents ne fonctionnent plus.
factor-codes-text = Chacun vous connecte une fois sans l’application. Gardez-les là où vous les retrouverez si votre téléphone est perdu. Ils sont affichés maintenant et plus jamais.
factor-codes-copy = Copier
factor-codes-print = Imprimer
factor-codes-done = Je les ai gardés
factor-codes-section = Codes de secours
factor-codes-left = { $n ->
    [0] Il ne vous reste aucun code de secours.
    [one] Il vous reste { $n } code de secours.
   *[other] Il vous reste { $n } codes de secours.
}
factor-codes-few = Faites-en de nouveaux avant que le dernier serve.
factor-renew-intro = De nouveaux codes remplacent tous les précédents.
factor-renew-renew_password = Mot de passe
factor-renew-submit = Faire de nouveaux codes de secours
factor-remove-title = Supprimer le second facteur
factor-remove-intro = Le mot de passe seul suffit alors pour entrer. Toutes vos autres sessions se terminent.
factor-remove-intro-mandatory = Pour un nouveau téléphone : supprimez-le et configurez-le aussitôt à nouveau, car votre rôle en exige un. Toutes vos autres sessions se terminent.
factor-remove-remove_password = Mot de passe
factor-remove-submit = Le supprimer
factor-removed = Le second facteur est supprimé ; vos autres sessions sont terminées.

accounts-column-second-factor = Second facteur
accounts-factor-on = actif
accounts-factor-off = inactif
accounts-factor-since = actif depuis le { $day }
accounts-factor-remove = Supprimer le second facteur
accounts-factor-removed = Le compte n’a plus de second facteur et est déconnecté partout.

letter-factor-added-subject = Un second facteur pour votre compte
letter-factor-added-body =
    { $name },

    le { $at }, un second facteur a été configuré pour votre compte au bureau de sensibilisation ({ $desk }). Désormais, la connexion demande un code de votre application d’authentification.

    Si ce n’était pas vous, prévenez aussitôt un administrateur.
letter-factor-removed-subject = Le second facteur de votre compte est supprimé
letter-factor-removed-body =
    { $name },

    le { $at }, le second facteur de votre compte au bureau de sensibilisation ({ $desk }) a été supprimé, avec votre mot de passe. Le mot de passe seul suffit désormais pour entrer.

    Si ce n’était pas vous, changez votre mot de passe et prévenez aussitôt un administrateur.
letter-factor-taken-away-subject = Le second facteur de votre compte est supprimé
letter-factor-taken-away-body =
    { $name },

    le { $at }, un administrateur a supprimé le second facteur de votre compte au bureau de sensibilisation ({ $desk }). Toutes vos sessions sont terminées ; le mot de passe seul suffit désormais pour entrer.

    Si vous ne l’avez pas demandé, prévenez aussitôt un administrateur, et configurez à nouveau un second facteur.
letter-factor-renewed-subject = De nouveaux codes de secours pour votre compte
letter-factor-renewed-body =
    { $name },

    le { $at }, de nouveaux codes de secours ont été faits pour votre compte au bureau de sensibilisation ({ $desk }). Les précédents ne fonctionnent plus.

    Si ce n’était pas vous, changez votre mot de passe et prévenez aussitôt un administrateur.
letter-factor-recovered-subject = Connexion avec un code de secours
letter-factor-recovered-body =
    { $name },

    le { $at }, quelqu’un s’est connecté à votre compte au bureau de sensibilisation ({ $desk }) avec votre mot de passe et un de vos codes de secours. Codes restants : { $left }.

    Si ce n’était pas vous, changez votre mot de passe et prévenez aussitôt un administrateur.

sign-in-passkey-title = Avec une clé d’accès
sign-in-passkey-intro = Votre appareil, ou une clé de sécurité, confirme que c’est vous.
sign-in-passkey-submit = Utiliser une clé d’accès
sign-in-passkey-wrong = La clé d’accès n’a pas été acceptée. Réessayez, ou utilisez un code.
sign-in-code-heading = Avec un code
factor-app-title = Application d’authentification
factor-app-on = L’application est configurée.
factor-added = C’est ajouté, et vos autres sessions sont terminées.
passkey-title = Clés d’accès
passkey-intro = Un appareil avec une empreinte, un visage ou un code PIN, ou une clé de sécurité. Elle ne vaut que pour l’adresse de ce bureau : aucune fausse page ne peut la transmettre.
passkey-name = Nom
passkey-since = Ajoutée
passkey-last-used = Dernière utilisation
passkey-needs-script = Les clés d’accès exigent un navigateur plus récent, avec JavaScript.
passkey-add-add_passkey_password = Mot de passe
passkey-add-submit = Ajouter une clé d’accès
passkey-remove-title = Supprimer une clé d’accès
passkey-remove-passkey = Clé d’accès
passkey-remove-remove_passkey_password = Mot de passe
passkey-remove-submit = La supprimer
passkey-removed = La clé d’accès est supprimée ; vos autres sessions sont terminées.
passkey-new-title = Ajouter une clé d’accès
passkey-new-intro = Donnez-lui un nom ; votre navigateur demande ensuite votre appareil ou votre clé de sécurité.
passkey-new-name = Nom
passkey-new-name-hint = Par exemple l’appareil où elle se trouve
passkey-new-submit = Créer la clé d’accès
passkey-no-answer = Le navigateur n’a pas joint de clé d’accès. Il lui faut JavaScript pour cela.
passkey-wrong = Cette clé d’accès n’a pas été acceptée. Réessayez.
passkey-failed = Rien n’a été fait : trop tard, annulé, ou appareil déjà connu.
