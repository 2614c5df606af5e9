# The work plan, its target States and its timeline.

workplan-kicker = { $coordinators } · { $from } to { $until }
workplan-lead = Where it began on { $on }: { $joined } States had joined, { $deposited } by deposit and { $signatories } by signature alone. { $target ->
        [0] No number of new States Parties is set.
        [one] Target: at least one new State Party.
       *[other] Target: at least { $target } new States Parties.
    }
workplan-report = Progress report
workplan-parts = Parts of the work plan
workplan-tab-plan = Plan
workplan-tab-targets = Target States
workplan-tab-timeline = Timeline
workplan-tab-hand-over = Hand-over
workplan-background = Background, in the words of the document
workplan-source = Source: { $source }
workplan-objectives = Objectives
workplan-activities = Activities
workplan-activities-note = Each number leads to the records behind it, as far as you may read them.
workplan-activity = Activity
workplan-exchanges = Exchanges
workplan-events = Events
workplan-all = All
workplan-outputs = Expected outputs
workplan-outputs-note = measured on { $on }
workplan-output-parties = { $target ->
        [0] { $deposited } by deposit, { $in_force } in force
       *[other] { $deposited } of { $target } by deposit, { $in_force } of { $target } in force
    }
workplan-output-awareness = { $exchanges ->
        [one] 1 exchange
       *[other] { $exchanges-text } exchanges
    }, { $events ->
        [one] 1 event
       *[other] { $events-text } events
    }
workplan-output-answers = { $asked ->
        [0] The survey has not been circulated
       *[other] { $answered ->
            [one] 1 answer
           *[other] { $answered-text } answers
        } from { $asked ->
            [one] 1 State asked
           *[other] { $asked-text } States asked
        }
    }
workplan-implementers = Carried out by
workplan-partners = With the help of
workplan-budget = Budget
workplan-and = { $first } and { $last }

workplan-targets-title = Target States
workplan-targets-lead = The categories are computed from the facts as they stand on { $on }. Coordinators may add or drop a State, with a reason.
workplan-targets-categories = The four categories
workplan-targets-category = Category
workplan-targets-all = States
workplan-targets-without = Without signatories
workplan-targets-any = In at least one category
workplan-targets-add = Add a State
workplan-targets-count = { $n ->
        [one] 1 target State
       *[other] { $n } target States
    }
workplan-targets-count-dropped = { $n ->
        [one] 1 State dropped
       *[other] { $n } States dropped
    }
workplan-targets-filter-category = Category
workplan-targets-filter-lead = Lead
workplan-targets-filter-priority = Priority
workplan-targets-filter-standing = Standing
workplan-targets-no-lead = no lead
workplan-targets-state = State
workplan-targets-categories-column = Categories
workplan-targets-why = Why
workplan-targets-standing = Standing
workplan-targets-lead-column = Lead
workplan-targets-priority = Priority
workplan-targets-next = Next step
workplan-targets-decision = Decision
workplan-targets-change = Change
workplan-targets-empty = No target State fits these filters
workplan-targets-empty-text = Take a filter away, or add a State that the categories do not find.
workplan-targets-show-all = Show the whole list

workplan-standing-computed = as computed
workplan-standing-added = added
workplan-standing-dropped = dropped
workplan-priority-high = high
workplan-priority-normal = normal
workplan-priority-low = low

workplan-target-title = { $state } as a target State
workplan-target-new-title = Add a target State
workplan-target-new-intro = For a State the categories do not find. A State that is bound by the treaty cannot be a target.
workplan-target-by-category = In the categories { $categories }: { $evidence }.
workplan-target-by-none = The facts put this State into no category.
workplan-target-state = State
workplan-target-standing = Standing
workplan-target-standing-computed = As computed
workplan-target-standing-computed-hint = on the list while a category finds it
workplan-target-standing-added = Added
workplan-target-standing-added-hint = on the list whatever the categories say
workplan-target-standing-dropped = Dropped
workplan-target-standing-dropped-hint = off the list whatever the categories say
workplan-target-reason = Reason
workplan-target-reason-hint = Required when a State is added or dropped
workplan-target-priority = Priority
workplan-target-lead = Lead team
workplan-target-next_step = Next step
workplan-target-marking = Who may read this
workplan-target-submit = Save
workplan-target-reason-missing = Say why the State is added or dropped.
workplan-target-bound = This State is bound by the treaty; it is no target.
workplan-target-listed = This State is on the list already: change it there.
workplan-target-saved = The decision on { $state } is saved.

workplan-targets-filter-group = Regional group
workplan-targets-helped = with the help of { $states }
workplan-target-supporters = Supporting States
workplan-target-supporters-hint = States that speak with it too
workplan-target-supporters-many = Choose at most { $max } States.
workplan-target-supporters-wrong = Choose States from the list, and not this State itself.
workplan-target-strategy = Strategy note
workplan-target-strategy-hint = How the State is to be won: read by those who may read the decision

workplan-settings-open = Change what counts
workplan-settings-title = What counts in the categories
workplan-settings-signatories = Signatories in categories 2 to 4
workplan-settings-signatories-counted = They count in every category they meet
workplan-settings-signatories-not-counted = They count in category 1 only
workplan-settings-other_steps = Interim steps of another kind in category 4
workplan-settings-other_steps-hint = Parliamentary steps, statements of interest, joint explanations of vote
workplan-settings-other_steps-counted = They count
workplan-settings-other_steps-not-counted = They do not count
workplan-settings-vote = Vote for category 3
workplan-settings-vote-hint = The document names the First Committee. Where no votes of States there are known, the plenary’s stand in.
workplan-settings-vote-first-committee = First Committee
workplan-settings-vote-plenary = Plenary of the General Assembly
workplan-settings-congratulate_days = Days to congratulate
workplan-settings-congratulate_days-hint = When a target State deposits, the lead team is given the task to congratulate it within so many days
workplan-settings-days = Enter a number of days from 1 to 365.
workplan-settings-submit = Save
workplan-settings-saved = What counts in the categories is saved.
workplan-rule-signatories-counted = Signatories count in every category they meet.
workplan-rule-signatories-not-counted = Signatories count in category 1 only.
workplan-rule-other-counted = Interim steps of another kind count in category 4.
workplan-rule-other-not-counted = Interim steps of another kind do not count in category 4.
workplan-vote-none = No vote is known for category 3.
workplan-vote-plenary = Category 3 reads the vote in the plenary of the General Assembly: { $resolution }, { $day }.
workplan-vote-first-committee = Category 3 reads the vote in the First Committee: { $resolution }, { $day }.
workplan-vote-stand-in = Category 3 is set to read the vote in the First Committee, but no State’s vote there is in the treaty pack. The vote in the plenary stands in: { $resolution }, { $day }.
workplan-vote-first-committee-unknown = The treaty pack holds no votes of States in the First Committee.
workplan-departures = Left the list
workplan-departure = { $state } deposited its instrument and left the list.
workplan-congratulate = Congratulate { $state } on its deposit

workplan-timeline-title = Timeline
workplan-timeline-line = Line of the plan
workplan-timeline-planned = Planned
workplan-timeline-actual = Actual
workplan-timeline-change = Enter
workplan-timeline-change-column = Actual dates
workplan-timeline-range = { $from } – { $until }
workplan-timeline-since = since { $from }
workplan-timeline-done = done
workplan-timeline-open = under way
workplan-timeline-late = late
workplan-timeline-not-begun = not begun
workplan-timeline-span = planned { $planned }; actual: { $actual }
workplan-timeline-key-planned = planned
workplan-timeline-key-actual = actual
workplan-timeline-key-running = under way
workplan-timeline-key-today = today
workplan-line-title = What really happened
workplan-line-actual_from = Began on
workplan-line-actual_until = Ended on
workplan-line-actual_until-hint = Empty while it is under way
workplan-line-note = Note
workplan-line-note-hint = Everyone who may sign in reads it
workplan-line-submit = Save
workplan-line-order = It cannot end before it begins.
workplan-line-no-start = Say when it began.
workplan-line-saved = The timeline is saved.
workplan-closed = Closed on { $day }
workplan-line-closed = The work plan was closed on { $day }: its dates stay as they are.
workplan-others = Other plans

# The texts of a plan that was made here.
plan-activity-dropped = { $title } (dropped)
plan-texts-title = Texts of the plan
plan-text-part-objectives = Objectives
plan-text-add-objectives = Add an objective
plan-text-part-activities = Activities
plan-text-add-activities = Add an activity
plan-text-part-outputs = Expected outputs
plan-text-add-outputs = Add an output
plan-text-part-timeline = Timeline
plan-text-add-timeline = Add a line
plan-text-edit = Change the text
plan-text-edit-link = Change
plan-text-drop = Drop
plan-text-drop-title = Drop from the plan
plan-text-saved = The text is saved.
plan-text-dropped = It is no longer in the plan.
plan-text-changed = It was changed meanwhile. This is what it says now.
plan-text-target-wrong = A whole number from 0.
plan-text-sentence = The whole sentence
plan-text-text_en = Text in English
plan-text-text_fr = Text in French
plan-text-text_es = Text in Spanish
plan-text-measure = Measured by
plan-text-target = How many, at least
plan-text-planned_from = Planned from
plan-text-planned_from-hint = Whole months count.
plan-text-planned_until = Planned until
plan-text-reason = Why it is dropped
plan-text-reason-hint = It stays in the audit.
plan-text-measure-new-states-parties = New States Parties
plan-text-measure-awareness = Exchanges and events that make the treaty known
plan-text-measure-survey-answers = Answers to the questionnaire

workplan-board-priority = Board by priority
workplan-board-lead = Board by lead
