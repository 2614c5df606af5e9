//! What is known of the States that may be reminded.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::super::super::anonymous;
use super::super::super::model::{CirculationId, CirculationStatus, InvitationId, ResponseStatus};
use super::super::hours::Place;
use super::model::{Case, Decided, Reminding, RulesRow, StopReason};
use super::rules::{Answer, History, Stop};
use crate::auth::{Actor, Marking};
use crate::db::Conn;
use crate::db::schema::{
    circulations, exchanges, extensions, invitations, mails, reminder_rules, reminder_stops,
    responses,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{Direction, ExchangeKind};
use crate::mail::{MailKind, MailStatus};
use crate::treaty::Iso3;
use crate::visible;

/// As far back as another exchange can matter for a reply, in days.
const LOOK_BACK: i64 = 400;

const RULES: (
    reminder_rules::circulation_id,
    reminder_rules::first_after,
    reminder_rules::days_between,
    reminder_rules::at_most,
    reminder_rules::whom,
    reminder_rules::quiet_days,
    reminder_rules::wording,
    reminder_rules::version,
) = (
    reminder_rules::circulation_id,
    reminder_rules::first_after,
    reminder_rules::days_between,
    reminder_rules::at_most,
    reminder_rules::whom,
    reminder_rules::quiet_days,
    reminder_rules::wording,
    reminder_rules::version,
);

/// The rules of a circulation that is in sight.
pub(super) fn rules(conn: &mut Conn, id: CirculationId) -> Result<Option<RulesRow>, AppError> {
    Ok(reminder_rules::table
        .find(id)
        .select(RULES)
        .first(conn)
        .optional()?)
}

/// The circulations that are out and remind: all, or the one of an id.
pub(super) fn reminding(
    conn: &mut Conn,
    only: Option<CirculationId>,
) -> Result<Vec<Reminding>, AppError> {
    let mut query = reminder_rules::table
        .inner_join(circulations::table)
        .filter(circulations::status.eq(CirculationStatus::Released))
        .order(circulations::id)
        .select((
            RULES,
            circulations::work_plan_id,
            circulations::closes_on,
            circulations::marking,
            circulations::team_id,
            circulations::anonymous,
        ))
        .into_boxed();
    if let Some(id) = only {
        query = query.filter(circulations::id.eq(id));
    }
    Ok(query.load(conn)?)
}

/// Whose eyes see a case: the worker's see all, a reader's no more than the reader may know.
pub(super) type Eyes<'a> = Option<&'a Actor>;

/// The States of a circulation, or the one of a code, as they stand at a moment.
pub(super) fn cases(
    conn: &mut Conn,
    eyes: Eyes<'_>,
    (id, closes_on): (CirculationId, NaiveDate),
    only: Option<Iso3>,
    now: Moment,
) -> Result<Vec<Case>, AppError> {
    let mut states: BTreeMap<Iso3, Known> = BTreeMap::new();
    for (invitation, state) in invited(conn, id, only)? {
        states
            .entry(state)
            .or_default()
            .invitations
            .push(invitation);
    }
    let codes: Vec<Iso3> = states.keys().copied().collect();
    for mail in mails_to(conn, eyes, &codes)? {
        if let Some(known) = states.get_mut(&mail.state) {
            known.mails.push(mail);
        }
    }
    let answers = answers(conn, eyes, id)?;
    let stops = stops(conn, id)?;
    let own_days = own_days(conn, id)?;
    let since = now.date() - TimeDelta::days(LOOK_BACK);
    let mut contacts = contacts(conn, eyes, &codes, since)?;
    let cases = states.into_iter().map(|(state, known)| {
        let decided = stops.get(&state);
        let contacts = contacts.remove(&state).unwrap_or_default();
        let told = Told {
            circulation: id,
            closes_on: own_days.get(&state).copied().unwrap_or(closes_on),
            answer: answers.get(&state).copied().unwrap_or(Answer::None),
            now,
        };
        known.case(state, &told, decided, &contacts)
    });
    Ok(cases.collect())
}

/// A mail about a survey to a State.
#[derive(Debug, Clone, Queryable)]
struct Mail {
    state: Iso3,
    circulation: CirculationId,
    invitation: InvitationId,
    kind: MailKind,
    status: MailStatus,
    unique_key: String,
    due_at: Moment,
    sent_at: Option<Moment>,
}

impl Mail {
    fn waits(&self) -> bool {
        use MailStatus::{Deferred, Held, Queued, Sending};
        matches!(self.status, Held | Queued | Sending | Deferred)
    }

    fn is_dead(&self) -> bool {
        use MailStatus::{Bounced, Failed, Suppressed};
        matches!(self.status, Bounced | Failed | Suppressed)
    }

    /// Its number among the reminders of its circulation.
    fn number(&self) -> u32 {
        let number = self.unique_key.split(':').nth(2);
        number.and_then(|it| it.parse().ok()).unwrap_or(1)
    }
}

/// What a case is made of beside the mails.
struct Told {
    circulation: CirculationId,
    closes_on: NaiveDate,
    answer: Answer,
    now: Moment,
}

/// An exchange with a State: its day, and whether it is a letter of the State's.
type Contact = (NaiveDate, bool);

#[derive(Default)]
struct Known {
    invitations: Vec<InvitationId>,
    mails: Vec<Mail>,
}

impl Known {
    fn case(
        self,
        state: Iso3,
        told: &Told,
        decided: Option<&Decided>,
        contacts: &[Contact],
    ) -> Case {
        let place = Place::of(state, None);
        let own = |mail: &&Mail| mail.circulation == told.circulation;
        let reminders = || {
            self.mails
                .iter()
                .filter(|it| it.kind == MailKind::SurveyReminder)
        };
        let invited = self.mails.iter().filter(own);
        let invited_at = invited
            .filter(|it| it.kind == MailKind::SurveyInvitation)
            .filter_map(|it| it.sent_at)
            .min();
        let dead = |id: &InvitationId| {
            let mut mails = self.mails.iter().filter(own);
            mails.any(|it| it.invitation == *id && it.is_dead())
        };
        let invitations = self.invitations.iter();
        let reached: Vec<InvitationId> = invitations.filter(|id| !dead(id)).copied().collect();
        let invited_on = invited_at.map(|at| place.day(at));
        let bounced = reached.is_empty() && !self.invitations.is_empty();
        Case {
            state,
            history: History {
                invited_on,
                closes_on: told.closes_on,
                answer: told.answer,
                reminded: days(reminders().filter(own), place, told.now),
                elsewhere: days(reminders().filter(|it| !own(it)), place, told.now),
                on_its_way: reminders().any(Mail::waits),
                exchanges: contacts.iter().map(|(day, _)| *day).collect(),
                stop: stop(decided, contacts, (invited_on, place), bounced),
            },
            next: reminders().filter(own).map(Mail::number).max().unwrap_or(0) + 1,
            reached,
            decided: decided.cloned(),
        }
    }
}

/// The days on which a State was reminded: each reminder once, however many of its people it
/// went to. What was taken back before it left is none.
fn days<'a>(mails: impl Iterator<Item = &'a Mail>, place: Place, now: Moment) -> Vec<NaiveDate> {
    let mut days: BTreeMap<(CirculationId, u32), NaiveDate> = BTreeMap::new();
    for mail in mails {
        if matches!(mail.status, MailStatus::Cancelled | MailStatus::Suppressed) {
            continue;
        }
        let at = mail.sent_at.unwrap_or_else(|| mail.due_at.max(now));
        let day = place.day(at);
        let known = days.entry((mail.circulation, mail.number())).or_insert(day);
        *known = day.max(*known);
    }
    days.into_values().collect()
}

/// Why a State is not reminded any more: what was decided last counts, then a letter of its
/// own, then that no mail reaches it.
fn stop(
    decided: Option<&Decided>,
    contacts: &[Contact],
    (invited_on, place): (Option<NaiveDate>, Place),
    bounced: bool,
) -> Option<Stop> {
    let goes_on_since = match decided.map(|it| (it.reason, it.at)) {
        Some((StopReason::Asked, _)) => return Some(Stop::Asked),
        Some((StopReason::Replied, _)) => return Some(Stop::Replied),
        Some((StopReason::Other, _)) => return Some(Stop::Decided),
        Some((StopReason::GoOn, at)) => Some(place.day(at)),
        None => None,
    };
    let replied = |(day, is_letter): &Contact| {
        *is_letter
            && invited_on.is_some_and(|since| *day >= since)
            && goes_on_since.is_none_or(|since| *day > since)
    };
    if contacts.iter().any(replied) {
        return Some(Stop::Replied);
    }
    bounced.then_some(Stop::Bounced)
}

fn invited(
    conn: &mut Conn,
    id: CirculationId,
    only: Option<Iso3>,
) -> Result<Vec<(InvitationId, Iso3)>, AppError> {
    let mut query = invitations::table
        .filter(invitations::circulation_id.eq(id))
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::email.ne(""))
        .order(invitations::id)
        .select((invitations::id, invitations::state))
        .into_boxed();
    if let Some(state) = only {
        query = query.filter(invitations::state.eq(state));
    }
    Ok(query.load(conn)?)
}

/// The invitations and reminders to States, of all circulations.
fn mails_to(conn: &mut Conn, eyes: Eyes<'_>, states: &[Iso3]) -> Result<Vec<Mail>, AppError> {
    let mut query = mails::table
        .inner_join(invitations::table)
        .filter(invitations::state.eq_any(states))
        .filter(mails::kind.eq_any([MailKind::SurveyInvitation, MailKind::SurveyReminder]))
        .order(mails::id)
        .select((
            invitations::state,
            invitations::circulation_id,
            invitations::id,
            mails::kind,
            mails::status,
            mails::unique_key,
            mails::due_at,
            mails::sent_at,
        ))
        .into_boxed();
    if let Some(actor) = eyes {
        query = query.filter(visible!(mails, actor));
    }
    Ok(query.load(conn)?)
}

fn answers(
    conn: &mut Conn,
    eyes: Eyes<'_>,
    id: CirculationId,
) -> Result<HashMap<Iso3, Answer>, AppError> {
    let mut query = responses::table
        .filter(responses::circulation_id.eq(id))
        .select((responses::state, responses::status))
        .into_boxed();
    if let Some(actor) = eyes {
        query = query.filter(visible!(responses, actor));
    }
    let rows: Vec<(Iso3, ResponseStatus)> = query.load(conn)?;
    let answer = |status| match status {
        ResponseStatus::Begun => Answer::Begun,
        ResponseStatus::Answered => Answer::Given,
    };
    let turnout = anonymous::turnout(conn, &[id])?.into_iter();
    let rows = rows.into_iter();
    Ok(rows
        .map(|(state, status)| (state, answer(status)))
        .chain(turnout.map(|(_, state)| (state, Answer::Given)))
        .collect())
}

fn stops(conn: &mut Conn, id: CirculationId) -> Result<HashMap<Iso3, Decided>, AppError> {
    let rows: Vec<(Iso3, Decided)> = reminder_stops::table
        .filter(reminder_stops::circulation_id.eq(id))
        .select((
            reminder_stops::state,
            (
                reminder_stops::reason,
                reminder_stops::note,
                reminder_stops::decided_at,
                reminder_stops::version,
            ),
        ))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

fn own_days(conn: &mut Conn, id: CirculationId) -> Result<HashMap<Iso3, NaiveDate>, AppError> {
    let rows: Vec<(Iso3, NaiveDate)> = extensions::table
        .filter(extensions::circulation_id.eq(id))
        .select((extensions::state, extensions::closes_on))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The exchanges with States since a day that are not restricted: whether a State is reminded
/// tells nobody of one that is.
fn contacts(
    conn: &mut Conn,
    eyes: Eyes<'_>,
    states: &[Iso3],
    since: NaiveDate,
) -> Result<HashMap<Iso3, Vec<Contact>>, AppError> {
    let mut query = exchanges::table
        .filter(exchanges::state.eq_any(states))
        .filter(exchanges::held_on.ge(since))
        .filter(exchanges::deleted_at.is_null())
        .filter(exchanges::marking.ne(Marking::Restricted))
        .select((
            exchanges::state,
            exchanges::held_on,
            exchanges::kind,
            exchanges::direction,
        ))
        .into_boxed();
    if let Some(actor) = eyes {
        query = query.filter(visible!(exchanges, actor));
    }
    type Row = (Iso3, NaiveDate, ExchangeKind, Option<Direction>);
    let rows: Vec<Row> = query.load(conn)?;
    let mut found: HashMap<Iso3, Vec<Contact>> = HashMap::new();
    for (state, day, kind, direction) in rows {
        let written = matches!(kind, ExchangeKind::Letter | ExchangeKind::NoteVerbale);
        let is_letter = written && direction == Some(Direction::In);
        found.entry(state).or_default().push((day, is_letter));
    }
    Ok(found)
}
