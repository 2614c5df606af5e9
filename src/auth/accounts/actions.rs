//! Changes of accounts by administrators. What takes rights away, or gives others, ends
//! the account's sessions in the same transaction.

use diesel::prelude::*;

use super::super::actions::{NewUser, add_user, ensure_team, record};
use super::super::links::{self, Addressee, Purpose};
use super::super::rights::{Actor, Role, UserId};
use super::super::sessions;
use super::forms::{Invitation, Place};
use super::queries::{self, Account, Standing};
use crate::audit::Who;
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::users;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::web::forms::FormErrors;

/// What no password hashes to.
const NO_PASSWORD: &str = "none";

/// Why a change is not made.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The form is not valid.
    Invalid(FormErrors),
    /// Someone saved the account meanwhile.
    Stale,
    /// The fault is not in the form.
    Failed(AppError),
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

impl From<diesel::result::Error> for Refusal {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<FormErrors> for Refusal {
    fn from(errors: FormErrors) -> Self {
        Self::Invalid(errors)
    }
}

/// Makes an account without a password and sends the link that sets one.
pub(super) fn invite(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    form: &Invitation,
    now: Moment,
) -> Result<UserId, Refusal> {
    administrator(actor)?;
    if queries::is_taken(conn, &form.email)? {
        return Err(FormErrors::one("email", "accounts-email-taken").into());
    }
    let user = NewUser {
        email: form.email.clone(),
        name: form.name.clone(),
        team_id: ensure_team(conn, &form.place.team, now)?,
        role: form.place.role,
        password_hash: NO_PASSWORD.to_owned(),
        language: form.language,
    };
    let id = add_user(conn, Who::Actor(actor), &user, now)?;
    diesel::update(users::table.find(id))
        .set(users::invited_at.eq(now))
        .execute(conn)?;
    let account = queries::find(conn, id)?;
    send(conn, actor, settings, &account, now)?;
    Ok(id)
}

/// Sends a new link to someone who has not accepted the invitation; the old one is dead.
pub(super) fn invite_again(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    id: UserId,
    now: Moment,
) -> Result<(), AppError> {
    administrator(actor)?;
    let account = queries::find(conn, id)?;
    if account.standing() != Standing::Invited {
        return Err(AppError::NotFound);
    }
    diesel::update(users::table.find(id))
        .set(users::invited_at.eq(now))
        .execute(conn)?;
    send(conn, actor, settings, &account, now)
}

/// Gives an account another role or team.
pub(super) fn place(
    conn: &mut Conn,
    actor: &Actor,
    id: UserId,
    form: &Place,
    kept_token: &str,
    now: Moment,
) -> Result<(), Refusal> {
    administrator(actor)?;
    hold_administrators(conn)?;
    let saved = queries::find(conn, id)?;
    if saved.version != form.version {
        return Err(Refusal::Stale);
    }
    let demoted = saved.role == Role::Administrator && form.role != Role::Administrator;
    if demoted && is_last(conn, &saved)? {
        return Err(FormErrors::one("role", "accounts-last-administrator").into());
    }
    let team = ensure_team(conn, &form.team, now)?;
    if saved.role == form.role && saved.team_id == team {
        return Ok(());
    }
    let changed = diesel::update(users::table.find(id))
        .filter(users::version.eq(form.version))
        .set((
            users::role.eq(form.role),
            users::team_id.eq(team),
            users::version.eq(users::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(Refusal::Stale);
    }
    sessions::end_all(conn, id, Some(kept_token))?;
    let detail = format!(
        "role {} to {}, team {} to {team}",
        saved.role, form.role, saved.team_id
    );
    record(conn, Who::Actor(actor), now, "user.place", id, &detail)?;
    Ok(())
}

/// Disables an account.
pub(super) fn disable(
    conn: &mut Conn,
    actor: &Actor,
    id: UserId,
    now: Moment,
) -> Result<(), Refusal> {
    administrator(actor)?;
    hold_administrators(conn)?;
    let saved = queries::find(conn, id)?;
    if saved.standing() == Standing::Disabled {
        return Err(AppError::NotFound.into());
    }
    if is_last(conn, &saved)? {
        return Err(FormErrors::one("", "accounts-last-administrator").into());
    }
    super::super::disable_user(conn, Who::Actor(actor), &saved.email, now)?;
    Ok(())
}

/// Opens a disabled account again.
pub(super) fn enable(
    conn: &mut Conn,
    actor: &Actor,
    id: UserId,
    now: Moment,
) -> Result<(), AppError> {
    administrator(actor)?;
    let changed = diesel::update(users::table.find(id))
        .filter(users::disabled_at.is_not_null())
        .set((
            users::disabled_at.eq(None::<Moment>),
            users::version.eq(users::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(AppError::NotFound);
    }
    record(conn, Who::Actor(actor), now, "user.enable", id, "")
}

/// Pages of administrators are not there for others, and neither are their changes.
fn administrator(actor: &Actor) -> Result<(), AppError> {
    if actor.is_administrator() {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

/// Makes two administrators who disable each other at the same moment queue here, on
/// PostgreSQL too: the second then counts what the first has left.
fn hold_administrators(conn: &mut Conn) -> Result<(), AppError> {
    diesel::update(users::table.filter(users::role.eq(Role::Administrator)))
        .set(users::version.eq(users::version))
        .execute(conn)?;
    Ok(())
}

/// Whether nobody could look after the accounts without this one.
fn is_last(conn: &mut Conn, account: &Account) -> Result<bool, AppError> {
    let counts = account.role == Role::Administrator && account.standing() == Standing::Active;
    Ok(counts && queries::count_other_administrators(conn, account.id)? == 0)
}

fn send(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    account: &Account,
    now: Moment,
) -> Result<(), AppError> {
    let to = Addressee {
        user: account.id,
        name: account.name.clone(),
        email: account.email.clone(),
        language: account.language,
        // Who invites sees what became of the mail.
        team: actor.team_id,
    };
    let args = [
        ("inviter", actor.name.as_str().into()),
        ("team", account.team.as_str().into()),
    ];
    links::send(conn, settings, Purpose::Invitation, &to, &args, now)?;
    record(conn, Who::Actor(actor), now, "user.invite", account.id, "")
}
