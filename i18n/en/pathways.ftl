# Pathways: the legal steps of a State up to deposit.

pathway-word = Pathway
pathway-title = Pathway of { $state }
pathway-progress = { $all ->
    [one] { $done } of { $all } step done
   *[other] { $done } of { $all } steps done
}
pathway-other-day = As it was recorded up to { $day }.
pathway-as-of = As recorded up to
pathway-choose = Choose a template
pathway-choose-title = Choose a template
pathway-choose-intro = A template lists the steps that such a constitution usually asks for. They are added at the end, and can then be changed, moved and dropped.
pathway-add = Add a step
pathway-empty = No steps yet
pathway-empty-text = Begin with the template that comes nearest to the State’s constitution, or add the steps one by one.
pathway-column-step = Step
pathway-column-body = Who must act
pathway-column-status = How far
pathway-column-next = Next move
pathway-column-change = Change
pathway-up = Up
pathway-down = Down
pathway-drop = Drop
pathway-restore = Take back
pathway-stalled-for = { $n ->
    [one] stalled: no movement for { $n } day
   *[other] stalled: no movement for { $n } days
}
pathway-after = After deposit
pathway-after-deposited = Deposited on { $day }. These days follow by law.
pathway-after-bound = The State has joined. These days follow by law.
pathway-after-would = Not deposited. These days would follow by law from a deposit on { $day }.
pathway-article = Article { $article }
pathway-dropped-title = Dropped steps
pathway-dropped-hint = What is here can be taken back. What was dropped on the day on which it was entered is erased after 30 days; the rest stays, for it was believed once.
pathway-template = Template
pathway-marking = Marking
pathway-submit = Add these steps
pathway-added = The step is added.
pathway-adopted = The steps of the template are added.
pathway-moved = The step is moved.
pathway-dropped = The step is dropped. It can be taken back below.
pathway-restored = The step is part of the pathway again.
pathway-full = A pathway has at most { $max } steps. Drop some first.
pathway-full-flash = The pathway is full. Drop another step first.

dossier-pathway = Pathway
dossier-pathway-open = Whole pathway
dossier-pathway-begin = Begin the pathway
dossier-pathway-nothing = No steps toward deposit have been entered.

step-new-title = Add a step
step-edit-title = Change the step
step-name = What is done
step-body_kind = Who must act
step-body = Which one
step-body-hint = Its name in this State, if you know it.
step-group-progress = Progress
step-status = How far
step-begun_on = Begun on
step-moved_on = Last movement on
step-moved_on-hint = Of a step under way: the last day on which something happened. If you leave it empty, the day it began, or else today.
step-done_on = Done on
step-next_move = Next move
step-next_move-hint = Who should do what so that it goes on.
step-group-evidence = Evidence and readers
step-source = Source
step-source-hint = Where that is written, or who said it.
step-source_link = Link to the source
step-source_link-hint = An address that begins with https://
step-marking = Marking
step-begun_on-status = Only a step that is under way or done has begun. Change how far it is, or leave this empty.
step-done_on-status = Only a step that is done has such a day. Change how far it is, or leave this empty.
step-done_on-early = It cannot be done before it began.
step-moved_on-early = It cannot have moved before it began.
step-status-not-begun = not begun
step-status-under-way = under way
step-status-done = done
step-status-not-needed = not needed
step-begun = begun { $day }
step-moved = last moved { $day }
step-done = done { $day }
step-dates = Dates
step-no-next = none entered
step-no-source = none given
step-history = What was recorded, and when
step-is-dropped = This step is no longer part of the pathway.
step-body_kind-ministry = Ministries
step-body_kind-foreign-ministry = Foreign ministry
step-body_kind-legal-office = Legal office
step-body_kind-cabinet = Cabinet or council of ministers
step-body_kind-committee = Committee of parliament
step-body_kind-parliament = Parliament
step-body_kind-lower-chamber = Lower chamber
step-body_kind-upper-chamber = Upper chamber
step-body_kind-court = Constitutional court or council
step-body_kind-head-of-state = Head of State or of government
step-body_kind-government-printer = Official gazette
step-body_kind-other = Another body
