//! Who has left a post and who holds it, and what can move.

use std::cmp::Reverse;
use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::auth::Marking;
use crate::contacts::{PersonId, PersonName, Tenure};
use crate::db::types::UnknownWord;
use crate::events::{GuestId, OpenSeat};
use crate::exchanges::commitments::{Commitment, CommitmentId, With};

/// Who has left a post and who holds it, as far as the actor knows of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rotation {
    /// Those who hold it, who took it up last first.
    pub present: Vec<(PersonId, String)>,
    /// Those who have left it and have not come back, who left last first.
    pub gone: Vec<(PersonId, String)>,
}

impl Rotation {
    /// Who has left on a day, and who stays. Whose last day it is has left: what is open can
    /// be handed on the same day.
    pub fn of(tenures: &[(Tenure, PersonName, Marking)], today: NaiveDate) -> Self {
        let has_ended = |tenure: &Tenure| tenure.ends_on.is_some_and(|end| end <= today);
        let has_begun = |tenure: &Tenure| tenure.starts_on.is_none_or(|start| start <= today);
        let mut rows: Vec<_> = tenures.iter().collect();
        rows.sort_by_key(|(tenure, ..)| Reverse((tenure.starts_on, tenure.id.0)));
        let mut rotation = Self::default();
        for (tenure, name, _) in &rows {
            if !has_ended(tenure) && has_begun(tenure) {
                add(&mut rotation.present, tenure.person, name);
            }
        }
        rows.sort_by_key(|(tenure, ..)| Reverse((tenure.ends_on, tenure.id.0)));
        for (tenure, name, _) in rows {
            let is_back = rotation.present.iter().any(|(id, _)| *id == tenure.person);
            if has_ended(tenure) && !is_back {
                add(&mut rotation.gone, tenure.person, name);
            }
        }
        rotation
    }

    /// The name of someone who has left or is there; empty for others.
    pub fn name(&self, person: PersonId) -> &str {
        let mut all = self.gone.iter().chain(&self.present);
        let found = all.find(|(id, _)| *id == person);
        found.map_or("", |(_, name)| name)
    }

    /// All of them.
    pub fn people(&self) -> Vec<PersonId> {
        let all = self.gone.iter().chain(&self.present);
        all.map(|(id, _)| *id).collect()
    }
}

fn add(people: &mut Vec<(PersonId, String)>, id: PersonId, name: &PersonName) {
    if people.iter().all(|(known, _)| *known != id) {
        people.push((id, name.full()));
    }
}

/// What is open for a post or those who hold or held it.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// Whether the actor may change it.
    pub may_change: bool,
}

/// A commitment that is not kept yet, or a place at an event to come.
#[derive(Debug, Clone)]
pub enum What {
    /// A commitment.
    Commitment(Commitment),
    /// A place at an event.
    Seat(OpenSeat),
}

impl Item {
    /// Its name in a form.
    pub(super) fn key(&self) -> Key {
        match &self.what {
            What::Commitment(it) => Key::Commitment(it.id),
            What::Seat(it) => Key::Seat(it.id),
        }
    }

    /// The version it was read in.
    pub(super) fn version(&self) -> i32 {
        match &self.what {
            What::Commitment(it) => it.version,
            What::Seat(it) => it.version,
        }
    }

    /// Whether it is a place at an event.
    pub(super) fn is_seat(&self) -> bool {
        matches!(self.what, What::Seat(_))
    }

    /// Whose it is now.
    pub fn with(&self) -> With {
        match &self.what {
            What::Commitment(it) => it.with(),
            What::Seat(it) => With {
                person: it.person_id,
                post: it.post_id,
            },
        }
    }
}

/// The name of an item in a form: `c12` a commitment, `s5` a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Commitment(CommitmentId),
    Seat(GuestId),
}

impl Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Commitment(id) => write!(f, "c{id}"),
            Self::Seat(id) => write!(f, "s{id}"),
        }
    }
}

impl FromStr for Key {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let commitment = text.strip_prefix('c').and_then(|id| id.parse().ok());
        let seat = || text.strip_prefix('s').and_then(|id| id.parse().ok());
        commitment
            .map(Self::Commitment)
            .or_else(|| seat().map(Self::Seat))
            .ok_or_else(|| UnknownWord::new(text, &["c1", "s1"]))
    }
}

/// To whom it moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Someone who holds the post.
    Person(PersonId),
    /// The post, while nobody holds it.
    Post,
}

impl Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Person(id) => id.fmt(f),
            Self::Post => f.write_str("post"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::{OrganisationId, PostId, TenureId};

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    fn tenure(id: i64, person: i64, from: &str, until: &str) -> (Tenure, PersonName, Marking) {
        let tenure = Tenure {
            id: TenureId(id),
            person: PersonId(person),
            starts_on: day(from),
            ends_on: day(until),
            version: 1,
            post: PostId(1),
            title: String::new(),
            organisation: OrganisationId(1),
            organisation_name: String::new(),
            state: None,
        };
        let name = PersonName {
            honorific: String::new(),
            given: String::new(),
            family: format!("P{person}"),
        };
        (tenure, name, Marking::Public)
    }

    #[test]
    fn who_has_left_and_who_holds_a_post() {
        // tenures on 1 June, then who is there and who is gone
        let table = [
            (vec![], "", ""),
            (vec![tenure(1, 1, "", "")], "P1", ""),
            (vec![tenure(1, 1, "", "2023-06-02")], "P1", ""),
            (vec![tenure(1, 1, "", "2023-06-01")], "", "P1"),
            (vec![tenure(1, 1, "2023-06-02", "")], "", ""),
            (
                vec![
                    tenure(1, 1, "2020-01-01", "2021-01-01"),
                    tenure(2, 2, "2021-01-02", "2022-01-01"),
                    tenure(3, 3, "2022-01-02", ""),
                    tenure(4, 4, "2023-05-01", ""),
                ],
                "P4 P3",
                "P2 P1",
            ),
            // back again
            (
                vec![
                    tenure(1, 1, "2020-01-01", "2021-01-01"),
                    tenure(2, 1, "2022-01-01", ""),
                ],
                "P1",
                "",
            ),
            // twice, and gone
            (
                vec![
                    tenure(1, 1, "2020-01-01", "2021-01-01"),
                    tenure(2, 1, "2022-01-01", "2023-01-01"),
                ],
                "",
                "P1",
            ),
        ];
        let names = |people: &[(PersonId, String)]| {
            let names = people.iter().map(|(_, name)| name.as_str());
            names.collect::<Vec<_>>().join(" ")
        };
        for (tenures, present, gone) in table {
            let rotation = Rotation::of(&tenures, day("2023-06-01").unwrap());
            assert_eq!(names(&rotation.present), present, "{tenures:?}");
            assert_eq!(names(&rotation.gone), gone, "{tenures:?}");
        }
    }

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for key in [Key::Commitment(CommitmentId(12)), Key::Seat(GuestId(5))] {
            assert_eq!(key.to_string().parse::<Key>().unwrap(), key);
        }
        for text in ["", "c", "12", "x1", "s-"] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }
}
