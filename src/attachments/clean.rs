//! Contents that no record has any more leave the store, once a day. The row is marked
//! first, then the object is taken out, then the row: a process that ends in between has
//! lost nothing, and whoever brings the same content meanwhile is asked to come again.

use chrono::TimeDelta;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{answer_claims, answer_files, attachments, content_claims, contents};
use crate::db::types::Moment;
use crate::error::AppError;

/// How many are looked up at a time.
const BATCH: i64 = 100;
/// How long taking one out may take: many times what a store needs.
const LEAVING_MINUTES: i64 = 30;
/// Clocks of several processes do not agree to the second.
const GRACE_MINUTES: i64 = 60;

/// Takes out what nobody names, and says how many that were. What cannot be taken out is
/// logged and tried again the next time.
///
/// # Errors
/// The database is not to be had.
pub async fn unnamed(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    app.db.write(move |conn| end_claims(conn, now)).await?;
    let (mut removed, mut after) = (0, String::new());
    loop {
        let from = after.clone();
        let batch = app
            .db
            .read(move |conn| candidates(conn, &from, now))
            .await?;
        let Some(last) = batch.last().cloned() else {
            return Ok(removed);
        };
        for sha256 in batch {
            match remove(app, sha256, now).await {
                Ok(()) => removed += 1,
                // Named or claimed meanwhile.
                Err(AppError::NotFound) => {}
                Err(error) => tracing::error!(%error, "a content could not be taken out"),
            }
        }
        after = last;
    }
}

async fn remove(app: &App, sha256: String, now: Moment) -> Result<(), AppError> {
    let one = sha256.clone();
    app.db.write(move |conn| mark(conn, &one, now)).await?;
    app.files.remove(&sha256).await?;
    app.db
        .write(move |conn| {
            let gone = contents::table
                .filter(contents::sha256.eq(&sha256))
                .filter(contents::leaving_until.is_not_null());
            diesel::delete(gone).execute(conn)?;
            Ok(())
        })
        .await
}

fn candidates(conn: &mut Conn, after: &str, now: Moment) -> Result<Vec<String>, AppError> {
    let named = attachments::table.filter(attachments::sha256.eq(contents::sha256));
    let ended = now.plus(-TimeDelta::minutes(GRACE_MINUTES));
    let claims = content_claims::table
        .filter(content_claims::sha256.eq(contents::sha256))
        .filter(content_claims::until.ge(ended));
    let answers = answer_files::table.filter(answer_files::sha256.eq(contents::sha256));
    let of_answers = answer_claims::table
        .filter(answer_claims::sha256.eq(contents::sha256))
        .filter(answer_claims::until.ge(ended));
    Ok(contents::table
        .filter(contents::sha256.gt(after))
        .filter(not(exists(named)))
        .filter(not(exists(answers)))
        .filter(not(exists(claims)))
        .filter(not(exists(of_answers)))
        .order(contents::sha256)
        .limit(BATCH)
        .select(contents::sha256)
        .load(conn)?)
}

/// Drops the claims that have ended: what they brought is named by now, or will not be.
fn end_claims(conn: &mut Conn, now: Moment) -> Result<(), AppError> {
    let ended = now.plus(-TimeDelta::minutes(GRACE_MINUTES));
    diesel::delete(content_claims::table.filter(content_claims::until.lt(ended))).execute(conn)?;
    diesel::delete(answer_claims::table.filter(answer_claims::until.lt(ended))).execute(conn)?;
    Ok(())
}

/// Marks a content that nobody names or claims as leaving.
fn mark(conn: &mut Conn, sha256: &str, now: Moment) -> Result<(), AppError> {
    // The update locks the row; what is asked after it sees all who came before.
    let marked = diesel::update(contents::table.find(sha256))
        .filter(
            contents::leaving_until
                .is_null()
                .or(contents::leaving_until.lt(now)),
        )
        .set(contents::leaving_until.eq(now.plus(TimeDelta::minutes(LEAVING_MINUTES))))
        .execute(conn)?;
    let ended = now.plus(-TimeDelta::minutes(GRACE_MINUTES));
    let named = attachments::table.filter(attachments::sha256.eq(sha256));
    let claims = content_claims::table
        .filter(content_claims::sha256.eq(sha256))
        .filter(content_claims::until.ge(ended));
    let answers = answer_files::table.filter(answer_files::sha256.eq(sha256));
    let of_answers = answer_claims::table
        .filter(answer_claims::sha256.eq(sha256))
        .filter(answer_claims::until.ge(ended));
    let is_named: bool = diesel::select(exists(named).or(exists(answers))).get_result(conn)?;
    let is_claimed: bool =
        diesel::select(exists(claims).or(exists(of_answers))).get_result(conn)?;
    if marked == 0 || is_named || is_claimed {
        // Another process takes it out, or it stays: the mark is rolled back.
        return Err(AppError::NotFound);
    }
    Ok(())
}
