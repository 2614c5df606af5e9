//! Reads of the audit, through the rights layer.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveTime};
use diesel::prelude::*;

use super::model::{FILTERS, ORIGIN, ValuesRow};
use crate::auth::{Actor, Marking, TeamId, UserId};
use crate::db::schema::{audit, audit_head, audit_values};
use crate::db::types::Moment;
use crate::db::{Conn, ConnBackend, RowChange, Said};
use crate::error::AppError;
use crate::visible;
use crate::web::{Count, Params};

/// Which entries of the audit.
#[derive(Debug, Clone, Default)]
pub(super) struct AuditFilter {
    pub user: Option<UserId>,
    pub action: String,
    pub subject: String,
    pub id: String,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl AuditFilter {
    pub(super) fn of(params: &Params) -> Self {
        Self {
            user: params.value("user"),
            action: params.get("action").to_owned(),
            subject: params.get("subject").to_owned(),
            id: params.get("record").to_owned(),
            from: params.value("from"),
            to: params.value("to"),
        }
    }
}

/// An entry of the audit.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = audit)]
pub(super) struct EntryRow {
    pub id: i64,
    pub at: Moment,
    #[diesel(column_name = user_id)]
    pub user: Option<UserId>,
    #[diesel(column_name = user_team_id)]
    pub team: Option<TeamId>,
    pub action: String,
    pub subject: String,
    pub subject_id: String,
    pub detail: String,
    pub marking: Marking,
    pub previous_hash: String,
    pub hash: String,
}

/// How many changes there have been. As every change adds one, what was read when the
/// number was the same is still so.
///
/// # Errors
/// The database fails.
pub fn length(conn: &mut Conn) -> Result<i64, AppError> {
    Ok(audit_head::table.select(audit_head::length).first(conn)?)
}

/// The entries of a filter, newest first: up to `limit`, from before the entry `before`.
pub(super) fn list(
    conn: &mut Conn,
    actor: &Actor,
    filter: &AuditFilter,
    before: Option<i64>,
    limit: usize,
) -> Result<Vec<EntryRow>, AppError> {
    let mut query = filtered(actor, filter);
    if let Some(before) = before {
        query = query.filter(audit::id.lt(before));
    }
    Ok(query
        .order(audit::id.desc())
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select(EntryRow::as_select())
        .load(conn)?)
}

/// The entry `id`, if the actor may read it.
pub(super) fn one(conn: &mut Conn, actor: &Actor, id: i64) -> Result<EntryRow, AppError> {
    Ok(audit::table
        .filter(visible!(audit, actor).assume_not_null())
        .filter(audit::id.eq(id))
        .select(EntryRow::as_select())
        .first(conn)?)
}

/// How many entries a filter has, counted up to [`Count::BOUND`].
pub(super) fn count(
    conn: &mut Conn,
    actor: &Actor,
    filter: &AuditFilter,
) -> Result<Count, AppError> {
    let ids: Vec<i64> = filtered(actor, filter)
        .order(audit::id.desc())
        .limit(Count::BOUND + 1)
        .select(audit::id)
        .load(conn)?;
    Ok(Count::of_read(ids.len()))
}

fn filtered<'a>(actor: &Actor, filter: &'a AuditFilter) -> audit::BoxedQuery<'a, ConnBackend> {
    let mut query = audit::table.filter(visible!(audit, actor)).into_boxed();
    if let Some(user) = filter.user {
        query = query.filter(audit::user_id.eq(user));
    }
    if !filter.action.is_empty() {
        query = query.filter(audit::action.eq(&filter.action));
    }
    if !filter.subject.is_empty() {
        query = query.filter(audit::subject.eq(&filter.subject));
    }
    if !filter.id.is_empty() {
        query = query.filter(audit::subject_id.eq(&filter.id));
    }
    if let Some(from) = filter.from {
        query = query.filter(audit::at.ge(Moment(from.and_time(NaiveTime::MIN))));
    }
    if let Some(end) = filter.to.and_then(|to| to.checked_add_days(Days::new(1))) {
        query = query.filter(audit::at.lt(Moment(end.and_time(NaiveTime::MIN))));
    }
    query
}

/// An entry about a change of one's own.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = audit)]
pub struct OwnEntry {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Moment,
    /// The verb: `exchange.log`.
    pub action: String,
    /// The table of the record it is about.
    pub subject: String,
    /// The record.
    pub subject_id: String,
    /// What else it says.
    pub detail: String,
    /// The team of whoever made the change, then.
    #[diesel(column_name = user_team_id)]
    pub team: Option<TeamId>,
    /// The marking of the record, then.
    pub marking: Marking,
    /// The record's team.
    #[diesel(column_name = team_id)]
    pub owner: Option<TeamId>,
    /// Whether the transaction had made the entry before it too.
    pub follows: bool,
}

/// What the actor has changed since `since` and may read, the newest first: at most
/// `limit` entries.
///
/// # Errors
/// The database fails.
pub fn own_since(
    conn: &mut Conn,
    actor: &Actor,
    since: Moment,
    limit: i64,
) -> Result<Vec<OwnEntry>, AppError> {
    Ok(audit::table
        .filter(visible!(audit, actor).assume_not_null())
        .filter(audit::user_id.eq(actor.user_id))
        .filter(audit::at.ge(since))
        .order(audit::id.desc())
        .limit(limit)
        .select(OwnEntry::as_select())
        .load(conn)?)
}

/// Whether someone else has changed a record since an entry, its table and id: the actions
/// that count are `like` a pattern. Taking such a change back counts too.
///
/// # Errors
/// The database fails.
pub fn changed_by_others(
    conn: &mut Conn,
    actor: &Actor,
    (subject, id): (&str, &str),
    (like, after): (&str, i64),
) -> Result<bool, AppError> {
    let others = audit::table
        .filter(visible!(audit, actor).assume_not_null())
        .filter(audit::subject.eq(subject))
        .filter(audit::subject_id.eq(id))
        .filter(audit::id.gt(after))
        .filter(
            audit::user_id
                .is_null()
                .or(audit::user_id.ne(actor.user_id)),
        )
        .filter(audit::action.like(like).or(audit::action.eq("change.undo")));
    Ok(diesel::select(diesel::dsl::exists(others)).get_result(conn)?)
}

/// What the rows of one's own entries said before and after, in the order of their
/// changes; without those that are erased. Read for entries that the rights layer has let
/// through, to put the rows back and never to show them.
///
/// # Errors
/// The database fails.
pub fn written_down(
    conn: &mut Conn,
    entries: &[i64],
) -> Result<HashMap<i64, Vec<RowChange>>, AppError> {
    let rows: Vec<ValuesRow> = values()
        .filter(audit_values::audit_id.eq_any(entries))
        .filter(audit_values::subject.ne_all([ORIGIN, FILTERS]))
        .filter(audit_values::digest.is_null())
        .load(conn)?;
    let mut found: HashMap<i64, Vec<RowChange>> = HashMap::new();
    for row in rows {
        let change = RowChange {
            table: row.subject,
            row_id: row.row_id,
            old: object(row.old.as_deref())?,
            new: object(row.new.as_deref())?,
        };
        let entry = row.entry.unwrap_or_default();
        found.entry(entry).or_default().push(change);
    }
    Ok(found)
}

fn object(json: Option<&str>) -> Result<Option<Said>, AppError> {
    json.map(|json| serde_json::from_str(json).map_err(AppError::internal))
        .transpose()
}

/// All values of all entries, as [`ValuesRow`](super::model::ValuesRow) reads them, in
/// their order; to be narrowed.
pub(super) fn values() -> audit_values::BoxedQuery<'static, ConnBackend> {
    audit_values::table.order(audit_values::id).into_boxed()
}
