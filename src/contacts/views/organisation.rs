//! The page of an organisation: its posts, who holds them and who held them.

use serde::Serialize;

use super::super::model::{Organisation, PersonName, Post, Standing, Tenure};
use super::person::MarkingView;
use super::{mailto, tenure_dates};
use crate::auth::Marking;
use crate::relations::RelationLine;
use crate::states::Facts;
use crate::web::{Desk, Nav, Page};

/// An organisation.
#[derive(Debug, Serialize)]
pub struct OrganisationPage {
    heading: String,
    kind: String,
    state: String,
    state_href: String,
    place: String,
    problem: String,
    posts: Vec<PostView>,
    binned: Vec<BinnedPost>,
    relations: Vec<RelationLine>,
    href: String,
    may_bin: bool,
}

#[derive(Debug, Serialize)]
struct PostView {
    title: String,
    email: String,
    mailto: String,
    holders: Vec<HolderView>,
    past: Vec<HolderView>,
    href: String,
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
struct BinnedPost {
    title: String,
    href: String,
}

impl Page for OrganisationPage {
    const TEMPLATE: &'static str = "contacts/organisation";
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl OrganisationPage {
    /// The page of an organisation with its posts, those in the bin too, and the
    /// holders the actor may read. `problem` says why something was not done.
    pub fn new(
        desk: &Desk,
        facts: &Facts,
        organisation: &Organisation,
        posts: &[Post],
        (mut holders, relations): (Vec<(Tenure, PersonName, Marking)>, Vec<RelationLine>),
        problem: String,
    ) -> Self {
        holders.sort_by_key(|(tenure, _, _)| std::cmp::Reverse(tenure.starts_on));
        let state = organisation.state;
        let code = state.map(|state| state.to_string()).unwrap_or_default();
        let open = posts.iter().filter(|post| post.deleted_at.is_none());
        let binned = posts
            .iter()
            .filter(|post| post.deleted_at.is_some() && desk.actor.may_coordinate());
        Self {
            heading: organisation.name.clone(),
            relations,
            kind: organisation.kind.label(desk.lang),
            state: state
                .map(|state| facts.name(state, desk.lang).to_owned())
                .unwrap_or_default(),
            state_href: format!("/states/{code}"),
            place: organisation.place.clone(),
            problem,
            posts: open
                .map(|post| PostView::new(desk, post, &code, &holders))
                .collect(),
            binned: binned
                .map(|post| BinnedPost {
                    title: post.title.clone(),
                    href: format!("/posts/{}", post.id),
                })
                .collect(),
            href: format!("/organisations/{}", organisation.id),
            may_bin: desk.actor.is_inside(),
        }
    }
}

impl PostView {
    fn new(
        desk: &Desk,
        post: &Post,
        state: &str,
        holders: &[(Tenure, PersonName, Marking)],
    ) -> Self {
        let own = holders
            .iter()
            .filter(|(tenure, _, _)| tenure.post == post.id);
        let (former, present): (Vec<_>, Vec<_>) =
            own.partition(|(tenure, _, _)| tenure.standing(desk.today()) == Standing::Past);
        let views = |rows: Vec<&(Tenure, PersonName, Marking)>| {
            rows.into_iter()
                .map(|(tenure, name, marking)| HolderView {
                    name: name.full(),
                    href: format!("/contacts/{}", tenure.person),
                    dates: tenure_dates(desk, tenure),
                    marking: MarkingView::new(desk, *marking),
                })
                .collect()
        };
        let email = post.email.clone().unwrap_or_default();
        Self {
            title: post.title.clone(),
            mailto: mailto(&email),
            email,
            holders: views(present),
            past: views(former),
            href: format!("/posts/{}", post.id),
            person_href: format!("/contacts/new?state={state}&post={}", post.id),
        }
    }
}
