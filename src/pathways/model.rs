//! Ids, rows and rules of pathways.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::{Actor, Marking, Naming, TeamId};
use crate::db::schema::pathway_steps;
use crate::db::types::Moment;
use crate::pack::{BodyKind, TemplateStep};
use crate::treaty::Iso3;
use crate::{id, text_enum};

id! {
    /// A step of a pathway.
    StepId
}

text_enum! {
    /// How far a step is.
    StepStatus {
        /// Nobody has begun.
        NotBegun => "not_begun",
        /// Someone is at it.
        UnderWay => "under_way",
        /// It is done.
        Done => "done",
        /// This State does without it.
        NotNeeded => "not_needed",
    }
}

/// How many steps of a pathway are shown, and how many one may have.
pub const MAX_STEPS: usize = 40;
/// How far apart steps are laid, so that others find room between them.
const GAP: i64 = 1 << 32;

/// What is known of a step.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = pathway_steps, treat_none_as_null = true)]
pub struct Content {
    /// What is done.
    pub name: String,
    /// The kind of body that must act.
    pub body_kind: BodyKind,
    /// Which one; may be empty.
    pub body: String,
    /// How far it is.
    pub status: StepStatus,
    /// When it began, if that is known.
    pub begun_on: Option<NaiveDate>,
    /// When it was done, if that is known.
    pub done_on: Option<NaiveDate>,
    /// The last sign of movement: always of a step under way, and of no other.
    pub moved_on: Option<NaiveDate>,
    /// Where that is written or who said it; may be empty.
    pub source: String,
    /// An https address, or empty.
    pub source_link: String,
    /// What comes next; may be empty.
    pub next_move: String,
}

/// A step of a State's pathway, as it is or as it was believed to be.
#[derive(Debug, Clone, Queryable)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Whose pathway it is in.
    pub state: Iso3,
    /// Its place among the steps.
    pub position: i64,
    /// What is known of it.
    pub content: Content,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
    /// Since when it says this.
    pub updated_at: Moment,
    /// Grows with every change.
    pub version: i32,
    /// Since when it is no longer part of the pathway.
    pub dropped_at: Option<Moment>,
}

/// A template of the treaty pack.
#[derive(Debug, Clone)]
pub struct Template {
    /// Its code.
    pub code: String,
    /// Its name in English, French and Spanish.
    pub names: (String, String, String),
    /// When it fits, likewise.
    pub helps: (String, String, String),
    /// Its steps.
    pub steps: Vec<TemplateStep>,
}

impl Content {
    /// A step of a template, not begun.
    pub(super) fn not_begun(name: &str, body_kind: BodyKind) -> Self {
        Self {
            name: name.to_owned(),
            body_kind,
            body: String::new(),
            status: StepStatus::NotBegun,
            begun_on: None,
            done_on: None,
            moved_on: None,
            source: String::new(),
            source_link: String::new(),
            next_move: String::new(),
        }
    }

    /// For how many days it has not moved, if it has stalled by `on`: it is under way, and
    /// nothing has moved for `after_days` days or more.
    pub fn stalled_for(&self, on: NaiveDate, after_days: u32) -> Option<i64> {
        let still = (on - self.moved_on?).num_days();
        (self.status == StepStatus::UnderWay && still >= i64::from(after_days)).then_some(still)
    }
}

/// Where a pathway stands: the steps done and all that are needed.
pub fn progress<'a>(steps: impl Iterator<Item = &'a Content>) -> (usize, usize) {
    let needed = steps.filter(|step| step.status != StepStatus::NotNeeded);
    needed.fold((0, 0), |(done, all), step| {
        (done + usize::from(step.status == StepStatus::Done), all + 1)
    })
}

/// A place between two others, where there is room.
pub(super) fn between(before: Option<i64>, after: Option<i64>) -> Option<i64> {
    match (before, after) {
        (None, None) => Some(GAP),
        (Some(before), None) => before.checked_add(GAP),
        (None, Some(after)) => after.checked_sub(GAP),
        (Some(before), Some(after)) => {
            let middle = before.checked_add(after.checked_sub(before)? / 2)?;
            (before < middle && middle < after).then_some(middle)
        }
    }
}

/// The places of so many steps, laid out anew.
pub(super) fn laid_out(count: usize) -> impl Iterator<Item = i64> {
    (1..)
        .map(|number: i64| number.saturating_mul(GAP))
        .take(count)
}

/// Which way a step is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Before the one before it.
    Up,
    /// After the one after it.
    Down,
}

/// The neighbours that the step at `at` comes between when it moves; nothing where it
/// cannot move.
pub(super) fn neighbours(
    places: &[i64],
    at: usize,
    direction: Direction,
) -> Option<(Option<i64>, Option<i64>)> {
    let place = |at: Option<usize>| at.and_then(|at| places.get(at)).copied();
    match direction {
        Direction::Up => {
            let after = place(at.checked_sub(1))?;
            Some((place(at.checked_sub(2)), Some(after)))
        }
        Direction::Down => {
            let before = place(at.checked_add(1))?;
            Some((Some(before), place(at.checked_add(2))))
        }
    }
}

/// Whether someone who reads a step today may read what it said once: also by the marking
/// it had then. `now` has passed the rights layer, so that who reads it neither by role nor
/// by team is named on it.
pub(super) fn may_read_then(
    actor: &Actor,
    now: (Marking, TeamId),
    then: (Marking, TeamId),
) -> bool {
    let naming = if actor.may_read(now.0, now.1) {
        Naming::NotNamed
    } else {
        Naming::Named
    };
    actor.why(then.0, then.1, naming).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::auth::{Device, Role, UserId};
    use crate::i18n::Lang;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn under_way(moved_on: &str) -> Content {
        Content {
            status: StepStatus::UnderWay,
            moved_on: Some(day(moved_on)),
            ..Content::not_begun("x", BodyKind::Cabinet)
        }
    }

    #[test]
    fn a_step_has_stalled_once_it_has_not_moved_for_so_many_days() {
        let step = under_way("2023-04-02");
        assert_eq!(step.stalled_for(day("2023-05-31"), 60), None);
        assert_eq!(step.stalled_for(day("2023-06-01"), 60), Some(60));
        assert_eq!(step.stalled_for(day("2023-03-01"), 60), None);
        for status in [
            StepStatus::Done,
            StepStatus::NotBegun,
            StepStatus::NotNeeded,
        ] {
            let other = Content {
                status,
                ..step.clone()
            };
            assert_eq!(other.stalled_for(day("2024-01-01"), 60), None, "{status}");
        }
    }

    #[test]
    fn what_is_not_needed_does_not_count() {
        let of = |status| Content {
            status,
            ..under_way("2023-04-02")
        };
        let steps = [
            of(StepStatus::Done),
            of(StepStatus::NotNeeded),
            of(StepStatus::UnderWay),
        ];
        assert_eq!(progress(steps.iter()), (1, 2));
        assert_eq!(progress([].iter()), (0, 0));
    }

    #[test]
    fn what_a_step_said_is_read_by_those_who_may_read_both() {
        let actor = |role, team| Actor {
            user_id: UserId(1),
            team_id: TeamId(team),
            team: String::new(),
            name: String::new(),
            email: String::new(),
            role,
            lang: Lang::En,
            single_keys: true,
            device: Device::default(),
        };
        let own = (Marking::Restricted, TeamId(7));
        let open = (Marking::Coordination, TeamId(7));
        let (insider, outsider) = (actor(Role::Coordinator, 7), actor(Role::Coordinator, 9));
        assert!(may_read_then(&insider, open, own));
        assert!(!may_read_then(&outsider, open, own), "restricted then");
        assert!(may_read_then(&outsider, own, own), "named on it");
        let partner = actor(Role::Partner, 9);
        assert!(!may_read_then(&partner, (Marking::Public, TeamId(7)), open));
    }

    proptest! {
        #[test]
        fn a_move_changes_places_with_the_neighbour_and_with_nobody_else(
            count in 1usize..12,
            moves in prop::collection::vec((0usize..12, any::<bool>()), 0..80),
        ) {
            // The steps by name, and their places.
            let mut steps: Vec<(usize, i64)> = (0..count).zip(laid_out(count)).collect();
            for (at, up) in moves {
                let at = at % count;
                let direction = if up { Direction::Up } else { Direction::Down };
                let mut expected: Vec<usize> = steps.iter().map(|(name, _)| *name).collect();
                let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|at| *at < count) };
                if let Some(other) = other {
                    expected.swap(at, other);
                }
                let places: Vec<i64> = steps.iter().map(|(_, place)| *place).collect();
                if let Some((before, after)) = neighbours(&places, at, direction) {
                    if let Some(place) = between(before, after) {
                        steps[at].1 = place;
                    } else {
                        let names = expected.iter().copied();
                        steps = names.zip(laid_out(count)).collect();
                    }
                }
                steps.sort_by_key(|(_, place)| *place);
                let order: Vec<usize> = steps.iter().map(|(name, _)| *name).collect();
                prop_assert_eq!(&order, &expected);
                prop_assert!(steps.is_sorted_by(|a, b| a.1 < b.1));
            }
        }
    }
}
