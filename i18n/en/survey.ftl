# The survey: questionnaires, circulations, answers, and the respondent’s pages.

survey-title = Survey
survey-lead = Why States have not joined, asked of the States themselves.
survey-circulations = Circulations
survey-questionnaires = Questionnaires
survey-new = Circulate the questionnaire
survey-none = The questionnaire has not been circulated yet
survey-none-text = Choose target States and read every mail before anything leaves.
survey-about-released = Released on { $released }, closes on { $closes }
survey-about-draft = Draft; nothing has been sent. Closes on { $closes }
survey-version-frozen = Version { $version }, frozen by its first sending on { $date }
survey-version-open = Version { $version }, not sent yet
survey-text-language = Language of the text
survey-source = Source
survey-names = { $first } and { $last }

# Questions

survey-kind-single = one answer
survey-kind-several = several answers
survey-kind-yes-no-unknown = yes, no or not known
survey-kind-short-text = a line of text
survey-kind-long-text = a text
survey-kind-date = a date
survey-kind-note = a note
survey-kind-ranking = choices in order
survey-kind-scale = a number on a scale
survey-kind-matrix = one answer a row
survey-kind-integer = a whole number
survey-kind-decimal = a number
survey-kind-state = a State
survey-kind-states = several States
survey-kind-file = a file
survey-may-be-unable = may be left unanswered
survey-only-if = asked where { $condition }
survey-limit = limit: { $condition }
survey-other = Other
survey-other-namely = Other, namely
survey-other-say = say what, in your own words
survey-other-or-choice = choose “Other” to answer in your own words, or leave this empty
survey-unable = Not able to answer
survey-unable-label = If you cannot answer this
survey-unable-or-answer = either answer, or say that you are not able to
survey-in-unit = In { $unit }.
survey-scale-ends = { $from }: { $low }; { $to }: { $high }.
survey-rank = give each choice that applies a whole number from 1 to { $most }
survey-rank-twice = the number { $rank } is given twice
survey-rank-hint = Number those that apply: 1 for the most important, then 2, and so on. Leave the others empty.
survey-alone = this choice excludes all others
survey-integer = write a whole number
survey-decimal = write a number
survey-row-answer = { $row }: { $answer }
survey-unfit = this answer is outside the limits of the question
survey-unfit-because = { $en }
survey-required = must be answered
survey-answer-yes = Yes
survey-answer-no = No
survey-answer-unknown = Not known
survey-answer-none = No answer

# The form of a circulation

survey-new-intro = This makes a draft. You will see every recipient and every mail before anything leaves.
survey-default-title = Survey on the reasons for not having joined
survey-form-title = Title
survey-form-title-hint = For the desk; recipients do not see it.
survey-form-questionnaire = Questionnaire
survey-form-closes_on = Closes on
survey-form-closes_on-hint = The last day for answers.
survey-form-marking = Who may read it
survey-form-group-recipients = Recipients
survey-form-category = Target States of these categories
survey-form-category-hint = Target States of the work plan; one category is enough.
survey-form-group = Only of this regional group
survey-form-region = Only of this region
survey-form-states = States picked by hand
survey-form-states-hint = They come along whatever their category.
survey-form-group-en = Wording in English
survey-form-group-fr = Wording in French
survey-form-group-es = Wording in Spanish
survey-form-subject_en = Subject
survey-form-greeting_en = Text above the link
survey-form-greeting_en-hint = Each mail fills in: [state] [salutation] [addressee] [person] [organisation] [closing_date] [coordinators] [treaty]
survey-form-subject_fr = Subject
survey-form-greeting_fr = Text above the link
survey-form-greeting_fr-hint = Each mail fills in: [state] [salutation] [addressee] [person] [organisation] [closing_date] [coordinators] [treaty]
survey-form-subject_es = Subject
survey-form-greeting_es = Text above the link
survey-form-greeting_es-hint = Each mail fills in: [state] [salutation] [addressee] [person] [organisation] [closing_date] [coordinators] [treaty]
survey-category-signatories = 1. Signatories
survey-category-related-parties = 2. Parties to the Mine Ban Convention
survey-category-yes-voters = 3. In favour of the annual resolution
survey-category-interim-steps = 4. With an interim step
survey-select-nobody = Choose a category, a group or region, or pick States by hand.
survey-select-nobody-fits = No State fits this choice.
survey-closes-in-the-past = The closing date has passed.
survey-merge-unknown = { $field } is none of the words a mail can fill in.

# What mails say, unless the coordinators word it otherwise

survey-default-subject = [treaty]: survey, [state]
survey-default-greeting =
    For the attention of: [addressee]

    The Coordinators on Universalization of the [treaty], [coordinators], present their compliments and have the honour to transmit a short survey on ratification of the Convention and accession to it. They would be grateful to receive the views of your Government by [closing_date].
survey-letter-link = The survey can be answered here until { $date }, without an account:
survey-letter-note = The link is meant for your State alone. It may be passed to a colleague; each page is saved, and the answer can be continued later and on another computer.
survey-letter-closing = The Coordinators avail themselves of this opportunity to renew the assurances of their highest consideration.

# Recipients, preview, release

survey-drafted = The draft is made. Nothing has been sent.
survey-steps = Steps
survey-step-recipients = Recipients
survey-step-preview = Preview
survey-step-release = Release
survey-edit = Edit
survey-to-preview = Preview the mails
survey-recipients-title = Recipients
survey-recipients-count = States: { $states }, mails: { $mails }
survey-recipients-of = Recipients: { $state }
survey-recipients-intro = Pick whom the mail goes to. With nobody picked the State is left out.
survey-recipients-none = Nobody of this State has an e-mail address. Add one to a post or a person first.
survey-form-recipient = Goes to
survey-form-language = Language
survey-form-language-hint = Left open: the one each of them reads.
survey-recipient-taken = This address already receives the mail of another State.
survey-column-state = State
survey-column-progress = Progress
survey-column-recipient = Recipient
survey-column-address = Address
survey-column-language = Language
survey-column-sent = Sent
survey-column-answer = Answer
survey-column-change = Change
survey-column-date = Date
survey-column-channel = Came in
survey-column-authority = Authority
survey-column-marking = Marking
survey-change = Change
survey-left-out = States left out
survey-choose-recipient = Choose a recipient
survey-omission-no-address = Nobody there has an e-mail address.
survey-omission-do-not-mail = Whoever has an address there is not to be mailed.
survey-marked-since = Marked as not to be mailed since the draft was made.
survey-omission-address-taken = Its only address receives the mail of another State.
survey-omission-excluded = Taken out by hand.
survey-discard = Discard this draft
survey-discarded = The draft is gone.
survey-preview-title =
    { $n ->
        [one] Preview of one mail
       *[other] Preview of { $n } mails
    }
survey-preview-lead = Nothing has been sent. This is what leaves.
survey-preview-count =
    { $n ->
        [one] { $n } mail
       *[other] { $n } mails
    }
survey-preview-here = { $first } to { $last } of { $n }
survey-previous = Previous
survey-next = Next
survey-messages = Mails
survey-mail-to = To
survey-mail-subject = Subject
survey-before = Before it leaves
survey-cannot-release = This cannot be released yet
survey-nobody-to-send-to = There is nobody to send to.
survey-field-empty = { $field } is empty for: { $states }
survey-release = Release all mails
survey-release-hint = The mails go into the outbox at once, and the text of the questionnaire is frozen.
survey-release-who = A coordinator releases it.
survey-released = Released. Mails in the outbox: { $n }.
survey-reopened = The answer is open again.
survey-released-already = It has been released already; nothing was sent twice.

# Progress

survey-progress-title = State by State
survey-progress-answered = answered
survey-progress-begun = begun
survey-progress-sent = sent
survey-progress-failed = failed
survey-progress-not-sent = not sent
survey-states-count = { $n } of { $all } States
survey-remove-filter = remove this filter
survey-mail-held = The mail is held back.
survey-mail-queued = The mail is waiting to be sent.
survey-mail-sending = The mail is being sent.
survey-mail-deferred = Refused for now; it is tried again.
survey-mail-failed = The address was refused.
survey-mail-in-doubt = Nobody can say whether the mail left.
survey-mail-cancelled = The mail was taken back.
survey-mail-bounced = The mail came back.
survey-mail-suppressed = The address is one not to write to.

# Answers

survey-answers = Answers
survey-answers-count =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
survey-answers-none = No answer yet
survey-answers-none-text = An answer appears here as soon as its first page is saved, or when you enter one.
survey-no-answers-yet = Nothing has been answered yet.
survey-how-it-came = How it came
survey-other-answers = Other answers of this State
survey-to-state = The State’s file
survey-channel-link = by link
survey-channel-word-form = on the Word form
survey-channel-note-verbale = by note verbale
survey-channel-oral = orally
survey-enter = Enter an answer
survey-enter-lead = An answer that came in another way than by link. Which State’s?
survey-enter-intro = Type in what the State has said; leave open what it has left open.
survey-enter-channel = How it came
survey-enter-authority = On whose authority
survey-enter-authority-hint = For example: note verbale 2023/041 of the Permanent Mission; the Deputy Permanent Representative, in a meeting.
survey-enter-answered_on = Date of the answer
survey-enter-language = Language of the answer
survey-enter-marking = Who may read it
survey-enter-submit = Save the answer
survey-answer-of = Answer of: { $state }
survey-answered-already = This State has an answer to this circulation already.
survey-date-in-the-future = This day has not come yet.
survey-continue = Continue

# The respondent’s pages

survey-for = Survey · { $state }
survey-part = Survey · { $state } · part { $part } of { $parts }
survey-parts = Parts of the survey
survey-asked-by = Asked by
survey-closes = Answers until
survey-who-reads = Who reads it
survey-who-reads-text = On the last page you choose who may read your answer. No other State sees it here.
survey-start-new-lead = You need no account. Anyone who holds this link can answer for your State.
survey-start-new-go = Begin
survey-start-begun = Your answer is not finished
survey-start-begun-lead = What was saved is still there. Go on, and sign off at the end.
survey-start-begun-go = Go on
survey-start-answered = Thank you for your answer
survey-start-answered-lead = It was signed off on { $date } by: { $authority }.
survey-start-closed = The survey is closed
survey-start-closed-lead = It can no longer be answered here. The Coordinators are still glad to hear from you: reply to their mail.
survey-start-elsewhere = Your State’s answer has been received
survey-start-elsewhere-lead = It came to the Coordinators in another way than by this link. To change it, reply to their mail.
survey-read-answers = Read the answers
survey-save-and-continue = Save and continue
survey-save-and-review = Save and review
survey-back = Back
survey-saved = Saved on { $moment }.
survey-return-later = You can close this page and return by the link you were sent.
survey-saved-by = Saved on { $moment } by the link for: { $holder }.
survey-moment = { $date } at { $time } UTC
survey-save = Save
survey-start-part = A section of the survey for you
survey-start-part-lead = You need no account. Whoever answers for your State gave you this link; it opens one section and nothing else.
survey-start-part-text = For: { $holder }. Section: { $section }. Those who answer for your State read everything again and sign it off.
survey-start-part-go = Open the section
survey-part-lead = This is the one section that was handed to you. Save it when you are done; you need not sign anything.
survey-part-return = You can close this page and return by the link you were given.
survey-part-closed = This section can no longer be filled in
survey-part-closed-lead = The answer of your State is signed off, or the survey is closed. Please turn to whoever gave you the link.
survey-holders = Who else may see this draft
survey-holders-text = Until it is signed off: those who hold a link to it, and the Coordinators and the Implementation Support Unit, who see that it is begun and read what is saved.
survey-holder-of-section = { $holder }: “{ $section }” only
survey-holder-invited = Opens the whole answer
survey-links = Hand a section to a colleague
survey-links-lead = Make a link for one section, and send it to whoever can fill it in. It opens that section and nothing else. You read everything again and sign off.
survey-links-full = There are { $most } links already.
survey-link-new = A new link
survey-link-section = Section
survey-link-holder = For whom
survey-link-holder-hint = A ministry, an office or a name: it is shown beside what they save.
survey-link-submit = Make the link
survey-link-made = The link for { $holder }: “{ $section }”
survey-link-copy = Copy it now: it is shown this once. If it is lost, take it back and make another.
survey-link-address = Address of the link
survey-link-since = Made on { $moment }
survey-link-taken-back = Taken back on { $moment }
survey-link-take-back = Take back
survey-receipt = Receipt
survey-receipts = Receipts
survey-reopen = Open again
survey-reopen-hint = The State can then correct its answer by its links and sign it off anew. This receipt is kept.
survey-receipt-lead = This is what was signed off. Print it, or keep it as a file.
survey-receipt-keep = Keep as a file
survey-receipt-check = The file is the text below, byte for byte. Its SHA-256 is the number above; anyone can compute it again.
survey-receipt-correction = To correct something, reply to the Coordinators’ mail: they open the answer again, and this receipt is kept beside the new one.
survey-receipt-signed = Signed off by { $name }, { $capacity }, on { $date } at { $time } UTC
survey-signed-on = Signed off on
survey-signer-name = Name
survey-signer-name-hint = Name and title of whoever signs off.
survey-signer-capacity = Capacity
survey-signer-capacity-hint = Office, and on whose behalf: “Deputy Permanent Representative, on instruction from capital”.
survey-changed-since = A page was saved since you opened this one. Please read the answers once more.
survey-no-change = This answer can no longer be changed here.
survey-to-start = To the start
survey-review = Review and sign off
survey-review-lead = Please read your answers once more. They count when they are signed off.
survey-review-signed = These answers are signed off.
survey-not-answered = Not answered
survey-missing = An answer is still needed here.
survey-sign-off-title = Sign off
survey-authority = Signed off by
survey-sign-off = Sign off the answer
survey-sign-off-hint = After that it is changed through the Coordinators alone. You get a receipt.
survey-gone = This link does not work
survey-gone-text = It may be incomplete, out of date or withdrawn. Open it again from the mail, or reply to the mail and ask for a new one.
survey-form-gone-text = It did not come from a page of this link. Go back, reload the page and send it again.

# The Word form

survey-word-title = Word form
survey-word-lead = The same questions as a document: to be filled in without a connection, passed around an office, or printed.
survey-word-get = Get the form
survey-word-get-lead = What has been answered so far stands in it.
survey-word-download = Download the form
survey-word-bring = Bring it back
survey-word-bring-hint = The form as Word or LibreOffice saved it (.docx). You will see what it says before anything is saved.
survey-word-file-label = The filled-in form
survey-word-read = Read the form
survey-word-not-taken = What is not taken over
survey-word-not-taken-lead = Nothing is guessed. Enter these by hand if they matter.
survey-word-says = What the form says
survey-word-says-lead = These answers take the place of those saved. Questions that the form leaves empty stay as they are.
survey-word-says-nothing = There is no answer in it that can be taken over.
survey-word-instead = Instead of:
survey-word-take = Take these answers over
survey-word-take-hint = They are saved as a draft. You read everything again and sign off.
survey-word-other-file = Choose another file
survey-word-no-document = this is no Word document (.docx); save the form as one and try again
survey-word-no-form = this document is not the form of this survey
survey-word-elsewhere = this form was made for another State or another survey
survey-word-empty = nothing is filled in
survey-word-missing = A part of this question is not in the file any more.
survey-word-doubtful = A box was overwritten: it cannot be told whether it is ticked.
survey-word-gone = This question is not asked any more.
survey-word-two = More than one box is ticked where one is wanted.
survey-word-no-state = No State has this name or code.
survey-word-stranger = A part that this form never had.
survey-word-beside = Written beside the boxes.
survey-word-how = Write in the boxes and tick what applies. On paper, a cross will do. Send the form back through the page of your link, or by mail.
survey-word-here = Write here
survey-word-one = Tick one.
survey-word-several = Tick all that apply.
survey-word-matrix = Tick one box in each row.
survey-word-ranking = Number those that apply: 1 for the most important, then 2, and so on.
survey-word-date = As year-month-day: 2023-06-30.
survey-word-state = The name of one State.
survey-word-states = The names of States, one a line.
survey-word-file = A file is added on the page of your link: this form cannot carry it.
survey-word-depends = Whether this is asked depends on an earlier answer.
survey-word-required = An answer is required.

# Whom a circulation goes to

survey-form-view = Those of a view of the target list
survey-form-view-hint = They come along beside the others; leave the categories open to write to these alone.
survey-form-order = Write first to
survey-form-order-hint = In each State the first of these that has an address; a person before a mailbox.
survey-order-mission-geneva-mission-new-york-capital = mission in Geneva, mission in New York, capital
survey-order-mission-geneva-capital-mission-new-york = mission in Geneva, capital, mission in New York
survey-order-mission-new-york-mission-geneva-capital = mission in New York, mission in Geneva, capital
survey-order-mission-new-york-capital-mission-geneva = mission in New York, capital, mission in Geneva
survey-order-capital-mission-geneva-mission-new-york = capital, mission in Geneva, mission in New York
survey-order-capital-mission-new-york-mission-geneva = capital, mission in New York, mission in Geneva
survey-order-title = Whom to write to first
survey-order-intro = Everyone is chosen anew by this order, except where you have chosen a State’s recipients or taken it out yourself.
survey-order-is = Order:
survey-order-change = Change the order
survey-reordered = The recipients are chosen anew.
survey-omission-no-person = Nobody holds a post there, and no post has an e-mail address.
survey-omission-bounced = Mail to every address there has come back.
survey-omission-already-party = It has joined already.
survey-last-day = { $date }, end of the day ({ $zone })

# Release

survey-propose = Propose the release
survey-proposed = Proposed. Another coordinator releases it.
survey-proposed-by = { $name } proposed the release on { $date }.
survey-withdraw = Withdraw the proposal
survey-withdrawn = The proposal is withdrawn.
survey-release-second = One proposes it; a coordinator other than that one releases it.
survey-release-recall =
    { $n ->
        [one] For a minute they wait there and can be recalled.
       *[other] For { $n } minutes they wait there and can be recalled.
    }
survey-release-hours = Each leaves on a working day between { $from } and { $until } where it is read.
survey-release-unproposed = It takes two: propose the release first, so that another coordinator makes it.
survey-release-changed = It has changed since you opened it. Nothing was sent; read it again first.
survey-test = Send this one to me
survey-test-subject = [Test] { $subject }
survey-test-sent = A test is on its way to { $to }. Its link opens nothing.
survey-outgoing = On its way
survey-waiting =
    { $n ->
        [one] One mail waits; it leaves on { $date } at { $time } ({ $zone }).
       *[other] { $n } mails wait; the next leaves on { $date } at { $time } ({ $zone }).
    }
survey-held =
    { $n ->
        [one] One mail is held back.
       *[other] { $n } mails are held back.
    }
survey-recall = Recall what has not left
survey-recalled = Recalled mails: { $n }.
survey-send-on = Send them after all
survey-sent-on = Mails in the outbox again: { $n }.
survey-to-draft = Make it a draft again
survey-drafted-again = It is a draft again; its links open nothing.
survey-has-left = A mail has left or an answer has come: it stays released.
survey-close = Close it now
survey-close-hint = Links then show what was answered and take nothing more; mails that wait are cancelled.
survey-closed = Closed: links take no more answers.
survey-is-closed = It is closed; links take no more answers.
survey-reopen-circulation = Take answers again
survey-open-again = Links take answers again.
survey-is-so-already = Somebody was faster; nothing has changed.

# A later last day

survey-column-last-day = Last day
survey-extended = its own
survey-extension = More time
survey-extension-of = More time: { $state }
survey-extension-intro = The last day of the others is { $day }. The State’s page and its reminders show the day you set here.
survey-extension-earlier = choose a day after the others’ last day that is not over
survey-form-reason = Reason

# Reminders

survey-reminders = Reminders
survey-reminder-rules = Rules of the reminders
survey-reminder-rules-intro = No State is reminded at a weekend, or twice within a week of whatever survey.
survey-form-first_after = Days to the first
survey-form-first_after-hint = From the day the invitation left.
survey-form-days_between = Days between
survey-form-days_between-hint = At least 7.
survey-form-at_most = At most
survey-form-at_most-hint = How many each State gets.
survey-form-quiet_days = Quiet days around another exchange
survey-form-quiet_days-hint = So many days before and after a logged exchange with the State none is sent; 0 for no such rule.
survey-form-whom = Who is reminded
survey-whom-unanswered = whoever has not signed off
survey-whom-begun = whoever has begun and not signed off
survey-reminder-number = write a whole number
survey-reminder-range = write a number from { $least } to { $most }
survey-reminder-field = { $field } can be empty; a reminder leaves without anyone reading it first
survey-reminder-subject = Reminder: survey on the [treaty], [state]
survey-reminder-greeting =
    For the attention of: [addressee]

    The Coordinators on Universalization of the [treaty], [coordinators], present their compliments and have the honour to recall the survey that they have transmitted. They would be grateful to receive the views of your Government by [closing_date].
survey-reminders-supposed = Nothing has left yet: the days are counted as if it were released today.
survey-reminders-none = Nobody is reminded
survey-reminders-none-text = Set rules, and see on a calendar who would be written to when.
survey-reminders-drop = Remind nobody any more
survey-reminders-dropped = Nobody is reminded any more.
survey-reminders-calendar = Calendar
survey-reminders-planned =
    { $n ->
        [one] One reminder to come, if nothing else happens
       *[other] { $n } reminders to come, if nothing else happens
    }
survey-reminders-more = and { $n } more
survey-reminders-by-state = Reminders State by State
survey-reminders-of = Reminders: { $state }
survey-rule-first =
    { $n ->
        [one] The first goes a day after the invitation.
       *[other] The first goes { $n } days after the invitation.
    }
survey-rule-between = At least { $n } days lie between two.
survey-rule-at-most =
    { $n ->
        [one] Each State gets one at most.
       *[other] Each State gets { $n } at most.
    }
survey-rule-whom-unanswered = They go to whoever has not signed off.
survey-rule-whom-begun = They go to whoever has begun and not signed off.
survey-rule-quiet =
    { $n ->
        [one] None goes within a day of another exchange with the State.
       *[other] None goes within { $n } days of another exchange with the State.
    }
survey-rule-always = None goes at a weekend, twice within a week, or after an answer, a letter of the State’s, or a mail that came back.
survey-column-reminded = Reminded on
survey-column-next = To come
survey-column-why = Why not today
survey-why-asked = It asked not to be reminded.
survey-why-replied = It has replied otherwise.
survey-why-decided = It was decided to leave it alone.
survey-why-bounced = Mail to it came back.
survey-why-answered = It has answered.
survey-why-closed = Its last day is over.
survey-why-enough = It has been reminded as often as it may.
survey-why-not-invited = The invitation has not left.
survey-why-not-begun = It has not begun; only those who have are reminded.
survey-why-on-its-way = A reminder waits to be sent.
survey-why-weekend = It is a weekend there.
survey-why-early = Not before { $date }.
survey-why-week = It was reminded on { $date }, less than a week away.
survey-why-exchange = There was an exchange on { $date }.
survey-stop-change = Stop or go on
survey-stop-intro = Say whether this State is reminded of this survey, and why.
survey-form-note = Why
survey-form-note-hint = Who asked, when and how; needed to stop.
survey-stop-asked = Stop: it asked for it
survey-stop-replied = Stop: it has replied otherwise
survey-stop-other = Stop for another reason
survey-stop-go-on = Go on reminding

# Notes verbales

survey-notes = Notes verbales
survey-notes-lead = A note carries the survey beside a mail or instead of it: numbered, unsigned, with a link of its own and the questionnaire to be filled in on paper.
survey-notes-made-title = Made so far
survey-notes-none = No note yet
survey-notes-none-text = Choose States below; each note gets the next number of your team and is logged.
survey-notes-new = New notes
survey-notes-made = Notes made and logged: { $n }.
survey-note-gone = It has gone out
survey-note-gone-done = The note has gone out; its link is not kept here any more.
survey-note-is-gone = gone out; its link is not kept here
survey-note-code = The link as a code that telephones read
survey-note-number = Note verbale { $number }
survey-note-text = The Coordinators on Universalization of the { $treaty }, { $coordinators }, present their compliments and have the honour to transmit a survey on ratification of the Convention and accession to it.
survey-note-date = The Coordinators would be grateful to receive an answer by { $date }. It may be given by the link below, on the Word form that goes with this note, or on the attached questionnaire.
survey-note-link = The link is meant for this State alone; no account is needed:
survey-note-closing = The Coordinators avail themselves of this opportunity to renew the assurances of their highest consideration.
survey-note-annex = Annex: questionnaire
survey-note-if-applies = Answer this if it applies.
survey-note-summary = Transmitted the survey “{ $title }”.
survey-note-states = States
survey-note-states-hint = One note to each, with a number of its own.
survey-note-sent_on = Dated
survey-note-language = Language
survey-note-language-hint = Left open: the one in which each State is written to.

# The links of a State

survey-links-of = Links: { $state }
survey-links-short = The State’s links
survey-links-of-lead = Whoever holds a link answers for the State. Revoke one that is lost or has gone astray, and issue a new one.
survey-link-holders = Who holds a link
survey-link-by-note = By note verbale
survey-link-is-open = Opens until { $date }
survey-link-is-over = Expired on { $date }
survey-link-is-revoked = Revoked on { $date }
survey-link-keys = { $n ->
    [one] One more link was made for a reminder or a note.
   *[other] { $n } more links were made for reminders and notes.
}
survey-link-sections = { $n ->
    [one] One section is handed to a colleague.
   *[other] { $n } sections are handed to colleagues.
}
survey-link-revoke = Revoke
survey-link-by-mail = Mail a new link
survey-link-show = Show me a new link
survey-link-issued = A new link: { $name }
survey-link-once = It is shown this once. Copy it now, and pass it on only in a way you trust.
survey-link-what = What this does
survey-link-what-revoke = A revoked link shows the same page as any link that opens nothing. So do the links of this recipient’s reminders and notes verbales; mails that wait are cancelled.
survey-link-what-sections = Section links made by it stop too: whoever had the link could have made them. The State hands sections on again with its new link.
survey-link-what-draft = What has been saved or signed off is kept, and goes on under the new link.
survey-link-what-issue = A new link ends the old one at once. By mail it goes to this recipient with the circulation’s own wording. Notes verbales that have not gone out get a new link, to be printed again; reminders bring one that opens.
survey-link-what-undo = Neither can be undone: only its hash is kept here, and the link may be in the wrong hands. Issue another one instead.
survey-link-revoked = The link is revoked.
survey-link-mailed = A new link is on its way by mail.
survey-link-other = This link has been revoked or replaced meanwhile. Nothing was changed now.
survey-link-no-mail = This recipient cannot be written to now. Show the link, and pass it on yourself.
survey-link-too-late = The links of this State have expired. Give it more time first.
survey-note-is-revoked = its link is revoked: issue a new one
survey-progress-hint = A recipient leads to the State’s links, which can be revoked and issued anew; a last day leads to more time.

# Anonymous circulations

survey-anonymous = Anonymous
survey-form-anonymous = Anonymous
survey-form-anonymous-yes = Nobody can link an answer to its State
survey-anonymous-choice = Settled by the sending. Kept: that a State has answered. Not kept: which answer is whose, when it was written, who signed. Then impossible: corrections, entry on a State’s behalf, previous answers beside it, barriers by a click, coding by State, section links, the Word form, files; closing is final, and results are told after it alone.
survey-anonymous-files = The questionnaire asks for a file: a file says who made it. Take the question out, or do not circulate anonymously.
survey-anonymous-desk-kept = Kept: which States have answered, so that they are not reminded. Each answer stands for itself, without State, name, language or time.
survey-anonymous-desk-lost = Not possible: reading, correcting or reopening one answer, entry on a State’s behalf, the Word form, files, section links, what changed since, barriers by a click, coding by State, a correction of the questionnaire.
survey-anonymous-desk-told = Results are told to everyone alike, the coordinators too: in bands above the threshold, once the circulation is closed. Closing is final. It is in no progress report.
survey-anonymous-desk-links = A draft belongs to its link. After a new link, a reminder or a note its bearer begins anew, or goes on by the earlier link; what was saved under a revoked one is lost.
survey-anonymous-desk-copies = Copies made of the database at different moments can be compared, and mails hold the links: whoever has both may find out more. Few answers protect less than many.
survey-anonymous-close-hint = Closing is final: what is being written is erased, nothing more is taken, and the results are told.
survey-anonymous-kept = We keep that your State has answered, so that you are not reminded, and the answers for themselves.
survey-anonymous-not-kept = We do not keep which answers are yours, when they were written, in which language, or by whom. Nobody can find that out here later, we ourselves included. Results are told in groups of States alone.
survey-anonymous-draft = What you save is opened by this link alone, on any computer. If you have begun by another link of ours, go on by that one. If it is lost, nobody can bring back what was saved.
survey-anonymous-final = Once it is sent in, nobody can read, correct or withdraw the answer, not even you. One answer of your State counts: the first that is sent in.
survey-anonymous-wording = What you write in your own words can tell who you are. Leave out names, places and dates that point to your State.
survey-start-anonymous-answered-lead = Your State has answered. The answer was anonymous: it cannot be shown or changed by anyone.
survey-saved-some-time = Saved.
survey-send-in-title = Send in
survey-send-in = Send in without a name
survey-send-in-hint = Press once and wait: the receipt is shown this once, right after it.
survey-anonymous-receipt = Sent in without a name
survey-anonymous-receipt-lead = Your answer is sent in. This receipt is kept nowhere: print the page or save it now. Its SHA-256 is of the text below, which anyone can compute again.
survey-letter-anonymous = The survey is anonymous: we keep that your State has answered, and not which answers are yours. A draft belongs to its link: if you have begun by an earlier one, please go on by that.
survey-link-what-draft-anonymous = This circulation is anonymous: what was saved under the old link cannot be reached any more by anyone. The State begins anew. What was sent in counts.

# The Word form at the desk

survey-letter-form = The page also has the questionnaire as a Word form: it can be filled in without a connection and brought back there.
survey-notes-batch = All that wait, with their Word forms (ZIP)
survey-notes-batch-alone = All that wait (ZIP)
survey-given-title = Word form for { $state }
survey-given-lead = The questionnaire as a document, to go with a note verbale or a mail. It holds no link; what comes back filled in is read on “Enter an answer”.
survey-given-draft = The circulation has not been released: this form is to be looked at. What comes back of it cannot be read.
survey-given-blank = Blank
survey-given-own = The State is written to in this language.
survey-given-filled = With what has been answered
survey-given-begun = The answer was last saved on { $date } and is not signed off.
survey-given-answered = The answer was given on { $date }.
survey-given-filled-lead = Read the file before you pass it on: it says what stands at the desk.
survey-given-enter = Enter an answer or bring a filled form
survey-enter-form-title = A filled Word form
survey-enter-form-lead = What it says comes into the form below. Nothing is saved before you have looked through it.
survey-choose-form-lead = The form says which State it is of. Nothing is saved before you have looked through it.
survey-enter-read-lead = This is what the form says. Look through it, say on whose authority and under which number it came, and save it.
survey-word-other-state = this form was made for { $state }, not for the State you have chosen
survey-word-other-survey = this form was made for another survey
survey-word-signed = { $state } has answered already, and that answer cannot be typed in anew
survey-word-other-version = The form was made from an earlier version of the questionnaire. Answers to questions that are asked otherwise now are listed here.

# Files as answers

survey-file-is = { $name } (SHA-256 { $digest })
survey-file-go-add = Save, then add the file
survey-file-go-change = Save, then replace or remove the file
survey-file-there = The file that is there
survey-file-add = Add a file
survey-file-replace = Replace the file
survey-file-remove = Remove the file
survey-file-label = File
survey-file-send = Send the file
survey-file-back = Back to the question
survey-file-get = Download the file
survey-file-none = No file
survey-file-bounds = One file of at most { $mib } MiB: { $kinds }.
survey-file-who = The Coordinators, and whoever may read the answer, can download it. It is saved with the draft; it counts when the answer is signed off.
survey-file-changed = someone has changed this file since you opened the page; look at what is there now, then decide
survey-file-quota = the files of this answer would come to more than { $answer_mib } MiB; send a smaller one or remove another
survey-file-day = too much was sent for this answer today; go on tomorrow, or send the file by mail
survey-file-about = { $date } · { $kib } KiB
survey-files = Files
survey-files-older = Signed off before

# What the same State answered before

survey-earlier = Answered on { $date }
survey-earlier-take = Take over
survey-earlier-cut = It is longer than this; taken over, all of it stands in the field.
survey-earlier-unfit = It does not fit the question as it is asked now.
survey-earlier-file = Send the file again if it is still the answer.
survey-earlier-unfit-now = the earlier answer does not fit this question any more
survey-earlier-answered = this question has an answer already; empty it first to take the earlier one over
survey-earlier-title = Earlier answer
survey-earlier-shown = What your State signed off on { $date } is shown below each question, to whoever holds one of the links named here; a link to one section shows that section’s alone.
survey-earlier-shown-part = What your State signed off on { $date } is shown below each question of this section.
survey-letter-form-attached = The questionnaire is also attached as a Word form: filled in, it can be brought back on that page or sent in a reply to this mail.
survey-attached = Attached:
survey-attach = Attach the Word form to each mail
survey-attach-not = Do not attach the Word form
survey-attach-on = The blank Word form, of some 40 KB, goes with each invitation in its language; reminders and tests go without it.
survey-attach-off = The mails say that the page of the link has the questionnaire as a Word form.
