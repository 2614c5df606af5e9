//! Accounts, sessions and rights: who may come in, and what they may read.

mod accounts;
mod actions;
mod again;
mod device;
mod factors;
mod forms;
mod handlers;
mod kept;
mod links;
mod notices;
mod oidc;
mod passwords;
mod queries;
mod reset;
mod rights;
mod session;
mod sessions;
mod throttle;
mod views;

use actix_web::web::{self, ServiceConfig};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore as _;
use sha2::{Digest, Sha256};

pub use self::actions::{NewUser, add_user, disable_user, ensure_team, make_link};
pub use self::device::Device;
pub use self::factors::{holders as second_factor_holders, remove_second_factor};
pub use self::oidc::Provider;
pub use self::passwords::{Hasher, PasswordProblem};
pub use self::queries::{LinkPurpose, UserRow, count_users, list_users, team_names, user_names};
pub use self::rights::{Actor, Marked, Marking, Naming, RecordKind, Role, TeamId, UserId, Why};
pub use self::session::{feed_reader, require_sign_in};
pub use self::sessions::begin_session;

/// The routes for those not signed in.
pub fn public_routes(config: &mut ServiceConfig) {
    config
        .route("/sign-in", web::get().to(handlers::sign_in_page))
        .route("/sign-in", web::post().to(handlers::sign_in))
        .route(
            "/set-up/{token}",
            web::get().to(handlers::set_up::set_up_page),
        )
        .route("/set-up/{token}", web::post().to(handlers::set_up::set_up))
        .route("/invitation/{token}", web::get().to(links::page))
        .route("/invitation/{token}", web::post().to(links::set_password))
        .route("/forgotten", web::get().to(reset::page))
        .route("/forgotten", web::post().to(reset::ask))
        .route("/reset/{token}", web::get().to(links::page))
        .route("/reset/{token}", web::post().to(links::set_password))
        .route("/demo/{token}", web::get().to(handlers::set_up::demo_page))
        .route(
            "/demo/{token}",
            web::post().to(handlers::set_up::enter_demo),
        )
        .configure(factors::public_routes)
        .configure(oidc::public_routes);
}

/// The routes of one's own account, and of all accounts for administrators.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/sign-out", web::post().to(handlers::sign_out))
        .route("/account", web::get().to(handlers::account::account_page))
        .route(
            "/account/language",
            web::post().to(handlers::account::change_language),
        )
        .route(
            "/account/preferences",
            web::post().to(handlers::account::change_preferences),
        )
        .route(
            "/account/password",
            web::post().to(handlers::account::change_password),
        )
        .route("/account/sessions/confirm", web::post().to(again::confirm))
        .route(
            "/account/sessions/end-others",
            web::post().to(handlers::account::end_other_sessions),
        )
        .route(
            "/account/sessions/{id}/end",
            web::post().to(handlers::account::end_session),
        )
        .configure(factors::routes)
        .configure(oidc::routes)
        .configure(accounts::routes);
}

/// A fresh secret of 256 bits for a cookie or a link.
pub fn new_token() -> String {
    let mut bytes = [0u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What the database keeps of a token: a stolen database opens nothing.
pub fn token_hash(token: &str) -> String {
    format!("{:x}", Sha256::digest(token.as_bytes()))
}
