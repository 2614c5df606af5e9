//! What becomes of a circulation once it is ready, and after its release.

mod after;

use chrono::{Days, NaiveTime, TimeDelta};
use diesel::prelude::*;

use super::super::super::model::{Circulation, CirculationId, CirculationStatus, Omission};
use super::super::actions::{leave_out, record};
use super::super::hours::{self, Place};
use super::super::letters::Composed;
use super::super::queries::{Recipient, email_key};
use super::queries;
use crate::access;
use crate::auth::{Actor, RecordKind, UserId, new_token, token_hash};
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::{circulations, invitations, questionnaires};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::mail::{LINK, MailKind, NewMail, outbox};
use crate::treaty::Iso3;

pub(super) use self::after::{recall, send_on, set_open, to_draft};

/// Who sends, where links lead and how long, and when mails leave.
#[derive(Debug, Clone)]
pub(in crate::survey::circulations) struct Sender {
    pub from: String,
    pub public_url: String,
    link_days_after_close: u32,
    pub recall: TimeDelta,
    pub hours: Option<(NaiveTime, NaiveTime)>,
}

impl Sender {
    /// As the settings have it.
    pub(in crate::survey::circulations) fn of(settings: &Settings) -> Self {
        Self {
            from: settings.mail.from.clone(),
            public_url: settings.public_url(),
            link_days_after_close: settings.survey.link_days_after_close,
            recall: TimeDelta::minutes(settings.survey.recall_minutes.into()),
            hours: settings.survey.send_hours.0,
        }
    }

    /// The address of a link.
    pub(in crate::survey::circulations) fn link(&self, token: &str) -> String {
        format!("{}/s/{token}", self.public_url)
    }

    /// Until when a State's link opens its answer.
    pub(in crate::survey::circulations) fn expiry(
        &self,
        state: Iso3,
        closes_on: chrono::NaiveDate,
    ) -> Moment {
        let after = Days::new(self.link_days_after_close.into());
        hours::end_of_day(
            state,
            closes_on.checked_add_days(after).unwrap_or(closes_on),
        )
    }
}

/// What becomes of a wish to release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Release {
    /// It may be made.
    Due,
    /// It takes another coordinator, and nobody has proposed it yet.
    Unproposed,
    /// What was read is not what is there now.
    Changed,
}

/// Whether the actor may release what is held, having read its `version`: where it takes two,
/// another one has proposed it, as it is now.
///
/// # Errors
/// The actor may not: [`AppError::Forbidden`], also for who has proposed it.
pub(super) fn release_by(
    conn: &mut Conn,
    actor: &Actor,
    circulation: &Circulation,
    version: Option<i32>,
    settings: &Settings,
) -> Result<Release, AppError> {
    if !circulation.may_release(actor) {
        return Err(AppError::Forbidden);
    }
    let two = queries::takes_two(conn, settings.survey.second_release)?;
    if version.is_some_and(|it| it != circulation.version) {
        return Ok(Release::Changed);
    }
    if !two {
        return Ok(Release::Due);
    }
    let (Some(by), Some(at)) = (circulation.proposed_by, circulation.proposed_at) else {
        return Ok(Release::Unproposed);
    };
    if by == actor.user_id {
        return Err(AppError::Forbidden);
    }
    let changed_at: Option<Moment> = questionnaires::table
        .find(circulation.questionnaire_id)
        .select(questionnaires::changed_at)
        .first(conn)?;
    // Who releases has to have read what was proposed.
    let changed = version.is_none() || changed_at.is_some_and(|text| text > at);
    Ok(if changed {
        Release::Changed
    } else {
        Release::Due
    })
}

/// Proposes that a held draft is released.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn propose(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
) -> Result<(), AppError> {
    if !circulation.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    set_proposal(conn, circulation.id, Some((actor.user_id, now)))?;
    record(conn, actor, now, "circulation.propose", circulation.id, "")
}

/// Withdraws a proposal.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn withdraw(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
) -> Result<(), AppError> {
    if !circulation.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    set_proposal(conn, circulation.id, None)?;
    record(conn, actor, now, "circulation.withdraw", circulation.id, "")
}

/// The version counts proposals too: who has read another one releases nothing.
fn set_proposal(
    conn: &mut Conn,
    id: CirculationId,
    proposal: Option<(UserId, Moment)>,
) -> Result<(), AppError> {
    diesel::update(circulations::table.find(id))
        .set((
            circulations::proposed_by.eq(proposal.map(|(by, _)| by)),
            circulations::proposed_at.eq(proposal.map(|(_, at)| at)),
            circulations::version.eq(circulations::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Freezes the questionnaire, makes the links and puts every mail into the outbox: all
/// of it or nothing, and once. `circulation` is held ([`hold_draft`]), and `letters` are
/// made from what was read since. `marked` have been marked as not to be mailed since they
/// were chosen: they are left out.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn release(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    (letters, marked): (&[(Recipient, Composed)], &[Recipient]),
    sender: &Sender,
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
    let places: Vec<Place> = letters
        .iter()
        .map(|(to, _)| Place::of(to.state, to.office))
        .collect();
    let due = hours::spread(&places, now.plus(sender.recall), sender.hours);
    for ((recipient, letter), due) in letters.iter().zip(due) {
        send(conn, (now, due), circulation, (recipient, letter), sender)?;
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

/// Makes the link of one invitation and queues its mail.
fn send(
    conn: &mut Conn,
    when: (Moment, Moment),
    circulation: &Circulation,
    (recipient, letter): (&Recipient, &Composed),
    sender: &Sender,
) -> Result<(), AppError> {
    let token = new_token();
    diesel::update(invitations::table.find(recipient.id))
        .set((
            invitations::token_hash.eq(token_hash(&token)),
            invitations::expires_at.eq(sender.expiry(recipient.state, circulation.closes_on)),
        ))
        .execute(conn)?;
    let kind = MailKind::SurveyInvitation;
    let unique_key = format!("{}:{}:{kind}", circulation.id, email_key(&recipient.email));
    let link = sender.link(&token);
    let mail = outbox::enqueue_for(
        conn,
        when,
        &NewMail {
            invitation_id: Some(recipient.id.0),
            state: Some(recipient.state),
            kind,
            unique_key: &unique_key,
            from: &sender.from,
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

/// Sends a mail of a draft to oneself, as it will look; its link opens nothing.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn test_mail(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    (to, letter, sender): (&Recipient, &Composed, &Sender),
) -> Result<(), AppError> {
    if !circulation.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    let (body, subject) = as_test(to.language, letter, sender);
    let kind = MailKind::SurveyTest;
    let mail = outbox::enqueue(
        conn,
        now,
        &NewMail {
            invitation_id: None,
            state: None,
            kind,
            unique_key: &format!(
                "{}:{}:{kind}:{}",
                circulation.id,
                actor.user_id,
                new_token()
            ),
            from: &sender.from,
            to_name: &actor.name,
            to_email: &actor.email,
            subject: &subject,
            body: &body,
            link: None,
            marking: circulation.marking,
            team_id: circulation.team_id,
        },
    )?;
    access::inherit(
        conn,
        (RecordKind::Circulations, circulation.id.0),
        (RecordKind::Mails, mail.0),
    )?;
    record(conn, actor, now, "circulation.test", circulation.id, "")
}

fn as_test(lang: Lang, letter: &Composed, sender: &Sender) -> (String, String) {
    let body = letter.body.replace(LINK, &sender.link("…"));
    let subject = lang.text_with(
        "survey-test-subject",
        &[("subject", letter.subject.as_str().into())],
    );
    (body, subject)
}
