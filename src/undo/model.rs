//! What can be taken back, and what cannot.

use chrono::TimeDelta;

use crate::audit::OwnEntry;
use crate::auth::{Marking, TeamId};
use crate::db::types::Moment;
use crate::db::{Added, Restorer, RowChange, Said};

/// For how long a change can be taken back.
pub const MINUTES: i64 = 10;

/// The verb of the entry about a change that was taken back.
pub(super) const UNDONE: &str = "change.undo";

/// The tables whose rows can be put back. Accounts and what is sent away are not among
/// them.
pub const TABLES: &[&str] = &[
    "activities",
    "answers",
    "attachments",
    "barriers",
    "category_settings",
    "circulations",
    "codes",
    "codings",
    "commitments",
    "entered_answers",
    "event_agenda",
    "event_guests",
    "event_money",
    "events",
    "exchange_people",
    "exchanges",
    "extensions",
    "implementers",
    "invitations",
    "objectives",
    "omissions",
    "organisations",
    "outputs",
    "pathway_steps",
    "people",
    "positions",
    "posts",
    "questionnaires",
    "relations",
    "reminder_rules",
    "reminder_stops",
    "responses",
    "saved_views",
    "target_categories",
    "target_supporters",
    "targets",
    "tenures",
    "timeline_items",
    "work_plans",
];

/// The tables whose rows stay as a change has left them, though it is taken back, and why.
pub const KEPT: &[(&str, &str)] = &[
    (
        "event_invitations",
        "a link that was revoked stays so: it may have been passed on meanwhile",
    ),
    (
        "named_readers",
        "the names on a record go with its restriction",
    ),
    (
        "note_numbers",
        "a number that was given is never given again",
    ),
];

/// What changes rows of those tables, and yet cannot be taken back, and why.
pub const FINAL: &[(&str, &[&str])] = &[
    (
        "erased is erased",
        &[
            "barrier.erase",
            "commitment.erase",
            "attachment.erase",
            "event.erase",
            "exchange.erase",
            "organisation.erase",
            "pathway.erase",
            "person.erase",
            "position.erase",
            "post.erase",
            "questionnaire.erase",
            "relation.erase",
        ],
    ),
    (
        "it has left the desk: mails, their links, the numbers of notes",
        &[
            "event.letters",
            "event.link",
            "event.note-verbale",
            "event.unlink",
        ],
    ),
    (
        "others have acted on where it stands: mails, links, a second coordinator",
        &[
            "circulation.close",
            "circulation.correct",
            "circulation.hand-over",
            "circulation.note",
            "circulation.propose",
            "circulation.recall",
            "circulation.release",
            "circulation.reopen",
            "circulation.send-on",
            "circulation.take-back",
            "circulation.to-draft",
            "circulation.withdraw",
        ],
    ),
    (
        "the two coders see each other's codes when both have closed them",
        &["coding.begin", "coding.done"],
    ),
    (
        "others have read the record meanwhile; names have a page of their own",
        &[
            "access.name",
            "access.unname",
            "handover.release",
            "handover.seal",
        ],
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
            && !self.rows.iter().any(has_lost_its_guest)
            && self
                .rows
                .iter()
                .all(|row| TABLES.contains(&row.table.as_str()) || is_kept(&row.table))
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
            .filter(|row| !is_kept(&row.table) || row.new.is_none())
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

/// Who reads a row that said this, where it carries a marking.
pub(super) fn marking_of(said: &Said) -> Option<(Marking, TeamId)> {
    let marking = said.get("marking")?.as_str()?.parse().ok()?;
    Some((marking, TeamId(said.get("team_id")?.as_i64()?)))
}

/// Whether a letter belongs to no guest any more: the guest could come back, and the letter
/// would not.
fn has_lost_its_guest(row: &RowChange) -> bool {
    let guest = |said: &Option<Said>| {
        let said = said.as_ref()?.get("guest_id")?;
        said.as_i64()
    };
    row.table == "event_invitations" && guest(&row.old).is_some() && guest(&row.new).is_none()
}

/// Whether what a change did to a table stays.
fn is_kept(table: &str) -> bool {
    KEPT.iter().any(|(kept, _)| *kept == table)
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

/// What an entry is about: of one about a change taken back, what had been done.
pub(super) fn acted(entry: &OwnEntry) -> &str {
    match entry.detail.split_once(' ') {
        Some((_, action)) if entry.action == UNDONE => action,
        _ => &entry.action,
    }
}

/// Changes from before this moment stay.
pub(super) fn since(now: Moment) -> Moment {
    now.plus(TimeDelta::minutes(-MINUTES))
}
