//! A part of a questionnaire changed, and what stands against it: nothing is saved that
//! would leave a condition wrong, here or elsewhere.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use super::forms::{Refused, SectionForm, Typed};
use super::places::{self, Own};
use crate::i18n::Lang;
use crate::questionnaire::{
    Leaving, Place, Problem, ProblemKind, Question, Questionnaire, Section, check,
};

/// A number that changes with what it is made from: what a form says of the part it was
/// made from, so that someone else's change to another part is no obstacle.
pub fn fingerprint<T: serde::Serialize>(part: &T) -> i32 {
    let text = serde_json::to_vec(part).unwrap_or_default();
    let digest = Sha256::digest(&text);
    let mut number = 0_i32;
    for byte in digest.iter().take(4) {
        number = (number << 8) | i32::from(*byte);
    }
    // Never 0, which stands for a new record.
    (number & 0x7fff_ffff).max(1)
}

/// What of a questionnaire its frame is, for [`fingerprint`].
pub fn frame(text: &Questionnaire) -> impl serde::Serialize {
    (
        text.title.clone(),
        text.introduction.clone(),
        text.languages.clone(),
    )
}

/// What of a section its own form shows, for [`fingerprint`].
pub fn head(section: &Section) -> Section {
    Section {
        questions: Vec::new(),
        ..section.clone()
    }
}

/// The questionnaire with a section as its form has it: a new one comes last.
///
/// # Errors
/// What is wrong then.
pub fn put_section(
    text: &Questionnaire,
    was: Option<&str>,
    form: SectionForm,
    lang: Lang,
) -> Result<Questionnaire, Refused> {
    let mut after = text.clone();
    let name = form.section.name.clone();
    match was.and_then(|was| after.section_mut(was)) {
        Some(section) => {
            let questions = std::mem::take(&mut section.questions);
            *section = Section {
                questions,
                ..form.section
            };
        }
        None => after.sections.push(form.section),
    }
    refuse(text, &after, &Own::Section(&name), lang)?;
    Ok(after)
}

/// The questionnaire with a question as its form has it; what was renamed is renamed in all
/// conditions that speak of it. A new one comes at the end of `section`.
///
/// # Errors
/// What is wrong then.
pub fn put_question(
    text: &Questionnaire,
    was: Option<&str>,
    section: &str,
    typed: Typed,
    lang: Lang,
) -> Result<Questionnaire, Refused> {
    let mut after = text.clone();
    let name = typed.question.name.clone();
    let mut question = typed.question;
    // Under the old names first: what its own limit says of them is renamed with all else.
    for (from, to) in &typed.choices_renamed {
        for choice in question.choices.iter_mut().filter(|it| it.name == *to) {
            from.clone_into(&mut choice.name);
        }
    }
    match was {
        Some(was) => match after.question_mut(was) {
            Some(place) => *place = question,
            None => return Err(Refused::one("name", "form-choose")),
        },
        None => match after.section_mut(section) {
            Some(section) => section.questions.push(question),
            None => return Err(Refused::one("name", "form-choose")),
        },
    }
    for (from, to) in &typed.choices_renamed {
        after.rename_choice(&name, from, to);
    }
    let renamed = was.map(|was| (was.to_owned(), name.clone()));
    let renamed = renamed.into_iter().chain(typed.rows_renamed);
    for (from, to) in renamed.filter(|(from, to)| from != to) {
        after.rename_in_conditions(&from, &to);
        for suffix in ["_other", "_unable"] {
            after.rename_in_conditions(&format!("{from}{suffix}"), &format!("{to}{suffix}"));
        }
    }
    refuse(text, &after, &Own::Question(&name), lang)?;
    Ok(after)
}

/// The questionnaire without a question, or where others speak of it.
///
/// # Errors
/// Those places, or what is wrong without it.
pub fn without_question(text: &Questionnaire, name: &str) -> Result<Questionnaire, Vec<Place>> {
    let mut after = text.clone();
    let question = after.take_question(name);
    let keys = question.iter().flat_map(Question::keys);
    without(text, after, &keys_of(keys), &Leaving::Question(name))
}

/// The questionnaire without a section, or where others speak of what it asks.
///
/// # Errors
/// Those places, or what is wrong without it.
pub fn without_section(text: &Questionnaire, name: &str) -> Result<Questionnaire, Vec<Place>> {
    let mut after = text.clone();
    after.sections.retain(|section| section.name != name);
    let questions = text.section(name).map(|it| &it.questions);
    let keys = questions.into_iter().flatten().flat_map(Question::keys);
    without(text, after, &keys_of(keys), &Leaving::Section(name))
}

fn keys_of<K>(keys: impl Iterator<Item = (String, K)>) -> BTreeSet<String> {
    keys.map(|(key, _)| key).collect()
}

fn without(
    text: &Questionnaire,
    after: Questionnaire,
    keys: &BTreeSet<String>,
    leaving: &Leaving<'_>,
) -> Result<Questionnaire, Vec<Place>> {
    let mut places = text.speaking_of(keys, leaving);
    places.dedup();
    if places.is_empty() {
        Ok(after)
    } else {
        Err(places)
    }
}

/// What a change makes wrong that was not wrong before.
pub fn new_problems(before: &Questionnaire, after: &Questionnaire) -> Vec<Problem> {
    let known = check(before);
    let mut found = check(after);
    found.retain(|it| !it.kind.is_unfinished() && !known.contains(it));
    found
}

/// Refuses a change that leaves its own part wrong, or makes another so. What is only not
/// finished may be kept.
fn refuse(
    before: &Questionnaire,
    after: &Questionnaire,
    own: &Own<'_>,
    lang: Lang,
) -> Result<(), Refused> {
    let known = check(before);
    let mut refused = Refused::default();
    for problem in check(after) {
        if problem.kind.is_unfinished() {
            continue;
        }
        if own.is_of(&problem) {
            let field = places::field_of(after, &problem);
            refused.say(&field, problem.kind.text(lang));
            if let ProblemKind::Expression(fault) = problem.kind {
                refused.faults.push((field, fault));
            }
        } else if !known.contains(&problem) {
            refused.elsewhere.push(problem);
        }
    }
    refused.finish()
}
