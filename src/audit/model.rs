//! What an entry of the audit says, and how it is tied to the one before.

use sha2::{Digest, Sha256};

use crate::auth::{Actor, Marking, TeamId, UserId};
use crate::db::types::Moment;

/// What the chain begins with.
pub(super) const START: &str = "start";

/// Who makes a change.
#[derive(Debug, Clone, Copy)]
pub enum Who<'a> {
    /// Someone signed in.
    Actor(&'a Actor),
    /// The desk itself: a start, the command line, the mail worker.
    System,
    /// A State's respondent, by a survey link.
    Respondent,
}

/// What changed.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The verb: `exchange.log`, `person.edit`.
    pub action: &'a str,
    /// The kind of record: its table.
    pub subject: &'a str,
    /// Which one.
    pub id: &'a str,
    /// What else the record of the change should say: field names, counts; never a
    /// secret, and nothing more confidential than that the record exists.
    pub detail: &'a str,
    /// Who may read the record, and so the entry.
    pub readers: Readers,
}

/// Who may read a record: what its marking and its team say. See
/// [`readers_of!`](crate::readers_of).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readers {
    /// The record's marking.
    pub marking: Marking,
    /// The record's team; none for what no team owns.
    pub team_id: Option<TeamId>,
}

impl Readers {
    /// Those of a record that carries no marking: accounts, the work plan, the desk.
    pub const COORDINATION: Self = Self {
        marking: Marking::Coordination,
        team_id: None,
    };
}

impl From<(Marking, TeamId)> for Readers {
    fn from((marking, team): (Marking, TeamId)) -> Self {
        Self {
            marking,
            team_id: Some(team),
        }
    }
}

/// The [`Readers`] of a row of a marked table, for the entry about a change of it: an
/// action has asked the rights layer before it calls this.
#[macro_export]
macro_rules! readers_of {
    ($conn:expr, $table:ident, $id:expr) => {{
        use diesel::{QueryDsl as _, RunQueryDsl as _};
        $table::table
            .find($id)
            .select(($table::marking, $table::team_id))
            .first::<($crate::auth::Marking, $crate::auth::TeamId)>($conn)
            .map($crate::audit::Readers::from)
    }};
}

/// All that a row's hash is made of, beside the hash of the row before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link<'a> {
    pub at: Moment,
    pub user: Option<UserId>,
    pub user_team: Option<TeamId>,
    pub change: Change<'a>,
}

impl Link<'_> {
    /// The hash of the row that follows one with the hash `previous`.
    pub(super) fn hash(&self, previous: &str) -> String {
        let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let change = &self.change;
        let mut hasher = Sha256::new();
        for part in [
            previous,
            &number(self.user.map(|user| user.0)),
            &number(self.user_team.map(|team| team.0)),
            &self.at.to_string(),
            change.action,
            change.subject,
            change.id,
            change.detail,
            change.readers.marking.as_str(),
            &number(change.readers.team_id.map(|team| team.0)),
        ] {
            // The length before each part: no two different rows read the same.
            hasher.update(part.len().to_be_bytes());
            hasher.update(part.as_bytes());
        }
        format!("{:x}", hasher.finalize())
    }
}
