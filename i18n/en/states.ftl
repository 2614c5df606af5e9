# The list of States, the map, a State's dossier.

states-title = States
states-lead = On { $day }: { $deposited } deposited, { $in_force } in force, { $signatories } { $signatories ->
    [one] signatory
   *[other] signatories
  }, { $outside } not party.
states-count = { $n } of { $all } States
states-view = View
states-view-table = Table
states-view-map = Map
states-remove-filter = remove this filter
states-chip = { $field }: { $value }
states-chip-days = { $n ->
    [one] 1 day
   *[other] { $n } days
  }
states-chip-on = On { $day }
states-empty-title = No State fits these filters
states-empty-text = Take one of them away, or begin again with all States.
states-map-readout = One square is one State. Those outside the filter are faint.
states-one-square = One square is one State, one vote.
states-skip-map = Skip the map

states-filter-q = Name or code
states-filter-status = Status
states-filter-category = Category
states-filter-group = Regional group
states-filter-region = Region
states-filter-org = Organization
states-filter-vote = Last vote
states-filter-lead = Lead
states-filter-silent = Silent for at least (days)
states-filter-on = On the day
states-any-target = Any target
states-nobody = nobody
states-never = no exchange
states-added = added by decision

states-column-state = State
states-column-status = Status
states-column-why = Why a target
states-column-group = Regional group
states-column-vote = Last vote
states-column-vote-of = Vote { $year }
states-column-lead = Lead
states-column-silent = Days silent

states-status-not-signatory = Not party
states-status-signatory = Signatory
states-status-deposited = Deposited, not yet in force
states-status-state-party = State Party
states-status-withdrawn = Withdrawn
states-in-force-from = in force from { $day }
states-target-of-plan = Target of the work plan

states-tile-party = { $state }: State Party, in force since { $in_force }
states-tile-deposited = { $state }: deposited { $day }, in force from { $in_force }
states-tile-signatory = { $state }: signatory since { $day }
states-tile-withdrawn = { $state }: withdrawn since { $day }
states-tile-plain = { $state }: { $status }
states-tile-target = ; target of the work plan

states-category-signatories = signatory
states-category-related-parties = Mine Ban Convention
states-category-yes-voters = voted yes
states-category-interim-steps = interim step

states-evidence-signed = signed on { $day }
states-evidence-signed-undated = signed
states-evidence-bound = { $treaty }: { $act } deposited on { $day }
states-evidence-bound-undated = { $treaty }: { $act } deposited
states-evidence-voted = voted yes, { $resolution }, { $day }

states-step-unilateral-declaration = unilateral declaration
states-step-voluntary-article7-report = voluntary report
states-step-moratorium = moratorium
states-step-other = interim step
states-step-dated = { $step }, { $day }

states-act-signature = signature
states-act-ratification = ratification
states-act-acceptance = acceptance
states-act-approval = approval
states-act-accession = accession
states-act-succession = succession
states-act-withdrawal = withdrawal

states-vote-yes = yes
states-vote-no = no
states-vote-abstain = abstained
states-vote-absent = absent

states-years = { $n ->
    [one] 1 year
   *[other] { $n } years
  }
states-months = { $n ->
    [one] 1 month
   *[other] { $n } months
  }
states-and = { $first } and { $last }

dossier-since-signatory = since { $day } · not yet ratified after { $span }
dossier-since-deposited = · instrument of { $day } · in force on { $in_force }
dossier-since-party = since { $in_force } · deposited on { $day }
dossier-since-withdrawn = with effect from { $day }
dossier-other-day = Facts as they stood on { $day }.
dossier-category = Category { $n }
dossier-lead = Lead
dossier-priority = Priority
dossier-priority-high = high
dossier-priority-normal = normal
dossier-priority-low = low
dossier-edit-target = Change target

dossier-next = Next
dossier-next-nothing = No next step is noted.
dossier-timeline = Timeline
dossier-timeline-nothing = Nothing of this kind is on record yet.
dossier-show = Show
dossier-show-everything = Everything
dossier-show-exchanges = Exchanges
dossier-show-facts = Facts
dossier-show-events = Events
dossier-older = Older entries
dossier-all-exchanges = All exchanges
dossier-kind-act = Act
dossier-kind-vote = Vote
dossier-kind-answer = Survey answer
dossier-entry-act = { $treaty }: { $act }
dossier-entry-vote-yes = Voted yes on { $resolution }, { $title }
dossier-entry-vote-no = Voted no on { $resolution }, { $title }
dossier-entry-vote-abstain = Abstained on { $resolution }, { $title }
dossier-entry-vote-absent = Absent from the vote on { $resolution }, { $title }

dossier-why = Why a target
dossier-why-not = It is not on the target list.
dossier-why-added = Added by decision: { $reason }
dossier-why-dropped = Dropped by decision: { $reason }
dossier-why-line = Category { $n }: { $evidence }.

dossier-barriers = What stands in the way
dossier-barriers-all = All, over time
dossier-barriers-offers = What can be offered
dossier-barriers-nothing = Nothing is noted yet.
dossier-answer = Survey answer
dossier-answer-nothing = No answer yet.
dossier-answered = answered { $day }, { $channel }
dossier-begun = begun { $day }, { $channel }
dossier-mail = No answer yet; invitation of { $day }: { $status }.
dossier-channel-link = by link
dossier-channel-word-form = on the Word form
dossier-channel-note-verbale = by note verbale
dossier-channel-oral = orally
dossier-mail-held = held back
dossier-mail-queued = queued
dossier-mail-sending = being sent
dossier-mail-sent = sent
dossier-mail-deferred = deferred
dossier-mail-failed = failed
dossier-mail-in-doubt = in doubt
dossier-mail-cancelled = cancelled
dossier-mail-bounced = bounced
dossier-mail-suppressed = suppressed

dossier-people = Who to speak to
dossier-people-post = The post
dossier-people-all = All
dossier-people-nothing = Nobody is entered for this State yet.
dossier-holds-since = since { $day }
dossier-commitments = Commitments
dossier-commitments-nothing = Nothing is open.
dossier-no-date = No date
dossier-votes = Votes on the annual resolution

dossier-facts = Facts
dossier-act-dated = { $act }, { $day }
dossier-act-undated = { $act }, day not established
dossier-no-act = no act
dossier-in-force = In force
dossier-article = { $day } (Art. { $article })
dossier-if-it-deposits = If it deposits on { $day }
dossier-would-be-in-force = in force { $day } (Art. { $article })
dossier-holdings = Contamination and stockpiles
dossier-holdings-none = on none of the lists used
dossier-contaminated = Contaminated
dossier-contaminated-yes = yes
dossier-contaminated-no = none listed
dossier-contaminated-suspected = suspected
dossier-stockpiler = Stockpile
dossier-stockpiler-yes = listed
dossier-stockpiler-no = none listed
dossier-stockpiler-suspected = suspected
dossier-stockpiler-completed = destroyed or no longer held
dossier-producer = Producer
dossier-producer-yes = listed
dossier-producer-no = not listed
dossier-producer-suspected = suspected
dossier-producer-former = former
dossier-note = Note
dossier-region = Region
dossier-organizations = Member of

states-view-board = Board
states-view-timeline = Timeline
states-board-move = Move to…
states-board-lead = { $n ->
    [one] One State that has not deposited
   *[other] { $n } States that have not deposited
 }, by where they stand. To move one, drag it or choose “Move to…”: each move is a position with its day and source.
states-board-more = { $n ->
    [one] one more in the table
   *[other] { $n } more in the table
 }
states-board-silent = { $n ->
    [0] in contact today
    [one] silent for a day
   *[other] silent for { $n } days
 }
states-board-never = no exchange yet
states-timeline-caption = Each State’s way into the treaty
states-timeline-since = { $status } since { $day }
dossier-brief = Country brief
dossier-timeline-title = Timeline of { $state }
dossier-timeline-empty = Choose another kind of entry, or log an exchange.
dossier-show-answers = Survey answers
dossier-show-mails = Mails
dossier-show-positions = Positions
dossier-show-barriers = Barriers
dossier-show-steps = Pathway
dossier-show-tasks = Commitments
dossier-kind-mail = Mail
dossier-kind-position = Position
dossier-kind-barrier = Barrier
dossier-kind-step = Pathway step
dossier-kind-task = Commitment
dossier-task-done = kept { $day }
dossier-task-due = due { $day }
dossier-task-noted = noted { $day }, no day set

levers-title = Who can help
levers-shared = Shared organizations
levers-shared-none = none
levers-neighbours = States Parties of its region
levers-more = and { $n } more
levers-shared-languages = Languages shared with the coordinators
levers-shared-language = { $n ->
    [one] spoken by one of its people
   *[other] spoken by { $n } of its people
} and by people of { $states }
levers-shared-membership = member of { $organization }, as { $states }
levers-languages = Languages of its people
levers-language = { $n ->
        [one] 1 person
       *[other] { $n } people
    }
levers-language-teams = { $n ->
        [one] 1 person
       *[other] { $n } people
    }; read by { $teams }
levers-embassies = Embassies
levers-embassy = { $state }, in { $place }
levers-teams = In contact
levers-team = { $n ->
        [one] 1 exchange
       *[other] { $n } exchanges
    }, last { $day }
levers-team-partner = partner, { $n ->
        [one] 1 exchange
       *[other] { $n } exchanges
    }, last { $day }
levers-known = Who of us knows whom

brief-title = { $state }: country brief
brief-prepared = As of { $day }.
brief-up-to = Records up to the marking
brief-holds-public = Holds public records only.
brief-holds-working-group = Holds records up to the marking working group.
brief-holds-coordination = Holds records up to the marking coordination: not to be handed on.
brief-holds-restricted = Holds restricted records: for those who may read them alone.
brief-stands = Where it stands
brief-talks = Last exchanges
brief-talks-nothing = No exchange is on record.
dossier-timeline-column-day = Day
dossier-timeline-column-kind = Kind
dossier-timeline-column-text = What happened
dossier-timeline-column-more = More
dossier-timeline-column-marking = Who may read it
