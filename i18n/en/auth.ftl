# Sign-in, first set-up, demo, own account.

sign-in-title = Sign in
sign-in-intro = The outreach desk of the coordinators.
sign-in-email = E-mail address
sign-in-password = Password
sign-in-submit = Sign in
sign-in-wrong = The address and the password do not belong together.
signed-out = You are signed out.

set-up-title = Set up the desk
set-up-intro = This makes the first team and its administrator. The link works once.
set-up-team = Team
set-up-team-hint = For example Malawi, or ISU
set-up-name = Your name
set-up-email = Your e-mail address
set-up-language = Language
set-up-password = Password
set-up-password-hint = At least 12 characters; a sentence is good.
set-up-submit = Set up

demo-title = Look around
demo-intro = A desk full of invented people and conversations. You come in as a coordinator of Malawi; nothing you do leaves this machine.
demo-submit = Enter the demo

password-short = At least { $min } characters, please.
password-long = At most 1024 bytes are possible.
password-common = This is too easily guessed: it is made of common words or patterns. A sentence of your own is better.
password-own = This is made of your own name or address. Something nobody knows of you is better.

account-title = Your account
account-name = Name
account-email = E-mail
account-team = Team
account-role = Role
account-language = Language
account-language-title = Language
account-language-saved = Your language is saved.
account-current = Current password
account-password = New password
account-password-hint = At least 12 characters; a sentence is good. Paste it if you like.
account-password-title = Password
account-password-intro = A new password ends all your other sessions.
account-password-saved = Your password is changed; your other sessions have ended.
account-current-wrong = That is not your current password.

sessions-title = Where you are signed in
sessions-intro = End what you do not know, and then change your password.
sessions-device = Device
sessions-this = this one
sessions-since = signed in on
sessions-last-seen = Last seen
sessions-address = Address
sessions-action = Action
sessions-end = End
sessions-end-others = End all other sessions
sessions-times = Times are UTC, to within five minutes.
session-ended = The session has ended.
sessions-ended = All other sessions have ended.
device-both = { $browser } on { $system }
device-unknown = an unknown device
