//! Pages of circulations.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::model::{Circulation, CirculationStatus, Omission, Progress};
use super::super::queries::{self as survey, StateProgress, progress_counts};
use super::super::views::{about, language_name, marking_label};
use super::progress::{bar, label, legend, progress_with_forms};
use super::queries::{self, Recipient};
use super::release::Outgoing;
use crate::access;
use crate::auth::RecordKind;
use crate::db::Conn;
use crate::error::AppError;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html, Nav, Page, Params};

/// `GET /survey/circulations/{id}`: recipients as long as it is a draft, progress after.
#[derive(Debug, Serialize)]
pub struct CirculationPage {
    title: String,
    about: String,
    marking: &'static str,
    marking_label: String,
    path: String,
    access: String,
    may_edit: bool,
    may_enter: bool,
    may_steer: bool,
    /// Where its questionnaire is.
    questionnaire: String,
    may_correct: bool,
    /// What is to be known of an anonymous one; empty for others.
    anonymous: Vec<String>,
    draft: Option<DraftPart>,
    sent: Option<SentPart>,
}

#[derive(Debug, Serialize)]
struct DraftPart {
    count: String,
    /// In which order offices are tried for an address.
    order: String,
    recipients: Html,
    left_out: Vec<LeftOut>,
}

/// A State that is not invited.
#[derive(Debug, Serialize)]
pub(super) struct LeftOut {
    state: String,
    reason: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct SentPart {
    outgoing: Outgoing,
    bar: Html,
    legend: Html,
    count: String,
    /// The label of the filter that is set; empty for none.
    only: String,
    csv: String,
    xlsx: String,
    table: Html,
}

impl Page for CirculationPage {
    const TEMPLATE: &'static str = "survey/circulation";
    const NAV: Nav = Nav::Survey;
    const LIST: Option<&'static str> = Some("/survey/circulations/{id}");

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl CirculationPage {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        circulation: &Circulation,
    ) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let is_draft = circulation.status == CirculationStatus::Draft;
        let (draft, sent) = if is_draft {
            (
                Some(DraftPart::load(desk, conn, &facts, circulation)?),
                None,
            )
        } else {
            let id = circulation.id;
            let states = survey::progress(conn, &desk.actor, &[id])?.remove(&id);
            let states = states.unwrap_or_default();
            let outgoing = Outgoing::load(desk, conn, circulation)?;
            (
                None,
                Some(SentPart::new(desk, &facts, circulation, &states, outgoing)),
            )
        };
        Ok(Self {
            title: circulation.title.clone(),
            about: about(desk, circulation),
            marking: circulation.marking.classes(),
            marking_label: marking_label(desk.lang, circulation.marking),
            path: format!("/survey/circulations/{}", circulation.id),
            access: access::path(RecordKind::Circulations, circulation.id),
            may_edit: circulation.may_edit(&desk.actor),
            questionnaire: format!("/survey/questionnaires/{}", circulation.questionnaire_id),
            may_correct: circulation.status == CirculationStatus::Released
                && !circulation.anonymous
                && desk.actor.may_coordinate(),
            may_enter: !is_draft && !circulation.anonymous && desk.actor.may_add(),
            anonymous: told(desk, circulation),
            may_steer: circulation.may_steer(&desk.actor),
            draft,
            sent,
        })
    }
}

impl DraftPart {
    fn load(
        desk: &Desk,
        conn: &mut Conn,
        facts: &Facts,
        circulation: &Circulation,
    ) -> Result<Self, AppError> {
        let (recipients, marked) = queries::parted(conn, circulation.id)?;
        let left_out = queries::left_out(conn, circulation.id)?;
        let mut states: Vec<Iso3> = recipients.iter().map(|it| it.state).collect();
        states.dedup();
        Ok(Self {
            order: desk.t(&format!("survey-order-{}", circulation.address_order.key())),
            count: desk.ta(
                "survey-recipients-count",
                &[
                    ("states", states.len().into()),
                    ("mails", recipients.len().into()),
                ],
            ),
            recipients: recipients_table(desk, facts, circulation, recipients).html(),
            left_out: left_out_lines(desk, facts, circulation, (&left_out, &marked)),
        })
    }
}

impl SentPart {
    fn new(
        desk: &Desk,
        facts: &Facts,
        circulation: &Circulation,
        states: &BTreeMap<Iso3, StateProgress>,
        outgoing: Outgoing,
    ) -> Self {
        let path = format!("/survey/circulations/{}", circulation.id);
        let only: Option<Progress> = desk.params().value("progress");
        let counts = progress_counts(states);
        let table = progress_with_forms(desk, facts, circulation, states, only);
        let chosen = only.map_or_else(Params::default, |only| {
            Params::default().with("progress", only.as_str())
        });
        Self {
            outgoing,
            bar: bar(desk.lang, &counts),
            legend: legend(desk.lang, &counts, Some(&path)),
            count: desk.ta(
                "survey-states-count",
                &[("n", table.rows.len().into()), ("all", states.len().into())],
            ),
            only: only.map(|only| label(desk.lang, only)).unwrap_or_default(),
            csv: chosen.href(&format!("{path}.csv")),
            xlsx: chosen.href(&format!("{path}.xlsx")),
            table: table.html(),
        }
    }
}

/// What coordinators are told of an anonymous circulation: nothing of others.
pub(super) fn told(desk: &Desk, circulation: &Circulation) -> Vec<String> {
    let keys: &[&str] = if circulation.anonymous {
        &[
            "survey-anonymous-desk-kept",
            "survey-anonymous-desk-lost",
            "survey-anonymous-desk-told",
            "survey-anonymous-desk-links",
            "survey-anonymous-desk-copies",
        ]
    } else {
        &[]
    };
    keys.iter().map(|key| desk.t(key)).collect()
}

fn recipients_table(
    desk: &Desk,
    facts: &Facts,
    circulation: &Circulation,
    mut recipients: Vec<Recipient>,
) -> Table {
    let lang = desk.lang;
    let may_edit = circulation.may_edit(&desk.actor);
    recipients.sort_by_cached_key(|it| crate::i18n::sort_key(facts.name(it.state, lang)));
    let mut columns: Vec<Column> = [
        "survey-column-state",
        "survey-column-recipient",
        "survey-column-address",
        "survey-column-language",
    ]
    .iter()
    .map(|key| Column::text(desk.t(key)))
    .collect();
    if may_edit {
        columns.push(Column::text(desk.t("survey-column-change")));
    }
    let rows = recipients.into_iter().map(|it| {
        let mut cells = vec![
            Cell::text(facts.name(it.state, lang)),
            Cell::text(&it.addressee).note(match (&it.organisation, it.person_id) {
                (Some(organisation), Some(_)) => organisation.clone(),
                _ => String::new(),
            }),
            Cell::text(it.email),
            Cell::text(language_name(it.language)),
        ];
        if may_edit {
            let href = recipients_path(circulation, it.state);
            cells.push(Cell::link(desk.t("survey-change"), href));
        }
        cells
    });
    Table {
        caption: desk.t("survey-recipients-title"),
        rows: rows.collect(),
        columns,
    }
}

/// Where a State's recipients are chosen.
pub(super) fn recipients_path(circulation: &Circulation, state: Iso3) -> String {
    format!("/survey/circulations/{}/recipients/{state}", circulation.id)
}

/// The States left out, by name, each with the reason, and who was marked since.
pub(super) fn left_out_lines(
    desk: &Desk,
    facts: &Facts,
    circulation: &Circulation,
    (left_out, marked): (&[(Iso3, Omission)], &[Recipient]),
) -> Vec<LeftOut> {
    let may_edit = circulation.may_edit(&desk.actor);
    let href = |state: Iso3| {
        if may_edit {
            recipients_path(circulation, state)
        } else {
            String::new()
        }
    };
    let mut lines: Vec<LeftOut> = left_out
        .iter()
        .map(|(state, reason)| LeftOut {
            state: facts.name(*state, desk.lang).to_owned(),
            reason: desk.t(&format!(
                "survey-omission-{}",
                reason.as_str().replace('_', "-")
            )),
            href: href(*state),
        })
        .collect();
    lines.extend(marked.iter().map(|it| LeftOut {
        state: format!("{} ({})", facts.name(it.state, desk.lang), it.addressee),
        reason: desk.t("survey-marked-since"),
        href: href(it.state),
    }));
    lines.sort_by_cached_key(|line| crate::i18n::sort_key(&line.state));
    lines
}
