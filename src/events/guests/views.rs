//! The pages of guests: one guest, whom to invite, the list of participants, badges.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::super::model::{Attendance, Event, Guest, Sponsorship, protocol_order};
use super::super::money::Money;
use super::forms::{Selection, Whom, guest_path};
use crate::contacts::{self, Addressee};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::pack::Grouping;
use crate::states::{Facts, targets};
use crate::treaty::Iso3;
use crate::web::export::{FileFormat, table_file};
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::table::{Cell, Column, Table};
use crate::web::{Body, Desk, Html, Nav, Page, Params};
use crate::workplans;

/// A page of one form.
#[derive(Debug, Serialize)]
pub(in crate::events) struct GuestPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for GuestPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl GuestPage {
    /// One guest's place, function and sponsorship.
    pub(in crate::events) fn change(
        desk: &Desk,
        facts: &Facts,
        (event, guest): (&Event, &Guest),
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        Self {
            crumb: event.title.clone(),
            crumb_href: format!("/events/{}", event.id),
            heading: guest.label(facts, desk.lang),
            intro: String::new(),
            form: guest_view(desk.lang, event, guest, data, errors),
        }
    }

    /// Someone whom a delegation has named.
    pub(in crate::events) fn name(
        desk: &Desk,
        facts: &Facts,
        event: &Event,
        organisations: Vec<Choice>,
        (data, errors): (&Params, &FormErrors),
    ) -> Self {
        let path = format!("/events/{}", event.id);
        let lang = desk.lang;
        let form = FormBuilder::new(lang, "guest", format!("{path}/guests/new"), data, errors)
            .text("name", Need::Required)
            .typeahead("state", Need::Optional, facts.choices(lang))
            .typeahead("organisation", Need::Optional, organisations)
            .text("function", Need::Optional)
            .checkboxes("is_head", vec![head(lang)])
            .text("seat", Need::Optional)
            .cancel(path.clone())
            .build();
        Self {
            crumb: event.title.clone(),
            crumb_href: path,
            heading: desk.t("guest-new-title"),
            intro: desk.t("guest-new-intro"),
            form,
        }
    }
}

fn head(lang: Lang) -> Choice {
    Choice::new("1", lang.text("guest-is_head-yes"))
}

/// What the form of a guest begins with.
pub(in crate::events) fn saved(guest: &Guest) -> Params {
    let money = guest.sponsored();
    Params::default()
        .with("version", &guest.version.to_string())
        .with("name", &guest.written)
        .with("function", &guest.function)
        .with("is_head", if guest.is_head { "1" } else { "" })
        .with("seat", &guest.seat.to_string())
        .with(
            "sponsorship",
            guest.sponsorship.map_or("", Sponsorship::as_str),
        )
        .with("amount", &money.map(Money::plain).unwrap_or_default())
        .with("currency", money.map_or("", |it| it.currency().code()))
}

/// The form of a guest, also as one of the two versions of a stale edit.
pub(in crate::events) fn guest_view(
    lang: Lang,
    event: &Event,
    guest: &Guest,
    data: &Params,
    errors: &FormErrors,
) -> FormView {
    let form = FormBuilder::new(lang, "guest", guest_path(event.id, guest), data, errors);
    let form = if guest.person_id.is_some() {
        form
    } else {
        form.text("name", Need::Optional)
    };
    form.text("function", Need::Optional)
        .checkboxes("is_head", vec![head(lang)])
        .text("seat", Need::Optional)
        .group("sponsorship")
        .select(
            "sponsorship",
            Need::Optional,
            choices_of(lang, "event-sponsorship", Sponsorship::ALL),
        )
        .text("amount", Need::Optional)
        .text("currency", Need::Optional)
        .cancel(format!("/events/{}", event.id))
        .build()
}

/// Whom to invite: the States of a selection, with where a mail to them would go.
#[derive(Debug, Serialize)]
pub(in crate::events) struct ChoosePage {
    crumb: String,
    crumb_href: String,
    heading: String,
    action: String,
    filter_action: String,
    whom: Vec<Choice>,
    groups: Vec<Choice>,
    regions: Vec<Choice>,
    is_set: bool,
    count: String,
    candidates: Vec<Candidate>,
    left_out: Vec<LeftOut>,
}

#[derive(Debug, Serialize)]
struct Candidate {
    code: Iso3,
    state: String,
    to: String,
    organisation: String,
    no_address: bool,
}

/// Who is not to be invited again, or written to, and why.
#[derive(Debug, Serialize)]
pub(in crate::events) struct LeftOut {
    pub who: String,
    pub why: String,
}

impl Page for ChoosePage {
    const TEMPLATE: &'static str = "events/choose";
    const NAV: Nav = Nav::Events;
    const LIST: Option<&'static str> = Some("/events/{id}/choose");

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ChoosePage {
    pub(in crate::events) fn load(
        desk: &Desk,
        conn: &mut Conn,
        event: &Event,
        guests: &[Guest],
    ) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let lang = desk.lang;
        let selection = Selection::of(&desk.params());
        let states = selected(desk, conn, &facts, &selection)?;
        let there: BTreeSet<Iso3> = guests.iter().filter_map(|guest| guest.state).collect();
        let (known, fresh): (Vec<_>, Vec<_>) =
            states.into_iter().partition(|state| there.contains(state));
        let to = contacts::queries::addressees(conn, &desk.actor, &fresh, desk.today())?;
        let to: HashMap<Iso3, &Addressee> = to.iter().map(|it| (it.state, it)).collect();
        let path = format!("/events/{}", event.id);
        let groupings = &facts.pack.groupings;
        Ok(Self {
            crumb: event.title.clone(),
            crumb_href: path.clone(),
            heading: desk.t("choose-title"),
            action: format!("{path}/invitations"),
            filter_action: format!("{path}/choose"),
            whom: chosen(
                choices_of(lang, "choose-whom", Whom::ALL),
                selection.whom.map_or("", Whom::as_str),
            ),
            groups: chosen(
                grouped(&facts, lang, &groupings.regional_groups),
                &selection.group,
            ),
            regions: chosen(grouped(&facts, lang, &groupings.regions), &selection.region),
            is_set: selection.is_set(),
            count: desk.ta("choose-count", &[("n", fresh.len().into())]),
            candidates: fresh
                .iter()
                .map(|state| Candidate::new(&facts, lang, *state, to.get(state).copied()))
                .collect(),
            left_out: known
                .iter()
                .map(|state| LeftOut {
                    who: facts.name(*state, lang).to_owned(),
                    why: desk.t("letter-out-invited"),
                })
                .collect(),
        })
    }
}

impl Candidate {
    fn new(facts: &Facts, lang: Lang, code: Iso3, to: Option<&Addressee>) -> Self {
        Self {
            code,
            state: facts.name(code, lang).to_owned(),
            to: to.map(|it| it.name.clone()).unwrap_or_default(),
            organisation: to.map(|it| it.organisation.clone()).unwrap_or_default(),
            no_address: to.is_none(),
        }
    }
}

/// The States of a selection, by their names.
fn selected(
    desk: &Desk,
    conn: &mut Conn,
    facts: &Facts,
    selection: &Selection,
) -> Result<Vec<Iso3>, AppError> {
    if !selection.is_set() {
        return Ok(Vec::new());
    }
    let on_list = match selection.whom {
        Some(Whom::Targets) => Some(target_states(desk, conn, facts)?),
        Some(Whom::All) | None => None,
    };
    let all = facts.by_name(desk.lang).map(|state| state.iso3);
    Ok(all
        .filter(|state| on_list.as_ref().is_none_or(|list| list.contains(state)))
        .filter(|state| selection.fits(facts, *state))
        .collect())
}

/// The target States of the work plan at hand; none while there is no work plan.
fn target_states(desk: &Desk, conn: &mut Conn, facts: &Facts) -> Result<BTreeSet<Iso3>, AppError> {
    let plan = match workplans::current(conn, desk.today()) {
        Ok(plan) => plan,
        Err(AppError::NotFound) => return Ok(BTreeSet::new()),
        Err(error) => return Err(error),
    };
    let rows = targets::target_rows(conn, &desk.actor, plan.id)?;
    let counted = plan.categories(&desk.app.settings.targets);
    let list = targets::list(facts, counted, rows, desk.today());
    Ok(list.iter().map(|target| target.state).collect())
}

fn grouped(facts: &Facts, lang: Lang, groupings: &[Grouping]) -> Vec<Choice> {
    groupings
        .iter()
        .map(|it| Choice::new(it.code.as_str(), facts.grouping_name(&it.code, lang)))
        .collect()
}

fn chosen(mut choices: Vec<Choice>, value: &str) -> Vec<Choice> {
    for choice in &mut choices {
        choice.selected = choice.value == value;
    }
    choices
}

/// The participants of an event in protocol order, in a language, to be printed.
#[derive(Debug, Serialize)]
pub(in crate::events) struct ParticipantsPage {
    heading: String,
    lang: Lang,
    event: String,
    event_href: String,
    when: String,
    place: String,
    path: String,
    languages: Vec<LanguageTab>,
    count: String,
    delegations: Vec<DelegationLine>,
}

#[derive(Debug, Serialize)]
struct LanguageTab {
    code: Lang,
    name: &'static str,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct DelegationLine {
    name: String,
    members: Vec<Member>,
}

#[derive(Debug, Serialize)]
struct Member {
    name: String,
    function: String,
    role: String,
}

impl Page for ParticipantsPage {
    const TEMPLATE: &'static str = "events/participants";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

/// Whether a guest takes part, as far as is known: named, and neither declined nor kept away.
fn takes_part(guest: &Guest) -> bool {
    let comes = matches!(
        guest.attendance,
        Attendance::Nominated
            | Attendance::Registered
            | Attendance::Confirmed
            | Attendance::Attended
    );
    // A delegation that has named nobody takes part by its name, once it has said so.
    let said_so = guest.attendance != Attendance::Nominated || !guest.full_name().is_empty();
    comes && said_so
}

/// Those who take part, as they are seated.
pub(in crate::events) fn participants(
    mut guests: Vec<Guest>,
    facts: &Facts,
    lang: Lang,
) -> Vec<Guest> {
    guests.retain(takes_part);
    protocol_order(&mut guests, facts, lang);
    guests
}

impl ParticipantsPage {
    pub(in crate::events) fn new(
        desk: &Desk,
        facts: &Facts,
        event: &Event,
        guests: &[Guest],
        lang: Lang,
    ) -> Self {
        let path = format!("/events/{}", event.id);
        let mut delegations: Vec<DelegationLine> = Vec::new();
        for guest in guests {
            let name = guest.delegation(facts, lang);
            if delegations.last().is_none_or(|last| last.name != name) {
                delegations.push(DelegationLine {
                    name,
                    members: Vec::new(),
                });
            }
            let full = guest.full_name();
            if let Some(last) = delegations.last_mut()
                && !full.is_empty()
            {
                last.members.push(Member {
                    name: full,
                    function: guest.function.clone(),
                    role: role(lang, guest),
                });
            }
        }
        Self {
            heading: lang.text("participants-title"),
            lang,
            event: event.title.clone(),
            when: event.days(lang),
            place: event.place.clone(),
            languages: Lang::ALL
                .iter()
                .map(|code| LanguageTab {
                    code: *code,
                    name: code.pick("English", "Français", "Español"),
                    href: format!("{path}/participants?language={code}"),
                    current: *code == lang,
                })
                .collect(),
            count: desk.ta("participants-count", &[("n", guests.len().into())]),
            delegations,
            event_href: path.clone(),
            path,
        }
    }
}

fn role(lang: Lang, guest: &Guest) -> String {
    if guest.is_head {
        lang.text("participants-head")
    } else {
        String::new()
    }
}

/// The list of participants as a file, in a language.
pub(in crate::events) fn participants_file(
    facts: &Facts,
    guests: &[Guest],
    lang: Lang,
    format: FileFormat,
) -> Result<Body, AppError> {
    let heads = ["delegation", "name", "function", "role", "attendance"];
    let rows = guests.iter().map(|guest| {
        vec![
            Cell::text(guest.delegation(facts, lang)),
            Cell::text(guest.full_name()),
            Cell::text(guest.function.as_str()),
            Cell::text(role(lang, guest)),
            Cell::text(lang.text(&format!("event-attendance-{}", guest.attendance))),
        ]
    });
    let table = Table {
        caption: lang.text("participants-title"),
        columns: heads
            .iter()
            .map(|head| Column::text(lang.text(&format!("participants-head-{head}"))))
            .collect(),
        rows: rows.collect(),
    };
    table_file(&table, "participants", format)
}

/// Name badges, several to a page.
#[derive(Debug, Serialize)]
pub(in crate::events) struct BadgesPage {
    heading: String,
    lang: Lang,
    event: String,
    event_href: String,
    count: String,
    badges: Html,
    none: bool,
}

impl Page for BadgesPage {
    const TEMPLATE: &'static str = "events/badges";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl BadgesPage {
    pub(in crate::events) fn new(
        desk: &Desk,
        facts: &Facts,
        event: &Event,
        guests: &[Guest],
        lang: Lang,
    ) -> Self {
        let named: Vec<_> = guests
            .iter()
            .filter(|guest| !guest.full_name().is_empty())
            .collect();
        let mut html = Html::with_capacity(named.len() * 200);
        for guest in &named {
            html.raw("<li><p class=\"badge-event\">")
                .text(&event.title)
                .raw("</p><p class=\"badge-name\">")
                .text(&guest.full_name())
                .raw("</p>");
            if !guest.function.is_empty() {
                html.raw("<p>").text(&guest.function).raw("</p>");
            }
            html.raw("<p class=\"badge-state\">")
                .text(&guest.delegation(facts, lang))
                .raw("</p></li>");
        }
        Self {
            heading: desk.t("badges-title"),
            lang,
            event: event.title.clone(),
            event_href: format!("/events/{}", event.id),
            count: desk.ta("badges-count", &[("n", named.len().into())]),
            none: named.is_empty(),
            badges: html,
        }
    }
}
