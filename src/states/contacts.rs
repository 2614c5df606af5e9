//! When each State was last spoken to, as far as a reader may know. The totals it is
//! read from are some thousands of rows on a busy desk and most pages need all of
//! them, so what was read is kept until the next change of anything.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, RwLock};

use chrono::NaiveDate;

use super::queries;
use crate::audit;
use crate::auth::{Actor, Marking, TeamId};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::by_name;
use crate::treaty::Iso3;

/// The day of the last exchange with each State.
pub type LastContacts = HashMap<Iso3, NaiveDate>;

/// How many readers' knowledge is kept: teams times the kinds of roles.
const KEPT: usize = 32;

/// The last contacts read last.
#[derive(Debug, Default)]
pub struct ContactsCache(RwLock<VecDeque<(Key, Arc<LastContacts>)>>);

/// All that the last contacts depend on, but for what someone reads by name: those who
/// may read the same know the same.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    changes: i64,
    closed: [Marking; 3],
    team: TeamId,
}

impl ContactsCache {
    /// The day of the last exchange with each State that the actor may read: an
    /// exchange that is hidden breaks no silence.
    ///
    /// # Errors
    /// The database fails.
    pub fn current(&self, conn: &mut Conn, actor: &Actor) -> Result<Arc<LastContacts>, AppError> {
        let shared = self.shared(conn, actor)?;
        let named = by_name(conn, actor)?;
        if named.is_empty() {
            return Ok(shared);
        }
        let mut own = LastContacts::clone(&shared);
        for exchange in named {
            let last = own.entry(exchange.state).or_insert(exchange.held_on);
            *last = exchange.held_on.max(*last);
        }
        Ok(Arc::new(own))
    }

    /// What all know who read by the same role and team.
    fn shared(&self, conn: &mut Conn, actor: &Actor) -> Result<Arc<LastContacts>, AppError> {
        // Before the totals: a change between the two is seen too early, never too late.
        let key = Key {
            changes: audit::length(conn)?,
            closed: actor.closed_markings(),
            team: actor.restricted_team(),
        };
        if let Ok(kept) = self.0.read()
            && let Some((_, last)) = kept.iter().find(|(other, _)| *other == key)
        {
            return Ok(Arc::clone(last));
        }
        let last = Arc::new(queries::last_contacts(conn, actor)?);
        if let Ok(mut kept) = self.0.write() {
            kept.retain(|(other, _)| other.changes >= key.changes);
            kept.truncate(KEPT - 1);
            kept.push_front((key, Arc::clone(&last)));
        }
        Ok(last)
    }
}
