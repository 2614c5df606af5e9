//! A form as it is read, before names are free and conditions are read.

use super::super::super::model::{Question, QuestionKind, Section};
use super::super::super::texts::Texts;
use super::super::findings::Spot;

/// An expression as it is written, and where.
#[derive(Debug, Clone)]
pub struct Raw {
    pub text: String,
    pub spot: Spot,
}

/// A form.
#[derive(Debug, Default)]
pub struct Draft {
    pub introduction: Texts,
    pub sections: Vec<DraftSection>,
    /// The conditions of groups within sections.
    pub conditions: Vec<Raw>,
}

/// A section, its name as it is written.
#[derive(Debug)]
pub struct DraftSection {
    pub section: Section,
    pub spot: Spot,
    pub relevant: Option<Raw>,
    pub questions: Vec<DraftQuestion>,
}

/// A question, its name as it is written.
#[derive(Debug)]
pub struct DraftQuestion {
    pub question: Question,
    /// Its name.
    pub spot: Spot,
    /// The names of its rows.
    pub row_spots: Vec<Spot>,
    /// The conditions of the groups it stands in, the outermost first.
    pub groups: Vec<usize>,
    pub relevant: Option<Raw>,
    pub constraint: Option<Raw>,
    /// A condition under which it must be answered.
    pub required: Option<Raw>,
    /// The list it chooses from, and where that is said.
    pub list: Option<(String, Spot)>,
}

impl DraftQuestion {
    /// A question without anything but its kind.
    pub fn new(name: &str, kind: QuestionKind, spot: Spot) -> Self {
        Self {
            question: Question::new(name, kind),
            spot,
            row_spots: Vec::new(),
            groups: Vec::new(),
            relevant: None,
            constraint: None,
            required: None,
            list: None,
        }
    }
}
