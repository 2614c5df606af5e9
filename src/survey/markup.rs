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
    for field in fields {
        match field.kind {
            "note" => note(&mut html, field),
            "radios" => choices(&mut html, lang, field, "radio"),
            "checkboxes" => choices(&mut html, lang, field, "checkbox"),
            "ranks" => ranks(&mut html, lang, field),
            _ => single(&mut html, lang, field),
        }
    }
    html
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
