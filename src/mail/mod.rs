//! Mail: what was sent to whom, when, with what result. Mails are queued in the outbox
//! by the changes they tell of and sent by a worker, as files or through a mail server.

mod control;
mod message;
mod model;
pub mod outbox;
mod smtp;
mod transport;
mod worker;

pub use self::control::{Control, Pause};
pub use self::model::{Cause, LINK, MailId, MailKind, MailStatus, NewMail, Outcome, Reply};
pub use self::worker::Worker;
