//! Tenures: begin, end, correct.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::forms::{NewTenure, TenureDates};
use super::super::model::{PersonId, PostId, TenureId};
use super::super::queries;
use super::people::changeable;
use super::{Refusal, Subject, record, settle_post};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::tenures;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::Facts;

/// A person takes up a post: which one.
pub fn begin_tenure(
    conn: &mut Conn,
    actor: &Actor,
    facts: &Facts,
    person: PersonId,
    form: &NewTenure,
    now: Moment,
) -> Result<PostId, Refusal> {
    changeable(conn, actor, person)?;
    let post = settle_post(conn, facts, &form.post)?
        .ok_or_else(|| Refusal::field("post", "form-required", Vec::new()))?;
    let tenure = insert_tenure(conn, person, post, form.starts_on)?;
    let detail = format!("person {person} post {post}");
    record(
        conn,
        actor,
        now,
        "tenure.begin",
        Subject::Tenure(person, tenure),
        &detail,
    )?;
    Ok(post)
}

/// A person leaves a post: its last day. The language is the message's.
pub fn end_tenure(
    conn: &mut Conn,
    actor: &Actor,
    lang: Lang,
    (person, id): (PersonId, TenureId),
    last_day: NaiveDate,
    now: Moment,
) -> Result<(), Refusal> {
    changeable(conn, actor, person)?;
    let tenure = queries::tenure(conn, person, id)?;
    if let Some(ended) = tenure.ends_on {
        let day = vec![("day", lang.date(ended).into())];
        return Err(Refusal::field("ends_on", "tenure-ended-already", day));
    }
    check_dates(lang, tenure.starts_on, Some(last_day))?;
    let changed = diesel::update(tenures::table)
        .filter(tenures::id.eq(id))
        .filter(tenures::ends_on.is_null())
        .set((
            tenures::ends_on.eq(last_day),
            tenures::version.eq(tenures::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(Refusal::Stale);
    }
    let detail = format!("person {person}");
    record(
        conn,
        actor,
        now,
        "tenure.end",
        Subject::Tenure(person, id),
        &detail,
    )?;
    Ok(())
}

/// Corrects the dates of a tenure, over the version the form was made from.
pub fn correct_tenure(
    conn: &mut Conn,
    actor: &Actor,
    lang: Lang,
    (person, id): (PersonId, TenureId),
    dates: TenureDates,
    now: Moment,
) -> Result<(), Refusal> {
    changeable(conn, actor, person)?;
    let tenure = queries::tenure(conn, person, id)?;
    if tenure.version != dates.version {
        return Err(Refusal::Stale);
    }
    check_dates(lang, dates.starts_on, dates.ends_on)?;
    let changed = held_once(conn, |conn| {
        diesel::update(tenures::table)
            .filter(tenures::id.eq(id))
            .filter(tenures::version.eq(dates.version))
            .set((
                tenures::starts_on.eq(dates.starts_on),
                tenures::ends_on.eq(dates.ends_on),
                tenures::version.eq(tenures::version + 1),
            ))
            .execute(conn)
    })?
    .ok_or_else(|| Refusal::field("ends_on", "tenure-held-already", Vec::new()))?;
    if changed == 0 {
        return Err(Refusal::Stale);
    }
    let detail = format!("person {person}");
    record(
        conn,
        actor,
        now,
        "tenure.correct",
        Subject::Tenure(person, id),
        &detail,
    )?;
    Ok(())
}

pub(super) fn insert_tenure(
    conn: &mut Conn,
    person: PersonId,
    post: PostId,
    starts_on: Option<NaiveDate>,
) -> Result<TenureId, Refusal> {
    held_once(conn, |conn| {
        diesel::insert_into(tenures::table)
            .values((
                tenures::person_id.eq(person),
                tenures::post_id.eq(post),
                tenures::starts_on.eq(starts_on),
            ))
            .returning(tenures::id)
            .get_result(conn)
    })?
    .ok_or_else(|| Refusal::field("post", "tenure-held-already", Vec::new()))
}

/// Runs a change that the schema refuses where a person would hold a post twice at a
/// time; nothing then. In a savepoint, for PostgreSQL answers nothing more in a
/// transaction in which something failed.
fn held_once<T>(
    conn: &mut Conn,
    change: impl FnOnce(&mut Conn) -> QueryResult<T>,
) -> Result<Option<T>, AppError> {
    match conn.transaction(change).map_err(AppError::from) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_duplicate() => Ok(None),
        Err(error) => Err(error),
    }
}

fn check_dates(
    lang: Lang,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
) -> Result<(), Refusal> {
    match (starts_on, ends_on) {
        (Some(start), Some(end)) if end < start => Err(Refusal::field(
            "ends_on",
            "tenure-end-before-start",
            vec![("day", lang.date(start).into())],
        )),
        _ => Ok(()),
    }
}
