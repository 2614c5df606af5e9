//! Questionnaires written at the desk: their versions, their parts, how they will look to
//! who answers, and what has changed from one version to another.

pub(super) mod actions;
mod changes;
pub(super) mod compare;
mod fields;
mod forms;
mod handlers;
mod import;
mod list;
mod page;
mod parts;
pub(super) mod places;
mod preview;
mod queries;
mod questions;
mod shapes;
mod views;

use actix_web::web::{self, ServiceConfig};

/// The routes of questionnaires.
pub(super) fn routes(config: &mut ServiceConfig) {
    whole(config);
    sections(config);
    of_questions(config);
}

/// The routes of frames and sections.
fn sections(config: &mut ServiceConfig) {
    config
        .route(
            "/survey/questionnaires/{id}/frame",
            web::get().to(parts::frame_page),
        )
        .route(
            "/survey/questionnaires/{id}/frame",
            web::post().to(parts::save_frame),
        )
        .route(
            "/survey/questionnaires/{id}/new-section",
            web::get().to(parts::new_section),
        )
        .route(
            "/survey/questionnaires/{id}/new-section",
            web::post().to(parts::add_section),
        )
        .route(
            "/survey/questionnaires/{id}/sections/{section}",
            web::get().to(parts::section_page),
        )
        .route(
            "/survey/questionnaires/{id}/sections/{section}",
            web::post().to(parts::save_section),
        )
        .route(
            "/survey/questionnaires/{id}/sections/{section}/move",
            web::post().to(parts::move_section),
        )
        .route(
            "/survey/questionnaires/{id}/sections/{section}/delete",
            web::post().to(parts::delete_section),
        );
}

/// The routes of questions.
fn of_questions(config: &mut ServiceConfig) {
    config
        .route(
            "/survey/questionnaires/{id}/new-question",
            web::get().to(questions::new_question),
        )
        .route(
            "/survey/questionnaires/{id}/new-question",
            web::post().to(questions::add_question),
        )
        .route(
            "/survey/questionnaires/{id}/questions/{question}",
            web::get().to(questions::question_page),
        )
        .route(
            "/survey/questionnaires/{id}/questions/{question}",
            web::post().to(questions::save_question),
        )
        .route(
            "/survey/questionnaires/{id}/questions/{question}/kind",
            web::get().to(questions::kind_page),
        )
        .route(
            "/survey/questionnaires/{id}/questions/{question}/kind",
            web::post().to(questions::change_kind),
        )
        .route(
            "/survey/questionnaires/{id}/questions/{question}/move",
            web::post().to(questions::move_question),
        )
        .route(
            "/survey/questionnaires/{id}/questions/{question}/duplicate",
            web::post().to(questions::duplicate_question),
        )
        .route(
            "/survey/questionnaires/{id}/questions/{question}/delete",
            web::post().to(questions::delete_question),
        );
}

/// The routes of lists and whole versions.
fn whole(config: &mut ServiceConfig) {
    config
        .route(
            "/survey/questionnaires.{ending:csv|xlsx}",
            web::get().to(handlers::export),
        )
        .route("/survey/questionnaires", web::get().to(handlers::index))
        .route("/survey/questionnaires", web::post().to(handlers::create))
        .route("/survey/questionnaires/new", web::get().to(handlers::new))
        .route(
            "/survey/questionnaires/import",
            web::get().to(import::start),
        )
        .route(
            "/survey/questionnaires/import",
            web::post().to(import::look),
        )
        .route(
            "/survey/questionnaires/import/take",
            web::post().to(import::take),
        )
        .route(
            "/survey/questionnaires/{id:[0-9]+}.xlsx",
            web::get().to(import::export),
        )
        .route("/survey/questionnaires/{id}", web::get().to(handlers::show))
        .route(
            "/survey/questionnaires/{id}/version",
            web::post().to(handlers::new_version),
        )
        .route(
            "/survey/questionnaires/{id}/bin",
            web::post().to(handlers::bin),
        )
        .route(
            "/survey/questionnaires/{id}/restore",
            web::post().to(handlers::restore),
        )
        .route(
            "/survey/questionnaires/{id}/compare",
            web::get().to(handlers::compare),
        )
        .route(
            "/survey/questionnaires/{id}/preview",
            web::get().to(preview::begin),
        )
        .route(
            "/survey/questionnaires/{id}/preview",
            web::post().to(preview::go_on),
        );
}
