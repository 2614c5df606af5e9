//! Ids, closed sets and rows of mails.

use std::fmt;
use std::str::FromStr;

use diesel::Queryable;

use crate::auth::{Marking, TeamId};
use crate::db::types::{Moment, UnknownWord};
use crate::treaty::Iso3;
use crate::{id, text_enum};

/// Stands in a mail's body where the personal link goes. The link is put in when the
/// mail leaves, and erased once it has left.
pub const LINK: &str = "[[personal link]]";

id! {
    /// A mail.
    MailId
}

text_enum! {
    /// What a mail is for.
    MailKind {
        /// The invitation to answer a survey.
        SurveyInvitation => "survey_invitation",
        /// A reminder of a survey that is not answered.
        SurveyReminder => "survey_reminder",
        /// A mail of a survey, to oneself, to see how it arrives.
        SurveyTest => "survey_test",
        /// The invitation to take up an account.
        AccountInvitation => "account_invitation",
        /// The way to a new password.
        PasswordReset => "password_reset",
        /// Word to its owner that the ways into an account have changed.
        AccountNotice => "account_notice",
        /// How much is due, once a week.
        WeeklyDigest => "weekly_digest",
        /// The invitation to an event.
        EventInvitation => "event_invitation",
    }
}

text_enum! {
    /// Where a mail stands.
    MailStatus {
        /// Written, and not released yet.
        Held => "held",
        /// Waiting for the worker.
        Queued => "queued",
        /// Leased by a worker, which is sending it now.
        Sending => "sending",
        /// The mail server has taken it, or the file is written.
        Sent => "sent",
        /// Refused for now; it is tried again by itself.
        Deferred => "deferred",
        /// Refused for good, or tried too often.
        Failed => "failed",
        /// It was being sent when the line or the worker broke: it may have left or
        /// not. Someone decides; it is never sent again by itself.
        InDoubt => "in_doubt",
        /// Taken back before it left.
        Cancelled => "cancelled",
        /// It left and came back.
        Bounced => "bounced",
        /// Not sent: the address is on the list of those not to write to.
        Suppressed => "suppressed",
    }
}

text_enum! {
    /// How one attempt to send a mail ended.
    Outcome {
        /// The mail server has taken it, or the file is written.
        Sent => "sent",
        /// Refused for now.
        Deferred => "deferred",
        /// Refused for good.
        Failed => "failed",
        /// Nobody can say whether it left.
        InDoubt => "in_doubt",
    }
}

impl MailStatus {
    /// The statuses from which a mail can still be taken back.
    pub const CANCELLABLE: [Self; 3] = [Self::Held, Self::Queued, Self::Deferred];
    /// The statuses from which a mail can be sent again by decision.
    pub const RESENDABLE: [Self; 2] = [Self::Failed, Self::InDoubt];

    /// The classes of its badge.
    pub fn classes(self) -> &'static str {
        match self {
            Self::Held => "status mail held",
            Self::Queued => "status mail queued",
            Self::Sending => "status mail sending",
            Self::Sent => "status mail sent",
            Self::Deferred => "status mail deferred",
            Self::Failed => "status mail failed",
            Self::InDoubt => "status mail in-doubt",
            Self::Cancelled => "status mail cancelled",
            Self::Bounced => "status mail bounced",
            Self::Suppressed => "status mail suppressed",
        }
    }
}

text_enum! {
    /// Why an attempt ended as it did.
    Cause {
        /// The mail server took it; the detail is its reply.
        Accepted => "accepted",
        /// It was written as a file; the detail is the file's name.
        Written => "written",
        /// The mail server refused it for now; the detail is its reply.
        TryLater => "try_later",
        /// The mail server refused it for good; the detail is its reply.
        Refused => "refused",
        /// The mail server could not be reached, or would not let us in.
        NoConnection => "no_connection",
        /// The line broke before the whole mail was handed over.
        LineBroke => "line_broke",
        /// The line broke after the whole mail was handed over and before the server
        /// said whether it took it.
        NoAnswer => "no_answer",
        /// The worker that was sending it has not reported back.
        WorkerGone => "worker_gone",
        /// The file could not be written.
        NoFile => "no_file",
        /// It cannot be made into a message: the address, mostly.
        BadMessage => "bad_message",
        /// Whom it goes to was marked as not to be mailed before it left.
        DoNotMail => "do_not_mail",
    }
}

/// What came of an attempt, as the ledger keeps it: `CAUSE: detail`. The pages say the
/// cause in their language; the detail stays in the mail server's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Why it ended as it did.
    pub cause: Cause,
    /// What the mail server or the machine said.
    pub detail: String,
}

impl Reply {
    /// A cause, with what was said in at most 500 characters on one line.
    pub fn new(cause: Cause, said: impl fmt::Display) -> Self {
        let said = said.to_string();
        let words: Vec<_> = said.split_whitespace().collect();
        Self {
            cause,
            detail: words.join(" ").chars().take(500).collect(),
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.cause, self.detail)
    }
}

impl FromStr for Reply {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (cause, detail) = text.split_once(": ").unwrap_or((text, ""));
        Ok(Self {
            cause: cause.parse()?,
            detail: detail.to_owned(),
        })
    }
}

/// A mail to be queued, rendered already.
#[derive(Debug, Clone)]
pub struct NewMail<'a> {
    /// The invitation it carries, if it carries one.
    pub invitation_id: Option<i64>,
    /// The State it goes to.
    pub state: Option<Iso3>,
    /// What it is for.
    pub kind: MailKind,
    /// What makes it the same mail: circulation, normalised address and kind.
    pub unique_key: &'a str,
    /// Who sends it: the setting `mail.from`. Its domain ends the Message-ID.
    pub from: &'a str,
    /// The addressee's name; may be empty.
    pub to_name: &'a str,
    /// The addressee's address.
    pub to_email: &'a str,
    /// The subject.
    pub subject: &'a str,
    /// The text, with [`LINK`] where the personal link goes.
    pub body: &'a str,
    /// The personal link, if the body has a place for one.
    pub link: Option<&'a str>,
    /// Who may read the mail.
    pub marking: Marking,
    /// Whose it is.
    pub team_id: TeamId,
}

/// A mail leased by a worker: all that it takes to send it.
#[derive(Debug, Clone, Queryable)]
pub struct LeasedMail {
    /// Its id.
    pub id: MailId,
    /// Without angle brackets: the same for every attempt.
    pub message_id: String,
    /// The addressee's name; may be empty.
    pub to_name: String,
    /// The addressee's address.
    pub to_email: String,
    /// The subject.
    pub subject: String,
    /// The text, with [`LINK`] where the personal link goes.
    pub body: String,
    /// The personal link, if the body has a place for one.
    pub link: Option<String>,
    /// How often it has been tried before.
    pub attempts: i32,
    /// What it is.
    pub kind: MailKind,
    /// The invitation to a survey that it carries.
    pub invitation_id: Option<i64>,
}

/// One attempt to send a mail.
#[derive(Debug, Clone, Queryable)]
pub struct Attempt {
    /// When.
    pub at: Moment,
    /// How it ended.
    pub outcome: Outcome,
    /// What the mail server said, in plain words.
    pub reply: String,
}
