//! Ids, closed sets and rows of the log.

use chrono::NaiveDate;
use diesel::Queryable;

use super::commitments::Origin;
use crate::auth::{Marking, TeamId, UserId};
use crate::db::types::Moment;
use crate::events::EventId;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::workplans::ActivityId;
use crate::{id, text_enum};

id! {
    /// An exchange.
    ExchangeId
}
id! {
    /// A recorded barrier.
    BarrierId
}

text_enum! {
    /// How an exchange took place.
    ExchangeKind {
        /// A meeting of two delegations.
        Bilateral => "bilateral",
        /// A call.
        Call => "call",
        /// A note verbale.
        NoteVerbale => "note_verbale",
        /// A letter or an e-mail.
        Letter => "letter",
        /// An encounter in the margins of something else.
        Margin => "margin",
        /// A démarche.
        Demarche => "demarche",
    }
}

text_enum! {
    /// Which way an exchange went.
    Direction {
        /// From us to the State.
        Out => "out",
        /// From the State to us.
        In => "in",
    }
}

impl ExchangeKind {
    /// The kind in a language.
    pub fn label(self, lang: Lang) -> String {
        lang.text(&format!(
            "exchange-kind-{}",
            self.as_str().replace('_', "-")
        ))
    }
}

/// An exchange, whole.
#[derive(Debug, Clone, Queryable)]
pub struct Exchange {
    /// Its id.
    pub id: ExchangeId,
    /// With which State.
    pub state: Iso3,
    /// How it took place.
    pub kind: ExchangeKind,
    /// The local day.
    pub held_on: NaiveDate,
    /// The local time, `HH:MM`, where it is known.
    pub held_at: Option<String>,
    /// The IANA zone of the place.
    pub zone: String,
    /// The same moment in UTC, where the time is known.
    pub starts_at: Option<Moment>,
    /// Where; may be empty.
    pub place: String,
    /// Who spoke for us; may be empty.
    pub spoke_for_us: String,
    /// What was said.
    pub summary: String,
    /// When to come back to it.
    pub follow_up_on: Option<NaiveDate>,
    /// The activity of the work plan it belongs to.
    pub activity_id: Option<ActivityId>,
    /// The event it took place at.
    pub event_id: Option<EventId>,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
    /// Who logged it.
    pub created_by: Option<UserId>,
    /// When it was logged.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
    /// Grows with every change.
    pub version: i32,
    /// Since when it is in the bin.
    pub deleted_at: Option<Moment>,
    /// Which way it went, where that was noted.
    pub direction: Option<Direction>,
    /// The number on it: the desk's own, or the sender's; may be empty.
    pub reference: String,
    /// The year of the number the desk has given it.
    pub note_year: Option<i32>,
    /// That number.
    pub note_number: Option<i32>,
}

impl Exchange {
    /// The number that the desk has given it: it can be no other exchange any more.
    pub(super) fn given(&self) -> Option<&str> {
        self.note_number.map(|_| self.reference.as_str())
    }

    /// What is promised in it inherits this.
    pub(super) fn origin(&self) -> Origin {
        Origin {
            exchange_id: Some(self.id),
            state: self.state,
            marking: self.marking,
            team_id: self.team_id,
        }
    }
}

/// An exchange as a list shows it.
#[derive(Debug, Clone, Queryable)]
pub struct ExchangeLine {
    /// Its id.
    pub id: ExchangeId,
    /// With which State.
    pub state: Iso3,
    /// How it took place.
    pub kind: ExchangeKind,
    /// The local day.
    pub held_on: NaiveDate,
    /// What was said.
    pub summary: String,
    /// When to come back to it.
    pub follow_up_on: Option<NaiveDate>,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
    /// Since when it is in the bin.
    pub deleted_at: Option<Moment>,
    /// Which way it went, where that was noted.
    pub direction: Option<Direction>,
    /// The number on it; may be empty.
    pub reference: String,
    /// Grows with every change.
    pub version: i32,
}

/// A kind of barrier from the pack's taxonomy.
#[derive(Debug, Clone, Queryable)]
pub struct BarrierKind {
    /// `legal_review`
    pub code: String,
    /// The group it belongs to: `procedure`.
    pub family: String,
    /// The label in English, French and Spanish.
    pub labels: (String, String, String),
}

impl BarrierKind {
    /// The label in a language.
    pub fn label(&self, lang: Lang) -> &str {
        let (en, fr, es) = &self.labels;
        lang.pick(en, fr, es)
    }

    /// The group's name in a language; its code where the desk has no name for it.
    pub fn family_label(&self, lang: Lang) -> String {
        lang.optional(&format!("exchange-barrier-family-{}", self.family))
            .unwrap_or_else(|| self.family.clone())
    }
}

/// A barrier raised in an exchange.
#[derive(Debug, Clone, Queryable)]
pub struct BarrierLine {
    /// Its id.
    pub id: BarrierId,
    /// The label of its kind in English, French and Spanish.
    pub labels: (String, String, String),
    /// What was said of it; may be empty.
    pub detail: String,
    /// When.
    pub raised_on: NaiveDate,
    /// Who said it; may be empty.
    pub said_by: String,
}
