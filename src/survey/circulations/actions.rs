//! Changes to circulations as long as nothing has left: draft, edit, choose recipients,
//! discard.

use diesel::prelude::*;

use super::super::model::{AddressOrder, Circulation, CirculationId, CirculationStatus, Omission};
use super::super::queries;
use super::forms::{CirculationForm, NewCirculation};
use super::queries::{addressee, email_key};
use super::rule::Placed;
use crate::access::{Remarked, record_remarking};
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, RecordKind, UserId};
use crate::contacts::Addressee;
use crate::db::Conn;
use crate::db::schema::{circulations, invitations, omissions, questionnaires, reminder_rules};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::readers_of;
use crate::treaty::Iso3;
use crate::workplans::WorkPlanId;

/// Whether a change found what it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It did.
    Yes,
    /// Someone was faster: nothing has changed.
    Stale,
}

/// Makes a draft for States that are placed by the rule: each with its addressee where there
/// is one; the others are left out, with the reason.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn draft(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    plan: WorkPlanId,
    new: &NewCirculation,
    placed: &[(Iso3, Placed)],
) -> Result<CirculationId, AppError> {
    if !actor.is_inside() {
        return Err(AppError::Forbidden);
    }
    let id: CirculationId = diesel::insert_into(circulations::table)
        .values((
            circulations::questionnaire_id.eq(new.questionnaire),
            circulations::work_plan_id.eq(plan),
            circulations::title.eq(&new.form.title),
            circulations::closes_on.eq(new.form.closes_on),
            circulations::wording.eq(wording(&new.form)?),
            circulations::status.eq(CirculationStatus::Draft),
            circulations::marking.eq(new.form.marking),
            circulations::team_id.eq(actor.team_id),
            circulations::created_by.eq(actor.user_id),
            circulations::created_at.eq(now),
            circulations::address_order.eq(new.order),
            circulations::anonymous.eq(new.form.anonymous),
        ))
        .returning(circulations::id)
        .get_result(conn)?;
    put(conn, id, placed)?;
    record(conn, actor, now, "circulation.draft", id, "")?;
    Ok(id)
}

/// Changes in which order offices are written to, and chooses everyone anew by it whom nobody
/// chose by hand. `circulation` is held ([`hold_draft`]).
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn reorder(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    order: AddressOrder,
    placed: &[(Iso3, Placed)],
) -> Result<(), AppError> {
    if !circulation.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    let id = circulation.id;
    diesel::update(circulations::table.find(id))
        .set((
            circulations::address_order.eq(order),
            circulations::proposed_by.eq(None::<UserId>),
            circulations::proposed_at.eq(None::<Moment>),
            circulations::version.eq(circulations::version + 1),
        ))
        .execute(conn)?;
    let states: Vec<Iso3> = placed.iter().map(|(state, _)| *state).collect();
    diesel::delete(invitations::table)
        .filter(invitations::circulation_id.eq(id))
        .filter(invitations::state.eq_any(&states))
        .execute(conn)?;
    diesel::delete(omissions::table)
        .filter(omissions::circulation_id.eq(id))
        .filter(omissions::state.eq_any(&states))
        .execute(conn)?;
    put(conn, id, placed)?;
    record(conn, actor, now, "circulation.order", id, order.as_str())
}

fn put(conn: &mut Conn, id: CirculationId, placed: &[(Iso3, Placed)]) -> Result<(), AppError> {
    for (state, placed) in placed {
        match placed {
            Placed::To(to) => invite(conn, id, to, to.language, ChosenBy::Rule)?,
            Placed::Out(reason) => leave_out(conn, id, *state, *reason)?,
        }
    }
    Ok(())
}

/// Takes back a proposal to release: what was proposed has changed.
fn unpropose(conn: &mut Conn, id: CirculationId) -> Result<(), AppError> {
    diesel::update(circulations::table.find(id))
        .set((
            circulations::proposed_by.eq(None::<UserId>),
            circulations::proposed_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Changes what a draft says. `reason` is why its marking opens it.
///
/// # Errors
/// The actor may not, or the database fails.
pub fn edit(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    version: i32,
    (form, reason): (&CirculationForm, &str),
) -> Result<Saved, AppError> {
    if !circulation.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    let changed = diesel::update(circulations::table)
        .filter(circulations::id.eq(circulation.id))
        .filter(circulations::version.eq(version))
        .filter(circulations::status.eq(CirculationStatus::Draft))
        .set((
            circulations::title.eq(&form.title),
            circulations::closes_on.eq(form.closes_on),
            circulations::wording.eq(wording(form)?),
            circulations::marking.eq(form.marking),
            circulations::anonymous.eq(form.anonymous),
            circulations::version.eq(circulations::version + 1),
            circulations::proposed_by.eq(None::<UserId>),
            circulations::proposed_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Ok(Saved::Stale);
    }
    record(conn, actor, now, "circulation.edit", circulation.id, "")?;
    let remarked = Remarked {
        action: "circulation.marking",
        kind: RecordKind::Circulations,
        id: circulation.id.0,
        from: circulation.marking,
        to: form.marking,
        team: circulation.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    Ok(Saved::Yes)
}

/// Sets who receives a State's mail; nobody leaves the State out. `circulation` is held
/// ([`hold_draft`]), and none of the addresses belongs to another State's invitation.
///
/// # Errors
/// The actor may not, or the database fails.
pub fn choose_recipients(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    state: Iso3,
    chosen: &[(Addressee, Lang)],
) -> Result<(), AppError> {
    if !circulation.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    let id = circulation.id;
    unpropose(conn, id)?;
    diesel::delete(invitations::table)
        .filter(invitations::circulation_id.eq(id))
        .filter(invitations::state.eq(state))
        .execute(conn)?;
    diesel::delete(omissions::table)
        .filter(omissions::circulation_id.eq(id))
        .filter(omissions::state.eq(state))
        .execute(conn)?;
    if chosen.is_empty() {
        leave_out(conn, id, state, Omission::Excluded)?;
    }
    for (addressee, language) in chosen {
        invite(conn, id, addressee, *language, ChosenBy::Hand)?;
    }
    record(
        conn,
        actor,
        now,
        "circulation.recipients",
        id,
        state.as_str(),
    )
}

/// A circulation held as a draft for the rest of the transaction: an edit and a release
/// at the same time wait for each other here. Nothing where it is a draft no longer.
///
/// # Errors
/// There is none for the actor, the actor may not change it, or the database fails.
pub fn hold_draft(
    conn: &mut Conn,
    actor: &Actor,
    id: CirculationId,
) -> Result<Option<Circulation>, AppError> {
    let found = queries::circulation(conn, actor, id)?;
    if !actor.is_inside() || !actor.may_change(found.marking, found.team_id) {
        return Err(AppError::Forbidden);
    }
    let held = diesel::update(circulations::table)
        .filter(circulations::id.eq(id))
        .filter(circulations::status.eq(CirculationStatus::Draft))
        .set(circulations::status.eq(CirculationStatus::Draft))
        .execute(conn)?;
    // Read anew: what was there before the wait may have changed.
    (held > 0)
        .then(|| queries::circulation(conn, actor, id))
        .transpose()
}

/// Holds the questionnaire for the rest of the transaction: between the check of its text
/// and its freezing nobody changes it.
///
/// # Errors
/// The database fails.
pub fn hold_text(conn: &mut Conn, circulation: &Circulation) -> Result<(), AppError> {
    diesel::update(questionnaires::table.find(circulation.questionnaire_id))
        .set(questionnaires::revision.eq(questionnaires::revision))
        .execute(conn)?;
    Ok(())
}

/// Takes a held draft away ([`hold_draft`]).
///
/// # Errors
/// The actor may not, or the database fails.
pub fn discard(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
) -> Result<(), AppError> {
    if !circulation.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    let change = Change {
        action: "circulation.discard",
        subject: "circulations",
        id: &circulation.id.to_string(),
        detail: "",
        // Before it goes: the entry is for those who could read it.
        readers: readers_of!(conn, circulations, circulation.id)?,
    };
    // What hangs on it goes first, so that it comes back after it, should that be undone.
    macro_rules! drop_all {
        ($($table:ident),+) => {$(
            diesel::delete($table::table.filter($table::circulation_id.eq(circulation.id)))
                .execute(conn)?;
        )+};
    }
    drop_all!(invitations, omissions, reminder_rules);
    diesel::delete(circulations::table.find(circulation.id)).execute(conn)?;
    audit::record(conn, Who::Actor(actor), now, change)
}

/// Who chose a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ChosenBy {
    Rule,
    Hand,
}

fn invite(
    conn: &mut Conn,
    id: CirculationId,
    to: &Addressee,
    language: Lang,
    by: ChosenBy,
) -> Result<(), AppError> {
    diesel::insert_into(invitations::table)
        .values((
            invitations::circulation_id.eq(id),
            invitations::state.eq(to.state),
            invitations::person_id.eq(to.person_id),
            invitations::post_id.eq(to.post_id),
            invitations::addressee.eq(addressee(to)),
            invitations::email.eq(to.email.trim()),
            invitations::email_key.eq(email_key(&to.email)),
            invitations::language.eq(language),
            invitations::salutation.eq(to.salutation(language)),
            invitations::by_hand.eq(by == ChosenBy::Hand),
        ))
        .execute(conn)?;
    Ok(())
}

pub(super) fn leave_out(
    conn: &mut Conn,
    id: CirculationId,
    state: Iso3,
    reason: Omission,
) -> Result<(), AppError> {
    diesel::insert_into(omissions::table)
        .values((
            omissions::circulation_id.eq(id),
            omissions::state.eq(state),
            omissions::reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(())
}

fn wording(form: &CirculationForm) -> Result<String, AppError> {
    serde_json::to_string(&form.wording).map_err(AppError::internal)
}

pub(super) fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: CirculationId,
    detail: &str,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "circulations",
        id: &id.to_string(),
        detail,
        readers: readers_of!(conn, circulations, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
