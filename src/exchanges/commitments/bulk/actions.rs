//! One change of several commitments, in one transaction.

use chrono::NaiveDate;

use super::super::actions::{self, changeable};
use super::super::forms::{CommitmentForm, Promise};
use super::super::model::{Commitment, CommitmentId, Owner};
use super::forms::{BulkChange, BulkForm};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::Saving;

/// The chosen commitments as they are, each of which the actor may change, and whether any
/// has been changed since its row was made.
///
/// # Errors
/// [`AppError::NotFound`] or [`AppError::Forbidden`] for one that is out of reach.
pub(super) fn current(
    conn: &mut Conn,
    actor: &Actor,
    form: &BulkForm,
) -> Result<(Vec<Commitment>, bool), AppError> {
    let mut is_stale = false;
    let mut found = Vec::with_capacity(form.chosen.len());
    for chosen in &form.chosen {
        let commitment = changeable(conn, actor, CommitmentId(chosen.id))?;
        is_stale |= commitment.version != chosen.version;
        found.push(commitment);
    }
    Ok((found, is_stale))
}

/// Makes the change, and returns how many commitments it changed.
///
/// # Errors
/// [`AppError::Overtaken`] where someone saves one of them at the same moment; then nothing
/// has changed.
pub(super) fn apply(
    conn: &mut Conn,
    actor: &Actor,
    (change, commitments): (BulkChange, &[Commitment]),
    (today, now): (NaiveDate, Moment),
) -> Result<usize, AppError> {
    let mut changed = 0;
    for commitment in commitments.iter().filter(|it| !change.is_idle(it)) {
        match change {
            BulkChange::Due(day) => {
                let promise = Promise {
                    due_on: day,
                    ..promise(commitment)
                };
                save(conn, actor, commitment, promise, now)?;
            }
            BulkChange::Owner(owner) => {
                let promise = Promise {
                    owner,
                    ..promise(commitment)
                };
                save(conn, actor, commitment, promise, now)?;
            }
            BulkChange::Done => {
                actions::done(conn, actor, commitment.id, today, now)?;
            }
            BulkChange::Bin => {
                actions::bin(conn, actor, commitment.id, now)?;
            }
        }
        changed += 1;
    }
    Ok(changed)
}

fn promise(commitment: &Commitment) -> Promise {
    Promise {
        promise: commitment.promise.clone(),
        owner: Owner::of(commitment.owner_team_id),
        due_on: commitment.due_on,
    }
}

fn save(
    conn: &mut Conn,
    actor: &Actor,
    commitment: &Commitment,
    promise: Promise,
    now: Moment,
) -> Result<(), AppError> {
    let form = CommitmentForm {
        version: commitment.version,
        promise,
        own: Some((commitment.state, commitment.marking)),
    };
    match actions::save(conn, actor, commitment.id, (&form, ""), now)? {
        Saving::Done => Ok(()),
        Saving::Stale => Err(AppError::Overtaken),
    }
}
