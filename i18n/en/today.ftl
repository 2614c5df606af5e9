# Today.

today-kicker = Work plan to the { $meeting } · coordinators { $coordinators }
today-headline = { $n } of { $target } { $target ->
    [one] new State Party
   *[other] new States Parties
  }, { $days ->
    [one] 1 day
   *[other] { $days } days
  } to go
today-headline-now = { $n } of { $target } { $target ->
    [one] new State Party
   *[other] new States Parties
  }; the { $meeting } is under way
today-headline-over = { $n } of { $target } { $target ->
    [one] new State Party
   *[other] new States Parties
  }; the { $meeting } is over
today-deposited = deposited
today-in-force = in force
today-signatories = signatories
today-targets = targets
today-change = { $change } since { $day }
today-from = { $n } from { $day }
today-of = { $n } of { $target }
today-since-meeting = the { $meeting }
today-since-day = { $day }
today-gauge = New States Parties since { $since }: { $deposited } by deposit, { $in_force } in force.
today-gauge-next = New States Parties since { $since }: { $deposited } by deposit, { $in_force } in force ({ $next } on { $day }).
today-gauge-tiles = { $n } new of a target of { $target }: { $states }
today-as-of = As of
today-show = Show
today-back = Back to today
today-other-day = The figures, the line and the map show { $day }; what is due, the silence and the events are today’s.

today-line-today = today
today-line-deposits = { $state } deposits, { $day }
today-line-deposits-whole = { $state } deposits
today-line-in-force = in force, { $day }
today-line-in-force-whole = in force for { $state }

today-map-title = Where { $n } States stand
today-map-day = on { $day }
today-as-table = See as table
today-larger-map = Larger map

today-due = What is due
today-due-today = Today
today-overdue = Overdue { $n } d
today-due-nothing = Nothing is due. Promises with a date and follow-ups of exchanges appear here.
today-follow-up = Follow up: { $kind }, { $day }
today-all-commitments = All commitments
today-all-follow-ups = Exchanges to follow up
today-promises-late = { $n ->
    [one] { $n } commitment overdue
   *[other] { $n } commitments overdue
}
today-promises-late-more = More than { $shown } commitments overdue
today-follow-ups-late = { $n ->
    [one] { $n } exchange to follow up
   *[other] { $n } exchanges to follow up
}
today-follow-ups-late-more = More than { $shown } exchanges to follow up

today-survey = Survey
today-survey-text = { $answered } of { $all } { $all ->
    [one] State has
   *[other] States have
  } answered; { $begun } { $begun ->
    [one] has
   *[other] have
  } begun. Closes { $day }.
today-survey-nothing = The survey has not been circulated yet.
today-to-survey = Prepare a circulation

today-silent = Gone silent
today-silent-intro = target States without an exchange for { $n } days or more
today-silent-all = All { $n }
today-silent-nobody = Every target State has been spoken to.
today-nothing-logged = No exchange is logged yet. Once the first one is, the target States not spoken to for long appear here.
today-column-silent = Silent
today-column-last = Last exchange
today-days = { $n ->
    [one] 1 day
   *[other] { $n } days
  }

today-events = Next events
today-all-events = All events
today-events-nothing = No event is planned.
today-plan-event = Plan an event

today-stalled = Stalled on the way
today-stalled-intro = { $n ->
    [one] steps under way without movement for { $n } day or more
   *[other] steps under way without movement for { $n } days or more
}
today-stalled-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

today-nobody = Nobody is responsible
today-nobody-intro = No one in the team of these tasks has an account. Give them to another team.
today-nobody-team = { $state } · nobody in the team { $team } has an account
today-nobody-yet = Nobody coordinated when it deposited: the task goes to a coordinators’ team within a day.
