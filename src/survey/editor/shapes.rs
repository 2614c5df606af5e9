//! Which fields each part of a questionnaire has in its form, and what they hold.

use super::super::views::language_name;
use super::fields::{Builder, EditorForm, Size, Wanted};
use super::forms::Refused;
use crate::i18n::Lang;
use crate::questionnaire::{Question, QuestionKind, Questionnaire, Section, Texts};
use crate::web::Params;
use crate::web::forms::{Choice, ErrorLink};

/// The values of the frame's form.
pub fn frame_values(text: &Questionnaire, version: i32) -> Params {
    let mut pairs = vec![("version".to_owned(), version.to_string())];
    put(&mut pairs, "title", &text.title);
    put(&mut pairs, "introduction", &text.introduction);
    let languages = text.languages.iter();
    pairs.extend(languages.map(|it| ("language".to_owned(), it.to_string())));
    pairs.into_iter().collect()
}

/// The values of a section's form.
pub fn section_values(section: &Section, version: i32) -> Params {
    let mut pairs = vec![
        ("version".to_owned(), version.to_string()),
        ("name".to_owned(), section.name.clone()),
    ];
    put(&mut pairs, "title", &section.title);
    put(&mut pairs, "introduction", &section.introduction);
    let relevant = section.relevant.as_ref();
    pairs.extend(relevant.map(|it| ("relevant".to_owned(), it.text().to_owned())));
    pairs.into_iter().collect()
}

/// The values of a question's form.
pub fn question_values(question: &Question, languages: &[Lang], version: i32) -> Params {
    let mut pairs = vec![
        ("version".to_owned(), version.to_string()),
        ("name".to_owned(), question.name.clone()),
    ];
    let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    put(&mut pairs, "label", &question.label);
    put(&mut pairs, "hint", &question.hint);
    put(&mut pairs, "unit", &question.unit);
    put(&mut pairs, "message", &question.constraint_message);
    let switches = [
        ("required", question.required),
        ("not_able", question.not_able),
        ("other", question.other),
    ];
    let on = switches.into_iter().filter(|(_, on)| *on);
    pairs.extend(on.map(|(name, _)| own(name, "yes")));
    let conditions = [
        ("relevant", &question.relevant),
        ("constraint", &question.constraint),
    ];
    for (name, it) in conditions {
        pairs.extend(it.iter().map(|it| own(name, it.text())));
    }
    if let Some(scale) = &question.scale {
        pairs.push(own("scale_from", &scale.from.to_string()));
        pairs.push(own("scale_to", &scale.to.to_string()));
        put(&mut pairs, "low", &scale.low);
        put(&mut pairs, "high", &scale.high);
    }
    let mut line = |prefix: &str, name: &str, alone: bool, label: &Texts| {
        pairs.push(own(&format!("{prefix}_was"), name));
        pairs.push(own(&format!("{prefix}_name"), name));
        pairs.push(own(
            &format!("{prefix}_alone"),
            if alone { "yes" } else { "" },
        ));
        for lang in languages {
            let text = label.get(*lang).unwrap_or_default();
            pairs.push(own(&format!("{prefix}_{lang}"), text));
        }
    };
    for choice in &question.choices {
        line("choice", &choice.name, choice.alone, &choice.label);
    }
    for row in &question.rows {
        line("row", &row.name, false, &row.label);
    }
    pairs.into_iter().collect()
}

fn put(pairs: &mut Vec<(String, String)>, name: &str, texts: &Texts) {
    let texts = texts.iter();
    pairs.extend(texts.map(|(lang, text)| (format!("{name}_{lang}"), text.to_owned())));
}

/// The form of a questionnaire's frame; that of a new one asks for a code too.
pub fn frame_form(
    lang: Lang,
    ends: (&str, &str),
    values: &Params,
    refused: &Refused,
) -> EditorForm {
    let languages = Lang::ALL
        .iter()
        .map(|it| Choice::new(it.as_str(), language_name(*it)));
    let form = Builder::new(lang, Lang::ALL, ends, values, refused)
        .texts("title", Wanted::Always, Size::Short)
        .texts("introduction", Wanted::Alike, Size::Long)
        .choices("language", languages.collect());
    let form = if values.get("version").is_empty() {
        form.line("code", "w-medium")
    } else {
        form
    };
    form.build(Vec::new())
}

/// The form of a section.
pub fn section_form(
    lang: Lang,
    text: &Questionnaire,
    ends: (&str, &str),
    values: &Params,
    (refused, elsewhere): (&Refused, Vec<ErrorLink>),
) -> EditorForm {
    Builder::new(lang, &text.languages, ends, values, refused)
        .texts("title", Wanted::Always, Size::Short)
        .texts("introduction", Wanted::Alike, Size::Long)
        .line("name", "w-medium")
        .conditions()
        .expression("relevant")
        .build(elsewhere)
}

/// The form of a question of a kind.
pub fn question_form(
    lang: Lang,
    text: &Questionnaire,
    kind: QuestionKind,
    ends: (&str, &str),
    values: &Params,
    (refused, elsewhere): (&Refused, Vec<ErrorLink>),
) -> EditorForm {
    let note = kind == QuestionKind::Note;
    let mut form = Builder::new(lang, &text.languages, ends, values, refused)
        .hidden("kind")
        .hidden("section")
        .texts("label", Wanted::Always, Size::Long)
        .texts("hint", Wanted::Alike, Size::Long)
        .line("name", "w-medium");
    if kind == QuestionKind::Matrix {
        form = form.group("rows").rows("row", false);
    }
    if kind.has_choices() {
        form = form.group("choices").rows("choice", kind.may_stand_alone());
        if kind.may_be_other() {
            form = form.switch("other");
        }
    }
    if kind == QuestionKind::Scale {
        form = form
            .group("scale")
            .line("scale_from", "w-short")
            .line("scale_to", "w-short")
            .texts("low", Wanted::Alike, Size::Short)
            .texts("high", Wanted::Alike, Size::Short);
    }
    if kind.is_number() {
        form = form.group("unit").texts("unit", Wanted::Alike, Size::Short);
    }
    if !note {
        form = form.group("answer").switch("required").switch("not_able");
    }
    form = form.conditions().expression("relevant");
    if !note {
        form = form
            .expression("constraint")
            .texts("message", Wanted::Alike, Size::Short);
    }
    form.build(elsewhere)
}
