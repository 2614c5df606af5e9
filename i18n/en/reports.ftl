# Reports: the list of them, and the words of the progress report.

reports-title = Reports
reports-lead = A report is made afresh from the records each time, as of the date you choose.
reports-progress-title = Universalization: progress report
reports-progress-lead = Status and counts, new States Parties, membership by region, activities, survey, votes and outputs of a work plan: as a page to print and as a Word document.
reports-closed = The figures of a report count records that partners and observers may not know of. Coordinators, contributors and administrators draw reports up; ask one of them for a copy.
reports-form-plan = Work plan
reports-form-on = Cut-off date
reports-form-on-hint = The last day that counts
reports-form-lang = Language
reports-form-submit = Show the report
reports-before-baseline = The work plan begins on { $from }: choose a later day.
reports-usual = Usual dates
reports-usual-meeting = first day of the meeting

reports-bar = As of { $on }
reports-bar-ahead = As of { $on } · records to { $until }
reports-word = Word
reports-print = Print
reports-other = Another date or language
reports-demo-line = Demo data: people, conversations and answers are invented.

reports-as-of = As of { $on }
reports-table = Table { $n }. { $caption }
reports-page = { $page } of { $pages }
reports-sources = Sources and how the figures were computed
reports-evidence = see the evidence
reports-one = one
reports-one-first = One
reports-not-established = not established
reports-days = { $first } to { $last }

reports-introduction = Introduction
reports-mandate = This report presents the progress made under the “{ $plan }” from { $from }, where the work plan begins, to { $on }. The Coordinators on Universalization are { $coordinators }.
reports-aim = { $target ->
        [0] The work plan sets no number of new States Parties.
        [one] The work plan aims at least at { $target-figure } new State Party before the close of the meeting it leads to, on { $close }.
       *[other] The work plan aims at least at { $target-figure } new States Parties before the close of the meeting it leads to, on { $close }.
    }
reports-method = States are counted both by deposit of the instrument and by entry into force. Each figure leads to the list of sources, which says how it was computed. Only public facts and public records name a State or an event; other records are counted and never attributed.

reports-status = Status
reports-counts = As of { $on }, { $deposited } States had deposited their instrument of ratification, acceptance, approval, accession or succession with the { $depositary }; the Convention was in force for { $in-force } of them. { $signatories ->
        [0] No other State was a signatory.
        [one] { $signatories-figure } further State had signed the Convention and had yet to ratify it.
       *[other] { $signatories-figure } further States had signed the Convention and had yet to ratify it.
    } In all, { $joined } States were bound by the Convention or had signed it.
reports-baseline = On { $from }, where the work plan begins, { $deposited } States had deposited their instrument and { $signatories ->
        [one] { $signatories-figure } was a signatory.
       *[other] { $signatories-figure } were signatories.
    }
reports-new = { $n ->
        [0] No State has deposited its instrument since then.
        [one] { $figure } State has deposited its instrument since then; table { $table } gives the dates.
       *[other] { $figure } States have deposited their instruments since then; table { $table } gives the dates.
    }
reports-new-table = States that have deposited since { $from }
reports-in-force = { $n ->
        [0] The Convention has not entered into force for any further State in that time.
        [one] In that time the Convention has entered into force for { $figure } State: { $states }.
       *[other] In that time the Convention has entered into force for { $figure } States: { $states }.
    }
reports-withdrawn = { $n ->
        [one] The withdrawal of { $figure } State has taken effect: { $states }.
       *[other] The withdrawals of { $figure } States have taken effect: { $states }.
    }
reports-membership = Table { $first } gives the membership by region and table { $second } by regional group of the United Nations.
reports-regions-table = Membership by region
reports-groups-table = Membership by regional group
reports-state = State
reports-act = Act
reports-deposit = Deposit
reports-entry = Entry into force
reports-report-due = Initial report due
reports-region = Region
reports-group = Regional group
reports-no-group = In no regional group
reports-states = States
reports-deposited = Deposited
reports-parties = In force
reports-signatories = Signatories
reports-outside = Not party
reports-all = All

reports-activities = Activities
reports-records = { $exchanges ->
        [0] Between { $from } and { $until }, no exchange with a State has been recorded
        [one] Between { $from } and { $until }, { $exchanges-figure } exchange with { $states-figure } State has been recorded
       *[other] Between { $from } and { $until }, { $exchanges-figure } exchanges with { $states ->
            [one] { $states-figure } State
           *[other] { $states-figure } States
        } have been recorded
    }, and { $events ->
        [0] no event
        [one] { $events-figure } event
       *[other] { $events-figure } events
    }. Table { $table } gives them by activity of the work plan.
reports-activities-table = Exchanges and events by activity
reports-activity = Activity
reports-exchanges = Exchanges
reports-events = Events
reports-unassigned = Under no activity
reports-public-events = { $n ->
        [one] One of the events is public and named here
       *[other] { $n } of the events are public and named here
    }{ $others ->
        [0] .
        [one] ; { $others-figure } more is counted, not named.
       *[other] ; { $others-figure } more are counted, not named.
    }

reports-survey = Survey of reasons
reports-survey-none = The survey on the reasons for not having joined had not been circulated by { $until }.
reports-survey-answers = The survey on the reasons for not having joined was circulated to { $asked ->
        [one] { $asked-figure } State
       *[other] { $asked-figure } States
    }; by { $until } { $answered ->
        [0] none had answered.
        [one] { $answered-figure } had answered.
       *[other] { $answered-figure } had answered.
    }
reports-reasons-some = Table { $table } gives the reasons that at least { $threshold } States named in { $basis-figure } answers. Numbers are given in bands, so that no State’s answer can be told from them.
reports-reasons-suppressed = Reasons are not shown: too few States have answered, or none was named by as many as { $threshold } of them.
reports-band = { $from } to { $to }
reports-band-open = { $from } or more
reports-reasons-table = Reasons named
reports-reason = Reason

reports-votes = Votes in the General Assembly
reports-vote = On { $day } the General Assembly adopted resolution { $resolution }, “{ $title }”, by { $yes } votes to { $no }, with { $abstain } abstentions. Table { $table } gives the votes in the plenary over the years.
reports-votes-table = Votes on the annual resolution in the plenary
reports-resolution = Resolution
reports-day = Date
reports-yes = In favour
reports-no = Against
reports-abstain = Abstaining

reports-outputs = Outputs
reports-outputs-text = Table { $table } sets what the work plan expects against what had been reached by { $on }.
reports-outputs-table = Expected outputs
reports-output = Expected output
reports-aim-column = Aim, at least
reports-measured = Reached
reports-measured-parties = { $deposited } by deposit, { $in-force } in force
reports-measured-awareness = { $exchanges ->
        [one] 1 exchange
       *[other] { $exchanges-text } exchanges
    }, { $events ->
        [one] 1 event
       *[other] { $events-text } events
    }
reports-measured-answers = { $asked ->
        [0] not circulated
       *[other] { $answered ->
            [one] 1 answer
           *[other] { $answered } answers
        } of { $asked ->
            [one] 1 State asked
           *[other] { $asked } States asked
        }
    }

reports-source-plan = { $source }.
reports-source-deposited = States with an act of ratification, acceptance, approval, accession or succession deposited on or before { $on }, less those whose withdrawal had taken effect. The acts: { $sources }.
reports-source-in-force = Computed from the day of deposit: the treaty enters into force for a State { $months } months after the month of deposit, on the first day of the month.
reports-source-signatories = States that had signed on or before { $on } and had not deposited an instrument; the sum adds those that had deposited one.
reports-source-new = States whose day of deposit lies after { $from } and not after { $on }. Entry into force and the day the initial report falls due are computed from it.
reports-source-membership = Each State with its status on { $on }. Regions are those of the United Nations Statistics Division (M49), groups the regional groups of the United Nations.
reports-source-exchanges = Exchanges in the log dated after { $from } and not after { $until }. All are counted but those restricted to a team, which count only in a figure to which at least { $threshold } States contribute. What a reader may see of them in the log can be fewer.
reports-source-events = Events that began after { $from } and not after { $until }, counted by the same rule; those marked public are named.
reports-source-survey = Invitations sent and answers signed off on or before { $until }, one answer a State. Reasons are counted in complete groups of { $threshold } answers known by the day before, as they stood then; a group of which an answer was changed later is left out.
reports-source-votes = Published totals of the recorded votes. { $sources }.
