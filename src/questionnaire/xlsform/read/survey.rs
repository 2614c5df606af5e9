//! The rows of the survey: sections, groups within them, and questions.

use super::super::super::model::{QuestionKind, Section};
use super::super::super::texts::Texts;
use super::super::findings::Findings;
use super::super::words::{KIND_INTRODUCTION, KIND_OTHER, KIND_UNABLE, own_texts};
use super::super::write::required;
use super::choices::is_yes;
use super::draft::{Draft, DraftQuestion, DraftSection};
use super::questions::{group, question, raw, table};
use super::table::Row;
use super::types::{self, RowType};

/// Reads all rows. `title` is what the questions outside all groups come under.
pub fn draft(rows: &[Row], title: &Texts, findings: &mut Findings) -> Draft {
    let mut builder = Builder {
        draft: Draft::default(),
        open: Vec::new(),
        is_implicit: false,
        title,
        findings,
    };
    let mut rest = rows;
    while let Some(row) = rest.first() {
        let taken = builder.row(row, rest);
        rest = rest.get(taken..).unwrap_or_default();
    }
    builder.end_all(rows.last());
    builder.draft
}

/// A group that is open.
enum Open {
    /// A section.
    Section,
    /// A group within one, and which of the draft's conditions it has.
    Group(Option<usize>),
}

struct Builder<'f> {
    draft: Draft,
    title: &'f Texts,
    open: Vec<Open>,
    /// Whether the last section stands for questions outside all groups.
    is_implicit: bool,
    findings: &'f mut Findings,
}

impl Builder<'_> {
    /// Takes a row, or several that are one question; how many.
    fn row(&mut self, row: &Row, rest: &[Row]) -> usize {
        let written = row.get("type");
        let label = row.plain_texts("label");
        let label = label.iter().next().map(|(_, text)| text.to_owned());
        let label = label.unwrap_or_else(|| row.get("name").to_owned());
        let args = [("type", written), ("text", label.as_str())];
        if is_yes(row.get("disabled")) {
            self.findings.say(&row.at("disabled"), "disabled", &args);
            return 1;
        }
        if written.is_empty() {
            if row.has_more_than(&["disabled"]) {
                let name = row.get("name");
                let args = [("name", name), ("text", label.as_str())];
                self.findings.say(row.spot(), "row-no-type", &args);
            }
            return 1;
        }
        let kind = types::of(written);
        let lost = match &kind {
            RowType::Begin if has_table(row) => return self.table(row, rest),
            RowType::Begin => {
                self.begin(row);
                return 1;
            }
            RowType::Repeat => {
                self.findings.say(&row.at("type"), "repeat", &args);
                self.begin(row);
                return 1;
            }
            RowType::End => {
                self.end(row);
                return 1;
            }
            RowType::Metadata => "metadata",
            RowType::Elsewhere => "list-elsewhere",
            RowType::Unsupported => "type-unsupported",
            RowType::Unknown => "type-unknown",
            _ => {
                self.question(row, &kind);
                return 1;
            }
        };
        self.findings.say(&row.at("type"), lost, &args);
        1
    }

    fn table(&mut self, row: &Row, rest: &[Row]) -> usize {
        if let Some((draft, taken)) = table(rest, self.findings) {
            self.add(draft, row);
            return taken;
        }
        self.findings.say(&row.at("appearance"), "no-table", &[]);
        self.begin(row);
        1
    }

    fn begin(&mut self, row: &Row) {
        group(row, self.findings);
        if self.open.is_empty() {
            self.open.push(Open::Section);
            self.section(row);
        } else {
            self.nested(row);
        }
    }

    fn section(&mut self, row: &Row) {
        self.is_implicit = false;
        let own = row.get("accede_name");
        let name = if own.is_empty() { row.get("name") } else { own };
        if row.has_text("hint") {
            let hint = row.texts("hint", self.findings);
            let hint = hint.iter().next().map_or("", |(_, text)| text).to_owned();
            self.findings
                .say(&row.at("hint"), "not-for-kind", &[("text", &hint)]);
        }
        self.draft.sections.push(DraftSection {
            section: Section {
                name: name.to_owned(),
                title: row.texts("label", self.findings),
                introduction: Texts::default(),
                relevant: None,
                questions: Vec::new(),
            },
            spot: row.at("name"),
            relevant: raw(row, "relevant"),
            questions: Vec::new(),
        });
    }

    /// A group within a section: its heading becomes a note, and its condition one of each of
    /// its questions.
    fn nested(&mut self, row: &Row) {
        self.findings.say(&row.at("type"), "nested", &[]);
        let condition = raw(row, "relevant").map(|raw| {
            self.draft.conditions.push(raw);
            self.draft.conditions.len() - 1
        });
        self.open.push(Open::Group(condition));
        let mut note = DraftQuestion::new(row.get("name"), QuestionKind::Note, row.at("name"));
        note.question.label = row.texts("label", self.findings);
        note.question.hint = row.texts("hint", self.findings);
        if !note.question.label.is_empty() || !note.question.hint.is_empty() {
            self.add(note, row);
        }
    }

    fn end(&mut self, row: &Row) {
        if self.open.pop().is_none() {
            self.findings.say(&row.at("type"), "unopened", &[]);
        }
    }

    fn end_all(&mut self, last: Option<&Row>) {
        if let Some(row) = last.filter(|_| !self.open.is_empty()) {
            self.findings.say(&row.at("type"), "unclosed", &[]);
        }
        let sections = self.draft.sections.iter();
        for question in sections.flat_map(|it| &it.questions) {
            if let Some(raw) = &question.required {
                let args = [("text", raw.text.as_str())];
                self.findings.say(&raw.spot, "required-if", &args);
            }
        }
    }

    fn question(&mut self, row: &Row, kind: &RowType) {
        let is_ours = match row.get("accede_kind") {
            KIND_INTRODUCTION => self.introduction(row, kind),
            KIND_OTHER => self.other(row),
            KIND_UNABLE => self.unable(row),
            _ => false,
        };
        if !is_ours {
            let draft = question(row, kind, self.findings);
            self.add(draft, row);
        }
    }

    /// A note that introduces the whole, or the section it is the first of.
    fn introduction(&mut self, row: &Row, kind: &RowType) -> bool {
        if *kind != RowType::Question(QuestionKind::Note) {
            return false;
        }
        let place = if self.open.is_empty() && self.draft.sections.is_empty() {
            &mut self.draft.introduction
        } else {
            let section = self.draft.sections.last_mut();
            let section = section.filter(|it| it.questions.is_empty());
            match section {
                Some(section) if self.open.len() == 1 => &mut section.section.introduction,
                _ => return false,
            }
        };
        if !place.is_empty() {
            return false;
        }
        *place = row.texts("label", self.findings);
        true
    }

    /// The answer in one's own words to the question before.
    fn other(&mut self, row: &Row) -> bool {
        let Some(last) = self.last() else {
            return false;
        };
        let question = &mut last.question;
        if question.other_key() != row.get("name") || !question.kind.may_be_other() {
            return false;
        }
        question.other = true;
        self.words(row, "survey-other-namely");
        true
    }

    /// That one is not able to answer the question before.
    fn unable(&mut self, row: &Row) -> bool {
        let Some(last) = self.last() else {
            return false;
        };
        let question = &mut last.question;
        if question.unable_key() != row.get("name") || question.kind == QuestionKind::Note {
            return false;
        }
        question.not_able = true;
        let unless = required(question);
        if last
            .required
            .as_ref()
            .is_some_and(|it| it.text.trim() == unless)
        {
            last.required = None;
            last.question.required = true;
        }
        self.words(row, "survey-unable-label");
        true
    }

    /// The words of such a row are the desk's own; others are said.
    fn words(&mut self, row: &Row, key: &str) {
        let own = own_texts(key);
        for (lang, text) in row.plain_texts("label").iter() {
            if own.get(lang) != Some(text) {
                self.findings
                    .say(row.spot(), "own-words", &[("text", text)]);
            }
        }
    }

    fn last(&mut self) -> Option<&mut DraftQuestion> {
        self.draft.sections.last_mut()?.questions.last_mut()
    }

    /// Adds a question to the section that is open; questions outside all groups come into
    /// one of their own.
    fn add(&mut self, mut draft: DraftQuestion, row: &Row) {
        if self.open.is_empty() && !self.is_implicit {
            self.findings.say(row.spot(), "ungrouped", &[]);
            self.is_implicit = true;
            self.draft.sections.push(DraftSection {
                section: Section {
                    name: String::new(),
                    title: self.title.clone(),
                    introduction: Texts::default(),
                    relevant: None,
                    questions: Vec::new(),
                },
                spot: row.spot().clone(),
                relevant: None,
                questions: Vec::new(),
            });
        }
        let conditions = self.open.iter().filter_map(|it| match it {
            Open::Group(condition) => *condition,
            Open::Section => None,
        });
        draft.groups = conditions.collect();
        if let Some(section) = self.draft.sections.last_mut() {
            section.questions.push(draft);
        }
    }
}

fn has_table(row: &Row) -> bool {
    let mut looks = row.get("appearance").split_whitespace();
    looks.any(|it| it == "table-list")
}
