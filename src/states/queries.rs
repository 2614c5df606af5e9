//! Reads of what the list and the map show beside the facts.

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use super::contacts::LastContacts;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::state_contacts;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible_sums;

/// The day of the last exchange with each State that the actor may read.
pub(super) fn last_contacts(conn: &mut Conn, actor: &Actor) -> Result<LastContacts, AppError> {
    let rows: Vec<(Iso3, Option<NaiveDate>)> = state_contacts::table
        .filter(visible_sums!(state_contacts, actor))
        .group_by(state_contacts::state)
        .select((state_contacts::state, max(state_contacts::last_on)))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(state, last)| Some((state, last?)))
        .collect())
}
