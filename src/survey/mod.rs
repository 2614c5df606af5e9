//! The survey: why States have not joined. A questionnaire is circulated to target
//! States; each answers by a link of its own, or has its answer typed in by us.

mod actions;
mod analysis;
mod anonymous;
mod circulations;
mod corrections;
mod definitions;
mod editor;
mod files;
mod handlers;
mod markup;
pub mod model;
pub mod queries;
mod questions;
mod respondent;
mod responses;
mod undoing;
mod views;
mod word;
pub mod xlsform;

use actix_web::middleware::DefaultHeaders;
use actix_web::web::{self, ServiceConfig};

use crate::auth::Actor;
use crate::error::AppError;

pub use self::circulations::{
    attached, bar as progress_bar, legend as progress_legend, remind_due, run,
};
pub use self::definitions::Definitions;
pub use self::editor::compare::changed as changed_in_words;
pub use self::undoing::{
    hold_response, is_bare_circulation, is_bare_response, is_coding_open, is_free_draft,
};

/// The routes of those who hold a survey link.
pub fn public_routes(config: &mut ServiceConfig) {
    use respondent::{files, handlers as r, links, part, word};
    // The address of a link is the key to the answer: its page may not pass it on.
    let headers = || DefaultHeaders::new().add(("Referrer-Policy", "no-referrer"));
    config
        .service(
            web::scope("/s")
                .route("", web::post().to(r::enter))
                .route("/{token}", web::get().to(r::door))
                .wrap(headers()),
        )
        .service(
            web::scope("/answer/{invitation}")
                .route("", web::get().to(r::start))
                .route("/review", web::get().to(r::review))
                .route("/sign-off", web::post().to(r::sign_off))
                .route("/receipt", web::get().to(r::receipt))
                .route("/receipt.txt", web::get().to(r::receipt_file))
                .route("/links", web::get().to(links::show))
                .route("/links", web::post().to(links::hand))
                .route("/links/{link}/take-back", web::post().to(links::take_back))
                .route("/form.docx", web::get().to(word::file))
                .route("/word", web::get().to(word::show))
                .route("/word", web::post().to(word::bring))
                .route("/word/take", web::post().to(word::take))
                .route("/files/{question}", web::get().to(files::show))
                .route("/files/{question}", web::post().to(files::bring))
                .route("/files/{question}/remove", web::post().to(files::remove))
                .route("/files/{question}/content", web::get().to(files::content))
                .route("/{section}", web::get().to(r::section))
                .route("/{section}", web::post().to(r::save))
                .wrap(headers()),
        )
        .service(
            web::scope("/part/{part}")
                .route("", web::get().to(part::show))
                .route("", web::post().to(part::save))
                .route("/files/{question}", web::get().to(files::show))
                .route("/files/{question}", web::post().to(files::bring))
                .route("/files/{question}/remove", web::post().to(files::remove))
                .route("/files/{question}/content", web::get().to(files::content))
                .wrap(headers()),
        );
}

/// The routes of the desk.
pub fn routes(config: &mut ServiceConfig) {
    use circulations::handlers as c;
    use responses::handlers as r;
    config
        .route("/survey", web::get().to(handlers::index))
        .configure(editor::routes)
        .configure(corrections::routes)
        .configure(analysis::routes)
        .route("/survey/circulations/new", web::get().to(c::new_page))
        .route("/survey/circulations", web::post().to(c::create))
        .route(
            "/survey/circulations/{id}/edit",
            web::get().to(c::edit_page),
        )
        .route("/survey/circulations/{id}/edit", web::post().to(c::edit))
        .route(
            "/survey/circulations/{id}/recipients/{state}",
            web::get().to(c::recipients_page),
        )
        .route(
            "/survey/circulations/{id}/recipients/{state}",
            web::post().to(c::choose_recipients),
        )
        .route(
            "/survey/circulations/{id}/preview",
            web::get().to(c::preview),
        )
        .route(
            "/survey/circulations/{id}/order",
            web::get().to(c::order_page),
        )
        .route(
            "/survey/circulations/{id}/order",
            web::post().to(c::reorder),
        )
        .configure(circulations::routes)
        .route(
            "/survey/circulations/{id}/discard",
            web::post().to(c::discard),
        )
        .route(
            "/survey/circulations/{id}/responses",
            web::get().to(r::list),
        )
        .route(
            "/survey/circulations/{id}/responses.{ending:csv|xlsx}",
            web::get().to(r::export),
        )
        .route(
            "/survey/circulations/{id}/enter",
            web::get().to(r::enter_page),
        )
        .route("/survey/circulations/{id}/enter", web::post().to(r::enter))
        .route(
            "/survey/circulations/{id:[0-9]+}.{ending:csv|xlsx}",
            web::get().to(c::export),
        )
        .route("/survey/circulations/{id}", web::get().to(c::show));
    answer_routes(config);
}

/// The routes of one answer.
fn answer_routes(config: &mut ServiceConfig) {
    use responses::handlers as r;
    config
        .route(
            "/survey/circulations/{id}/enter/form",
            web::post().to(responses::brought::read),
        )
        .route("/survey/responses/{id}/edit", web::get().to(r::edit_page))
        .route("/survey/responses/{id}/edit", web::post().to(r::edit))
        .route("/survey/responses/{id}/reopen", web::post().to(r::reopen))
        .route(
            "/survey/responses/{id}/confirm",
            web::post().to(r::ask_to_confirm),
        )
        .route("/survey/responses/{id}/barriers", web::post().to(r::raise))
        .route(
            "/survey/responses/{id}/files/{number}",
            web::get().to(responses::files::take),
        )
        .route(
            "/survey/responses/{id}/files/{question}",
            web::post().to(responses::files::add),
        )
        .route(
            "/survey/responses/{id}/files/{question}/remove",
            web::post().to(responses::files::remove),
        )
        .route("/survey/responses/{id}", web::get().to(r::show));
}

/// Circulations and answers are for those inside; what that excludes is no secret.
fn inside(actor: &Actor) -> Result<(), AppError> {
    if actor.is_inside() {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}
