//! To the provider and back.

use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};

use super::super::again::{Again, own_password};
use super::super::factors;
use super::super::handlers::account::refuse_password;
use super::super::handlers::{Entry, begin_session, cookie, session_token};
use super::super::rights::UserId;
use super::super::sessions::Means;
use super::model::{Brought, FLOW_LASTS, Flow, Refusal, Vouched};
use super::provider::Provider;
use super::views::{OnwardPage, name};
use super::{actions, queries};
use crate::audit::Who;
use crate::error::AppError;
use crate::web::{Answer, Desk, Flash, Outcome, Params, Posted, Visit, cookie_names, own_path};

/// Goes on to the provider, to sign in.
pub(super) async fn begin(visit: Visit, Posted(data): Posted) -> Answer {
    let next = own_path(data.get("next")).to_owned();
    go(&visit, next, None).await
}

/// Goes on to the provider, to link the own account to who signs in there. The password is
/// asked for: who finds a browser signed in makes no lasting way in for themselves.
pub(super) async fn begin_link(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    provider(&desk)?;
    let again = match own_password(&desk, &request, &data, "link_password").await? {
        Ok(again) => again,
        Err(errors) => {
            return refuse_password(desk, session_token(&request), errors).await;
        }
    };
    let user = desk.actor.user_id;
    go(&desk, "/account".to_owned(), Some((user, again))).await
}

/// The way back from the provider: the end of a sign-in. Who links an account is sent on to
/// where a session is asked for.
pub(super) async fn callback(visit: Visit, request: HttpRequest) -> Answer {
    provider(&visit)?;
    let cookie = cookie(&request, cookie_names::PROVIDER);
    let now = visit.app.clock.now();
    let is_a_link = {
        let cookie = cookie.clone();
        let db = &visit.app.db;
        db.read(move |conn| queries::is_a_link(conn, &cookie, now))
            .await?
    };
    if is_a_link {
        let to = visit.params().href("/account/provider/finish");
        return Ok(HttpResponse::SeeOther()
            .insert_header(("Location", to))
            .insert_header(("Cache-Control", "no-store"))
            .finish());
    }
    let Some(flow) = take(&visit, cookie).await? else {
        return back(&visit, "/sign-in", Refusal::Stale);
    };
    let to = flow.next.clone();
    let vouched = match vouched(&visit, flow).await? {
        Ok(vouched) => vouched,
        Err(refusal) => return back(&visit, &sign_in_page(&to), refusal),
    };
    let is_strong = vouched.is_strong;
    let user = match sign_in(&visit, vouched).await? {
        Ok(user) => user,
        Err(refusal) => return back(&visit, &sign_in_page(&to), refusal),
    };
    // The account's own second factor, unless the provider has asked for one.
    if !is_strong
        && let Some(asked) = factors::sign_in::ask(&visit, user, None, &next_of(&to)).await?
    {
        return forget_flow(&visit, asked);
    }
    let entry = Entry::new(user, Means::Provider);
    let entered = begin_session(&visit, &request, entry, &to).await?;
    forget_flow(&visit, entered)
}

/// The way back from the provider for one who links the own account.
pub(super) async fn finish_link(desk: Desk, request: HttpRequest) -> Answer {
    provider(&desk)?;
    let token = session_token(&request);
    let cookie = cookie(&request, cookie_names::PROVIDER);
    let Some(flow) = take(&desk, cookie).await? else {
        return back(&desk, "/account", Refusal::Stale);
    };
    if !flow.was_begun_by(desk.actor.user_id, &token) {
        note(&desk, Some(desk.actor.user_id), Refusal::Stale).await?;
        return back(&desk, "/account", Refusal::Stale);
    }
    let vouched = match vouched(&desk, flow).await? {
        Ok(vouched) => vouched,
        Err(refusal) => return back(&desk, "/account", refusal),
    };
    let app = desk.app.clone();
    let visit = desk.clone();
    let linked = app
        .db
        .write(move |conn| {
            let (settings, now) = (&desk.app.settings, desk.app.clock.now());
            actions::link(conn, &desk.actor, settings, &vouched, &token, now)
        })
        .await;
    match once(linked)? {
        Ok(()) => {
            app.mail.wake();
            forget_flow(&visit, visit.outcome(done(&visit, "oidc-linked")?)?)
        }
        Err(refusal) => back(&visit, "/account", refusal),
    }
}

/// Takes the link back, with the password: it changes how the account is signed in to.
pub(super) async fn unlink(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    provider(&desk)?;
    let again = match own_password(&desk, &request, &data, "unlink_password").await? {
        Ok(again) => again,
        Err(errors) => {
            return refuse_password(desk, session_token(&request), errors).await;
        }
    };
    let app = desk.app.clone();
    let answer = again
        .change(desk, |desk, conn, token| {
            let (settings, now) = (&desk.app.settings, desk.app.clock.now());
            actions::unlink(conn, &desk.actor, settings, token, now)?;
            done(desk, "oidc-unlinked")
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

/// Keeps what begins and shows the page that leads on.
async fn go(visit: &Visit, next: String, asked: Option<(UserId, Again)>) -> Answer {
    let provider = provider(visit)?;
    let now = visit.app.clock.now();
    let (flow, url) = match provider.begin(now).await {
        Ok(begun) => begun,
        Err(refusal) if asked.is_some() => return back(visit, "/account", refusal),
        Err(refusal) => return back(visit, &sign_in_page(&next), refusal),
    };
    let cookie = flow.cookie.clone();
    let session = asked.as_ref().and_then(|(_, again)| again.cookie(visit));
    visit
        .app
        .db
        .write(move |conn| {
            if let Some((_, again)) = &asked {
                again.renew(conn, now)?;
            }
            let asked = asked.as_ref().map(|(user, again)| (*user, again.token()));
            actions::begin(conn, &flow, &next, asked, now)
        })
        .await?;
    let page = OnwardPage::new(visit, provider, &url);
    let mut answer = visit.show(StatusCode::OK, &page)?;
    let refresh = HeaderValue::from_str(&format!("0; url={url}")).map_err(AppError::internal)?;
    answer
        .headers_mut()
        .insert(HeaderName::from_static("refresh"), refresh);
    let cookie = visit
        .cookie(cookie_names::PROVIDER, cookie)
        .max_age(Duration::seconds(FLOW_LASTS.num_seconds()))
        .finish();
    for cookie in session.iter().chain([&cookie]) {
        answer.add_cookie(cookie).map_err(AppError::internal)?;
    }
    Ok(answer)
}

async fn take(visit: &Visit, cookie: String) -> Result<Option<Flow>, AppError> {
    let now = visit.app.clock.now();
    let db = &visit.app.db;
    db.write(move |conn| actions::take(conn, &cookie, now))
        .await
}

/// Whom the provider vouches for; a refusal is in the audit.
async fn vouched(visit: &Visit, flow: Flow) -> Result<Result<Vouched, Refusal>, AppError> {
    let params = visit.params();
    let brought = Brought {
        code: params.get("code").to_owned(),
        state: params.get("state").to_owned(),
        issuer: params.get("iss").to_owned(),
        error: params.get("error").to_owned(),
    };
    let now = visit.app.clock.now();
    let found = provider(visit)?.finish(&flow, brought, now).await;
    if let Err(refusal) = &found {
        note(visit, flow.user, *refusal).await?;
    }
    Ok(found)
}

async fn sign_in(visit: &Visit, vouched: Vouched) -> Result<Result<UserId, Refusal>, AppError> {
    let (app, now) = (visit.app.clone(), visit.app.clock.now());
    let device = visit.device.clone();
    let signed_in = visit
        .app
        .db
        .write(move |conn| {
            let who = Who::Visitor(&device);
            actions::sign_in(conn, &app.settings, &vouched, who, now)
        })
        .await;
    visit.app.mail.wake();
    once(signed_in)
}

/// Two first sign-ins at the same moment: the second finds the place taken.
fn once<T>(result: Result<Result<T, Refusal>, AppError>) -> Result<Result<T, Refusal>, AppError> {
    match result {
        Err(error) if error.is_duplicate() => Ok(Err(Refusal::Stale)),
        other => other,
    }
}

async fn note(visit: &Visit, user: Option<UserId>, refusal: Refusal) -> Result<(), AppError> {
    let now = visit.app.clock.now();
    let device = visit.device.clone();
    let db = &visit.app.db;
    db.write(move |conn| actions::note_refusal(conn, user, refusal, Who::Visitor(&device), now))
        .await
}

/// Back to a page of ours, which tells why.
fn back(visit: &Visit, to: &str, refusal: Refusal) -> Answer {
    let flash = Flash::new(refusal.key()).arg("name", name(visit, provider(visit)?));
    let outcome = Outcome::Done {
        to: to.to_owned(),
        flash: Some(flash),
    };
    forget_flow(visit, visit.outcome(outcome)?)
}

fn done(visit: &Visit, key: &str) -> Result<Outcome, AppError> {
    let flash = Flash::new(key).arg("name", name(visit, provider(visit)?));
    Ok(Outcome::Done {
        to: "/account".to_owned(),
        flash: Some(flash),
    })
}

/// The answer, with the end of the cookie: what it stood for is used.
fn forget_flow(visit: &Visit, mut answer: HttpResponse) -> Answer {
    let mut gone = visit.cookie(cookie_names::PROVIDER, String::new()).finish();
    gone.make_removal();
    answer.add_cookie(&gone).map_err(AppError::internal)?;
    Ok(answer)
}

fn sign_in_page(next: &str) -> String {
    next_of(next).href("/sign-in")
}

/// The page to go to, as the pages of sign-in carry it; nothing for the first one.
fn next_of(to: &str) -> Params {
    Params::default().with("next", if to == "/" { "" } else { to })
}

/// The provider; without one these pages are not there.
fn provider(visit: &Visit) -> Result<&Provider, AppError> {
    visit.app.provider.as_ref().ok_or(AppError::NotFound)
}
