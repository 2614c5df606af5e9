//! Pages of answers.

use serde::Serialize;

use super::super::circulations::{channel_label, links_path};
use super::super::model::{Circulation, Response, ResponseStatus, SignOff};
use super::super::questions;
use super::super::views::{language_name, marking_label};
use super::beside::{EnteredView, How, Reasons, SinceView};
use super::entering::BringView;
use super::files::FilesView;
use super::found::Found;
use super::queries::{Entered, Filed, Other};
use super::since::Changed;
use crate::access;
use crate::attachments::Attachment;
use crate::auth::RecordKind;
use crate::error::AppError;
use crate::exchanges::BarrierKind;
use crate::i18n::sort_key;
use crate::questionnaire::{Answers, Questionnaire};
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::table::{Cell, Column, ListFoot, Table};
use crate::web::{Desk, Html, Nav, Page, Params};

/// `GET /survey/responses/{id}`
#[derive(Debug, Serialize)]
pub struct ResponsePage {
    title: String,
    circulation: String,
    circulation_href: String,
    state_href: String,
    status_class: &'static str,
    status: String,
    channel: String,
    authority: String,
    date: String,
    language: &'static str,
    marking: &'static str,
    marking_label: String,
    access: String,
    /// Where it is edited; empty where it may not be.
    edit: String,
    /// Where the State's links are; empty for those who may not revoke them.
    links: String,
    sections: Vec<SectionView>,
    others: Vec<OtherAnswer>,
    /// Where it is opened again; empty where it may not be.
    reopen: String,
    signed: Vec<SignedView>,
    reasons: Reasons,
    since: Option<SinceView>,
    how: How,
    /// What was typed in before the State confirmed it.
    entered: Vec<EnteredView>,
    files: FilesView,
}

/// What was signed off at one time.
#[derive(Debug, Serialize)]
struct SignedView {
    about: String,
    digest: String,
    text: String,
}

/// What stands beside an answer.
pub(super) struct Beside {
    pub others: Vec<Other>,
    /// What was signed off, the newest first.
    pub signed: Vec<SignOff>,
    /// The reasons the answer names.
    pub reasons: Vec<Found>,
    /// The taxonomy.
    pub kinds: Vec<BarrierKind>,
    /// The codes of the reasons that are on the dossier.
    pub raised: Vec<String>,
    /// What has changed since the answer before, with that one's circulation.
    pub since: Option<(String, Vec<Changed>)>,
    /// What was typed in before the State was asked to confirm it.
    pub entered: Vec<Entered>,
    /// The exchange it came in.
    pub filed: Option<Filed>,
    /// That exchange's files: the scan of a note is one of them, for its readers.
    pub scans: Vec<Attachment>,
    /// Whether the actor can ask the State to confirm it.
    pub confirms: bool,
    /// Its files.
    pub files: FilesView,
}

#[derive(Debug, Serialize)]
pub(super) struct SectionView {
    title: String,
    lines: Vec<LineView>,
}

#[derive(Debug, Serialize)]
struct LineView {
    question: String,
    answers: Vec<String>,
}

#[derive(Debug, Serialize)]
struct OtherAnswer {
    href: String,
    title: String,
    date: String,
}

impl Page for ResponsePage {
    const TEMPLATE: &'static str = "survey/response";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl ResponsePage {
    pub(super) fn new(
        desk: &Desk,
        facts: &Facts,
        circulation: &Circulation,
        response: &Response,
        text: &Questionnaire,
        answers: &Answers,
        beside: Beside,
    ) -> Result<Self, AppError> {
        let lang = desk.lang;
        let date = |on: Option<chrono::NaiveDate>| on.map(|it| lang.date(it)).unwrap_or_default();
        let (status_class, status) = status(desk, response);
        let entered = beside.entered.iter();
        let entered = entered.map(|it| EnteredView::new(desk, (facts, text), it));
        Ok(Self {
            entered: entered.collect::<Result<_, _>>()?,
            how: How::new(desk, response, &beside),
            files: beside.files.clone(),
            reasons: Reasons::new(desk, response, &beside),
            since: beside.since.map(|since| SinceView::new(desk, since)),
            title: facts.name(response.state, lang).to_owned(),
            circulation: circulation.title.clone(),
            circulation_href: format!("/survey/circulations/{}", circulation.id),
            state_href: format!("/states/{}", response.state),
            status_class,
            status,
            channel: channel_label(lang, response.channel),
            authority: response.authority.clone(),
            date: date(response.answered_on.or(response.declined_on)),
            language: language_name(response.language),
            marking: response.marking.classes(),
            marking_label: marking_label(lang, response.marking),
            access: access::path(RecordKind::Responses, response.id),
            edit: if response.may_edit(&desk.actor) {
                format!("/survey/responses/{}/edit", response.id)
            } else {
                String::new()
            },
            links: if circulation.may_steer(&desk.actor) {
                links_path(circulation.id, response.state)
            } else {
                String::new()
            },
            sections: sections(desk, facts, text, answers),
            reopen: if response.may_reopen(&desk.actor) {
                format!("/survey/responses/{}/reopen", response.id)
            } else {
                String::new()
            },
            signed: beside
                .signed
                .into_iter()
                .map(|it| signed_view(desk, it))
                .collect(),
            others: beside
                .others
                .into_iter()
                .map(|other| OtherAnswer {
                    href: format!("/survey/responses/{}", other.id),
                    title: other.title,
                    date: date(other.on),
                })
                .collect(),
        })
    }
}

fn signed_view(desk: &Desk, signed: SignOff) -> SignedView {
    let at = signed.signed_at;
    let about = desk.ta(
        "survey-receipt-signed",
        &[
            ("name", signed.name.into()),
            ("capacity", signed.capacity.into()),
            ("date", desk.lang.date(at.date()).into()),
            ("time", at.0.format("%H:%M").to_string().into()),
        ],
    );
    SignedView {
        about,
        digest: signed.digest,
        text: signed.text,
    }
}

/// The answers under their questions; what was not answered or not asked is left out.
pub(super) fn sections(
    desk: &Desk,
    facts: &Facts,
    text: &Questionnaire,
    answers: &Answers,
) -> Vec<SectionView> {
    let lang = desk.lang;
    let sections = text.sections.iter().map(|section| SectionView {
        title: section.title.in_language(lang).to_owned(),
        lines: section
            .questions
            .iter()
            .map(|question| LineView {
                question: question.label.in_language(lang).to_owned(),
                answers: questions::texts(lang, facts, question, answers),
            })
            .filter(|line| !line.answers.is_empty())
            .collect(),
    });
    sections
        .filter(|section| !section.lines.is_empty())
        .collect()
}

fn status(desk: &Desk, response: &Response) -> (&'static str, String) {
    match response.status {
        _ if response.declined_on.is_some() => {
            ("status declined", desk.t("survey-progress-declined"))
        }
        ResponseStatus::Begun => ("status begun", desk.t("survey-progress-begun")),
        ResponseStatus::Answered => ("status answered", desk.t("survey-progress-answered")),
    }
}

/// `GET /survey/circulations/{id}/responses`
#[derive(Debug, Serialize)]
pub struct ResponsesPage {
    title: String,
    circulation: String,
    circulation_href: String,
    foot: ListFoot,
    /// Nothing while there is no answer.
    table: Option<Html>,
    may_enter: bool,
}

impl Page for ResponsesPage {
    const TEMPLATE: &'static str = "survey/responses";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl ResponsesPage {
    pub(super) fn new(desk: &Desk, circulation: &Circulation, table: &Table) -> Self {
        let href = format!("/survey/circulations/{}", circulation.id);
        let count = desk.ta("survey-answers-count", &[("n", table.rows.len().into())]);
        Self {
            title: desk.t("survey-answers"),
            circulation: circulation.title.clone(),
            foot: ListFoot::new(
                &format!("{href}/responses"),
                &Params::default(),
                count,
                None,
            ),
            circulation_href: href,
            table: (!table.rows.is_empty()).then(|| table.html()),
            may_enter: desk.actor.may_add(),
        }
    }
}

/// The answers to a circulation in the order of the States' names.
pub(super) fn responses_table(desk: &Desk, facts: &Facts, mut found: Vec<Response>) -> Table {
    let lang = desk.lang;
    found.sort_by_cached_key(|it| sort_key(facts.name(it.state, lang)));
    let rows = found.iter().map(|response| {
        let (class, status) = status(desk, response);
        let name = facts.name(response.state, lang);
        let on = response.answered_on.map(|it| lang.short_date(it));
        vec![
            Cell::link(name, format!("/survey/responses/{}", response.id)),
            Cell::text(status).badge(class),
            Cell::text(on.unwrap_or_default()),
            Cell::text(channel_label(lang, response.channel)),
            Cell::text(&response.authority),
            Cell::text(language_name(response.language)),
            Cell::empty().marked(response.marking, marking_label(lang, response.marking)),
        ]
    });
    let columns = [
        "survey-column-state",
        "survey-column-progress",
        "survey-column-date",
        "survey-column-channel",
        "survey-column-authority",
        "survey-column-language",
        "survey-column-marking",
    ];
    Table {
        caption: desk.t("survey-answers"),
        rows: rows.collect(),
        columns: columns
            .iter()
            .map(|key| Column::text(desk.t(key)))
            .collect(),
    }
}

/// `GET /survey/circulations/{id}/enter` without a State: which one?
#[derive(Debug, Serialize)]
pub struct ChooseStatePage {
    title: String,
    circulation: String,
    circulation_href: String,
    action: String,
    states: Vec<StateChoice>,
    bring: BringView,
}

#[derive(Debug, Serialize)]
struct StateChoice {
    value: String,
    label: String,
}

impl Page for ChooseStatePage {
    const TEMPLATE: &'static str = "survey/choose_state";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl ChooseStatePage {
    pub(super) fn new(
        desk: &Desk,
        facts: &Facts,
        circulation: &Circulation,
        answered: &[Iso3],
        bring: BringView,
    ) -> Self {
        let href = format!("/survey/circulations/{}", circulation.id);
        let states = facts.by_name(desk.lang);
        Self {
            title: desk.t("survey-enter"),
            bring,
            circulation: circulation.title.clone(),
            action: format!("{href}/enter"),
            circulation_href: href,
            states: states
                .filter(|state| !answered.contains(&state.iso3))
                .map(|state| StateChoice {
                    value: state.iso3.to_string(),
                    label: state.name(desk.lang).to_owned(),
                })
                .collect(),
        }
    }
}
