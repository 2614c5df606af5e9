//! The page of a post: who holds it, who held it, and what is open for it.

use serde::Serialize;

use super::super::model::{OrganisationKind, PersonName, Standing, Tenure};
use super::person::{MarkingView, PromiseView};
use super::{mailto, tenure_dates};
use crate::auth::Marking;
use crate::events::days;
use crate::states::Facts;
use crate::succession::{Item, Succession, What};
use crate::web::{Desk, Nav, Page};

/// How much of each kind the page shows.
const SHOWN: usize = 50;

/// A post.
#[derive(Debug, Serialize)]
pub struct PostPage {
    heading: String,
    href: String,
    organisation: String,
    organisation_href: String,
    kind: String,
    place: String,
    state: String,
    state_href: String,
    email: String,
    mailto: String,
    /// Those who hold it, and those who will.
    holders: Vec<HolderView>,
    /// Those who held it, the last first.
    former: Vec<HolderView>,
    commitments: Vec<PromiseView>,
    seats: Vec<SeatView>,
    asked: Vec<AskedView>,
    /// Says that more is open than is shown; empty where all is.
    more: String,
    /// How much can move, and where it is moved; empty where nothing can.
    movable: String,
    person_href: String,
}

#[derive(Debug, Serialize)]
struct HolderView {
    name: String,
    href: String,
    dates: String,
    marking: MarkingView,
}

#[derive(Debug, Serialize)]
struct SeatView {
    title: String,
    href: String,
    who: String,
    attendance: String,
    days: String,
    marking: MarkingView,
}

#[derive(Debug, Serialize)]
struct AskedView {
    title: String,
    href: String,
    meta: String,
}

impl Page for PostPage {
    const TEMPLATE: &'static str = "contacts/post";
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl PostPage {
    /// The page of a post.
    pub fn new(desk: &Desk, facts: &Facts, found: &Succession) -> Self {
        let (post, organisation) = (&found.post, &found.organisation);
        let code = organisation.state.map(|state| state.to_string());
        let code = code.unwrap_or_default();
        let (former, holders) = holders(desk, found);
        let (mut commitments, mut seats) = (Vec::new(), Vec::new());
        for item in &found.items {
            match &item.what {
                What::Commitment(line) => commitments.push(PromiseView::new(desk, facts, line)),
                What::Seat(_) => seats.extend(SeatView::new(desk, found, item)),
            }
        }
        let has_more = commitments.len() > SHOWN || seats.len() > SHOWN;
        commitments.truncate(SHOWN);
        seats.truncate(SHOWN);
        let movable = if desk.actor.may_add() {
            found.movable().len()
        } else {
            0
        };
        let email = post.email.clone().unwrap_or_default();
        Self {
            heading: post.title.clone(),
            href: format!("/posts/{}", post.id),
            organisation: organisation.name.clone(),
            organisation_href: format!("/organisations/{}", organisation.id),
            kind: OrganisationKind::label(organisation.kind, desk.lang),
            place: organisation.place.clone(),
            state: organisation
                .state
                .map(|state| facts.name(state, desk.lang).to_owned())
                .unwrap_or_default(),
            state_href: format!("/states/{code}"),
            mailto: mailto(&email),
            email,
            holders,
            former,
            commitments,
            seats,
            asked: asked(desk, facts, found),
            more: if has_more {
                desk.t("post-open-more")
            } else {
                String::new()
            },
            movable: if movable == 0 {
                String::new()
            } else {
                desk.ta("succession-offer", &[("n", movable.into())])
            },
            person_href: format!("/contacts/new?state={code}&post={}", post.id),
        }
    }
}

/// Those who held the post, and those who hold it or will.
fn holders(desk: &Desk, found: &Succession) -> (Vec<HolderView>, Vec<HolderView>) {
    let mut rows: Vec<_> = found.holders.iter().collect();
    rows.sort_by_key(|(tenure, ..)| std::cmp::Reverse((tenure.starts_on, tenure.ends_on)));
    let (former, present): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(tenure, ..)| tenure.standing(desk.today()) == Standing::Past);
    let view = |row: &(Tenure, PersonName, Marking)| HolderView {
        name: row.1.full(),
        href: format!("/contacts/{}", row.0.person),
        dates: tenure_dates(desk, &row.0),
        marking: MarkingView::new(desk, row.2),
    };
    (
        former.into_iter().map(view).collect(),
        present.into_iter().map(view).collect(),
    )
}

impl SeatView {
    fn new(desk: &Desk, found: &Succession, item: &Item) -> Option<Self> {
        let What::Seat(seat) = &item.what else {
            return None;
        };
        let event = &seat.event;
        let who = seat.person_id.map_or(found.post.title.as_str(), |person| {
            found.rotation.name(person)
        });
        Some(Self {
            title: event.title.clone(),
            href: format!("/events/{}", event.id),
            who: who.to_owned(),
            attendance: desk.t(&format!("event-attendance-{}", seat.attendance)),
            days: days(desk.lang, event.starts_on, event.ends_on),
            marking: MarkingView::new(desk, event.marking),
        })
    }
}

fn asked(desk: &Desk, facts: &Facts, found: &Succession) -> Vec<AskedView> {
    let asked = found.asked.iter();
    asked
        .map(|it| AskedView {
            title: it.title.clone(),
            href: format!("/survey/circulations/{}", it.circulation),
            meta: desk.ta(
                "succession-asked-line",
                &[
                    ("name", it.addressee.as_str().into()),
                    ("state", facts.name(it.state, desk.lang).into()),
                    ("day", desk.lang.date(it.closes_on).into()),
                ],
            ),
        })
        .collect()
}
