//! Questions as HTML made in Rust: a respondent's page has up to a hundred choices, for
//! which a template would be slow.

use super::questions;
use crate::i18n::Lang;
use crate::questionnaire::{Asked, Section};
use crate::states::Facts;
use crate::web::forms::{Choice, Field, FormErrors};
use crate::web::{Html, Params};

/// The questions of a section as the respondent's form shows them.
pub fn questions(lang: Lang, fields: &[Field]) -> Html {
    let mut html = Html::with_capacity(8192);
    controls(&mut html, lang, fields);
    html
}

/// What stands below a question, closed until it is wanted: what was answered before.
#[derive(Debug, Clone, Default)]
pub struct Below {
    /// What opens it.
    pub summary: String,
    /// What was answered.
    pub lines: Vec<String>,
    /// A word on that; empty for none.
    pub note: String,
    /// The question whose form takes it over, by name and label; none where it does not fit.
    pub take: Option<(String, String)>,
}

/// The same, each question with what stands below it.
pub fn questions_with_below(lang: Lang, questions: &[(Vec<Field>, Option<Below>)]) -> Html {
    let mut html = Html::with_capacity(8192);
    for (fields, shown_below) in questions {
        controls(&mut html, lang, fields);
        if let Some(it) = shown_below {
            below(&mut html, lang, it);
        }
    }
    html
}

fn below(html: &mut Html, lang: Lang, below: &Below) {
    html.raw("<details class=\"earlier\"><summary>")
        .text(&below.summary)
        .raw("</summary>");
    for line in &below.lines {
        html.raw("<p class=\"quote\">").text(line).raw("</p>");
    }
    if !below.note.is_empty() {
        html.raw("<p class=\"hint\">").text(&below.note).raw("</p>");
    }
    if let Some((name, label)) = &below.take {
        html.raw("<button class=\"button small\" name=\"go\" value=\"take:")
            .text(name)
            .raw("\">")
            .text(&lang.text("survey-earlier-take"))
            .raw("<span class=\"visually-hidden\"> ")
            .text(label)
            .raw("</span></button>");
    }
    html.raw("</details>");
}

fn controls(html: &mut Html, lang: Lang, fields: &[Field]) {
    for field in fields {
        match field.kind {
            "note" => note(html, field),
            "file" => file(html, lang, field),
            "radios" => choices(html, lang, field, "radio"),
            "checkboxes" => choices(html, lang, field, "checkbox"),
            "ranks" => ranks(html, lang, field),
            _ => single(html, lang, field),
        }
    }
}

/// The fields of those questions of a section that are asked, with the values of `shown`.
pub fn fields(
    lang: Lang,
    facts: &Facts,
    (section, asked): (&Section, &Asked),
    shown: &Params,
    errors: &FormErrors,
) -> Vec<Field> {
    section
        .questions
        .iter()
        .filter(|question| asked.asks(question))
        .flat_map(|question| questions::fields(lang, facts, question, shown, errors))
        .collect()
}

/// A note, or the wording of a matrix, to which a page may lead.
fn note(html: &mut Html, field: &Field) {
    html.raw("<p id=\"f-").text(&field.name).raw("\">");
    html.text(&field.label).raw("</p>");
    explanations(html, field);
}

/// A file: its name where there is one, as a choice whose value is its address, and the
/// button that saves the page and leads to the file's own.
fn file(html: &mut Html, lang: Lang, field: &Field) {
    html.raw("<div class=\"field\" role=\"group\" aria-labelledby=\"f-")
        .text(&field.name)
        .raw("-label\"><p class=\"field-label\" id=\"f-")
        .text(&field.name)
        .raw("-label\">")
        .text(&field.label);
    optional(html, lang, field);
    html.raw("</p>");
    explanations(html, field);
    for choice in &field.options {
        html.raw("<p><a download href=\"")
            .text(&choice.value)
            .raw("\">")
            .text(&choice.label)
            .raw("</a></p>");
    }
    let key = if field.options.is_empty() {
        "survey-file-go-add"
    } else {
        "survey-file-go-change"
    };
    html.raw("<button class=\"button small\" id=\"f-")
        .text(&field.name)
        .raw("\" name=\"go\" value=\"file:")
        .text(field.name.trim_start_matches("q_"))
        .raw("\">")
        .text(&lang.text(key))
        .raw("</button></div>");
}

/// A number beside each choice.
fn ranks(html: &mut Html, lang: Lang, field: &Field) {
    open_group(html, lang, field);
    for (index, choice) in field.options.iter().enumerate() {
        html.raw("<div class=\"choice rank\"><input type=\"text\" inputmode=\"numeric\" size=\"2\" id=\"");
        choice_id(html, field, choice, index);
        html.raw("\" name=\"")
            .text(&field.name)
            .raw(":")
            .text(&choice.value)
            .raw("\" value=\"")
            .text(&choice.hint)
            .raw("\"><label for=\"");
        choice_id(html, field, choice, index);
        html.raw("\">").text(&choice.label).raw("</label></div>");
    }
    html.raw("</fieldset>");
}

fn open_group(html: &mut Html, lang: Lang, field: &Field) {
    html.raw("<fieldset class=\"choices");
    if !field.width.is_empty() {
        html.raw(" ").raw(field.width);
    }
    if field.error.is_some() {
        html.raw(" has-error");
    }
    html.raw("\"");
    described(html, field);
    html.raw("><legend>").text(&field.label);
    optional(html, lang, field);
    html.raw("</legend>");
    explanations(html, field);
}

fn choices(html: &mut Html, lang: Lang, field: &Field, kind: &'static str) {
    open_group(html, lang, field);
    for (index, choice) in field.options.iter().enumerate() {
        html.raw("<div class=\"choice\"><input type=\"")
            .raw(kind)
            .raw("\" id=\"");
        choice_id(html, field, choice, index);
        html.raw("\" name=\"")
            .text(&field.name)
            .raw("\" value=\"")
            .text(&choice.value)
            .raw(if choice.selected {
                "\" checked>"
            } else {
                "\">"
            })
            .raw("<label for=\"");
        choice_id(html, field, choice, index);
        html.raw("\">").text(&choice.label).raw("</label></div>");
    }
    html.raw("</fieldset>");
}

/// The first choice has the field's own id, which the error summary links to.
fn choice_id(html: &mut Html, field: &Field, choice: &Choice, index: usize) {
    html.raw("f-").text(&field.name);
    if index > 0 {
        html.raw("-").text(&choice.value);
    }
}

fn single(html: &mut Html, lang: Lang, field: &Field) {
    html.raw(if field.error.is_some() {
        "<div class=\"field has-error\"><label for=\"f-"
    } else {
        "<div class=\"field\"><label for=\"f-"
    })
    .text(&field.name)
    .raw("\">")
    .text(&field.label);
    optional(html, lang, field);
    html.raw("</label>");
    explanations(html, field);
    match field.kind {
        "select" | "typeahead" | "typeaheads" => {
            control(html, field, "<select");
            html.raw(if field.kind == "typeaheads" {
                " multiple size=\"8\">"
            } else {
                ">"
            });
            for choice in &field.options {
                html.raw("<option value=\"").text(&choice.value);
                html.raw(if choice.selected {
                    "\" selected>"
                } else {
                    "\">"
                })
                .text(&choice.label)
                .raw("</option>");
            }
            html.raw("</select>");
        }
        "textarea" => {
            control(html, field, "<textarea rows=\"5\"");
            html.raw(">").text(&field.value).raw("</textarea>");
        }
        kind => {
            let open = match kind {
                "date" => "<input type=\"date\"",
                "integer" => "<input type=\"text\" inputmode=\"numeric\"",
                "decimal" => "<input type=\"text\" inputmode=\"decimal\"",
                _ => "<input type=\"text\"",
            };
            control(html, field, open);
            html.raw(" value=\"").text(&field.value).raw("\">");
        }
    }
    html.raw("</div>");
}

fn control(html: &mut Html, field: &Field, open: &'static str) {
    html.raw(open).raw(" id=\"f-").text(&field.name);
    html.raw("\" name=\"").text(&field.name).raw("\"");
    if !field.width.is_empty() {
        html.raw(" class=\"").raw(field.width).raw("\"");
    }
    if field.error.is_some() {
        html.raw(" aria-invalid=\"true\"");
    }
    described(html, field);
}

fn described(html: &mut Html, field: &Field) {
    if field.hint.is_none() && field.error.is_none() {
        return;
    }
    html.raw(" aria-describedby=\"");
    if field.hint.is_some() {
        html.raw("f-").text(&field.name).raw("-hint");
    }
    if field.error.is_some() {
        html.raw(" f-").text(&field.name).raw("-error");
    }
    html.raw("\"");
}

fn optional(html: &mut Html, lang: Lang, field: &Field) {
    if !field.required {
        html.raw(" <span class=\"optional\">")
            .text(lang.plain("form-optional").unwrap_or_default())
            .raw("</span>");
    }
}

fn explanations(html: &mut Html, field: &Field) {
    if let Some(hint) = &field.hint {
        html.raw("<p class=\"hint\" id=\"f-").text(&field.name);
        html.raw("-hint\">").text(hint).raw("</p>");
    }
    if let Some(error) = &field.error {
        html.raw("<p class=\"error\" id=\"f-").text(&field.name);
        html.raw("-error\">").text(error).raw("</p>");
    }
}
