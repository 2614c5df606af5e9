//! What an invitation says, in the language of the one it goes to.

use chrono::NaiveDate;

use super::super::model::Event;
use super::forms::LetterForm;
use super::model::Recipient;
use crate::exchanges::zones;
use crate::i18n::Lang;
use crate::mail;
use crate::states::Facts;

/// A mail as it will leave.
#[derive(Debug, Clone)]
pub(in crate::events) struct Composed {
    pub subject: String,
    /// The text, with [`mail::LINK`] where the personal link goes.
    pub body: String,
}

/// The mail to one guest.
pub(in crate::events) fn compose(
    event: &Event,
    facts: &Facts,
    form: &LetterForm,
    recipient: &Recipient,
) -> Composed {
    let lang = recipient.to.language;
    let text = |key: &str| lang.text(key);
    let mut parts = vec![
        recipient.to.greeting.salutation(lang),
        whom(lang, facts, recipient),
        about(lang, event),
    ];
    let own = form.message(lang).trim();
    if !own.is_empty() {
        parts.push(own.to_owned());
    }
    parts.push(reply_by(lang, recipient, form.reply_by));
    parts.push(mail::LINK.to_owned());
    parts.push(text("event-letter-note"));
    parts.push(text("event-letter-closing"));
    Composed {
        subject: lang.text_with(
            "event-letter-subject",
            &[("title", event.title.as_str().into())],
        ),
        body: parts.join("\n\n"),
    }
}

/// Whether the one written to is invited, or those for whom the letter goes there.
fn whom(lang: Lang, facts: &Facts, recipient: &Recipient) -> String {
    let guest = &recipient.guest;
    if guest.person_id.is_some() {
        return lang.text("event-letter-you");
    }
    let delegation = guest.delegation(facts, lang);
    lang.text_with("event-letter-delegation", &[("who", delegation.into())])
}

/// The event in a few lines.
fn about(lang: Lang, event: &Event) -> String {
    let mut lines = vec![event.title.clone(), event.days_and_hours(lang)];
    if !event.place.is_empty() {
        let zone = zones::readable(&event.zone);
        lines.push(format!("{} ({zone})", event.place));
    }
    if !event.organizer.is_empty() {
        let by = event.organizer.as_str();
        lines.push(lang.text_with("event-letter-organizer", &[("by", by.into())]));
    }
    let languages = event.interpreted(lang);
    if !languages.is_empty() {
        lines.push(lang.text_with("event-letter-languages", &[("languages", languages.into())]));
    }
    lines.join("\n")
}

fn reply_by(lang: Lang, recipient: &Recipient, day: NaiveDate) -> String {
    let key = if recipient.guest.person_id.is_some() {
        "event-letter-reply"
    } else {
        "event-letter-reply-names"
    };
    lang.text_with(key, &[("day", lang.date(day).into())])
}
