//! Making the digests: each user's in a transaction of its own, with the note that it was
//! made and the mail that carries it, so that neither is without the other.

use diesel::prelude::*;

use super::model::{Counted, Letter, Line, Week};
use super::queries;
use crate::app::App;
use crate::audit::{self, Change, Readers, Who};
use crate::auth::{Actor, Marking, UserId, feed_reader};
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::digests;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::{MailKind, NewMail, outbox};
use crate::on_backend;
use crate::web;

/// Queues the digests that are due and says how many. Wake the mail worker after it.
///
/// # Errors
/// The database is not to be had. A digest that cannot be made is logged, and tried again
/// the next time.
pub async fn send_due(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let Some(week) = Week::due(&app.settings.digest, now) else {
        return Ok(0);
    };
    let (mut sent, mut after) = (0, UserId(0));
    loop {
        let one = week.clone();
        let users = app
            .db
            .read(move |conn| queries::due(conn, &one, after))
            .await?;
        let Some(last) = users.last().copied() else {
            return Ok(sent);
        };
        for user in users {
            let (week, settings) = (week.clone(), app.settings.clone());
            let made = app
                .db
                .write(move |conn| make(conn, &settings, user, &week, now))
                .await;
            match made {
                Ok(made) => sent += usize::from(made),
                // An account that may not sign in now, or has yet to set up a factor.
                Err(AppError::NotFound) => {}
                Err(error) => tracing::error!(%error, user = user.0, "a digest could not be made"),
            }
        }
        after = last;
    }
}

/// Makes one digest, and says whether there was anything to send.
fn make(
    conn: &mut Conn,
    settings: &Settings,
    user: UserId,
    week: &Week,
    now: Moment,
) -> Result<bool, AppError> {
    let actor = feed_reader(conn, &settings.sign_in, user)?;
    let row = (
        digests::user_id.eq(user),
        digests::week.eq(&week.key),
        digests::made_at.eq(now),
    );
    let made = on_backend!(&mut *conn, real => diesel::insert_into(digests::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(real))?;
    if made == 0 {
        return Ok(false);
    }
    let stalled = settings.outreach.stalled_after_days;
    let counted = queries::counted(conn, &actor, week, stalled)?;
    if counted.is_empty() {
        return Ok(false);
    }
    let body = body(settings, &actor, &counted)?;
    outbox::enqueue(
        conn,
        now,
        &NewMail {
            invitation_id: None,
            state: None,
            kind: MailKind::WeeklyDigest,
            unique_key: &format!("digest:{user}:{}", week.key),
            from: &settings.mail.from,
            to_name: &actor.name,
            to_email: &actor.email,
            subject: &actor.lang.text("digest-subject"),
            body: &body,
            link: None,
            marking: Marking::Restricted,
            team_id: actor.team_id,
        },
    )?;
    let change = Change {
        action: "digest.send",
        subject: "users",
        id: &user.to_string(),
        detail: &week.key,
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::System, now, change)?;
    Ok(true)
}

fn body(settings: &Settings, actor: &Actor, counted: &[Counted]) -> Result<String, AppError> {
    let lang = actor.lang;
    let url = settings.public_url();
    let lines = counted.iter().map(|it| Line {
        text: lang.text_with(
            &format!("digest-{}", it.name),
            &[
                ("n", it.number.into()),
                ("shown", lang.number(it.number).into()),
            ],
        ),
        href: format!("{url}{}", it.path),
    });
    let letter = Letter {
        name: actor.name.clone(),
        lines: lines.collect(),
        account: format!("{url}/account"),
    };
    web::letter(lang, "mail/digest.txt", &letter)
}
