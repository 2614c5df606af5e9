//! Mail: what was sent to whom, when, with what result. Mails are queued in the outbox
//! by the changes they tell of and sent by a worker, as files or through a mail server.

mod control;
mod model;
pub mod outbox;

pub use self::control::Control;
pub use self::model::{LINK, MailId, MailKind, MailStatus, NewMail};
