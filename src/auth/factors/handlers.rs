//! One's own second factor: set up, renewed, removed.

use actix_web::HttpRequest;

use super::super::again::{Again, own_password};
use super::super::handlers::session_token;
use super::actions::{self, Times};
use super::forms::CodeForm;
use super::views::{CodesPage, FactorPage, Part, SetUpPage};
use super::{PATH, queries};
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Body, Desk, Outcome, Params, Posted, Visit};

pub(super) async fn index(desk: Desk, request: HttpRequest) -> Answer {
    let token = session_token(&request);
    desk.page(move |desk, conn| FactorPage::load(desk, conn, &token, None))
        .await
}

/// Makes a secret, for someone who has just signed in or types the password again.
pub(super) async fn begin(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    let again = match begins(&desk, &request, &data, Part::Begin).await? {
        Ok(again) => again,
        Err(errors) => return refuse(desk, session_token(&request), Part::Begin, errors).await,
    };
    again
        .change(desk, |desk, conn, token| {
            actions::begin(conn, &desk.actor, token, desk.app.clock.now())?;
            Ok(Outcome::Done {
                to: format!("{PATH}/set-up"),
                flash: None,
            })
        })
        .await
}

/// The new secret; without one, the way to where one is made.
pub(super) async fn set_up(desk: Desk, request: HttpRequest) -> Answer {
    let (token, user) = (session_token(&request), desk.actor.user_id);
    let app = desk.app.clone();
    let outcome = app
        .db
        .read(move |conn| {
            let now = desk.app.clock.now();
            let outcome = match queries::shown(conn, user, &token, now)? {
                Some(secret) => {
                    let page = SetUpPage::new(&desk, &secret, &FormErrors::default());
                    Outcome::Shown {
                        html: desk.rendered(&page)?,
                    }
                }
                None => Outcome::Done {
                    to: PATH.to_owned(),
                    flash: None,
                },
            };
            Ok((outcome, desk))
        })
        .await;
    let (outcome, desk) = outcome?;
    desk.outcome(outcome)
}

pub(super) async fn drawing(desk: Desk, request: HttpRequest) -> Answer {
    let token = session_token(&request);
    desk.answer(move |desk, conn| {
        let (user, now) = (desk.actor.user_id, desk.app.clock.now());
        let secret = queries::shown(conn, user, &token, now)?.ok_or(AppError::NotFound)?;
        Ok(Body {
            content_type: "image/svg+xml; charset=utf-8",
            file_name: None,
            bytes: secret.drawing(&desk.actor.email)?.into_bytes(),
        })
    })
    .await
}

pub(super) async fn confirm(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    let token = session_token(&request);
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            let (user, times) = (desk.actor.user_id, times(desk));
            let Some(secret) = queries::shown(conn, user, &token, times.now)? else {
                return Ok(Outcome::done(PATH, "factor-begin-again"));
            };
            let form = match CodeForm::parse(&data) {
                Ok(form) => form,
                Err(errors) => return desk.invalid(&SetUpPage::new(desk, &secret, &errors)),
            };
            let settings = &desk.app.settings;
            let confirmed = actions::confirm(conn, &desk.actor, settings, &token, &form.0, times)?;
            let Some(codes) = confirmed else {
                let errors = FormErrors::one("code", "factor-code-wrong");
                return desk.invalid(&SetUpPage::new(desk, &secret, &errors));
            };
            CodesPage::or_back(desk, &codes)
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

pub(super) async fn renew_codes(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    let part = Part::Renew;
    let again = match own_password(&desk, &request, &data, part.field()).await? {
        Ok(again) => again,
        Err(errors) => return refuse(desk, session_token(&request), part, errors).await,
    };
    let app = desk.app.clone();
    let answer = again
        .change(desk, |desk, conn, _| {
            let now = desk.app.clock.now();
            let codes = actions::renew_codes(conn, &desk.actor, &desk.app.settings, now)?;
            CodesPage::new(desk, "factor-codes-renewed", &codes).shown(desk)
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

pub(super) async fn remove(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    let part = Part::Remove;
    let again = match own_password(&desk, &request, &data, part.field()).await? {
        Ok(again) => again,
        Err(errors) => return refuse(desk, session_token(&request), part, errors).await,
    };
    let app = desk.app.clone();
    let answer = again
        .change(desk, |desk, conn, token| {
            let now = desk.app.clock.now();
            actions::remove(conn, &desk.actor, &desk.app.settings, token, now)?;
            Ok(Outcome::done(PATH, "factor-removed"))
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

/// The desk's time and the one outside.
pub(super) fn times(visit: &Visit) -> Times {
    Times {
        now: visit.app.clock.now(),
        outside: visit.app.clock.outside(),
    }
}

/// Whether a factor may be added: at once by someone who has just signed in, otherwise
/// with the password.
pub(super) async fn begins(
    desk: &Desk,
    request: &HttpRequest,
    data: &Params,
    part: Part,
) -> Result<Result<Again, FormErrors>, AppError> {
    let (token, now) = (session_token(request), desk.app.clock.now());
    let (_, fresh) = desk
        .app
        .db
        .read(move |conn| queries::session(conn, &token, now))
        .await?;
    if fresh {
        return Ok(Ok(Again::unneeded(session_token(request))));
    }
    own_password(desk, request, data, part.field()).await
}

/// The page again, with what is wrong with one of its forms.
pub(super) async fn refuse(desk: Desk, token: String, part: Part, errors: FormErrors) -> Answer {
    let app = desk.app.clone();
    let (outcome, desk) = app
        .db
        .read(move |conn| {
            let page = FactorPage::load(&desk, conn, &token, Some((part, &errors)))?;
            Ok((desk.invalid(&page)?, desk))
        })
        .await?;
    desk.outcome(outcome)
}
