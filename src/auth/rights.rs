//! The rights layer (design, section 4): roles, markings, and the one expression that
//! decides which marked rows a user may read.

use super::device::Device;
use crate::text_enum;
use crate::{i18n::Lang, id};

id! {
    /// A user's account.
    UserId
}
id! {
    /// A team: Malawi, Spain, the ISU, the ICRC …
    TeamId
}

text_enum! {
    /// What a user may do.
    Role {
        /// Accounts and settings; no automatic right to restricted records.
        Administrator => "administrator",
        /// All work; releases circulations.
        Coordinator => "coordinator",
        /// Works within the own team.
        Contributor => "contributor",
        /// Reads and adds working-group records.
        Partner => "partner",
        /// Reads public records.
        Observer => "observer",
    }
}

text_enum! {
    /// Who may read a record, and whether a report may cite it.
    Marking {
        /// Every signed-in user; may be cited and attributed.
        Public => "public",
        /// Every signed-in user but observers; counted, never attributed.
        WorkingGroup => "working_group",
        /// Coordinators, contributors and administrators; counted, never attributed.
        Coordination => "coordination",
        /// The record's team; counted only where the total hides it.
        Restricted => "restricted",
    }
}

impl Marking {
    /// The classes of its badge.
    pub fn classes(self) -> &'static str {
        match self {
            Self::Public => "marking public",
            Self::WorkingGroup => "marking working-group",
            Self::Coordination => "marking coordination",
            Self::Restricted => "marking restricted",
        }
    }
}

/// Who is asking. Queries on marked tables take it, and authorisation asks it.
#[derive(Debug, Clone, diesel::Queryable)]
pub struct Actor {
    /// The account.
    pub user_id: UserId,
    /// Its team.
    pub team_id: TeamId,
    /// The team's name.
    pub team: String,
    /// The user's name.
    pub name: String,
    /// The user's address.
    pub email: String,
    /// What the user may do.
    pub role: Role,
    /// The language the user reads.
    pub lang: Lang,
    /// From where the user works now.
    pub device: Device,
}

impl Actor {
    /// The markings the actor may read whatever the record's team.
    pub fn readable_markings(&self) -> Vec<Marking> {
        match self.role {
            Role::Administrator | Role::Coordinator | Role::Contributor => {
                vec![
                    Marking::Public,
                    Marking::WorkingGroup,
                    Marking::Coordination,
                ]
            }
            Role::Partner => vec![Marking::Public, Marking::WorkingGroup],
            Role::Observer => vec![Marking::Public],
        }
    }

    /// The markings the actor may not read, or only of one team: all but the readable.
    /// Where they are fewer than three, one stands twice: queries are worded alike for
    /// every role.
    pub fn closed_markings(&self) -> [Marking; 3] {
        use Marking::{Coordination, Restricted, WorkingGroup};
        match self.role {
            Role::Administrator | Role::Coordinator | Role::Contributor => {
                [Restricted, Restricted, Restricted]
            }
            Role::Partner => [Coordination, Restricted, Restricted],
            Role::Observer => [WorkingGroup, Coordination, Restricted],
        }
    }

    /// The team whose restricted records the actor may read. An observer reads public
    /// records alone, and so has none: no team has the id 0.
    pub fn restricted_team(&self) -> TeamId {
        if self.role == Role::Observer {
            TeamId(0)
        } else {
            self.team_id
        }
    }

    /// Whether the actor may read a record of `team` with `marking`: the same rule as
    /// [`visible!`](crate::visible), for a row in hand.
    pub fn may_read(&self, marking: Marking, team: TeamId) -> bool {
        self.readable_markings().contains(&marking)
            || (marking == Marking::Restricted && team == self.restricted_team())
    }

    /// The markings the actor may give a record of the own team.
    pub fn givable_markings(&self) -> &'static [Marking] {
        match self.role {
            Role::Administrator | Role::Coordinator | Role::Contributor => Marking::ALL,
            Role::Partner => &[Marking::WorkingGroup],
            Role::Observer => &[],
        }
    }

    /// Whether the actor may add records.
    pub fn may_add(&self) -> bool {
        self.role != Role::Observer
    }

    /// Whether the actor may change a record that can be read: coordinators and
    /// administrators any, contributors and partners their team's.
    pub fn may_change(&self, marking: Marking, team: TeamId) -> bool {
        let own = match self.role {
            Role::Administrator | Role::Coordinator => true,
            Role::Contributor | Role::Partner => team == self.team_id,
            Role::Observer => false,
        };
        own && self.may_read(marking, team)
    }

    /// Whether the actor decides about the work plan, its targets and the survey, and
    /// releases mail.
    pub fn may_coordinate(&self) -> bool {
        matches!(self.role, Role::Administrator | Role::Coordinator)
    }

    /// Whether the actor looks after the accounts.
    pub fn is_administrator(&self) -> bool {
        self.role == Role::Administrator
    }

    /// Whether the actor sees the desk's inner workings: mails, circulations, people's
    /// answers.
    pub fn is_inside(&self) -> bool {
        matches!(
            self.role,
            Role::Administrator | Role::Coordinator | Role::Contributor
        )
    }
}

/// The expression every query on a marked table filters by: which rows of `$table` the
/// actor may read. `$table` is a schema module with `marking` and `team_id`.
///
/// It names the markings that are closed, not those that are open: the set is the same,
/// but SQLite cannot take it for a search by marking, which on a long log would gather
/// and sort nearly all rows to show fifty. And it names them one by one: of a list
/// Diesel does not know the length, and would have each such query prepared anew.
#[macro_export]
macro_rules! visible {
    ($table:ident, $actor:expr) => {{
        use diesel::{BoolExpressionMethods as _, ExpressionMethods as _};
        let [first, second, third] = $actor.closed_markings();
        $table::marking
            .ne(first)
            .and($table::marking.ne(second))
            .and($table::marking.ne(third))
            .or($table::marking
                .eq($crate::auth::Marking::Restricted)
                .and($table::team_id.eq($actor.restricted_team())))
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(role: Role, team: i64) -> Actor {
        Actor {
            user_id: UserId(1),
            team_id: TeamId(team),
            team: String::new(),
            name: String::new(),
            email: String::new(),
            role,
            lang: Lang::En,
            device: Device::default(),
        }
    }

    #[test]
    fn a_marking_is_read_by_those_the_design_names() {
        use Marking::{Coordination, Public, Restricted, WorkingGroup};
        use Role::{Administrator, Contributor, Coordinator, Observer, Partner};
        // role, then: public, working group, coordination, restricted (own team), restricted (other)
        let table = [
            (Administrator, [true, true, true, true, false]),
            (Coordinator, [true, true, true, true, false]),
            (Contributor, [true, true, true, true, false]),
            (Partner, [true, true, false, true, false]),
            (Observer, [true, false, false, false, false]),
        ];
        for (role, expected) in table {
            let actor = actor(role, 7);
            let seen = [
                actor.may_read(Public, TeamId(9)),
                actor.may_read(WorkingGroup, TeamId(9)),
                actor.may_read(Coordination, TeamId(9)),
                actor.may_read(Restricted, TeamId(7)),
                actor.may_read(Restricted, TeamId(9)),
            ];
            assert_eq!(seen, expected, "{role}");
        }
    }

    #[test]
    fn a_marking_is_either_open_or_closed_to_a_role() {
        for role in Role::ALL {
            let actor = actor(*role, 7);
            for marking in Marking::ALL {
                let open = actor.readable_markings().contains(marking);
                assert_ne!(open, actor.closed_markings().contains(marking), "{role}");
            }
            assert!(actor.closed_markings().contains(&Marking::Restricted));
        }
    }

    #[test]
    fn a_marking_is_either_readable_or_closed() {
        for role in Role::ALL {
            let actor = actor(*role, 7);
            let (readable, closed) = (actor.readable_markings(), actor.closed_markings());
            for marking in Marking::ALL {
                assert_ne!(
                    readable.contains(marking),
                    closed.contains(marking),
                    "{role}"
                );
            }
        }
    }

    #[test]
    fn nobody_may_change_what_they_may_not_read() {
        for role in Role::ALL {
            for marking in Marking::ALL {
                for team in [TeamId(7), TeamId(9)] {
                    let actor = actor(*role, 7);
                    assert!(!actor.may_change(*marking, team) || actor.may_read(*marking, team));
                }
            }
        }
    }
}
