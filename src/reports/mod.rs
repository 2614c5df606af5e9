//! Reports: the progress report on a work plan as of a cut-off date, as a page and as a
//! Word document.
//!
//! **Whose numbers.** A report is read outside the desk, so its numbers must not depend
//! on who prints it. They are therefore computed from all records, by the rule of the
//! design's table "in a report", and not from what the reader may see: public records may
//! be named; those of the working group and of the coordination are counted and never
//! attributed; restricted ones are counted only in a number to which at least
//! `survey.suppress_below` States contribute. No text of a record that is not public is
//! ever read for a report, and no State is named beside a number of such records. What the
//! answers to the survey may tell is [`crate::suppression`]'s to say.
//! Because the numbers count what partners and observers may not know of, the report is
//! for coordinators, contributors and administrators; to others it is closed.
//!
//! **One document.** `queries::progress` computes a `ProgressReport`; `text`
//! makes a `Document` of it in a language; the page and the Word document
//! only set that. A number cannot differ between the two.

mod document;
mod forms;
mod handlers;
mod model;
mod queries;
mod text;
mod views;
mod word;

use actix_web::web::{self, ServiceConfig};

pub use self::word::{CONTENT_TYPE as WORD, complete as complete_word};

/// The routes of reports.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/reports", web::get().to(handlers::reports_page))
        .route("/reports/progress", web::get().to(handlers::progress_page))
        .route(
            "/reports/progress.docx",
            web::get().to(handlers::progress_word),
        );
}
