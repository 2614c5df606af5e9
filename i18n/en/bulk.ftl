bulk-open = Change several…
bulk-commitments-title = Change several commitments
bulk-commitments-intro = { $n ->
    [one] The one commitment of the list that you may change.
   *[other] { $n } commitments of the list that you may change.
 }
bulk-verb = What to do
bulk-verb-due = set another day
bulk-verb-owner = set another owner
bulk-verb-done = mark as kept today
bulk-verb-bin = move to the bin
bulk-due_on = Day
bulk-due_on-hint = For “set another day”. Empty: no day.
bulk-owner = Owner
bulk-owner-hint = For “set another owner”.
bulk-preview = Preview
bulk-choose = Choose at least one
bulk-stale = Someone has changed some of them meanwhile: here they are as they are now
bulk-preview-title = This will change
bulk-preview-intro = { $n ->
    [0] None of them changes.
    [one] One changes.
   *[other] { $n } change.
 }{ $idle ->
    [0] {""}
    [one] {" "}One stays as it is.
   *[other] {" "}{ $idle } stay as they are.
 }
bulk-confirm = { $n ->
    [one] Change it
   *[other] Change all { $n }
 }
bulk-back = Back
bulk-before = Now
bulk-after = Then
bulk-none = Nothing here that you may change
bulk-none-text = Take a filter away, or ask the team whose records they are.
bulk-no-day = no day
bulk-done = { $n ->
    [one] One is changed.
   *[other] { $n } are changed.
 }{ $left ->
    [0] {""}
    [one] {" "}One was left out: someone has changed it meanwhile.
   *[other] {" "}{ $left } were left out: someone has changed them meanwhile.
 }
bulk-left = { $n ->
    [one] Left out: someone has changed it meanwhile
   *[other] Left out: someone has changed them meanwhile
 }
bulk-targets-title = Change several target States
bulk-targets-intro = { $n ->
    [one] The one target State of the list.
   *[other] { $n } target States of the list.
 }
bulk-target-verb-priority = set another priority
bulk-target-verb-lead = set another lead team
bulk-target-verb-support = add a supporting State
bulk-target-verb-unsupport = take a supporting State away
bulk-target-verb-drop = drop from the list
bulk-priority = Priority
bulk-priority-hint = For “set another priority”.
bulk-lead = Lead team
bulk-lead-hint = For “set another lead team”. Empty: no lead.
bulk-supporter = Supporting State
bulk-supporter-hint = To be added or taken away. No State supports itself.
bulk-reason = Reason
bulk-reason-hint = For “drop from the list”.
bulk-no-supporters = no supporting State
bulk-exchanges-title = Change several exchanges
bulk-exchanges-intro = { $n ->
    [one] The one exchange of the list that you may change.
   *[other] { $n } exchanges of the list that you may change.
 }
bulk-exchanges-caption = Exchange
bulk-exchanges-follow-up = follow up on { $day }
bulk-exchange-verb-follow-up = set another day to follow up
bulk-exchange-verb-bin = move to the bin, with what came out of it
bulk-follow_up_on = Day to follow up
bulk-follow_up_on-hint = For “set another day to follow up”. Empty: nobody need follow up.
bulk-follow-up-early = This day is before some of the exchanges themselves
bulk-events-title = Change several events
bulk-events-intro = { $n ->
    [one] The one event of the list that you may change.
   *[other] { $n } events of the list that you may change.
 }
bulk-people-title = Change several people
bulk-people-intro = { $n ->
    [one] The one person of the list whom you may change.
   *[other] { $n } people of the list whom you may change.
 }
bulk-person-verb-do-not-mail = do not mail them
bulk-person-verb-mail = mail them again
bulk-person-verb-language = set another language to write in
bulk-person-verb-bin = move to the bin
bulk-do_not_mail = Why not to mail them
bulk-do_not_mail-hint = For “do not mail them”. Every one gets the same reason.
bulk-language = Language to write in
bulk-language-hint = For “set another language to write in”.
bulk-may-be-mailed = may be mailed

bulk-organisations-title = Change several organisations
bulk-organisations-intro = { $n ->
    [one] The one organisation of the list.
   *[other] { $n } organisations of the list.
 }
bulk-organisation-verb-kind = set another kind
bulk-organisation-verb-place = set another place
bulk-organisation-verb-bin = move to the bin, where it has no posts
bulk-kind = Kind
bulk-kind-hint = For “set another kind”. A mission or a ministry is a State’s.
bulk-place = Place
bulk-place-hint = For “set another place”.
