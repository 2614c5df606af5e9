//! What an entry of the audit says, and how it is tied to the one before.

use diesel::Queryable;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::auth::{Actor, Device, Marking, TeamId, UserId};
use crate::db::types::Moment;

/// What the chain begins with.
pub(super) const START: &str = "start";
/// What the values of an entry call from where the change came.
pub(super) const ORIGIN: &str = "origin";
/// What they call how the list of an export was filtered.
pub(super) const FILTERS: &str = "filters";

/// Who makes a change.
#[derive(Debug, Clone, Copy)]
pub enum Who<'a> {
    /// Someone signed in.
    Actor(&'a Actor),
    /// The desk itself: a start, the command line, the mail worker.
    System,
    /// Someone who is not signed in: a State's respondent, or whoever is about to sign in.
    Visitor(&'a Device),
}

impl Who<'_> {
    /// From where the change comes; none for the desk itself.
    pub(super) fn origin(&self) -> Option<&Device> {
        match self {
            Self::Actor(actor) => Some(&actor.device),
            Self::Visitor(device) => Some(device),
            Self::System => None,
        }
    }
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
    /// The digest of what the change's rows said before and after.
    pub values: &'a str,
}

impl Link<'_> {
    /// The hash of the row that follows one with the hash `previous`.
    pub(super) fn hash(&self, previous: &str) -> String {
        let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let change = &self.change;
        hash_of(&[
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
            self.values,
        ])
    }
}

/// From where a change came.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Origin {
    /// The address; empty where there is none.
    pub address: String,
    /// What the browser calls itself.
    pub browser: String,
}

impl From<&Device> for Origin {
    fn from(device: &Device) -> Self {
        Self {
            address: device.address.clone(),
            browser: device.user_agent.clone(),
        }
    }
}

/// What a row said before and after a change, or from where the change came.
#[derive(Debug, Clone, Queryable)]
pub(super) struct ValuesRow {
    pub id: i64,
    pub entry: Option<i64>,
    /// The table, or [`ORIGIN`].
    pub subject: String,
    pub row_id: String,
    /// JSON, as the database wrote it.
    pub old: Option<String>,
    pub new: Option<String>,
    /// None once the values are erased, and the digest then stands in their place.
    pub salt: Option<String>,
    pub digest: Option<String>,
}

impl ValuesRow {
    /// The digest of what the row says, or said before it was erased.
    pub(super) fn digest(&self) -> String {
        self.digest.clone().unwrap_or_else(|| {
            hash_of(&[
                &self.subject,
                &self.row_id,
                self.old.as_deref().unwrap_or_default(),
                self.new.as_deref().unwrap_or_default(),
                self.salt.as_deref().unwrap_or_default(),
            ])
        })
    }
}

/// The digest of all values of an entry, in their order; empty where it has none.
pub(super) fn digest_of(rows: &[ValuesRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let digests: Vec<_> = rows.iter().map(ValuesRow::digest).collect();
    hash_of(&digests.iter().map(String::as_str).collect::<Vec<_>>())
}

fn hash_of(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        // The length before each part: no two different rows read the same.
        hasher.update(part.len().to_be_bytes());
        hasher.update(part.as_bytes());
    }
    format!("{:x}", hasher.finalize())
}
