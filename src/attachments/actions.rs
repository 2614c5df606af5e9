//! Changes to files, in three steps, so that no row ever names what is not there: the
//! content is claimed, then stored, then named by a row. What breaks off in between leaves
//! a content that nobody names, and [`super::clean`] takes it out once the claim has ended.

use chrono::TimeDelta;
use diesel::dsl::max;
use diesel::prelude::*;

use super::content::kind_of;
use super::forms::file_error;
use super::model::{AttachmentId, Home, HomeRecord, Received, file_name};
use super::queries;
use super::scanner::{Verdict, scan};
use super::store::digest;
use crate::app::App;
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, UserId};
use crate::config::Attachments;
use crate::db::Conn;
use crate::db::schema::{attachments, content_claims, contents, events, exchanges};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::on_backend;
use crate::web::forms::FormErrors;
use crate::web::{Desk, Upload};

/// How long whoever brought a content may name it: a draft waits for a day.
const CLAIM_HOURS: i64 = 24;

/// Looks at what was sent, and has the store keep it. Nothing names it yet: that is
/// [`attach`]'s, within a day.
///
/// # Errors
/// The store or the database fails. What is wrong with the file is the inner error.
pub async fn receive(
    desk: &Desk,
    upload: Upload,
) -> Result<Result<Received, FormErrors>, AppError> {
    let user = desk.actor.user_id;
    receive_for(&desk.app, upload, move |conn, received, now| {
        make_claim(conn, user, received, now)?;
        Ok(Ok(()))
    })
    .await
}

/// The same for whoever `claim` notes: within a day it may name the content. The inner error
/// of `claim` refuses the file, and then the store does not keep it.
///
/// # Errors
/// As for [`receive`], and those of `claim`.
pub async fn receive_for<F>(
    app: &App,
    upload: Upload,
    claim: F,
) -> Result<Result<Received, FormErrors>, AppError>
where
    F: FnOnce(&mut Conn, &Received, Moment) -> Result<Result<(), FormErrors>, AppError>
        + Send
        + 'static,
{
    let (received, bytes) = match looked_at(&app.settings.attachments, upload).await? {
        Ok(looked_at) => looked_at,
        Err(errors) => return Ok(Err(errors)),
    };
    let (held, now) = (received.clone(), app.clock.now());
    let claimed = app.db.write(move |conn| {
        let claimed = claim(conn, &held, now)?;
        if claimed.is_ok() {
            hold_content(conn, &held, now)?;
        }
        Ok(claimed)
    });
    if let Err(errors) = claimed.await? {
        return Ok(Err(errors));
    }
    app.files.put(&received.sha256, bytes).await?;
    Ok(Ok(received))
}

/// What was sent, as it is found to be; or what is wrong with it.
async fn looked_at(
    settings: &Attachments,
    upload: Upload,
) -> Result<Result<(Received, Vec<u8>), FormErrors>, AppError> {
    let refuse = |key| Ok(Err(file_error(settings, key)));
    let (sent, bytes) = match upload {
        Upload::None => return refuse("attachment-none"),
        Upload::TooLarge => return refuse("attachment-large"),
        Upload::File { name, bytes } => (name, bytes),
    };
    let name = file_name(&sent);
    let (looked_at, bytes) = actix_web::web::block({
        let name = name.clone();
        move || (kind_of(&name, &bytes), bytes)
    })
    .await
    .map_err(|_| AppError::Unavailable)?;
    let kind = match looked_at {
        Ok(kind) if settings.kinds.contains(&kind) => kind,
        Ok(_) => return refuse("attachment-kind"),
        Err(key) => return refuse(key),
    };
    match scan(settings, &bytes).await {
        Verdict::Clean => {}
        Verdict::Harmful => return refuse("attachment-harmful"),
        Verdict::Unknown => return refuse("attachment-unchecked"),
    }
    let received = Received {
        sha256: digest(&bytes),
        name,
        kind,
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
    };
    Ok(Ok((received, bytes)))
}

/// Has a content stay while it is claimed.
fn hold_content(conn: &mut Conn, received: &Received, now: Moment) -> Result<(), AppError> {
    // The update locks the row: whoever takes the content out has either done so or has
    // not begun. While it is being taken out nobody claims it.
    let there = diesel::update(contents::table.find(&received.sha256))
        .filter(
            contents::leaving_until
                .is_null()
                .or(contents::leaving_until.lt(now)),
        )
        .set(contents::leaving_until.eq(None::<Moment>))
        .execute(conn)?;
    if there == 0 {
        return Err(AppError::Unavailable);
    }
    Ok(())
}

/// Notes a content, so that it can be claimed.
///
/// # Errors
/// The database fails.
pub fn note_content(conn: &mut Conn, received: &Received, now: Moment) -> Result<(), AppError> {
    let row = (
        contents::sha256.eq(&received.sha256),
        contents::bytes.eq(received.bytes),
        contents::created_at.eq(now),
    );
    on_backend!(conn, real => diesel::insert_into(contents::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(real))?;
    Ok(())
}

/// Until when whoever brings a content now may name it.
pub fn claim_ends(now: Moment) -> Moment {
    now.plus(TimeDelta::hours(CLAIM_HOURS))
}

/// Notes that someone has brought a content, so that it stays for them to name.
fn make_claim(
    conn: &mut Conn,
    user: UserId,
    received: &Received,
    now: Moment,
) -> Result<(), AppError> {
    note_content(conn, received, now)?;
    let until = claim_ends(now);
    let row = (
        content_claims::sha256.eq(&received.sha256),
        content_claims::user_id.eq(user),
        content_claims::name.eq(&received.name),
        content_claims::kind.eq(received.kind),
        content_claims::until.eq(until),
    );
    on_backend!(conn, real => diesel::insert_into(content_claims::table)
        .values(row)
        .on_conflict((content_claims::sha256, content_claims::user_id))
        .do_update()
        .set((
            content_claims::name.eq(&received.name),
            content_claims::kind.eq(received.kind),
            content_claims::until.eq(until),
        ))
        .execute(real))?;
    Ok(())
}

/// What the actor has brought within the last day, as a draft names it. A digest alone
/// opens nothing: to those who have not brought the content it is not there.
///
/// # Errors
/// The database fails.
pub fn claimed(
    conn: &mut Conn,
    actor: &Actor,
    sha256: &str,
    now: Moment,
) -> Result<Option<Received>, AppError> {
    Ok(content_claims::table
        .inner_join(contents::table.on(contents::sha256.eq(content_claims::sha256)))
        .filter(content_claims::sha256.eq(sha256))
        .filter(content_claims::user_id.eq(actor.user_id))
        .filter(content_claims::until.gt(now))
        .select((
            contents::sha256,
            content_claims::name,
            content_claims::kind,
            contents::bytes,
        ))
        .first(conn)
        .optional()?)
}

/// Gives a record a file that was received. The caller has found that the actor may change
/// the record.
///
/// # Errors
/// [`AppError::Unavailable`] where the claim has ended; the database fails. The inner error
/// is of the form: the record has as many files as it may.
pub fn attach(
    conn: &mut Conn,
    desk: &Desk,
    home: Home,
    received: &Received,
) -> Result<Result<AttachmentId, FormErrors>, AppError> {
    let (actor, now) = (&desk.actor, desk.app.clock.now());
    let settings = &desk.app.settings.attachments;
    let record = queries::home(conn, actor, home)?;
    if claimed(conn, actor, &received.sha256, now)?.is_none() {
        return Err(AppError::Unavailable);
    }
    lock(conn, home, now)?;
    let kept = queries::of(conn, actor, home)?;
    let kept = kept.iter().filter(|file| file.deleted_at.is_none()).count();
    if kept >= settings.per_record {
        return Ok(Err(file_error(settings, "attachment-many")));
    }
    let (exchange, event) = columns(home);
    let number = next_number(conn, home)?;
    let id: AttachmentId = diesel::insert_into(attachments::table)
        .values((
            attachments::exchange_id.eq(exchange),
            attachments::event_id.eq(event),
            attachments::number.eq(number),
            attachments::name.eq(&received.name),
            attachments::kind.eq(received.kind),
            attachments::bytes.eq(received.bytes),
            attachments::sha256.eq(&received.sha256),
            attachments::added_by.eq(actor.user_id),
            attachments::created_at.eq(now),
        ))
        .returning(attachments::id)
        .get_result(conn)?;
    record_change(conn, actor, now, "attachment.add", (id, &record))?;
    Ok(Ok(id))
}

/// Moves a file to the bin.
pub(super) fn bin(
    conn: &mut Conn,
    actor: &Actor,
    home: Home,
    number: i32,
    now: Moment,
) -> Result<(), AppError> {
    let record = changeable(conn, actor, home)?;
    let file = queries::find(conn, actor, home, number)?;
    if file.deleted_at.is_some() {
        return Err(AppError::NotFound);
    }
    diesel::update(attachments::table.find(file.id))
        .set(attachments::deleted_at.eq(now))
        .execute(conn)?;
    record_change(conn, actor, now, "attachment.bin", (file.id, &record))
}

/// Takes a file out of the bin, if the record has room for it.
pub(super) fn restore(
    conn: &mut Conn,
    desk: &Desk,
    home: Home,
    number: i32,
) -> Result<Result<(), FormErrors>, AppError> {
    let (actor, now) = (&desk.actor, desk.app.clock.now());
    let settings = &desk.app.settings.attachments;
    let record = changeable(conn, actor, home)?;
    lock(conn, home, now)?;
    let all = queries::of(conn, actor, home)?;
    let file = all.iter().find(|file| file.number == number);
    let file = file.filter(|file| file.deleted_at.is_some());
    let file = file.ok_or(AppError::NotFound)?;
    let kept = all.iter().filter(|file| file.deleted_at.is_none()).count();
    if kept >= settings.per_record {
        return Ok(Err(file_error(settings, "attachment-many")));
    }
    diesel::update(attachments::table.find(file.id))
        .set(attachments::deleted_at.eq(None::<Moment>))
        .execute(conn)?;
    record_change(conn, actor, now, "attachment.restore", (file.id, &record))?;
    Ok(Ok(()))
}

/// A record whose files the actor may change: in sight, and not in the bin.
pub(super) fn changeable(
    conn: &mut Conn,
    actor: &Actor,
    home: Home,
) -> Result<HomeRecord, AppError> {
    let record = queries::home(conn, actor, home)?;
    if record.is_open {
        Ok(record)
    } else if record.in_bin {
        Err(AppError::NotFound)
    } else {
        Err(AppError::Forbidden)
    }
}

/// Has those who change the files of one record come one after the other.
fn lock(conn: &mut Conn, home: Home, now: Moment) -> Result<(), AppError> {
    match home {
        Home::Exchange(id) => diesel::update(exchanges::table.find(id))
            .set(exchanges::updated_at.eq(now))
            .execute(conn),
        Home::Event(id) => diesel::update(events::table.find(id))
            .set(events::updated_at.eq(now))
            .execute(conn),
    }?;
    Ok(())
}

/// The next number of a record's files: those of erased ones are not given again while
/// later ones stay.
fn next_number(conn: &mut Conn, home: Home) -> Result<i32, AppError> {
    let last: Option<i32> = match home {
        Home::Exchange(id) => attachments::table
            .filter(attachments::exchange_id.eq(id))
            .select(max(attachments::number))
            .first(conn),
        Home::Event(id) => attachments::table
            .filter(attachments::event_id.eq(id))
            .select(max(attachments::number))
            .first(conn),
    }?;
    Ok(last.unwrap_or(0).saturating_add(1))
}

fn columns(home: Home) -> (Option<i64>, Option<i64>) {
    match home {
        Home::Exchange(id) => (Some(id.0), None),
        Home::Event(id) => (None, Some(id.0)),
    }
}

fn record_change(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    (id, home): (AttachmentId, &HomeRecord),
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "attachments",
        id: &id.to_string(),
        detail: &home.home.path(),
        readers: home.readers,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
