//! Circulations: a questionnaire sent to States. Recipients, preview, release; then
//! how far each State is, and who is reminded.

mod actions;
mod extensions;
mod fields;
mod forms;
mod given;
pub(super) mod handlers;
mod hours;
mod letters;
mod links;
mod merge;
mod notes;
mod preview;
mod progress;
mod queries;
mod release;
mod reminders;
mod rule;
mod views;

use actix_web::web::ServiceConfig;

use super::model::{Circulation, CirculationId};
use super::{inside, queries as survey};
use crate::db::Conn;
use crate::error::AppError;
use crate::web::Desk;

pub use self::given::attached;
pub(super) use self::hours::last_day;
pub(super) use self::letters::{coordinators, names, treaty_name};
pub(super) use self::links::path as links_path;
pub use self::progress::{bar, legend};
pub(super) use self::progress::{channel_label, label as progress_label};
pub use self::reminders::{remind_due, run};

/// A circulation the actor may read, for those inside.
fn readable(desk: &Desk, conn: &mut Conn, id: CirculationId) -> Result<Circulation, AppError> {
    // What is hidden is not found, whoever asks; only then is it closed.
    let circulation = survey::circulation(conn, &desk.actor, id)?;
    inside(&desk.actor)?;
    Ok(circulation)
}

/// The routes of what becomes of a circulation.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .configure(release::routes)
        .configure(reminders::routes)
        .configure(extensions::routes)
        .configure(links::routes)
        .configure(notes::routes)
        .configure(given::routes);
}
