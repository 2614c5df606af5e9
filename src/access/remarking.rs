//! A change of marking: an entry of its own in the audit, and a reason where more people
//! may read the record than before.

use super::actions::forget;
use super::queries;
use crate::audit::{self, Change, Readers, Who};
use crate::auth::{Marking, RecordKind, TeamId};
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// The field of a form that takes the reason.
pub const REASON: &str = "marking_reason";
/// The longest reason, in characters.
const MAX_REASON: usize = 500;

/// The marking a record has, before a form may change it.
#[derive(Debug, Clone, Copy)]
pub struct Remarking {
    from: Marking,
    /// Whether the record's team has members that its restricted records open to, and
    /// those of the coordination do not.
    has_partners: bool,
}

impl Remarking {
    /// Of a record with a marking, of a team.
    ///
    /// # Errors
    /// The database fails.
    pub fn load(conn: &mut Conn, from: Marking, team: TeamId) -> Result<Self, AppError> {
        Ok(Self {
            from,
            has_partners: queries::has_partners(conn, team)?,
        })
    }

    /// The reason a form gives for changing the marking to `to`.
    ///
    /// # Errors
    /// There is none, and the change needs one; or it is too long.
    pub fn reason(self, data: &Params, to: Marking) -> Result<String, FormErrors> {
        let mut reader = Reader::new(data);
        let reason = reader.text(REASON, MAX_REASON);
        if reason.is_empty() && self.widens(to) {
            reader.refuse(REASON, "marking-reason-missing", Vec::new());
        }
        reader.finish(|| Some(reason))
    }

    /// Whether more people may read the record once it is marked `to`.
    fn widens(self, to: Marking) -> bool {
        self.from.widens(to)
            || (self.has_partners
                && self.from == Marking::Coordination
                && to == Marking::Restricted)
    }
}

/// A change of marking that was made.
#[derive(Debug, Clone, Copy)]
pub struct Remarked<'a> {
    /// `exchange.marking`
    pub action: &'static str,
    /// The kind of record.
    pub kind: RecordKind,
    /// Which one.
    pub id: i64,
    /// What it was marked before.
    pub from: Marking,
    /// What it is marked now.
    pub to: Marking,
    /// Its team.
    pub team: TeamId,
    /// Why, where someone has to say; see [`Remarking::reason`].
    pub reason: &'a str,
}

/// Notes in the audit that a record's marking has changed, if it has. The names on it go
/// with the restriction. The caller has authorised the change and made it.
///
/// # Errors
/// The database fails.
pub fn record_remarking(
    conn: &mut Conn,
    who: Who<'_>,
    now: Moment,
    remarked: &Remarked<'_>,
) -> Result<(), AppError> {
    let Remarked {
        action,
        kind,
        id,
        from,
        to,
        team,
        reason,
    } = *remarked;
    if from == to {
        return Ok(());
    }
    if to != Marking::Restricted {
        forget(conn, kind, id)?;
    }
    let detail = if reason.is_empty() {
        format!("{from} -> {to}")
    } else {
        format!("{from} -> {to}: {reason}")
    };
    let change = Change {
        action,
        subject: kind.as_str(),
        id: &id.to_string(),
        detail: &detail,
        readers: Readers::from((to, team)),
    };
    audit::record(conn, who, now, change)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_asked_where_someone_reads_who_did_not() {
        use Marking::{Coordination, Public, Restricted, WorkingGroup};
        let table = [
            (Public, Restricted, false),
            (Coordination, Restricted, false),
            (Restricted, Restricted, false),
            (Restricted, Coordination, true),
            (Coordination, WorkingGroup, true),
            (WorkingGroup, Public, true),
            (Restricted, Public, true),
        ];
        for (from, to, expected) in table {
            let change = Remarking {
                from,
                has_partners: false,
            };
            assert_eq!(change.widens(to), expected, "{from} to {to}");
            let none = Params::default();
            assert_eq!(change.reason(&none, to).is_err(), expected);
            let given = none.with(REASON, "The State asked for it.");
            assert_eq!(change.reason(&given, to).unwrap(), given.get(REASON));
        }
        let change = Remarking {
            from: Coordination,
            has_partners: true,
        };
        assert!(change.widens(Restricted), "the team's partners read it now");
        assert!(!change.widens(Coordination));
    }
}
