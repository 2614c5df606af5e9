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
password-own = This is made of your own name, address or team, or of words of our field. Something nobody knows of you is better.

account-title = Your account
account-name = Name
account-email = E-mail
account-team = Team
account-role = Role
account-language = Language
account-language-title = Display
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
sessions-confirm-intro = To end one, enter your current password first.
sessions-confirm-sessions_password = Current password
sessions-confirm-submit = Go on
sessions-confirmed = You can end sessions now.
sessions-confirm-first = Enter your current password first, then end sessions.
device-both = { $browser } on { $system }
device-unknown = an unknown device

nav-accounts = Accounts

invitation-title = Welcome
invitation-intro = Choose a password, and the account is yours. The link works once.
invitation-password = Password
invitation-password-hint = At least 12 characters; a sentence is good. Paste it if you like.
invitation-submit = Take up the account
dead-link-title = This link no longer works
dead-link-text = It has been used, has expired, or was replaced by a newer one. Ask for another where you had this one from.
dead-link-sign-in = Go to sign-in

letter-invitation-subject = Your account on the outreach desk
letter-invitation-body =
    { $name },

    { $inviter } invites you to the outreach desk, in the team { $team }.
    This link makes the account yours; you choose a password there:

    { $link }

    It works once, until { $until }. If you do not know what this is about, leave it alone: nothing happens without the link.

accounts-title = Accounts
accounts-lead = Who may sign in, in which team and role.
accounts-invite = Invite someone
accounts-count = { $n ->
    [one] 1 account
   *[other] { $shown } accounts
  }
accounts-column-name = Name
accounts-column-team = Team
accounts-column-role = Role
accounts-column-standing = Standing
accounts-column-last-seen = Last seen
accounts-filter-q = Name or address
accounts-filter-team = Team
accounts-filter-role = Role
accounts-filter-standing = Standing
accounts-filter-standing-active = active
accounts-filter-standing-invited = invited
accounts-filter-standing-disabled = disabled
accounts-standing-active = active
accounts-standing-invited = invited on { $day }
accounts-standing-disabled = disabled on { $day }
accounts-never = never
accounts-since = Account since
accounts-none = No account fits
accounts-none-text = None has all of these. Take a filter away.
accounts-role-administrator = Looks after accounts and settings; no automatic right to restricted records.
accounts-role-coordinator = All work; releases circulations and mails.
accounts-role-contributor = Works within the own team.
accounts-role-partner = Reads and adds working-group records.
accounts-role-observer = Reads public records.
accounts-team-missing = Choose a team, or name a new one.
accounts-email-taken = This address has an account already.
accounts-last-administrator = This is the last administrator: make someone else one first.
accounts-invited = An invitation is on its way.
accounts-saved = Role and team are saved. Where they changed, the account’s sessions have ended.
accounts-disabled = The account is disabled and signed out everywhere.
accounts-enabled = The account may be signed in to again.
accounts-sessions-ended = The account is signed out everywhere.
accounts-invite-again = Send a new invitation
accounts-disable = Disable
accounts-enable = Enable again
accounts-sessions = Sessions
accounts-no-sessions = Not signed in anywhere.
accounts-end-sessions = End all sessions

invite-title = Invite someone
invite-intro = A mail brings a link to set a password. It works once, for { $days } days.
invite-name = Name
invite-email = E-mail address
invite-language = Language
invite-role = Role
invite-team = Team
invite-new_team = Or a new team
invite-submit = Send the invitation

place-title = Role and team
place-intro = A change ends all sessions of the account at once.
place-role = Role
place-team = Team
place-new_team = Or a new team

sign-in-forgotten = Forgotten your password?
forgotten-title = A new password
forgotten-intro = We write to your address with a link that sets one.
forgotten-email = E-mail address
forgotten-submit = Send the link
forgotten-sent = If the address has an account, a link is on its way to it. Look among unwanted mail too.
reset-title = A new password
reset-intro = It ends all sessions of the account. The link works once.
reset-password = New password
reset-password-hint = At least 12 characters; a sentence is good. Paste it if you like.
reset-submit = Set the password
reset-done = Your password is set. Sign in with it.

letter-reset-subject = A new password for the outreach desk
letter-reset-body =
    { $name },

    someone asked for a new password for your account on the outreach desk. If it was you, set it here:

    { $link }

    The link works once, until { $until }. If it was not you, leave it alone: your password stays as it is.

sign-in-wait-seconds = There were too many attempts. Please wait { $n ->
    [one] 1 second
   *[other] { $n } seconds
  } and try again.
sign-in-wait-minutes = There were too many attempts. Please wait { $n } minutes and try again.

kept-sign-in = Your session has ended. What you typed is kept on this page: sign in, and send it again.
kept-title = Send what you typed
kept-intro = You are signed in again. What you typed has not been saved yet.
kept-submit = Send it now
kept-leave = Leave it, and go to Today

account-preferences-title = Mail and shortcuts
account-preferences = Switched on
account-preference-weekly-digest = A mail once a week with what is due
account-preference-weekly-digest-hint = only if there is anything, and without a name or a word of what was said
account-preference-single-keys = Single keys as shortcuts
account-preference-single-keys-hint = n logs an exchange, / finds; Ctrl K goes anywhere, whatever is chosen here
account-preferences-saved = What you want is saved.
