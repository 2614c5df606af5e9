//! Rules set, States left alone, and the reminders themselves: each in a transaction of its
//! own with the mails that carry it.

use std::sync::Arc;

use actix_web::web::Data;
use diesel::prelude::*;

use super::super::super::actions::forget_reminders;
use super::super::super::model::{Circulation, CirculationId, CirculationStatus};
use super::super::actions::record;
use super::super::hours::{self, Place};
use super::super::letters::{Composed, Letters};
use super::super::queries::{Recipient, email_key, parted};
use super::super::release::Sender;
use super::model::{Case, Reminding, RulesForm, StopForm, StopReason};
use super::queries;
use super::rules::decide;
use crate::access;
use crate::app::App;
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, RecordKind, new_token, token_hash};
use crate::db::Conn;
use crate::db::schema::{circulations, invitation_keys, reminder_rules, reminder_stops, states};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::{MailKind, NewMail, outbox};
use crate::readers_of;
use crate::states::{Facts, clocks};
use crate::treaty::Iso3;
use crate::workplans;

/// Whether the actor may set rules: whoever may change a draft, coordinators later.
pub(super) fn may_set(actor: &Actor, circulation: &Circulation) -> bool {
    circulation.may_edit(actor) || circulation.may_steer(actor)
}

/// Whether the actor may decide that a State is left alone.
pub(super) fn may_stop(actor: &Actor, circulation: &Circulation) -> bool {
    circulation.status != CirculationStatus::Draft
        && actor.is_inside()
        && actor.may_change(circulation.marking, circulation.team_id)
}

/// Sets the rules of a circulation; whether they were as the form had them before.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn set_rules(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    form: &RulesForm,
) -> Result<bool, AppError> {
    use reminder_rules as t;
    if !may_set(actor, circulation) {
        return Err(AppError::Forbidden);
    }
    let wording = serde_json::to_string(&form.wording).map_err(AppError::internal)?;
    let said = (
        t::first_after.eq(form.first_after),
        t::days_between.eq(form.days_between),
        t::at_most.eq(form.at_most),
        t::whom.eq(form.whom),
        t::quiet_days.eq(form.quiet_days),
        t::wording.eq(wording),
    );
    let known = queries::rules(conn, circulation.id)?;
    if known.as_ref().map_or(0, |it| it.version) != form.version {
        return Ok(false);
    }
    let changed = if known.is_some() {
        diesel::update(t::table.find(circulation.id))
            .filter(t::version.eq(form.version))
            .set((said, t::version.eq(t::version + 1)))
            .execute(conn)?
    } else {
        diesel::insert_into(t::table)
            .values((t::circulation_id.eq(circulation.id), said))
            .execute(conn)?
    };
    if changed == 0 {
        return Ok(false);
    }
    record(
        conn,
        actor,
        now,
        "circulation.remind-by",
        circulation.id,
        "",
    )?;
    Ok(true)
}

/// Reminds nobody any more.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn drop_rules(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
) -> Result<(), AppError> {
    if !may_set(actor, circulation) {
        return Err(AppError::Forbidden);
    }
    diesel::delete(reminder_rules::table.find(circulation.id)).execute(conn)?;
    record(
        conn,
        actor,
        now,
        "circulation.remind-nobody",
        circulation.id,
        "",
    )
}

/// Decides whether a State is reminded; whether that was as the form had it before.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn stop(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    (circulation, state): (&Circulation, Iso3),
    form: &StopForm,
) -> Result<bool, AppError> {
    use reminder_stops as t;
    if !may_stop(actor, circulation) {
        return Err(AppError::Forbidden);
    }
    let said = (
        t::reason.eq(form.reason),
        t::note.eq(&form.note),
        t::decided_by.eq(actor.user_id),
        t::decided_at.eq(now),
    );
    let key = (circulation.id, state);
    // Two that decide at the same time wait for each other here.
    hold(conn, state)?;
    let known: Option<i32> = t::table
        .find(key)
        .select(t::version)
        .first(conn)
        .optional()?;
    if known.unwrap_or(0) != form.version {
        return Ok(false);
    }
    if known.is_some() {
        diesel::update(t::table.find(key))
            .set((said, t::version.eq(t::version + 1)))
            .execute(conn)?;
    } else {
        let key = (t::circulation_id.eq(circulation.id), t::state.eq(state));
        diesel::insert_into(t::table)
            .values((key, said))
            .execute(conn)?;
    }
    if form.reason != StopReason::GoOn {
        forget_reminders(conn, now, circulation.id, state)?;
    }
    let detail = format!("{state} {}", form.reason);
    record(
        conn,
        actor,
        now,
        "circulation.remind-state",
        circulation.id,
        &detail,
    )?;
    Ok(true)
}

/// Queues the reminders that are due and says how many mails that are. Wake the mail worker
/// after it.
///
/// # Errors
/// The database is not to be had. A reminder that cannot be made is logged, and tried again
/// the next time.
pub async fn remind_due(app: &Data<App>) -> Result<usize, AppError> {
    let now = app.clock.now();
    let due = app.db.read(move |conn| due(conn, now)).await?;
    let mut sent = 0;
    for (circulation, state) in due {
        let data = app.clone();
        let made = app
            .db
            .write(move |conn| {
                let with = With {
                    sender: Sender::of(&data.settings),
                    facts: data.facts.current(conn)?,
                };
                remind(conn, now, circulation, state, &with)
            })
            .await;
        match made {
            Ok(mails) => sent += mails,
            Err(error) => {
                tracing::error!(%error, circulation = circulation.0, "a reminder could not be made");
            }
        }
    }
    Ok(sent)
}

/// What makes a mail.
struct With {
    sender: Sender,
    facts: Arc<Facts>,
}

/// The States that are due.
fn due(conn: &mut Conn, now: Moment) -> Result<Vec<(CirculationId, Iso3)>, AppError> {
    let mut due = Vec::new();
    for reminding in queries::reminding(conn, None)? {
        let id = reminding.rules.circulation;
        let cases = queries::cases(conn, None, (id, reminding.closes_on), None, now)?;
        let cases = cases.iter().filter(|case| is_due(&reminding, case, now));
        due.extend(cases.map(|case| (id, case.state)));
    }
    Ok(due)
}

fn is_due(reminding: &Reminding, case: &Case, now: Moment) -> bool {
    let today = Place::of(case.state, None).day(now);
    let works = |day| clocks::works_on(case.state, day);
    decide(&reminding.rules.rules(), &case.history, today, works).is_ok()
}

/// Reminds a State, if that is due still: what was read before may have changed. How many
/// mails that are.
fn remind(
    conn: &mut Conn,
    now: Moment,
    circulation: CirculationId,
    state: Iso3,
    with: &With,
) -> Result<usize, AppError> {
    hold(conn, state)?;
    let Some(reminding) = queries::reminding(conn, Some(circulation))?.pop() else {
        return Ok(0);
    };
    let about = (circulation, reminding.closes_on);
    let Some(case) = queries::cases(conn, None, about, Some(state), now)?.pop() else {
        return Ok(0);
    };
    if !is_due(&reminding, &case, now) {
        return Ok(0);
    }
    let (mut recipients, _) = parted(conn, circulation)?;
    recipients.retain(|it| case.reached.contains(&it.id));
    let places: Vec<Place> = recipients
        .iter()
        .map(|it| Place::of(state, it.office))
        .collect();
    let due = hours::spread(&places, now, with.sender.hours);
    // After hours it is tomorrow's: the rules are asked then.
    let today = Place::of(state, None).day(now);
    if due
        .iter()
        .any(|due| Place::of(state, None).day(*due) != today)
        || due.is_empty()
    {
        return Ok(0);
    }
    let plan = workplans::find(conn, reminding.work_plan)?;
    let letters = Letters::worded(
        (&reminding.rules.wording, reminding.anonymous),
        &plan,
        &with.facts,
    )?;
    for (recipient, due) in recipients.iter().zip(due) {
        let letter = letters.compose(recipient, case.history.closes_on);
        let number = case.next;
        send(
            conn,
            (now, due),
            &reminding,
            (recipient, &letter, number),
            &with.sender,
        )?;
    }
    let detail = format!("{state} {}", case.next);
    let change = Change {
        action: "circulation.remind",
        subject: "circulations",
        id: &circulation.to_string(),
        detail: &detail,
        readers: readers_of!(conn, circulations, circulation)?,
    };
    audit::record(conn, Who::System, now, change)?;
    Ok(recipients.len())
}

/// Holds a State for the rest of the transaction: whoever reminds it of another circulation
/// at the same time waits here, and finds this reminder.
fn hold(conn: &mut Conn, state: Iso3) -> Result<(), AppError> {
    diesel::update(states::table.find(state))
        .set(states::region.eq(states::region))
        .execute(conn)?;
    Ok(())
}

/// Queues one mail with a link of its own: the one that the invitation brought is known to
/// nobody here.
fn send(
    conn: &mut Conn,
    when: (Moment, Moment),
    reminding: &Reminding,
    (recipient, letter, number): (&Recipient, &Composed, u32),
    sender: &Sender,
) -> Result<(), AppError> {
    let token = new_token();
    diesel::insert_into(invitation_keys::table)
        .values((
            invitation_keys::invitation_id.eq(recipient.id),
            invitation_keys::token_hash.eq(token_hash(&token)),
            invitation_keys::created_at.eq(when.0),
        ))
        .execute(conn)?;
    let circulation = reminding.rules.circulation;
    let unique_key = format!(
        "reminder:{circulation}:{number}:{}",
        email_key(&recipient.email)
    );
    let link = sender.link(&token);
    let mail = outbox::enqueue_for(
        conn,
        when,
        &NewMail {
            invitation_id: Some(recipient.id.0),
            state: Some(recipient.state),
            kind: MailKind::SurveyReminder,
            unique_key: &unique_key,
            from: &sender.from,
            to_name: &recipient.addressee,
            to_email: &recipient.email,
            subject: &letter.subject,
            body: &letter.body,
            link: Some(&link),
            marking: reminding.marking,
            team_id: reminding.team,
        },
    )?;
    access::inherit(
        conn,
        (RecordKind::Circulations, circulation.0),
        (RecordKind::Mails, mail.0),
    )
}
