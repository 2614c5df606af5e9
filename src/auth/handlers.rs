//! Sign-in and sign-out, and the sessions they begin and end.

pub(super) mod account;
pub(super) mod set_up;

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};

use super::kept::Kept;
use super::queries::{self};
use super::sessions::{self, Means};
use super::throttle::{self, Admission, Attempt};
use super::views::EntryPage;
use super::{UserId, actions, factors};
use crate::audit::Who;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::forms::{FieldError, FormErrors};
use crate::web::{
    Answer, Desk, Outcome, Page, Params, Posted, Visit, cookie_names, cookie_of, own_path,
};

pub(super) async fn sign_in_page(visit: Visit) -> Answer {
    visit.show(
        StatusCode::OK,
        &EntryPage::sign_in(&visit, &visit.params(), &FormErrors::default()),
    )
}

pub(super) async fn sign_in(visit: Visit, request: HttpRequest, Posted(data): Posted) -> Answer {
    let data = data.with("next", visit.params().get("next"));
    let (admission, known) = admit(&visit, &request, data.get("email")).await?;
    let attempt = match admission {
        Admission::Go(attempt) => attempt,
        Admission::Wait(seconds) => {
            // What was typed stays but for the password.
            let page = EntryPage::sign_in(&visit, &data, &waiting("email", seconds));
            return too_many(&visit, &page, seconds);
        }
    };
    let hash = known.as_ref().map(|(_, hash)| hash.clone());
    let password = data.untrimmed("password").to_owned();
    let verified = match visit.app.hasher.verify(password, hash).await {
        Ok(verified) => verified,
        Err(error) => {
            let now = visit.app.clock.now();
            let give_back = move |conn: &mut Conn| throttle::give_back(conn, &attempt, now);
            visit.app.db.write(give_back).await?;
            return Err(error);
        }
    };
    let Some((user, hash)) = known.as_ref().filter(|_| verified) else {
        note_failure(&visit, known.map(|(user, _)| user)).await?;
        let page = EntryPage::sign_in(&visit, &data, &FormErrors::one("email", "sign-in-wrong"));
        return visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    if visit.app.hasher.is_outdated(hash) {
        let password = data.untrimmed("password").to_owned();
        rehash(&visit, *user, hash.clone(), password).await?;
    }
    if let Some(asked) = factors::sign_in::ask(&visit, *user, Some(&attempt), &data).await? {
        return Ok(asked);
    }
    let entry = Entry::counted(*user, Means::Password, attempt);
    enter(&visit, &request, entry, &data).await
}

/// A sign-in that has shown all that was asked for.
pub(super) struct Entry {
    user: UserId,
    means: Means,
    /// What was counted as if it failed, and is taken back.
    attempt: Option<Attempt>,
}

impl Entry {
    /// One for which no attempt was counted.
    pub(super) fn new(user: UserId, means: Means) -> Self {
        Self {
            user,
            means,
            attempt: None,
        }
    }

    pub(super) fn counted(user: UserId, means: Means, attempt: Attempt) -> Self {
        Self {
            user,
            means,
            attempt: Some(attempt),
        }
    }
}

/// Begins the session of someone who has shown all that was asked for, and leads to where
/// sign-in was on the way to.
pub(super) async fn enter(
    visit: &Visit,
    request: &HttpRequest,
    entry: Entry,
    data: &Params,
) -> Answer {
    if let Some(kept) = Kept::carried_by(data) {
        return go_on(visit, request, entry, kept).await;
    }
    let to = own_path(data.get("next"));
    begin_session(visit, request, entry, to).await
}

/// Begins a session for someone whose last one ended before a form was sent, and offers
/// to send it again.
async fn go_on(visit: &Visit, request: &HttpRequest, entry: Entry, kept: Kept) -> Answer {
    let (session, device) = start_session(visit, request, entry).await?;
    let visit = visit.clone().with_secret(session.value());
    let page = kept.page(&visit);
    let mut answer = visit.show(StatusCode::OK, &page)?;
    for cookie in [session, device] {
        answer.add_cookie(&cookie).map_err(AppError::internal)?;
    }
    Ok(answer)
}

type Credentials = Option<(UserId, String)>;

/// Counts an attempt to sign in, or says how long it has to wait; and whose account it is
/// aimed at.
pub(super) async fn admit(
    visit: &Visit,
    request: &HttpRequest,
    email: &str,
) -> Result<(Admission, Credentials), AppError> {
    let app = visit.app.clone();
    let settings = app.settings.sign_in.clone();
    let device = visit.device.clone();
    let token = cookie(request, cookie_names::DEVICE);
    let (email, now) = (email.to_owned(), app.clock.now());
    app.db
        .write(move |conn| {
            let known = queries::credentials(conn, &email)?;
            let user = known.as_ref().map(|(user, _)| *user);
            let admission = throttle::admit(conn, &settings, &email, user, &device, &token, now)?;
            Ok((admission, known))
        })
        .await
}

/// How long to wait, as what is wrong with a field.
pub(super) fn waiting(field: &str, seconds: i64) -> FormErrors {
    let (key, count) = if seconds > 90 {
        ("sign-in-wait-minutes", (seconds + 59) / 60)
    } else {
        ("sign-in-wait-seconds", seconds)
    };
    FormErrors(vec![FieldError {
        field: field.to_owned(),
        key,
        args: vec![("n", count.into())],
    }])
}

/// A page that says how long to wait.
pub(super) fn too_many<P: Page>(visit: &Visit, page: &P, seconds: i64) -> Answer {
    let mut answer = visit.show(StatusCode::TOO_MANY_REQUESTS, page)?;
    let wait = header::HeaderValue::from(seconds);
    answer.headers_mut().insert(header::RETRY_AFTER, wait);
    Ok(answer)
}

async fn note_failure(visit: &Visit, user: Option<UserId>) -> Result<(), AppError> {
    let now = visit.app.clock.now();
    let action = "session.refuse";
    let device = visit.device.clone();
    visit
        .app
        .db
        .write(move |conn| {
            actions::record_unknown(conn, Who::Visitor(&device), now, action, user, "")
        })
        .await
}

/// Replaces a hash made with other parameters than today's: now alone is the password at
/// hand.
async fn rehash(
    visit: &Visit,
    user: UserId,
    old: String,
    password: String,
) -> Result<(), AppError> {
    let new = visit.app.hasher.hash(password).await?;
    let now = visit.app.clock.now();
    visit
        .app
        .db
        .write(move |conn| actions::rehash(conn, user, &old, &new, now))
        .await
}

pub(super) async fn sign_out(desk: Desk, request: HttpRequest, _: Posted) -> Answer {
    let token = session_token(&request);
    let visit = desk.clone();
    let mut answer = desk
        .change(move |desk, conn| {
            sessions::sign_out(conn, &desk.actor, &token, desk.app.clock.now())?;
            Ok(Outcome::done("/sign-in", "signed-out"))
        })
        .await?;
    let mut gone = visit.cookie(cookie_names::SESSION, String::new()).finish();
    gone.make_removal();
    answer.add_cookie(&gone).map_err(AppError::internal)?;
    answer.headers_mut().insert(
        header::HeaderName::from_static("clear-site-data"),
        header::HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(answer)
}

/// A new session, and the page it leads to. The token is always a new one, so that a
/// planted cookie opens nothing, and the session the browser had before ends.
pub(super) async fn begin_session(
    visit: &Visit,
    request: &HttpRequest,
    entry: Entry,
    to: &str,
) -> Answer {
    let (session, device) = start_session(visit, request, entry).await?;
    Ok(HttpResponse::SeeOther()
        .insert_header(("Location", to.to_owned()))
        .insert_header(("Cache-Control", "no-store"))
        .cookie(session)
        .cookie(device)
        .finish())
}

/// The cookies of a new session and of a browser that is known from now on.
async fn start_session(
    visit: &Visit,
    request: &HttpRequest,
    entry: Entry,
) -> Result<(Cookie<'static>, Cookie<'static>), AppError> {
    let app = visit.app.clone();
    let now = app.clock.now();
    let settings = app.settings.sign_in.clone();
    let device = visit.device.clone();
    let (before, known_by) = (
        session_token(request),
        cookie(request, cookie_names::DEVICE),
    );
    let (token, known_by) = app
        .db
        .write(move |conn| {
            let Entry { user, means, .. } = entry;
            if let Some(attempt) = &entry.attempt {
                throttle::take_back(conn, attempt, now)?;
            }
            sessions::drop_token(conn, &before)?;
            let known_by = throttle::know(conn, user, &known_by, now)?;
            let token = sessions::begin_on(conn, user, &settings, &device, means, now)?;
            Ok((token, known_by))
        })
        .await?;
    let session = visit.cookie(cookie_names::SESSION, token).finish();
    Ok((session, device_cookie(visit, known_by)))
}

/// The cookie by which a browser is known that has signed in before.
pub(super) fn device_cookie(visit: &Visit, token: String) -> Cookie<'static> {
    let seconds = throttle::KNOWN_FOR.num_seconds();
    visit
        .cookie(cookie_names::DEVICE, token)
        .max_age(Duration::seconds(seconds))
        .finish()
}

/// The token of the session a request belongs to; empty where it belongs to none.
pub(super) fn session_token(request: &HttpRequest) -> String {
    cookie(request, cookie_names::SESSION)
}

/// The value of a cookie; empty where there is none.
pub(super) fn cookie(request: &HttpRequest, name: &str) -> String {
    cookie_of(request, name).unwrap_or_default()
}
