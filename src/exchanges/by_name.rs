//! What the running totals cannot know: the restricted exchanges that someone reads only
//! because they are named there. They are few, so they are read one by one and added.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::filter::Filter;
use crate::auth::{Actor, Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::exchanges;
use crate::error::AppError;
use crate::naming;
use crate::treaty::Iso3;
use crate::visible;
use crate::workplans::ActivityId;

/// An exchange that is in none of the sums its reader is shown.
#[derive(Debug, Clone, Queryable)]
pub struct ByName {
    /// With which State.
    pub state: Iso3,
    /// The local day.
    pub held_on: NaiveDate,
    /// The activity it belongs to.
    pub activity_id: Option<ActivityId>,
    /// Whose record it is.
    pub team_id: TeamId,
}

impl ByName {
    /// Whether a filter that the running totals answer holds it.
    pub(super) fn fits(&self, filter: &Filter) -> bool {
        filter.state.is_none_or(|state| state == self.state)
            && filter.team.is_none_or(|team| team == self.team_id)
            && filter
                .marking
                .is_none_or(|marking| marking == Marking::Restricted)
            && filter
                .activity
                .is_none_or(|activity| Some(activity) == self.activity_id)
    }
}

/// The exchanges outside the bin that the actor reads by name alone.
///
/// # Errors
/// The database fails.
pub fn by_name(conn: &mut Conn, actor: &Actor) -> Result<Vec<ByName>, AppError> {
    use exchanges as t;
    // The marking is put so that only the ids serve: restricted exchanges may be many.
    Ok(t::table
        .filter(t::id.eq_any(naming!(t, actor)))
        .filter(visible!(t, actor))
        .filter(t::marking.ne(Marking::Public))
        .filter(t::marking.ne(Marking::WorkingGroup))
        .filter(t::marking.ne(Marking::Coordination))
        .filter(t::team_id.ne(actor.restricted_team()))
        .filter(t::deleted_at.is_null())
        .select((t::state, t::held_on, t::activity_id, t::team_id))
        .load(conn)?)
}
