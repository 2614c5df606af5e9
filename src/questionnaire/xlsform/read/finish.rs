//! A draft becomes a questionnaire: names that are free, lists that are there, conditions
//! that hold together.

use std::collections::BTreeMap;

use super::super::super::check::{Part, Place, ProblemKind, check};
use super::super::super::expression::{Expression, Kind, Names};
use super::super::super::model::{OTHER, QuestionKind, Questionnaire, YES_NO_UNKNOWN};
use super::super::super::texts::Texts;
use super::super::findings::{Findings, Spot, Weight};
use super::super::words::{UNABLE, alone_limit, other_choice, own_limit, yes_no_choices};
use super::choices::Lists;
use super::draft::{Draft, DraftQuestion, Raw};
use super::names::{self, Naming};
use crate::i18n::Lang;

/// More choices than this a question does not have in the editor either.
const MOST_CHOICES: usize = 200;

/// Circles are taken apart one by one, and no form has more.
const MOST_CIRCLES: usize = 50;

/// Choices whose new name is looked for in conditions; each is a check of the whole.
const MOST_RENAMED: usize = 100;

/// Makes the questionnaire of a draft; its code, title and languages are still to come.
pub fn finish(mut draft: Draft, lists: &mut Lists, findings: &mut Findings) -> Questionnaire {
    let names = Naming::of(&mut draft, findings);
    names::sections(&mut draft, findings);
    let mut renamed = Vec::new();
    for question in questions(&mut draft) {
        let choices = take_list(question, lists, findings);
        let name = &question.question.name;
        renamed.extend(
            choices
                .into_iter()
                .map(|(from, to)| (name.clone(), from, to)),
        );
    }
    // That one is not able to answer is chosen from a list of its own.
    let is_unable = questions(&mut draft).any(|it| it.question.not_able);
    for (name, list) in lists.iter() {
        let is_used = list.used || is_unable && name == UNABLE;
        if !is_used {
            findings.say(&list.spot, "list-unused", &[]);
        }
    }
    let spots = spots(&draft);
    let mut text = conditioned(draft, &names, findings);
    rename_choices(&mut text, &renamed);
    settle(&mut text, &spots, findings);
    text
}

fn questions(draft: &mut Draft) -> impl Iterator<Item = &mut DraftQuestion> {
    draft.sections.iter_mut().flat_map(|it| &mut it.questions)
}

fn spots(draft: &Draft) -> BTreeMap<String, Spot> {
    let sections = draft.sections.iter();
    sections
        .flat_map(|it| &it.questions)
        .map(|it| (it.question.name.clone(), it.spot.clone()))
        .collect()
}

/// Gives a question the choices of its list. Those whose name cannot stay, with the one they
/// are to have.
fn take_list(
    draft: &mut DraftQuestion,
    lists: &mut Lists,
    findings: &mut Findings,
) -> Vec<(String, String)> {
    let Some((name, spot)) = draft.list.clone() else {
        return Vec::new();
    };
    let question = &mut draft.question;
    let Some(list) = lists.get_mut(&name) else {
        if !matches!(question.kind, QuestionKind::State | QuestionKind::States) {
            findings.say(&spot, "no-list", &[("list", &name)]);
        }
        if question.kind == QuestionKind::YesNoUnknown {
            question.kind = QuestionKind::Single;
        }
        return Vec::new();
    };
    list.used = true;
    match question.kind {
        QuestionKind::State | QuestionKind::States => return Vec::new(),
        QuestionKind::YesNoUnknown => {
            let names = list.choices.iter().map(|(it, _)| it.name.as_str());
            if names.eq(YES_NO_UNKNOWN) {
                for (own, (found, spot)) in yes_no_choices().iter().zip(&list.choices) {
                    own_words(&own.label, &found.label, spot, findings);
                }
                return Vec::new();
            }
            question.kind = QuestionKind::Single;
        }
        _ => {}
    }
    for (choice, spot) in &list.choices {
        if question.takes_other() && choice.name == OTHER {
            own_words(&other_choice().label, &choice.label, spot, findings);
            continue;
        }
        if question.choices.len() == MOST_CHOICES {
            let most = MOST_CHOICES.to_string();
            findings.say(spot, "too-many-choices", &[("most", &most)]);
            break;
        }
        let mut choice = choice.clone();
        if choice.alone && !question.kind.may_stand_alone() {
            choice.alone = false;
            findings.say(spot, "choice-not-alone", &[("name", &choice.name)]);
        }
        question.choices.push(choice);
    }
    list.renamed.clone()
}

/// Words that the desk has of its own; others are said.
fn own_words(own: &Texts, found: &Texts, spot: &Spot, findings: &mut Findings) {
    for (lang, text) in found.iter() {
        if own.get(lang) != Some(text) {
            findings.say(spot, "own-words", &[("text", text)]);
        }
    }
}

/// The names that conditions may speak of.
struct Keys(BTreeMap<String, Kind>);

impl Names for Keys {
    fn kind_of(&self, name: &str) -> Option<Kind> {
        self.0.get(name).cloned()
    }

    // To look for the nearest of all would take long where nothing is known.
    fn near(&self, _: &str) -> Option<String> {
        None
    }
}

/// Reads the conditions and limits, and puts everything together.
fn conditioned(mut draft: Draft, names: &Naming, findings: &mut Findings) -> Questionnaire {
    let all = questions(&mut draft);
    let keys = Keys(all.flat_map(|it| it.question.keys()).collect());
    let mut reader = Reading {
        keys: &keys,
        names,
        findings,
    };
    let groups: Vec<Option<Expression>> = draft
        .conditions
        .iter()
        .map(|raw| reader.read(raw, None))
        .collect();
    let mut sections = Vec::new();
    for mut section in draft.sections {
        let relevant = section.relevant.as_ref();
        section.section.relevant = relevant.and_then(|raw| reader.read(raw, None));
        for mut draft in section.questions {
            reader.limit(&mut draft);
            let own = draft.relevant.as_ref();
            let own = own.and_then(|raw| reader.read(raw, None));
            let outer = draft
                .groups
                .iter()
                .filter_map(|at| groups.get(*at)?.clone());
            let all: Vec<Expression> = outer.chain(own).collect();
            draft.question.relevant = reader.all(all, &draft);
            section.section.questions.push(draft.question);
        }
        sections.push(section.section);
    }
    Questionnaire {
        code: String::new(),
        // What is found wrong is said of all; which it has is known at the end.
        languages: Lang::ALL.to_vec(),
        title: Texts::default(),
        introduction: draft.introduction,
        sections,
    }
}

struct Reading<'a, 'f> {
    keys: &'a Keys,
    names: &'a Naming,
    findings: &'f mut Findings,
}

impl Reading<'_, '_> {
    /// Reads an expression under the names that questions have now. One that is wrong is said
    /// and left out.
    fn read(&mut self, raw: &Raw, own: Option<&Kind>) -> Option<Expression> {
        let mut read = match Expression::parse(&raw.text) {
            Ok(read) => read,
            Err(fault) => {
                self.findings.expression(&raw.spot, fault, &raw.text);
                return None;
            }
        };
        for (from, to) in &self.names.renamed {
            if read.names().contains(from.as_str()) {
                read = read.renamed(from, to);
            }
        }
        let fault = read.check(self.keys, own).into_iter().next();
        if let Some(fault) = fault {
            self.findings.expression(&raw.spot, fault, &raw.text);
            return None;
        }
        Some(read)
    }

    /// The limit of a question, without what its choices that exclude the others add.
    fn limit(&mut self, draft: &mut DraftQuestion) {
        let Some(raw) = &draft.constraint else { return };
        let alone = alone_limit(&draft.question);
        let text = match &alone {
            Some(alone) => own_limit(raw.text.trim(), Some(alone)),
            None => &raw.text,
        };
        if text.is_empty() {
            return;
        }
        let raw = Raw {
            text: text.to_owned(),
            spot: raw.spot.clone(),
        };
        let own = draft
            .question
            .keys()
            .into_iter()
            .next()
            .map(|(_, kind)| kind);
        draft.question.constraint = self.read(&raw, own.as_ref());
    }

    /// Conditions that must all hold, as one.
    fn all(&mut self, mut all: Vec<Expression>, draft: &DraftQuestion) -> Option<Expression> {
        if all.len() < 2 {
            return all.pop();
        }
        let parts: Vec<String> = all.iter().map(|it| format!("({})", it.text())).collect();
        let text = parts.join(" and ");
        match Expression::parse(&text) {
            Ok(read) => Some(read),
            Err(fault) => {
                self.findings.expression(&draft.spot, fault, &text);
                None
            }
        }
    }
}

/// Gives choices the names they are to have, in conditions too.
fn rename_choices(text: &mut Questionnaire, renamed: &[(String, String, String)]) {
    let mut looked_for = 0;
    for (question, from, to) in renamed {
        let quoted = [format!("'{from}'"), format!("\"{from}\"")];
        let is_spoken_of = looked_for < MOST_RENAMED
            && expressions(text).any(|it| quoted.iter().any(|word| it.text().contains(word)));
        if is_spoken_of {
            looked_for += 1;
            text.rename_choice(question, from, to);
        }
        let choices = text.question_mut(question).map(|it| &mut it.choices);
        let mut choices = choices.into_iter().flatten();
        if let Some(choice) = choices.find(|it| it.name == *from) {
            to.clone_into(&mut choice.name);
        }
    }
}

/// Leaves out the conditions that hang on each other in a circle, and whatever else would be
/// wrong. What cannot be mended so is a refusal.
fn settle(text: &mut Questionnaire, spots: &BTreeMap<String, Spot>, findings: &mut Findings) {
    for left in (0..MOST_CIRCLES).rev() {
        let mut wrong = check(text).into_iter();
        let Some(problem) = wrong.find(|it| !it.kind.is_unfinished()) else {
            return;
        };
        let spot = spot_of(&problem.place, spots);
        let is_expression = matches!(
            problem.kind,
            ProblemKind::Circle(_) | ProblemKind::Expression(_)
        );
        let mended = left > 0 && is_expression && drop_expression(text, &problem.place);
        let weight = if mended {
            Weight::Loss
        } else {
            Weight::Refusal
        };
        findings.problem(&spot, weight, problem.kind);
        if !mended {
            return;
        }
    }
}

/// Takes the expression of a place away; that of the section, where a question has none.
fn drop_expression(text: &mut Questionnaire, place: &Place) -> bool {
    let question = place.question.as_deref();
    let own = question.and_then(|name| text.question_mut(name));
    let own = own.and_then(|it| match place.part {
        Part::Constraint => it.constraint.take(),
        _ => it.relevant.take(),
    });
    let section = place.section.as_deref();
    own.is_some()
        || section
            .and_then(|name| text.section_mut(name))
            .is_some_and(|it| it.relevant.take().is_some())
}

fn expressions(text: &Questionnaire) -> impl Iterator<Item = &Expression> {
    let sections = text.sections.iter().map(|it| &it.relevant);
    let own = text
        .questions()
        .flat_map(|it| [&it.relevant, &it.constraint]);
    sections.chain(own).flatten()
}

fn spot_of(place: &Place, spots: &BTreeMap<String, Spot>) -> Spot {
    let found = place.question.as_ref().and_then(|name| spots.get(name));
    found.cloned().unwrap_or_else(|| Spot::sheet("survey"))
}
