//! The pages of positions.

use chrono::TimeDelta;
use serde::Serialize;

use super::model::{Confidence, Position, Stance, state_path};
use super::queries::{self, Said};
use crate::access;
use crate::auth::{Marking, RecordKind, team_names};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::sources::marking_choices;
use crate::i18n::Lang;
use crate::states::{day_asked, phrases};
use crate::treaty::Iso3;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params, own_path};

/// How many entries a State's list shows.
const SHOWN: i64 = 100;

/// An exchange as a choice: "bilateral meeting, 24 May 2023".
pub(super) fn said(lang: Lang, (id, kind, held_on): &Said) -> Choice {
    let label = format!("{}, {}", kind.label(lang), lang.short_date(*held_on));
    Choice::new(id.to_string(), label)
}

/// Where a State has stood, the newest first.
#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    heading: String,
    code: Iso3,
    state: String,
    /// Set while the page looks at another day than today.
    other_day: String,
    may_add: bool,
    lines: Vec<Line>,
    /// Set where there are more than are shown.
    more: String,
}

/// An entry.
#[derive(Debug, Serialize)]
struct Line {
    href: String,
    date: String,
    day: String,
    stance: String,
    confidence: String,
    detail: String,
    source: String,
    source_link: String,
    marking: String,
    marking_classes: &'static str,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "positions/state";
    const NAV: Nav = Nav::States;
    const LIST: Option<&'static str> = Some("/states/{code}/positions");

    fn title(&self) -> String {
        self.heading.clone()
    }

    fn about(&self) -> Params {
        Params::default().with("state", self.code.as_str())
    }
}

impl ListPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn, code: Iso3) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let name = facts.state(code).ok_or(AppError::NotFound)?.name(desk.lang);
        let today = desk.today();
        let on = day_asked(&desk.params(), today);
        let is_now = on >= today;
        // East of Greenwich it may be tomorrow.
        let until = if is_now {
            today + TimeDelta::days(1)
        } else {
            on
        };
        let rows = queries::of_state(conn, &desk.actor, code, until, SHOWN + 1)?;
        let shown = usize::try_from(SHOWN).unwrap_or(usize::MAX);
        Ok(Self {
            heading: desk.ta("positions-title", &[("state", name.into())]),
            code,
            state: name.to_owned(),
            other_day: if is_now {
                String::new()
            } else {
                desk.ta("positions-other-day", &[("day", desk.lang.date(on).into())])
            },
            may_add: desk.actor.may_add(),
            more: if rows.len() > shown {
                desk.ta("positions-more", &[("n", SHOWN.into())])
            } else {
                String::new()
            },
            lines: rows
                .iter()
                .take(shown)
                .map(|row| Line::new(desk, row))
                .collect(),
        })
    }
}

impl Line {
    fn new(desk: &Desk, position: &Position) -> Self {
        let content = &position.content;
        Self {
            href: format!("/positions/{}", position.id),
            date: content.held_on.to_string(),
            day: desk.lang.short_date(content.held_on),
            stance: content.stance.label(desk.lang),
            confidence: content.confidence.label(desk.lang),
            detail: content.detail.clone(),
            source: content.source.clone(),
            source_link: content.source_link.clone(),
            marking: desk.t(&format!(
                "marking-{}",
                phrases::dashed(position.marking.as_str())
            )),
            marking_classes: position.marking.classes(),
        }
    }
}

/// The page of one entry.
#[derive(Debug, Serialize)]
pub(super) struct ShowPage {
    heading: String,
    line: Line,
    state: String,
    state_href: String,
    list_href: String,
    team: String,
    access: String,
    may_change: bool,
    /// The exchange in which it was said, for who may read it.
    exchange: Option<ExchangeLink>,
}

#[derive(Debug, Serialize)]
struct ExchangeLink {
    href: String,
    label: String,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "positions/show";
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        self.heading.clone()
    }

    fn about(&self) -> Params {
        Params::default().with("state", self.state_href.trim_start_matches("/states/"))
    }
}

impl ShowPage {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        position: &Position,
    ) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let teams = team_names(conn)?;
        let team = teams.into_iter().find(|(id, _)| *id == position.team_id);
        let exchange = match position.content.exchange_id {
            Some(id) => queries::said_in(conn, &desk.actor, id)?,
            None => None,
        };
        let line = Line::new(desk, position);
        let state = facts.name(position.state, desk.lang);
        let args = [
            ("state", state.into()),
            ("stance", line.stance.as_str().into()),
        ];
        Ok(Self {
            heading: desk.ta("position-heading", &args),
            state: state.to_owned(),
            state_href: format!("/states/{}", position.state),
            list_href: state_path(position.state),
            team: team.map(|(_, name)| name).unwrap_or_default(),
            access: access::path(RecordKind::Positions, position.id),
            may_change: desk.actor.may_change(position.marking, position.team_id),
            exchange: exchange.map(|it| ExchangeLink {
                href: format!("/exchanges/{}", it.0),
                label: said(desk.lang, &it).label,
            }),
            line,
        })
    }
}

/// The form of a position.
#[derive(Debug, Serialize)]
pub(super) struct FormPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

/// What the form of a State's position is made from, and checked against.
pub(super) struct PositionForms<'a> {
    pub desk: &'a Desk,
    pub state: Iso3,
    pub name: String,
    pub markings: Vec<Marking>,
    pub exchanges: Vec<Choice>,
}

impl PositionForms<'_> {
    /// What a new entry begins with.
    pub(super) fn usual(&self) -> Params {
        let asked = self.desk.params();
        Params::default()
            .with("stance", asked.get("stance"))
            .with("back", asked.get("back"))
            .with("held_on", &self.desk.today().to_string())
            .with("exchange", asked.get("exchange"))
            .with("marking", Marking::usual(&self.markings))
    }

    /// A new entry.
    pub(super) fn add(&self, data: &Params, errors: &FormErrors) -> FormPage {
        let path = state_path(self.state);
        let back = match data.get("back") {
            "" => path.clone(),
            back => own_path(back).to_owned(),
        };
        let form = self
            .fields(path, data, errors)
            .hidden("back")
            .cancel(back)
            .build();
        self.page("position-new-title", form)
    }

    /// An entry to be corrected.
    pub(super) fn change(
        &self,
        position: &Position,
        data: &Params,
        errors: &FormErrors,
    ) -> FormPage {
        self.page(
            "position-edit-title",
            self.change_view(position, data, errors),
        )
    }

    /// The same as a plain form: one of the two versions of a stale edit.
    pub(super) fn change_view(
        &self,
        position: &Position,
        data: &Params,
        errors: &FormErrors,
    ) -> FormView {
        let path = format!("/positions/{}", position.id);
        self.fields(path.clone(), data, errors)
            .marking_reason()
            .cancel(path)
            .build()
    }

    /// What the form of a saved entry begins with.
    pub(super) fn saved(position: &Position) -> Params {
        let content = &position.content;
        let exchange = content.exchange_id.map(|id| id.to_string());
        Params::default()
            .with("version", &position.version.to_string())
            .with("stance", content.stance.as_str())
            .with("held_on", &content.held_on.to_string())
            .with("confidence", content.confidence.as_str())
            .with("detail", &content.detail)
            .with("source", &content.source)
            .with("source_link", &content.source_link)
            .with("exchange", &exchange.unwrap_or_default())
            .with("marking", position.marking.as_str())
    }

    fn fields<'b>(
        &self,
        action: String,
        data: &'b Params,
        errors: &'b FormErrors,
    ) -> FormBuilder<'b> {
        let lang = self.desk.lang;
        FormBuilder::new(lang, "position", action, data, errors)
            .radios(
                "stance",
                Need::Required,
                choices_of(lang, "position-stance", Stance::ALL),
            )
            .date("held_on", Need::Required)
            .radios(
                "confidence",
                Need::Required,
                choices_of(lang, "position-confidence", Confidence::ALL)
                    .into_iter()
                    .map(|choice| {
                        let hint = lang.text(&format!("position-confidence-{}-hint", choice.value));
                        choice.hint(hint)
                    })
                    .collect(),
            )
            .textarea("detail", Need::Optional)
            .text("source", Need::Required)
            .text("source_link", Need::Optional)
            .typeahead("exchange", Need::Optional, self.exchanges.clone())
            .radios(
                "marking",
                Need::Required,
                marking_choices(lang, &self.markings),
            )
    }

    fn page(&self, heading: &str, form: FormView) -> FormPage {
        let desk = self.desk;
        FormPage {
            crumb: desk.ta("positions-title", &[("state", self.name.as_str().into())]),
            crumb_href: state_path(self.state),
            heading: desk.t(heading),
            intro: String::new(),
            form,
        }
    }
}
