# The frame of every page, forms, lists, errors.

demo-label = Demo data
demo-banner = Demo data. The desk’s clock stands at { $day }; people, conversations, answers, pathways and positions are invented.
skip-to-content = Skip to content
script-none = Nothing found
script-copied = Copied
script-edit = Change
script-save = Save
script-cancel = Cancel
footer-text = Accede: an outreach desk for the universalization of treaties

nav-main = Main
nav-languages = Language
nav-today = Today
nav-states = States
nav-people = People
nav-exchanges = Exchanges
nav-events = Events
nav-survey = Survey
nav-mail = Mail
nav-work-plan = Work plan
nav-reports = Reports
nav-log-exchange = Log an exchange
nav-account = Your account
nav-audit = Audit
nav-sign-out = Sign out
find-label = Find a State or a person
find-placeholder = Find…

marking-public = public
marking-working-group = working group
marking-coordination = coordination
marking-restricted = restricted
marking-public-hint = every signed-in user reads it; a report may cite it
marking-working-group-hint = all but observers read it; counted, never attributed
marking-coordination-hint = coordinators, contributors and administrators read it; counted, never attributed
marking-restricted-hint = your team reads it, and persons you name on it

role-administrator = administrator
role-coordinator = coordinator
role-contributor = contributor
role-partner = partner
role-observer = observer

form-save = Save
form-cancel = Cancel
form-optional = optional
form-none = —
form-please-choose = Please choose
form-errors-title = Please check what you entered
form-required = This cannot be empty.
form-too-long = { $length } characters; at most { $max } are possible.
form-control-characters = There are characters in it that cannot be kept.
form-choose = Please choose one of the list.
form-date = A date is written year-month-day, for example 2023-06-01.
form-date-future = This day has not come yet.
form-link = A link begins with https:// and names a host, for example https://example.org/page.
form-email = An e-mail address is written name@example.org.
form-incomplete = Something is missing.
form-time = A time is written hours:minutes, for example 14:30.

conflict-title = Two versions
conflict-intro = Someone saved this record after you opened it. Choose, for each field that differs, which version to keep. Nothing has been lost.
conflict-field = Field
conflict-yours = Yours
conflict-theirs = Saved meanwhile
conflict-same = the same
conflict-submit = Save this choice
conflict-cancel = Keep what was saved

list-pages = Pages
list-first = First page
list-next = Next page
list-export = Export
list-filter = Filter
list-more-filters = More filters
list-any = any
list-clear = Clear the filters
list-remove-filter = remove this filter
list-chip = { $filter }: { $value }
list-at-least = more than { $n }

saved = Saved.

error-to-today = Go to Today
error-not-found-title = There is nothing here
error-not-found-text = The address leads nowhere, or to something that is not for you to see.
error-forbidden-title = Your role does not allow this
error-forbidden-text = Ask a coordinator or an administrator of the desk.
error-bad-token-title = This form has expired
error-bad-token-text = It was opened before you signed in or out, or it came from another site. Go back, reload the page and send it again.
error-bad-request-title = The desk cannot read this
error-bad-request-text = The request is malformed. Go back and try again.
error-too-many-title = Too many rows for one file
error-too-many-text = A file holds at most 50,000 rows. Narrow the filter and export in parts.
error-too-large-title = This form is too large
error-too-large-text = Shorten what you typed, or send it in parts. Nothing was changed.
error-slow-title = The form did not arrive
error-slow-text = The connection is too slow, or it broke. Nothing was changed; please try again.
refused-host = The desk is not at this address.
refused-head = The request is too long. Shorten the address, or delete this site’s cookies.
refused-too-many = Too many requests came from your network. Wait { $n ->
    [one] a second
   *[other] { $n } seconds
}, then load the page again.
refused-busy = The desk is busy. Load the page again in a moment.
error-unavailable-title = The desk is busy
error-unavailable-text = It could not answer in time. Nothing was changed; please try again.
error-internal-title = Something failed
error-internal-text = The fault is the desk’s. Nothing was changed, and it has been written to the log.
