//! Records as this page knows them, and who reads them.

use crate::auth::{Actor, Marking, Naming, RecordKind, TeamId, Why};

/// How many persons may be named on one record: beyond this it is no longer restricted,
/// and a wider marking says so.
pub(super) const MAX_NAMED: usize = 50;

/// A record of a marked table, as far as reading it is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record {
    /// Its kind.
    pub(super) kind: RecordKind,
    /// Its id.
    pub(super) id: i64,
    /// Its marking.
    pub(super) marking: Marking,
    /// Its team.
    pub(super) team_id: TeamId,
}

impl Record {
    /// Why an account reads it, if it does.
    pub(super) fn why(&self, account: &Actor, naming: Naming) -> Option<Why> {
        account.why_of(self.kind, self.marking, self.team_id, naming)
    }
}

/// Where the page about a record is.
pub fn path(kind: RecordKind, id: impl std::fmt::Display) -> String {
    format!("/access/{kind}/{id}")
}
