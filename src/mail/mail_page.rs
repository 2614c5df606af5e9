//! The page of one mail.

use serde::Serialize;

use super::model::{Attempt, LINK, MailId, MailStatus};
use super::queries::{self, Decision, MailDetail};
use super::views::{label, reply, result};
use crate::access;
use crate::auth::RecordKind;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::{Desk, Html, Nav, Page};

/// A mail, what became of it, and what can be done.
#[derive(Debug, Serialize)]
pub(super) struct MailPage {
    heading: String,
    href: String,
    status: String,
    status_classes: &'static str,
    result: String,
    advice: String,
    marking: String,
    marking_classes: &'static str,
    to: String,
    state: String,
    state_href: String,
    kind: String,
    circulation: String,
    circulation_href: String,
    message_id: String,
    team: String,
    access: String,
    body: Html,
    history: Vec<Entry>,
    may_cancel: bool,
    may_resend: bool,
    may_settle: bool,
    may_bounce: bool,
}

#[derive(Debug, Serialize)]
struct Entry {
    at: String,
    time: String,
    day: String,
    text: String,
    detail: String,
}

impl Page for MailPage {
    const TEMPLATE: &'static str = "mail/show";
    const NAV: Nav = Nav::Mail;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl MailPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn, id: MailId) -> Result<Self, AppError> {
        let mail = queries::find(conn, &desk.actor, id)?;
        let attempts = queries::attempts(conn, id)?;
        let decisions = queries::decisions(conn, id)?;
        let circulation = match mail.invitation_id {
            Some(invitation) => queries::circulation_of(conn, &desk.actor, invitation)?,
            None => None,
        };
        let facts = desk.facts(conn)?;
        let (row, lang) = (&mail.row, desk.lang);
        let decides =
            desk.actor.may_coordinate() && desk.actor.may_change(row.marking, mail.team_id);
        let to = if row.to_name.is_empty() {
            row.to_email.clone()
        } else {
            format!("{} <{}>", row.to_name, row.to_email)
        };
        let advice = if row.status == MailStatus::InDoubt {
            desk.t("mail-in-doubt-advice")
        } else {
            String::new()
        };
        Ok(Self {
            heading: row.subject.clone(),
            href: format!("/mail/{id}"),
            status: desk.t(&label("mail-status", row.status)),
            status_classes: row.status.classes(),
            result: result(lang, row),
            advice,
            marking: desk.t(&label("marking", row.marking)),
            marking_classes: row.marking.classes(),
            to,
            state: row
                .state
                .map(|state| facts.name(state, lang).to_owned())
                .unwrap_or_default(),
            state_href: row
                .state
                .map(|state| format!("/states/{state}"))
                .unwrap_or_default(),
            kind: desk.t(&label("mail-kind", row.kind)),
            circulation_href: circulation
                .as_ref()
                .map(|(id, _)| format!("/survey/circulations/{id}"))
                .unwrap_or_default(),
            circulation: circulation.map(|(_, title)| title).unwrap_or_default(),
            message_id: mail.message_id.clone(),
            team: mail.team.clone(),
            access: access::path(RecordKind::Mails, id),
            body: body(lang, &mail),
            history: history(lang, &mail, &attempts, &decisions),
            may_cancel: decides && MailStatus::CANCELLABLE.contains(&row.status),
            may_resend: decides && MailStatus::RESENDABLE.contains(&row.status),
            may_settle: decides && row.status == MailStatus::InDoubt,
            may_bounce: decides && row.status == MailStatus::Sent,
        })
    }
}

/// The text, with a word in place of the personal link: whoever holds the link answers
/// for the State.
fn body(lang: Lang, mail: &MailDetail) -> Html {
    let mut html = Html::with_capacity(mail.body.len() + 256);
    for (index, part) in mail.body.split(LINK).enumerate() {
        if index > 0 {
            html.raw("<em class=\"muted\">")
                .text(&lang.text("mail-link-not-shown"))
                .raw("</em>");
        }
        html.text(part);
    }
    html
}

/// Queued, tried, decided upon: in the order it happened.
fn history(
    lang: Lang,
    mail: &MailDetail,
    attempts: &[Attempt],
    decisions: &[Decision],
) -> Vec<Entry> {
    let queued = lang.text("mail-history-queued");
    let at = mail.row.created_at;
    let mut entries = vec![((at, 0), entry(lang, at, queued, String::new()))];
    entries.extend(attempts.iter().map(|attempt| {
        let text = lang.text(&label("mail-history", attempt.outcome));
        let detail = reply(lang, &attempt.reply);
        ((attempt.at, 2), entry(lang, attempt.at, text, detail))
    }));
    entries.extend(decisions.iter().map(|decision| {
        let text = lang.text(&format!(
            "mail-history-{}",
            decision.action.replace('.', "-")
        ));
        let by = decision.by.clone().unwrap_or_default();
        // Within one second, a mail was queued again before it was tried again.
        let rank = if decision.action == "mail.resend" {
            1
        } else {
            3
        };
        ((decision.at, rank), entry(lang, decision.at, text, by))
    }));
    entries.sort_by_key(|(place, _)| *place);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn entry(lang: Lang, at: Moment, text: String, detail: String) -> Entry {
    Entry {
        at: at.to_string(),
        day: lang.short_date(at.date()),
        time: at.0.format("%H:%M:%S").to_string(),
        text,
        detail,
    }
}
