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
event-attendance-absent = did not come
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
