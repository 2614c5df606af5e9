//! One's own passkeys: added and removed.

use actix_web::HttpRequest;

use super::super::super::again::own_password;
use super::super::super::handlers::session_token;
use super::super::PATH;
use super::super::handlers::{begins, refuse};
use super::super::views::{CodesPage, Part};
use super::forms::{self, NewPasskey};
use super::views::NewPage;
use super::{actions, queries};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

/// Makes what is to be signed, for someone who has just signed in or types the password.
pub(super) async fn begin(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    let part = Part::AddPasskey;
    let again = match begins(&desk, &request, &data, part).await? {
        Ok(again) => again,
        Err(errors) => return refuse(desk, session_token(&request), part, errors).await,
    };
    again
        .change(desk, |desk, conn, token| {
            let (settings, now) = (&desk.app.settings, desk.app.clock.now());
            actions::begin(conn, &desk.actor, settings, token, now)?;
            Ok(Outcome::Done {
                to: format!("{PATH}/passkeys/new"),
                flash: None,
            })
        })
        .await
}

/// What is to be signed; without any, the way to where it is made.
pub(super) async fn new(desk: Desk, request: HttpRequest) -> Answer {
    let (token, user) = (session_token(&request), desk.actor.user_id);
    let now = desk.app.clock.now();
    let asked = desk
        .app
        .db
        .read(move |conn| queries::of_session(conn, user, &token, now))
        .await?;
    let outcome = match asked {
        Some(asked) => {
            let none = FormErrors::default();
            let page = NewPage::new(&desk, asked.options, &Params::default(), &none);
            Outcome::Shown {
                html: desk.rendered(&page)?,
            }
        }
        None => Outcome::Done {
            to: PATH.to_owned(),
            flash: None,
        },
    };
    desk.outcome(outcome)
}

pub(super) async fn add(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    let token = session_token(&request);
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            let (settings, now) = (&desk.app.settings, desk.app.clock.now());
            let asked = queries::of_session(conn, desk.actor.user_id, &token, now)?;
            let Some(asked) = asked else {
                return Ok(Outcome::done(PATH, "factor-begin-again"));
            };
            let form = match NewPasskey::parse(&data) {
                Ok(form) => form,
                Err(errors) => {
                    return desk.invalid(&NewPage::new(desk, asked.options, &data, &errors));
                }
            };
            let added = actions::add(conn, &desk.actor, settings, &token, &form, now)?;
            let Some(codes) = added else {
                let errors = FormErrors::one("name", "passkey-wrong");
                return desk.invalid(&NewPage::new(desk, asked.options, &data, &errors));
            };
            CodesPage::or_back(desk, &codes)
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

pub(super) async fn remove(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    let (token, part) = (session_token(&request), Part::RemovePasskey);
    let which = match forms::which(&data) {
        Ok(which) => which,
        Err(errors) => return refuse(desk, token, part, errors).await,
    };
    let again = match own_password(&desk, &request, &data, part.field()).await? {
        Ok(again) => again,
        Err(errors) => return refuse(desk, token, part, errors).await,
    };
    let app = desk.app.clone();
    let answer = again
        .change(desk, move |desk, conn, token| {
            let (settings, now) = (&desk.app.settings, desk.app.clock.now());
            actions::remove(conn, &desk.actor, settings, token, which, now)?;
            Ok(Outcome::done(PATH, "passkey-removed"))
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}
