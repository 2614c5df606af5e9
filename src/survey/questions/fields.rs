//! The fields a question is answered by.

use super::{key_field, other_field, rank_field, unable_field};
use crate::i18n::Lang;
use crate::questionnaire::{Answers, OTHER, Question, QuestionKind, Questionnaire, YES_NO_UNKNOWN};
use crate::states::Facts;
use crate::web::Params;
use crate::web::forms::{Choice, Field, FormErrors};

/// More choices than this stand in a list that opens.
const CHOICES_IN_SIGHT: usize = 12;

/// The answers to a questionnaire as a form sends them.
pub fn filled<'a>(
    questionnaire: &'a Questionnaire,
    answers: &'a Answers,
) -> impl Iterator<Item = (String, String)> + 'a {
    let answered = move |question: &'a Question| filled_question(question, answers);
    questionnaire.questions().flat_map(answered)
}

/// The answer to one question as a form sends it.
pub fn filled_question(question: &Question, answers: &Answers) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    // No form sends a file.
    let keys = question.answer_keys().into_iter();
    for key in keys.filter(|_| question.kind != QuestionKind::File) {
        let values = answers.of(key).iter();
        if question.kind == QuestionKind::Ranking {
            let ranks = (1..).zip(values);
            pairs.extend(ranks.map(|(rank, choice): (usize, _)| {
                (rank_field(question, choice), rank.to_string())
            }));
        } else {
            pairs.extend(values.map(|value| (key_field(key), value.clone())));
        }
    }
    let other = answers.first(&question.other_key()).to_owned();
    if question.takes_other() && !other.is_empty() {
        pairs.push((other_field(question), other));
    }
    let unable = answers.first(&question.unable_key()).to_owned();
    if question.not_able && !unable.is_empty() {
        pairs.push((unable_field(question), unable));
    }
    pairs
}

/// Whether a field of a form is one of a question's.
pub fn is_field_of(question: &Question, field: &str) -> bool {
    let own = key_field(&question.name);
    let further = field.strip_prefix(own.as_str());
    further.is_some_and(|it| it.is_empty() || it.starts_with(':'))
        || question
            .answer_keys()
            .iter()
            .any(|key| key_field(key) == field)
}

/// The fields of a question with the values of `shown`, saved or typed. A note is a field
/// of the kind `note`, which is only read; so is the wording of a matrix.
pub fn fields(
    lang: Lang,
    facts: &Facts,
    question: &Question,
    shown: &Params,
    errors: &FormErrors,
) -> Vec<Field> {
    let mut fields = match question.kind {
        QuestionKind::Matrix => matrix(lang, question, shown),
        _ => vec![plain(lang, facts, question, shown)],
    };
    if question.takes_other() {
        let name = other_field(question);
        fields.push(Field {
            label: lang.text("survey-other-namely"),
            value: shown.get(&name).to_owned(),
            kind: "text",
            name,
            ..Field::default()
        });
    }
    if question.not_able {
        let name = unable_field(question);
        let mut choice = Choice::new("yes", lang.text("survey-unable"));
        choice.selected = !shown.get(&name).is_empty();
        fields.push(Field {
            label: lang.text("survey-unable-label"),
            kind: "checkboxes",
            options: vec![choice],
            name,
            ..Field::default()
        });
    }
    for field in &mut fields {
        let error = errors.0.iter().find(|error| error.field == field.name);
        field.error = error.map(|error| lang.text_with(error.key, &error.args));
    }
    fields
}

/// The fields of a form that knows no ranks: a ranking has a number beside each choice, and
/// here each is a field of its own.
pub fn one_value_each(field: Field) -> Vec<Field> {
    if field.kind != "ranks" {
        return vec![field];
    }
    field
        .options
        .iter()
        .map(|choice| Field {
            name: format!("{}:{}", field.name, choice.value),
            label: choice.label.clone(),
            kind: "text",
            value: choice.hint.clone(),
            ..Field::default()
        })
        .collect()
}

fn plain(lang: Lang, facts: &Facts, question: &Question, shown: &Params) -> Field {
    let name = key_field(&question.name);
    let options = options(lang, facts, question, shown);
    let hint = hint(lang, question);
    Field {
        label: question.label.in_language(lang).to_owned(),
        hint: (!hint.is_empty()).then_some(hint),
        kind: control(question, options.len()),
        value: shown.get(&name).to_owned(),
        options,
        required: question.required,
        width: match question.kind {
            QuestionKind::Date | QuestionKind::Integer | QuestionKind::Decimal => "w-short",
            QuestionKind::Scale => "scale",
            _ => "",
        },
        name,
        ..Field::default()
    }
}

/// How a question is shown: the kind of its field.
fn control(question: &Question, options: usize) -> &'static str {
    match question.kind {
        QuestionKind::Note | QuestionKind::Matrix => "note",
        QuestionKind::File => "file",
        QuestionKind::Single if options > CHOICES_IN_SIGHT => "select",
        QuestionKind::Single | QuestionKind::YesNoUnknown | QuestionKind::Scale => "radios",
        QuestionKind::Several => "checkboxes",
        QuestionKind::Ranking => "ranks",
        QuestionKind::ShortText => "text",
        QuestionKind::LongText => "textarea",
        QuestionKind::Integer => "integer",
        QuestionKind::Decimal => "decimal",
        QuestionKind::Date => "date",
        QuestionKind::State => "typeahead",
        QuestionKind::States => "typeaheads",
    }
}

/// The word on how to answer, with the unit of a number and the ends of a scale.
fn hint(lang: Lang, question: &Question) -> String {
    let mut parts = Vec::new();
    let own = question.hint.in_language(lang);
    if !own.is_empty() {
        parts.push(own.to_owned());
    }
    if !question.unit.is_empty() {
        let unit = question.unit.in_language(lang).to_owned();
        parts.push(lang.text_with("survey-in-unit", &[("unit", unit.into())]));
    }
    if let Some(scale) = question.scale.as_ref().filter(|it| !it.low.is_empty()) {
        let args = [
            ("from", scale.from.to_string().into()),
            ("low", scale.low.in_language(lang).to_owned().into()),
            ("to", scale.to.to_string().into()),
            ("high", scale.high.in_language(lang).to_owned().into()),
        ];
        parts.push(lang.text_with("survey-scale-ends", &args));
    }
    if question.kind == QuestionKind::Ranking {
        parts.push(lang.text("survey-rank-hint"));
    }
    parts.join(" ")
}

/// A group of radio buttons for each row, below what is asked of all.
fn matrix(lang: Lang, question: &Question, shown: &Params) -> Vec<Field> {
    let hint = hint(lang, question);
    let above = Field {
        name: format!("q_{}", question.name),
        label: question.label.in_language(lang).to_owned(),
        hint: (!hint.is_empty()).then_some(hint),
        kind: "note",
        ..Field::default()
    };
    let rows = question.rows.iter().map(|row| {
        let name = key_field(&row.name);
        let mut options = labelled(lang, question);
        leave_open(lang, question, &mut options);
        chosen(&mut options, shown, &name);
        Field {
            label: row.label.in_language(lang).to_owned(),
            kind: "radios",
            options,
            required: question.required,
            width: "scale",
            name,
            ..Field::default()
        }
    });
    std::iter::once(above).chain(rows).collect()
}

fn options(lang: Lang, facts: &Facts, question: &Question, shown: &Params) -> Vec<Choice> {
    let mut options = match question.kind {
        QuestionKind::State | QuestionKind::States => facts
            .by_name(lang)
            .map(|state| Choice::new(state.iso3.to_string(), state.name(lang)))
            .collect(),
        QuestionKind::Scale => question
            .scale
            .iter()
            .flat_map(crate::questionnaire::Scale::numbers)
            .map(|number| Choice::new(number.to_string(), number.to_string()))
            .collect(),
        _ => labelled(lang, question),
    };
    if question.kind == QuestionKind::Ranking {
        for option in &mut options {
            // What was typed beside it.
            let rank = shown.get(&rank_field(question, &option.value)).to_owned();
            option.hint = rank;
        }
        return options;
    }
    leave_open(lang, question, &mut options);
    chosen(&mut options, shown, &key_field(&question.name));
    options
}

fn labelled(lang: Lang, question: &Question) -> Vec<Choice> {
    if question.kind == QuestionKind::YesNoUnknown {
        let words = YES_NO_UNKNOWN.iter();
        return words
            .map(|word| Choice::new(*word, lang.text(&format!("survey-answer-{word}"))))
            .collect();
    }
    let own = question.choices.iter();
    let mut options: Vec<Choice> = own
        .map(|it| Choice::new(&it.name, it.label.in_language(lang)))
        .collect();
    if question.takes_other() {
        options.push(Choice::new(OTHER, lang.text("survey-other")));
    }
    options
}

/// A question that may stay open can be left open again: radio buttons and lists offer
/// that as a choice of their own.
fn leave_open(lang: Lang, question: &Question, options: &mut Vec<Choice>) {
    let open = || Choice::new("", lang.text("survey-answer-none"));
    match question.kind {
        QuestionKind::State => options.insert(0, open()),
        _ if question.required => {}
        QuestionKind::Single if options.len() > CHOICES_IN_SIGHT => options.insert(0, open()),
        QuestionKind::Single | QuestionKind::Scale | QuestionKind::Matrix => options.push(open()),
        _ => {}
    }
}

fn chosen(options: &mut [Choice], shown: &Params, name: &str) {
    let values: Vec<&str> = shown.all(name).collect();
    for option in options {
        option.selected = if option.value.is_empty() {
            values.is_empty()
        } else {
            values.contains(&option.value.as_str())
        };
    }
}
