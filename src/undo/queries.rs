//! Reads of one's own changes, and of who may change what they changed.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::model::{OwnChange, marking_of, since, undone_by};
use crate::audit::{self, OwnEntry};
use crate::auth::{Actor, Marking, RecordKind, TeamId};
use crate::db::schema::{
    attachments, barriers, circulations, commitments, events, exchanges, pathway_steps, people,
    positions, relations, responses, targets, tenures,
};
use crate::db::types::Moment;
use crate::db::{Conn, RowChange};
use crate::error::AppError;
use crate::visible;

/// How many of one's entries are looked at: more than several changes of as many records as
/// are changed at once make, each with an entry about its marking too.
const ENTRIES: i64 = 2000;

/// What contributors, who change answers and circulations too, do not do.
const COORDINATORS_ALONE: &[&str] = &[
    "circulation.extend",
    "response.ask-to-confirm",
    "response.reopen",
];

/// The change that the transaction has just made, if it can be taken back: its number.
///
/// # Errors
/// The database fails.
pub fn offer(conn: &mut Conn, actor: &Actor, begun: Moment) -> Result<Option<i64>, AppError> {
    let entries = audit::own_since(conn, actor, begun, ENTRIES)?;
    let newest = changes(conn, entries)?.into_iter().next();
    Ok(newest
        .filter(OwnChange::is_undoable)
        .map(|change| change.entry.id))
}

/// What the actor can take back, the newest first.
pub(super) fn recent(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
) -> Result<Vec<OwnChange>, AppError> {
    let entries = audit::own_since(conn, actor, since(now), ENTRIES)?;
    let undone: HashSet<i64> = entries.iter().filter_map(undone_by).collect();
    let mut found = changes(conn, entries)?;
    found.retain(|change| change.is_undoable() && !undone.contains(&change.entry.id));
    Ok(found)
}

/// The change of an entry, if the actor can take it back.
pub(super) fn find(
    conn: &mut Conn,
    actor: &Actor,
    id: i64,
    now: Moment,
) -> Result<OwnChange, AppError> {
    let found = recent(conn, actor, now)?;
    let change = found.into_iter().find(|change| change.entry.id == id);
    change.ok_or(AppError::NotFound)
}

/// Entries, the newest first, as the changes that the transactions were.
fn changes(conn: &mut Conn, entries: Vec<OwnEntry>) -> Result<Vec<OwnChange>, AppError> {
    let ids: Vec<i64> = entries.iter().map(|entry| entry.id).collect();
    let mut rows: HashMap<i64, Vec<RowChange>> = audit::written_down(conn, &ids)?;
    let mut others: Vec<OwnEntry> = Vec::new();
    let mut found = Vec::new();
    for entry in entries {
        if entry.follows {
            others.push(entry);
            continue;
        }
        let mut others = std::mem::take(&mut others);
        others.reverse();
        let said = std::iter::once(&entry)
            .chain(&others)
            .flat_map(|entry| rows.remove(&entry.id).unwrap_or_default())
            .collect();
        found.push(OwnChange {
            entry,
            others,
            rows: said,
        });
    }
    Ok(found)
}

/// Refuses those who may not change a record by now: their role or team has changed.
pub(super) fn authorise(
    conn: &mut Conn,
    actor: &Actor,
    change: &OwnChange,
) -> Result<(), AppError> {
    let gone: HashSet<(&str, &str)> = change
        .rows
        .iter()
        .filter(|row| row.new.is_none())
        .map(|row| (row.table.as_str(), row.row_id.as_str()))
        .collect();
    let mut keys: HashSet<(&str, &str)> = HashSet::new();
    for entry in change.entries() {
        let may = match entry.subject.as_str() {
            _ if COORDINATORS_ALONE.contains(&entry.action.as_str()) => actor.may_coordinate(),
            "responses" | "organisations" | "posts" | "questionnaires" | "circulations" => {
                actor.is_inside()
            }
            "work_plans" | "teams" | "timeline_items" | "category_settings" | "objectives"
            | "activities" | "outputs" => actor.may_coordinate(),
            _ => actor.may_add(),
        };
        if !may || entry.team != Some(actor.team_id) {
            return Err(AppError::Forbidden);
        }
        keys.insert((&entry.subject, &entry.subject_id));
    }
    let rows = change.rows.iter().filter(|row| row.new.is_some());
    keys.extend(rows.map(|row| (row.table.as_str(), row.row_id.as_str())));
    for (table, id) in keys.difference(&gone) {
        if let Some((marking, team)) = marked(conn, actor, table, id)?
            && !actor.may_change(marking, team)
        {
            return Err(AppError::Forbidden);
        }
    }
    // What is not there any more is read as it was read last.
    let lost = change.rows.iter().filter(|row| row.new.is_none());
    for (marking, team) in lost.filter_map(|row| marking_of(row.old.as_ref()?)) {
        if !actor.may_change(marking, team) {
            return Err(AppError::Forbidden);
        }
    }
    Ok(())
}

/// Who may read a row, through the rights layer; nothing for one of a table that carries no
/// marking.
fn marked(
    conn: &mut Conn,
    actor: &Actor,
    table: &str,
    id: &str,
) -> Result<Option<(Marking, TeamId)>, AppError> {
    let Ok(id) = id.parse::<i64>() else {
        return Ok(None);
    };
    macro_rules! found {
        ($table:ident) => {
            $table::table
                .filter($table::id.eq(id))
                .filter(visible!($table, actor))
                .select(($table::marking, $table::team_id))
                .first::<(Marking, TeamId)>(conn)?
        };
    }
    if table == "tenures" {
        return Ok(Some(
            tenures::table
                .inner_join(people::table)
                .filter(tenures::id.eq(id))
                .filter(visible!(people, actor))
                .select((people::marking, people::team_id))
                .first(conn)?,
        ));
    }
    if table == "attachments" {
        return of_file(conn, actor, id);
    }
    let Ok(kind) = table.parse::<RecordKind>() else {
        return Ok(None);
    };
    Ok(Some(match kind {
        RecordKind::Barriers => found!(barriers),
        RecordKind::Commitments => found!(commitments),
        RecordKind::Events => found!(events),
        RecordKind::Exchanges => found!(exchanges),
        RecordKind::PathwaySteps => found!(pathway_steps),
        RecordKind::People => found!(people),
        RecordKind::Positions => found!(positions),
        RecordKind::Relations => found!(relations),
        RecordKind::Targets => found!(targets),
        RecordKind::Circulations => found!(circulations),
        RecordKind::Responses => found!(responses),
        RecordKind::Mails => return Err(AppError::NotFound),
    }))
}

/// Who may read a file: those who read the record it belongs to.
fn of_file(conn: &mut Conn, actor: &Actor, id: i64) -> Result<Option<(Marking, TeamId)>, AppError> {
    let (exchange, event): (Option<i64>, Option<i64>) = attachments::table
        .find(id)
        .select((attachments::exchange_id, attachments::event_id))
        .first(conn)?;
    match (exchange, event) {
        (Some(exchange), _) => marked(conn, actor, "exchanges", &exchange.to_string()),
        (None, Some(event)) => marked(conn, actor, "events", &event.to_string()),
        (None, None) => Err(AppError::NotFound),
    }
}
