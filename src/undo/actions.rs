//! Putting rows back, in one transaction, with what depends on them.

use super::guards;
use super::model::{OwnChange, UNDONE, detail, marking_of};
use super::queries;
use crate::access::{Remarked, record_remarking};
use crate::audit::{self, Change, Readers, Who};
use crate::auth::{Actor, RecordKind};
use crate::db::types::Moment;
use crate::db::{Conn, Restorer, RowChange};
use crate::error::AppError;
use crate::exchanges::{self, ExchangeId};
use crate::pathways::{self, StepId};

/// Takes a change back.
///
/// # Errors
/// [`AppError::NotFound`] where the actor can take no such change back,
/// [`AppError::Overtaken`] where someone has changed the same since.
pub(super) fn undo(
    conn: &mut Conn,
    actor: &Actor,
    id: i64,
    now: Moment,
) -> Result<OwnChange, AppError> {
    let change = queries::find(conn, actor, id, now)?;
    queries::authorise(conn, actor, &change)?;
    guards::hold(conn, actor, &change)?;
    let exchanges = ids(&change, "exchanges", ExchangeId);
    let counted = exchanges::counted(conn, actor, &exchanges)?;
    let restorer = Restorer::new(conn, now)?;
    for (row, added) in change.back(&restorer) {
        guards::allow(conn, row)?;
        let put = restorer.put_back(conn, row, added);
        if !put.map_err(AppError::overtaken)? {
            return Err(AppError::Overtaken);
        }
    }
    exchanges::recount(conn, actor, &exchanges, counted)?;
    pathways::remember_all(conn, &ids(&change, "pathway_steps", StepId), now)?;
    enter(conn, actor, &change, now)?;
    Ok(change)
}

/// The rows of a table that the change touched.
fn ids<I>(change: &OwnChange, table: &str, id: fn(i64) -> I) -> Vec<I> {
    let mut ids: Vec<i64> = change
        .rows
        .iter()
        .filter(|row| row.table == table)
        .filter_map(|row| row.row_id.parse().ok())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(id).collect()
}

/// The entry about it, and one for each record whose marking changed back.
fn enter(conn: &mut Conn, actor: &Actor, change: &OwnChange, now: Moment) -> Result<(), AppError> {
    let entry = &change.entry;
    let about = Change {
        action: UNDONE,
        subject: &entry.subject,
        id: &entry.subject_id,
        detail: &detail(entry),
        readers: readers(change),
    };
    audit::record(conn, Who::Actor(actor), now, about)?;
    for row in &change.rows {
        if let Some(remarked) = remarked(row) {
            record_remarking(conn, Who::Actor(actor), now, &remarked)?;
        }
    }
    Ok(())
}

/// Who may read the entry: whoever may read the one about the change, and the rows as they
/// were before and after.
fn readers(change: &OwnChange) -> Readers {
    let entries = change.entries().max_by_key(|entry| entry.marking);
    let entry = entries.map_or(Readers::COORDINATION, |entry| Readers {
        marking: entry.marking,
        team_id: entry.owner,
    });
    let narrowest = change
        .rows
        .iter()
        .flat_map(|row| [&row.old, &row.new].into_iter().flatten())
        .filter_map(marking_of)
        .max_by_key(|(marking, _)| *marking);
    match narrowest {
        Some(marked) if marked.0 > entry.marking => marked.into(),
        _ => entry,
    }
}

fn remarked(row: &RowChange) -> Option<Remarked<'static>> {
    let (from, team) = marking_of(row.new.as_ref()?)?;
    let (to, _) = marking_of(row.old.as_ref()?)?;
    let (kind, action) = match row.table.parse().ok()? {
        kind @ RecordKind::Circulations => (kind, "circulation.marking"),
        kind @ RecordKind::Commitments => (kind, "commitment.marking"),
        kind @ RecordKind::Events => (kind, "event.marking"),
        kind @ RecordKind::Exchanges => (kind, "exchange.marking"),
        kind @ RecordKind::PathwaySteps => (kind, "pathway.marking"),
        kind @ RecordKind::People => (kind, "person.marking"),
        kind @ RecordKind::Positions => (kind, "position.marking"),
        kind @ RecordKind::Relations => (kind, "relation.marking"),
        kind @ RecordKind::Responses => (kind, "response.marking"),
        kind @ RecordKind::Targets => (kind, "target.marking"),
        _ => return None,
    };
    Some(Remarked {
        action,
        kind,
        id: row.row_id.parse().ok()?,
        from,
        to,
        team,
        reason: "",
    })
}
