//! Steering what is released: recalled, sent on, made a draft again, closed and opened.

use diesel::prelude::*;

use super::super::super::super::anonymous;
use super::super::super::super::model::{Circulation, CirculationId, CirculationStatus};
use super::super::super::actions::record;
use super::super::super::hours::{self, Place};
use super::super::queries;
use super::Sender;
use crate::auth::{Actor, UserId};
use crate::db::Conn;
use crate::db::schema::{circulations, invitations, mails, questionnaires, responses};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::{MailKind, MailStatus, outbox};

/// Holds back what has not left; how many mails.
///
/// # Errors
/// The actor may not, or the database fails.
pub(in crate::survey::circulations::release) fn recall(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
) -> Result<usize, AppError> {
    steer(conn, actor, circulation)?;
    let ids = invitations_of(conn, circulation.id)?;
    let held = outbox::hold(conn, now, (&ids, MailKind::SurveyInvitation))?;
    let detail = format!("{held} mails");
    record(
        conn,
        actor,
        now,
        "circulation.recall",
        circulation.id,
        &detail,
    )?;
    Ok(held)
}

/// Sends what was held back after all, spread as by a release; how many mails.
///
/// # Errors
/// The actor may not, or the database fails.
pub(in crate::survey::circulations::release) fn send_on(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    sender: &Sender,
) -> Result<usize, AppError> {
    steer(conn, actor, circulation)?;
    let held = queries::held(conn, actor, circulation.id)?;
    let places: Vec<Place> = held.iter().map(|(_, place)| *place).collect();
    let due = hours::spread(&places, now.plus(sender.recall), sender.hours);
    let mut sent = 0;
    for ((id, _), due) in held.iter().zip(due) {
        sent += usize::from(outbox::go_on(conn, (now, due), *id)?);
    }
    let detail = format!("{sent} mails");
    record(
        conn,
        actor,
        now,
        "circulation.send-on",
        circulation.id,
        &detail,
    )?;
    Ok(sent)
}

/// Makes a draft again of a circulation of which nothing has left and nothing has come back;
/// whether that could be. Its links open nothing any more, and what it froze is open again
/// where nothing else was sent with it.
///
/// # Errors
/// The actor may not, or the database fails.
pub(in crate::survey::circulations::release) fn to_draft(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
) -> Result<bool, AppError> {
    steer(conn, actor, circulation)?;
    let id = circulation.id;
    let ids = invitations_of(conn, id)?;
    let left: i64 = mails::table
        .filter(mails::invitation_id.eq_any(&ids))
        .filter(mails::status.ne_all([MailStatus::Held, MailStatus::Cancelled]))
        .count()
        .get_result(conn)?;
    let given: i64 = responses::table
        .filter(responses::circulation_id.eq(id))
        .count()
        .get_result(conn)?;
    if left > 0 || given > 0 || anonymous::has_any(conn, id)? {
        return Ok(false);
    }
    outbox::cancel(conn, now, &ids)?;
    outbox::detach(conn, &ids, &format!(":{}", circulation.version))?;
    diesel::update(invitations::table.filter(invitations::circulation_id.eq(id)))
        .set((
            invitations::token_hash.eq(None::<String>),
            invitations::expires_at.eq(None::<Moment>),
            invitations::revoked_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    diesel::update(circulations::table.find(id))
        .set((
            circulations::status.eq(CirculationStatus::Draft),
            circulations::released_by.eq(None::<UserId>),
            circulations::released_at.eq(None::<Moment>),
            circulations::proposed_by.eq(None::<UserId>),
            circulations::proposed_at.eq(None::<Moment>),
            circulations::version.eq(circulations::version + 1),
        ))
        .execute(conn)?;
    thaw(conn, circulation)?;
    record(conn, actor, now, "circulation.to-draft", id, "")?;
    Ok(true)
}

/// Opens a text again that this release froze, unless another circulation sends it too.
fn thaw(conn: &mut Conn, circulation: &Circulation) -> Result<(), AppError> {
    let others: i64 = circulations::table
        .filter(circulations::questionnaire_id.eq(circulation.questionnaire_id))
        .filter(circulations::status.ne(CirculationStatus::Draft))
        .count()
        .get_result(conn)?;
    if others == 0 {
        diesel::update(questionnaires::table.find(circulation.questionnaire_id))
            .filter(questionnaires::frozen_at.eq(circulation.released_at))
            .set(questionnaires::frozen_at.eq(None::<Moment>))
            .execute(conn)?;
    }
    Ok(())
}

/// Ends a circulation before its day, or takes answers again; whether it was not so already.
/// What waits is not sent any more.
///
/// # Errors
/// The actor may not, or the database fails.
pub(in crate::survey::circulations::release) fn set_open(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    open: bool,
) -> Result<bool, AppError> {
    use CirculationStatus::{Closed, Released};
    steer(conn, actor, circulation)?;
    if open && circulation.anonymous {
        // What was told of it could be set against what is told later.
        return Err(AppError::Forbidden);
    }
    let (from, to, action) = if open {
        (Closed, Released, "circulation.reopen")
    } else {
        (Released, Closed, "circulation.close")
    };
    let changed = diesel::update(circulations::table.find(circulation.id))
        .filter(circulations::status.eq(from))
        .set((
            circulations::status.eq(to),
            circulations::version.eq(circulations::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    if !open {
        let ids = invitations_of(conn, circulation.id)?;
        outbox::cancel(conn, now, &ids)?;
        anonymous::forget_drafts(conn, circulation.id)?;
    }
    record(conn, actor, now, action, circulation.id, "")?;
    Ok(true)
}

/// Coordinators steer what is released; one change of a release waits for another here.
fn steer(conn: &mut Conn, actor: &Actor, circulation: &Circulation) -> Result<(), AppError> {
    if !circulation.may_steer(actor) {
        return Err(AppError::Forbidden);
    }
    diesel::update(circulations::table.find(circulation.id))
        .set(circulations::title.eq(circulations::title))
        .execute(conn)?;
    Ok(())
}

fn invitations_of(conn: &mut Conn, id: CirculationId) -> Result<Vec<i64>, AppError> {
    Ok(invitations::table
        .filter(invitations::circulation_id.eq(id))
        .select(invitations::id)
        .load(conn)?)
}
