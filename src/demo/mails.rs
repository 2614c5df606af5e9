//! The mails that carried the invitations: most were sent, a few could not be. None
//! waits to be sent.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::cast::Address;
use super::dice::Dice;
use super::stage::{Scene, Stage, at};
use super::survey::Fate;
use super::{insert, insert_for_ids};
use crate::auth::{Marking, TeamId};
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::{mail_attempts, mails};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::{Cause, LINK, MailKind, MailStatus, Outcome, Reply};
use crate::treaty::Iso3;

/// How many mails leave in a minute.
const PER_MINUTE: i64 = 20;
/// Minutes after which a mail is tried again.
const AGAIN_AFTER: i64 = 5;

/// An invitation on its way.
pub(super) struct Letter<'a> {
    pub(super) invitation: i64,
    pub(super) scene: &'a Scene,
    pub(super) to: &'a Address,
    pub(super) fate: Fate,
    pub(super) token: String,
}

#[derive(Insertable)]
#[diesel(table_name = mails, treat_none_as_default_value = false)]
struct NewMail<'a> {
    invitation_id: Option<i64>,
    state: Option<Iso3>,
    kind: MailKind,
    unique_key: String,
    message_id: String,
    to_name: &'a str,
    to_email: &'a str,
    subject: String,
    body: String,
    link: Option<String>,
    status: MailStatus,
    attempts: i32,
    due_at: Moment,
    last_reply: String,
    sent_at: Option<Moment>,
    marking: Marking,
    team_id: TeamId,
    created_at: Moment,
    updated_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = mail_attempts)]
struct NewAttempt {
    mail_id: i64,
    at: Moment,
    outcome: Outcome,
    reply: String,
}

/// One try to send a mail.
struct Try {
    at: Moment,
    outcome: Outcome,
    reply: String,
}

/// Adds a mail for each invitation of a circulation, with what came of it.
pub(super) fn fill(
    conn: &mut Conn,
    dice: &mut Dice,
    stage: &Stage,
    settings: &Settings,
    circulation: i64,
    letters: &[Letter<'_>],
) -> Result<(), AppError> {
    let released = at(stage.script.survey.released, 10, 0);
    let team = stage.teams.named("Spain")?;
    let mut rows = Vec::new();
    let mut tries = Vec::new();
    for (number, letter) in (0..).zip(letters) {
        let first = released.plus(TimeDelta::seconds(5 + number * 60 / PER_MINUTE));
        let history = history(dice, stage, letter.fate, first);
        let mut row = write(stage, settings, circulation, letter, team.id, released);
        if let Some(last) = history.last() {
            row.last_reply.clone_from(&last.reply);
            row.updated_at = last.at;
            row.sent_at = (last.outcome == Outcome::Sent).then_some(last.at);
        }
        row.attempts = i32::try_from(history.len()).unwrap_or(i32::MAX);
        rows.push(row);
        tries.push(history);
    }
    let ids = insert_for_ids!(conn, mails, rows);
    let attempts: Vec<_> = ids
        .into_iter()
        .zip(tries)
        .flat_map(|(mail_id, history)| {
            history.into_iter().map(move |it| NewAttempt {
                mail_id,
                at: it.at,
                outcome: it.outcome,
                reply: it.reply,
            })
        })
        .collect();
    insert!(conn, mail_attempts, attempts);
    Ok(())
}

fn write<'a>(
    stage: &Stage,
    settings: &Settings,
    circulation: i64,
    letter: &Letter<'a>,
    team_id: TeamId,
    released: Moment,
) -> NewMail<'a> {
    let to = letter.to;
    let wording = stage.script.survey.wording.in_language(to.language);
    let merged = |text: &str| {
        text.replace("[state]", letter.scene.name(to.language))
            .replace("[addressee]", &to.name)
    };
    let failed = letter.fate == Fate::Unreached;
    let link = || format!("{}/s/{}", settings.public_url(), letter.token);
    NewMail {
        invitation_id: Some(letter.invitation),
        state: Some(letter.scene.iso3),
        kind: MailKind::SurveyInvitation,
        unique_key: format!("{circulation}:{}:{}", to.email, MailKind::SurveyInvitation),
        message_id: format!("demo-{}@example.org", letter.invitation),
        to_name: &to.name,
        to_email: &to.email,
        subject: merged(&wording.subject),
        body: format!("{}\n\n{LINK}", merged(&wording.greeting)),
        // Kept for as long as the mail may be sent again.
        link: failed.then(link),
        status: if failed {
            MailStatus::Failed
        } else {
            MailStatus::Sent
        },
        attempts: 0,
        due_at: released,
        last_reply: String::new(),
        sent_at: None,
        marking: Marking::Coordination,
        team_id,
        created_at: released,
        updated_at: released,
    }
}

/// What came of a mail: one in ten was refused at first.
fn history(dice: &mut Dice, stage: &Stage, fate: Fate, first: Moment) -> Vec<Try> {
    let texts = &stage.script.survey;
    let attempt = |at: Moment, outcome: Outcome, cause: Cause, said: &str| Try {
        at,
        outcome,
        reply: Reply::new(cause, said).to_string(),
    };
    let again = first.plus(TimeDelta::minutes(AGAIN_AFTER));
    let sent = |at| attempt(at, Outcome::Sent, Cause::Accepted, &texts.reply_sent);
    match fate {
        Fate::Unreached => vec![attempt(
            first,
            Outcome::Failed,
            Cause::Refused,
            &texts.reply_failed,
        )],
        _ if dice.percent(10) => vec![
            attempt(
                first,
                Outcome::Deferred,
                Cause::TryLater,
                &texts.reply_later,
            ),
            sent(again),
        ],
        _ => vec![sent(first)],
    }
}
