//! The page of all mails.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::control::Pause;
use super::model::{Cause, MailStatus, Reply};
use super::queries::{self, COUNTED, MailFilter, MailRow, StatusCount};
use super::transport;
use crate::config;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::web::filters::{Filter, FilterBar, chips};
use crate::web::forms::{Choice, choices_of};
use crate::web::table::{Cell, Column, Cursor, ListFoot, Table};
use crate::web::{Desk, Html, Nav, PAGE_ROWS, Page, Params};

pub(super) use super::mail_page::MailPage;

/// All mails, newest first.
#[derive(Debug, Serialize)]
pub(super) struct MailsPage {
    heading: String,
    lead: Vec<String>,
    /// Why sending is paused; empty while it is not.
    paused: String,
    may_coordinate: bool,
    may_pause: bool,
    figures: Vec<Figure>,
    filters: Html,
    chips: Html,
    list: ListFoot,
    table: Html,
    empty: Option<Empty>,
}

#[derive(Debug, Serialize)]
struct Figure {
    label: String,
    count: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct Empty {
    title: String,
    text: String,
    href: String,
    link: String,
}

impl Page for MailsPage {
    const TEMPLATE: &'static str = "mail/index";
    const LIST: Option<&'static str> = Some("/mail");
    const NAV: Nav = Nav::Mail;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl MailsPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let params = desk.params();
        let filter = MailFilter::of(&params);
        let facts = desk.facts(conn)?;
        let after = params.value::<Cursor>("after").and_then(|cursor| {
            let at = NaiveDateTime::parse_from_str(&cursor.key, "%Y-%m-%dT%H:%M:%SZ").ok()?;
            Some((Moment(at), cursor.id))
        });
        let mut rows = queries::list(conn, &desk.actor, filter, after, PAGE_ROWS + 1)?;
        let more = rows.len() > PAGE_ROWS;
        rows.truncate(PAGE_ROWS);
        let next = rows.last().filter(|_| more).map(queries::cursor);
        let count = queries::count(conn, &desk.actor, filter)?;
        let circulations = queries::circulation_titles(conn, &desk.actor)?;
        let offered = offered(desk, &facts, circulations);
        let pause = desk.app.mail.paused();
        let may_coordinate = desk.actor.may_coordinate();
        Ok(Self {
            heading: desk.t("mail-title"),
            lead: lead(desk),
            paused: pause.as_ref().map(|it| why(desk, it)).unwrap_or_default(),
            may_coordinate,
            may_pause: may_coordinate && pause.is_none() && desk.app.mail.is_running(),
            figures: figures(desk.lang, &queries::counts(conn, &desk.actor)?),
            chips: chips(desk.lang, "/mail", &params, &set(desk, &params, &offered)),
            filters: bar(desk, &params, offered),
            list: ListFoot::new(
                "/mail",
                &params,
                count_text(desk.lang, count),
                next.as_ref(),
            ),
            table: table(desk, &facts, &rows).html(),
            empty: rows.is_empty().then(|| empty(desk, &params)),
        })
    }
}

/// The mails as a table: shown, and exported.
pub(super) fn table(desk: &Desk, facts: &Facts, rows: &[MailRow]) -> Table {
    let lang = desk.lang;
    Table {
        caption: desk.t("mail-title"),
        columns: vec![
            Column::text(desk.t("mail-column-to")),
            Column::text(desk.t("mail-column-state")),
            Column::text(desk.t("mail-column-mail")),
            Column::text(desk.t("mail-column-status")),
            Column::text(desk.t("mail-column-queued")).unbroken(),
            Column::number(desk.t("mail-column-attempts")),
        ],
        rows: rows.iter().map(|row| cells(lang, facts, row)).collect(),
    }
}

fn cells(lang: Lang, facts: &Facts, row: &MailRow) -> Vec<Cell> {
    let state = row.state.map_or_else(Cell::empty, |state| {
        Cell::link(facts.name(state, lang), format!("/states/{state}"))
    });
    let attempts = i64::from(row.attempts);
    vec![
        Cell::link(&row.to_email, format!("/mail/{}", row.id)).note(&row.to_name),
        state,
        Cell::text(lang.text(&label("mail-kind", row.kind)))
            .note(&row.subject)
            .marked(row.marking, lang.text(&label("marking", row.marking))),
        Cell::text(lang.text(&label("mail-status", row.status)))
            .badge(row.status.classes())
            .note(result(lang, row)),
        Cell::text(lang.short_time(row.created_at.0)),
        Cell::number(attempts, lang.number(attempts)),
    ]
}

/// What there is to say about where a mail stands: when it was sent, when it is tried
/// again, why it was not sent.
pub(super) fn result(lang: Lang, row: &MailRow) -> String {
    match row.status {
        MailStatus::Sent => row
            .sent_at
            .map(|at| lang.short_time(at.0))
            .unwrap_or_default(),
        MailStatus::Deferred => lang.text_with(
            "mail-next-attempt",
            &[
                ("at", lang.short_time(row.due_at.0).into()),
                ("reply", reply(lang, &row.last_reply).into()),
            ],
        ),
        MailStatus::Failed | MailStatus::InDoubt | MailStatus::Bounced => {
            reply(lang, &row.last_reply)
        }
        // Why someone took it back, the history tells; the desk itself says why here.
        MailStatus::Cancelled => {
            let kept = row.last_reply.parse::<Reply>();
            match kept {
                Ok(it) if it.cause == Cause::DoNotMail => reply(lang, &row.last_reply),
                _ => String::new(),
            }
        }
        _ => String::new(),
    }
}

/// A kept reply in the reader's language; as it stands where it has none of our causes.
pub(super) fn reply(lang: Lang, kept: &str) -> String {
    match kept.parse::<Reply>() {
        Ok(reply) => lang.text_with(
            &label("mail-cause", reply.cause),
            &[("detail", reply.detail.into())],
        ),
        Err(_) => kept.to_owned(),
    }
}

/// The key of a closed set's label.
pub(super) fn label(prefix: &str, word: impl std::fmt::Display) -> String {
    format!("{prefix}-{}", word.to_string().replace('_', "-"))
}

/// The transport in use, and the worker.
fn lead(desk: &Desk) -> Vec<String> {
    let settings = &desk.app.settings;
    let by = match settings.mail.transport {
        config::Transport::File => {
            let folder = transport::folder(settings).display().to_string();
            desk.ta("mail-by-file", &[("folder", folder.into())])
        }
        config::Transport::Smtp => {
            let smtp = &settings.mail.smtp;
            let args = [
                ("host", smtp.host.as_str().into()),
                ("port", smtp.port.to_string().into()),
            ];
            desk.ta("mail-by-smtp", &args)
        }
    };
    let worker = if desk.app.mail.is_running() {
        "mail-worker-running"
    } else {
        "mail-worker-elsewhere"
    };
    vec![by, desk.t(worker)]
}

fn why(desk: &Desk, pause: &Pause) -> String {
    match pause {
        Pause::Asked => desk.t("mail-paused"),
        Pause::Failures { count, last } => {
            let args = [
                ("count", (*count).into()),
                ("last", reply(desk.lang, &last.to_string()).into()),
            ];
            desk.ta("mail-paused-by-failures", &args)
        }
    }
}

fn figures(lang: Lang, counts: &[StatusCount]) -> Vec<Figure> {
    use MailStatus::{Deferred, Failed, InDoubt, Queued, Sent};
    let always = [Queued, Sent, Deferred, Failed, InDoubt];
    counts
        .iter()
        .filter(|it| it.count > 0 || always.contains(&it.status))
        .map(|it| Figure {
            label: lang.text(&label("mail-status", it.status)),
            count: if it.at_least && it.count > 0 {
                lang.text_with("list-at-least", &[("n", grouped(lang, it.count).into())])
            } else {
                grouped(lang, it.count)
            },
            href: Params::default()
                .with("status", it.status.as_str())
                .href("/mail"),
        })
        .collect()
}

fn count_text(lang: Lang, count: usize) -> String {
    if count > COUNTED {
        let shown = grouped(lang, COUNTED);
        return lang.text_with("mail-count-at-least", &[("shown", shown.into())]);
    }
    let args = [("n", count.into()), ("shown", grouped(lang, count).into())];
    lang.text_with("mail-count", &args)
}

fn grouped(lang: Lang, count: usize) -> String {
    lang.number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The filters with what each offers; that of circulations only where there are any.
fn offered(
    desk: &Desk,
    facts: &Facts,
    circulations: Vec<(i64, String)>,
) -> Vec<(&'static str, Vec<Choice>)> {
    let circulations: Vec<_> = circulations
        .into_iter()
        .map(|(id, title)| Choice::new(id.to_string(), title))
        .collect();
    let mut offered = vec![
        (
            "status",
            choices_of(desk.lang, "mail-status", MailStatus::ALL),
        ),
        ("state", facts.choices(desk.lang)),
    ];
    if !circulations.is_empty() {
        offered.push(("circulation", circulations));
    }
    offered
}

fn set(
    desk: &Desk,
    params: &Params,
    offered: &[(&'static str, Vec<Choice>)],
) -> Vec<(&'static str, String)> {
    offered
        .iter()
        .filter_map(|(name, choices)| {
            let value = params.get(name);
            let choice = choices.iter().find(|choice| choice.value == value)?;
            let field = desk.t(&format!("mail-filter-{name}"));
            let args = [
                ("field", field.into()),
                ("value", choice.label.as_str().into()),
            ];
            Some((*name, desk.ta("mail-chip", &args)))
        })
        .collect()
}

fn bar(desk: &Desk, params: &Params, offered: Vec<(&'static str, Vec<Choice>)>) -> Html {
    offered
        .into_iter()
        .fold(
            FilterBar::new(desk.lang, "/mail", params, &[]),
            |bar, (name, choices)| {
                let label = desk.t(&format!("mail-filter-{name}"));
                bar.show(match name {
                    "state" => Filter::typeahead(name, label, choices),
                    _ => Filter::select(name, label, choices),
                })
            },
        )
        .html()
}

fn empty(desk: &Desk, params: &Params) -> Empty {
    let (key, href) = if params.has_any(&["status", "state", "circulation", "after"]) {
        ("mail-none-found", "/mail")
    } else {
        ("mail-none", "/survey")
    };
    Empty {
        title: desk.t(key),
        text: desk.t(&format!("{key}-text")),
        link: desk.t(&format!("{key}-link")),
        href: href.to_owned(),
    }
}
