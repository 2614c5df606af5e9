//! The page from which guests are written to, and a link that is shown once.

use serde::Serialize;

use super::super::guests::views::LeftOut as OutLine;
use super::super::model::{Event, Guest, protocol_order};
use super::compose::{Composed, compose};
use super::forms::LetterForm;
use super::model::{LeftOut, Recipient, sorted, usual_reply_by, waiting};
use super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::mail;
use crate::states::Facts;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Nav, Page, Params};

/// How many mails are written at a time; the rest comes after them.
const AT_ONCE: usize = 100;

/// All that would be sent, and to whom nothing is.
pub(in crate::events) struct Drafted {
    pub letters: Vec<(Recipient, Composed)>,
    pub waiting: Vec<Guest>,
    left_out: Vec<(Guest, LeftOut)>,
    more: usize,
}

impl Drafted {
    pub(in crate::events) fn load(
        desk: &Desk,
        conn: &mut Conn,
        event: &Event,
        form: &LetterForm,
    ) -> Result<Self, AppError> {
        let actor = &desk.actor;
        let facts = desk.facts(conn)?;
        let mut guests = super::super::queries::guests(conn, actor, event.id)?;
        protocol_order(&mut guests, &facts, desk.lang);
        let sent = queries::sent(conn, actor, event.id)?;
        let waiting = waiting(&guests, &sent);
        let addresses = queries::addresses(conn, actor, &waiting, desk.today())?;
        let mailed = queries::mailed(conn, event.id)?;
        let unwanted = queries::unwanted(conn, actor)?;
        let (mut to, left_out) = sorted(waiting.clone(), &addresses, &mailed, &unwanted);
        let more = to.len().saturating_sub(AT_ONCE);
        to.truncate(AT_ONCE);
        let letters = to
            .into_iter()
            .map(|recipient| {
                let letter = compose(event, &facts, form, &recipient);
                (recipient, letter)
            })
            .collect();
        Ok(Self {
            letters,
            waiting,
            left_out,
            more,
        })
    }
}

/// The page from which guests are written to.
#[derive(Debug, Serialize)]
pub(in crate::events) struct LettersPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    path: String,
    may_send: bool,
    form: FormView,
    letters: Vec<LetterView>,
    count: String,
    more: String,
    left_out: Vec<OutLine>,
    note: FormView,
    waiting: Vec<WaitingLine>,
    note_error: String,
}

#[derive(Debug, Serialize)]
struct LetterView {
    guest: String,
    who: String,
    to: String,
    lang: Lang,
    language: &'static str,
    subject: String,
    body: String,
    ticked: bool,
}

#[derive(Debug, Serialize)]
struct WaitingLine {
    guest: String,
    who: String,
    ticked: bool,
}

impl Page for LettersPage {
    const TEMPLATE: &'static str = "events/letters";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

/// What was typed into the page, and what is wrong.
#[derive(Debug, Default)]
pub(in crate::events) struct Typed {
    pub letter: Params,
    pub letter_errors: FormErrors,
    pub note: Params,
    pub note_errors: FormErrors,
}

impl LettersPage {
    pub(in crate::events) fn new(
        desk: &Desk,
        facts: &Facts,
        event: &Event,
        drafted: &Drafted,
        typed: &Typed,
    ) -> Self {
        let lang = desk.lang;
        let path = format!("/events/{}", event.id);
        let was_sent = !typed.letter.pairs().is_empty();
        let ticked: Vec<&str> = typed.letter.all("guests").collect();
        let noted: Vec<&str> = typed.note.all("guests").collect();
        let letter = |(to, letter): &(Recipient, Composed)| {
            let guest = to.guest.id.to_string();
            LetterView {
                who: to.guest.label(facts, lang),
                to: format!("{} <{}>", to.to.name, to.to.email),
                lang: to.to.language,
                language: to.to.language.pick("English", "Français", "Español"),
                subject: letter.subject.clone(),
                body: letter.body.replace(
                    mail::LINK,
                    &format!("{}/r/…", desk.app.settings.public_url()),
                ),
                ticked: !was_sent || ticked.contains(&guest.as_str()),
                guest,
            }
        };
        let out = |(guest, why): &(Guest, LeftOut)| OutLine {
            who: guest.label(facts, lang),
            why: lang.text(&format!("letter-out-{}", why.as_str().replace('_', "-"))),
        };
        let errors = typed.note_errors.0.iter();
        let note_error = errors.clone().find(|error| error.field == "noted");
        Self {
            crumb: event.title.clone(),
            crumb_href: path.clone(),
            heading: desk.t("letter-title"),
            may_send: desk.actor.may_coordinate(),
            form: letter_form(desk, event, &typed.letter, &typed.letter_errors),
            letters: drafted.letters.iter().map(letter).collect(),
            count: desk.ta("letter-count", &[("n", drafted.letters.len().into())]),
            more: if drafted.more == 0 {
                String::new()
            } else {
                desk.ta("letter-more", &[("n", drafted.more.into())])
            },
            left_out: drafted.left_out.iter().map(out).collect(),
            note: note_form(desk, &path, &typed.note, &typed.note_errors),
            waiting: drafted
                .waiting
                .iter()
                .map(|guest| {
                    let id = guest.id.to_string();
                    WaitingLine {
                        who: guest.label(facts, lang),
                        ticked: noted.contains(&id.as_str()),
                        guest: id,
                    }
                })
                .collect(),
            note_error: note_error
                .map(|error| lang.text(error.key))
                .unwrap_or_default(),
            path,
        }
    }
}

/// What all mails say beside the event itself.
fn letter_form(desk: &Desk, event: &Event, data: &Params, errors: &FormErrors) -> FormView {
    let usual = usual_reply_by(event, desk.today()).to_string();
    let data = if data.pairs().is_empty() {
        data.with("reply_by", &usual)
    } else {
        data.clone()
    };
    let action = format!("/events/{}/letters", event.id);
    FormBuilder::new(desk.lang, "letter", action, &data, errors)
        .date("reply_by", Need::Required)
        .textarea("message_en", Need::Optional)
        .textarea("message_fr", Need::Optional)
        .textarea("message_es", Need::Optional)
        .build()
}

fn note_form(desk: &Desk, path: &str, data: &Params, errors: &FormErrors) -> FormView {
    let data = if data.pairs().is_empty() {
        data.with("log", "1")
    } else {
        data.clone()
    };
    FormBuilder::new(desk.lang, "letter", format!("{path}/notes"), &data, errors)
        .checkboxes("log", vec![Choice::new("1", desk.t("letter-log-yes"))])
        .text("reference", Need::Optional)
        .date("sent_on", Need::Required)
        .build()
}

/// A link to reply by, which is never shown again.
#[derive(Debug, Serialize)]
pub(in crate::events) struct LinkPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    intro: String,
    link: String,
}

impl Page for LinkPage {
    const TEMPLATE: &'static str = "events/link";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl LinkPage {
    pub(in crate::events) fn new(desk: &Desk, event: &Event, who: &str, link: String) -> Self {
        let until = event.ends_on.succ_opt().unwrap_or(event.ends_on);
        Self {
            crumb: event.title.clone(),
            crumb_href: format!("/events/{}", event.id),
            heading: desk.t("letter-link-title"),
            intro: desk.ta(
                "letter-link-intro",
                &[
                    ("who", who.to_owned().into()),
                    ("day", desk.lang.date(until).into()),
                ],
            ),
            link,
        }
    }
}
