//! A questionnaire written as a form.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::super::edit::free;
use super::super::expression::Expression;
use super::super::model::{Choice, ChoiceSource, Question, QuestionKind, Questionnaire, Section};
use super::super::texts::Texts;
use super::columns::{Column, SheetKind, in_language, language, plain};
use super::words::{
    self, KIND_INTRODUCTION, KIND_OTHER, KIND_UNABLE, STATES, UNABLE, YES_NO, own_texts, select,
    whole_limit,
};
use crate::i18n::Lang;

/// Columns are this wide, in characters: labels are sentences.
const TEXT_WIDTH: f64 = 40.0;
const WORD_WIDTH: f64 = 16.0;

/// Names that no group may have: of the form itself.
const TAKEN: [&str; 3] = ["data", "meta", "instanceID"];

/// A row of a sheet.
pub(super) type Line = BTreeMap<Column, String>;

/// A questionnaire as an `.xlsx` file, with the number of its version. `states` are the
/// States that questions choose from, by name and label.
///
/// # Errors
/// A text is longer than a spreadsheet's cell may be (32,767 characters).
pub fn write(text: &Questionnaire, version: i32, states: &[Choice]) -> Result<Vec<u8>, XlsxError> {
    let form = Form::of(text, version, states);
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    for (kind, lines) in [
        (SheetKind::Survey, &form.survey),
        (SheetKind::Choices, &form.choices),
        (SheetKind::Settings, &form.settings),
    ] {
        let sheet = book.add_worksheet();
        sheet.set_name(kind.as_str())?;
        fill(sheet, &form.headings(kind, lines), lines, &bold)?;
    }
    book.save_to_buffer()
}

fn fill(
    sheet: &mut Worksheet,
    columns: &BTreeSet<Column>,
    lines: &[Line],
    bold: &Format,
) -> Result<(), XlsxError> {
    for (at, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(0, at, column.heading(), bold)?;
        let width = if column.lang.is_some() {
            TEXT_WIDTH
        } else {
            WORD_WIDTH
        };
        sheet.set_column_width(at, width)?;
        for (row, line) in (1_u32..).zip(lines) {
            if let Some(text) = line.get(column) {
                // As a text whatever it looks like: nothing in a form is a formula.
                sheet.write_string(row, at, text)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// The rows of the three sheets.
struct Form<'a> {
    text: &'a Questionnaire,
    /// Names of rows.
    names: BTreeSet<String>,
    /// The choices of each list, in the order the lists are spoken of.
    lists: Vec<(String, Vec<Choice>)>,
    survey: Vec<Line>,
    choices: Vec<Line>,
    settings: Vec<Line>,
}

impl<'a> Form<'a> {
    fn of(text: &'a Questionnaire, version: i32, states: &[Choice]) -> Self {
        let questions = text.questions().map(|it| it.name.clone());
        let keys = text.keys().map(|(key, _)| key);
        let taken = TAKEN.into_iter().map(str::to_owned);
        let mut form = Self {
            text,
            names: taken.chain(questions).chain(keys).collect(),
            lists: Vec::new(),
            survey: Vec::new(),
            choices: Vec::new(),
            settings: Vec::new(),
        };
        form.introduction("introduction", &text.introduction);
        for section in &text.sections {
            form.section(section);
        }
        form.list_choices(states);
        form.settings.push(settings(text, version));
        form
    }

    /// The columns of a sheet: those that are used, and those without which it is none.
    fn headings(&self, kind: SheetKind, lines: &[Line]) -> BTreeSet<Column> {
        let mut columns: BTreeSet<Column> = lines.iter().flat_map(Line::keys).copied().collect();
        let always: &[&'static str] = match kind {
            SheetKind::Survey => &["type", "name"],
            SheetKind::Choices => &["list_name", "name"],
            SheetKind::Settings => &[],
        };
        columns.extend(always.iter().map(|word| plain(kind, word)));
        if kind != SheetKind::Settings {
            let languages = self.text.languages.iter();
            columns.extend(languages.map(|lang| in_language(kind, "label", *lang)));
        }
        columns
    }

    /// A name of a row that no other has, as near to `wish` as can be.
    fn name(&mut self, wish: &str) -> String {
        let name = free(wish, |it| self.names.contains(it));
        self.names.insert(name.clone());
        name
    }

    fn introduction(&mut self, wish: &str, text: &Texts) {
        if text.is_empty() {
            return;
        }
        let name = self.name(wish);
        let mut line = row("note", &name, text);
        put(&mut line, "accede_kind", KIND_INTRODUCTION);
        self.survey.push(line);
    }

    fn section(&mut self, section: &Section) {
        // A group may not be called as a question is, of which a condition speaks.
        let name = if self.names.contains(&section.name) {
            self.name(&format!("{}_section", section.name))
        } else {
            self.names.insert(section.name.clone());
            section.name.clone()
        };
        let mut line = row("begin_group", &name, &section.title);
        if name != section.name {
            put(&mut line, "accede_name", &section.name);
        }
        put_expression(&mut line, "relevant", section.relevant.as_ref());
        self.survey.push(line);
        self.introduction(&format!("{name}_introduction"), &section.introduction);
        for question in &section.questions {
            self.question(question);
        }
        self.survey.push(bare("end_group"));
    }

    fn question(&mut self, question: &Question) {
        let kind = self.kind(question);
        let mut line = row(&kind, &question.name, &question.label);
        put_texts(&mut line, "hint", &question.hint);
        put_texts(&mut line, "accede_unit", &question.unit);
        put_expression(&mut line, "relevant", question.relevant.as_ref());
        if let Some(source) = question.choices_from {
            put(&mut line, "accede_choices_from", source.as_str());
        }
        if let Some(kind) = hint_of_kind(question.kind) {
            put(&mut line, "accede_kind", kind);
        }
        match question.kind {
            QuestionKind::LongText => put(&mut line, "appearance", "multiline"),
            QuestionKind::Matrix => put(&mut line, "appearance", "table-list"),
            _ => {}
        }
        if let Some(scale) = &question.scale {
            let range = format!("start={} end={} step=1", scale.from, scale.to);
            put(&mut line, "parameters", &range);
            put_texts(&mut line, "accede_low", &scale.low);
            put_texts(&mut line, "accede_high", &scale.high);
        }
        if question.kind == QuestionKind::Matrix {
            self.matrix(question, line);
        } else {
            limits(&mut line, question);
            self.survey.push(line);
        }
        if question.takes_other() {
            let line = self.in_its_languages(other_line(question));
            self.survey.push(line);
        }
        if question.not_able {
            let line = self.in_its_languages(unable_line(question));
            self.survey.push(line);
        }
    }

    /// A group that is shown as a table: a question for each row of it.
    fn matrix(&mut self, question: &Question, mut line: Line) {
        let list = self.list(question);
        let choose = format!("select_one {list}");
        if question.rows.is_empty() {
            // There is no row that could say what holds for each.
            limits(&mut line, question);
            put(&mut line, "parameters", &format!("list={list}"));
        }
        self.survey.push(line);
        for it in &question.rows {
            let mut line = row(&choose, &it.name, &it.label);
            limits(&mut line, question);
            self.survey.push(line);
        }
        self.survey.push(bare("end_group"));
    }

    fn kind(&mut self, question: &Question) -> String {
        let kind = question.kind;
        match kind {
            QuestionKind::Single | QuestionKind::Several | QuestionKind::Ranking => {
                format!("{} {}", select(kind), self.list(question))
            }
            QuestionKind::YesNoUnknown => format!("{} {YES_NO}", select(kind)),
            QuestionKind::State | QuestionKind::States => format!("{} {STATES}", select(kind)),
            QuestionKind::Scale => "range".to_owned(),
            QuestionKind::Matrix => "begin_group".to_owned(),
            QuestionKind::ShortText | QuestionKind::LongText => "text".to_owned(),
            QuestionKind::Integer => "integer".to_owned(),
            QuestionKind::Decimal => "decimal".to_owned(),
            QuestionKind::Date => "date".to_owned(),
            QuestionKind::File => "file".to_owned(),
            QuestionKind::Note => "note".to_owned(),
        }
    }

    /// The list of a question's choices: one that others have is not written twice.
    fn list(&mut self, question: &Question) -> String {
        let mut choices = question.choices.clone();
        if question.takes_other() {
            choices.push(self.own(words::other_choice()));
        }
        if let Some((name, _)) = self.lists.iter().find(|(_, it)| *it == choices) {
            return name.clone();
        }
        let own = [STATES, YES_NO, UNABLE];
        let taken = |it: &str| own.contains(&it) || self.lists.iter().any(|(list, _)| list == it);
        let wish = question.choices_from.map(ChoiceSource::as_str);
        let name = free(wish.unwrap_or(&question.name), taken);
        self.lists.push((name.clone(), choices));
        name
    }

    fn list_choices(&mut self, states: &[Choice]) {
        let questions = || self.text.questions();
        let has = |kinds: &[QuestionKind]| questions().any(|it| kinds.contains(&it.kind));
        let mut lists = std::mem::take(&mut self.lists);
        if has(&[QuestionKind::YesNoUnknown]) {
            let choices = words::yes_no_choices().into_iter();
            lists.push((YES_NO.to_owned(), choices.map(|it| self.own(it)).collect()));
        }
        if questions().any(|it| it.not_able) {
            lists.push((UNABLE.to_owned(), vec![self.own(words::unable_choice())]));
        }
        if has(&[QuestionKind::State, QuestionKind::States]) {
            let states = states.iter().cloned();
            lists.push((STATES.to_owned(), states.map(|it| self.own(it)).collect()));
        }
        for (list, choices) in &lists {
            let lines = choices.iter().map(|it| choice_line(list, it));
            self.choices.extend(lines);
        }
    }
}

impl Form<'_> {
    fn has(&self, lang: Lang) -> bool {
        self.text.languages.contains(&lang)
    }

    /// A row of the desk's own words, which are there in all languages, in those that the
    /// questionnaire has.
    fn in_its_languages(&self, mut line: Line) -> Line {
        line.retain(|column, _| column.lang.is_none_or(|it| self.has(it)));
        line
    }

    /// The same of a choice.
    fn own(&self, mut choice: Choice) -> Choice {
        let label = choice.label.iter().filter(|(lang, _)| self.has(*lang));
        choice.label = label.map(|(lang, text)| (lang, text.to_owned())).collect();
        choice
    }
}

fn settings(text: &Questionnaire, version: i32) -> Line {
    const SHEET: SheetKind = SheetKind::Settings;
    let first = text.languages.first().copied().unwrap_or(Lang::En);
    let title = text.title.in_language(first);
    let title = if title.is_empty() { &text.code } else { title };
    let languages: Vec<&str> = text.languages.iter().map(|it| it.as_str()).collect();
    let mut line = Line::from([
        (plain(SHEET, "form_title"), title.to_owned()),
        (plain(SHEET, "form_id"), text.code.clone()),
        (plain(SHEET, "version"), version.to_string()),
        (plain(SHEET, "default_language"), language(first).to_owned()),
        (plain(SHEET, "accede_languages"), languages.join(" ")),
    ]);
    for (lang, title) in text.title.iter() {
        let column = in_language(SHEET, "accede_title", lang);
        line.insert(column, title.to_owned());
    }
    // The form's own element is called `data`, which a question may be called as well.
    if text
        .questions()
        .any(|it| it.answer_keys().contains(&"data"))
    {
        let keys: BTreeSet<String> = text.keys().map(|(key, _)| key).collect();
        let name = free("form", |it| keys.contains(it));
        line.insert(plain(SHEET, "name"), name);
    }
    line
}

fn choice_line(list: &str, choice: &Choice) -> Line {
    const SHEET: SheetKind = SheetKind::Choices;
    let mut line = Line::from([
        (plain(SHEET, "list_name"), list.to_owned()),
        (plain(SHEET, "name"), choice.name.clone()),
    ]);
    for (lang, label) in choice.label.iter() {
        line.insert(in_language(SHEET, "label", lang), label.to_owned());
    }
    if choice.alone {
        line.insert(plain(SHEET, "exclusive"), "yes".to_owned());
    }
    line
}

/// The row that asks for an answer in one's own words.
pub(super) fn other_line(question: &Question) -> Line {
    let label = own_texts("survey-other-namely");
    let mut line = row("text", &question.other_key(), &label);
    let chosen = format!("selected(${{{}}}, 'other')", question.name);
    put(&mut line, "relevant", &chosen);
    put(&mut line, "accede_kind", KIND_OTHER);
    line
}

/// The row that lets one say that one is not able to answer.
pub(super) fn unable_line(question: &Question) -> Line {
    let kind = format!("select_multiple {UNABLE}");
    let label = own_texts("survey-unable-label");
    let mut line = row(&kind, &question.unable_key(), &label);
    put_expression(&mut line, "relevant", question.relevant.as_ref());
    put(&mut line, "accede_kind", KIND_UNABLE);
    line
}

/// What `required` says of a question that must be answered.
pub(super) fn required(question: &Question) -> String {
    if question.not_able {
        format!("${{{}}} = ''", question.unable_key())
    } else {
        "yes".to_owned()
    }
}

/// What holds for an answer.
fn limits(line: &mut Line, question: &Question) {
    if question.required {
        put(line, "required", &required(question));
    }
    if let Some(limit) = whole_limit(question) {
        put(line, "constraint", &limit);
    }
    put_texts(line, "constraint_message", &question.constraint_message);
}

/// What `accede_kind` says of a question whose type alone does not tell.
fn hint_of_kind(kind: QuestionKind) -> Option<&'static str> {
    let told = matches!(
        kind,
        QuestionKind::YesNoUnknown | QuestionKind::State | QuestionKind::States
    );
    told.then(|| kind.as_str())
}

fn bare(kind: &str) -> Line {
    let mut line = Line::new();
    put(&mut line, "type", kind);
    line
}

fn row(kind: &str, name: &str, label: &Texts) -> Line {
    let mut line = bare(kind);
    put(&mut line, "name", name);
    put_texts(&mut line, "label", label);
    line
}

fn put(line: &mut Line, word: &'static str, text: &str) {
    line.insert(plain(SheetKind::Survey, word), text.to_owned());
}

fn put_texts(line: &mut Line, word: &'static str, texts: &Texts) {
    for (lang, text) in texts.iter() {
        let column = in_language(SheetKind::Survey, word, lang);
        line.insert(column, text.to_owned());
    }
}

fn put_expression(line: &mut Line, word: &'static str, expression: Option<&Expression>) {
    if let Some(expression) = expression {
        put(line, word, expression.text());
    }
}
