//! Where a pack's files come from, and what they add up to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::problem::PackProblems;

/// Names of the files, as the problems show them.
pub(super) mod name {
    pub const PACK: &str = "pack.toml";
    pub const GROUPINGS: &str = "groupings.toml";
    pub const STATES: &str = "states.csv";
    pub const ACTS: &str = "acts.csv";
    pub const PUBLISHED_COUNTS: &str = "published_counts.csv";
    pub const VOTES: &str = "votes.csv";
    pub const VOTE_TOTALS: &str = "vote_totals.csv";
    pub const STEPS: &str = "interim_steps.csv";
    pub const HOLDINGS: &str = "contamination_stockpiles.csv";
    pub const MEETINGS: &str = "meetings.csv";
    pub const TILES: &str = "tile_grid.csv";
    pub const WORK_PLAN: &str = "work_plan.toml";
    pub const BARRIERS: &str = "barriers.toml";
    pub const OFFERS: &str = "offers.toml";
    pub const PATHWAYS: &str = "pathways.toml";
    pub const QUESTIONNAIRE: &str = "questionnaire.toml";
    pub const SOURCES: &str = "SOURCES.md";

    /// Every file of a pack.
    pub const ALL: [&str; 17] = [
        PACK,
        GROUPINGS,
        STATES,
        ACTS,
        PUBLISHED_COUNTS,
        VOTES,
        VOTE_TOTALS,
        STEPS,
        HOLDINGS,
        MEETINGS,
        TILES,
        WORK_PLAN,
        BARRIERS,
        OFFERS,
        PATHWAYS,
        QUESTIONNAIRE,
        SOURCES,
    ];
}

/// Part of the digest: raise it when the desk begins to keep more, or other
/// things, of the same files, so that they are loaded again.
const READING: u32 = 1;

static CCM: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/packs/ccm");

/// A place that holds the files of a pack.
#[derive(Debug)]
pub(super) enum PackFiles {
    /// The pack that is part of the binary.
    Embedded,
    /// A folder.
    Folder(PathBuf),
}

/// The text of every file of a pack.
#[derive(Debug, Default)]
pub(super) struct Texts(BTreeMap<&'static str, String>);

impl PackFiles {
    /// Reads every file; one that is missing or is not text becomes a problem.
    pub fn read(&self, problems: &mut PackProblems) -> Texts {
        let mut texts = BTreeMap::new();
        for file in name::ALL {
            match self.read_one(file) {
                Ok(text) => {
                    // A spreadsheet program may begin a file with a byte order mark.
                    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
                    texts.insert(file, text);
                }
                Err(reason) => problems.add(file, None, reason),
            }
        }
        Texts(texts)
    }

    fn read_one(&self, file: &str) -> Result<String, String> {
        match self {
            Self::Embedded => CCM
                .get_file(file)
                .and_then(|found| found.contents_utf8())
                .map(str::to_owned)
                .ok_or_else(|| "the file is missing".to_owned()),
            Self::Folder(folder) => std::fs::read_to_string(folder.join(file))
                .map_err(|error| format!("cannot be read: {error}")),
        }
    }
}

impl Texts {
    /// A file's text; empty if it could not be read, which is a problem already.
    pub fn of(&self, file: &str) -> &str {
        self.0.get(file).map_or("", String::as_str)
    }

    /// The SHA-256 of all files, as 64 hexadecimal digits. It depends on the
    /// names and contents of the files and on how they are read, not on where
    /// they are.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(format!("pack {READING}\n"));
        for (file, text) in &self.0 {
            hash.update(format!("{file} {}\n", text.len()));
            hash.update(text);
        }
        hash.finalize().iter().fold(String::new(), |mut hex, byte| {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}
