# Sign-in through an identity provider.

oidc-name = your organisation’s account
oidc-sign-in = Sign in with { $name }
oidc-not-kept = What you typed is kept only if you sign in with your password.
oidc-onward-title = One moment
oidc-onward-text = You sign in with { $name } on the next page, and come back here.
oidc-onward-go = Go on

oidc-stale = This sign-in was begun in another window or too long ago. Please begin again.
oidc-unavailable = Signing in with { $name } does not work at the moment. Use your password, or try again later.
oidc-denied = You were not signed in with { $name }. Use your password, or try again.
oidc-untrusted = The answer to signing in with { $name } could not be verified, and was not used. If this happens again, tell your administrator.
oidc-unknown = You signed in with { $name }, but no account here is linked to it. Sign in with your password, and link it on the page of your account.
oidc-taken = That is linked to another account already. Nothing was changed.

oidc-account-title = Another way to sign in
oidc-link-intro = You can also sign in with { $name }. To link it, enter your current password; you then sign in there once. Your other sessions end.
oidc-linked-since = Linked on { $day }: you can sign in with { $name } or with your password. Taking the link back ends your other sessions.
oidc-link-link_password = Current password
oidc-link-submit = Link
oidc-unlink-unlink_password = Current password
oidc-unlink-submit = Take the link back
oidc-linked = You can now sign in with { $name }; your other sessions have ended.
oidc-unlinked = You can no longer sign in with { $name }; your other sessions have ended.

letter-linked-subject = A new way to sign in to the outreach desk
letter-linked-body =
    { $name },

    your account on the outreach desk has been linked to your organisation’s account, on { $at }. You can now sign in with either. Your other sessions have ended.

    If this was not you, set a new password, take the link back on the page of your account, and tell an administrator of the desk.

letter-unlinked-subject = One way less to sign in to the outreach desk
letter-unlinked-body =
    { $name },

    the link of your account on the outreach desk to your organisation’s account has been taken back, on { $at }. You now sign in with your password. Your other sessions have ended.

    If this was not you, set a new password and tell an administrator of the desk.
