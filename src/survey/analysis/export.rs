//! Answers as files for programs of statistics: a line a State, a column a variable, with a
//! codebook that says what each variable and each value means. They hold the answers the
//! reader may open, each with its marking, as the pages do.

use serde::Serialize;

use super::cross::Groups;
use super::handlers::Read;
use super::queries::Given;
use crate::error::AppError;
use crate::questionnaire::{Question, QuestionKind};
use crate::survey::circulations::channel_label;
use crate::survey::questions;
use crate::survey::views::marking_label;
use crate::web::export::{FileFormat, sheets_file, table_file};
use crate::web::table::{Cell, Column, Table};
use crate::web::{Body, Desk};

/// A column of answers.
struct Variable<'a> {
    /// Its heading: the key of the answer, and the choice where it has a column of its own.
    name: String,
    question: &'a Question,
    key: String,
    /// The choice it is about, where a question takes several.
    choice: Option<String>,
}

/// The variables of a question.
fn variables(question: &Question) -> Vec<Variable<'_>> {
    let several = matches!(question.kind, QuestionKind::Several | QuestionKind::Ranking);
    let own = question.answer_keys();
    let mut found = Vec::new();
    for (key, _) in question.keys() {
        if several && own.contains(&key.as_str()) {
            found.extend(question.choice_names().into_iter().map(|choice| Variable {
                name: format!("{key}.{choice}"),
                question,
                key: key.clone(),
                choice: Some(choice.to_owned()),
            }));
        } else {
            found.push(Variable {
                name: key.clone(),
                question,
                key,
                choice: None,
            });
        }
    }
    found
}

impl Variable<'_> {
    /// The value of an answer: a rank, 1 or 0 for a choice, or what was answered. Empty where
    /// nothing was.
    fn cell(&self, given: &Given) -> Cell {
        let values = given.answers.of(&self.key);
        let Some(choice) = &self.choice else {
            return Cell::text(values.join("; "));
        };
        if values.is_empty() {
            return Cell::empty();
        }
        let place = values.iter().position(|value| value == choice);
        let number = match (self.question.kind, place) {
            (QuestionKind::Ranking, None) => return Cell::empty(),
            (QuestionKind::Ranking, Some(place)) => i64::try_from(place).map_or(0, |it| it + 1),
            (_, place) => i64::from(place.is_some()),
        };
        Cell::number(number, number.to_string())
    }

    /// What it means.
    fn label(&self, desk: &Desk, read: &Read) -> String {
        let lang = desk.lang;
        let question = self.question.label.in_language(lang).to_owned();
        let part = if let Some(choice) = &self.choice {
            questions::value(lang, &read.facts, self.question, choice)
        } else if self.key == self.question.other_key() {
            desk.t("survey-other-namely")
        } else if self.key == self.question.unable_key() {
            desk.t("survey-unable")
        } else {
            let row = self.question.rows.iter().find(|row| row.name == self.key);
            row.map_or_else(String::new, |row| row.label.in_language(lang).to_owned())
        };
        if part.is_empty() {
            question
        } else {
            format!("{question} – {part}")
        }
    }

    /// Its values with what they mean; none where it holds words or numbers of its own.
    fn values(&self, desk: &Desk, read: &Read) -> Vec<(String, String)> {
        if self.choice.is_some() {
            return match self.question.kind {
                QuestionKind::Ranking => vec![("1…".to_owned(), desk.t("analysis-value-rank"))],
                _ => vec![
                    ("1".to_owned(), desk.t("analysis-value-chosen")),
                    ("0".to_owned(), desk.t("analysis-value-not-chosen")),
                ],
            };
        }
        if !self.question.answer_keys().contains(&self.key.as_str()) {
            return Vec::new();
        }
        if let (QuestionKind::Scale, Some(scale)) = (self.question.kind, &self.question.scale) {
            return [(scale.from, &scale.low), (scale.to, &scale.high)]
                .map(|(end, text)| (end.to_string(), text.in_language(desk.lang).to_owned()))
                .to_vec();
        }
        let label = |name: &str| questions::value(desk.lang, &read.facts, self.question, name);
        let names = self.question.choice_names().into_iter();
        names.map(|name| (name.to_owned(), label(name))).collect()
    }
}

fn answers_table(desk: &Desk, read: &Read) -> Table {
    let found: Vec<_> = read.text.questions().flat_map(variables).collect();
    let heads = [
        "iso3",
        "state",
        "answered_on",
        "channel",
        "language",
        "marking",
    ];
    let rows = read.given.iter().map(|given| {
        let own = [
            given.state.to_string(),
            read.facts.name(given.state, desk.lang).to_owned(),
            given.on.to_string(),
            given.channel.to_string(),
            given.language.to_string(),
            given.marking.to_string(),
        ];
        let said = found.iter().map(|variable| variable.cell(given));
        own.into_iter().map(Cell::text).chain(said).collect()
    });
    let names = found.iter().map(|variable| variable.name.clone());
    Table {
        caption: desk.t("analysis-sheet-answers"),
        rows: rows.collect(),
        columns: heads
            .map(str::to_owned)
            .into_iter()
            .chain(names)
            .map(Column::text)
            .collect(),
    }
}

/// Each variable with its meaning, and a line for each of its values.
fn codebook(desk: &Desk, read: &Read) -> Table {
    let mut rows: Vec<Vec<Cell>> = own_variables(desk)
        .into_iter()
        .map(|(name, label, value, meaning)| {
            [name, label, String::new(), value, meaning]
                .map(Cell::text)
                .to_vec()
        })
        .collect();
    for variable in read.text.questions().flat_map(variables) {
        let kind = variable.question.kind.as_str();
        let label = variable.label(desk, read);
        let mut values = variable.values(desk, read);
        if values.is_empty() {
            values.push((String::new(), String::new()));
        }
        for (value, meaning) in values {
            let cells = [&variable.name, &label, kind, &value, &meaning];
            rows.push(cells.map(Cell::text).to_vec());
        }
    }
    let heads = [
        "analysis-head-variable",
        "analysis-head-meaning",
        "analysis-head-kind",
        "analysis-head-value",
        "analysis-head-value-meaning",
    ];
    Table {
        caption: desk.t("analysis-sheet-codebook"),
        columns: heads.iter().map(|key| Column::text(desk.t(key))).collect(),
        rows,
    }
}

/// The variables that are no questions: name, meaning, value, its meaning.
fn own_variables(desk: &Desk) -> Vec<(String, String, String, String)> {
    use crate::auth::Marking;
    use crate::survey::model::Channel;
    let plain =
        |name: &str, key: &str| (name.to_owned(), desk.t(key), String::new(), String::new());
    let mut found = vec![
        plain("iso3", "analysis-variable-iso3"),
        plain("state", "survey-column-state"),
        plain("answered_on", "survey-column-date"),
        plain("language", "survey-column-language"),
    ];
    found.extend(Channel::ALL.iter().map(|it| {
        let meaning = channel_label(desk.lang, *it);
        let label = desk.t("survey-column-channel");
        ("channel".to_owned(), label, it.to_string(), meaning)
    }));
    found.extend(Marking::ALL.iter().map(|it| {
        let meaning = marking_label(desk.lang, *it);
        let label = desk.t("survey-column-marking");
        ("marking".to_owned(), label, it.to_string(), meaning)
    }));
    found
}

/// The answers as CSV, or with the codebook as a spreadsheet.
pub(super) fn answers_file(desk: &Desk, read: &Read, format: FileFormat) -> Result<Body, AppError> {
    let name = format!("survey-{}", read.circulation.id);
    let answers = answers_table(desk, read);
    match format {
        FileFormat::Csv => table_file(&answers, &name, format),
        FileFormat::Xlsx => sheets_file(&[answers, codebook(desk, read)], &name),
    }
}

#[derive(Serialize)]
struct File<'a> {
    circulation: &'a str,
    questionnaire: &'a str,
    /// Whether the answers are invented.
    demo: bool,
    codebook: Vec<Entry>,
    answers: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Entry {
    name: String,
    kind: &'static str,
    label: String,
    values: Vec<Value>,
}

#[derive(Serialize)]
struct Value {
    value: String,
    label: String,
}

#[derive(Serialize)]
struct Line<'a> {
    iso3: String,
    state: &'a str,
    answered_on: String,
    channel: &'static str,
    language: &'static str,
    marking: &'static str,
    answers: std::collections::BTreeMap<&'a str, &'a [String]>,
}

/// The answers as JSON: what each key holds, in the order it was given.
pub(super) fn answers_json(desk: &Desk, read: &Read) -> Result<Body, AppError> {
    let codebook = read.text.questions().flat_map(|question| {
        question.keys().into_iter().map(|(key, _)| {
            let variable = Variable {
                name: key.clone(),
                question,
                key,
                choice: None,
            };
            let values = variable.values(desk, read).into_iter();
            Entry {
                label: variable.label(desk, read),
                kind: question.kind.as_str(),
                values: values
                    .map(|(value, label)| Value { value, label })
                    .collect(),
                name: variable.name,
            }
        })
    });
    let answers = read.given.iter().map(|given| Line {
        iso3: given.state.to_string(),
        state: read.facts.name(given.state, desk.lang),
        answered_on: given.on.to_string(),
        channel: given.channel.as_str(),
        language: given.language.as_str(),
        marking: given.marking.as_str(),
        answers: given
            .answers
            .keys()
            .map(|key| (key, given.answers.of(key)))
            .collect(),
    });
    let file = File {
        circulation: &read.circulation.title,
        questionnaire: &read.text.code,
        demo: desk.app.demo,
        codebook: codebook.collect(),
        answers: answers.collect(),
    };
    Ok(Body {
        content_type: "application/json; charset=utf-8",
        file_name: Some(format!("survey-{}.json", read.circulation.id)),
        bytes: serde_json::to_vec_pretty(&file).map_err(AppError::internal)?,
    })
}

/// What is on the page of one question: set against groups where it can be, or else its
/// texts.
pub(super) fn question_table(
    desk: &Desk,
    read: &Read,
    question: &Question,
    groups: &Groups,
) -> Table {
    let counting = read.counting(desk);
    let crossed = counting.crossed(question, groups);
    if crossed.is_empty() {
        return texts_table(desk, read, question);
    }
    let several = crossed.len() > 1;
    let mut all = Table::default();
    for table in crossed {
        let row = Cell::text(&table.caption);
        if all.columns.is_empty() {
            all.columns.clone_from(&table.columns);
            if several {
                all.columns
                    .insert(0, Column::text(desk.t("analysis-head-row")));
            }
        }
        for mut cells in table.rows {
            if several {
                cells.insert(0, row.clone());
            }
            all.rows.push(cells);
        }
    }
    all
}

fn texts_table(desk: &Desk, read: &Read, question: &Question) -> Table {
    let counting = read.counting(desk);
    let mut given: Vec<_> = read.given.iter().collect();
    given.sort_by_cached_key(|it| crate::i18n::sort_key(read.facts.name(it.state, desk.lang)));
    let rows = given.into_iter().filter_map(|it| {
        let texts = super::views::texts_of(counting, question, it);
        (!texts.is_empty()).then(|| {
            vec![
                Cell::text(read.facts.name(it.state, desk.lang)),
                Cell::text(texts.join("; ")),
                Cell::empty().marked(it.marking, marking_label(desk.lang, it.marking)),
            ]
        })
    });
    let heads = [
        "survey-column-state",
        "analysis-head-answer",
        "survey-column-marking",
    ];
    Table {
        caption: question.label.in_language(desk.lang).to_owned(),
        rows: rows.collect(),
        columns: heads.iter().map(|key| Column::text(desk.t(key))).collect(),
    }
}
