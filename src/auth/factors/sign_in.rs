//! The second step of sign-in.

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use super::super::handlers::{Entry, cookie, enter, too_many, waiting};
use super::super::kept::{Kept, redirect};
use super::super::rights::UserId;
use super::super::sessions::Means;
use super::super::throttle::{self, Admission, Attempt};
use super::super::views::EntryPage;
use super::actions::{self, WAITS_FOR};
use super::forms::CodeForm;
use super::handlers::times;
use super::model::Typed;
use super::queries::{self, Pending};
use super::views::CodePage;
use crate::audit::Who;
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Params, Posted, Visit, cookie_names};

/// Asks for the second factor of an account whose first was right; nothing if it has none.
/// `attempt`, where a password was typed, was counted as if it failed: it did not, but what
/// it proves is half.
pub(in crate::auth) async fn ask(
    visit: &Visit,
    user: UserId,
    attempt: Option<&Attempt>,
    data: &Params,
) -> Result<Option<HttpResponse>, AppError> {
    let app = &visit.app;
    let has_one = move |conn: &mut _| Ok(queries::since(conn, user)?.is_some());
    if !app.db.read(has_one).await? {
        return Ok(None);
    }
    let (attempt, now) = (attempt.cloned(), app.clock.now());
    let settings = app.settings.clone();
    let (token, options) = app
        .db
        .write(move |conn| {
            if let Some(attempt) = &attempt {
                throttle::give_back(conn, attempt, now)?;
            }
            let token = actions::wait_for_factor(conn, &settings, user, now)?;
            let pending = queries::pending(conn, &token, now)?;
            Ok((token, pending.and_then(|it| it.options)))
        })
        .await?;
    let mut answer = if Kept::carried_by(data).is_some() {
        let page = CodePage::new(visit, data, options, &FormErrors::default());
        visit.show(StatusCode::OK, &page)?
    } else {
        redirect(&with_next("/sign-in/code", data))
    };
    let seconds = WAITS_FOR.num_seconds();
    let pending = visit
        .cookie(cookie_names::PENDING, token)
        .max_age(Duration::seconds(seconds))
        .finish();
    answer.add_cookie(&pending).map_err(AppError::internal)?;
    Ok(Some(answer))
}

pub(super) async fn page(visit: Visit, request: HttpRequest) -> Answer {
    let data = visit.params();
    match waits(&visit, &request).await? {
        Some(pending) => {
            let page = CodePage::new(&visit, &data, pending.options, &FormErrors::default());
            visit.show(StatusCode::OK, &page)
        }
        None => Ok(redirect(&with_next("/sign-in", &data))),
    }
}

pub(super) async fn check(visit: Visit, request: HttpRequest, Posted(data): Posted) -> Answer {
    let typed = CodeForm::parse(&data).map(|form| form.0);
    settle(visit, request, data, typed).await
}

pub(super) async fn check_passkey(
    visit: Visit,
    request: HttpRequest,
    Posted(data): Posted,
) -> Answer {
    let answer = data.get("answer").to_owned();
    settle(visit, request, data, Ok(Typed::Passkey(answer))).await
}

async fn settle(
    visit: Visit,
    request: HttpRequest,
    data: Params,
    typed: Result<Typed, FormErrors>,
) -> Answer {
    let data = data.with("next", visit.params().get("next"));
    let Some(pending) = waits(&visit, &request).await? else {
        return begin_again(&visit, &data);
    };
    let typed = match typed {
        Ok(typed) => typed,
        Err(errors) => return refuse(&visit, &request, &data, &errors).await,
    };
    let attempt = match admit(&visit, &request, &pending).await? {
        Admission::Go(attempt) => attempt,
        Admission::Wait(seconds) => {
            let errors = waiting("code", seconds);
            let page = CodePage::new(&visit, &data, pending.options, &errors);
            return too_many(&visit, &page, seconds);
        }
    };
    let (means, wrong) = match typed {
        Typed::Passkey(_) => (Means::Passkey, "sign-in-passkey-wrong"),
        Typed::App(_) => (Means::Code, "sign-in-code-wrong"),
        Typed::Recovery(_) => (Means::RecoveryCode, "sign-in-code-wrong"),
    };
    let (times, user) = (times(&visit), pending.user);
    let settings = visit.app.settings.clone();
    let device = visit.device.clone();
    let redeemed = visit
        .app
        .db
        .write(move |conn| {
            let who = Who::Visitor(&device);
            actions::redeem(conn, &settings, &pending, &typed, who, times)
        })
        .await;
    match redeemed {
        Ok(true) => {
            visit.app.mail.wake();
            let entry = Entry::counted(user, means, attempt);
            let mut answer = enter(&visit, &request, entry, &data).await?;
            answer
                .add_cookie(&no_longer(&visit))
                .map_err(AppError::internal)?;
            Ok(answer)
        }
        Ok(false) => refuse(&visit, &request, &data, &FormErrors::one("code", wrong)).await,
        Err(AppError::NotFound) => begin_again(&visit, &data),
        Err(error) => Err(error),
    }
}

/// The sign-in that the browser's cookie stands for.
async fn waits(visit: &Visit, request: &HttpRequest) -> Result<Option<Pending>, AppError> {
    let token = cookie(request, cookie_names::PENDING);
    let now = visit.app.clock.now();
    visit
        .app
        .db
        .read(move |conn| queries::pending(conn, &token, now))
        .await
}

/// Counts a code, or says how long it has to wait.
async fn admit(
    visit: &Visit,
    request: &HttpRequest,
    pending: &Pending,
) -> Result<Admission, AppError> {
    let app = visit.app.clone();
    let settings = app.settings.sign_in.clone();
    let device = visit.device.clone();
    let known_by = cookie(request, cookie_names::DEVICE);
    let (pending, now) = (pending.clone(), app.clock.now());
    app.db
        .write(move |conn| {
            let (email, user) = (pending.email.as_str(), pending.user);
            throttle::admit_code(conn, &settings, email, user, &device, &known_by, now)
        })
        .await
}

/// The first step again, because the second took too long; a form that is kept stays so.
fn begin_again(visit: &Visit, data: &Params) -> Answer {
    let errors = FormErrors::one("email", "sign-in-code-late");
    let page = EntryPage::sign_in(visit, data, &errors);
    visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The second step again; a passkey then has something new to sign.
async fn refuse(
    visit: &Visit,
    request: &HttpRequest,
    data: &Params,
    errors: &FormErrors,
) -> Answer {
    let options = waits(visit, request).await?.and_then(|it| it.options);
    let page = CodePage::new(visit, data, options, errors);
    visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn no_longer(visit: &Visit) -> Cookie<'static> {
    let mut gone = visit.cookie(cookie_names::PENDING, String::new()).finish();
    gone.make_removal();
    gone
}

fn with_next(path: &str, data: &Params) -> String {
    Params::default().with("next", data.get("next")).href(path)
}
