//! A queued mail as a message on the wire.

use std::time::{Duration, UNIX_EPOCH};

use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};

use super::model::{Cause, LINK, LeasedMail, Reply};
use crate::config::Mail;
use crate::db::types::Moment;
use crate::word::CONTENT_TYPE;

/// The message of a mail. Every attempt has the same Message-ID, so that a mail that was
/// delivered twice after all is one mail to the programs that read it.
pub(super) fn build(
    mail: &LeasedMail,
    attached: Option<Attached>,
    settings: &Mail,
    now: Moment,
) -> Result<Message, Reply> {
    let bad = |error: &dyn std::fmt::Display| Reply::new(Cause::BadMessage, error);
    let to = Mailbox::new(
        Some(one_line(&mail.to_name)).filter(|name| !name.is_empty()),
        mail.to_email
            .parse()
            .map_err(|error: lettre::address::AddressError| bad(&error))?,
    );
    let from: Mailbox = settings
        .from
        .parse()
        .map_err(|error: lettre::address::AddressError| bad(&error))?;
    let seconds = u64::try_from(now.0.and_utc().timestamp()).unwrap_or_default();
    let mut builder = Message::builder()
        .from(from)
        .to(to)
        .subject(one_line(&mail.subject))
        .date(UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(format!("<{}>", mail.message_id)))
        // RFC 3834: answering machines leave such a mail alone.
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
    if !settings.reply_to.is_empty() {
        let reply_to = settings
            .reply_to
            .parse()
            .map_err(|error: lettre::address::AddressError| bad(&error))?;
        builder = builder.reply_to(reply_to);
    }
    let message = match attached {
        None => builder.header(ContentType::TEXT_PLAIN).body(text(mail)),
        Some((name, bytes)) => {
            let kind = ContentType::parse(CONTENT_TYPE).map_err(|error| bad(&error))?;
            let parts = MultiPart::mixed()
                .singlepart(SinglePart::plain(text(mail)))
                .singlepart(Attachment::new(name).body(bytes, kind));
            builder.multipart(parts)
        }
    };
    message.map_err(|error| bad(&error))
}

/// A document of Word that goes with a mail: its name and its bytes.
pub(super) type Attached = (String, Vec<u8>);

/// A text fit for a header: a line end in it would begin another.
fn one_line(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(mail: &LeasedMail) -> String {
    match &mail.link {
        Some(link) => mail.body.replace(LINK, link),
        None => mail.body.clone(),
    }
}
