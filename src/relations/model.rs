//! Ids, the closed set and rows of relations, and how each reads from either end.

use chrono::NaiveDate;
use diesel::Queryable;

use crate::auth::{Marking, TeamId};
use crate::contacts::{OrganisationId, PersonId, PersonName};
use crate::{id, text_enum};

id! {
    /// A relation.
    RelationId
}

text_enum! {
    /// What a person is to another, or to an organisation.
    RelationKind {
        /// The other is the superior.
        ReportsTo => "reports_to",
        /// The other is the principal.
        AssistantOf => "assistant_of",
        /// They work on the same file.
        WorksWith => "works_with",
        /// They did, once.
        WorkedTogether => "worked_together",
        /// They know each other well.
        KnowsWell => "knows_well",
        /// Of an organisation: the person was on its staff.
        WorkedAt => "worked_at",
        /// Of an organisation: it asks the person.
        Advises => "advises",
    }
}

text_enum! {
    /// What a form offers: each kind from the person's own end.
    Side {
        /// See [`RelationKind::ReportsTo`].
        ReportsTo => "reports_to",
        /// The same from the other end.
        SuperiorOf => "superior_of",
        /// See [`RelationKind::AssistantOf`].
        AssistantOf => "assistant_of",
        /// The same from the other end.
        AssistedBy => "assisted_by",
        /// See [`RelationKind::WorksWith`].
        WorksWith => "works_with",
        /// See [`RelationKind::WorkedTogether`].
        WorkedTogether => "worked_together",
        /// See [`RelationKind::KnowsWell`].
        KnowsWell => "knows_well",
        /// See [`RelationKind::WorkedAt`].
        WorkedAt => "worked_at",
        /// See [`RelationKind::Advises`].
        Advises => "advises",
    }
}

/// From which end a relation is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// From the person's.
    Own,
    /// From the other's.
    Other,
}

impl Side {
    /// The kind, and from which end the words look at it.
    pub(super) fn kind(self) -> (RelationKind, End) {
        match self {
            Self::ReportsTo => (RelationKind::ReportsTo, End::Own),
            Self::SuperiorOf => (RelationKind::ReportsTo, End::Other),
            Self::AssistantOf => (RelationKind::AssistantOf, End::Own),
            Self::AssistedBy => (RelationKind::AssistantOf, End::Other),
            Self::WorksWith => (RelationKind::WorksWith, End::Own),
            Self::WorkedTogether => (RelationKind::WorkedTogether, End::Own),
            Self::KnowsWell => (RelationKind::KnowsWell, End::Own),
            Self::WorkedAt => (RelationKind::WorkedAt, End::Own),
            Self::Advises => (RelationKind::Advises, End::Own),
        }
    }

    /// The words for a kind from one of its ends.
    pub(super) fn of(kind: RelationKind, end: End) -> Self {
        match (kind, end) {
            (RelationKind::ReportsTo, End::Own) => Self::ReportsTo,
            (RelationKind::ReportsTo, End::Other) => Self::SuperiorOf,
            (RelationKind::AssistantOf, End::Own) => Self::AssistantOf,
            (RelationKind::AssistantOf, End::Other) => Self::AssistedBy,
            (RelationKind::WorksWith, _) => Self::WorksWith,
            (RelationKind::WorkedTogether, _) => Self::WorkedTogether,
            (RelationKind::KnowsWell, _) => Self::KnowsWell,
            (RelationKind::WorkedAt, _) => Self::WorkedAt,
            (RelationKind::Advises, _) => Self::Advises,
        }
    }

    /// Whether it is to an organisation.
    pub(super) fn is_to_organisation(self) -> bool {
        matches!(self, Self::WorkedAt | Self::Advises)
    }
}

/// To whom a relation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Towards {
    Person(PersonId),
    Organisation(OrganisationId),
}

/// A relation, whole.
#[derive(Debug, Clone, Queryable)]
pub struct Relation {
    /// Its id.
    pub id: RelationId,
    /// The person.
    pub person: PersonId,
    /// What the person is to the other.
    pub kind: RelationKind,
    /// The other, where it is a person …
    pub other: Option<PersonId>,
    /// … or else the organisation.
    pub organisation: Option<OrganisationId>,
    /// Since when, if known.
    pub since: Option<NaiveDate>,
    /// Who says so.
    pub source: String,
    /// What else to know; may be empty.
    pub note: String,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
    /// Grows with every change.
    pub version: i32,
}

/// Who stands at the ends of relations, by name.
#[derive(Debug, Clone, Default)]
pub struct Ends {
    /// People the reader may know of.
    pub people: Vec<(PersonId, PersonName)>,
    /// Organisations.
    pub organisations: Vec<(OrganisationId, String)>,
}

impl Ends {
    /// The name of a person.
    pub fn person(&self, id: PersonId) -> Option<String> {
        let found = self.people.iter().find(|(known, _)| *known == id);
        found.map(|(_, name)| name.full())
    }

    /// The name of an organisation.
    pub(super) fn organisation(&self, id: OrganisationId) -> Option<&str> {
        let found = self.organisations.iter().find(|(known, _)| *known == id);
        found.map(|(_, name)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_reads_from_either_end_and_back() {
        for side in Side::ALL {
            let (kind, end) = side.kind();
            assert_eq!(Side::of(kind, end), *side);
        }
        for kind in RelationKind::ALL {
            assert_eq!(Side::of(*kind, End::Own).kind(), (*kind, End::Own));
            assert_eq!(Side::of(*kind, End::Other).kind().0, *kind);
        }
        let seen = Side::of(RelationKind::ReportsTo, End::Other);
        assert_eq!(seen.as_str(), "superior_of");
    }
}
