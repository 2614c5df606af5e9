//! The list of accounts, one account, and what administrators do with it.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use super::super::factors;
use super::super::handlers::session_token;
use super::super::rights::UserId;
use super::super::sessions::{self, SessionId};
use super::actions::{self, Refusal};
use super::forms::{Invitation, Place};
use super::queries::{self, Filter};
use super::views::{self, AccountsPage, InvitePage, OneAccountPage};
use crate::error::AppError;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::export::{FileFormat, table_file};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

/// A request by an administrator. It is read before anything else of the request, so
/// that to all others the answer is that of an address that leads nowhere.
pub(super) struct AdminDesk(Desk);

impl FromRequest for AdminDesk {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let desk = Desk::from_request(request, payload).into_inner();
        ready(match desk {
            Ok(desk) if desk.actor.is_administrator() => Ok(Self(desk)),
            Ok(_) => Err(AppError::NotFound),
            Err(error) => Err(error),
        })
    }
}

pub(super) async fn index(AdminDesk(desk): AdminDesk) -> Answer {
    desk.page(AccountsPage::load).await
}

pub(super) async fn export(AdminDesk(desk): AdminDesk, ending: web::Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let accounts = queries::list(conn, &Filter::of(&desk.params()))?;
        let holders = factors::holders(conn)?;
        table_file(&views::table(desk, &accounts, &holders), "accounts", format)
    })
    .await
}

pub(super) async fn new(AdminDesk(desk): AdminDesk) -> Answer {
    desk.page(|desk, conn| {
        let start = Params::default().with("language", desk.lang.as_str());
        InvitePage::load(desk, conn, &start, &FormErrors::default())
    })
    .await
}

pub(super) async fn invite(AdminDesk(desk): AdminDesk, Posted(data): Posted) -> Answer {
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            let now = desk.app.clock.now();
            let settings = &desk.app.settings;
            let invited = Invitation::parse(&data)
                .map_err(Refusal::from)
                .and_then(|form| actions::invite(conn, &desk.actor, settings, &form, now));
            match invited {
                Ok(id) => Ok(Outcome::done(views::href(id), "accounts-invited")),
                Err(Refusal::Failed(error)) => Err(error),
                Err(Refusal::Invalid(errors)) => {
                    desk.invalid(&InvitePage::load(desk, conn, &data, &errors)?)
                }
                Err(Refusal::Stale) => Err(AppError::internal("a new account is never stale")),
            }
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

pub(super) async fn show(
    AdminDesk(desk): AdminDesk,
    request: HttpRequest,
    id: web::Path<UserId>,
) -> Answer {
    let token = session_token(&request);
    desk.page(move |desk, conn| {
        let account = queries::find(conn, *id)?;
        OneAccountPage::load(desk, conn, &account, &token, None)
    })
    .await
}

pub(super) async fn edit(
    AdminDesk(desk): AdminDesk,
    request: HttpRequest,
    id: web::Path<UserId>,
    Posted(data): Posted,
) -> Answer {
    let (id, data, token) = (id.into_inner(), merged(data), session_token(&request));
    desk.change(move |desk, conn| {
        let account = queries::find(conn, id)?;
        let now = desk.app.clock.now();
        let saved = Place::parse(&data)
            .map_err(Refusal::from)
            .and_then(|form| actions::place(conn, &desk.actor, id, &form, &token, now));
        match saved {
            Ok(()) => Ok(Outcome::done(views::href(id), "accounts-saved")),
            Err(Refusal::Failed(error)) => Err(error),
            Err(Refusal::Invalid(errors)) => {
                let typed = Some((&data, &errors));
                desk.invalid(&OneAccountPage::load(desk, conn, &account, &token, typed)?)
            }
            Err(Refusal::Stale) => {
                let none = FormErrors::default();
                let mine = views::place_form(desk, conn, &account, &data, &none)?;
                let saved = views::place_values(&account);
                let theirs = views::place_form(desk, conn, &account, &saved, &none)?;
                desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
            }
        }
    })
    .await
}

pub(super) async fn invite_again(
    AdminDesk(desk): AdminDesk,
    id: web::Path<UserId>,
    _: Posted,
) -> Answer {
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            let now = desk.app.clock.now();
            actions::invite_again(conn, &desk.actor, &desk.app.settings, *id, now)?;
            Ok(Outcome::done(views::href(*id), "accounts-invited"))
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

pub(super) async fn disable(
    AdminDesk(desk): AdminDesk,
    request: HttpRequest,
    id: web::Path<UserId>,
    _: Posted,
) -> Answer {
    let token = session_token(&request);
    desk.change(move |desk, conn| {
        let account = queries::find(conn, *id)?;
        match actions::disable(conn, &desk.actor, *id, desk.app.clock.now()) {
            Ok(()) => Ok(Outcome::done(views::href(*id), "accounts-disabled")),
            Err(Refusal::Invalid(errors)) => {
                let values = views::place_values(&account);
                let shown = Some((&values, &errors));
                desk.invalid(&OneAccountPage::load(desk, conn, &account, &token, shown)?)
            }
            Err(Refusal::Failed(error)) => Err(error),
            Err(Refusal::Stale) => Err(AppError::internal("nothing is typed to be stale")),
        }
    })
    .await
}

pub(super) async fn enable(AdminDesk(desk): AdminDesk, id: web::Path<UserId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        actions::enable(conn, &desk.actor, *id, desk.app.clock.now())?;
        Ok(Outcome::done(views::href(*id), "accounts-enabled"))
    })
    .await
}

pub(super) async fn remove_factor(
    AdminDesk(desk): AdminDesk,
    id: web::Path<UserId>,
    _: Posted,
) -> Answer {
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            let now = desk.app.clock.now();
            factors::remove_of(conn, &desk.actor, &desk.app.settings, *id, now)?;
            Ok(Outcome::done(views::href(*id), "accounts-factor-removed"))
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

pub(super) async fn end_session(
    AdminDesk(desk): AdminDesk,
    ids: web::Path<(UserId, SessionId)>,
    _: Posted,
) -> Answer {
    let (id, session) = ids.into_inner();
    desk.change(move |desk, conn| {
        sessions::end_one(conn, &desk.actor, id, session, desk.app.clock.now())?;
        Ok(Outcome::done(views::href(id), "session-ended"))
    })
    .await
}

pub(super) async fn end_sessions(
    AdminDesk(desk): AdminDesk,
    request: HttpRequest,
    id: web::Path<UserId>,
    _: Posted,
) -> Answer {
    let kept = session_token(&request);
    desk.change(move |desk, conn| {
        queries::find(conn, *id)?;
        sessions::end_others(conn, &desk.actor, *id, &kept, desk.app.clock.now())?;
        Ok(Outcome::done(views::href(*id), "accounts-sessions-ended"))
    })
    .await
}
