//! What can be taken back, and what cannot.

use chrono::TimeDelta;

use crate::audit::OwnEntry;
use crate::db::types::Moment;
use crate::db::{Added, Restorer, RowChange};

/// For how long a change can be taken back.
pub const MINUTES: i64 = 10;

/// The verb of the entry about a change that was taken back.
pub(super) const UNDONE: &str = "change.undo";

/// The tables whose rows can be put back. Accounts and what is sent away are not among
/// them.
pub const TABLES: &[&str] = &[
    "barriers",
    "commitments",
    "event_guests",
    "events",
    "exchange_people",
    "exchanges",
    "organisations",
    "pathway_steps",
    "people",
    "positions",
    "posts",
    "saved_views",
    "targets",
    "tenures",
    "timeline_items",
];

/// What changes rows of those tables, and yet cannot be taken back, and why.
pub const FINAL: &[(&str, &[&str])] = &[
    (
        "erased is erased",
        &[
            "barrier.erase",
            "commitment.erase",
            "event.erase",
            "exchange.erase",
            "organisation.erase",
            "person.erase",
            "position.erase",
            "post.erase",
        ],
    ),
    (
        "others have read the record meanwhile; names have a page of their own",
        &["access.name", "access.unname"],
    ),
];

/// A change of one's own, with what its rows said before and after.
#[derive(Debug, Clone)]
pub(super) struct OwnChange {
    /// The first entry about it.
    pub entry: OwnEntry,
    /// The others of the same transaction, in their order.
    pub others: Vec<OwnEntry>,
    /// Its rows, in the order of their changes.
    pub rows: Vec<RowChange>,
}

impl OwnChange {
    pub(super) fn entries(&self) -> impl Iterator<Item = &OwnEntry> {
        std::iter::once(&self.entry).chain(&self.others)
    }

    /// Whether all of it can be put back, from what kind of change it is.
    pub(super) fn is_undoable(&self) -> bool {
        let is_final = |entry: &OwnEntry| {
            FINAL
                .iter()
                .any(|(_, actions)| actions.contains(&entry.action.as_str()))
        };
        !self.rows.is_empty()
            && !self.entries().any(is_final)
            && self.rows.iter().all(|row| {
                // The names on a record go with its restriction.
                TABLES.contains(&row.table.as_str()) || row.table == "named_readers"
            })
    }

    /// Whether it added the record it is about, which is then in no list any more.
    pub(super) fn has_added(&self) -> bool {
        self.rows.iter().any(|row| {
            row.old.is_none()
                && row.table == self.entry.subject
                && row.row_id == self.entry.subject_id
        })
    }

    /// The rows to put back, the last change first, and what becomes of each that was
    /// added: a record goes to the bin, and what hangs on it stays there with it.
    pub(super) fn back(&self, restorer: &Restorer) -> Vec<(&RowChange, Added)> {
        let bins = self
            .rows
            .iter()
            .any(|row| row.old.is_none() && restorer.has_bin(&row.table));
        self.rows
            .iter()
            .rev()
            .filter_map(|row| {
                if row.old.is_some() || !bins {
                    return Some((row, Added::Gone));
                }
                restorer
                    .has_bin(&row.table)
                    .then_some((row, Added::ToTheBin))
            })
            .collect()
    }
}

/// What the entry about a change that was taken back says: which entry that was, and what
/// had been done.
pub(super) fn detail(entry: &OwnEntry) -> String {
    format!("{} {}", entry.id, entry.action)
}

/// The entry that one about a change taken back speaks of.
pub(super) fn undone_by(entry: &OwnEntry) -> Option<i64> {
    let (id, _) = entry.detail.split_once(' ')?;
    (entry.action == UNDONE).then(|| id.parse().ok())?
}

/// Changes from before this moment stay.
pub(super) fn since(now: Moment) -> Moment {
    now.plus(TimeDelta::minutes(-MINUTES))
}
