//! Ids and rows of positions.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::{Marking, TeamId};
use crate::db::schema::positions;
use crate::exchanges::ExchangeId;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::{id, text_enum};

id! {
    /// An entry about a State's position.
    PositionId
}

text_enum! {
    /// Where a State stands, from the farthest to the nearest.
    Stance {
        /// It is against joining.
        Opposed => "opposed",
        /// It has not made up its mind.
        Undecided => "undecided",
        /// It would like to join.
        Favourable => "favourable",
        /// It has said that it will.
        Committed => "committed",
        /// Its institutions are at it.
        InProcess => "in_process",
    }
}

text_enum! {
    /// How sure an entry is.
    Confidence {
        /// Hearsay, or read between the lines.
        Low => "low",
        /// Said by someone who should know.
        Medium => "medium",
        /// Said on the record, or in writing.
        High => "high",
    }
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = positions, treat_none_as_null = true)]
pub struct Content {
    /// Where the State stands.
    pub stance: Stance,
    /// On which day it stood there.
    pub held_on: NaiveDate,
    /// How sure that is.
    pub confidence: Confidence,
    /// In what words; may be empty.
    pub detail: String,
    /// Where that is written, or who said it.
    pub source: String,
    /// An https address, or empty.
    pub source_link: String,
    /// The exchange in which it was said, if the log has it.
    pub exchange_id: Option<ExchangeId>,
}

/// An entry about a State's position.
#[derive(Debug, Clone, Queryable)]
pub struct Position {
    /// Its id.
    pub id: PositionId,
    /// Whose position.
    pub state: Iso3,
    /// What it says.
    pub content: Content,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
    /// Grows with every change.
    pub version: i32,
}

impl Stance {
    /// In a word.
    pub fn label(self, lang: Lang) -> String {
        lang.text(&format!(
            "position-stance-{}",
            self.as_str().replace('_', "-")
        ))
    }
}

impl Confidence {
    /// In a word.
    pub fn label(self, lang: Lang) -> String {
        lang.text(&format!("position-confidence-{self}"))
    }
}

/// Where the positions of a State are.
pub(super) fn state_path(state: Iso3) -> String {
    format!("/states/{state}/positions")
}

/// The form of a new position of a State; once it is saved, it leads `back`.
pub fn new_path(state: Iso3, back: &str) -> String {
    Params::default()
        .with("back", back)
        .href(&format!("{}/new", state_path(state)))
}
