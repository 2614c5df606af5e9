# The weekly digest, a mail.

digest-subject = What is due this week on the outreach desk
digest-intro = This is due on the outreach desk, of what you may read:
digest-restricted = What is restricted is not counted here: the desk itself shows it.
digest-off = If you no longer want this mail, say so in your account:
digest-overdue = { $n ->
    [one] 1 commitment of your team is overdue
   *[other] { $shown } commitments of your team are overdue
}
digest-due = { $n ->
    [one] 1 commitment of your team is due by Sunday
   *[other] { $shown } commitments of your team are due by Sunday
}
digest-state-overdue = { $n ->
    [one] 1 commitment of a State is overdue
   *[other] { $shown } commitments of States are overdue
}
digest-state-due = { $n ->
    [one] 1 commitment of a State is due by Sunday
   *[other] { $shown } commitments of States are due by Sunday
}
digest-follow-ups = { $n ->
    [one] 1 exchange of your team is to be followed up
   *[other] { $shown } exchanges of your team are to be followed up
}
digest-stalled = { $n ->
    [one] 1 step of a pathway has stalled
   *[other] { $shown } steps of pathways have stalled
}
digest-events = { $n ->
    [one] 1 event takes place by Sunday
   *[other] { $shown } events take place by Sunday
}
digest-answers = { $n ->
    [one] 1 State has answered the survey within a week
   *[other] { $shown } States have answered the survey within a week
}
