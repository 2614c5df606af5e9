//! The questionnaire as a Word form: a document with a content control for each part of
//! an answer, which can be sent with a note verbale, filled in and brought back.
//!
//! A part is known by the number of its control: as the control's tag, which Word keeps,
//! and as a bookmark around it, which `LibreOffice` keeps as well. What a file says is read as
//! the page's form would be, so that the same limits hold, and nothing is guessed: what
//! cannot be read is listed.

mod brought;
mod controls;
mod marked;
mod read;
mod taken;
mod write;

pub use self::brought::brought;
pub use self::read::{Filled, Unreadable, read};
pub use self::taken::{Finding, Taken, taken};
pub use self::write::{Form, write};

use super::model::{CirculationId, QuestionnaireId};
use crate::i18n::Lang;
use crate::treaty::Iso3;

/// What the name of every tag and bookmark of ours begins with.
const PREFIX: &str = "accede_";

/// What a form was made for, as it stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormId {
    /// The version of the questionnaire that its parts are numbered after.
    pub questionnaire: QuestionnaireId,
    /// The circulation it belongs to.
    pub circulation: CirculationId,
    /// The State it was made for.
    pub state: Iso3,
    /// The language it is written in.
    pub lang: Lang,
}

impl FormId {
    /// Its tag: `accede_form_3_7_UGA_en`.
    fn tag(self) -> String {
        let Self {
            questionnaire,
            circulation,
            state,
            lang,
        } = self;
        format!("{PREFIX}form_{questionnaire}_{circulation}_{state}_{lang}")
    }

    fn of_tag(tag: &str) -> Option<Self> {
        let mut parts = tag.strip_prefix(PREFIX)?.strip_prefix("form_")?.split('_');
        let id = Self {
            questionnaire: QuestionnaireId(parts.next()?.parse().ok()?),
            circulation: CirculationId(parts.next()?.parse().ok()?),
            state: parts.next()?.parse().ok()?,
            lang: parts.next()?.parse().ok()?,
        };
        parts.next().is_none().then_some(id)
    }
}
