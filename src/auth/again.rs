//! The password once more, inside a session: asked for before anything that changes how the
//! account is signed in to.
//!
//! It is counted and held up as at sign-in, for a session that was left open is no licence
//! to guess; a wrong one is in the audit. A right one gives the session a new token, in the
//! transaction of what it was typed for, and makes it as fresh as one that has just begun.

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;

use super::handlers::account::refuse_password;
use super::handlers::{admit, session_token, waiting};
use super::throttle::{self, Admission};
use super::{actions, new_token, sessions};
use crate::audit::Who;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::web::forms::{FormErrors, Reader};
use crate::web::{Answer, Desk, Outcome, Params, Posted, Visit, cookie_names};

/// The field of [`confirm`].
pub(super) const FIELD: &str = "sessions_password";

/// A session whose owner was asked for the password, or did not have to be. It holds a
/// secret and has no `Debug`.
pub(super) struct Again {
    was: String,
    token: String,
}

impl Again {
    /// Of a session in which nothing was typed: it keeps its token.
    pub(super) fn unneeded(token: String) -> Self {
        Self {
            was: token.clone(),
            token,
        }
    }

    fn typed(was: String) -> Self {
        Self {
            was,
            token: new_token(),
        }
    }

    /// The token the session has from now on.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Gives the session its new token, if it gets one.
    ///
    /// # Errors
    /// The session has ended meanwhile: [`AppError::NotFound`].
    pub(super) fn renew(&self, conn: &mut Conn, now: Moment) -> Result<(), AppError> {
        if self.was == self.token {
            return Ok(());
        }
        sessions::renew(conn, &self.was, &self.token, now)
    }

    /// The cookie of the new token; nothing where the old one stays.
    pub(super) fn cookie(&self, visit: &Visit) -> Option<Cookie<'static>> {
        let is_new = self.was != self.token;
        is_new.then(|| {
            visit
                .cookie(cookie_names::SESSION, self.token.clone())
                .finish()
        })
    }

    /// [`Desk::change`] in the session of the new token, which `work` is given.
    pub(super) async fn change<F>(self, desk: Desk, work: F) -> Answer
    where
        F: FnOnce(&Desk, &mut Conn, &str) -> Result<Outcome, AppError> + Send + 'static,
    {
        let cookie = self.cookie(&desk);
        let desk = desk.with_secret(&self.token);
        let mut answer = desk
            .change(move |desk, conn| {
                self.renew(conn, desk.app.clock.now())?;
                work(desk, conn, &self.token)
            })
            .await?;
        if let Some(cookie) = cookie {
            answer.add_cookie(&cookie).map_err(AppError::internal)?;
        }
        Ok(answer)
    }
}

/// Whether `field` of a form holds the password of who is signed in.
pub(super) async fn own_password(
    desk: &Desk,
    request: &HttpRequest,
    data: &Params,
    field: &str,
) -> Result<Result<Again, FormErrors>, AppError> {
    let reader = Reader::new(data);
    let password = reader.untrimmed(field);
    if password.is_empty() {
        return Ok(Err(FormErrors::one(field, "form-required")));
    }
    let (admission, known) = admit(desk, request, &desk.actor.email).await?;
    let attempt = match admission {
        Admission::Go(attempt) => attempt,
        Admission::Wait(seconds) => return Ok(Err(waiting(field, seconds))),
    };
    let hash = known.map(|(_, hash)| hash);
    let verified = desk.app.hasher.verify(password, hash).await;
    let now = desk.app.clock.now();
    if let Ok(false) = verified {
        let actor = desk.actor.clone();
        let note = move |conn: &mut Conn| {
            let who = Who::Actor(&actor);
            actions::record(conn, who, now, "password.refuse", actor.user_id, "")
        };
        desk.app.db.write(note).await?;
        return Ok(Err(FormErrors::one(field, "account-current-wrong")));
    }
    let give_back = move |conn: &mut Conn| throttle::give_back(conn, &attempt, now);
    desk.app.db.write(give_back).await?;
    verified.map(|_| Ok(Again::typed(session_token(request))))
}

/// Makes a session fresh: the password is typed before others are ended.
pub(super) async fn confirm(desk: Desk, request: HttpRequest, Posted(data): Posted) -> Answer {
    match own_password(&desk, &request, &data, FIELD).await? {
        Ok(again) => {
            again
                .change(desk, |desk, conn, _| {
                    let (now, user) = (desk.app.clock.now(), desk.actor.user_id);
                    let who = Who::Actor(&desk.actor);
                    actions::record(conn, who, now, "password.confirm", user, "")?;
                    Ok(Outcome::done("/account", "sessions-confirmed"))
                })
                .await
        }
        Err(errors) => refuse_password(desk, session_token(&request), errors).await,
    }
}
