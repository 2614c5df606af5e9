//! Reads of accounts. There are as many as people in the coordination: all are read, and
//! filtered and ordered in memory by names without accents.

use diesel::prelude::*;

use super::super::rights::{Role, TeamId, UserId};
use crate::db::Conn;
use crate::db::schema::{teams, users};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::{Lang, sort_key};
use crate::text_enum;
use crate::web::Params;
use crate::web::table::Cursor;

text_enum! {
    /// Where an account stands.
    Standing {
        /// It can be signed in to.
        Active => "active",
        /// Its invitation has not been accepted yet.
        Invited => "invited",
        /// It cannot be signed in to.
        Disabled => "disabled",
    }
}

/// An account, as administrators see it.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Account {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub team_id: TeamId,
    pub team: String,
    pub role: Role,
    pub language: Lang,
    pub created_at: Moment,
    pub invited_at: Option<Moment>,
    pub disabled_at: Option<Moment>,
    pub last_seen_at: Option<Moment>,
    pub version: i32,
}

impl Account {
    pub(super) fn standing(&self) -> Standing {
        if self.disabled_at.is_some() {
            Standing::Disabled
        } else if self.invited_at.is_some() {
            Standing::Invited
        } else {
            Standing::Active
        }
    }

    /// Its place in the list.
    pub(super) fn cursor(&self) -> Cursor {
        Cursor {
            id: self.id.0,
            key: sort_key(&self.name),
        }
    }
}

/// Which accounts of the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    words: Vec<String>,
    role: Option<Role>,
    team: Option<TeamId>,
    standing: Option<Standing>,
}

impl Filter {
    pub(super) fn of(params: &Params) -> Self {
        Self {
            words: params.get("q").split_whitespace().map(sort_key).collect(),
            role: params.value("role"),
            team: params.value("team"),
            standing: params.value("standing"),
        }
    }

    fn takes(&self, account: &Account) -> bool {
        let text = sort_key(&format!("{} {}", account.name, account.email));
        self.words.iter().all(|word| text.contains(word))
            && self.role.is_none_or(|role| role == account.role)
            && self.team.is_none_or(|team| team == account.team_id)
            && self.standing.is_none_or(|it| it == account.standing())
    }
}

type Columns = (
    users::id,
    users::name,
    users::email,
    users::team_id,
    teams::name,
    users::role,
    users::language,
    users::created_at,
    users::invited_at,
    users::disabled_at,
    users::last_seen_at,
    users::version,
);

const COLUMNS: Columns = (
    users::id,
    users::name,
    users::email,
    users::team_id,
    teams::name,
    users::role,
    users::language,
    users::created_at,
    users::invited_at,
    users::disabled_at,
    users::last_seen_at,
    users::version,
);

/// The accounts of a filter, by name.
pub(super) fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Account>, AppError> {
    let mut accounts: Vec<Account> = users::table
        .inner_join(teams::table)
        .select(COLUMNS)
        .load(conn)?;
    accounts.retain(|account| filter.takes(account));
    accounts.sort_by_cached_key(|account| (sort_key(&account.name), account.id));
    Ok(accounts)
}

/// One account.
pub(super) fn find(conn: &mut Conn, id: UserId) -> Result<Account, AppError> {
    Ok(users::table
        .inner_join(teams::table)
        .filter(users::id.eq(id))
        .select(COLUMNS)
        .first(conn)?)
}

/// Whether an address has an account.
pub(super) fn is_taken(conn: &mut Conn, email: &str) -> Result<bool, AppError> {
    let taken = users::table.filter(users::email_key.eq(email.to_lowercase()));
    Ok(diesel::select(diesel::dsl::exists(taken)).get_result(conn)?)
}

/// How many administrators there are who can sign in, but `without`.
pub(super) fn count_other_administrators(
    conn: &mut Conn,
    without: UserId,
) -> Result<i64, AppError> {
    Ok(users::table
        .filter(users::role.eq(Role::Administrator))
        .filter(users::disabled_at.is_null())
        .filter(users::invited_at.is_null())
        .filter(users::id.ne(without))
        .count()
        .get_result(conn)?)
}
