//! One's own second factor: set up, renewed, removed.

use actix_web::HttpRequest;

use super::super::handlers::{admit, session_token, waiting};
use super::super::throttle::{self, Admission};
use super::actions::{self, Times};
use super::forms::{CodeForm, PasswordForm};
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
    let token = session_token(&request);
    if let Err(errors) = begins(&desk, &request, &data, Part::Begin).await? {
        return refuse(desk, token, Part::Begin, errors).await;
    }
    desk.change(move |desk, conn| {
        actions::begin(conn, &desk.actor, &token, desk.app.clock.now())?;
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
    if let Err(errors) = own_password(&desk, &request, &data, Part::Renew).await? {
        return refuse(desk, session_token(&request), Part::Renew, errors).await;
    }
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            let now = desk.app.clock.now();
            let codes = actions::renew_codes(conn, &desk.actor, &desk.app.settings, now)?;
            CodesPage::new(desk, "factor-codes-renewed", &codes).shown(desk)
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

pub(super) async fn remove(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    let token = session_token(&request);
    if let Err(errors) = own_password(&desk, &request, &data, Part::Remove).await? {
        return refuse(desk, token, Part::Remove, errors).await;
    }
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            let now = desk.app.clock.now();
            actions::remove(conn, &desk.actor, &desk.app.settings, &token, now)?;
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
) -> Result<Result<(), FormErrors>, AppError> {
    let (token, now) = (session_token(request), desk.app.clock.now());
    let (_, fresh) = desk
        .app
        .db
        .read(move |conn| queries::session(conn, &token, now))
        .await?;
    if fresh {
        return Ok(Ok(()));
    }
    own_password(desk, request, data, part).await
}

/// Whether a form holds the account's password, counted and held up as at sign-in: a
/// session that was left open is no licence to guess.
pub(super) async fn own_password(
    desk: &Desk,
    request: &HttpRequest,
    data: &Params,
    part: Part,
) -> Result<Result<(), FormErrors>, AppError> {
    let form = match PasswordForm::parse(data, part.field()) {
        Ok(form) => form,
        Err(errors) => return Ok(Err(errors)),
    };
    let (admission, known) = admit(desk, request, &desk.actor.email).await?;
    let attempt = match admission {
        Admission::Go(attempt) => attempt,
        Admission::Wait(seconds) => return Ok(Err(waiting(part.field(), seconds))),
    };
    let hash = known.map(|(_, hash)| hash);
    if !desk.app.hasher.verify(form.0, hash).await? {
        return Ok(Err(FormErrors::one(part.field(), "account-current-wrong")));
    }
    let now = desk.app.clock.now();
    desk.app
        .db
        .write(move |conn| throttle::give_back(conn, &attempt, now))
        .await?;
    Ok(Ok(()))
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
