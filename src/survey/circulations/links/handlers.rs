//! A State's links over HTTP.

use actix_web::http::StatusCode;
use actix_web::web;

use super::super::super::model::{Circulation, CirculationId, CirculationStatus, InvitationId};
use super::super::given;
use super::super::letters::{Composed, Letters};
use super::super::notes::own_day;
use super::super::queries::{Recipient, parted};
use super::super::readable;
use super::super::release::Sender;
use super::actions::{self, Issue};
use super::path;
use super::queries::{self, Invited};
use super::views::{LinksPage, Made};
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::web::{Answer, Desk, Outcome, Params, Posted};
use crate::workplans;

/// The links of a State of a circulation that the actor steers.
pub(super) struct Links {
    pub circulation: Circulation,
    pub state: Iso3,
    pub invited: Vec<Invited>,
    /// Those who can be mailed.
    pub recipients: Vec<Recipient>,
    /// Until when a new link opens.
    pub expires_at: Moment,
    /// The State's last day.
    pub last_day: chrono::NaiveDate,
}

impl Links {
    fn load(
        desk: &Desk,
        conn: &mut Conn,
        (id, state): (CirculationId, Iso3),
    ) -> Result<Self, AppError> {
        let circulation = readable(desk, conn, id)?;
        if !circulation.may_steer(&desk.actor) {
            return Err(AppError::Forbidden);
        }
        let invited = queries::of(conn, id, state)?;
        if invited.is_empty() {
            return Err(AppError::NotFound);
        }
        let last_day = own_day(conn, id, state)?.unwrap_or(circulation.closes_on);
        let (mut recipients, _) = parted(conn, id)?;
        let takes_mail = circulation.status == CirculationStatus::Released;
        recipients.retain(|it| takes_mail && it.state == state && !it.email.is_empty());
        Ok(Self {
            expires_at: Sender::of(&desk.app.settings).expiry(state, last_day),
            circulation,
            state,
            invited,
            recipients,
            last_day,
        })
    }

    /// Whom an invitation's mail goes to; nothing where none can.
    pub(super) fn recipient(&self, id: InvitationId) -> Option<&Recipient> {
        self.recipients.iter().find(|it| it.id == id)
    }

    /// The invitation a form is about, and the number of the link it knows.
    fn asked(&self, data: &Params) -> Result<(&Invited, i32), AppError> {
        let id: Option<InvitationId> = data.value("invitation");
        let mut invited = self.invited.iter();
        let found = invited.find(|it| Some(it.id) == id);
        let number = data.value("number").unwrap_or(0);
        Ok((found.ok_or(AppError::NotFound)?, number))
    }
}

pub async fn page(desk: Desk, about: web::Path<(CirculationId, Iso3)>) -> Answer {
    let about = about.into_inner();
    desk.page(move |desk, conn| {
        let links = Links::load(desk, conn, about)?;
        LinksPage::load(desk, conn, &links, None)
    })
    .await
}

pub async fn revoke(
    desk: Desk,
    about: web::Path<(CirculationId, Iso3)>,
    Posted(data): Posted,
) -> Answer {
    let (id, state) = about.into_inner();
    desk.change(move |desk, conn| {
        let links = Links::load(desk, conn, (id, state))?;
        let (invited, number) = links.asked(&data)?;
        let now = desk.app.clock.now();
        let about = (&links.circulation, invited);
        let key = if actions::revoke(conn, &desk.actor, now, about, number)? {
            "survey-link-revoked"
        } else {
            "survey-link-other"
        };
        Ok(Outcome::done(path(id, state), key))
    })
    .await
}

pub async fn issue(
    desk: Desk,
    about: web::Path<(CirculationId, Iso3)>,
    Posted(data): Posted,
) -> Answer {
    let about = about.into_inner();
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            let links = Links::load(desk, conn, about)?;
            issued(desk, conn, &links, &data)
        })
        .await;
    app.mail.wake();
    answer
}

fn issued(desk: &Desk, conn: &mut Conn, links: &Links, data: &Params) -> Result<Outcome, AppError> {
    let home = path(links.circulation.id, links.state);
    let (invited, number) = links.asked(data)?;
    let now = desk.app.clock.now();
    if links.expires_at <= now {
        return Ok(Outcome::done(home, "survey-link-too-late"));
    }
    let by_mail = data.get("how") == "mail";
    let to = links.recipient(invited.id).filter(|_| by_mail);
    let mail = match to {
        Some(to) => Some((to, composed(desk, conn, links, to)?)),
        None if by_mail => return Ok(Outcome::done(home, "survey-link-no-mail")),
        None => None,
    };
    if mail.as_ref().is_some_and(|(_, it)| !it.empty.is_empty()) {
        return Ok(Outcome::done(home, "survey-link-no-mail"));
    }
    let issue = Issue {
        sender: &Sender::of(&desk.app.settings),
        expires_at: links.expires_at,
        by_mail: mail.as_ref().map(|(to, letter)| (*to, letter)),
    };
    let about = (&links.circulation, invited);
    let made = actions::issue(conn, &desk.actor, now, about, (number, &issue))?;
    let Some(address) = made else {
        return Ok(Outcome::done(home, "survey-link-other"));
    };
    if by_mail {
        return Ok(Outcome::done(home, "survey-link-mailed"));
    }
    let made = Made {
        addressee: invited.addressee.clone(),
        address,
    };
    let links = Links::load(desk, conn, (links.circulation.id, links.state))?;
    let page = LinksPage::load(desk, conn, &links, Some(made))?;
    Ok(Outcome::Refused {
        html: desk.rendered(&page)?,
        status: StatusCode::CREATED,
    })
}

/// The circulation's mail to a recipient, with the State's own last day.
fn composed(
    desk: &Desk,
    conn: &mut Conn,
    links: &Links,
    to: &Recipient,
) -> Result<Composed, AppError> {
    let facts = desk.facts(conn)?;
    let plan = workplans::find(conn, links.circulation.work_plan_id)?;
    let attached = given::attaches(conn, &desk.actor, links.circulation.id)?;
    let letters = Letters::new(&links.circulation, &plan, &facts)?.attaching(attached);
    Ok(letters.compose(to, links.last_day))
}
