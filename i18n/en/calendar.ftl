# The calendar and its feeds.

calendar-title = Calendar
calendar-subscribe = Subscribe
calendar-views = How to show the month
calendar-view-month = Month
calendar-view-agenda = Agenda
calendar-months = Other months
calendar-previous = { $month }
calendar-next = { $month }
calendar-today = Today
calendar-filter-kind = Kind
calendar-filter-state = State
calendar-filter-team = Team
calendar-kind-event = Event
calendar-kind-meeting = Formal meeting
calendar-kind-follow-up = Follow-up
calendar-kind-commitment = Commitment due
calendar-kind-circulation = Survey closes
calendar-kind-timeline = Work plan
calendar-title-follow-up = Follow up with { $state }: { $kind } of { $day }
calendar-title-commitment = { $state }: { $promise }
calendar-title-circulation = { $title }: last day for answers
calendar-title-extended = { $title }: last day for { $state }
calendar-done = done
calendar-more = { $n } more
calendar-count = { $n ->
    [0] no entry
    [one] 1 entry
   *[other] { $n } entries
}
calendar-cut = There is more than this page can show. Set a filter to see the rest.
calendar-long = Going on this month
calendar-none = Nothing is planned this month
calendar-none-text = Events, follow-ups, commitments with a date, the last days of circulations and the lines of the work plan stand here on their days.
calendar-none-filtered = Nothing this month fits these filters
calendar-none-filtered-text = Take a filter away, or look at another month.
calendar-event-file = Add to a calendar
calendar-open = Open the calendar
feeds-title = Subscribe to the calendar
feeds-intro = A calendar program on your computer or telephone can show this calendar and keep it up to date by itself.
feeds-key = Each program gets an address of its own. Whoever has the address reads the calendar as you do, without a password: give it to no one, and revoke it when a device is lost.
feeds-restricted = It shows what you may read at that moment, from three months back to a year ahead. Restricted records never leave the desk this way, and so fetching it is not entered in the audit; making and revoking an address is.
feeds-end = A new password revokes all addresses, and so does the end of your account.
feeds-yours = Your addresses
feeds-none = You have made none.
feeds-made = Made
feeds-fetched = Last fetched
feeds-never = never
feeds-action = Action
feeds-revoke = Revoke
feeds-times = Times are in UTC, to the hour.
feeds-new = A new address
feeds-full = You have { $n } addresses, as many as there may be. Revoke one first.
feed-name = Which program reads it
feed-name-hint = In your own words: “Telephone”
feed-submit = Make an address
feed-too-many = You have as many addresses as there may be. Revoke one first.
feed-revoked = The address is revoked; what it was given to gets nothing more.
feed-made-title = The address for “{ $name }”
feed-made-once = It is shown this once and kept nowhere: copy it now.
feed-made-how = In your calendar program, look for “Add calendar from the internet”, “New subscription” or “From URL”, and paste it there.
feed-made-done = I have copied it
feed-calendar-name = Outreach desk
account-calendar-title = Calendar
account-calendar-text = Your calendar program can show the calendar of the desk.
account-calendar-manage = Calendar addresses
