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

text_enum! {
    /// A kind of record that carries a marking: its table, which is also what the audit
    /// calls it.
    RecordKind {
        /// Dated reasons for not joining.
        Barriers => "barriers",
        /// Sendings of a questionnaire.
        Circulations => "circulations",
        /// Who said they would do what.
        Commitments => "commitments",
        /// Workshops and meetings.
        Events => "events",
        /// Logged contacts.
        Exchanges => "exchanges",
        /// Mails in the outbox.
        Mails => "mails",
        /// Legal steps toward deposit.
        PathwaySteps => "pathway_steps",
        /// People.
        People => "people",
        /// Where States stand.
        Positions => "positions",
        /// How people stand to each other.
        Relations => "relations",
        /// Answers to a questionnaire.
        Responses => "responses",
        /// Decisions about target States.
        Targets => "targets",
    }
}

impl RecordKind {
    /// Whether its pages are open to those inside alone, whatever the marking: partners
    /// and observers see no mails, circulations or answers.
    pub fn is_inside(self) -> bool {
        matches!(self, Self::Circulations | Self::Mails | Self::Responses)
    }
}

/// A table whose records carry a marking, and may name readers.
pub trait Marked {
    /// What its records are called among named readers.
    const KIND: RecordKind;
}

macro_rules! marked {
    ($($table:ident => $kind:ident,)+) => {
        $(impl Marked for crate::db::schema::$table::table {
            const KIND: RecordKind = RecordKind::$kind;
        })+
    };
}
marked! {
    barriers => Barriers,
    circulations => Circulations,
    commitments => Commitments,
    events => Events,
    exchanges => Exchanges,
    mails => Mails,
    pathway_steps => PathwaySteps,
    people => People,
    positions => Positions,
    relations => Relations,
    responses => Responses,
    targets => Targets,
}

text_enum! {
    /// Why someone may read a record.
    Why {
        /// Their role reads everything of that marking.
        Role => "role",
        /// It is their team's.
        Team => "team",
        /// They are named on it.
        Named => "named",
    }
}

impl Marking {
    /// Whether more people read what is marked `to` than what is marked so.
    pub fn widens(self, to: Self) -> bool {
        // Declared from the widest to the narrowest.
        to < self
    }

    /// What a new record is marked where nobody says otherwise: as those who coordinate
    /// share it, or as the working group does. The word of a form; empty where neither may
    /// be given.
    pub fn usual(givable: &[Self]) -> &'static str {
        let usual = [Self::Coordination, Self::WorkingGroup];
        let found = usual.iter().find(|it| givable.contains(it));
        found.map_or("", |marking| marking.as_str())
    }

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

/// Whether a record names a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// It does.
    Named,
    /// It does not.
    NotNamed,
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
    /// Whether single keys are shortcuts for the user.
    pub single_keys: bool,
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

    /// As whom the actor is named on restricted records. An observer reads public records
    /// alone, even if named before becoming one: no account has the id 0.
    pub fn named_as(&self) -> UserId {
        if self.role == Role::Observer {
            UserId(0)
        } else {
            self.user_id
        }
    }

    /// Why the actor may read a record of `team` with `marking` that does or does not name
    /// them; nothing if they may not. The same rule as [`visible!`](crate::visible), for a
    /// row in hand.
    pub fn why(&self, marking: Marking, team: TeamId, naming: Naming) -> Option<Why> {
        if self.readable_markings().contains(&marking) {
            return Some(Why::Role);
        }
        if marking != Marking::Restricted {
            return None;
        }
        if team == self.restricted_team() {
            return Some(Why::Team);
        }
        (naming == Naming::Named && self.named_as() == self.user_id).then_some(Why::Named)
    }

    /// Why the actor may read the pages of a record of a kind: [`Self::why`], where those
    /// pages are open to the actor's role at all.
    pub fn why_of(
        &self,
        kind: RecordKind,
        marking: Marking,
        team: TeamId,
        naming: Naming,
    ) -> Option<Why> {
        if kind.is_inside() && !self.is_inside() {
            return None;
        }
        self.why(marking, team, naming)
    }

    /// Whether role and team alone let the actor read a record of `team` with `marking`.
    /// Those who are named on it read it, and change nothing.
    pub fn may_read(&self, marking: Marking, team: TeamId) -> bool {
        self.why(marking, team, Naming::NotNamed).is_some()
    }

    /// Someone who reads what the actor reads up to a marking, and nothing above it. For
    /// reading alone: it is nobody's account.
    #[must_use]
    pub fn reading_up_to(&self, highest: Marking) -> Self {
        let role = match highest {
            Marking::Restricted => return self.clone(),
            Marking::WorkingGroup if self.is_inside() => Role::Partner,
            Marking::Coordination | Marking::WorkingGroup => self.role,
            Marking::Public => Role::Observer,
        };
        Self {
            // No team and no account has the id 0.
            user_id: UserId(0),
            team_id: TeamId(0),
            role,
            ..self.clone()
        }
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

/// The ids of the records of `$table` that name the actor.
#[macro_export]
macro_rules! naming {
    ($table:ident, $actor:expr) => {{
        use diesel::{ExpressionMethods as _, QueryDsl as _};
        $crate::db::schema::named_readers::table
            .filter($crate::db::schema::named_readers::user_id.eq($actor.named_as()))
            .filter(
                $crate::db::schema::named_readers::kind
                    .eq(<$table::table as $crate::auth::Marked>::KIND),
            )
            .select($crate::db::schema::named_readers::record_id)
    }};
}

/// The expression every query on a marked table filters by: which rows of `$table` the
/// actor may read. `$table` is a schema module with `marking`, `team_id` and `id`; the
/// audit is named by its own name.
///
/// It names the markings that are closed, not those that are open: the set is the same,
/// but SQLite cannot take it for a search by marking, which on a long log would gather
/// and sort nearly all rows to show fifty. And it names them one by one: of a list
/// Diesel does not know the length, and would have each such query prepared anew. Who is
/// named is looked up where the marking is restricted, and depends on no row: SQLite
/// reads it at most once a statement.
#[macro_export]
macro_rules! visible {
    // An entry of the audit is about a record, and who is named there reads it.
    (audit, $actor:expr) => {{
        use diesel::{
            BoolExpressionMethods as _, ExpressionMethods as _, QueryDsl as _,
            TextExpressionMethods as _,
        };
        use $crate::db::schema::named_readers;
        let [first, second, third] = $actor.closed_markings();
        let named = named_readers::table
            .filter(named_readers::user_id.eq($actor.named_as()))
            .select(named_readers::record_key);
        audit::marking
            .ne(first)
            .and(audit::marking.ne(second))
            .and(audit::marking.ne(third))
            .or(audit::marking.eq($crate::auth::Marking::Restricted).and(
                audit::team_id
                    .assume_not_null()
                    .eq($actor.restricted_team())
                    .or(audit::subject
                        .concat("/")
                        .concat(audit::subject_id)
                        .eq_any(named)),
            ))
    }};
    ($table:ident, $actor:expr) => {{
        use diesel::{BoolExpressionMethods as _, ExpressionMethods as _};
        let [first, second, third] = $actor.closed_markings();
        $table::marking
            .ne(first)
            .and($table::marking.ne(second))
            .and($table::marking.ne(third))
            .or($table::marking.eq($crate::auth::Marking::Restricted).and(
                $table::team_id
                    .eq($actor.restricted_team())
                    .or($table::id.eq_any($crate::naming!($table, $actor))),
            ))
    }};
}

/// [`visible!`] for running totals, which are sums over markings and teams: `$table` has
/// no record to be named on. Whoever shows such a sum adds what the actor reads by name:
/// see `exchanges::queries::by_name`.
#[macro_export]
macro_rules! visible_sums {
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
            single_keys: true,
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
    fn those_named_read_a_restricted_record_and_observers_never_do() {
        use Marking::{Coordination, Restricted};
        let (own, other) = (TeamId(7), TeamId(9));
        for role in Role::ALL {
            let actor = actor(*role, own.0);
            let named = actor.why(Restricted, other, Naming::Named);
            let expected = (*role != Role::Observer).then_some(Why::Named);
            assert_eq!(named, expected, "{role}");
            assert_eq!(actor.why(Restricted, other, Naming::NotNamed), None);
            assert_eq!(
                actor.why(Coordination, other, Naming::Named),
                actor.why(Coordination, other, Naming::NotNamed),
                "a name opens restricted records alone"
            );
            let mails = actor.why_of(RecordKind::Mails, Restricted, other, Naming::Named);
            assert_eq!(mails.is_some(), actor.is_inside(), "{role}");
        }
    }

    #[test]
    fn reading_up_to_a_marking_reads_no_more_than_that_and_no_more_than_before() {
        for role in Role::ALL {
            let actor = actor(*role, 7);
            for highest in Marking::ALL {
                let reader = actor.reading_up_to(*highest);
                for marking in Marking::ALL {
                    for naming in [Naming::Named, Naming::NotNamed] {
                        for team in [TeamId(7), TeamId(9)] {
                            let reads = reader.why(*marking, team, naming).is_some();
                            let read = actor.why(*marking, team, naming).is_some();
                            // Declared from the widest to the narrowest.
                            let within = *marking <= *highest;
                            let named = naming == Naming::Named && *highest != Marking::Restricted;
                            // Nobody is named by the id 0.
                            if !named {
                                assert_eq!(reads, read && within, "{role} {highest} {marking}");
                            }
                        }
                    }
                }
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
