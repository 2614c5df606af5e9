//! Answers that nobody can link to their State: not the desk, nor whoever has its database,
//! its log and its audit.
//!
//! - **A draft** stands under a key made from its link's token. The token is kept as another
//!   hash, from which that key cannot be made: only who holds the link reaches the draft.
//! - **An answer** that is sent in leaves its draft's key behind. It stands under a key drawn
//!   by lot, without a State, a time, a language or a name; and with each answer that comes,
//!   all of the circulation's are written anew in an order drawn by lot, over what was there.
//!   So neither keys, nor the places of rows, nor transactions tell which of them came with
//!   which State's turnout.
//! - **The turnout** says which States have answered: they are not reminded, and answer once.
//!   Its entry in the audit has the time at which a State answered, and nothing of the answer.
//! - **What it comes to** is told once the circulation is closed for good, by the rule of
//!   [`crate::suppression`], to everyone alike.
//!
//! What stays possible is told in `docs/security/anonymous.md`.

use std::collections::{BTreeMap, HashSet};

use diesel::prelude::*;
use rand::seq::SliceRandom as _;
use sha2::{Digest as _, Sha256};

use super::model::CirculationId;
use crate::auth::new_token;
use crate::db::schema::{anonymous_answers, anonymous_drafts, anonymous_turnout};
use crate::db::{Conn, overwriting};
use crate::error::AppError;
use crate::on_backend;
use crate::questionnaire::{Answers, QuestionKind, Questionnaire};
use crate::treaty::Iso3;

/// What makes the key of a draft another hash than the one by which a link is known.
const LABEL: &str = "accede: draft of an anonymous answer\n";

/// What is being written by a link.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub key: String,
    /// How often it was saved; 0 where nothing is.
    pub version: i32,
    pub answers: Answers,
    /// How often each page was saved.
    pub pages: BTreeMap<String, i32>,
}

/// The key of the draft that a token opens.
fn key_of(token: &str) -> String {
    let hash = Sha256::new().chain_update(LABEL).chain_update(token);
    format!("{:x}", hash.finalize())
}

/// The draft that a token opens; an empty one where nothing is saved.
pub(super) fn draft(conn: &mut Conn, token: &str) -> Result<Draft, AppError> {
    let key = key_of(token);
    let found = load(conn, &key)?;
    Ok(found.unwrap_or(Draft {
        key,
        ..Draft::default()
    }))
}

fn load(conn: &mut Conn, key: &str) -> Result<Option<Draft>, AppError> {
    let found: Option<(String, String, i32)> = anonymous_drafts::table
        .find(key)
        .select((
            anonymous_drafts::answers,
            anonymous_drafts::pages,
            anonymous_drafts::version,
        ))
        .first(conn)
        .optional()?;
    let Some((answers, pages, version)) = found else {
        return Ok(None);
    };
    Ok(Some(Draft {
        key: key.to_owned(),
        version,
        answers: Answers::from_json(&answers).map_err(AppError::internal)?,
        pages: serde_json::from_str(&pages).map_err(AppError::internal)?,
    }))
}

/// A draft held for the rest of the transaction, made where there is none: two devices that
/// save at once wait for each other here.
pub(super) fn hold(conn: &mut Conn, id: CirculationId, key: &str) -> Result<Draft, AppError> {
    use anonymous_drafts as t;
    let new = (
        t::key.eq(key),
        t::circulation_id.eq(id),
        t::answers.eq("{}"),
        t::pages.eq("{}"),
        t::version.eq(0),
    );
    on_backend!(conn, real => diesel::insert_into(t::table)
        .values(new)
        .on_conflict(t::key)
        .do_nothing()
        .execute(real))?;
    diesel::update(t::table.find(key))
        .set(t::version.eq(t::version))
        .execute(conn)?;
    load(conn, key)?.ok_or(AppError::NotFound)
}

/// Saves a draft that is held.
pub(super) fn keep(conn: &mut Conn, draft: &Draft) -> Result<(), AppError> {
    use anonymous_drafts as t;
    let pages = serde_json::to_string(&draft.pages).map_err(AppError::internal)?;
    overwriting(conn, |conn| {
        diesel::update(t::table.find(&draft.key))
            .set((
                t::answers.eq(draft.answers.json().map_err(AppError::internal)?),
                t::pages.eq(pages),
                t::version.eq(t::version + 1),
            ))
            .execute(conn)?;
        Ok(())
    })
}

/// Puts an answer among those of its circulation and forgets its draft.
pub(super) fn cast(
    conn: &mut Conn,
    id: CirculationId,
    (key, answers): (&str, &Answers),
) -> Result<(), AppError> {
    use anonymous_answers as t;
    overwriting(conn, |conn| {
        diesel::delete(anonymous_drafts::table.find(key)).execute(conn)?;
        let own = t::table.filter(t::circulation_id.eq(id));
        let mut all: Vec<String> = own.select(t::answers).load(conn)?;
        all.push(answers.json().map_err(AppError::internal)?);
        all.shuffle(&mut rand::rng());
        diesel::delete(t::table.filter(t::circulation_id.eq(id))).execute(conn)?;
        for answers in all {
            diesel::insert_into(t::table)
                .values((
                    t::key.eq(new_token()),
                    t::circulation_id.eq(id),
                    t::answers.eq(answers),
                ))
                .execute(conn)?;
        }
        Ok(())
    })
}

/// Notes that a State has answered; whether it had not before.
pub(super) fn turn_out(conn: &mut Conn, id: CirculationId, state: Iso3) -> Result<bool, AppError> {
    use anonymous_turnout as t;
    let new = (t::circulation_id.eq(id), t::state.eq(state));
    let added = on_backend!(conn, real => diesel::insert_into(t::table)
        .values(new)
        .on_conflict((t::circulation_id, t::state))
        .do_nothing()
        .execute(real))?;
    Ok(added > 0)
}

/// The States that have answered circulations in sight.
pub(super) fn turnout(
    conn: &mut Conn,
    ids: &[CirculationId],
) -> Result<HashSet<(CirculationId, Iso3)>, AppError> {
    let rows: Vec<(CirculationId, Iso3)> = anonymous_turnout::table
        .filter(anonymous_turnout::circulation_id.eq_any(ids))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The answers to a circulation, in no order that tells anything.
pub(super) fn answers(conn: &mut Conn, id: CirculationId) -> Result<Vec<Answers>, AppError> {
    let rows: Vec<String> = anonymous_answers::table
        .filter(anonymous_answers::circulation_id.eq(id))
        .order(anonymous_answers::key)
        .select(anonymous_answers::answers)
        .load(conn)?;
    let read = |it: &String| Answers::from_json(it).map_err(AppError::internal);
    rows.iter().map(read).collect()
}

/// Whether anything has been saved of or sent in to a circulation.
pub(super) fn has_any(conn: &mut Conn, id: CirculationId) -> Result<bool, AppError> {
    let drafts: i64 = anonymous_drafts::table
        .filter(anonymous_drafts::circulation_id.eq(id))
        .count()
        .get_result(conn)?;
    let turnout: i64 = anonymous_turnout::table
        .filter(anonymous_turnout::circulation_id.eq(id))
        .count()
        .get_result(conn)?;
    Ok(drafts + turnout > 0)
}

/// Forgets what is being written: the circulation is closed.
pub(super) fn forget_drafts(conn: &mut Conn, id: CirculationId) -> Result<(), AppError> {
    let own = anonymous_drafts::table.filter(anonymous_drafts::circulation_id.eq(id));
    overwriting(conn, |conn| {
        diesel::delete(own).execute(conn)?;
        Ok(())
    })
}

/// Whether a questionnaire can be answered without a name: a file says who made it.
pub(super) fn suits(text: &Questionnaire) -> bool {
    text.questions().all(|it| it.kind != QuestionKind::File)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::token_hash;

    #[test]
    fn the_key_of_a_draft_is_not_the_hash_by_which_a_link_is_known() {
        let (one, other) = (new_token(), new_token());
        assert_ne!(key_of(&one), token_hash(&one));
        assert_ne!(key_of(&one), key_of(&other));
        assert_eq!(key_of(&one), key_of(&one.clone()));
        assert_eq!(key_of(&one).len(), 64);
    }
}
