//! Naming persons on a restricted record, and taking their names away.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::model::{MAX_NAMED, Record};
use super::queries;
use crate::audit::{self, Change, Readers, Who};
use crate::auth::{Actor, Marking, Naming, RecordKind, UserId};
use crate::db::Conn;
use crate::db::schema::{barriers, commitments, invitations, mails, named_readers};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::web::forms::{FieldError, FormErrors};

/// Why nobody was named.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    /// The person cannot be named here.
    #[error("the form is not valid")]
    Invalid(FormErrors),
    /// Any other failure.
    #[error(transparent)]
    Failed(#[from] AppError),
}

impl From<diesel::result::Error> for Refusal {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// Lets someone read a restricted record, and what came out of it.
pub(super) fn name(
    conn: &mut Conn,
    actor: &Actor,
    kind: RecordKind,
    id: i64,
    user: Option<UserId>,
    now: Moment,
) -> Result<(), Refusal> {
    let record = nameable(conn, actor, kind, id)?;
    let accounts = queries::accounts(conn)?;
    let chosen = user.and_then(|user| accounts.iter().find(|it| it.user_id == user));
    let Some(reader) = chosen else {
        return Err(refused("form-choose", None));
    };
    let names = queries::names(conn, &record)?;
    if names.iter().any(|name| name.user_id == reader.user_id) {
        return Ok(());
    }
    if record.why(reader, Naming::NotNamed).is_some() {
        return Err(refused("access-reads-already", Some(reader)));
    }
    if record.why(reader, Naming::Named).is_none() {
        return Err(refused("access-may-not-be-named", Some(reader)));
    }
    if names.len() >= MAX_NAMED {
        return Err(refused("access-too-many", None));
    }
    diesel::insert_into(named_readers::table)
        .values((
            named_readers::user_id.eq(reader.user_id),
            named_readers::kind.eq(kind),
            named_readers::record_id.eq(id),
            named_readers::named_by.eq(actor.user_id),
            named_readers::named_at.eq(now),
        ))
        .execute(conn)?;
    for (kind, id) in outcome(conn, kind, id)? {
        copy(conn, (record.kind, record.id), (kind, id), reader.user_id)?;
    }
    let detail = format!("user={}", reader.user_id);
    Ok(record_change(
        conn,
        actor,
        "access.name",
        &record,
        &detail,
        now,
    )?)
}

/// Takes someone's name away from a record, and from what came out of it.
pub(super) fn unname(
    conn: &mut Conn,
    actor: &Actor,
    kind: RecordKind,
    id: i64,
    user: UserId,
    now: Moment,
) -> Result<(), AppError> {
    let record = nameable(conn, actor, kind, id)?;
    let mut gone = remove(conn, kind, &[id], Some(user))?;
    for (kind, id) in outcome(conn, kind, id)? {
        gone += remove(conn, kind, &[id], Some(user))?;
    }
    if gone == 0 {
        return Err(AppError::NotFound);
    }
    let detail = format!("user={user}");
    record_change(conn, actor, "access.unname", &record, &detail, now)
}

/// What comes out of a record that names readers is read by the same: the caller has
/// just made `to` out of `from`.
///
/// # Errors
/// The database fails.
pub fn inherit(
    conn: &mut Conn,
    from: (RecordKind, i64),
    to: (RecordKind, i64),
) -> Result<(), AppError> {
    let named: Vec<UserId> = named_readers::table
        .filter(named_readers::kind.eq(from.0))
        .filter(named_readers::record_id.eq(from.1))
        .select(named_readers::user_id)
        .load(conn)?;
    for user in named {
        copy(conn, from, to, user)?;
    }
    Ok(())
}

/// Takes all names away from a record that is restricted no longer, and from what came
/// out of it: who is named on it now would not know why.
pub(super) fn forget(conn: &mut Conn, kind: RecordKind, id: i64) -> Result<(), AppError> {
    remove(conn, kind, &[id], None)?;
    for (kind, id) in outcome(conn, kind, id)? {
        remove(conn, kind, &[id], None)?;
    }
    Ok(())
}

/// Takes all names away from a record that stays restricted, and from what came out of it.
/// The caller has authorised that, and enters it.
///
/// # Errors
/// The database fails.
pub fn take_names_off(conn: &mut Conn, kind: RecordKind, id: i64) -> Result<(), AppError> {
    forget(conn, kind, id)
}

/// A restricted record that the actor may change, and so name readers on; not one that
/// takes its readers from another.
fn nameable(conn: &mut Conn, actor: &Actor, kind: RecordKind, id: i64) -> Result<Record, AppError> {
    let record = queries::find(conn, actor, kind, id)?;
    let own = queries::origin(conn, actor, &record)?.is_none();
    if own
        && record.marking == Marking::Restricted
        && actor.may_change(record.marking, record.team_id)
    {
        Ok(record)
    } else {
        Err(AppError::Forbidden)
    }
}

/// What came out of a record: commitments and barriers of an exchange, barriers of an answer
/// to the survey, mails of a circulation. The actor may change the record, and they have its marking and team.
fn outcome(conn: &mut Conn, kind: RecordKind, id: i64) -> Result<Vec<(RecordKind, i64)>, AppError> {
    let mut found = Vec::new();
    if kind == RecordKind::Exchanges {
        let ids: Vec<i64> = commitments::table
            .filter(commitments::exchange_id.eq(id))
            .select(commitments::id)
            .load(conn)?;
        found.extend(ids.into_iter().map(|id| (RecordKind::Commitments, id)));
        let ids: Vec<i64> = barriers::table
            .filter(barriers::exchange_id.eq(id))
            .select(barriers::id)
            .load(conn)?;
        found.extend(ids.into_iter().map(|id| (RecordKind::Barriers, id)));
    }
    if kind == RecordKind::Responses {
        let ids: Vec<i64> = barriers::table
            .filter(barriers::response_id.eq(id))
            .select(barriers::id)
            .load(conn)?;
        found.extend(ids.into_iter().map(|id| (RecordKind::Barriers, id)));
    }
    if kind == RecordKind::Circulations {
        let ids: Vec<i64> = mails::table
            .inner_join(invitations::table)
            .filter(invitations::circulation_id.eq(id))
            .select(mails::id)
            .load(conn)?;
        found.extend(ids.into_iter().map(|id| (RecordKind::Mails, id)));
    }
    Ok(found)
}

/// Writes a name of one record on another.
fn copy(
    conn: &mut Conn,
    from: (RecordKind, i64),
    to: (RecordKind, i64),
    user: UserId,
) -> Result<(), AppError> {
    use named_readers as t;
    let name = t::table
        .filter(t::user_id.eq(user))
        .filter(t::kind.eq(from.0))
        .filter(t::record_id.eq(from.1))
        .select((
            t::user_id,
            to.0.into_sql::<Text>(),
            to.1.into_sql::<BigInt>(),
            t::named_by,
            t::named_at,
        ));
    remove(conn, to.0, &[to.1], Some(user))?;
    diesel::insert_into(t::table)
        .values(name)
        .into_columns((t::user_id, t::kind, t::record_id, t::named_by, t::named_at))
        .execute(conn)?;
    Ok(())
}

fn remove(
    conn: &mut Conn,
    kind: RecordKind,
    ids: &[i64],
    user: Option<UserId>,
) -> Result<usize, AppError> {
    use named_readers as t;
    let rows = diesel::delete(t::table)
        .filter(t::kind.eq(kind))
        .filter(t::record_id.eq_any(ids))
        .into_boxed();
    Ok(match user {
        Some(user) => rows.filter(t::user_id.eq(user)).execute(conn)?,
        None => rows.execute(conn)?,
    })
}

fn refused(key: &'static str, reader: Option<&Actor>) -> Refusal {
    let name = reader.map(|it| it.name.clone()).unwrap_or_default();
    Refusal::Invalid(FormErrors(vec![FieldError {
        field: "reader".to_owned(),
        key,
        args: vec![("name", name.into()), ("max", MAX_NAMED.into())],
    }]))
}

fn record_change(
    conn: &mut Conn,
    actor: &Actor,
    action: &str,
    record: &Record,
    detail: &str,
    now: Moment,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: record.kind.as_str(),
        id: &record.id.to_string(),
        detail,
        readers: Readers::from((record.marking, record.team_id)),
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
