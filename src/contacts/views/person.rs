//! The page of a person.

use serde::Serialize;

use super::super::addressing::Rank;
use super::super::model::{Person, Standing, Tenure, Tongue};
use super::super::queries::ExchangeLine;
use super::{mailto, tenure_dates};
use crate::access;
use crate::auth::{Marking, RecordKind};
use crate::exchanges::commitments::Commitment;
use crate::relations::RelationLine;
use crate::states::Facts;
use crate::web::{Desk, Nav, Page};

/// How many exchanges the page shows.
pub const EXCHANGES: usize = 10;

/// A summary is shown as far as this.
const SUMMARY_CHARS: usize = 160;

/// A person.
#[derive(Debug, Serialize)]
pub struct PersonPage {
    heading: String,
    office: String,
    state: String,
    state_href: String,
    marking: MarkingView,
    email: String,
    mailto: String,
    phone: String,
    language: String,
    /// The languages spoken beyond that one.
    spoken: String,
    rank: String,
    /// What a letter opens with, in the language to write in.
    salutation: String,
    channel: String,
    do_not_mail: String,
    note: String,
    tenures: Vec<TenureView>,
    relations: Vec<RelationLine>,
    exchanges: Vec<ExchangeView>,
    commitments: Vec<PromiseView>,
    more_exchanges: bool,
    exchanges_href: String,
    log_href: String,
    href: String,
    access: String,
    may_change: bool,
}

/// A marking's badge.
#[derive(Debug, Serialize)]
pub(super) struct MarkingView {
    classes: &'static str,
    label: String,
}

#[derive(Debug, Serialize)]
struct TenureView {
    title: String,
    organisation: String,
    organisation_href: String,
    post_href: String,
    dates: String,
    current: bool,
    open: bool,
    href: String,
}

#[derive(Debug, Serialize)]
struct ExchangeView {
    day: String,
    date: String,
    kind: String,
    summary: String,
    href: String,
    state: String,
    marking: MarkingView,
}

/// An open commitment.
#[derive(Debug, Serialize)]
pub(super) struct PromiseView {
    text: String,
    href: String,
    state: String,
    /// When it is due; empty where no day is set.
    due: String,
    late: bool,
    marking: MarkingView,
}

impl Page for PersonPage {
    const TEMPLATE: &'static str = "contacts/person";
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl PersonPage {
    /// The page; an exchange beyond [`EXCHANGES`] says that there are more.
    pub fn new(
        desk: &Desk,
        facts: &Facts,
        person: &Person,
        mut tenures: Vec<Tenure>,
        (exchanges, promised, relations): (&[ExchangeLine], &[Commitment], Vec<RelationLine>),
    ) -> Self {
        Tenure::sort(&mut tenures, desk.today());
        let office = tenures.first().map(|tenure| {
            let office = tenure.office();
            if tenure.standing(desk.today()) == Standing::Past {
                desk.ta("person-formerly", &[("office", office.into())])
            } else {
                office
            }
        });
        let state = tenures.iter().find_map(|tenure| tenure.state);
        let code = state.map(|state| state.to_string()).unwrap_or_default();
        let href = format!("/contacts/{}", person.id);
        let email = person.email.clone().unwrap_or_default();
        Self {
            heading: person.name.full(),
            office: office.unwrap_or_default(),
            state: state
                .map(|state| facts.name(state, desk.lang).to_owned())
                .unwrap_or_default(),
            state_href: format!("/states/{code}"),
            marking: MarkingView::new(desk, person.marking),
            mailto: mailto(&email),
            email,
            phone: person.phone.clone(),
            language: desk.t(&format!("person-language-{}", person.language)),
            spoken: Tongue::names(&person.spoken, desk.lang),
            rank: match person.addressing.rank {
                Rank::Other => String::new(),
                rank => rank.label(desk.lang),
            },
            salutation: person
                .addressing
                .salutation(person.language, &person.name.family),
            channel: channel(desk, &person.channel),
            do_not_mail: person.do_not_mail.clone(),
            note: person.note.clone(),
            tenures: tenures
                .iter()
                .map(|tenure| TenureView::new(desk, &href, tenure))
                .collect(),
            relations,
            commitments: promised
                .iter()
                .map(|line| PromiseView::new(desk, facts, line))
                .collect(),
            exchanges: exchanges
                .iter()
                .take(EXCHANGES)
                .map(|line| ExchangeView::new(desk, facts, line))
                .collect(),
            more_exchanges: exchanges.len() > EXCHANGES,
            exchanges_href: format!("/exchanges?person={}", person.id),
            log_href: format!("/exchanges/new?state={code}&person={}", person.id),
            may_change: desk.actor.may_change(person.marking, person.team_id),
            access: access::path(RecordKind::People, person.id),
            href,
        }
    }
}

fn channel(desk: &Desk, channel: &str) -> String {
    if channel.is_empty() {
        return String::new();
    }
    desk.t(&format!("person-channel-{}", channel.replace('_', "-")))
}

impl MarkingView {
    pub(super) fn new(desk: &Desk, marking: Marking) -> Self {
        let word = marking.as_str().replace('_', "-");
        Self {
            classes: marking.classes(),
            label: desk.t(&format!("marking-{word}")),
        }
    }
}

impl PromiseView {
    pub(super) fn new(desk: &Desk, facts: &Facts, line: &Commitment) -> Self {
        let due = line.due_on.map(|day| {
            let day = desk.lang.short_date(day);
            desk.ta("commitment-due-on", &[("day", day.into())])
        });
        Self {
            text: line.promise.clone(),
            href: format!("/commitments/{}", line.id),
            state: facts.name(line.state, desk.lang).to_owned(),
            due: due.unwrap_or_default(),
            late: line.due_on.is_some_and(|day| day < desk.today()),
            marking: MarkingView::new(desk, line.marking),
        }
    }
}

impl TenureView {
    fn new(desk: &Desk, person: &str, tenure: &Tenure) -> Self {
        Self {
            title: tenure.title.clone(),
            organisation: tenure.organisation_name.clone(),
            organisation_href: format!("/organisations/{}", tenure.organisation),
            post_href: format!("/posts/{}", tenure.post),
            dates: tenure_dates(desk, tenure),
            current: tenure.standing(desk.today()) == Standing::Current,
            open: tenure.ends_on.is_none(),
            href: format!("{person}/tenures/{}", tenure.id),
        }
    }
}

impl ExchangeView {
    fn new(desk: &Desk, facts: &Facts, line: &ExchangeLine) -> Self {
        let kind = line.kind.replace('_', "-");
        Self {
            day: line.held_on.to_string(),
            date: desk.lang.short_date(line.held_on),
            kind: desk.t(&format!("exchange-kind-{kind}")),
            summary: beginning(&line.summary),
            href: format!("/exchanges/{}", line.id),
            state: facts.name(line.state, desk.lang).to_owned(),
            marking: MarkingView::new(desk, line.marking),
        }
    }
}

/// The first line of a summary, as far as it goes.
fn beginning(summary: &str) -> String {
    let line = summary.lines().next().unwrap_or_default();
    match line.char_indices().nth(SUMMARY_CHARS) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or(line)),
        None => line.to_owned(),
    }
}
