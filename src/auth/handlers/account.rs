//! One's own account: language, password, sessions.

use actix_web::{HttpRequest, web};

use super::super::again::own_password;
use super::super::forms::PasswordChange;
use super::super::sessions::{self, SessionId};
use super::super::views::AccountPage;
use super::super::{actions, factors};
use super::session_token;
use crate::i18n::Lang;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Posted};

pub(in crate::auth) async fn account_page(desk: Desk, request: HttpRequest) -> Answer {
    let token = session_token(&request);
    desk.page(move |desk, conn| AccountPage::load(desk, conn, &token, &FormErrors::default()))
        .await
}

pub(in crate::auth) async fn end_session(
    desk: Desk,
    request: HttpRequest,
    id: web::Path<SessionId>,
    _: Posted,
) -> Answer {
    let token = session_token(&request);
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        if !factors::session(conn, &token, now)?.1 {
            return Ok(Outcome::done("/account", "sessions-confirm-first"));
        }
        sessions::end_one(conn, &desk.actor, desk.actor.user_id, *id, now)?;
        Ok(Outcome::done("/account", "session-ended"))
    })
    .await
}

pub(in crate::auth) async fn end_other_sessions(
    desk: Desk,
    request: HttpRequest,
    _: Posted,
) -> Answer {
    let kept = session_token(&request);
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        if !factors::session(conn, &kept, now)?.1 {
            return Ok(Outcome::done("/account", "sessions-confirm-first"));
        }
        sessions::end_others(conn, &desk.actor, desk.actor.user_id, &kept, now)?;
        Ok(Outcome::done("/account", "sessions-ended"))
    })
    .await
}

pub(in crate::auth) async fn change_language(
    desk: Desk,
    request: HttpRequest,
    Posted(data): Posted,
) -> Answer {
    let token = session_token(&request);
    desk.change(move |desk, conn| {
        let Some(language) = data.value::<Lang>("language") else {
            let errors = FormErrors::one("language", "form-choose");
            return desk.invalid(&AccountPage::load(desk, conn, &token, &errors)?);
        };
        actions::change_language(conn, &desk.actor, language, desk.app.clock.now())?;
        Ok(Outcome::done("/account", "account-language-saved"))
    })
    .await
}

pub(in crate::auth) async fn change_preferences(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let wanted: Vec<&str> = data.all("preferences").collect();
        actions::change_preferences(conn, &desk.actor, &wanted, desk.app.clock.now())?;
        Ok(Outcome::done("/account", "account-preferences-saved"))
    })
    .await
}

pub(in crate::auth) async fn change_password(
    desk: Desk,
    request: HttpRequest,
    Posted(data): Posted,
) -> Answer {
    let kept = session_token(&request);
    let hasher = desk.app.hasher.clone();
    let actor = &desk.actor;
    let own = [
        actor.name.as_str(),
        actor.email.as_str(),
        actor.team.as_str(),
    ];
    let form = match PasswordChange::parse(&data, &hasher, &own) {
        Ok(form) => form,
        Err(errors) => return refuse_password(desk, kept, errors).await,
    };
    let again = match own_password(&desk, &request, &data, "current").await? {
        Ok(again) => again,
        Err(errors) => return refuse_password(desk, kept, errors).await,
    };
    let hash = hasher.hash(form.0).await?;
    again
        .change(desk, move |desk, conn, token| {
            actions::change_password(conn, &desk.actor, &hash, token, desk.app.clock.now())?;
            Ok(Outcome::done("/account", "account-password-saved"))
        })
        .await
}

/// The account page again, with what is wrong with one of its forms.
pub(in crate::auth) async fn refuse_password(
    desk: Desk,
    token: String,
    errors: FormErrors,
) -> Answer {
    let app = desk.app.clone();
    let (outcome, desk) = app
        .db
        .read(move |conn| {
            let page = AccountPage::load(&desk, conn, &token, &errors)?;
            Ok((desk.invalid(&page)?, desk))
        })
        .await?;
    desk.outcome(outcome)
}
