//! Reads of mails, all through the rights layer.

use diesel::prelude::*;

use super::model::{Attempt, MailId, MailKind, MailStatus};
use crate::auth::{Actor, Marking, TeamId};
use crate::db::schema::{audit, circulations, invitations, mail_attempts, mails, teams, users};
use crate::db::types::Moment;
use crate::db::{Conn, ConnBackend};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;
use crate::web::Params;
use crate::web::table::Cursor;

/// Mails are counted up to here; beyond it a page says "more than".
pub(super) const COUNTED: usize = 1000;
const COUNT_UP_TO: i64 = 1001;

/// Which mails of a list.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct MailFilter {
    pub status: Option<MailStatus>,
    pub state: Option<Iso3>,
    pub circulation: Option<i64>,
}

/// A mail in a list.
#[derive(Debug, Clone, Queryable)]
pub(super) struct MailRow {
    pub id: MailId,
    pub to_name: String,
    pub to_email: String,
    pub state: Option<Iso3>,
    pub kind: MailKind,
    pub subject: String,
    pub status: MailStatus,
    pub attempts: i32,
    pub due_at: Moment,
    pub sent_at: Option<Moment>,
    pub last_reply: String,
    pub marking: Marking,
    pub created_at: Moment,
}

/// A mail on its page. The link itself is not read.
#[derive(Debug, Clone, Queryable)]
pub(super) struct MailDetail {
    pub row: MailRow,
    pub invitation_id: Option<i64>,
    pub message_id: String,
    pub body: String,
    pub team: String,
    pub team_id: TeamId,
}

/// What someone decided about a mail.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Decision {
    pub at: Moment,
    pub action: String,
    pub by: Option<String>,
}

/// How many mails of a status there are; of those counted together, more than
/// [`COUNTED`] are not told apart to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StatusCount {
    pub status: MailStatus,
    pub count: usize,
    pub at_least: bool,
}

impl MailFilter {
    pub(super) fn of(params: &Params) -> Self {
        Self {
            status: params.value("status"),
            state: params.value("state"),
            circulation: params.value("circulation"),
        }
    }
}

type Columns = (
    mails::id,
    mails::to_name,
    mails::to_email,
    mails::state,
    mails::kind,
    mails::subject,
    mails::status,
    mails::attempts,
    mails::due_at,
    mails::sent_at,
    mails::last_reply,
    mails::marking,
    mails::created_at,
);

const COLUMNS: Columns = (
    mails::id,
    mails::to_name,
    mails::to_email,
    mails::state,
    mails::kind,
    mails::subject,
    mails::status,
    mails::attempts,
    mails::due_at,
    mails::sent_at,
    mails::last_reply,
    mails::marking,
    mails::created_at,
);

/// The mails of a filter, newest first: up to `limit`, after `cursor`.
pub(super) fn list(
    conn: &mut Conn,
    actor: &Actor,
    filter: MailFilter,
    after: Option<(Moment, i64)>,
    limit: usize,
) -> Result<Vec<MailRow>, AppError> {
    let mut query = filtered(actor, filter);
    if let Some((at, id)) = after {
        // The first condition says nothing new; it is what the index is searched by.
        query = query
            .filter(mails::created_at.le(at))
            .filter(mails::created_at.lt(at).or(mails::id.lt(MailId(id))));
    }
    Ok(query
        .order((mails::created_at.desc(), mails::id.desc()))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select(COLUMNS)
        .load(conn)?)
}

/// How many mails a filter has, at most one more than [`COUNTED`].
pub(super) fn count(conn: &mut Conn, actor: &Actor, filter: MailFilter) -> Result<usize, AppError> {
    let ids: Vec<MailId> = filtered(actor, filter)
        .limit(COUNT_UP_TO)
        .select(mails::id)
        .load(conn)?;
    Ok(ids.len())
}

/// How many mails there are of each status. Those that want attention are few and are
/// counted apart from the many that are through.
pub(super) fn counts(conn: &mut Conn, actor: &Actor) -> Result<Vec<StatusCount>, AppError> {
    use MailStatus::{
        Bounced, Cancelled, Deferred, Failed, Held, InDoubt, Queued, Sending, Sent, Suppressed,
    };
    let together: [&[MailStatus]; 4] = [
        &[Held, Deferred, Failed, InDoubt, Bounced],
        &[Queued, Sending],
        &[Sent],
        &[Cancelled, Suppressed],
    ];
    let mut counts = Vec::new();
    for statuses in together {
        let found: Vec<MailStatus> = mails::table
            .filter(visible!(mails, actor))
            .filter(mails::status.eq_any(statuses))
            .limit(COUNT_UP_TO)
            .select(mails::status)
            .load(conn)?;
        let at_least = found.len() > COUNTED;
        counts.extend(statuses.iter().map(|status| {
            let count = found.iter().filter(|it| *it == status).count();
            StatusCount {
                status: *status,
                count: count.min(COUNTED),
                at_least,
            }
        }));
    }
    counts.sort_by_key(|count| MailStatus::ALL.iter().position(|it| *it == count.status));
    Ok(counts)
}

/// The place after the last row of a page.
pub(super) fn cursor(row: &MailRow) -> Cursor {
    Cursor {
        id: row.id.0,
        key: row.created_at.to_string(),
    }
}

/// The circulations whose mails one may look for, newest first: id and title.
pub(super) fn circulation_titles(
    conn: &mut Conn,
    actor: &Actor,
) -> Result<Vec<(i64, String)>, AppError> {
    Ok(circulations::table
        .filter(visible!(circulations, actor))
        .order(circulations::id.desc())
        .limit(100)
        .select((circulations::id, circulations::title))
        .load(conn)?)
}

/// The circulation of an invitation, if one may know of it.
pub(super) fn circulation_of(
    conn: &mut Conn,
    actor: &Actor,
    invitation: i64,
) -> Result<Option<(i64, String)>, AppError> {
    Ok(invitations::table
        .inner_join(circulations::table)
        .filter(invitations::id.eq(invitation))
        .filter(visible!(circulations, actor))
        .select((circulations::id, circulations::title))
        .first(conn)
        .optional()?)
}

/// A mail by its id.
pub(super) fn find(conn: &mut Conn, actor: &Actor, id: MailId) -> Result<MailDetail, AppError> {
    Ok(mails::table
        .inner_join(teams::table)
        .filter(mails::id.eq(id))
        .filter(visible!(mails, actor))
        .select((
            COLUMNS,
            mails::invitation_id,
            mails::message_id,
            mails::body,
            teams::name,
            mails::team_id,
        ))
        .first(conn)?)
}

/// The attempts to send a mail, first to last.
pub(super) fn attempts(conn: &mut Conn, id: MailId) -> Result<Vec<Attempt>, AppError> {
    Ok(mail_attempts::table
        .filter(mail_attempts::mail_id.eq(id))
        .order(mail_attempts::id)
        .select((
            mail_attempts::at,
            mail_attempts::outcome,
            mail_attempts::reply,
        ))
        .load(conn)?)
}

/// What was decided about a mail, first to last.
pub(super) fn decisions(conn: &mut Conn, id: MailId) -> Result<Vec<Decision>, AppError> {
    Ok(audit::table
        .left_join(users::table)
        .filter(audit::subject.eq("mails"))
        .filter(audit::subject_id.eq(id.to_string()))
        .order(audit::id)
        .select((audit::at, audit::action, users::name.nullable()))
        .load(conn)?)
}

fn filtered(actor: &Actor, filter: MailFilter) -> mails::BoxedQuery<'static, ConnBackend> {
    let mut query = mails::table.filter(visible!(mails, actor)).into_boxed();
    if let Some(status) = filter.status {
        query = query.filter(mails::status.eq(status));
    }
    if let Some(state) = filter.state {
        query = query.filter(mails::state.eq(state));
    }
    if let Some(circulation) = filter.circulation {
        let ids = invitations::table
            .filter(invitations::circulation_id.eq(circulation))
            .select(invitations::id.nullable());
        query = query.filter(mails::invitation_id.eq_any(ids));
    }
    query
}
