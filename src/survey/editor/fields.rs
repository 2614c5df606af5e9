//! The editor's forms as they are shown: texts side by side in the languages, lines of
//! choices, conditions with the place of what is wrong.

use serde::Serialize;

use super::super::views::language_name;
use super::forms::Refused;
use crate::i18n::Lang;
use crate::questionnaire::expression::Fault;
use crate::web::Params;
use crate::web::forms::{Choice, ErrorLink, Field, FieldGroup, FormView};

/// How many empty lines a form has for more choices, and how many more it has once asked.
const EMPTY_LINES: usize = 2;
const MORE_LINES: usize = 6;

/// A form of the editor.
#[derive(Debug, Clone, Serialize)]
pub struct EditorForm {
    /// Where it is sent.
    pub action: String,
    /// Where "cancel" leads.
    pub cancel: String,
    /// What it was made from: a fingerprint of the part; 0 for a new one.
    pub version: i32,
    /// What goes along unseen.
    pub hidden: Vec<(String, String)>,
    /// Its parts.
    pub groups: Vec<Group>,
    /// The error summary: empty while nothing is wrong.
    pub errors: Vec<ErrorLink>,
}

/// Parts under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    legend: String,
    hint: Option<String>,
    entries: Vec<Entry>,
    /// Whether the names that conditions may speak of are told here.
    names: bool,
}

/// One part: one of these.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Entry {
    texts: Option<TextsView>,
    field: Option<Field>,
    rows: Option<RowsView>,
    expression: Option<ExpressionView>,
}

/// A text in the languages, side by side.
#[derive(Debug, Clone, Serialize)]
struct TextsView {
    name: String,
    legend: String,
    hint: Option<String>,
    optional: bool,
    long: bool,
    cells: Vec<CellView>,
}

/// A text in one language.
#[derive(Debug, Clone, Serialize)]
struct CellView {
    id: String,
    name: String,
    lang: Lang,
    language: &'static str,
    value: String,
    missing: bool,
    error: Option<String>,
}

/// Lines of choices, or of the rows of a matrix.
#[derive(Debug, Clone, Serialize)]
struct RowsView {
    name: &'static str,
    legend: String,
    hint: Option<String>,
    may_stand_alone: bool,
    rows: Vec<RowView>,
}

#[derive(Debug, Clone, Serialize)]
struct RowView {
    number: usize,
    was: String,
    name: String,
    name_error: Option<String>,
    alone: bool,
    cells: Vec<CellView>,
}

/// A condition or a limit.
#[derive(Debug, Clone, Serialize)]
struct ExpressionView {
    field: Field,
    fault: Option<FaultView>,
}

/// Where in it something is wrong.
#[derive(Debug, Clone, Serialize)]
struct FaultView {
    before: String,
    marked: String,
    after: String,
}

/// Builds an [`EditorForm`] from values, saved or typed, and what is wrong with them.
/// Labels are the texts `editor-FIELD`.
pub struct Builder<'a> {
    lang: Lang,
    languages: &'a [Lang],
    values: &'a Params,
    refused: &'a Refused,
    form: EditorForm,
}

impl<'a> Builder<'a> {
    /// A form that is sent to `action`; `cancel` is where one came from.
    pub fn new(
        lang: Lang,
        languages: &'a [Lang],
        (action, cancel): (&str, &str),
        values: &'a Params,
        refused: &'a Refused,
    ) -> Self {
        Self {
            lang,
            languages,
            values,
            refused,
            form: EditorForm {
                action: action.to_owned(),
                cancel: cancel.to_owned(),
                version: values.value("version").unwrap_or(0),
                hidden: Vec::new(),
                groups: Vec::new(),
                errors: Vec::new(),
            },
        }
        .headed(String::new(), None)
    }

    /// Begins a part headed by the text `editor-group-NAME`.
    #[must_use]
    pub fn group(self, name: &str) -> Self {
        let key = format!("editor-group-{name}");
        let legend = self.lang.text(&key);
        let hint = self.lang.optional(&format!("{key}-hint"));
        self.headed(legend, hint)
    }

    /// The same, with the names that conditions may speak of.
    #[must_use]
    pub fn conditions(self) -> Self {
        let mut it = self.group("conditions");
        if let Some(group) = it.form.groups.last_mut() {
            group.names = true;
        }
        it
    }

    fn headed(mut self, legend: String, hint: Option<String>) -> Self {
        self.form.groups.push(Group {
            legend,
            hint,
            entries: Vec::new(),
            names: false,
        });
        self
    }

    /// A value that goes along unseen.
    #[must_use]
    pub fn hidden(mut self, name: &str) -> Self {
        let value = self.values.get(name).to_owned();
        self.form.hidden.push((name.to_owned(), value));
        self
    }

    /// A text in the languages. One that must be written is marked where it is missing;
    /// another only where it is written in another language.
    #[must_use]
    pub fn texts(self, name: &str, wanted: Wanted, size: Size) -> Self {
        let cells = self.cells(name, None, wanted == Wanted::Always);
        let key = format!("editor-{name}");
        let view = TextsView {
            name: name.to_owned(),
            legend: self.lang.text(&key),
            hint: self.lang.optional(&format!("{key}-hint")),
            optional: wanted != Wanted::Always,
            long: size == Size::Long,
            cells,
        };
        self.entry(Entry {
            texts: Some(view),
            ..Entry::default()
        })
    }

    /// A line, as `kind` shows it: `text` or, for a switch, `checkboxes`.
    #[must_use]
    pub fn line(self, name: &str, width: &'static str) -> Self {
        let mut field = self.plain(name, "text");
        field.width = width;
        self.entry(Entry {
            field: Some(field),
            ..Entry::default()
        })
    }

    /// A switch.
    #[must_use]
    pub fn switch(self, name: &str) -> Self {
        let mut field = self.plain(name, "checkboxes");
        let mut choice = Choice::new("yes", self.lang.text(&format!("editor-{name}-yes")));
        choice.selected = !self.values.get(name).is_empty();
        field.options = vec![choice];
        field.required = true;
        self.entry(Entry {
            field: Some(field),
            ..Entry::default()
        })
    }

    /// Any of a few.
    #[must_use]
    pub fn choices(self, name: &str, mut options: Vec<Choice>) -> Self {
        let mut field = self.plain(name, "checkboxes");
        let chosen: Vec<&str> = self.values.all(name).collect();
        for option in &mut options {
            option.selected = chosen.contains(&option.value.as_str());
        }
        field.options = options;
        self.entry(Entry {
            field: Some(field),
            ..Entry::default()
        })
    }

    /// A condition or a limit.
    #[must_use]
    pub fn expression(self, name: &str) -> Self {
        let field = self.plain(name, "text");
        let faults = &self.refused.faults;
        let fault = faults.iter().find(|(field, _)| field == name);
        let fault = fault.map(|(_, fault)| fault_view(&field.value, fault));
        self.entry(Entry {
            expression: Some(ExpressionView { field, fault }),
            ..Entry::default()
        })
    }

    /// Lines of choices (`choice`) or of the rows of a matrix (`row`), and empty ones.
    #[must_use]
    pub fn rows(self, name: &'static str, may_stand_alone: bool) -> Self {
        let column = |field: &str| column(self.values, name, field);
        let (names, was, alone) = (column("name"), column("was"), column("alone"));
        let more = if self.values.get("more").is_empty() {
            EMPTY_LINES
        } else {
            MORE_LINES
        };
        let cell = |column: &[String], at: usize| column.get(at).cloned().unwrap_or_default();
        let written = |at: usize| {
            !cell(&names, at).is_empty()
                || self.languages.iter().any(|lang| {
                    let texts = column(lang.as_str());
                    !cell(&texts, at).is_empty()
                })
        };
        let filled = (0..names.len()).filter(|at| written(*at)).max();
        let count = filled.map_or(0, |last| last + 1) + more;
        let rows = (0..count).map(|at| {
            let number = at + 1;
            RowView {
                number,
                was: cell(&was, at),
                name: cell(&names, at),
                name_error: self.error(&format!("{name}_name-{number}")),
                alone: !cell(&alone, at).is_empty(),
                cells: self.cells(name, Some(at), false),
            }
        });
        let key = format!("editor-{name}s");
        let view = RowsView {
            name,
            legend: self.lang.text(&key),
            hint: self.lang.optional(&format!("{key}-hint")),
            may_stand_alone,
            rows: rows.collect(),
        };
        self.entry(Entry {
            rows: Some(view),
            ..Entry::default()
        })
    }

    /// The finished form; `elsewhere` are the links to what would go wrong there.
    pub fn build(mut self, elsewhere: Vec<ErrorLink>) -> EditorForm {
        let (lang, refused) = (self.lang, self.refused);
        let labels = self.labels();
        self.form.errors = refused
            .errors
            .0
            .iter()
            .map(|error| {
                let message = lang.text_with(error.key, &error.args);
                let label = labels.iter().find(|(field, _)| *field == error.field);
                ErrorLink {
                    href: format!("#f-{}", error.field),
                    text: match label {
                        Some((_, label)) => format!("{label}: {message}"),
                        None => message,
                    },
                }
            })
            .chain(elsewhere)
            .collect();
        self.form.groups.retain(|group| !group.entries.is_empty());
        self.form
    }

    /// Each field with what it is called.
    fn labels(&self) -> Vec<(String, String)> {
        let mut labels = Vec::new();
        let entries = self.form.groups.iter().flat_map(|group| &group.entries);
        for entry in entries {
            let field = entry.field.as_ref();
            let field = field.or(entry.expression.as_ref().map(|it| &it.field));
            labels.extend(field.map(|it| (it.name.clone(), it.label.clone())));
            let texts = entry.texts.iter();
            let cells = texts.flat_map(|it| it.cells.iter().map(|cell| (&it.legend, cell)));
            labels.extend(
                cells.map(|(legend, cell)| {
                    (cell.id.clone(), format!("{legend} ({})", cell.language))
                }),
            );
            if let Some(rows) = &entry.rows {
                for row in &rows.rows {
                    let label = format!("{} {}", rows.legend, row.number);
                    labels.push((format!("{}_name-{}", rows.name, row.number), label.clone()));
                    let cells = row.cells.iter();
                    labels.extend(
                        cells.map(|cell| (cell.id.clone(), format!("{label} ({})", cell.language))),
                    );
                }
            }
        }
        labels
    }

    fn cells(&self, name: &str, at: Option<usize>, always: bool) -> Vec<CellView> {
        let value = |lang: Lang| match at {
            None => self.values.get(&format!("{name}_{lang}")).to_owned(),
            Some(at) => {
                let texts = column(self.values, name, lang.as_str());
                texts.get(at).cloned().unwrap_or_default()
            }
        };
        let written = self.languages.iter().any(|lang| !value(*lang).is_empty());
        let saved = always && self.form.version != 0;
        self.languages
            .iter()
            .map(|lang| {
                let value = value(*lang);
                let id = match at {
                    None => format!("{name}_{lang}"),
                    Some(at) => format!("{name}_{lang}-{}", at + 1),
                };
                CellView {
                    error: self.error(&id),
                    name: format!("{name}_{lang}"),
                    lang: *lang,
                    language: language_name(*lang),
                    missing: value.is_empty() && (written || saved),
                    value,
                    id,
                }
            })
            .collect()
    }

    fn plain(&self, name: &str, kind: &'static str) -> Field {
        let key = format!("editor-{name}");
        Field {
            name: name.to_owned(),
            label: self.lang.text(&key),
            hint: self.lang.optional(&format!("{key}-hint")),
            error: self.error(name),
            kind,
            value: self.values.get(name).to_owned(),
            ..Field::default()
        }
    }

    fn error(&self, field: &str) -> Option<String> {
        let mut errors = self.refused.errors.0.iter();
        let error = errors.find(|error| error.field == field);
        error.map(|error| self.lang.text_with(error.key, &error.args))
    }

    fn entry(mut self, entry: Entry) -> Self {
        if let Some(group) = self.form.groups.last_mut() {
            group.entries.push(entry);
        }
        self
    }
}

/// Whether a text must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// In all languages.
    Always,
    /// In all languages, or in none.
    Alike,
}

/// How much room a text wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A few words.
    Short,
    /// Sentences.
    Long,
}

fn fault_view(text: &str, fault: &Fault) -> FaultView {
    let chars: Vec<char> = text.chars().collect();
    let at = fault.at.min(chars.len());
    let end = (at + fault.length.max(1)).min(chars.len());
    let part = |from: usize, to: usize| chars.iter().take(to).skip(from).collect::<String>();
    let marked = part(at, end);
    FaultView {
        before: part(0, at),
        // What is missing at the end has a place too.
        marked: if marked.trim().is_empty() {
            "…".to_owned()
        } else {
            marked
        },
        after: part(end, chars.len()),
    }
}

/// A column of the lines of a form, as it was sent.
fn column(values: &Params, prefix: &str, field: &str) -> Vec<String> {
    let name = format!("{prefix}_{field}");
    let own = values.pairs().iter().filter(|(it, _)| *it == name);
    own.map(|(_, value)| value.trim().to_owned()).collect()
}

/// The form with each line of choices and rows as one field, for two versions side by side.
pub fn flat(lang: Lang, form: &EditorForm) -> FormView {
    let mut fields = Vec::new();
    for entry in form.groups.iter().flat_map(|group| &group.entries) {
        fields.extend(entry.field.clone());
        fields.extend(entry.expression.as_ref().map(|it| it.field.clone()));
        if let Some(texts) = &entry.texts {
            fields.extend(texts.cells.iter().map(|cell| Field {
                name: cell.id.clone(),
                label: format!("{} ({})", texts.legend, cell.language),
                kind: "text",
                value: cell.value.clone(),
                ..Field::default()
            }));
        }
        fields.extend(entry.rows.as_ref().map(|rows| as_one(lang, rows)));
    }
    let hidden = form.hidden.iter().map(|(name, value)| Field {
        name: name.clone(),
        kind: "hidden",
        value: value.clone(),
        ..Field::default()
    });
    fields.extend(hidden);
    FormView {
        action: form.action.clone(),
        submit: String::new(),
        cancel: form.cancel.clone(),
        version: form.version,
        groups: vec![FieldGroup {
            legend: String::new(),
            fields,
        }],
        errors: Vec::new(),
    }
}

/// What the field of all lines is called in the form of a choice between two versions.
const LINES: &str = "_lines";

/// All lines as the value of one field: the pairs that their own fields send.
fn as_one(lang: Lang, rows: &RowsView) -> Field {
    let mut pairs: Vec<(String, &str)> = Vec::new();
    let mut shown = Vec::new();
    for row in &rows.rows {
        let texts = row.cells.iter().map(|cell| cell.value.as_str());
        let texts: Vec<&str> = texts.filter(|it| !it.is_empty()).collect();
        if texts.is_empty() {
            continue;
        }
        pairs.push((format!("{}_was", rows.name), &row.was));
        pairs.push((format!("{}_name", rows.name), &row.name));
        let alone = if row.alone { "yes" } else { "" };
        pairs.push((format!("{}_alone", rows.name), alone));
        pairs.extend(
            row.cells
                .iter()
                .map(|it| (it.name.clone(), it.value.as_str())),
        );
        let mut line = format!("{}: {}", row.name, texts.join(" / "));
        if row.alone {
            line = format!("{line} ({})", lang.text("editor-alone"));
        }
        shown.push(line);
    }
    let value = serde_json::to_string(&pairs).unwrap_or_default();
    let mut option = Choice::new(value, shown.join("; "));
    option.selected = true;
    Field {
        name: format!("{}{LINES}", rows.name),
        label: rows.legend.clone(),
        kind: "text",
        options: vec![option],
        ..Field::default()
    }
}

/// A form that was a choice between two versions, its lines again as their own fields.
#[must_use]
pub fn unfolded(data: Params) -> Params {
    if !["choice_lines", "row_lines"]
        .iter()
        .any(|it| !data.get(it).is_empty())
    {
        return data;
    }
    let mut pairs = Vec::new();
    for (name, value) in data.pairs() {
        if name.ends_with(LINES) {
            let lines: Vec<(String, String)> = serde_json::from_str(value).unwrap_or_default();
            pairs.extend(lines);
        } else {
            pairs.push((name.clone(), value.clone()));
        }
    }
    pairs.into_iter().collect()
}
