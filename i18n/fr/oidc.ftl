# Connexion par un fournisseur d’identité.

oidc-name = le compte de votre organisation
oidc-sign-in = Se connecter avec { $name }
oidc-not-kept = Ce que vous avez saisi n’est gardé que si vous vous connectez avec votre mot de passe.
oidc-onward-title = Un instant
oidc-onward-text = Vous vous connectez avec { $name } à la page suivante, puis revenez ici.
oidc-onward-go = Continuer

oidc-stale = Cette connexion a été commencée dans une autre fenêtre ou il y a trop longtemps. Veuillez recommencer.
oidc-unavailable = La connexion avec { $name } ne fonctionne pas pour le moment. Utilisez votre mot de passe, ou réessayez plus tard.
oidc-denied = La connexion avec { $name } n’a pas abouti. Utilisez votre mot de passe, ou réessayez.
oidc-untrusted = La réponse à la connexion avec { $name } n’a pas pu être vérifiée et n’a pas été utilisée. Si cela se reproduit, prévenez votre administrateur.
oidc-unknown = Vous vous êtes connecté avec { $name }, mais aucun compte n’y est lié ici. Connectez-vous avec votre mot de passe, puis liez-le à la page de votre compte.
oidc-taken = Cette identité est déjà liée à un autre compte. Rien n’a été modifié.

oidc-account-title = Une autre façon de se connecter
oidc-link-intro = Vous pouvez aussi vous connecter avec { $name }. Pour le lier, saisissez votre mot de passe actuel, puis connectez-vous là-bas une fois. Vos autres sessions prennent fin.
oidc-linked-since = Lié le { $day } : vous pouvez vous connecter avec { $name } ou avec votre mot de passe. Retirer le lien met fin à vos autres sessions.
oidc-link-link_password = Mot de passe actuel
oidc-link-submit = Lier
oidc-unlink-unlink_password = Mot de passe actuel
oidc-unlink-submit = Retirer le lien
oidc-linked = Vous pouvez désormais vous connecter avec { $name } ; vos autres sessions sont terminées.
oidc-unlinked = Vous ne pouvez plus vous connecter avec { $name } ; vos autres sessions sont terminées.

letter-linked-subject = Une nouvelle façon de se connecter au bureau de liaison
letter-linked-body =
    { $name },

    votre compte au bureau de liaison a été lié au compte de votre organisation, le { $at }. Vous pouvez désormais vous connecter avec l’un ou l’autre. Vos autres sessions sont terminées.

    Si ce n’était pas vous, choisissez un nouveau mot de passe, retirez le lien à la page de votre compte et prévenez un administrateur du bureau.

letter-unlinked-subject = Une façon de moins de se connecter au bureau de liaison
letter-unlinked-body =
    { $name },

    le lien de votre compte au bureau de liaison avec le compte de votre organisation a été retiré, le { $at }. Vous vous connectez désormais avec votre mot de passe. Vos autres sessions sont terminées.

    Si ce n’était pas vous, choisissez un nouveau mot de passe et prévenez un administrateur du bureau.
