//! Changes to circulations: draft, edit, choose recipients, release, discard.

use std::collections::HashSet;

use chrono::{NaiveTime, TimeDelta};
use diesel::prelude::*;

use super::super::model::{Circulation, CirculationId, CirculationStatus, Omission};
use super::super::queries;
use super::forms::{CirculationForm, NewCirculation};
use super::letters::Composed;
use super::queries::{Recipient, addressee, email_key};
use crate::access::{self, Remarked, record_remarking};
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, RecordKind, new_token, token_hash};
use crate::config::Settings;
use crate::contacts::Addressee;
use crate::contacts::queries::not_to_be_mailed;
use crate::db::Conn;
use crate::db::schema::{circulations, invitations, omissions, questionnaires};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::mail::{MailKind, NewMail, outbox};
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

/// Makes a draft for `states`, each with its addressee where there is one; the others
/// are left out, with the reason.
///
/// # Errors
/// The actor may not, or the database fails.
pub fn draft(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    plan: WorkPlanId,
    new: &NewCirculation,
    states: &[Iso3],
    addressees: &[Addressee],
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
        ))
        .returning(circulations::id)
        .get_result(conn)?;
    let mut taken = HashSet::new();
    let closed = not_to_be_mailed(conn, actor, states)?;
    for state in states {
        match addressees.iter().find(|it| it.state == *state) {
            None if closed.contains(state) => leave_out(conn, id, *state, Omission::DoNotMail)?,
            None => leave_out(conn, id, *state, Omission::NoAddress)?,
            Some(it) if !taken.insert(email_key(&it.email)) => {
                leave_out(conn, id, *state, Omission::AddressTaken)?;
            }
            Some(it) => invite(conn, id, it, it.language)?,
        }
    }
    record(conn, actor, now, "circulation.draft", id, "")?;
    Ok(id)
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
            circulations::version.eq(circulations::version + 1),
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
        invite(conn, id, addressee, *language)?;
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

/// What a release needs to know beside the circulation.
#[derive(Debug, Clone)]
pub struct Release {
    from: String,
    public_url: String,
    link_days_after_close: u32,
}

impl Release {
    /// As the settings have it: the sender, the address links begin with, and how long
    /// they work after the survey closes.
    pub fn of(settings: &Settings) -> Self {
        Self {
            from: settings.mail.from.clone(),
            public_url: settings.public_url(),
            link_days_after_close: settings.survey.link_days_after_close,
        }
    }
}

/// Freezes the questionnaire, makes the links and puts every mail into the outbox: all
/// of it or nothing, and once. `circulation` is held ([`hold_draft`]), and `letters` are
/// made from what was read since. `marked` have been marked as not to be mailed since they
/// were chosen: they are left out.
///
/// # Errors
/// The actor may not, or the database fails.
pub fn release(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    (letters, marked): (&[(Recipient, Composed)], &[Recipient]),
    release: &Release,
) -> Result<(), AppError> {
    if !circulation.may_release(actor) {
        return Err(AppError::Forbidden);
    }
    take_out(conn, circulation.id, letters, marked)?;
    diesel::update(circulations::table.find(circulation.id))
        .set((
            circulations::status.eq(CirculationStatus::Released),
            circulations::released_by.eq(actor.user_id),
            circulations::released_at.eq(now),
            circulations::version.eq(circulations::version + 1),
        ))
        .execute(conn)?;
    diesel::update(questionnaires::table.find(circulation.questionnaire_id))
        .filter(questionnaires::frozen_at.is_null())
        .set(questionnaires::frozen_at.eq(now))
        .execute(conn)?;
    for (recipient, letter) in letters {
        send(conn, now, circulation, recipient, letter, release)?;
    }
    let detail = format!("{} mails", letters.len());
    record(
        conn,
        actor,
        now,
        "circulation.release",
        circulation.id,
        &detail,
    )
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
    diesel::delete(circulations::table.find(circulation.id)).execute(conn)?;
    audit::record(conn, Who::Actor(actor), now, change)
}

/// Makes the link of one invitation and queues its mail.
fn send(
    conn: &mut Conn,
    now: Moment,
    circulation: &Circulation,
    recipient: &Recipient,
    letter: &Composed,
    release: &Release,
) -> Result<(), AppError> {
    let token = new_token();
    let last_day = TimeDelta::days(i64::from(release.link_days_after_close) + 1);
    diesel::update(invitations::table.find(recipient.id))
        .set((
            invitations::token_hash.eq(token_hash(&token)),
            invitations::expires_at
                .eq(Moment(circulation.closes_on.and_time(NaiveTime::MIN)).plus(last_day)),
        ))
        .execute(conn)?;
    let kind = MailKind::SurveyInvitation;
    let unique_key = format!("{}:{}:{kind}", circulation.id, email_key(&recipient.email));
    let link = format!("{}/s/{token}", release.public_url);
    let mail = outbox::enqueue(
        conn,
        now,
        &NewMail {
            invitation_id: Some(recipient.id.0),
            state: Some(recipient.state),
            kind,
            unique_key: &unique_key,
            from: &release.from,
            to_name: &recipient.addressee,
            to_email: &recipient.email,
            subject: &letter.subject,
            body: &letter.body,
            link: Some(&link),
            marking: circulation.marking,
            team_id: circulation.team_id,
        },
    )?;
    access::inherit(
        conn,
        (RecordKind::Circulations, circulation.id.0),
        (RecordKind::Mails, mail.0),
    )
}

fn invite(
    conn: &mut Conn,
    id: CirculationId,
    to: &Addressee,
    language: Lang,
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
        ))
        .execute(conn)?;
    Ok(())
}

fn leave_out(
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

/// Takes out who is not to be mailed any more, and the States of which nobody is left.
fn take_out(
    conn: &mut Conn,
    id: CirculationId,
    letters: &[(Recipient, Composed)],
    marked: &[Recipient],
) -> Result<(), AppError> {
    let mut states: Vec<Iso3> = marked.iter().map(|it| it.state).collect();
    states.dedup();
    diesel::delete(invitations::table)
        .filter(invitations::circulation_id.eq(id))
        .filter(invitations::id.eq_any(marked.iter().map(|it| it.id)))
        .execute(conn)?;
    for state in states {
        if letters.iter().all(|(it, _)| it.state != state) {
            leave_out(conn, id, state, Omission::DoNotMail)?;
        }
    }
    Ok(())
}

fn wording(form: &CirculationForm) -> Result<String, AppError> {
    serde_json::to_string(&form.wording).map_err(AppError::internal)
}

fn record(
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
