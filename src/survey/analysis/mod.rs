//! What the answers come to, for the coordination: who has answered, counts by question,
//! answers set against groups of States, and what of it may be passed on.
//!
//! All counts but those that are passed on are of the answers the reader may open, so two
//! readers may see different numbers.

mod board;
mod borda;
mod coding;
mod cross;
mod export;
mod handlers;
mod kappa;
mod queries;
mod share;
mod tables;
mod tally;
mod views;

use actix_web::web::{self, ServiceConfig};

pub(super) use self::coding::queries::settled_of;

pub(super) fn routes(config: &mut ServiceConfig) {
    use handlers as h;
    config
        .route("/survey/circulations/{id}/board", web::get().to(h::board))
        .route(
            "/survey/circulations/{id}/board.{ending:csv|xlsx}",
            web::get().to(h::board_file),
        )
        .route(
            "/survey/circulations/{id}/analysis",
            web::get().to(h::overview),
        )
        .route(
            "/survey/circulations/{id}/analysis.{ending:csv|xlsx}",
            web::get().to(h::answers_file),
        )
        .route(
            "/survey/circulations/{id}/analysis.json",
            web::get().to(h::answers_json),
        )
        .route("/survey/circulations/{id}/share", web::get().to(h::share))
        .route(
            "/survey/circulations/{id}/share.{ending:csv|xlsx}",
            web::get().to(h::share_file),
        )
        .route(
            "/survey/circulations/{id}/analysis/{question}/table.{ending:csv|xlsx}",
            web::get().to(h::question_file),
        )
        .route(
            "/survey/circulations/{id}/analysis/{question}",
            web::get().to(h::question),
        );
    coding_routes(config);
}

fn coding_routes(config: &mut ServiceConfig) {
    use coding::handlers as c;
    config
        .route(
            "/survey/circulations/{id}/coding/{question}",
            web::get().to(c::show),
        )
        .route(
            "/survey/circulations/{id}/coding/{question}",
            web::post().to(c::save),
        )
        .route(
            "/survey/circulations/{id}/coding/{question}/codes.{ending:csv|xlsx}",
            web::get().to(c::file),
        )
        .route(
            "/survey/circulations/{id}/coding/{question}/begin",
            web::post().to(c::begin),
        )
        .route(
            "/survey/circulations/{id}/coding/{question}/done",
            web::post().to(c::done),
        )
        .route(
            "/survey/circulations/{id}/coding/{question}/agreement",
            web::get().to(c::agreement),
        )
        .route(
            "/survey/circulations/{id}/coding/{question}/agreement",
            web::post().to(c::settle),
        );
}
