//! Changes to relations: each authorised in its own transaction, with a row in the audit.

use diesel::prelude::*;

use super::forms::RelationForm;
use super::model::{End, Relation, RelationId, RelationKind, Towards};
use super::queries;
use crate::access::{Remarked, record_remarking};
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, RecordKind};
use crate::contacts::{OrganisationId, PersonId};
use crate::db::Conn;
use crate::db::schema::relations;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{Saving, may_add, may_change};
use crate::readers_of;

/// Notes how a person stands to another. The caller has found both through the rights layer.
pub(super) fn add(
    conn: &mut Conn,
    actor: &Actor,
    person: PersonId,
    form: &RelationForm,
    now: Moment,
) -> Result<RelationId, AppError> {
    use relations as t;
    may_add(actor)?;
    if !actor.givable_markings().contains(&form.marking) {
        return Err(AppError::Forbidden);
    }
    let (kind, person, other, organisation) = ends(person, form);
    let id: RelationId = diesel::insert_into(t::table)
        .values((
            t::person_id.eq(person),
            t::kind.eq(kind),
            t::other_id.eq(other),
            t::organisation_id.eq(organisation),
            t::since.eq(form.since),
            t::source.eq(&form.source),
            t::note.eq(&form.note),
            t::marking.eq(form.marking),
            t::team_id.eq(actor.team_id),
            t::created_at.eq(now),
            t::updated_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    record(conn, actor, now, "relation.add", id)?;
    Ok(id)
}

/// Corrects a relation. `reason` is why its marking opens it.
pub(super) fn save(
    conn: &mut Conn,
    actor: &Actor,
    id: RelationId,
    (form, reason): (&RelationForm, &str),
    now: Moment,
) -> Result<Saving, AppError> {
    use relations as t;
    let before = changeable(conn, actor, id)?;
    if !actor.may_read(form.marking, before.team_id) {
        return Err(AppError::Forbidden);
    }
    let (kind, person, other, organisation) = ends(before.person, form);
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(form.version))
        .set((
            t::person_id.eq(person),
            t::kind.eq(kind),
            t::other_id.eq(other),
            t::organisation_id.eq(organisation),
            t::since.eq(form.since),
            t::source.eq(&form.source),
            t::note.eq(&form.note),
            t::marking.eq(form.marking),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "relation.edit", id)?;
    let remarked = Remarked {
        action: "relation.marking",
        kind: RecordKind::Relations,
        id: id.0,
        from: before.marking,
        to: form.marking,
        team: before.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    Ok(Saving::Done)
}

/// Moves a relation to the bin.
pub(super) fn bin(
    conn: &mut Conn,
    actor: &Actor,
    id: RelationId,
    now: Moment,
) -> Result<Relation, AppError> {
    use relations as t;
    let relation = changeable(conn, actor, id)?;
    diesel::update(t::table.find(id))
        .set((t::deleted_at.eq(now), t::version.eq(t::version + 1)))
        .execute(conn)?;
    record(conn, actor, now, "relation.bin", id)?;
    Ok(relation)
}

/// A relation the actor may change: it is in sight.
pub(super) fn changeable(
    conn: &mut Conn,
    actor: &Actor,
    id: RelationId,
) -> Result<Relation, AppError> {
    let relation = queries::find(conn, actor, id)?;
    may_change(actor, relation.marking, relation.team_id)?;
    Ok(relation)
}

/// The ends of a relation in the order in which they are kept.
fn ends(
    person: PersonId,
    form: &RelationForm,
) -> (
    RelationKind,
    PersonId,
    Option<PersonId>,
    Option<OrganisationId>,
) {
    let (kind, end) = form.side.kind();
    match (form.towards, end) {
        (Towards::Person(other), End::Own) => (kind, person, Some(other), None),
        (Towards::Person(other), End::Other) => (kind, other, Some(person), None),
        (Towards::Organisation(id), _) => (kind, person, None, Some(id)),
    }
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: RelationId,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "relations",
        id: &id.to_string(),
        detail: "",
        readers: readers_of!(conn, relations, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
