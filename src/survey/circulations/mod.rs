//! Circulations: a questionnaire sent to States. Recipients, preview, release; then
//! how far each State is.

mod actions;
mod fields;
mod forms;
pub(super) mod handlers;
mod letters;
mod merge;
mod preview;
mod progress;
mod queries;
mod views;

pub(super) use self::letters::{coordinators, names, treaty_name};
pub use self::progress::{bar, legend};
pub(super) use self::progress::{channel_label, label as progress_label};
