//! What is wrong with a pack, and where.

use std::fmt;
use std::path::PathBuf;

use thiserror::Error;

/// A pack that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackError {
    /// There is no such folder.
    #[error("{} is not a folder", .0.display())]
    NoFolder(PathBuf),
    /// The pack is broken; nothing of it was taken.
    #[error("the pack is refused:\n{0}")]
    Refused(PackProblems),
}

/// One thing wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackProblem {
    /// The file's name within the pack.
    pub file: &'static str,
    /// The line, from 1; `None` where the file as a whole is meant.
    pub line: Option<u64>,
    /// What is wrong, for a reader who knows the facts and not the program.
    pub reason: String,
}

/// All problems found, by file and line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackProblems(Vec<PackProblem>);

impl PackProblems {
    /// The problems, by file and line.
    pub fn iter(&self) -> impl Iterator<Item = &PackProblem> {
        self.0.iter()
    }

    pub(super) fn add(&mut self, file: &'static str, line: Option<u64>, reason: impl fmt::Display) {
        self.0.push(PackProblem {
            file,
            line,
            reason: reason.to_string(),
        });
    }

    /// The value if no problem was found, otherwise the problems in order.
    pub(super) fn settle<T>(mut self, value: Option<T>) -> Result<T, PackError> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => {
                self.0.sort();
                self.0.dedup();
                Err(PackError::Refused(self))
            }
        }
    }
}

impl fmt::Display for PackProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}

impl fmt::Display for PackProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}
