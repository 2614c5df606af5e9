# Commitments: who promised what, by when.

commitments-title = Commitments
commitments-bin-title = Commitments in the bin
commitments-count = { $n ->
    [one] 1 commitment
   *[other] { $shown } commitments
}
commitments-count-more = more than { $shown } commitments
commitments-tabs = Where they stand
commitments-tab-open = Open
commitments-tab-overdue = Overdue
commitments-tab-done = Kept
commitments-head-promise = What was promised
commitments-head-state = State
commitments-head-owner = Who promised
commitments-head-with = Agreed with
commitments-head-due = Due
commitments-head-done = Kept on
commitments-head-team = Team
commitments-head-marking = Marking
commitments-head-change = Change
commitments-filter-state = State
commitments-filter-owner = Who promised
commitments-filter-until = Due by
commitments-none = Nothing to keep here
commitments-none-text = Commitments come out of exchanges: log one and note who promised what, by when.
commitments-none-filtered = No commitment fits these filters

commitment-new-title = Note a commitment
commitment-edit-title = Edit the commitment
commitment-submit = Save commitment
commitment-add = Note a commitment
commitment-add-row = Add another
commitment-state = State
commitment-promise = What was promised
commitment-owner = Who promised
commitment-owner-state = The State
commitment-due_on = Due
commitment-people = Agreed with
commitment-people-hint = Who promised for the State, or to whom we did
commitment-post = Or with a post
commitment-post-hint = Where nobody holds it and the next holder is not known yet
commitment-with-one = A commitment is agreed with one person or with one post.
commitment-marking = Who may read it
commitment-exchange = Came out of
commitment-exchange-open = The exchange
commitment-noted = Noted on
commitment-no-day = no day set
commitment-due-on = due { $day }
commitment-kept-on = kept on { $day }
commitment-late = { $n ->
    [one] 1 day overdue
   *[other] { $n } days overdue
}
commitment-standing-open = Open
commitment-standing-overdue = Overdue
commitment-standing-done = Kept
commitment-mark-done = Mark as kept
commitment-reopen = Reopen
commitment-done-flash = The commitment is kept.
commitment-reopened-flash = The commitment is open again.
commitment-binned = The commitment is in the bin.
commitment-restored = The commitment is back in the list.
commitment-in-bin = In the bin. It is erased after 30 days.
