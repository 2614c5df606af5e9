//! What is said of a form that was read: each with its place.

use super::super::check::ProblemKind;
use super::super::expression::Fault;
use crate::i18n::{Arg, Lang};
use crate::text_enum;

text_enum! {
    /// How much a finding weighs.
    Weight {
        /// Nothing is lost.
        Note => "note",
        /// Something is left out, or is not what it was.
        Loss => "loss",
        /// The form cannot be taken at all.
        Refusal => "refusal",
    }
}

/// Something about a form, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The sheet, as the file names it.
    pub sheet: String,
    /// The row, as a spreadsheet counts it; none where it is the sheet as a whole.
    pub row: Option<u32>,
    /// The heading of the column; empty where it is the row as a whole.
    pub column: String,
    /// How much it weighs.
    pub weight: Weight,
    /// What it is.
    pub kind: FindingKind,
}

/// What a finding is.
#[derive(Debug, Clone, PartialEq)]
pub enum FindingKind {
    /// Something that is said in words of its own, with what it speaks of.
    Said(&'static str, Vec<(&'static str, String)>),
    /// A condition or a limit that is wrong or not supported, with its text.
    Expression(Fault, String),
    /// What the questionnaire may not be.
    Problem(ProblemKind),
}

/// All that can be said beside faults and problems, and how much it weighs. The text is
/// `xlsform-` and the word.
pub(super) const SAID: [(&str, Weight); 48] = [
    ("no-survey", Weight::Refusal),
    ("no-type", Weight::Refusal),
    ("no-questions", Weight::Refusal),
    ("too-many-questions", Weight::Refusal),
    ("sheet-not-read", Weight::Loss),
    ("sheet-unknown", Weight::Note),
    ("beyond", Weight::Loss),
    ("formula", Weight::Note),
    ("no-value", Weight::Loss),
    ("column-unsupported", Weight::Loss),
    ("column-looks", Weight::Note),
    ("column-unknown", Weight::Note),
    ("column-foreign", Weight::Loss),
    ("column-twice", Weight::Loss),
    ("language-unknown", Weight::Loss),
    ("disabled", Weight::Note),
    ("row-no-type", Weight::Loss),
    ("type-unknown", Weight::Loss),
    ("type-unsupported", Weight::Loss),
    ("metadata", Weight::Note),
    ("taken-as", Weight::Note),
    ("repeat", Weight::Loss),
    ("unclosed", Weight::Note),
    ("unopened", Weight::Note),
    ("ungrouped", Weight::Note),
    ("nested", Weight::Note),
    ("no-table", Weight::Note),
    ("name-made", Weight::Note),
    ("renamed", Weight::Note),
    ("name-twice", Weight::Loss),
    ("text-refers", Weight::Loss),
    ("text-cut", Weight::Loss),
    ("no-list", Weight::Loss),
    ("list-elsewhere", Weight::Loss),
    ("list-unused", Weight::Note),
    ("appearance", Weight::Note),
    ("parameters", Weight::Note),
    ("range-as-number", Weight::Note),
    ("required-if", Weight::Loss),
    ("own-words", Weight::Note),
    ("choice-no-list", Weight::Loss),
    ("choice-no-name", Weight::Loss),
    ("choice-twice", Weight::Loss),
    ("choice-renamed", Weight::Note),
    ("choice-not-alone", Weight::Note),
    ("too-many-choices", Weight::Loss),
    ("not-for-kind", Weight::Loss),
    ("code-made", Weight::Note),
];

impl Finding {
    /// The stable word of what is said, for programs.
    pub fn code(&self) -> &'static str {
        match &self.kind {
            FindingKind::Said(word, _) => word,
            FindingKind::Expression(..) => "expression",
            FindingKind::Problem(_) => "problem",
        }
    }

    /// What is said, in a language.
    pub fn text(&self, lang: Lang) -> String {
        match &self.kind {
            FindingKind::Said(word, args) => {
                let args: Vec<Arg<'_>> = args
                    .iter()
                    .map(|(name, value)| (*name, spoken(lang, name, value).into()))
                    .collect();
                lang.text_with(&format!("xlsform-{word}"), &args)
            }
            FindingKind::Expression(fault, text) => lang.text_with(
                "xlsform-expression",
                &[
                    ("fault", fault.message(lang).into()),
                    ("text", text.as_str().into()),
                ],
            ),
            FindingKind::Problem(problem) => problem.text(lang),
        }
    }

    /// Where it is: "survey, row 4, relevant".
    pub fn place(&self, lang: Lang) -> String {
        let row = self.row.map_or_else(String::new, |row| {
            lang.text_with("xlsform-row", &[("row", row.into())])
        });
        let parts = [self.sheet.clone(), row, self.column.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        parts.join(", ")
    }
}

/// A word of the desk's own is said in the reader's language, one of the form as it is.
fn spoken(lang: Lang, name: &str, value: &str) -> String {
    if name == "kind" {
        lang.text(&format!("survey-kind-{}", value.replace('_', "-")))
    } else {
        value.to_owned()
    }
}

/// All findings of a form, in the order they are found.
#[derive(Debug, Default)]
pub(super) struct Findings(pub Vec<Finding>);

/// Where in a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spot {
    pub sheet: String,
    pub row: Option<u32>,
    pub column: String,
}

impl Spot {
    /// The sheet as a whole.
    pub fn sheet(sheet: &str) -> Self {
        Self {
            sheet: sheet.to_owned(),
            ..Self::default()
        }
    }

    /// A column of the same row.
    pub fn at(&self, column: &str) -> Self {
        Self {
            column: column.to_owned(),
            ..self.clone()
        }
    }
}

impl Findings {
    /// Says one of [`SAID`].
    pub fn say(&mut self, spot: &Spot, word: &'static str, args: &[(&'static str, &str)]) {
        let known = SAID.iter().find(|(it, _)| *it == word);
        let weight = known.map_or(Weight::Refusal, |(_, weight)| *weight);
        let args = args.iter().map(|(name, value)| (*name, short(value)));
        self.add(spot, weight, FindingKind::Said(word, args.collect()));
    }

    /// Says what is wrong with an expression, which is left out.
    pub fn expression(&mut self, spot: &Spot, fault: Fault, text: &str) {
        let kind = FindingKind::Expression(fault, short(text));
        self.add(spot, Weight::Loss, kind);
    }

    /// Says what a questionnaire may not be.
    pub fn problem(&mut self, spot: &Spot, weight: Weight, problem: ProblemKind) {
        self.add(spot, weight, FindingKind::Problem(problem));
    }

    fn add(&mut self, spot: &Spot, weight: Weight, kind: FindingKind) {
        self.0.push(Finding {
            sheet: spot.sheet.clone(),
            row: spot.row,
            column: spot.column.clone(),
            weight,
            kind,
        });
    }
}

/// What is quoted is cut after so many characters.
const QUOTED: usize = 300;

fn short(text: &str) -> String {
    if text.chars().count() <= QUOTED {
        return text.to_owned();
    }
    let cut: String = text.chars().take(QUOTED).collect();
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_said_in_every_language() {
        let more = ["expression", "row", "no-spreadsheet", "locked", "too-large"];
        let words = SAID.iter().map(|(word, _)| *word).chain(more);
        for word in words {
            for lang in Lang::ALL {
                assert!(lang.has(&format!("xlsform-{word}")), "{lang}: {word}");
            }
        }
    }
}
