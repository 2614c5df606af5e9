//! The middleware in front of the desk's routes: whoever is not signed in is sent to
//! the sign-in page. It denies by default; only routes outside it are open.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest, web};
use chrono::TimeDelta;

use super::device::Device;
use super::kept;
use super::rights::{Actor, UserId};
use super::{factors, queries, sessions, token_hash};
use crate::app::App;
use crate::config::SignIn;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::{cookie_names, cookie_of};

/// How often a session's last use is written down.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(5);

/// Lets a request of a live session through, with its [`super::Actor`] attached.
///
/// # Errors
/// The page that keeps a form cannot be rendered.
pub async fn require_sign_in(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let app = request
        .app_data::<web::Data<App>>()
        .cloned()
        .ok_or_else(|| AppError::internal("no application"))?;
    let found = match actor(&app, request.request()).await {
        Ok(found) => found,
        // An answer with its page and headers, rather than an error that passes them by.
        Err(error) => return Ok(request.error_response(error)),
    };
    let Some((actor, owes)) = found else {
        return kept::answer(request).await;
    };
    if owes && !factors::is_open(request.path()) {
        return Ok(request.into_response(kept::redirect(factors::PATH)));
    }
    request.extensions_mut().insert(actor);
    next.call(request).await
}

/// The owner of a calendar feed, as whom it is read: an account that may sign in, and owes
/// nothing that signing in would ask of it first.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or the database fails.
pub fn feed_reader(conn: &mut Conn, settings: &SignIn, owner: UserId) -> Result<Actor, AppError> {
    let actor = queries::actor(conn, owner)?;
    if factors::is_owed(conn, &settings.second_factor_for, &actor)? {
        return Err(AppError::NotFound);
    }
    Ok(actor)
}

/// Who asks, by the cookie of a live session, and whether a second factor is owed first.
async fn actor(app: &App, request: &HttpRequest) -> Result<Option<(Actor, bool)>, AppError> {
    let Some(token) = cookie_of(request, cookie_names::SESSION) else {
        return Ok(None);
    };
    let hash = token_hash(&token);
    let mandatory = app.settings.sign_in.second_factor_for.clone();
    let found = app
        .db
        .read(move |conn| {
            let Some(session) = queries::session(conn, &hash)? else {
                return Ok(None);
            };
            let owes = factors::is_owed(conn, &mandatory, &session.actor)?;
            Ok(Some((session, owes)))
        })
        .await?;
    let Some((mut session, owes)) = found else {
        return Ok(None);
    };
    let now = app.clock.now();
    let idle = TimeDelta::hours(i64::from(app.settings.sign_in.session_idle_hours));
    // A wrong clock must not keep a session alive: one from the future is no session.
    let from_future = session.created_at > now.plus(TimeDelta::days(1));
    if session.expires_at <= now || session.last_seen_at.plus(idle) <= now || from_future {
        return Ok(None);
    }
    // Where the user works now may not be where the session was last seen.
    session.actor.device = Device::of(request, &app.settings.proxies());
    if session.last_seen_at.plus(TOUCH_EVERY) <= now {
        let user = session.actor.user_id;
        let device = session.actor.device.clone();
        app.db
            .write(move |conn| sessions::touch(conn, session.id, user, &device, now))
            .await?;
    }
    Ok(Some((session.actor, owes)))
}
