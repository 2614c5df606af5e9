//! A form that others wrote, or that was written here, as a questionnaire.

mod choices;
mod draft;
mod finish;
mod names;
mod questions;
mod settings;
mod survey;
mod table;
mod types;

use super::super::model::Questionnaire;
use super::book::{self, Book, Broken, Sheet};
use super::columns::SheetKind;
use super::findings::{Finding, Findings, Spot, Weight};

/// No questionnaire has more questions, or sections.
const MOST_QUESTIONS: usize = 500;

/// Sheets of `XLSForm` that mean something, and are not read.
const NOT_READ: [&str; 5] = ["external_choices", "entities", "osm", "cascades", "columns"];

/// What was read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The questionnaire; nothing where the form was refused.
    pub text: Option<Questionnaire>,
    /// All that is to be said of it, by sheet and row.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether anything is left out, or is not what it was.
    pub fn loses(&self) -> bool {
        self.findings.iter().any(|it| it.weight != Weight::Note)
    }
}

/// Reads an `.xlsx` file.
///
/// # Errors
/// It cannot be read at all. What is wrong with what it says is in the findings.
pub fn read(bytes: &[u8]) -> Result<Reading, Broken> {
    let book = book::open(bytes)?;
    let mut findings = Findings::default();
    let text = form(&book, &mut findings);
    let mut findings = findings.0;
    findings.sort_by_key(|it| (place_of(&book, &it.sheet), it.row));
    let refused = findings.iter().any(|it| it.weight == Weight::Refusal);
    Ok(Reading {
        text: text.filter(|_| !refused),
        findings,
    })
}

fn place_of(book: &Book, sheet: &str) -> usize {
    let found = book.sheets.iter().position(|it| it.name == sheet);
    found.unwrap_or(usize::MAX)
}

fn form(book: &Book, findings: &mut Findings) -> Option<Questionnaire> {
    others(book, findings);
    let Some(survey) = sheet(book, SheetKind::Survey) else {
        findings.say(&Spot::sheet("survey"), "no-survey", &[]);
        return None;
    };
    let settings = settings::read(sheet(book, SheetKind::Settings), findings);
    let rows = table::rows(survey, SheetKind::Survey, settings.default, findings);
    if !rows.has_type {
        findings.say(&Spot::sheet(&survey.name), "no-type", &[]);
        return None;
    }
    let choices = sheet(book, SheetKind::Choices)
        .map(|it| table::rows(it, SheetKind::Choices, settings.default, findings).rows);
    let mut lists = choices::lists(&choices.unwrap_or_default(), findings);
    let title = settings.title(findings);
    let draft = survey::draft(&rows.rows, &title, findings);
    let count: usize = draft.sections.iter().map(|it| it.questions.len()).sum();
    if count > MOST_QUESTIONS || draft.sections.len() > MOST_QUESTIONS {
        let most = MOST_QUESTIONS.to_string();
        findings.say(
            &Spot::sheet(&survey.name),
            "too-many-questions",
            &[("most", &most)],
        );
        return None;
    }
    if draft.sections.is_empty() {
        findings.say(&Spot::sheet(&survey.name), "no-questions", &[]);
        return None;
    }
    let mut text = finish::finish(draft, &mut lists, findings);
    text.code = settings.code(&title, findings);
    text.title = title;
    text.languages = settings.languages(&text);
    Some(text)
}

fn sheet(book: &Book, kind: SheetKind) -> Option<&Sheet> {
    let named = |it: &&Sheet| it.name.trim().to_lowercase() == kind.as_str();
    book.sheets.iter().find(named)
}

/// What is said of sheets that are not read.
fn others(book: &Book, findings: &mut Findings) {
    for sheet in book.sheets.iter().filter(|it| !it.cells.is_empty()) {
        let name = sheet.name.trim().to_lowercase();
        let is_read = SheetKind::ALL.iter().any(|it| it.as_str() == name);
        if !is_read {
            let word = if NOT_READ.contains(&name.as_str()) {
                "sheet-not-read"
            } else {
                "sheet-unknown"
            };
            findings.say(&Spot::sheet(&sheet.name), word, &[]);
        }
    }
}
