//! Making feeds, taking them back, and noting that one was fetched.

use diesel::prelude::*;

use super::forms::FeedForm;
use super::model::{FeedId, MAX_FEEDS};
use crate::audit::{self, Change, Readers, Who};
use crate::auth::{Actor, UserId, new_token, token_hash};
use crate::db::Conn;
use crate::db::schema::calendar_feeds;
use crate::db::types::Moment;
use crate::error::AppError;

/// Makes a feed and returns its token, which is kept nowhere; nothing where the account
/// has as many as it may have.
pub(super) fn make_feed(
    conn: &mut Conn,
    actor: &Actor,
    form: &FeedForm,
    now: Moment,
) -> Result<Option<String>, AppError> {
    use calendar_feeds as t;
    let used: Vec<i32> = t::table
        .filter(t::user_id.eq(actor.user_id))
        .select(t::slot)
        .load(conn)?;
    // Of two made at once, one meets the table's own rule.
    let Some(slot) = (1..=MAX_FEEDS).find(|slot| !used.contains(slot)) else {
        return Ok(None);
    };
    let token = new_token();
    let id: FeedId = diesel::insert_into(t::table)
        .values((
            t::user_id.eq(actor.user_id),
            t::slot.eq(slot),
            t::name.eq(&form.name),
            t::token_hash.eq(token_hash(&token)),
            t::created_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    record(conn, actor, now, "feed.make", id)?;
    Ok(Some(token))
}

/// Takes one of the actor's own feeds back.
///
/// # Errors
/// The actor has no such feed: [`AppError::NotFound`].
pub(super) fn revoke_feed(
    conn: &mut Conn,
    actor: &Actor,
    id: FeedId,
    now: Moment,
) -> Result<(), AppError> {
    let own = calendar_feeds::table
        .filter(calendar_feeds::id.eq(id))
        .filter(calendar_feeds::user_id.eq(actor.user_id));
    if diesel::delete(own).execute(conn)? == 0 {
        return Err(AppError::NotFound);
    }
    record(conn, actor, now, "feed.revoke", id)
}

/// Takes all feeds of an account back; the change it is part of is what the audit tells.
pub(crate) fn void_feeds(conn: &mut Conn, owner: UserId) -> Result<(), AppError> {
    diesel::delete(calendar_feeds::table.filter(calendar_feeds::user_id.eq(owner)))
        .execute(conn)?;
    Ok(())
}

/// Notes that a feed was fetched; called at most once an hour.
pub(super) fn touch_feed(conn: &mut Conn, id: FeedId, now: Moment) -> Result<(), AppError> {
    diesel::update(calendar_feeds::table.filter(calendar_feeds::id.eq(id)))
        .set(calendar_feeds::last_fetched_at.eq(now))
        .execute(conn)?;
    Ok(())
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: FeedId,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "calendar_feeds",
        id: &id.to_string(),
        detail: "",
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
