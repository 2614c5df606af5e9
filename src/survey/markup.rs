//! Questions as HTML made in Rust: a respondent's page has up to a hundred choices, for
//! which a template would be slow.

use super::questions::{self, Answers};
use crate::i18n::Lang;
use crate::pack::Section;
use crate::web::Html;
use crate::web::forms::{Choice, Field, FormErrors};

/// The questions of a section as the respondent's form shows them.
pub fn questions(lang: Lang, fields: &[Field]) -> Html {
    let mut html = Html::with_capacity(8192);
    for field in fields {
        match field.kind {
            "note" => {
                html.raw("<p>").text(&field.label).raw("</p>");
            }
            "radios" => choices(&mut html, lang, field, "radio"),
            "checkboxes" => choices(&mut html, lang, field, "checkbox"),
            _ => single(&mut html, lang, field),
        }
    }
    html
}

/// The fields of a section: questions that `asking` asks, with the values of `shown`.
pub fn fields(
    lang: Lang,
    section: &Section,
    asking: &Answers,
    shown: &Answers,
    errors: &FormErrors,
) -> Vec<Field> {
    section
        .questions
        .iter()
        .filter(|question| asking.asks(question))
        .map(|question| {
            let mut field = questions::field(lang, question, shown.of(&question.name));
            let error = errors.0.iter().find(|error| error.field == field.name);
            field.error = error.map(|error| lang.text_with(error.key, &error.args));
            field
        })
        .collect()
}

fn choices(html: &mut Html, lang: Lang, field: &Field, kind: &'static str) {
    html.raw("<fieldset class=\"choices");
    if field.error.is_some() {
        html.raw(" has-error");
    }
    html.raw("\"");
    described(html, field);
    html.raw("><legend>").text(&field.label);
    optional(html, lang, field);
    html.raw("</legend>");
    explanations(html, field);
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
        "select" => {
            control(html, field, "<select");
            html.raw(">");
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
            control(
                html,
                field,
                if kind == "date" {
                    "<input type=\"date\""
                } else {
                    "<input type=\"text\""
                },
            );
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
