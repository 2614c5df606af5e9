//! The form of an answer typed in on a State's behalf, as it is shown.

use super::super::circulations::channel_label;
use super::super::model::{Channel, Response};
use super::super::questions;
use super::super::views::language_name;
use super::queries::Filed;
use crate::auth::Marking;
use crate::exchanges::shortened;
use crate::i18n::Lang;
use crate::questionnaire::{Answers, QuestionKind, Questionnaire};
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::forms::{
    Choice, ErrorLink, Field, FieldGroup, FormBuilder, FormErrors, FormView, Need, choices_of,
};
use crate::web::{Desk, Params};

/// What the form of a new answer begins with.
pub(super) fn new_values(desk: &Desk, state: Iso3) -> Params {
    let pairs = [
        ("state", state.to_string()),
        ("answered_on", desk.today().to_string()),
        ("language", desk.lang.to_string()),
        ("marking", Marking::Coordination.to_string()),
    ];
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A saved answer as its form sends it.
pub(super) fn values(response: &Response, text: &Questionnaire, answers: &Answers) -> Params {
    let own = [
        ("state", response.state.to_string()),
        ("channel", response.channel.to_string()),
        ("authority", response.authority.clone()),
        (
            "answered_on",
            day(response.answered_on.or(response.declined_on)),
        ),
        ("reference", response.reference.clone()),
        ("referenced_on", day(response.referenced_on)),
        ("place", response.place.clone()),
        (
            "exchange",
            response
                .exchange
                .map(|it| it.to_string())
                .unwrap_or_default(),
        ),
        (
            "declines",
            response
                .declined_on
                .map(|_| "yes".to_owned())
                .unwrap_or_default(),
        ),
        ("language", response.language.to_string()),
        ("marking", response.marking.to_string()),
        ("version", response.version.to_string()),
    ];
    own.into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .chain(questions::filled(text, answers))
        .collect()
}

fn day(on: Option<chrono::NaiveDate>) -> String {
    on.map(|it| it.to_string()).unwrap_or_default()
}

/// The exchanges an answer can have come in, as choices: where a note is filed with its scan.
fn filed_choices(lang: Lang, filed: &[Filed]) -> Vec<Choice> {
    let label = |it: &Filed| {
        let kind = it.kind.label(lang);
        format!(
            "{}, {kind}: {}",
            lang.date(it.on),
            shortened(&it.summary, 80)
        )
    };
    filed
        .iter()
        .map(|it| Choice::new(it.id.to_string(), label(it)))
        .collect()
}

/// The form, with every question on one page.
pub(super) fn form(
    desk: &Desk,
    (text, facts, filed): (&Questionnaire, &Facts, &[Filed]),
    (action, cancel): (&str, &str),
    values: &Params,
    errors: &FormErrors,
) -> FormView {
    let lang = desk.lang;
    let channels = Channel::ON_BEHALF
        .iter()
        .map(|it| Choice::new(it.as_str(), channel_label(lang, *it)));
    let languages = Lang::ALL
        .iter()
        .map(|it| Choice::new(it.as_str(), language_name(*it)));
    let markings = choices_of(lang, "marking", desk.actor.givable_markings());
    let own = own_errors(errors);
    let mut form = FormBuilder::new(lang, "survey-enter", action, values, &own)
        .hidden("state")
        .radios("channel", Need::Required, channels.collect())
        .text("authority", Need::Required)
        .date("answered_on", Need::Required)
        .text("reference", Need::Optional)
        .date("referenced_on", Need::Optional)
        .text("place", Need::Optional)
        .select("exchange", Need::Optional, filed_choices(lang, filed))
        .select("language", Need::Required, languages.collect())
        .select("marking", Need::Required, markings)
        .checkboxes(
            "declines",
            vec![Choice::new("yes", desk.t("survey-enter-declines-yes"))],
        );
    // An answer that is there already may be opened to more people.
    if values.value::<i32>("version").is_some() {
        form = form.marking_reason();
    }
    let mut view = form.cancel(cancel).build();
    for section in &text.sections {
        let answered = section.questions.iter();
        let answered = answered.filter(|question| question.kind != QuestionKind::Note);
        let mut fields: Vec<_> = answered
            .flat_map(|question| {
                let fields = questions::fields(lang, facts, question, values, errors);
                fields
                    .into_iter()
                    .flat_map(|field| ranks_apart(lang, field))
            })
            .collect();
        for field in &mut fields {
            // Nothing is required of an answer that came another way.
            field.required = false;
            if field.kind == "file" {
                // It is added on the page of the answer, once that is saved.
                field.kind = "hidden";
            }
        }
        let group = FieldGroup {
            legend: section.title.in_language(lang).to_owned(),
            fields,
        };
        let wrong = group.fields.iter().filter_map(|field| {
            field.error.as_ref().map(|error| ErrorLink {
                href: format!("#f-{}", field.name),
                text: format!("{}: {error}", field.label),
            })
        });
        view.errors.extend(wrong);
        view.groups.push(group);
    }
    view
}

/// A ranking is a number for each choice, which says what it is asked for.
fn ranks_apart(lang: Lang, field: Field) -> Vec<Field> {
    if field.kind != "ranks" {
        return vec![field];
    }
    let (asked, error) = (field.label.clone(), field.error.clone());
    let hint = field.hint.clone();
    let mut apart = questions::one_value_each(field);
    for rank in &mut apart {
        let args = [
            ("row", asked.as_str().into()),
            ("answer", rank.label.as_str().into()),
        ];
        rank.label = lang.text_with("survey-row-answer", &args);
        rank.width = "w-short";
    }
    if let Some(first) = apart.first_mut() {
        first.hint = hint;
        first.error = error;
    }
    apart
}

/// The errors of the form's own fields; those of questions are named by the questions.
fn own_errors(errors: &FormErrors) -> FormErrors {
    let own = errors
        .0
        .iter()
        .filter(|error| !error.field.starts_with("q_"));
    FormErrors(own.cloned().collect())
}
