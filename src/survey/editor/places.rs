//! Places of a questionnaire in words, and the fields of the forms that change them.

use super::super::model::QuestionnaireId;
use crate::i18n::Lang;
use crate::questionnaire::{Part, Place, Problem, ProblemKind, Questionnaire};

/// The part whose form is sent.
#[derive(Debug, Clone, Copy)]
pub enum Own<'a> {
    /// A section's head.
    Section(&'a str),
    /// A question.
    Question(&'a str),
}

impl Own<'_> {
    /// Whether a problem is one of this part.
    pub fn is_of(&self, problem: &Problem) -> bool {
        let place = &problem.place;
        match self {
            Self::Section(name) => {
                place.question.is_none() && place.section.as_deref() == Some(name)
            }
            Self::Question(name) => match &problem.kind {
                ProblemKind::Circle(names) => names.iter().any(|it| it == name),
                _ => place.question.as_deref() == Some(name),
            },
        }
    }
}

/// The field of its form that a problem is about: what stands after `#f-`.
pub fn field_of(text: &Questionnaire, problem: &Problem) -> String {
    let place = &problem.place;
    let lang = match &problem.kind {
        ProblemKind::MissingText(lang) => *lang,
        _ => text.languages.first().copied().unwrap_or(Lang::En),
    };
    let question = place.question.as_deref().and_then(|it| text.question(it));
    let of_choice = |name: &Option<String>| {
        let choices = question.into_iter().flat_map(|it| &it.choices);
        let choices = choices.map(|it| it.name.as_str());
        row_field("choice", choices, name.as_deref(), &problem.kind, lang)
    };
    let of_row = |name: &Option<String>| {
        let rows = question.into_iter().flat_map(|it| &it.rows);
        let rows = rows.map(|it| it.name.as_str());
        row_field("row", rows, name.as_deref(), &problem.kind, lang)
    };
    match &place.part {
        Part::Title if place.question.is_some() => format!("label_{lang}"),
        Part::Title => format!("title_{lang}"),
        Part::Introduction => format!("introduction_{lang}"),
        Part::Hint => format!("hint_{lang}"),
        Part::Unit => format!("unit_{lang}"),
        Part::Message => format!("message_{lang}"),
        Part::Name => "name".to_owned(),
        Part::Relevant => "relevant".to_owned(),
        Part::Constraint => "constraint".to_owned(),
        Part::Choices(name) => of_choice(name),
        Part::Rows(name) => of_row(name),
        Part::Scale => {
            let scale = question.and_then(|it| it.scale.as_ref());
            let low = scale.is_some_and(|it| !it.low.is_empty() && it.low.get(lang).is_none());
            match problem.kind {
                ProblemKind::MissingText(_) if low => format!("low_{lang}"),
                ProblemKind::MissingText(_) => format!("high_{lang}"),
                _ => "scale_from".to_owned(),
            }
        }
        Part::Whole if place.question.is_some() => "required".to_owned(),
        Part::Whole => "language".to_owned(),
    }
}

fn row_field<'n>(
    prefix: &str,
    mut names: impl Iterator<Item = &'n str>,
    name: Option<&str>,
    kind: &ProblemKind,
    lang: Lang,
) -> String {
    let at = name.and_then(|name| names.position(|it| it == name));
    let number = at.unwrap_or_default() + 1;
    match kind {
        ProblemKind::MissingText(_) | ProblemKind::NoChoices => {
            format!("{prefix}_{lang}-{number}")
        }
        _ => format!("{prefix}_name-{number}"),
    }
}

/// The address of the form of a place.
pub fn path(id: QuestionnaireId, place: &Place) -> String {
    let base = base(id);
    match (&place.section, &place.question) {
        (_, Some(question)) => format!("{base}/questions/{question}"),
        (Some(section), None) => format!("{base}/sections/{section}"),
        (None, None) => format!("{base}/frame"),
    }
}

/// The address of the very field that a problem is about.
pub fn href(id: QuestionnaireId, text: &Questionnaire, problem: &Problem) -> String {
    if matches!(problem.kind, ProblemKind::Empty) {
        let base = base(id);
        return match &problem.place.section {
            Some(section) => format!("{base}/new-question?section={section}"),
            None => format!("{base}/new-section"),
        };
    }
    let field = field_of(text, problem);
    format!("{}#f-{field}", path(id, &problem.place))
}

/// The address of a questionnaire.
pub fn base(id: QuestionnaireId) -> String {
    format!("/survey/questionnaires/{id}")
}

/// What a part of a questionnaire is called: "Question “Reasons”, choice “war”".
pub fn words(lang: Lang, text: &Questionnaire, place: &Place) -> String {
    let whole = match (&place.section, &place.question) {
        (_, Some(name)) => {
            let label = text.question(name).map(|it| it.label.in_language(lang));
            let label = label.filter(|it| !it.is_empty()).unwrap_or(name).to_owned();
            lang.text_with("editor-the-question", &[("label", label.into())])
        }
        (Some(name), None) => {
            let title = text.section(name).map(|it| it.title.in_language(lang));
            let title = title.filter(|it| !it.is_empty()).unwrap_or(name).to_owned();
            lang.text_with("editor-the-section", &[("label", title.into())])
        }
        (None, None) => lang.text("editor-the-frame"),
    };
    let part = part_words(lang, place);
    if part.is_empty() {
        whole
    } else {
        let args = [("whole", whole.into()), ("part", part.into())];
        lang.text_with("editor-part-of", &args)
    }
}

/// What a part is called within its question or section; empty for all of it.
pub fn part_words(lang: Lang, place: &Place) -> String {
    let of = |key: &str, name: &Option<String>| match name {
        Some(name) => lang.text_with(&format!("{key}-named"), &[("name", name.clone().into())]),
        None => lang.text(key),
    };
    match &place.part {
        Part::Whole => String::new(),
        Part::Name => lang.text("editor-part-name"),
        Part::Title if place.question.is_some() => lang.text("editor-part-label"),
        Part::Title => lang.text("editor-part-title"),
        Part::Introduction => lang.text("editor-part-introduction"),
        Part::Hint => lang.text("editor-part-hint"),
        Part::Choices(name) => of("editor-part-choices", name),
        Part::Rows(name) => of("editor-part-rows", name),
        Part::Scale => lang.text("editor-part-scale"),
        Part::Unit => lang.text("editor-part-unit"),
        Part::Relevant => lang.text("editor-part-relevant"),
        Part::Constraint => lang.text("editor-part-constraint"),
        Part::Message => lang.text("editor-part-message"),
    }
}
