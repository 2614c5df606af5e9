# The mails: list, one mail, the worker.

mail-title = Mail
mail-by-file = Mails are written as files into { $folder }; none leave this machine.
mail-by-smtp = Mails leave through { $host }, port { $port }.
mail-worker-running = The mail worker is running.
mail-worker-elsewhere = No mail worker runs in this process; mails wait for “accede work”.
mail-paused = Sending is paused. Mails are queued and wait.
mail-paused-by-failures = Sending is paused after { $count } failures in a row. { $last }
mail-pause = Pause sending
mail-pause-done = Sending is paused.
mail-resume = Go on sending
mail-resume-done = Sending goes on.
mail-times = Times are in UTC.

mail-filter-status = Result
mail-filter-state = State
mail-filter-circulation = Circulation
mail-chip = { $field }: { $value }
mail-count = { $n ->
    [one] { $shown } mail
   *[other] { $shown } mails
}
mail-count-at-least = more than { $shown } mails
mail-none = No mail yet
mail-none-text = Mails are written when a survey is circulated, and are kept here with what became of each.
mail-none-link = To the survey
mail-none-found = No mail fits these filters
mail-none-found-text = Take a filter away, or look at all mails.
mail-none-found-link = Show all mails

mail-column-to = To
mail-column-state = State
mail-column-mail = Mail
mail-column-status = Result
mail-column-queued = Queued
mail-column-attempts = Tries

mail-status-held = held
mail-status-queued = queued
mail-status-sending = being sent
mail-status-sent = sent
mail-status-deferred = deferred
mail-status-failed = failed
mail-status-in-doubt = in doubt
mail-status-cancelled = cancelled
mail-status-bounced = bounced
mail-status-suppressed = suppressed

mail-kind-survey-invitation = survey invitation
mail-kind-account-invitation = invitation to an account
mail-kind-password-reset = new password
mail-kind-account-notice = word of a change to an account
mail-kind-weekly-digest = weekly digest
mail-kind-event-invitation = invitation to an event

mail-next-attempt = next try { $at }. { $reply }
mail-cause-accepted = The mail server took it: { $detail }
mail-cause-written = Written as { $detail }
mail-cause-try-later = The mail server asks to try later: { $detail }
mail-cause-refused = The mail server refused it: { $detail }
mail-cause-no-connection = The mail server is not to be had: { $detail }
mail-cause-line-broke = The line broke before the mail was handed over: { $detail }
mail-cause-no-answer = The mail was handed over, and the line broke before the server answered: { $detail }
mail-cause-worker-gone = The worker that was sending it has not reported back.
mail-cause-no-file = The file could not be written: { $detail }
mail-cause-bad-message = It cannot be made into a mail: { $detail }
mail-cause-do-not-mail = Cancelled: whom it goes to is marked as not to be mailed.

mail-to = To
mail-kind = Kind
mail-team = Team
mail-message-id = Message-ID
mail-link-not-shown = personal link, not shown
mail-in-doubt-advice = Nobody can say whether this mail has left. Ask the addressee, or look into the mail server’s log. Sent again, it carries the same Message-ID, so that most mail programs show one of two.
mail-cancel = Do not send
mail-resend = Send again
mail-settle = It has arrived
mail-cancelled = The mail will not be sent.
mail-queued-again = The mail is queued again.
mail-settled = The mail counts as sent.
mail-too-late = The mail had moved on meanwhile; nothing was changed.

mail-history = What happened
mail-history-queued = queued
mail-history-sent = tried: sent
mail-history-deferred = tried: deferred
mail-history-failed = tried: failed
mail-history-in-doubt = tried: in doubt
mail-history-mail-cancel = taken back
mail-history-mail-withhold = withheld by the desk
mail-history-mail-resend = queued again
mail-history-mail-settle = settled as sent
mail-kind-survey-reminder = reminder of a survey
mail-kind-survey-test = test of a survey
mail-bounce = It came back
mail-bounced-done = The mail counts as come back; its address gets no more mails of surveys.
mail-history-mail-bounced = noted as come back
