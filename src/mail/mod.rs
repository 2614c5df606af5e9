//! Mail: what was sent to whom, when, with what result. Mails are queued in the outbox
//! by the changes they tell of.

mod model;
pub mod outbox;

pub use self::model::{LINK, MailId, MailKind, MailStatus, NewMail};
