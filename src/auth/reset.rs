//! A forgotten password. Whoever asks is told the same, in the same time order, whether
//! or not the address has an account: both write to the database and lead to the same
//! page. The way to a new password goes by mail alone.

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use super::actions::record_unknown;
use super::forms::Forgotten;
use super::handlers::{too_many, waiting};
use super::links::{self, Addressee, Purpose};
use super::throttle::{self, Admission};
use super::views::EntryPage;
use crate::audit::Who;
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::{account_links, users};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Outcome, Params, Posted, Visit};

/// An account gets one such mail in this time, however often it is asked for.
const QUIET: TimeDelta = TimeDelta::minutes(5);

pub(super) async fn page(visit: Visit) -> Answer {
    visit.show(
        StatusCode::OK,
        &EntryPage::forgotten(&visit, &Params::default(), &FormErrors::default()),
    )
}

pub(super) async fn ask(visit: Visit, Posted(data): Posted) -> Answer {
    let form = match Forgotten::parse(&data) {
        Ok(form) => form,
        Err(errors) => {
            let page = EntryPage::forgotten(&visit, &data, &errors);
            return visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let app = visit.app.clone();
    if let Admission::Wait(seconds) = admit(&visit).await? {
        let page = EntryPage::forgotten(&visit, &data, &waiting("email", seconds));
        return too_many(&visit, &page, seconds);
    }
    let answer = visit
        .change(move |visit, conn| {
            let (who, now) = (Who::Visitor(&visit.device), visit.app.clock.now());
            send(conn, &visit.app.settings, &form.0, who, now)?;
            Ok(Outcome::done("/sign-in", "forgotten-sent"))
        })
        .await?;
    app.mail.wake();
    Ok(answer)
}

/// Counts the request for its address, or says how long that has to wait.
async fn admit(visit: &Visit) -> Result<Admission, AppError> {
    let (settings, now) = (visit.app.settings.sign_in.clone(), visit.app.clock.now());
    let device = visit.device.clone();
    let db = &visit.app.db;
    db.write(move |conn| throttle::admit_forgotten(conn, &settings, &device, now))
        .await
}

/// Sends a link to the account of an address, if it has one that can be signed in to.
fn send(
    conn: &mut Conn,
    settings: &Settings,
    email: &str,
    who: Who<'_>,
    now: Moment,
) -> Result<(), AppError> {
    let account: Option<Addressee> = users::table
        .filter(users::email_key.eq(email.to_lowercase()))
        .filter(users::disabled_at.is_null())
        .filter(users::invited_at.is_null())
        .select(Addressee::as_select())
        .first(conn)
        .optional()?;
    let user = account.as_ref().map(|account| account.user);
    if let Some(account) = account
        && !was_sent_just_now(conn, &account, now)?
    {
        links::send(conn, settings, Purpose::Reset, &account, &[], now)?;
    }
    record_unknown(conn, who, now, "user.forgot", user, "")
}

fn was_sent_just_now(conn: &mut Conn, account: &Addressee, now: Moment) -> Result<bool, AppError> {
    let recent = account_links::table
        .filter(account_links::user_id.eq(account.user))
        .filter(account_links::purpose.eq(Purpose::Reset))
        .filter(account_links::created_at.gt(now.plus(-QUIET)));
    Ok(diesel::select(diesel::dsl::exists(recent)).get_result(conn)?)
}
