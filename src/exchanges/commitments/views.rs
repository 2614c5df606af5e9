//! The pages of commitments.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::filter::Place;
use super::super::model::ExchangeId;
use super::super::sources::{Sources, marking_choices};
use super::agreed::{Agreed, Typed};
use super::forms::Under;
use super::model::{Commitment, CommitmentFilter, Owner, Standing};
use crate::access;
use crate::auth::{RecordKind, TeamId};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::web::Count;
use crate::web::bulk::bulk_href;
use crate::web::export::{FileFormat, table_file};
use crate::web::filters::{Filter, FilterBar, chips};
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::table::{Cell, Column, Cursor, ListFoot, Table};
use crate::web::{Body, Desk, Html, Nav, Page, Params};

pub(super) const PATH: &str = "/commitments";

/// A commitment as lists and pages show it.
#[derive(Debug, Serialize)]
pub(in crate::exchanges) struct Line {
    promise: String,
    href: String,
    state: String,
    state_href: String,
    owner: String,
    due: String,
    due_iso: String,
    late: String,
    done: String,
    overdue: bool,
    status: &'static str,
    status_label: String,
    marking: String,
    marking_class: &'static str,
    may_change: bool,
    in_bin: bool,
    version: i32,
}

impl Line {
    pub(in crate::exchanges) fn new(
        desk: &Desk,
        facts: &Facts,
        teams: &[(TeamId, String)],
        commitment: &Commitment,
    ) -> Self {
        let lang = desk.lang;
        let today = desk.today();
        let standing = commitment.standing(today);
        let word = commitment.marking.as_str().replace('_', "-");
        let day = |day: Option<NaiveDate>| day.map(|day| lang.short_date(day)).unwrap_or_default();
        let late = commitment.due_on.filter(|_| standing == Standing::Overdue);
        Self {
            promise: commitment.promise.clone(),
            href: format!("{PATH}/{}", commitment.id),
            state: facts.name(commitment.state, lang).to_owned(),
            state_href: format!("/states/{}", commitment.state),
            owner: owner(desk, facts, teams, commitment),
            due: day(commitment.due_on),
            due_iso: commitment
                .due_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
            late: late
                .map(|due| {
                    lang.text_with("commitment-late", &[("n", (today - due).num_days().into())])
                })
                .unwrap_or_default(),
            done: day(commitment.done_on),
            overdue: standing == Standing::Overdue,
            status: match standing {
                Standing::Open => "status open",
                Standing::Overdue => "status overdue",
                Standing::Done => "status done",
            },
            status_label: lang.text(&format!("commitment-standing-{standing}")),
            marking: lang.text(&format!("marking-{word}")),
            marking_class: commitment.marking.classes(),
            may_change: desk
                .actor
                .may_change(commitment.marking, commitment.team_id),
            in_bin: commitment.deleted_at.is_some(),
            version: commitment.version,
        }
    }
}

/// Who can promise: the State, or one of our teams.
pub(in crate::exchanges) fn owner_choices(lang: Lang, teams: &[(TeamId, String)]) -> Vec<Choice> {
    let state = Choice::new(
        Owner::State.to_string(),
        lang.text("commitment-owner-state"),
    );
    let teams = teams
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name));
    std::iter::once(state).chain(teams).collect()
}

/// What a list of commitments is made from.
pub(super) struct Listing {
    pub params: Params,
    pub filter: CommitmentFilter,
    pub facts: Arc<Facts>,
    pub teams: Vec<(TeamId, String)>,
    pub lines: Vec<Commitment>,
    pub count: Count,
    /// With whom those of a file were agreed.
    pub agreed: Agreed,
    pub next: Option<Cursor>,
}

/// The list of commitments.
#[derive(Debug, Serialize)]
pub(super) struct ListPage {
    heading: String,
    bin: bool,
    tabs: Vec<Tab>,
    filters: Html,
    chips: Html,
    lines: Vec<Line>,
    foot: ListFoot,
    done: bool,
    filtered: bool,
    may_add: bool,
    /// The list's own address: where a click on "done" comes back to.
    back: String,
    new: String,
    /// Where several of the list are changed at once.
    bulk: String,
}

#[derive(Debug, Serialize)]
struct Tab {
    label: String,
    href: String,
    current: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "commitments/index";
    const LIST: Option<&'static str> = Some("/commitments");
    const NAV: Nav = Nav::Exchanges;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ListPage {
    pub(super) fn new(desk: &Desk, listing: &Listing) -> Self {
        let lang = desk.lang;
        let params = &listing.params;
        let bin = listing.filter.place == Place::Bin;
        let key = if bin {
            "commitments-bin-title"
        } else {
            "commitments-title"
        };
        let count = listing.count.text(lang, "commitments-count");
        let tabs = Standing::ALL.iter().map(|standing| Tab {
            label: lang.text(&format!("commitments-tab-{standing}")),
            href: params
                .with("after", "")
                .with("standing", standing.as_str())
                .href(PATH),
            current: *standing == listing.filter.standing,
        });
        Self {
            heading: lang.text(key),
            bin,
            tabs: if bin { Vec::new() } else { tabs.collect() },
            filters: filters(desk, listing),
            chips: chips(lang, PATH, params, &set(desk, listing)),
            lines: listing
                .lines
                .iter()
                .map(|line| Line::new(desk, &listing.facts, &listing.teams, line))
                .collect(),
            foot: ListFoot::new(PATH, params, count, listing.next.as_ref()),
            done: listing.filter.standing == Standing::Done,
            filtered: params.has_any(&["owner", "state", "until"]),
            may_add: desk.actor.may_add(),
            back: params.href(PATH),
            new: Params::default()
                .with("state", params.get("state"))
                .href("/commitments/new"),
            bulk: bulk_href(PATH, params),
        }
    }
}

/// The page of one commitment.
#[derive(Debug, Serialize)]
pub(super) struct ShowPage {
    line: Line,
    exchange_href: String,
    /// With whom it was agreed; empty where that is not known.
    with: String,
    with_href: String,
    with_office: String,
    team: String,
    noted: String,
    access: String,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "commitments/show";
    const NAV: Nav = Nav::Exchanges;

    fn title(&self) -> String {
        self.line.promise.clone()
    }

    fn about(&self) -> Params {
        Params::default().with("state", self.line.state_href.trim_start_matches("/states/"))
    }
}

impl ShowPage {
    pub(super) fn new(
        desk: &Desk,
        facts: &Facts,
        teams: &[(TeamId, String)],
        (commitment, agreed): (&Commitment, &Agreed),
    ) -> Self {
        let exchange = commitment.exchange_id;
        Self {
            line: Line::new(desk, facts, teams, commitment),
            exchange_href: exchange
                .map(|id| format!("/exchanges/{id}"))
                .unwrap_or_default(),
            with: agreed.name(commitment),
            with_href: agreed.href(commitment),
            with_office: agreed.office(commitment),
            team: team(teams, commitment.team_id).to_owned(),
            noted: desk.lang.date(commitment.created_at.date()),
            access: access::path(RecordKind::Commitments, commitment.id),
        }
    }
}

/// The form of a commitment.
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
    const NAV: Nav = Nav::Exchanges;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl FormPage {
    /// A new commitment; `exchange` is the one it comes out of.
    pub(super) fn add(
        desk: &Desk,
        known: (&Sources, &Typed),
        exchange: Option<ExchangeId>,
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        let under = exchange.map_or(Under::Itself, |_| Under::Exchange);
        let cancel = exchange.map_or_else(|| PATH.to_owned(), |id| format!("/exchanges/{id}"));
        let form = fields(desk, known, under, PATH.to_owned(), data, errors)
            .hidden("exchange")
            .cancel(cancel)
            .build();
        Self::of(desk, "commitment-new-title", form)
    }

    /// A commitment to be changed.
    pub(super) fn change(
        desk: &Desk,
        known: (&Sources, &Typed),
        commitment: &Commitment,
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        let form = Self::change_view(desk, known, commitment, data, errors);
        Self::of(desk, "commitment-edit-title", form)
    }

    /// The same as a plain form: one of the two versions of a stale edit.
    pub(super) fn change_view(
        desk: &Desk,
        known: (&Sources, &Typed),
        commitment: &Commitment,
        data: &Params,
        errors: &FormErrors,
    ) -> FormView {
        let path = format!("{PATH}/{}", commitment.id);
        let form = fields(
            desk,
            known,
            Under::of(commitment),
            path.clone(),
            data,
            errors,
        );
        let form = match Under::of(commitment) {
            Under::Exchange => form,
            Under::Itself => form.marking_reason(),
        };
        form.cancel(path).build()
    }

    /// What the form of a saved commitment begins with.
    pub(super) fn saved(commitment: &Commitment, agreed: &Agreed) -> Params {
        let due = commitment.due_on.map(|day| day.to_string());
        let with = agreed.shown(commitment.with());
        let person = with.person.map(|id| id.to_string());
        let post = with.post.map(|id| id.to_string());
        Params::default()
            .with("version", &commitment.version.to_string())
            .with("state", commitment.state.as_str())
            .with("promise", &commitment.promise)
            .with("owner", &Owner::of(commitment.owner_team_id).to_string())
            .with("due_on", &due.unwrap_or_default())
            .with("people", &person.unwrap_or_default())
            .with("post", &post.unwrap_or_default())
            .with("marking", commitment.marking.as_str())
    }

    fn of(desk: &Desk, heading: &str, form: FormView) -> Self {
        Self {
            crumb: desk.t("commitments-title"),
            crumb_href: PATH.to_owned(),
            heading: desk.t(heading),
            intro: String::new(),
            form,
        }
    }
}

/// The whole list as a file.
pub(super) fn file(desk: &Desk, listing: &Listing, format: FileFormat) -> Result<Body, AppError> {
    table_file(&sheet(desk, listing), "commitments", format)
}

/// The list as files have it.
pub(super) fn sheet(desk: &Desk, listing: &Listing) -> Table {
    let heads = [
        "promise", "state", "owner", "with", "due", "done", "team", "marking",
    ];
    let day =
        |day: Option<NaiveDate>| Cell::text(day.map(|day| day.to_string()).unwrap_or_default());
    let rows = listing.lines.iter().map(|line| {
        let word = line.marking.as_str().replace('_', "-");
        vec![
            Cell::text(line.promise.as_str()),
            Cell::text(listing.facts.name(line.state, desk.lang)),
            Cell::text(owner(desk, &listing.facts, &listing.teams, line)),
            Cell::text(listing.agreed.name(line)),
            day(line.due_on),
            day(line.done_on),
            Cell::text(team(&listing.teams, line.team_id)),
            Cell::text(desk.t(&format!("marking-{word}"))),
        ]
    });
    Table {
        caption: desk.t("commitments-title"),
        columns: heads
            .iter()
            .map(|head| Column::text(desk.t(&format!("commitments-head-{head}"))))
            .collect(),
        rows: rows.collect(),
    }
}

fn fields<'a>(
    desk: &Desk,
    (sources, typed): (&Sources, &Typed),
    under: Under,
    action: String,
    data: &'a Params,
    errors: &'a FormErrors,
) -> FormBuilder<'a> {
    let lang = desk.lang;
    let mut form = FormBuilder::new(lang, "commitment", action, data, errors);
    if under == Under::Itself {
        form = form.typeahead("state", Need::Required, sources.states(lang));
    }
    form = form
        .text("promise", Need::Required)
        .typeahead("owner", Need::Required, owner_choices(lang, &sources.teams))
        .date("due_on", Need::Optional);
    // Those of the State come first, where the form knows it.
    let near = match under {
        Under::Itself => "state",
        Under::Exchange => "",
    };
    form = form
        .picked_one(
            "people",
            Need::Optional,
            "/people/find?q=",
            near,
            typed.people(),
        )
        .picked_one(
            "post",
            Need::Optional,
            "/posts/find?q=",
            near,
            typed.posts(),
        );
    if under == Under::Itself {
        let choices = marking_choices(lang, &sources.markings);
        form = form.radios("marking", Need::Required, choices);
    }
    form
}

pub(super) fn owner(
    desk: &Desk,
    facts: &Facts,
    teams: &[(TeamId, String)],
    commitment: &Commitment,
) -> String {
    commitment.owner_team_id.map_or_else(
        || facts.name(commitment.state, desk.lang).to_owned(),
        |id| team(teams, id).to_owned(),
    )
}

fn team(teams: &[(TeamId, String)], id: TeamId) -> &str {
    let found = teams.iter().find(|(team, _)| *team == id);
    found.map_or("", |(_, name)| name)
}

fn filters(desk: &Desk, listing: &Listing) -> Html {
    let lang = desk.lang;
    let label = |name: &str| lang.text(&format!("commitments-filter-{name}"));
    FilterBar::new(lang, PATH, &listing.params, &["standing", "bin"])
        .show(Filter::typeahead(
            "state",
            label("state"),
            listing.facts.choices(lang),
        ))
        .show(Filter::typeahead(
            "owner",
            label("owner"),
            owner_choices(lang, &listing.teams),
        ))
        .show(Filter::date("until", label("until")))
        .html()
}

fn set(desk: &Desk, listing: &Listing) -> Vec<(&'static str, String)> {
    let lang = desk.lang;
    let filter = &listing.filter;
    let owner = filter.owner.map(|owner| {
        let choices = owner_choices(lang, &listing.teams);
        let found = choices
            .into_iter()
            .find(|choice| choice.value == owner.to_string());
        found.map(|choice| choice.label).unwrap_or_default()
    });
    let values = [
        (
            "state",
            filter
                .state
                .map(|state| listing.facts.name(state, lang).to_owned()),
        ),
        ("owner", owner),
        ("until", filter.until.map(|day| lang.date(day))),
    ];
    values
        .into_iter()
        .filter_map(|(name, value)| {
            let label = lang.text(&format!("commitments-filter-{name}"));
            Some((
                name,
                lang.text_with(
                    "list-chip",
                    &[("filter", label.into()), ("value", value?.into())],
                ),
            ))
        })
        .collect()
}
