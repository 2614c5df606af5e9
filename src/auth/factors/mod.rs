//! The second factor of sign-in: codes of an authenticator app, passkeys, recovery codes for
//! the day they are lost, and the step of sign-in that asks for one of them.
//!
//! After the right password an account with a second factor gets no session but a token of
//! its own ([`sign_in`]), which opens nothing and lasts ten minutes. The session is made
//! when the code has come.
//!
//! A setting makes the second factor mandatory for roles. Whoever owes one reaches only the
//! pages that set it up, and the way out.

mod actions;
mod forms;
mod handlers;
mod model;
mod notices;
mod passkeys;
mod queries;
pub(super) mod sign_in;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::actions::remove_second_factor;
pub use self::queries::holders;

pub(super) use self::actions::remove_of;
pub(super) use self::queries::{session, since};

use super::rights::{Actor, Role};
use crate::db::Conn;
use crate::error::AppError;

/// The page of one's own second factor.
pub(super) const PATH: &str = "/account/second-factor";

/// The routes for those not signed in.
pub(super) fn public_routes(config: &mut ServiceConfig) {
    config
        .route("/sign-in/code", web::get().to(sign_in::page))
        .route("/sign-in/code", web::post().to(sign_in::check))
        .route("/sign-in/passkey", web::post().to(sign_in::check_passkey));
}

/// The routes of one's own second factor.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/account/second-factor", web::get().to(handlers::index))
        .route(
            "/account/second-factor/begin",
            web::post().to(handlers::begin),
        )
        .route(
            "/account/second-factor/set-up",
            web::get().to(handlers::set_up),
        )
        .route(
            "/account/second-factor/set-up",
            web::post().to(handlers::confirm),
        )
        .route(
            "/account/second-factor/drawing.svg",
            web::get().to(handlers::drawing),
        )
        .route(
            "/account/second-factor/recovery-codes",
            web::post().to(handlers::renew_codes),
        )
        .route(
            "/account/second-factor/remove",
            web::post().to(handlers::remove),
        )
        .configure(passkeys::routes);
}

/// Whether someone has to set up a second factor before anything else.
pub(super) fn is_owed(conn: &mut Conn, by: &[Role], actor: &Actor) -> Result<bool, AppError> {
    Ok(by.contains(&actor.role) && since(conn, actor.user_id)?.is_none())
}

/// Whether a path is open to those who still have to set up a second factor.
pub(super) fn is_open(path: &str) -> bool {
    let below = path.strip_prefix(PATH);
    path == "/sign-out" || below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
