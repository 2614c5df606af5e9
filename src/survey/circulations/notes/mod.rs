//! Notes verbales that carry the survey beside the mails or instead of them: numbered, in the
//! third person, unsigned, with a link and the questionnaire to be filled in on paper.

mod actions;
mod batch;
mod forms;
mod handlers;
mod model;
mod picture;
mod printed;
mod queries;
mod views;
mod word;

use actix_web::web::{self, ServiceConfig};

use self::handlers as n;

pub(super) use self::queries::own_day;

/// The routes of notes verbales.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/survey/circulations/{id}/notes", web::get().to(n::list))
        .route("/survey/circulations/{id}/notes", web::post().to(n::make))
        .route(
            "/survey/circulations/{id}/notes/{note}.docx",
            web::get().to(n::word),
        )
        .route(
            "/survey/circulations/{id}/notes.zip",
            web::get().to(n::batch),
        )
        .route(
            "/survey/circulations/{id}/notes/{note}/form.docx",
            web::get().to(n::form),
        )
        .route(
            "/survey/circulations/{id}/notes/{note}/code.svg",
            web::get().to(n::code),
        )
        .route(
            "/survey/circulations/{id}/notes/{note}",
            web::get().to(n::show),
        )
        .route(
            "/survey/circulations/{id}/notes/{note}/gone",
            web::post().to(n::gone),
        );
}
