# Who may read a record, and why.

access-title-barriers = Who can read this barrier
access-title-circulations = Who can read this circulation
access-title-commitments = Who can read this commitment
access-title-events = Who can read this event
access-title-exchanges = Who can read this exchange
access-title-mails = Who can read this mail
access-title-pathway_steps = Who can read this step
access-title-people = Who can read this person’s record
access-title-positions = Who can read this position
access-title-relations = Who can read this relation
access-title-responses = Who can read this answer
access-title-targets = Who can read this decision
access-record-barriers = Back to the barrier
access-record-circulations = Back to the circulation
access-record-commitments = Back to the commitment
access-record-events = Back to the event
access-record-exchanges = Back to the exchange
access-record-mails = Back to the mail
access-record-pathway_steps = Back to the step
access-record-people = Back to the person
access-record-positions = Back to the position
access-record-relations = Back to the relation
access-record-responses = Back to the answer
access-record-targets = Back to the State
access-link = Who can read this
access-link-target = Who can read this decision

access-rule-public-open = Everyone who is signed in reads it, and a report may cite it.
access-rule-public-inside = Coordinators, contributors and administrators read it: mails, circulations and answers have no page for partners and observers.
access-rule-working-group-open = Everyone who is signed in reads it, but observers.
access-rule-working-group-inside = Coordinators, contributors and administrators read it: mails, circulations and answers have no page for partners and observers.
access-rule-coordination-open = Coordinators, contributors and administrators read it.
access-rule-coordination-inside = Coordinators, contributors and administrators read it.
access-rule-restricted-open = The team { $team } reads it, but for observers, and so do the persons named below.
access-rule-restricted-inside = The team { $team } reads it, but for partners and observers, and so do the persons named below.

access-readers = Readers
access-count = { $n ->
    [one] { $shown } account can read it
   *[other] { $shown } accounts can read it
}
access-column-name = Name
access-column-team = Team
access-column-role = Role
access-column-why = Why
access-why-role = Role: { $role }, marking: { $marking }
access-why-team = Its team: { $team }
access-why-named = Named on it

access-named-title = Named persons
access-nobody-named = Nobody is named on it: its team alone reads it.
access-named-by = Named by { $by } on { $day }
access-name-gone = a closed account
access-name-disabled = the account is closed
access-name-idle = reads it no longer: the role does not allow it
access-name-not-needed = would read it without being named
access-remove = Take the name away
access-origin = Persons are named on the record it came out of
access-reader = Let one more person read it
access-reader-hint = They read it and what came out of it; they change nothing.
access-submit = Name this person
access-named = The person can read it now.
access-unnamed = The name was taken away.
access-reads-already = { $name } reads it already, as a member of its team.
access-may-not-be-named = { $name } cannot be named: observers read public records alone, and partners see no mails, circulations or answers.
access-too-many = { $max } persons are named. For more readers, give it a wider marking.

marking-reason = Why more people may read it now
marking-reason-hint = Only where you open it to more people. The audit keeps it, for all who may read the record.
marking-reason-missing = Say why: with this marking more people can read it than before.
