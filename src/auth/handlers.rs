//! Sign-in and sign-out, the first set-up, one's own account.

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::again::own_password;
use super::forms::{PasswordChange, SetUp};
use super::kept::Kept;
use super::queries::{self, LinkPurpose};
use super::rights::TeamId;
use super::sessions::{self, SessionId};
use super::throttle::{self, Admission, Attempt};
use super::views::{AccountPage, EntryPage};
use super::{NewUser, Role, UserId, actions, factors};
use crate::audit::Who;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::forms::{FieldError, FormErrors};
use crate::web::{Answer, Desk, Outcome, Page, Params, Posted, Visit, cookie_names, cookie_of};

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
    enter(&visit, &request, *user, attempt, &data).await
}

/// Begins the session of someone who has shown all that was asked for, and leads to where
/// sign-in was on the way to.
pub(super) async fn enter(
    visit: &Visit,
    request: &HttpRequest,
    user: UserId,
    attempt: Attempt,
    data: &Params,
) -> Answer {
    if let Some(kept) = Kept::carried_by(data) {
        return go_on(visit, request, user, attempt, kept).await;
    }
    let to = own_path(data.get("next"));
    begin_session(visit, request, user, Some(attempt), to).await
}

/// Begins a session for someone whose last one ended before a form was sent, and offers
/// to send it again.
async fn go_on(
    visit: &Visit,
    request: &HttpRequest,
    user: UserId,
    attempt: Attempt,
    kept: Kept,
) -> Answer {
    let (session, device) = start_session(visit, request, user, Some(attempt)).await?;
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
        .write(move |conn| actions::record_unknown(conn, Who::Visitor(&device), now, action, user))
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

pub(super) async fn set_up_page(visit: Visit, token: web::Path<String>) -> Answer {
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

pub(super) async fn set_up(
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
    begin_session(&visit, &request, id, None, "/").await
}

pub(super) async fn demo_page(visit: Visit, token: web::Path<String>) -> Answer {
    visit
        .page(move |visit, conn| {
            only_in_demo(visit)?;
            queries::open_link(conn, LinkPurpose::Demo, &token, visit.app.clock.now())?;
            Ok(EntryPage::demo(visit, &token))
        })
        .await
}

pub(super) async fn enter_demo(
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
    begin_session(&visit, &request, user, None, "/").await
}

/// A desk with real people on it has no such way in, whatever its database holds.
fn only_in_demo(visit: &Visit) -> Result<(), AppError> {
    if visit.app.demo {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

pub(super) async fn account_page(desk: Desk, request: HttpRequest) -> Answer {
    let token = session_token(&request);
    desk.page(move |desk, conn| AccountPage::load(desk, conn, &token, &FormErrors::default()))
        .await
}

pub(super) async fn end_session(
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

pub(super) async fn end_other_sessions(desk: Desk, request: HttpRequest, _: Posted) -> Answer {
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

pub(super) async fn change_language(
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

pub(super) async fn change_password(
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
pub(super) async fn refuse_password(desk: Desk, token: String, errors: FormErrors) -> Answer {
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

/// A new session for `user`, and the page it leads to. The token is always a new one,
/// so that a planted cookie opens nothing, and the session the browser had before ends.
/// `attempt` was counted as if it failed, and is taken back.
pub(super) async fn begin_session(
    visit: &Visit,
    request: &HttpRequest,
    user: UserId,
    attempt: Option<Attempt>,
    to: &str,
) -> Answer {
    let (session, device) = start_session(visit, request, user, attempt).await?;
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
    user: UserId,
    attempt: Option<Attempt>,
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
            if let Some(attempt) = &attempt {
                throttle::take_back(conn, attempt, now)?;
            }
            sessions::drop_token(conn, &before)?;
            let known_by = throttle::know(conn, user, &known_by, now)?;
            let token = sessions::begin_on(conn, user, &settings, &device, now)?;
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

/// A path of this desk; anything else, and above all another host's, leads to Today.
/// Browsers take a backslash for a slash, and leave out line ends and tabs.
pub(super) fn own_path(next: &str) -> &str {
    let own = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(|c: char| c == '\\' || c.is_control());
    if own { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::own_path;

    #[test]
    fn the_way_back_after_sign_in_never_leaves_the_desk() {
        for (next, to) in [
            ("/states?group=x", "/states?group=x"),
            ("", "/"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"),
            ("\\\\evil.example", "/"),
            ("/\t/evil.example", "/"),
            ("/\r\nLocation: https://evil.example", "/"),
            ("/\u{0}", "/"),
            (" //evil.example", "/"),
            ("javascript:alert(1)", "/"),
            ("/%2f%2fevil.example", "/%2f%2fevil.example"),
            ("/%5cevil.example", "/%5cevil.example"),
        ] {
            assert_eq!(own_path(next), to);
        }
    }

    proptest! {
        /// As browsers read it.
        #[test]
        fn whatever_is_asked_for_is_on_this_host(next in r"[/\\@:.?#%a-z0-9\t\r\n ]{0,12}|\PC{0,12}") {
            let here = Url::parse("https://desk.example/sign-in").unwrap();
            let there = here.join(own_path(&next)).unwrap();
            prop_assert_eq!(there.origin(), here.origin());
        }
    }
}
