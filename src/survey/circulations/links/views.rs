//! The page of a State's links.

use serde::Serialize;

use super::super::super::model::InvitationId;
use super::handlers::Links;
use super::path;
use super::queries::{self, Further, Invited};
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::web::{Desk, Nav, Page};

/// A link that was just made: it is shown this once, and kept as a hash alone.
pub(super) struct Made {
    pub addressee: String,
    pub address: String,
}

/// `GET /survey/circulations/{id}/links/{state}`
#[derive(Debug, Serialize)]
pub(super) struct LinksPage {
    title: String,
    circulation: String,
    circulation_href: String,
    path: String,
    /// More time for the State.
    extension: String,
    /// Whether new links would open nothing: they have all expired.
    too_late: bool,
    /// Whether what was saved is lost with the old link.
    anonymous: bool,
    made: Option<MadeView>,
    invited: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct MadeView {
    title: String,
    address: String,
}

/// An invitation and its link.
#[derive(Debug, Serialize)]
struct Line {
    id: InvitationId,
    number: i32,
    name: String,
    email: String,
    standing: String,
    /// What else opens the answer by way of it; empty for nothing.
    further: String,
    may_revoke: bool,
    may_issue: bool,
    may_mail: bool,
}

impl Page for LinksPage {
    const TEMPLATE: &'static str = "survey/state_links";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl LinksPage {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        links: &Links,
        made: Option<Made>,
    ) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let id = links.circulation.id;
        let now = desk.app.clock.now();
        let ids: Vec<InvitationId> = links.invited.iter().map(|it| it.id).collect();
        let further = queries::further(conn, &ids)?;
        let line = |it: &Invited| {
            let further = further.get(&it.id).copied().unwrap_or_default();
            Line::new(desk, links, (it, further), now)
        };
        let state = facts.name(links.state, desk.lang).to_owned();
        Ok(Self {
            title: desk.ta("survey-links-of", &[("state", state.into())]),
            circulation: links.circulation.title.clone(),
            circulation_href: format!("/survey/circulations/{id}"),
            extension: super::super::extensions::path(id, links.state),
            path: path(id, links.state),
            anonymous: links.circulation.anonymous,
            too_late: links.expires_at <= now,
            made: made.map(|made| MadeView {
                title: desk.ta(
                    "survey-link-issued",
                    &[("name", name(desk, &made.addressee).into())],
                ),
                address: made.address,
            }),
            invited: links.invited.iter().map(line).collect(),
        })
    }
}

impl Line {
    fn new(desk: &Desk, links: &Links, (it, further): (&Invited, Further), now: Moment) -> Self {
        let may_issue = links.expires_at > now;
        Self {
            id: it.id,
            number: it.number,
            name: name(desk, &it.addressee),
            email: it.email.clone(),
            standing: standing(desk, it, now),
            further: more(desk, further),
            may_revoke: it.revoked_at.is_none(),
            may_mail: may_issue && links.recipient(it.id).is_some(),
            may_issue,
        }
    }
}

/// To whom a link went: a note verbale names nobody.
fn name(desk: &Desk, addressee: &str) -> String {
    if addressee.is_empty() {
        desk.t("survey-link-by-note")
    } else {
        addressee.to_owned()
    }
}

fn standing(desk: &Desk, it: &Invited, now: Moment) -> String {
    let told = |key: &str, at: Moment| {
        let args = [("date", desk.lang.date(at.date()).into())];
        desk.ta(key, &args)
    };
    match (it.revoked_at, it.expires_at) {
        (Some(at), _) => told("survey-link-is-revoked", at),
        (None, Some(at)) if at <= now => told("survey-link-is-over", at),
        (None, Some(at)) => told("survey-link-is-open", at),
        (None, None) => String::new(),
    }
}

fn more(desk: &Desk, further: Further) -> String {
    let count = |key: &str, n: i64| (n > 0).then(|| desk.ta(key, &[("n", n.into())]));
    let parts = [
        count("survey-link-keys", further.keys),
        count("survey-link-sections", further.sections),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
