//! What the editor's forms send: parts of a questionnaire.

use crate::i18n::Lang;
use crate::questionnaire::expression::{Expression, Fault};
use crate::questionnaire::{
    Choice, Problem, Question, QuestionKind, Questionnaire, Row, Scale, Section, Texts, free,
    made_name,
};
use crate::web::Params;
use crate::web::forms::{FieldError, FormErrors, Reader};

/// A line: a title, a question, a choice.
const LINE_CHARS: usize = 1000;
/// A paragraph.
const TEXT_CHARS: usize = 5000;
/// A name.
const NAME_CHARS: usize = 60;
/// A condition or a limit.
const EXPRESSION_CHARS: usize = 1000;
/// More choices than this nobody reads.
pub const MOST_ROWS: usize = 200;

/// What is wrong with a form.
#[derive(Debug, Clone, Default)]
pub struct Refused {
    /// By the field.
    pub errors: FormErrors,
    /// Where in an expression, by the field.
    pub faults: Vec<(String, Fault)>,
    /// What would go wrong elsewhere.
    pub elsewhere: Vec<Problem>,
}

impl Refused {
    /// One error on one field.
    pub fn one(field: &str, key: &'static str) -> Self {
        Self {
            errors: FormErrors::one(field, key),
            ..Self::default()
        }
    }

    /// Notes what is wrong with a field, in the reader's words.
    pub fn say(&mut self, field: &str, message: String) {
        self.errors.0.push(FieldError {
            field: field.to_owned(),
            key: "editor-said",
            args: vec![("message", message.into())],
        });
    }

    /// Refuses, if anything is wrong.
    ///
    /// # Errors
    /// All of it.
    pub fn finish(self) -> Result<(), Self> {
        if self.errors.0.is_empty() && self.elsewhere.is_empty() {
            Ok(())
        } else {
            Err(self)
        }
    }
}

/// A section as its form has it, without questions.
#[derive(Debug, Clone)]
pub struct SectionForm {
    /// The section.
    pub section: Section,
}

/// A question as its form has it.
#[derive(Debug, Clone)]
pub struct Typed {
    /// The question.
    pub question: Question,
    /// Choices that have another name now: the old one and the new.
    pub choices_renamed: Vec<(String, String)>,
    /// Rows that have.
    pub rows_renamed: Vec<(String, String)>,
}

/// Reads the parts of a questionnaire, and gathers what is wrong.
struct Input<'a> {
    reader: Reader<'a>,
    data: &'a Params,
    languages: Vec<Lang>,
    lang: Lang,
    faults: Vec<(String, Fault)>,
}

impl<'a> Input<'a> {
    fn new(data: &'a Params, languages: &[Lang], lang: Lang) -> Self {
        Self {
            reader: Reader::new(data),
            data,
            languages: languages.to_vec(),
            lang,
            faults: Vec::new(),
        }
    }

    /// A text in the languages of the questionnaire; what it says in others stays.
    fn texts(&mut self, name: &str, before: &Texts, max: usize) -> Texts {
        let mut texts = before.clone();
        for lang in self.languages.clone() {
            let text = self.reader.text(&format!("{name}_{lang}"), max);
            texts.set(lang, &text);
        }
        texts
    }

    fn flag(&self, name: &str) -> bool {
        !self.data.get(name).is_empty()
    }

    /// A condition or a limit.
    fn expression(&mut self, name: &str) -> Option<Expression> {
        let text = self.reader.text(name, EXPRESSION_CHARS);
        if text.is_empty() {
            return None;
        }
        match Expression::parse(&text) {
            Ok(expression) => Some(expression),
            Err(fault) => {
                let message = fault.message(self.lang);
                let args = vec![("message", message.into())];
                self.reader.refuse(name, "editor-said", args);
                self.faults.push((name.to_owned(), fault));
                None
            }
        }
    }

    fn finish<T>(self, made: T) -> Result<T, Refused> {
        let faults = self.faults;
        self.reader.finish(|| Some(made)).map_err(|errors| Refused {
            errors,
            faults,
            elsewhere: Vec::new(),
        })
    }
}

/// The frame of a questionnaire: its title, its introduction, its languages.
///
/// # Errors
/// What is wrong with the form.
pub fn frame(data: &Params, before: &Questionnaire, lang: Lang) -> Result<Questionnaire, Refused> {
    let mut input = Input::new(data, Lang::ALL, lang);
    let mut after = before.clone();
    after.title = input.texts("title", &before.title, LINE_CHARS);
    after.introduction = input.texts("introduction", &before.introduction, TEXT_CHARS);
    after.languages = languages(&mut input);
    if after.title.is_empty() {
        let first = after.languages.first().copied().unwrap_or(lang);
        let field = format!("title_{first}");
        input
            .reader
            .refuse(&field, "editor-title-needed", Vec::new());
    }
    input.finish(after)
}

/// A new questionnaire, without sections; its code is typed or made from the title.
///
/// # Errors
/// What is wrong with the form.
pub fn created(
    data: &Params,
    taken: &dyn Fn(&str) -> bool,
    lang: Lang,
) -> Result<Questionnaire, Refused> {
    let empty = Questionnaire {
        code: String::new(),
        languages: Vec::new(),
        title: Texts::default(),
        introduction: Texts::default(),
        sections: Vec::new(),
    };
    let mut made = frame(data, &empty, lang)?;
    let mut input = Input::new(data, Lang::ALL, lang);
    let typed = input.reader.text("code", NAME_CHARS);
    if typed.is_empty() {
        let first = made.title.in_language(lang);
        made.code = free(&made_name(first, "questionnaire"), taken);
    } else {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if !typed.chars().all(plain) {
            input.reader.refuse("code", "editor-bad-code", Vec::new());
        } else if taken(&typed) {
            input.reader.refuse("code", "editor-code-taken", Vec::new());
        }
        made.code = typed;
    }
    input.finish(made)
}

fn languages(input: &mut Input<'_>) -> Vec<Lang> {
    let chosen: Vec<&str> = input.data.all("language").collect();
    let known = Lang::ALL.iter().copied();
    let chosen: Vec<Lang> = known.filter(|it| chosen.contains(&it.as_str())).collect();
    if chosen.is_empty() {
        let key = "questionnaire-no-language";
        input.reader.refuse("language", key, Vec::new());
    }
    chosen
}

/// A section, from its form.
///
/// # Errors
/// What is wrong with the form.
pub fn section(
    data: &Params,
    text: &Questionnaire,
    before: Option<&Section>,
    lang: Lang,
) -> Result<SectionForm, Refused> {
    let mut input = Input::new(data, &text.languages, lang);
    let blank = Texts::default();
    let title = input.texts("title", before.map_or(&blank, |it| &it.title), LINE_CHARS);
    let was = before.map_or(&blank, |it| &it.introduction);
    let introduction = input.texts("introduction", was, TEXT_CHARS);
    let typed = input.reader.text("name", NAME_CHARS);
    let name = if typed.is_empty() {
        text.free_section_name(first_text(&title, text))
    } else {
        typed
    };
    let section = Section {
        name,
        title,
        introduction,
        relevant: input.expression("relevant"),
        questions: Vec::new(),
    };
    input.finish(SectionForm { section })
}

/// A text as names are made from it: in the first language it is written in.
fn first_text<'t>(it: &'t Texts, text: &Questionnaire) -> &'t str {
    it.in_language(text.languages.first().copied().unwrap_or(Lang::En))
}

/// A question of the kind of `before`, from its form.
///
/// # Errors
/// What is wrong with the form.
pub fn question(
    data: &Params,
    text: &Questionnaire,
    before: &Question,
    lang: Lang,
) -> Result<Typed, Refused> {
    let mut input = Input::new(data, &text.languages, lang);
    let kind = before.kind;
    let mut made = before.clone();
    made.label = input.texts("label", &before.label, LINE_CHARS);
    made.hint = input.texts("hint", &before.hint, LINE_CHARS);
    let typed = input.reader.text("name", NAME_CHARS);
    made.name = if typed.is_empty() {
        text.free_name(first_text(&made.label, text), "question")
    } else {
        typed
    };
    made.relevant = input.expression("relevant");
    if kind != QuestionKind::Note {
        made.required = input.flag("required");
        made.not_able = input.flag("not_able");
        made.constraint = input.expression("constraint");
        made.constraint_message = input.texts("message", &before.constraint_message, LINE_CHARS);
    }
    made.other = kind.may_be_other() && input.flag("other");
    if kind.is_number() {
        made.unit = input.texts("unit", &before.unit, LINE_CHARS);
    }
    if kind == QuestionKind::Scale {
        made.scale = Some(scale(&mut input, before.scale.as_ref()));
    }
    let mut choices_renamed = Vec::new();
    if kind.has_choices() {
        let rows = rows(&mut input, "choice");
        choices_renamed = renamed(&rows);
        made.choices = choices(rows, before, kind);
        if made.choices != before.choices {
            // What was taken from a list of the pack is the author's own by now.
            made.choices_from = before.choices_from.filter(|_| {
                let names = |it: &[Choice]| it.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
                names(&made.choices) == names(&before.choices)
            });
        }
    }
    let mut rows_renamed = Vec::new();
    if kind == QuestionKind::Matrix {
        let rows = rows(&mut input, "row");
        rows_renamed = renamed(&rows);
        made.rows = matrix_rows(rows, before, text, &made.name);
    }
    input.finish(Typed {
        question: made,
        choices_renamed,
        rows_renamed,
    })
}

fn scale(input: &mut Input<'_>, before: Option<&Scale>) -> Scale {
    let blank = Texts::default();
    let number = "editor-whole-number";
    let from: Option<i32> = input.reader.required("scale_from", number);
    let to: Option<i32> = input.reader.required("scale_to", number);
    Scale {
        from: from.unwrap_or_default(),
        to: to.unwrap_or_default(),
        low: input.texts("low", before.map_or(&blank, |it| &it.low), LINE_CHARS),
        high: input.texts("high", before.map_or(&blank, |it| &it.high), LINE_CHARS),
    }
}

/// A choice or a row as its line of the form has it.
#[derive(Debug, Clone)]
struct Line {
    /// Its name before; empty for a new one.
    was: String,
    name: String,
    alone: bool,
    label: Vec<(Lang, String)>,
}

/// The lines of choices or rows that are not empty.
fn rows(input: &mut Input<'_>, prefix: &str) -> Vec<Line> {
    let column = |field: &str| -> Vec<&str> {
        let name = format!("{prefix}_{field}");
        let pairs = input.data.pairs().iter();
        let own = pairs.filter(|(it, _)| *it == name);
        own.map(|(_, value)| value.trim()).collect()
    };
    let (names, was, alone) = (column("name"), column("was"), column("alone"));
    let labels: Vec<(Lang, Vec<&str>)> = input
        .languages
        .iter()
        .map(|lang| (*lang, column(lang.as_str())))
        .collect();
    let cell = |column: &[&str], at: usize| column.get(at).copied().unwrap_or_default().to_owned();
    let lines: Vec<Line> = (0..names.len().min(MOST_ROWS))
        .map(|at| Line {
            was: cell(&was, at),
            name: cell(&names, at),
            alone: !cell(&alone, at).is_empty(),
            label: labels
                .iter()
                .map(|(lang, column)| (*lang, cell(column, at)))
                .collect(),
        })
        .collect();
    for (number, line) in (1..).zip(&lines) {
        for (lang, text) in &line.label {
            if text.chars().count() > LINE_CHARS {
                let field = format!("{prefix}_{lang}-{number}");
                let args = vec![
                    ("max", LINE_CHARS.into()),
                    ("length", text.chars().count().into()),
                ];
                input.reader.refuse(&field, "form-too-long", args);
            }
        }
    }
    let written = |line: &Line| {
        // One whose texts are all gone goes, whatever its name is.
        line.label.iter().any(|(_, text)| !text.is_empty())
            || (line.was.is_empty() && !line.name.is_empty())
    };
    lines.into_iter().filter(written).collect()
}

fn renamed(rows: &[Line]) -> Vec<(String, String)> {
    rows.iter()
        .filter(|it| !it.was.is_empty() && !it.name.is_empty() && it.was != it.name)
        .map(|it| (it.was.clone(), it.name.clone()))
        .collect()
}

fn label(line: &Line, before: Option<&Texts>) -> Texts {
    let mut label = before.cloned().unwrap_or_default();
    for (lang, text) in &line.label {
        label.set(*lang, text);
    }
    label
}

/// The word that a line's name is made from.
fn wording(line: &Line) -> &str {
    let mut texts = line.label.iter().map(|(_, text)| text.as_str());
    texts.find(|it| !it.is_empty()).unwrap_or_default()
}

fn choices(lines: Vec<Line>, before: &Question, kind: QuestionKind) -> Vec<Choice> {
    let mut taken: Vec<String> = lines.iter().map(|it| it.name.clone()).collect();
    lines
        .into_iter()
        .map(|line| {
            let old = before.choice(&line.was).map(|it| &it.label);
            let name = if line.name.is_empty() {
                let made = made_name(wording(&line), "choice");
                let name = free(&made, |it| taken.iter().any(|have| have == it));
                taken.push(name.clone());
                name
            } else {
                line.name.clone()
            };
            Choice {
                name,
                label: label(&line, old),
                alone: line.alone && kind.may_stand_alone(),
            }
        })
        .collect()
}

fn matrix_rows(lines: Vec<Line>, before: &Question, text: &Questionnaire, own: &str) -> Vec<Row> {
    let mut taken: Vec<String> = lines.iter().map(|it| it.name.clone()).collect();
    taken.extend(text.keys().map(|(key, _)| key));
    taken.extend(text.questions().map(|it| it.name.clone()));
    taken.push(own.to_owned());
    lines
        .into_iter()
        .map(|line| {
            let old = before.rows.iter().find(|it| it.name == line.was);
            let name = if line.name.is_empty() {
                let made = made_name(wording(&line), "row");
                let name = free(&made, |it| taken.iter().any(|have| have == it));
                taken.push(name.clone());
                name
            } else {
                line.name.clone()
            };
            Row {
                name,
                label: label(&line, old.map(|it| &it.label)),
            }
        })
        .collect()
}
