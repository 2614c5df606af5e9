# Events, their guests and who came.

events-title = Events
events-bin-title = Events in the bin
events-count = { $n ->
    [one] 1 event
   *[other] { $shown } events
}
events-count-more = more than { $shown } events
events-tabs = Which events
events-tab-upcoming = Upcoming
events-tab-past = Past
events-head-title = Event
events-head-days = Date
events-head-kind = Kind
events-head-place = Place
events-head-starts = First day
events-head-ends = Last day
events-head-organizer = Organizer
events-head-activity = Activity of the work plan
events-head-invited = Invited
events-head-came = Came
events-head-marking = Marking
events-filter-kind = Kind
events-filter-activity = Activity of the work plan
events-meetings = Calendar of formal meetings
events-none = No event is coming
events-none-past = No event is past yet
events-none-text = Enter a workshop, a side event or a meeting; then invite States and people to it.
events-none-filtered = No event fits these filters

event-kind-regional-workshop = Regional workshop
event-kind-side-event = Side event
event-kind-formal-meeting = Formal meeting
event-kind-informal-working-group = Informal Working Group
event-kind-parliamentary-event = Parliamentary event
event-attendance-invited = invited
event-attendance-confirmed = will come
event-attendance-declined = declined
event-attendance-attended = came
event-attendance-absent = absent
event-add = Enter an event
event-new-title = Enter an event
event-new-intro = States and people are invited on its page, once it is saved.
event-edit-title = Edit the event
event-submit = Save event
event-title = Title
event-kind = Kind
event-starts_on = First day
event-ends_on = Last day
event-ends_on-hint = Empty for an event of one day
event-ends_on-early = The last day is before the first.
event-opens_at = Begins at
event-opens_at-hint = On the clocks of the place; empty for whole days
event-closes_at = Ends at
event-hours-both = Give both times, or neither.
event-closes_at-early = The event ends before it begins.
event-place = Place
event-zone = Time zone
event-organizer = Organizer
event-description = Description
event-activity = Activity of the work plan
event-marking = Who may read it
event-entered = Entered on { $day } by { $by }.
event-in-bin = In the bin since { $day }. It is erased after 30 days.
event-bin-hint = Exchanges held there stay. The event can be taken back for 30 days.
event-binned = The event is in the bin.
event-restored = The event is back.
event-figure-invited = invited
event-figure-confirmed = said they would come
event-figure-came = came
event-states = { $n ->
    [one] for 1 State
   *[other] for { $n } States
}
event-guests = Who was invited, who came
event-no-guests = Nobody has been invited yet.
event-head-state = State
event-head-person = Person
event-head-attendance = Attendance
event-head-note = Note
event-head-remove = Remove
event-nobody-named = nobody named
event-attendance-of = Attendance: { $guest }
event-guest-note = Note: { $guest }
event-guest-remove = Remove: { $guest }
event-guests-save = Save attendance
event-guests-saved = Attendance is saved.
event-invite = Invite
event-invite-states = States
event-invite-states-hint = Type a name; several are possible
event-invite-people = People
event-invite-people-hint = Each comes for the State whose post they hold
event-invite-submit = Invite
event-invite-nobody = Choose at least one State or person.
event-invite-stateless = { $name } holds no post for a State, and cannot be invited for one.
event-invited = They are invited.
event-log-here = Log an exchange here
event-exchanges = Exchanges held there
event-exchanges-all = All of them in the log
event-no-exchanges = None has been logged.

# In depth: series, languages, outcome, agenda.
events-head-series = Series
events-head-agenda = Convention on the agenda
events-head-stranded = Stranded
events-filter-series = Series
events-filter-agenda = Convention on the agenda
event-agenda-yes = on the agenda
event-agenda-no = not on the agenda
event-agenda-unknown = agenda not known
event-series = Series
event-series-hint = Such as “Regional workshops 2023”: the same words join events to one series
event-meeting = Formal meeting
event-meeting-hint = The meeting it is, or on whose sides it is held
event-languages = Interpretation
event-language-ar = Arabic
event-language-zh = Chinese
event-language-en = English
event-language-fr = French
event-language-pt = Portuguese
event-language-ru = Russian
event-language-es = Spanish
event-outcome = Outcome
event-outcome-hint = What came of it: a declaration, steps announced, points to follow up
event-no-outcome = No outcome is entered yet.
event-on-agenda = The Convention on the agenda
event-agenda = Agenda
event-agenda-none = No agenda is entered.
event-money-link = Budget, costs and sponsorship
event-report = Report
event-saved-conflicts = Saved. Something else is held on the same days: see below.
event-conflicts = Also held on these days:
event-conflict-both = invited to both:
event-attendance-nominated = nominated
event-attendance-registered = registered
event-attendance-stranded = stranded
event-why-visa = visa
event-why-travel = travel
event-why-funds = no funds in time
event-why-health = illness
event-why-other = another reason
event-why-needed = Say why the guest was stranded.
event-guest-why = Why stranded: { $guest }
event-guest-edit = Place and sponsorship
event-figure-stranded = stranded
event-head-delegation = State or organisation
event-sponsored = Sponsorship:
event-sponsorship-requested = requested
event-sponsorship-approved = approved
event-sponsorship-refused = refused
event-sponsorship-ticketed = ticketed
event-sponsorship-paid = paid
event-guests-full = An event has at most 1,000 guests.
event-invite-organisations = Organisations
event-invite-organisations-hint = Each may name who comes
event-sent-mail = invited by mail on { $day }
event-sent-note = invited by note verbale { $number } of { $day }
event-replied = replied on { $day }
event-links = Links to reply by

agenda-new-title = Add an item
agenda-edit-title = Edit the item
agenda-title = Title
agenda-kind = Kind
agenda-kind-item = Agenda item
agenda-kind-side-event = Side event
agenda-kind-speaking-slot = Speaking slot
agenda-kind-ceremony = Ceremony
agenda-kind-pause = Pause
agenda-number = Number
agenda-number-hint = As the agenda writes it, such as 3 (a)
agenda-on_convention = The Convention
agenda-on_convention-yes = The item is about the Convention
agenda-held_on = Day
agenda-begins_at = Begins at
agenda-begins_at-hint = On the clocks of the place
agenda-ends_at = Ends at
agenda-group-speaker = Who speaks
agenda-people = Person
agenda-people-hint = Someone of the contacts
agenda-speaker = Speaker by name
agenda-speaker-hint = Where the speaker is not among the contacts
agenda-state = For which State
agenda-group-papers = Notes and documents
agenda-note = Note
agenda-link = Address of the document
agenda-submit = Save item
agenda-remove = Take off the agenda
agenda-removed = The item is off the agenda.
agenda-full = An agenda has at most 300 items.
agenda-other-day = The day is not one of the event.
agenda-one-speaker = Name one speaker: a person of the contacts, or a name.
agenda-on-convention = the Convention
agenda-speaks = Speaks:

guest-new-title = Add a participant by name
guest-new-intro = Someone a State or an organisation has named and who is not among the contacts.
guest-submit = Save
guest-name = Name
guest-state = State
guest-organisation = Organisation
guest-function = Function
guest-function-hint = As on the badge: Counsellor, Ministry of Foreign Affairs
guest-is_head = Head of delegation
guest-is_head-yes = Heads the delegation
guest-seat = Place in the delegation
guest-seat-hint = A number; the smallest comes first after the head
guest-seat-number = Give a number from 0 to 999.
guest-one-delegation = Choose a State or an organisation, one of them.
guest-group-sponsorship = Sponsorship
guest-sponsorship = Where it stands
guest-sponsorship-needed = Say where the sponsorship stands.
guest-amount = Amount
guest-currency = Currency
guest-currency-hint = Three letters of ISO 4217: EUR, USD, XAF

choose-title = Choose whom to invite
choose-intro = Look at a list of States, see who could be written to, and add those ticked to the guests. Nothing is sent here.
choose-whom = States
choose-whom-targets = on the target list
choose-whom-all = all
choose-group = Regional group
choose-region = Region
choose-look = Show
choose-count = { $n ->
    [0] No State to add
    [one] 1 State to add
   *[other] { $n } States to add
}
choose-head-to = Mail would go to
choose-head-invite = Invite
choose-invite-state = Invite { $state }
choose-add = Add to the guests
choose-nobody = No State fits that is not invited already.

participants-title = List of participants
participants-count = { $n ->
    [one] 1 participant
   *[other] { $n } participants
}
participants-none = Nobody has been named or said to come yet.
participants-head = Head of delegation
participants-head-delegation = State or organisation
participants-head-name = Name
participants-head-function = Function
participants-head-role = Role
participants-head-attendance = Attendance
badges-title = Name badges
badges-count = { $n ->
    [one] 1 badge
   *[other] { $n } badges
}
badges-none = Nobody has been named yet.

money-title = Money
money-intro = What there is to spend, what was spent, and what sponsors pay. Currencies are never added to each other.
money-none = No amount is entered.
money-balance = Sums by currency
money-head-currency = Currency
money-head-budget = Budget
money-head-costs = Costs
money-head-promised = Sponsored
money-head-paid = of it paid
money-head-requested = Requested
money-head-left = Left
money-head-change = Change
money-budget = Budget
money-costs = Costs
money-no-budget = No budget is entered.
money-no-costs = No costs are entered.
money-sponsored = Sponsorship by State
money-no-sponsored = No guest is sponsored. It is entered with each guest.
money-guests = { $n ->
    [one] 1 guest
   *[other] { $n } guests
}
money-add = Add a line
money-edit-title = Correct a line
money-edit = Correct
money-edit-what = Correct { $what }
money-save = Save
money-submit = Add line
money-kind = Kind
money-kind-budget = Budget
money-kind-cost = Cost
money-what = For what
money-amount = Amount
money-amount-hint = Such as 1 200.50
money-currency = Currency
money-currency-hint = Three letters of ISO 4217: EUR, USD, XAF
money-removed = The line is removed.
money-remove-what = Remove: { $what }
money-full = An event has at most 300 lines.
money-wrong-amount = Give a number such as 1200.50, not below nothing.
money-wrong-places = This currency has no unit that small.
money-wrong-currency = Give the three letters of a currency, such as EUR.

letter-title = Write to guests
letter-intro = Each guest who is invited and has not been written to yet: by mail with a link to reply by, or by note verbale.
letter-by-mail = By mail
letter-count = { $n ->
    [0] nobody
    [one] 1 mail
   *[other] { $n } mails
}
letter-more = { $n ->
    [one] 1 more comes after these.
   *[other] { $n } more come after these.
}
letter-mails = Mails
letter-reply_by = Reply by
letter-reply_by-late = The event will be over by then.
letter-message_en = Message in the English mails
letter-message_fr = Message in the French mails
letter-message_es = Message in the Spanish mails
letter-submit = Send
letter-send = Send those ticked
letter-look = Show the mails again
letter-nobody = Nobody is left to write to by mail.
letter-coordinators-send = A coordinator sends the mails.
letter-guests-needed = Tick at least one guest.
letter-sent = { $n ->
    [one] 1 mail is in the outbox.
   *[other] { $n } mails are in the outbox.
}
letter-left-out = Left out, and why
letter-out-no-address = no address
letter-out-address-taken = another guest has the same address
letter-out-mailed = the address has had a mail about this event
letter-out-bounced = do not mail: mail to this address came back
letter-out-do-not-mail = marked as not to be mailed
letter-out-invited = invited already
letter-by-note = By note verbale
letter-note-intro = Note here what has gone out by note verbale. A link to reply by can be made for each afterwards.
letter-note-guests = To whom it went
letter-reference = Number
letter-reference-hint = Leave it empty for the next number of your team’s series, which is given as the note is logged.
letter-log = In the log
letter-log-yes = Log it as an exchange that went out with each of their States
letter-sent_on = Date
letter-sent_on-future = The date lies in the future.
letter-note-save = Note it
letter-noted = The note verbale is noted.
letter-logged = The note verbale is noted and logged under { $number }.
letter-note-summary = Invitation to { $title }
letter-link-title = Link to reply by
letter-link-intro = For { $who }. It is shown this once and works until the end of { $day }; earlier links open nothing any more.
letter-link-copy = Copy the link
letter-link-new = New link
letter-link-revoke = Revoke the link
letter-revoked = The link is revoked.

event-letter-subject = Invitation: { $title }
event-letter-you = We have the honour to invite you to:
event-letter-delegation = We have the honour to invite { $who } to be represented at:
event-letter-organizer = Organized by { $by }
event-letter-languages = Interpretation: { $languages }
event-letter-reply = Please let us know by { $day } whether you will come, by this personal link:
event-letter-reply-names = Please let us know by { $day } whether you will take part, and who will come, by this personal link:
event-letter-note = The link needs no account. Whoever has it can reply; the reply can be changed until the event.
event-letter-closing = With our best regards

reply-for = Invitation for { $who }
reply-when = When
reply-where = Where
reply-begin = Reply
reply-change = Change the reply
reply-closed = The reply can no longer be changed.
reply-accepted = You replied on { $day }: you will come.
reply-declined = You replied on { $day }: you will not come.
reply-comes = Will you come?
reply-comes-yes = Yes
reply-comes-no = No
reply-who = Who will come
reply-who-hint = Leave it empty where you do not know yet; you can come back.
reply-name = Name of participant { $n }
reply-function = Function of participant { $n }
reply-head = Participant { $n } heads the delegation
reply-more-lines = Save to get more lines.
reply-remark = Anything we should know
reply-save = Send the reply
reply-saved = Thank you. Your reply is saved.
reply-gone = This link does not work
reply-gone-text = It may have expired or been replaced by a newer one. Please write to those who invited you.
reply-lost = This form does not belong to the link
reply-lost-text = Please open the link in your invitation again.

report-of = Report: { $title }
report-turnout = Who was invited, who came
report-all = All
report-head-guests = Guests
report-stranded = Who was stranded, and why
report-promised = Commitments made there
report-nothing-promised = None has been noted.
report-due = due { $day }
report-done = kept
report-head-open = no reply
report-head-coming = will come
report-head-came = came
report-head-stranded = stranded
report-head-absent = absent
report-head-declined = declined
