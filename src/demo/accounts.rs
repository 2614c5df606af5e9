//! The teams and their users. No password opens a demo account: the demo's link does.

use diesel::prelude::*;

use super::insert_for_ids;
use super::stage::{Stage, Team, Teams, at};
use crate::auth::{self, Role, TeamId, UserId};
use crate::db::Conn;
use crate::db::schema::users;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;

/// What no password hashes to.
const NO_PASSWORD: &str = "none";

#[derive(Insertable)]
#[diesel(table_name = users, treat_none_as_default_value = false)]
struct NewUser<'a> {
    email: &'a str,
    email_key: &'a str,
    name: &'a str,
    team_id: TeamId,
    role: Role,
    password_hash: &'static str,
    language: Lang,
    created_at: Moment,
}

/// Adds the script's accounts. A team's records are entered by its first.
pub(super) fn fill(conn: &mut Conn, stage: &Stage) -> Result<Teams, AppError> {
    let created_at = at(stage.plan.baseline_on, 12, 0);
    let accounts = &stage.script.accounts;
    let rows = accounts
        .iter()
        .map(|account| {
            Ok(NewUser {
                email: &account.address,
                email_key: &account.address,
                name: &account.name,
                team_id: auth::ensure_team(conn, &account.team, created_at)?,
                role: account.role,
                password_hash: NO_PASSWORD,
                language: account.language,
                created_at,
            })
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    let ids = insert_for_ids!(conn, users, rows);

    let mut teams: Vec<Team> = Vec::new();
    for ((account, row), id) in accounts.iter().zip(&rows).zip(ids) {
        if teams.iter().all(|team| team.id != row.team_id) {
            teams.push(Team {
                id: row.team_id,
                name: account.team.clone(),
                user: UserId(id),
                user_name: account.name.clone(),
            });
        }
    }
    Ok(Teams(teams))
}
