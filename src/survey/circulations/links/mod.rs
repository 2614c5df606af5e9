//! The links a circulation has given to a State: revoked where one is lost or has gone astray,
//! and issued anew.

mod actions;
mod handlers;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

use self::handlers as l;
use super::super::model::CirculationId;
use crate::treaty::Iso3;

/// Where the links of a State are.
pub(in crate::survey) fn path(id: CirculationId, state: Iso3) -> String {
    format!("/survey/circulations/{id}/links/{state}")
}

/// The routes of a State's links.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/survey/circulations/{id}/links/{state}",
            web::get().to(l::page),
        )
        .route(
            "/survey/circulations/{id}/links/{state}/revoke",
            web::post().to(l::revoke),
        )
        .route(
            "/survey/circulations/{id}/links/{state}/issue",
            web::post().to(l::issue),
        );
}
