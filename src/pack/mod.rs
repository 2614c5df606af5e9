//! The treaty pack: everything the desk knows about a treaty before anyone
//! has worked with it.
//!
//! A pack is a folder of readable files, TOML for what is written by hand and
//! CSV for tables. The pack of the Convention on Cluster Munitions is part of
//! the binary ([`embedded`]); another treaty is another folder
//! ([`from_folder`]).
//!
//! A pack is taken whole or not at all. Reading goes in two steps: the shape
//! of every file, then what the files say about each other and about the law
//! (a vote by an unknown State, a ratification without signature, a total that
//! differs from the published one). All problems of a step are listed, each
//! with file, line and reason.
//!
//! [`load`] puts a pack into the database, once: loading it again changes
//! nothing. [`diff`] shows beforehand what a changed pack would change.

mod check;
mod check_acts;
mod check_texts;
mod diff;
mod fields;
mod files;
mod load;
mod model;
mod offers;
mod pathways;
mod problem;
mod read;
mod rows;
mod sheets;
mod table;
mod work_plan;

use std::path::Path;

pub use diff::{Field, FieldChange, PackDiff, RowChange, RowDiff, TableDiff};
pub use load::{diff, is_any_loaded, load, load_first, loaded_digest};
pub use model::{
    ActEntry, Barrier, BarrierGroup, Barriers, DeadlineLabel, Grouping, Groupings, Holdings, Known,
    Meeting, Pack, PublishedCount, StateEntry, StepEntry, Tile, TileGrid, Treaty, Trilingual,
    VoteEntry, VoteTotal,
};
pub use offers::{Argument, Fit, Offers, Peer, Profile, Tool};
pub use pathways::{BodyKind, PathwayTemplate, Pathways, TemplateStep};
pub use problem::{PackError, PackProblem, PackProblems};
pub use work_plan::{
    Activity, Baseline, Implementer, Measure, Objective, Output, PartnerKind, TargetCategory,
    TimelineLine, WorkPlan,
};

use files::PackFiles;

/// The pack that is part of the binary: the Convention on Cluster Munitions.
///
/// # Errors
///
/// [`PackError::Refused`] if it does not hold together, which the tests rule out.
pub fn embedded() -> Result<Pack, PackError> {
    read::pack(&PackFiles::Embedded)
}

/// Reads the pack in a folder.
///
/// # Errors
///
/// [`PackError::NoFolder`] if there is no such folder, and
/// [`PackError::Refused`] with every problem found if the pack is broken.
pub fn from_folder(path: &Path) -> Result<Pack, PackError> {
    if !path.is_dir() {
        return Err(PackError::NoFolder(path.to_owned()));
    }
    read::pack(&PackFiles::Folder(path.to_owned()))
}

#[cfg(test)]
mod tests;
