//! Changes to the barriers that are taken from answers.

use diesel::prelude::*;

use super::super::super::model::{Circulation, Response, ResponseStatus};
use super::super::found::{Found, How};
use crate::access;
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, RecordKind};
use crate::db::Conn;
use crate::db::schema::barriers;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::readers_of;

/// Whether the actor may put the reasons of an answer on the dossier: they become records of
/// the answer's team under its marking.
pub fn may_raise(actor: &Actor, response: &Response) -> bool {
    response.status == ResponseStatus::Answered
        && actor.is_inside()
        && actor.may_change(response.marking, response.team_id)
}

/// Puts the reasons of an answer on the dossier of its State: dated with the answer, with
/// who gave it as who said it. Those that are there already stay as they are, and one that
/// is in the bin is taken out of it. Returns how many are on the dossier that were not.
///
/// # Errors
/// The actor may not, or the database fails.
pub fn raise(
    conn: &mut Conn,
    (actor, lang, now): (&Actor, Lang, Moment),
    circulation: &Circulation,
    response: &Response,
    found: &[Found],
) -> Result<usize, AppError> {
    use barriers as t;
    if !may_raise(actor, response) {
        return Err(AppError::Forbidden);
    }
    let there: Vec<(i64, String, Option<Moment>)> = t::table
        .filter(t::response_id.eq(response.id))
        .select((t::id, t::kind, t::deleted_at))
        .load(conn)?;
    let mut raised = 0;
    for reason in found {
        let known = there.iter().find(|(_, kind, _)| *kind == reason.kind);
        let (id, action) = match known {
            Some((_, _, None)) => continue,
            Some((id, ..)) => {
                restore(conn, *id)?;
                (*id, "barrier.restore")
            }
            None => {
                let source = ("circulation", circulation.title.as_str().into());
                let source = lang.text_with("found-source", &[source]);
                (
                    insert(conn, now, response, &source, (reason, lang))?,
                    "barrier.add",
                )
            }
        };
        record(conn, actor, now, action, id)?;
        raised += 1;
    }
    Ok(raised)
}

fn restore(conn: &mut Conn, id: i64) -> Result<(), AppError> {
    use barriers as t;
    diesel::update(t::table.find(id))
        .set((
            t::deleted_at.eq(None::<Moment>),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

fn insert(
    conn: &mut Conn,
    now: Moment,
    response: &Response,
    source: &str,
    (reason, lang): (&Found, Lang),
) -> Result<i64, AppError> {
    use barriers as t;
    let detail = match reason.how {
        How::Ranked { rank, of } => {
            let args = [("rank", rank.into()), ("of", of.into())];
            lang.text_with("found-detail-rank", &args)
        }
        How::Chosen | How::Coded => String::new(),
    };
    let said_by: String = response.authority.chars().take(200).collect();
    let id: i64 = diesel::insert_into(t::table)
        .values((
            t::state.eq(response.state),
            t::kind.eq(&reason.kind),
            t::raised_on.eq(response.answered_on.unwrap_or(now.date())),
            t::detail.eq(detail),
            t::source.eq(source),
            t::said_by.eq(said_by),
            t::response_id.eq(response.id),
            t::marking.eq(response.marking),
            t::team_id.eq(response.team_id),
            t::created_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    access::inherit(
        conn,
        (RecordKind::Responses, response.id.0),
        (RecordKind::Barriers, id),
    )?;
    Ok(id)
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: i64,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "barriers",
        id: &id.to_string(),
        detail: "",
        readers: readers_of!(conn, barriers, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
