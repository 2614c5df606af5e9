//! The ways in that a link of the command line opens: the first set-up, and the demo.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::super::forms::SetUp;
use super::super::queries::{self, LinkPurpose};
use super::super::rights::TeamId;
use super::super::sessions::Means;
use super::super::views::EntryPage;
use super::super::{NewUser, Role, actions};
use super::{Entry, begin_session};
use crate::audit::Who;
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Params, Posted, Visit};

pub(in crate::auth) async fn set_up_page(visit: Visit, token: web::Path<String>) -> Answer {
    let token = token.into_inner();
    visit
        .page(move |visit, conn| {
            queries::open_link(conn, LinkPurpose::SetUp, &token, visit.app.clock.now())?;
            let start = Params::default().with("language", visit.lang.as_str());
            Ok(EntryPage::set_up(
                visit,
                &token,
                &start,
                &FormErrors::default(),
            ))
        })
        .await
}

pub(in crate::auth) async fn set_up(
    visit: Visit,
    request: HttpRequest,
    token: web::Path<String>,
    Posted(data): Posted,
) -> Answer {
    let token = token.into_inner();
    // The link is checked before the password is hashed: outsiders get no work out of us.
    let checked = token.clone();
    let now = visit.app.clock.now();
    visit
        .app
        .db
        .read(move |conn| queries::open_link(conn, LinkPurpose::SetUp, &checked, now))
        .await?;
    let form = match SetUp::parse(&data, &visit.app.hasher) {
        Ok(form) => form,
        Err(errors) => {
            let page = EntryPage::set_up(&visit, &token, &data, &errors);
            return visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let user = NewUser {
        email: form.email,
        name: form.name,
        team_id: TeamId(0),
        role: Role::Administrator,
        password_hash: visit.app.hasher.hash(form.password).await?,
        language: form.language,
    };
    let team = form.team;
    let device = visit.device.clone();
    let id = visit
        .app
        .db
        .write(move |conn| actions::set_up(conn, &token, &team, user, Who::Visitor(&device), now))
        .await?;
    begin_session(&visit, &request, Entry::new(id, Means::Link), "/").await
}

pub(in crate::auth) async fn demo_page(visit: Visit, token: web::Path<String>) -> Answer {
    visit
        .page(move |visit, conn| {
            only_in_demo(visit)?;
            queries::open_link(conn, LinkPurpose::Demo, &token, visit.app.clock.now())?;
            Ok(EntryPage::demo(visit, &token))
        })
        .await
}

pub(in crate::auth) async fn enter_demo(
    visit: Visit,
    request: HttpRequest,
    token: web::Path<String>,
    _: Posted,
) -> Answer {
    only_in_demo(&visit)?;
    let now = visit.app.clock.now();
    let user = visit
        .app
        .db
        .read(move |conn| {
            queries::open_link(conn, LinkPurpose::Demo, &token, now)?;
            queries::first_coordinator(conn)
        })
        .await?;
    begin_session(&visit, &request, Entry::new(user, Means::Demo), "/").await
}

/// A desk with real people on it has no such way in, whatever its database holds.
fn only_in_demo(visit: &Visit) -> Result<(), AppError> {
    if visit.app.demo {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}
