# The second factor of sign-in.

sign-in-code-title = Your second factor
sign-in-code-intro = Type the code that your authenticator app shows now. If you do not have it with you, type one of your recovery codes.
sign-in-code-code = Code
sign-in-code-code-hint = Six digits, or a recovery code
sign-in-code-submit = Sign in
sign-in-code-wrong = This code does not fit, or has been used. Wait for the next one.
sign-in-code-late = It took too long, or the sign-in was ended meanwhile. Please begin again.

factor-title = Second factor
factor-lead = Something you have, asked for after the password. Whoever finds out the password alone does not get in.
factor-owed = Your role needs a second factor. Set it up, and the desk opens.
factor-on = On since { $day }: signing in asks for it after the password.
factor-section = Second factor
factor-off = Off: the password alone lets you in.
factor-manage = Change
factor-set-up-now = Set up a second factor
factor-begin-title = Set it up
factor-begin-intro = You need an authenticator app on your telephone or computer; any that knows one-time codes (TOTP) will do. All your other sessions end.
factor-begin-password = Password
factor-begin-submit = Begin
factor-begin-again = Please begin again: the secret is shown for a quarter of an hour only.
factor-set-up-title = Set up the second factor
factor-set-up-scan = 1. Take it over into your app
factor-set-up-scan-text = Scan this drawing with the authenticator app.
factor-set-up-drawing = A QR code with the secret for the authenticator app; it is written out below
factor-set-up-type = If you cannot scan it, type this secret as the key of a new account, based on time:
factor-set-up-copy = Copy
factor-set-up-confirm = 2. Show that it works
factor-set-up-code = Code
factor-set-up-code-hint = The six digits that the app shows now
factor-set-up-submit = Turn it on
factor-code-wrong = This is not the code. Look whether the clock of your device is right, and type the code it shows now.
factor-codes-title = Your recovery codes
factor-codes-added = The second factor is on, and your other sessions have ended.
factor-codes-renewed = The recovery codes of before no longer work.
factor-codes-text = Each of these signs you in once without the app. Keep them where you will find them when your telephone is lost. They are shown now and never again.
factor-codes-copy = Copy
factor-codes-print = Print
factor-codes-done = I have kept them
factor-codes-section = Recovery codes
factor-codes-left = { $n ->
    [0] You have no recovery code left.
    [one] You have 1 recovery code left.
   *[other] You have { $n } recovery codes left.
}
factor-codes-few = Make new ones before the last is used.
factor-renew-intro = New codes replace all of before.
factor-renew-renew_password = Password
factor-renew-submit = Make new recovery codes
factor-remove-title = Remove the second factor
factor-remove-intro = The password alone then lets you in. All your other sessions end.
factor-remove-intro-mandatory = For a new telephone: remove it, and set it up anew at once, for your role needs one. All your other sessions end.
factor-remove-remove_password = Password
factor-remove-submit = Remove it
factor-removed = The second factor is removed; your other sessions have ended.

accounts-column-second-factor = Second factor
accounts-factor-on = on
accounts-factor-off = off
accounts-factor-since = on since { $day }
accounts-factor-remove = Remove the second factor
accounts-factor-removed = The account has no second factor any more, and is signed out everywhere.

letter-factor-added-subject = A second factor for your account
letter-factor-added-body =
    { $name },

    on { $at } a second factor was set up for your account on the outreach desk ({ $desk }). From now on, signing in asks for a code of your authenticator app.

    If it was not you, tell an administrator at once.
letter-factor-removed-subject = The second factor of your account is removed
letter-factor-removed-body =
    { $name },

    on { $at } the second factor of your account on the outreach desk ({ $desk }) was removed, with your password. The password alone now lets you in.

    If it was not you, change your password and tell an administrator at once.
letter-factor-taken-away-subject = The second factor of your account is removed
letter-factor-taken-away-body =
    { $name },

    on { $at } an administrator removed the second factor of your account on the outreach desk ({ $desk }). All your sessions have ended; the password alone now lets you in.

    If you did not ask for it, tell an administrator at once, and set up a second factor anew.
letter-factor-renewed-subject = New recovery codes for your account
letter-factor-renewed-body =
    { $name },

    on { $at } new recovery codes were made for your account on the outreach desk ({ $desk }). Those of before no longer work.

    If it was not you, change your password and tell an administrator at once.
letter-factor-recovered-subject = Signed in with a recovery code
letter-factor-recovered-body =
    { $name },

    on { $at } someone signed in to your account on the outreach desk ({ $desk }) with your password and one of your recovery codes. Codes left: { $left }.

    If it was not you, change your password and tell an administrator at once.

sign-in-passkey-title = With a passkey
sign-in-passkey-intro = Your device, or a security key, confirms that it is you.
sign-in-passkey-submit = Use a passkey
sign-in-passkey-wrong = The passkey was not accepted. Try again, or use a code.
sign-in-code-heading = With a code
factor-app-title = Authenticator app
factor-app-on = The app is set up.
factor-added = It is added, and your other sessions have ended.
passkey-title = Passkeys
passkey-intro = A device with a fingerprint, a face or a PIN, or a security key. It works for this desk’s own address alone: no false page can pass it on.
passkey-name = Name
passkey-since = Added
passkey-last-used = Last used
passkey-needs-script = Passkeys need a newer browser, with JavaScript.
passkey-add-add_passkey_password = Password
passkey-add-submit = Add a passkey
passkey-remove-title = Remove a passkey
passkey-remove-passkey = Passkey
passkey-remove-remove_passkey_password = Password
passkey-remove-submit = Remove it
passkey-removed = The passkey is removed; your other sessions have ended.
passkey-new-title = Add a passkey
passkey-new-intro = Give it a name; your browser then asks for your device or your security key.
passkey-new-name = Name
passkey-new-name-hint = For example the device it is on
passkey-new-submit = Make the passkey
passkey-no-answer = The browser sent no passkey along. It has to run JavaScript for that.
passkey-wrong = This passkey was not accepted. Try again.
passkey-failed = It was not done: it took too long, was cancelled, or this device is known already.
