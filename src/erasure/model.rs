//! What is erased.

/// How many days a record stays in the bin. The pages say so too.
pub const KEEP_DAYS: i64 = 30;

/// How many records are looked up at a time.
pub(super) const BATCH: i64 = 100;

/// A kind of record that has a bin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Attachments,
    Commitments,
    Barriers,
    Positions,
    PathwaySteps,
    Relations,
    Exchanges,
    Events,
    People,
    Posts,
    Organisations,
    Questionnaires,
}

impl Kind {
    /// In the order of erasure: first what refers to others.
    pub(super) const ALL: [Self; 12] = [
        Self::Attachments,
        Self::Commitments,
        Self::Barriers,
        Self::Positions,
        Self::PathwaySteps,
        Self::Relations,
        Self::Exchanges,
        Self::Events,
        Self::People,
        Self::Posts,
        Self::Organisations,
        Self::Questionnaires,
    ];

    /// Its table.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Attachments => "attachments",
            Self::Commitments => "commitments",
            Self::Barriers => "barriers",
            Self::Positions => "positions",
            Self::PathwaySteps => "pathway_steps",
            Self::Relations => "relations",
            Self::Exchanges => "exchanges",
            Self::Events => "events",
            Self::People => "people",
            Self::Posts => "posts",
            Self::Organisations => "organisations",
            Self::Questionnaires => "questionnaires",
        }
    }

    /// What the audit calls its erasure.
    pub(super) fn action(self) -> &'static str {
        match self {
            Self::Attachments => "attachment.erase",
            Self::Commitments => "commitment.erase",
            Self::Barriers => "barrier.erase",
            Self::Positions => "position.erase",
            Self::PathwaySteps => "pathway.erase",
            Self::Relations => "relation.erase",
            Self::Exchanges => "exchange.erase",
            Self::Events => "event.erase",
            Self::People => "person.erase",
            Self::Posts => "post.erase",
            Self::Organisations => "organisation.erase",
            Self::Questionnaires => "questionnaire.erase",
        }
    }
}

/// Rows of which the audit is to say nothing any more: table and key.
pub(super) type Rows = Vec<(&'static str, String)>;
