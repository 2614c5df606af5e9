//! Erasing: each record in a transaction of its own, with one entry in the audit. No rights
//! are asked: the desk does it by itself, or whoever owns the machine.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::model::{KEEP_DAYS, Kind, Rows};
use super::queries;
use crate::audit::{self, Change, Who};
use crate::db::schema::{
    attachments, barriers, commitments, event_agenda, event_guests, event_invitations, event_money,
    events, exchange_people, exchanges, invitations, mail_attempts, mails, named_readers,
    organisations, pathway_steps, people, positions, posts, questionnaires, relations, tenures,
};
use crate::db::types::Moment;
use crate::db::{Conn, Db};
use crate::error::AppError;

/// Erases what has lain in a bin for [`KEEP_DAYS`] days, and says how many records that
/// were. One that cannot be erased is logged and tried again the next time.
///
/// # Errors
/// The database is not to be had.
pub async fn erase_due(db: &Db, now: Moment) -> Result<usize, AppError> {
    let until = now.plus(-TimeDelta::days(KEEP_DAYS));
    let mut erased = 0;
    for kind in Kind::ALL {
        let mut after = 0;
        loop {
            let due = db
                .read(move |conn| queries::due(conn, kind, until, after))
                .await?;
            let Some(last) = due.last().copied() else {
                break;
            };
            for id in due {
                let done = db
                    .write(move |conn| erase(conn, kind, id, until, (now, "")))
                    .await;
                match done {
                    Ok(()) => erased += 1,
                    // Taken back meanwhile, or erased by another process.
                    Err(AppError::NotFound) => {}
                    Err(error) => {
                        tracing::error!(%error, table = kind.table(), "a record could not be erased");
                    }
                }
            }
            after = last;
        }
    }
    Ok(erased)
}

/// Erases a person at once, in the bin or not.
///
/// # Errors
/// [`AppError::NotFound`], or the database fails.
pub fn erase_person(conn: &mut Conn, id: i64, now: Moment) -> Result<(), AppError> {
    diesel::update(people::table.find(id))
        .set(people::deleted_at.eq(now))
        .execute(conn)?;
    erase(conn, Kind::People, id, now, (now, "on request"))
}

/// Erases a record that is in the bin since `until` or longer, with what is its own.
fn erase(
    conn: &mut Conn,
    kind: Kind,
    id: i64,
    until: Moment,
    (now, detail): (Moment, &str),
) -> Result<(), AppError> {
    let readers = queries::readers(conn, kind, id)?;
    let mut rows = vec![(kind.table(), id.to_string())];
    match kind {
        Kind::Exchanges => empty_exchange(conn, id, &mut rows)?,
        Kind::Events => empty_event(conn, id, &mut rows)?,
        Kind::People => forget_person(conn, id, &mut rows)?,
        Kind::Posts => {
            diesel::update(invitations::table.filter(invitations::post_id.eq(id)))
                .set(invitations::post_id.eq(None::<i64>))
                .execute(conn)?;
            diesel::update(commitments::table.filter(commitments::post_id.eq(id)))
                .set(commitments::post_id.eq(None::<i64>))
                .execute(conn)?;
            diesel::update(event_guests::table.filter(event_guests::post_id.eq(id)))
                .set(event_guests::post_id.eq(None::<i64>))
                .execute(conn)?;
        }
        Kind::Attachments
        | Kind::Commitments
        | Kind::Barriers
        | Kind::Positions
        | Kind::PathwaySteps
        | Kind::Relations
        | Kind::Questionnaires => {}
        Kind::Organisations => {
            let told: Vec<i64> = relations::table
                .filter(relations::organisation_id.eq(id))
                .select(relations::id)
                .load(conn)?;
            forget_relations(conn, &told, &mut rows)?;
        }
    }
    unname(conn, kind, id, &mut rows)?;
    if delete(conn, kind, id, until)? == 0 {
        // All of it is rolled back.
        return Err(AppError::NotFound);
    }
    let change = Change {
        action: kind.action(),
        subject: kind.table(),
        id: &id.to_string(),
        detail,
        readers,
    };
    audit::record(conn, Who::System, now, change)?;
    // Last: the entry itself has bound what the rows said before.
    for (table, row) in rows {
        audit::erase_values(conn, table, &row)?;
    }
    Ok(())
}

/// Deletes the record itself, unless it has left the bin.
fn delete(conn: &mut Conn, kind: Kind, id: i64, until: Moment) -> Result<usize, AppError> {
    macro_rules! delete_from {
        ($table:ident) => {
            diesel::delete($table::table)
                .filter($table::id.eq(id))
                .filter($table::deleted_at.le(until))
                .execute(conn)
        };
    }
    Ok(match kind {
        Kind::Attachments => delete_from!(attachments),
        Kind::Commitments => delete_from!(commitments),
        Kind::Barriers => delete_from!(barriers),
        Kind::Positions => delete_from!(positions),
        // With all that it said before.
        Kind::PathwaySteps => diesel::delete(pathway_steps::table)
            .filter(pathway_steps::id.eq(id))
            .filter(pathway_steps::dropped_at.le(until))
            .execute(conn),
        Kind::Relations => delete_from!(relations),
        Kind::Exchanges => delete_from!(exchanges),
        Kind::Events => delete_from!(events),
        Kind::People => delete_from!(people),
        Kind::Posts => delete_from!(posts),
        Kind::Organisations => delete_from!(organisations),
        Kind::Questionnaires => delete_from!(questionnaires),
    }?)
}

/// Ends who may read the record by name.
fn unname(conn: &mut Conn, kind: Kind, id: i64, rows: &mut Rows) -> Result<(), AppError> {
    let table = kind.table();
    let users: Vec<i64> = named_readers::table
        .filter(named_readers::kind.eq(table))
        .filter(named_readers::record_id.eq(id))
        .select(named_readers::user_id)
        .load(conn)?;
    diesel::delete(named_readers::table)
        .filter(named_readers::kind.eq(table))
        .filter(named_readers::record_id.eq(id))
        .execute(conn)?;
    let keys = users
        .iter()
        .map(|user| ("named_readers", format!("{user},{table},{id}")));
    rows.extend(keys);
    Ok(())
}

/// What came out of an exchange went to the bin with it or before, and so is mostly erased
/// by now. Positions stated in it stay: they have a source of their own.
fn empty_exchange(conn: &mut Conn, id: i64, rows: &mut Rows) -> Result<(), AppError> {
    let met: Vec<i64> = diesel::delete(exchange_people::table)
        .filter(exchange_people::exchange_id.eq(id))
        .returning(exchange_people::person_id)
        .get_results(conn)?;
    let keys = met
        .iter()
        .map(|person| ("exchange_people", format!("{id},{person}")));
    rows.extend(keys);
    let promised: Vec<i64> = diesel::delete(commitments::table)
        .filter(commitments::exchange_id.eq(id))
        .returning(commitments::id)
        .get_results(conn)?;
    let named: Vec<i64> = diesel::delete(barriers::table)
        .filter(barriers::exchange_id.eq(id))
        .returning(barriers::id)
        .get_results(conn)?;
    diesel::update(positions::table.filter(positions::exchange_id.eq(id)))
        .set(positions::exchange_id.eq(None::<i64>))
        .execute(conn)?;
    let files: Vec<i64> = diesel::delete(attachments::table)
        .filter(attachments::exchange_id.eq(id))
        .returning(attachments::id)
        .get_results(conn)?;
    rows.extend(files.iter().map(|file| ("attachments", file.to_string())));
    for (kind, ids) in [(Kind::Commitments, promised), (Kind::Barriers, named)] {
        for id in ids {
            unname(conn, kind, id, rows)?;
            rows.push((kind.table(), id.to_string()));
        }
    }
    Ok(())
}

/// Exchanges held at an event stay.
fn empty_event(conn: &mut Conn, id: i64, rows: &mut Rows) -> Result<(), AppError> {
    let guests: Vec<i64> = diesel::delete(event_guests::table)
        .filter(event_guests::event_id.eq(id))
        .returning(event_guests::id)
        .get_results(conn)?;
    rows.extend(keys("event_guests", &guests));
    let files: Vec<i64> = diesel::delete(attachments::table)
        .filter(attachments::event_id.eq(id))
        .returning(attachments::id)
        .get_results(conn)?;
    rows.extend(keys("attachments", &files));
    let invited: Vec<i64> = event_invitations::table
        .filter(event_invitations::event_id.eq(id))
        .select(event_invitations::id)
        .load(conn)?;
    for invitation in &invited {
        forget_letter(conn, *invitation)?;
    }
    diesel::delete(event_invitations::table)
        .filter(event_invitations::event_id.eq(id))
        .execute(conn)?;
    rows.extend(keys("event_invitations", &invited));
    let items: Vec<i64> = diesel::delete(event_agenda::table)
        .filter(event_agenda::event_id.eq(id))
        .returning(event_agenda::id)
        .get_results(conn)?;
    rows.extend(keys("event_agenda", &items));
    let money: Vec<i64> = diesel::delete(event_money::table)
        .filter(event_money::event_id.eq(id))
        .returning(event_money::id)
        .get_results(conn)?;
    rows.extend(keys("event_money", &money));
    diesel::update(exchanges::table.filter(exchanges::event_id.eq(id)))
        .set(exchanges::event_id.eq(None::<i64>))
        .execute(conn)?;
    Ok(())
}

/// Takes a person out of exchanges, events and circulations, which stay.
fn forget_person(conn: &mut Conn, id: i64, rows: &mut Rows) -> Result<(), AppError> {
    let held: Vec<i64> = diesel::delete(tenures::table)
        .filter(tenures::person_id.eq(id))
        .returning(tenures::id)
        .get_results(conn)?;
    rows.extend(keys("tenures", &held));
    let met: Vec<i64> = diesel::delete(exchange_people::table)
        .filter(exchange_people::person_id.eq(id))
        .returning(exchange_people::exchange_id)
        .get_results(conn)?;
    let met = met
        .iter()
        .map(|exchange| ("exchange_people", format!("{exchange},{id}")));
    rows.extend(met);
    let guests: Vec<i64> = event_guests::table
        .filter(event_guests::person_id.eq(id))
        .select(event_guests::id)
        .load(conn)?;
    for guest in &guests {
        forget_guest(conn, *guest)?;
    }
    rows.extend(keys("event_guests", &guests));
    let speaks: Vec<i64> = diesel::update(event_agenda::table)
        .filter(event_agenda::person_id.eq(id))
        .set(event_agenda::person_id.eq(None::<i64>))
        .returning(event_agenda::id)
        .get_results(conn)?;
    rows.extend(keys("event_agenda", &speaks));
    let agreed: Vec<i64> = diesel::update(commitments::table)
        .filter(commitments::person_id.eq(id))
        .set(commitments::person_id.eq(None::<i64>))
        .returning(commitments::id)
        .get_results(conn)?;
    rows.extend(keys("commitments", &agreed));
    let written_to: Vec<i64> = event_invitations::table
        .filter(event_invitations::person_id.eq(id))
        .select(event_invitations::id)
        .load(conn)?;
    for invitation in &written_to {
        forget_letter(conn, *invitation)?;
    }
    rows.extend(keys("event_invitations", &written_to));
    let invited: Vec<i64> = invitations::table
        .filter(invitations::person_id.eq(id))
        .select(invitations::id)
        .load(conn)?;
    for invitation in &invited {
        forget_invited(conn, *invitation)?;
    }
    rows.extend(keys("invitations", &invited));
    rows.extend(keys("barriers", &silence(conn, id)?));
    let told: Vec<i64> = relations::table
        .filter(relations::person_id.eq(id).or(relations::other_id.eq(id)))
        .select(relations::id)
        .load(conn)?;
    forget_relations(conn, &told, rows)
}

/// What was told of how someone stands to others goes with either end.
fn forget_relations(conn: &mut Conn, ids: &[i64], rows: &mut Rows) -> Result<(), AppError> {
    for id in ids {
        unname(conn, Kind::Relations, *id, rows)?;
        diesel::delete(relations::table.find(id)).execute(conn)?;
    }
    rows.extend(keys("relations", ids));
    Ok(())
}

/// Takes the person's name away from the barriers that say who raised them: all of what
/// stands there, for a name has many forms. Says which they are.
fn silence(conn: &mut Conn, id: i64) -> Result<Vec<i64>, AppError> {
    let family: String = people::table
        .find(id)
        .select(people::family_name)
        .first(conn)?;
    let family = family.trim().to_lowercase();
    if family.is_empty() {
        return Ok(Vec::new());
    }
    let said: Vec<(i64, String)> = barriers::table
        .filter(barriers::said_by.ne(""))
        .select((barriers::id, barriers::said_by))
        .load(conn)?;
    let ids: Vec<i64> = said
        .into_iter()
        .filter(|(_, said_by)| said_by.to_lowercase().contains(&family))
        .map(|(id, _)| id)
        .collect();
    for id in &ids {
        diesel::update(barriers::table.find(id))
            .set(barriers::said_by.eq(""))
            .execute(conn)?;
    }
    Ok(ids)
}

fn keys(table: &'static str, ids: &[i64]) -> impl Iterator<Item = (&'static str, String)> {
    ids.iter().map(move |id| (table, id.to_string()))
}

/// That a State was at the event stays known, unless another guest says so.
fn forget_guest(conn: &mut Conn, guest: i64) -> Result<(), AppError> {
    use event_guests as t;
    if queries::is_only_guest(conn, guest)? {
        diesel::update(t::table.find(guest))
            .set((
                t::person_id.eq(None::<i64>),
                t::function.eq(""),
                t::note.eq(""),
            ))
            .execute(conn)?;
        // That someone was ill is told of nobody any more.
        diesel::update(t::table.find(guest))
            .filter(t::stranded_why.is_not_null())
            .set(t::stranded_why.eq("other"))
            .execute(conn)?;
    } else {
        diesel::delete(t::table.find(guest)).execute(conn)?;
    }
    Ok(())
}

/// The invitation of the State stays, without whom it went to; what has not been sent yet
/// is not sent any more. One that is only drafted goes: it could not be released.
fn forget_invited(conn: &mut Conn, invitation: i64) -> Result<(), AppError> {
    use invitations as t;
    if queries::is_drafted(conn, invitation)? {
        diesel::delete(t::table.find(invitation)).execute(conn)?;
        return Ok(());
    }
    diesel::update(t::table.find(invitation))
        .set((
            t::person_id.eq(None::<i64>),
            t::addressee.eq(""),
            t::salutation.eq(""),
            t::email.eq(""),
            // one of a kind in its circulation
            t::email_key.eq(format!("erased-{invitation}")),
        ))
        .execute(conn)?;
    let sent: Vec<i64> = mails::table
        .filter(mails::invitation_id.eq(invitation))
        .select(mails::id)
        .load(conn)?;
    for mail in sent {
        forget_mail(conn, mail)?;
    }
    Ok(())
}

/// That the guest was invited to the event stays known; whom the letter went to does not, and
/// its link opens nothing any more.
fn forget_letter(conn: &mut Conn, invitation: i64) -> Result<(), AppError> {
    use event_invitations as t;
    let (channel, mail): (String, Option<i64>) = t::table
        .find(invitation)
        .select((t::channel, t::mail_id))
        .first(conn)?;
    // one of a kind at its event
    let key = (channel == "mail").then(|| format!("erased-{invitation}"));
    diesel::update(t::table.find(invitation))
        .set((
            t::person_id.eq(None::<i64>),
            t::addressee.eq(""),
            t::email.eq(""),
            t::email_key.eq(key),
            t::token_hash.eq(None::<String>),
            t::remark.eq(""),
        ))
        .execute(conn)?;
    mail.map_or(Ok(()), |mail| forget_mail(conn, mail))
}

/// A mail is not sent any more, and says neither to whom it went nor what was in it.
fn forget_mail(conn: &mut Conn, mail: i64) -> Result<(), AppError> {
    diesel::update(mails::table.find(mail))
        .filter(mails::status.eq_any(["held", "queued", "deferred", "failed", "in_doubt"]))
        .set(mails::status.eq("cancelled"))
        .execute(conn)?;
    diesel::update(mails::table.find(mail))
        .set((
            mails::unique_key.eq(format!("erased-{mail}")),
            mails::to_name.eq(""),
            mails::to_email.eq(""),
            mails::body.eq(""),
            mails::link.eq(None::<String>),
            mails::last_reply.eq(""),
        ))
        .execute(conn)?;
    diesel::update(mail_attempts::table.filter(mail_attempts::mail_id.eq(mail)))
        .set(mail_attempts::reply.eq(""))
        .execute(conn)?;
    Ok(())
}
