//! The dossier of a State: what is known of it, why it is a target, whom to speak to,
//! and all that happened, in one place.

mod brief;
mod facts;
mod known;
mod levers;
mod log;
mod pathway;
mod position;
mod queries;
mod timeline;
mod views;
mod votes;

pub(super) use self::brief::BriefPage;
pub use self::brief::brief_files;
pub(super) use self::log::{TimelinePage, timeline_table};
pub(super) use self::views::DossierPage;
