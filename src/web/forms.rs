//! Forms: raw input → valid types, or the same form again with what was typed, a
//! message by each field and a summary that links to them.

use std::str::FromStr;

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::params::Params;
use crate::i18n::{Arg, Lang};

/// What is wrong with one field: the text `key` with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldError {
    /// The field's name.
    pub field: String,
    /// The text that says what is wrong, and what is allowed.
    pub key: &'static str,
    /// Its arguments.
    pub args: Vec<Arg<'static>>,
}

/// All that is wrong with a form; never empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FormErrors(pub Vec<FieldError>);

impl FormErrors {
    /// One error on one field.
    pub fn one(field: &str, key: &'static str) -> Self {
        Self(vec![FieldError {
            field: field.to_owned(),
            key,
            args: Vec::new(),
        }])
    }
}

/// Reads fields into valid types and gathers what is wrong. Values come back as they
/// should be, or as a harmless stand-in beside an error; [`Reader::finish`] tells which.
#[derive(Debug)]
pub struct Reader<'a> {
    data: &'a Params,
    errors: Vec<FieldError>,
}

impl<'a> Reader<'a> {
    /// A reader of what was sent.
    pub fn new(data: &'a Params) -> Self {
        Self {
            data,
            errors: Vec::new(),
        }
    }

    /// The raw value, trimmed.
    pub fn raw(&self, field: &str) -> &'a str {
        self.data.get(field)
    }

    /// The raw value as it was sent: a password's spaces are its own.
    pub fn untrimmed(&self, field: &str) -> String {
        self.data.untrimmed(field).to_owned()
    }

    /// All raw values that are not empty.
    pub fn all(&self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.data.all(field)
    }

    /// Notes an error.
    pub fn refuse(&mut self, field: &str, key: &'static str, args: Vec<Arg<'static>>) {
        self.errors.push(FieldError {
            field: field.to_owned(),
            key,
            args,
        });
    }

    /// A text of at most `max` characters, which may be empty.
    pub fn text(&mut self, field: &str, max: usize) -> String {
        // Browsers send line ends as CR LF; records keep LF.
        let text = self.raw(field).replace("\r\n", "\n");
        let length = text.chars().count();
        if length > max {
            self.refuse(
                field,
                "form-too-long",
                vec![("max", max.into()), ("length", length.into())],
            );
        }
        if text
            .chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t')
        {
            self.refuse(field, "form-control-characters", Vec::new());
        }
        text
    }

    /// A text of 1 to `max` characters.
    pub fn required_text(&mut self, field: &str, max: usize) -> String {
        let text = self.text(field, max);
        if text.is_empty() {
            self.refuse(field, "form-required", Vec::new());
        }
        text
    }

    /// A value of a type that reads itself from text; nothing where the field is empty.
    pub fn optional<T: FromStr>(&mut self, field: &str, error: &'static str) -> Option<T> {
        let raw = self.raw(field);
        if raw.is_empty() {
            return None;
        }
        let value = raw.parse().ok();
        if value.is_none() {
            self.refuse(field, error, Vec::new());
        }
        value
    }

    /// A value of a type that reads itself from text.
    pub fn required<T: FromStr>(&mut self, field: &str, error: &'static str) -> Option<T> {
        if self.raw(field).is_empty() {
            self.refuse(field, "form-required", Vec::new());
            return None;
        }
        self.optional(field, error)
    }

    /// One of a closed set.
    pub fn choice<T: FromStr>(&mut self, field: &str) -> Option<T> {
        self.required(field, "form-choose")
    }

    /// One of a closed set, or nothing.
    pub fn optional_choice<T: FromStr>(&mut self, field: &str) -> Option<T> {
        self.optional(field, "form-choose")
    }

    /// A date between 1945 and 2200, or nothing.
    pub fn optional_date(&mut self, field: &str) -> Option<NaiveDate> {
        let date: NaiveDate = self.optional(field, "form-date")?;
        let sensible = chrono::Datelike::year(&date);
        if !(1945..=2200).contains(&sensible) {
            self.refuse(field, "form-date", Vec::new());
            return None;
        }
        Some(date)
    }

    /// A date between 1945 and 2200.
    pub fn date(&mut self, field: &str) -> Option<NaiveDate> {
        if self.raw(field).is_empty() {
            self.refuse(field, "form-required", Vec::new());
            return None;
        }
        self.optional_date(field)
    }

    /// A day that has come, or nothing. East of Greenwich it may be tomorrow.
    pub fn optional_past(&mut self, field: &str, today: NaiveDate) -> Option<NaiveDate> {
        let day = self.optional_date(field)?;
        if day > today + TimeDelta::days(1) {
            self.refuse(field, "form-date-future", Vec::new());
        }
        Some(day)
    }

    /// A day that has come.
    pub fn past(&mut self, field: &str, today: NaiveDate) -> Option<NaiveDate> {
        if self.raw(field).is_empty() {
            self.refuse(field, "form-required", Vec::new());
            return None;
        }
        self.optional_past(field, today)
    }

    /// One of those that may be chosen: the markings someone may give, for one.
    pub fn one_of<T: FromStr + PartialEq>(&mut self, field: &str, allowed: &[T]) -> Option<T> {
        let chosen: T = self.choice(field)?;
        if !allowed.contains(&chosen) {
            self.refuse(field, "form-choose", Vec::new());
        }
        Some(chosen)
    }

    /// A web address of at most 500 characters that begins with `https://`, or an empty
    /// text.
    pub fn link(&mut self, field: &str) -> String {
        let raw = self.text(field, 500);
        if raw.is_empty() {
            return raw;
        }
        let link = url::Url::parse(&raw).ok();
        let link = link.filter(|link| link.scheme() == "https" && link.has_host());
        if link.is_none() {
            self.refuse(field, "form-link", Vec::new());
        }
        link.map(String::from).unwrap_or_default()
    }

    /// An e-mail address, or nothing.
    pub fn optional_email(&mut self, field: &str) -> Option<String> {
        let raw = self.text(field, 254);
        if raw.is_empty() {
            return None;
        }
        if raw.parse::<lettre::Address>().is_err() {
            self.refuse(field, "form-email", Vec::new());
            return None;
        }
        Some(raw)
    }

    /// An e-mail address.
    pub fn email(&mut self, field: &str) -> String {
        if self.raw(field).is_empty() {
            self.refuse(field, "form-required", Vec::new());
            return String::new();
        }
        self.optional_email(field).unwrap_or_default()
    }

    /// The version of the record the form was made from; 0 for a new record.
    pub fn version(&self) -> i32 {
        self.data.value("version").unwrap_or(0)
    }

    /// Whether nothing has been refused so far.
    pub fn is_fine(&self) -> bool {
        self.errors.is_empty()
    }

    /// The valid value, or what is wrong. `make` returns nothing only where a required
    /// field has been refused.
    ///
    /// # Errors
    /// Everything refused.
    pub fn finish<T>(self, make: impl FnOnce() -> Option<T>) -> Result<T, FormErrors> {
        if !self.errors.is_empty() {
            return Err(FormErrors(self.errors));
        }
        make().ok_or_else(|| FormErrors::one("", "form-incomplete"))
    }
}

/// A form as the template `forms/form` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    /// Where it is sent.
    pub action: String,
    /// What the button says.
    pub submit: String,
    /// Where "cancel" leads; empty for none.
    pub cancel: String,
    /// The version of the record it was made from; 0 for a new record.
    pub version: i32,
    /// Fields, in groups.
    pub groups: Vec<FieldGroup>,
    /// The error summary: empty while nothing is wrong.
    pub errors: Vec<ErrorLink>,
}

/// Fields under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct FieldGroup {
    /// The heading; empty for none.
    pub legend: String,
    /// The fields.
    pub fields: Vec<Field>,
}

/// A line of the error summary.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorLink {
    /// `#` and the field's id.
    pub href: String,
    /// "Label: what is wrong".
    pub text: String,
}

/// One field with its label, hint, value and error.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Field {
    /// The name, and with `f-` before it the id.
    pub name: String,
    /// The label.
    pub label: String,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// What is wrong.
    pub error: Option<String>,
    /// text, email, password, date, time, textarea, select, typeahead, typeaheads,
    /// radios, checkboxes, picked, hidden: how it is shown.
    pub kind: &'static str,
    /// The value; for checkboxes and picked records, see `options`.
    pub value: String,
    /// Choices, or the picked records.
    pub options: Vec<Choice>,
    /// Whether it must be filled in.
    pub required: bool,
    /// The `autocomplete` token; empty for none.
    pub autocomplete: &'static str,
    /// Where a field of picked records asks; empty otherwise.
    pub source: &'static str,
    /// The field whose value goes along when it asks; empty for none.
    pub near: &'static str,
    /// Whether one record is all it takes.
    pub single: bool,
    /// The class that says how much room it wants.
    pub width: &'static str,
    /// What a line offers to whoever types; anything else may be typed too.
    pub suggestions: Vec<String>,
}

/// A choice.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What explains it; empty for none.
    pub hint: String,
    /// Whether it is chosen.
    pub selected: bool,
}

impl Choice {
    /// A choice that is not chosen yet: [`FormBuilder`] marks the chosen one.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            selected: false,
        }
    }

    /// The same with an explanation.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// Builds a [`FormView`] from values (a record's, or what was typed) and errors. Labels
/// are the texts `PREFIX-FIELD`, hints `PREFIX-FIELD-hint` where there are any.
#[derive(Debug)]
pub struct FormBuilder<'a> {
    lang: Lang,
    prefix: &'static str,
    values: &'a Params,
    errors: &'a FormErrors,
    view: FormView,
}

impl<'a> FormBuilder<'a> {
    /// A form whose texts begin with `prefix`, sent to `action`.
    pub fn new(
        lang: Lang,
        prefix: &'static str,
        action: impl Into<String>,
        values: &'a Params,
        errors: &'a FormErrors,
    ) -> Self {
        let submit = lang
            .optional(&format!("{prefix}-submit"))
            .unwrap_or_else(|| lang.text("form-save"));
        let view = FormView {
            action: action.into(),
            submit,
            cancel: String::new(),
            version: values.value("version").unwrap_or(0),
            groups: vec![FieldGroup {
                legend: String::new(),
                fields: Vec::new(),
            }],
            errors: Vec::new(),
        };
        Self {
            lang,
            prefix,
            values,
            errors,
            view,
        }
    }

    /// Where "cancel" leads.
    #[must_use]
    pub fn cancel(mut self, href: impl Into<String>) -> Self {
        self.view.cancel = href.into();
        self
    }

    /// Begins a group headed by the text `PREFIX-group-NAME`.
    #[must_use]
    pub fn group(mut self, name: &str) -> Self {
        let legend = self.lang.text(&format!("{}-group-{name}", self.prefix));
        self.view.groups.push(FieldGroup {
            legend,
            fields: Vec::new(),
        });
        self
    }

    /// A one-line text.
    #[must_use]
    pub fn text(self, name: &str, need: Need) -> Self {
        self.field(name, "text", need, |_| {})
    }

    /// A one-line text, with what it may well be.
    #[must_use]
    pub fn text_suggesting(self, name: &str, need: Need, suggestions: Vec<String>) -> Self {
        self.field(name, "text", need, |field| field.suggestions = suggestions)
    }

    /// An e-mail address.
    #[must_use]
    pub fn email(self, name: &str, need: Need) -> Self {
        self.field(name, "email", need, |_| {})
    }

    /// A password, which is never shown again.
    #[must_use]
    pub fn password(self, name: &str, autocomplete: &'static str) -> Self {
        self.field(name, "password", Need::Required, |field| {
            field.value = String::new();
            field.autocomplete = autocomplete;
        })
    }

    /// A code that works once, which is never shown again.
    #[must_use]
    pub fn code(self, name: &str) -> Self {
        self.field(name, "text", Need::Required, |field| {
            field.value = String::new();
            field.autocomplete = "one-time-code";
        })
    }

    /// A text of several lines.
    #[must_use]
    pub fn textarea(self, name: &str, need: Need) -> Self {
        self.field(name, "textarea", need, |_| {})
    }

    /// A date.
    #[must_use]
    pub fn date(self, name: &str, need: Need) -> Self {
        self.field(name, "date", need, |field| field.width = "w-short")
    }

    /// A time of day.
    #[must_use]
    pub fn time(self, name: &str, need: Need) -> Self {
        self.field(name, "time", need, |field| field.width = "w-short")
    }

    /// One of a list; where it may be left open, an empty choice comes first.
    #[must_use]
    pub fn select(self, name: &str, need: Need, choices: Vec<Choice>) -> Self {
        let empty = self.lang.text(if need == Need::Required {
            "form-please-choose"
        } else {
            "form-none"
        });
        self.field(name, "select", need, |field| {
            field.options = chosen(choices, std::slice::from_ref(&field.value));
            let nothing = field.value.is_empty();
            if need == Need::Optional || nothing {
                field.options.insert(
                    0,
                    Choice {
                        selected: nothing,
                        ..Choice::new("", empty)
                    },
                );
            }
        })
    }

    /// One of a few, all in sight.
    #[must_use]
    pub fn radios(self, name: &str, need: Need, choices: Vec<Choice>) -> Self {
        self.field(name, "radios", need, |field| {
            field.options = chosen(choices, std::slice::from_ref(&field.value));
        })
    }

    /// Any of a few.
    #[must_use]
    pub fn checkboxes(self, name: &str, choices: Vec<Choice>) -> Self {
        let values: Vec<String> = self.values.all(name).map(str::to_owned).collect();
        self.field(name, "checkboxes", Need::Optional, |field| {
            field.options = chosen(choices, &values);
        })
    }

    /// One of a longer list, such as the States: a select that filters as one types.
    #[must_use]
    pub fn typeahead(self, name: &str, need: Need, choices: Vec<Choice>) -> Self {
        self.select(name, need, choices)
            .last(|field| field.kind = "typeahead")
    }

    /// Any of a longer list, such as the States: a select of several that filters as
    /// one types.
    #[must_use]
    pub fn typeaheads(self, name: &str, choices: Vec<Choice>) -> Self {
        self.checkboxes(name, choices)
            .last(|field| field.kind = "typeaheads")
    }

    /// Records found by typing, several of them: `source` answers JSON, `picked` are
    /// those held, and `near` is the field whose value is sent along (a State's).
    /// What is typed without JavaScript arrives as `NAME_text`.
    #[must_use]
    pub fn picked(
        self,
        name: &str,
        source: &'static str,
        near: &'static str,
        picked: Vec<Choice>,
    ) -> Self {
        let typed = self.values.get(&format!("{name}_text")).to_owned();
        self.field(name, "picked", Need::Optional, |field| {
            field.value = typed;
            field.options = picked;
            field.source = source;
            field.near = near;
        })
    }

    /// One record found by typing; otherwise as [`FormBuilder::picked`].
    #[must_use]
    pub fn picked_one(
        self,
        name: &str,
        need: Need,
        source: &'static str,
        near: &'static str,
        picked: Vec<Choice>,
    ) -> Self {
        self.picked(name, source, near, picked).last(|field| {
            field.single = true;
            field.required = need == Need::Required;
        })
    }

    /// Why more people may read the record now: the same field on every form that
    /// changes a marking, empty where nothing is opened.
    #[must_use]
    pub fn marking_reason(mut self) -> Self {
        const NAME: &str = "marking_reason";
        let (prefix, lang) = (self.prefix, self.lang);
        let value = self.values.get(NAME).to_owned();
        let error = self.errors.0.iter().find(|error| error.field == NAME);
        let error = error.map(|error| lang.text_with(error.key, &error.args));
        self.prefix = "marking";
        let mut form = self.field("reason", "text", Need::Optional, |field| {
            NAME.clone_into(&mut field.name);
            field.value = value;
            field.error = error;
        });
        form.prefix = prefix;
        form
    }

    /// A value the user does not see.
    #[must_use]
    pub fn hidden(self, name: &str) -> Self {
        self.field(name, "hidden", Need::Optional, |_| {})
    }

    /// The finished form.
    pub fn build(mut self) -> FormView {
        for error in &self.errors.0 {
            let message = self.lang.text_with(error.key, &error.args);
            let label = self
                .view
                .groups
                .iter()
                .flat_map(|group| &group.fields)
                .find(|f| f.name == error.field);
            let text = label.map_or_else(
                || message.clone(),
                |field| format!("{}: {message}", field.label),
            );
            self.view.errors.push(ErrorLink {
                href: format!("#f-{}", error.field),
                text,
            });
        }
        self.view.groups.retain(|group| !group.fields.is_empty());
        self.view
    }

    fn field(
        mut self,
        name: &str,
        kind: &'static str,
        need: Need,
        adjust: impl FnOnce(&mut Field),
    ) -> Self {
        let label_key = format!("{}-{name}", self.prefix);
        let error = self.errors.0.iter().find(|error| error.field == name);
        let mut field = Field {
            name: name.to_owned(),
            label: if kind == "hidden" {
                String::new()
            } else {
                self.lang.text(&label_key)
            },
            hint: self.lang.optional(&format!("{label_key}-hint")),
            error: error.map(|error| self.lang.text_with(error.key, &error.args)),
            kind,
            value: self.values.get(name).to_owned(),
            required: need == Need::Required,
            ..Field::default()
        };
        adjust(&mut field);
        if let Some(group) = self.view.groups.last_mut() {
            group.fields.push(field);
        }
        self
    }

    fn last(mut self, adjust: impl FnOnce(&mut Field)) -> Self {
        if let Some(field) = self
            .view
            .groups
            .last_mut()
            .and_then(|group| group.fields.last_mut())
        {
            adjust(field);
        }
        self
    }
}

/// Whether a field must be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may stay empty.
    Optional,
}

fn chosen(mut choices: Vec<Choice>, values: &[String]) -> Vec<Choice> {
    for choice in &mut choices {
        choice.selected = values.contains(&choice.value);
    }
    choices
}

/// Choices from a closed set: the labels are the texts `PREFIX-WORD`.
pub fn choices_of<T: Copy + std::fmt::Display>(lang: Lang, prefix: &str, set: &[T]) -> Vec<Choice> {
    set.iter()
        .map(|word| {
            Choice::new(
                word.to_string(),
                lang.text(&format!("{prefix}-{}", word.to_string().replace('_', "-"))),
            )
        })
        .collect()
}
