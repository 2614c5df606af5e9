//! The pages of the hand-over.

mod index;
mod show;

pub(super) use self::index::{IndexFile, IndexPage};
pub(super) use self::show::HandOverPage;

/// Where the page is.
pub(super) const PATH: &str = "/work-plan/hand-over";
