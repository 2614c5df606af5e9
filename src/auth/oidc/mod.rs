//! Sign-in through a ministry's identity provider (OpenID Connect), beside the password and
//! never in its way.
//!
//! The provider says who someone is; it neither makes accounts nor gives rights. A person
//! there is linked to an account here by the account's owner, or where the settings allow
//! it, by an address the provider has verified.
//!
//! Authorization code flow with PKCE. What a browser has begun is kept in the database for
//! ten minutes, under a cookie of that browser alone, and used once. The provider is asked
//! for nothing before someone presses its button: a desk whose provider is away begins,
//! and lets people in by password, as any other. Who it vouches for has shown it whatever
//! it asks for: a second factor of this desk is not asked for on top.

mod actions;
mod handlers;
mod http;
mod model;
mod provider;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::provider::Provider;
pub(super) use self::views::{LinkView, OtherWay};

/// The routes for those not signed in.
pub(super) fn public_routes(config: &mut ServiceConfig) {
    config
        .route("/sign-in/oidc", web::post().to(handlers::begin))
        .route("/sign-in/oidc/callback", web::get().to(handlers::callback));
}

/// The routes of one's own account.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/account/provider", web::post().to(handlers::begin_link))
        .route(
            "/account/provider/finish",
            web::get().to(handlers::finish_link),
        )
        .route("/account/provider/unlink", web::post().to(handlers::unlink));
}
