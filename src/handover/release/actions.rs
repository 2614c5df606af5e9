//! Releasing and sealing, each in one transaction.

use diesel::prelude::*;

use super::forms::{ReleaseForm, Verb};
use super::queries::Held;
use crate::access::{Remarked, record_remarking, take_names_off};
use crate::audit::{self, Change, Readers, Who};
use crate::auth::{Actor, Marking, RecordKind};
use crate::db::Conn;
use crate::db::schema::{
    barriers, commitments, events, pathway_steps, people, positions, relations, targets,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{self, ExchangeId};
use crate::pathways::{self, StepId};

/// What a released record is marked from then on.
pub(super) const RELEASED: Marking = Marking::Coordination;

/// Does with the records what the form says, and enters it once for all and once for each.
/// The caller has read them as the actor's own team's.
///
/// # Errors
/// [`AppError::Overtaken`] where someone saves one of them at the same moment; then nothing
/// has changed.
pub(super) fn apply(
    conn: &mut Conn,
    actor: &Actor,
    (kind, records): (RecordKind, &[Held]),
    form: &ReleaseForm,
    now: Moment,
) -> Result<(), AppError> {
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    for record in records {
        match form.verb {
            Verb::Release => release(conn, actor, (kind, record), &form.reason, now)?,
            Verb::Seal => {}
            Verb::SealUnnamed => take_names_off(conn, kind, record.id)?,
        }
        enter(conn, actor, (kind, record.id), form.verb, now)?;
    }
    Ok(())
}

fn enter(
    conn: &mut Conn,
    actor: &Actor,
    (kind, id): (RecordKind, i64),
    verb: Verb,
    now: Moment,
) -> Result<(), AppError> {
    let (action, marking) = match verb {
        Verb::Release => ("handover.release", RELEASED),
        Verb::Seal | Verb::SealUnnamed => ("handover.seal", Marking::Restricted),
    };
    let change = Change {
        action,
        subject: kind.as_str(),
        id: &id.to_string(),
        detail: verb.as_str(),
        readers: Readers::from((marking, actor.team_id)),
    };
    audit::record(conn, Who::Actor(actor), now, change)
}

fn release(
    conn: &mut Conn,
    actor: &Actor,
    (kind, record): (RecordKind, &Held),
    reason: &str,
    now: Moment,
) -> Result<(), AppError> {
    let (id, version) = (record.id, record.version);
    macro_rules! remark {
        ($table:ident) => {
            diesel::update($table::table)
                .filter($table::id.eq(id))
                .filter($table::version.eq(version))
                .filter($table::marking.eq(Marking::Restricted))
                .filter($table::team_id.eq(actor.team_id))
                .set((
                    $table::marking.eq(RELEASED),
                    $table::updated_at.eq(now),
                    $table::version.eq($table::version + 1),
                ))
                .execute(conn)?
        };
    }
    let (changed, action) = match kind {
        RecordKind::Exchanges => {
            let id = ExchangeId(id);
            return exchanges::remark(conn, actor, id, version, (RELEASED, reason), now);
        }
        RecordKind::Commitments => (remark!(commitments), "commitment.marking"),
        RecordKind::Events => (remark!(events), "event.marking"),
        RecordKind::People => (remark!(people), "person.marking"),
        RecordKind::PathwaySteps => (remark!(pathway_steps), "pathway.marking"),
        RecordKind::Positions => (remark!(positions), "position.marking"),
        RecordKind::Relations => (remark!(relations), "relation.marking"),
        RecordKind::Targets => (remark!(targets), "target.marking"),
        RecordKind::Barriers => {
            let changed = diesel::update(barriers::table)
                .filter(barriers::id.eq(id))
                .filter(barriers::marking.eq(Marking::Restricted))
                .filter(barriers::team_id.eq(actor.team_id))
                .set(barriers::marking.eq(RELEASED))
                .execute(conn)?;
            (changed, "barrier.marking")
        }
        RecordKind::Circulations | RecordKind::Mails | RecordKind::Responses => {
            return Err(AppError::NotFound);
        }
    };
    if changed == 0 {
        return Err(AppError::Overtaken);
    }
    if kind == RecordKind::PathwaySteps {
        pathways::remember_all(conn, &[StepId(id)], now)?;
    }
    let remarked = Remarked {
        action,
        kind,
        id,
        from: Marking::Restricted,
        to: RELEASED,
        team: actor.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)
}
