# What the answers to a survey come to.

analysis-title = Analysis
analysis-about =
    { $n ->
        [0] No answer has been given yet
        [one] From one answer that you may read
       *[other] From the { $n } answers that you may read
    }
analysis-versions =
    { $n ->
        [one] One of them was given to an earlier version: its questions are matched by their names.
       *[other] { $n } of them were given to earlier versions: their questions are matched by their names.
    }
analysis-inside = For the coordination: these numbers and files tell what single States have answered. What may be passed on has a page of its own.
analysis-reach =
    Answered by { $answered } of the { $asked } it was asked of{ $unable ->
        [0] {""}
        [one] ; one was not able to
       *[other] ; { $unable } were not able to
    }
analysis-numbers = From { $least } to { $greatest }; mean { $mean }, median { $median } ({ $n ->
        [one] one answer
       *[other] { $n } answers
    }).
analysis-borda = Points by Borda’s rule: of { $n } choices, the one an answer ranks first gets { $n } points, the next { $next }, and so on; what it does not rank gets none.
analysis-read-texts = Read the answers
analysis-percent = { $n }%
analysis-mean = Mean
analysis-median = Median
analysis-least = Least
analysis-greatest = Greatest
analysis-states-that-answered = States that answered
analysis-head-answer = Answer
analysis-head-states = States
analysis-head-share = Share of those that answered
analysis-head-points = Points
analysis-head-bar = Beside the highest
analysis-head-named = Named by
analysis-head-first = Ranked first by
analysis-head-row = Row
analysis-head-question = Question
analysis-head-group = Group
analysis-head-regional-group = Regional group
analysis-head-pages = Half way
analysis-head-variable = Variable
analysis-head-meaning = What it holds
analysis-head-kind = Kind of question
analysis-head-value = Value
analysis-head-value-meaning = What the value means
analysis-value-rank = the rank it was given; empty where none
analysis-value-chosen = chosen
analysis-value-not-chosen = not chosen
analysis-variable-iso3 = Code of the State (ISO 3166-1 alpha-3)
analysis-sheet-answers = Answers
analysis-sheet-codebook = Codebook
analysis-all-states = All States
analysis-not-known = not known
analysis-in-none = in none
analysis-by = By groups of States
analysis-by-region = Region
analysis-by-group = Regional group
analysis-by-category = Target category
analysis-by-category-note = A State can be in several categories: it counts in each.
analysis-by-legal-system = Legal system
analysis-by-legal-system-note = The treaty pack does not say which legal system a State has, so it is not known of any.
analysis-texts = Answers
analysis-own-words = In their own words

analysis-board = Response board
analysis-board-groups = By regional group
analysis-board-states = State by State
analysis-board-none = No State is that far
analysis-board-none-text = No State of this circulation fits what you chose.
analysis-everyone = all
analysis-pages-saved = { $n } of { $of } pages saved

analysis-share = What may be passed on
analysis-share-about =
    From { $n } answers known on { $date }
analysis-share-hint = These tables name no State and tell nothing of any one. They may leave the coordination.
analysis-share-head = { $group } ({ $n })
analysis-share-nothing = Nothing can be passed on
analysis-share-open = The survey takes answers until { $date }. The tables are made once, from the day after: two tables of different days would tell who answered in between, and what.
analysis-share-withdrawn = An answer was changed or opened again after the last day for answers. Set against tables that have left already, new ones would tell what was changed.
analysis-share-few = Tables are made from { $n } answers or more, and tell something from twice as many.
analysis-share-how = How they are made
analysis-share-rule = Answers count in steps of { $n }, in the order in which they came, as they were known on the last day for answers. Of a number only its band is told, and where each State makes one choice only “{ $n } or more”; “–” stands for fewer than { $n } or for a number that is held back because it would give away another. Where a question takes several choices, a region is told apart if { $twice } of its States or more have answered. Numbers, dates and texts are not passed on.
analysis-not-told = –

coding-title = Code the answers
coding-lead = Two people put the answers under the barriers of the taxonomy, each alone. Neither sees the other’s codes before both are done.
coding-about-agreement = Where they differ is listed then, and settled.
coding-begin = Begin coding
coding-nothing = There are no texts to code
coding-nothing-text = No answer that you may read says anything here.
coding-progress = { $n } of { $all } coded
coding-save = Save this page
coding-done = I am done: close my codes
coding-done-hint = Once closed, your codes cannot be changed. Every answer must have been saved, also those that no code fits.
coding-done-missing = Save the answers that are not coded yet first
coding-waiting = Your codes are closed. The other coder is not done yet.
coding-waiting-none = Your codes are closed. Nobody has begun the second coding yet.
coding-taken = Two others are coding this question, and are not done yet.
coding-not-coded = not coded yet
coding-codes-of = Codes of { $state }
coding-closed = Your codes are closed
coding-begun = You are coding these answers
coding-saved = Codes saved
coding-settled = Settled
coding-agreement = Agreement of the coders
coding-agreement-lead =
    { $n ->
        [one] On one answer that both have coded
       *[other] On { $n } answers that both have coded
    }: { $first } and { $second }
coding-to-agreement = See how they agree
coding-kappa = Cohen’s kappa
coding-kappa-all = All codes together
coding-kappa-rule = Each code is a decision for each answer: given or not. Kappa is how far the two agree beyond what chance would bring: 1 is full agreement, 0 is chance. The words are those of Landis and Koch (1977).
coding-kappa-none = not defined: both decided alike throughout
coding-kappa-poor = poor
coding-kappa-slight = slight
coding-kappa-fair = fair
coding-kappa-moderate = moderate
coding-kappa-substantial = substantial
coding-kappa-almost-perfect = almost perfect
coding-head-code = Code
coding-head-codes = Codes by name
coding-head-kappa = Kappa
coding-head-agreement = Agreement
coding-head-both = Both
coding-head-first = First alone
coding-head-second = Second alone
coding-open = Where they differ
coding-open-none = They agree on every answer, or it is settled
coding-first = First coder
coding-second = Second coder
coding-no-code = no code
coding-settle = Settle
coding-settled-codes = What the texts say
coding-settled-about = Counted where both coders agree, or where it was settled.

found-title = Reasons in this answer
found-none = It names no reason of the taxonomy.
found-ranked = ranked { $rank }
found-chosen = chosen
found-coded = coded from the text
found-on-dossier = on the dossier
found-raise =
    { $n ->
        [one] Put it on the State’s dossier
       *[other] Put { $n } on the State’s dossier
    }
found-raised =
    { $n ->
        [0] They are on the dossier already
        [one] One reason was put on the dossier
       *[other] { $n } reasons were put on the dossier
    }
found-source = Answer to “{ $circulation }”
found-detail-rank = Reason { $rank } of { $of } in its answer
since-title = What has changed since { $title }
since-none = Nothing: the same answers were given to the same questions.
since-before = Before
since-now = Now
since-nothing = no answer
since-new = not asked then
since-gone = not asked any more

survey-progress-declined = declined
survey-channel-mail = by mail
survey-reference = Number or subject
survey-place = Said at
survey-filed = Filed as
survey-enter-reference = Number of the note, or subject of the mail
survey-enter-referenced_on = Date it bears
survey-enter-place = Where it was said
survey-enter-place-hint = For an oral answer: the margins of a meeting, a call, the mission.
survey-enter-exchange = Exchange it came in
survey-enter-exchange-hint = Log the note, mail or conversation as an exchange with the scan; the answer then leads to it.
survey-enter-declines = The State does not answer
survey-enter-declines-yes = The State has said that it will not answer this survey
survey-enter-declines-or-answers = either the State declines, or it has answered: leave one of the two empty
survey-ask-to-confirm = Ask the State to confirm it
survey-ask-to-confirm-hint = Everyone with the State’s links then reads what was entered, may change it and signs it off. Until then what was entered counts; afterwards the State’s own answer does, and both are kept here.
survey-asked-to-confirm = The State’s links open the answer now.
survey-entered = Entered on the State’s behalf
survey-entered-waits = Waits to be confirmed, and counts until then
survey-entered-confirmed = Replaced by the State’s own answer on { $date }
survey-entered-read = Read it
survey-start-entered-lead = We have entered here what your Government told us { $channel } on { $date }. Please read every page, change what is not right, and sign off at the end.

analysis-share-anonymous-open = The circulation is anonymous. What its answers come to is told once it is closed, which is final: tables of different days would tell who answered in between, and what.
analysis-share-anonymous-about = From { $n } answers without a name, in bands. Nobody sees more.
analysis-words = In their own words
analysis-words-hint = For those inside alone, not to be passed on: a wording can tell whose it is. In the order of the alphabet; only questions under which enough wrote something.
