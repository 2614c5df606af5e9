//! How two versions of a questionnaire differ.

use std::collections::BTreeMap;

use super::check::{Part, Place};
use super::expression::Expression;
use super::model::{Question, Questionnaire, Section};
use super::texts::Texts;
use crate::i18n::Lang;

/// A difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where: in the newer version, or in the older for what was taken away.
    pub place: Place,
    /// What has become of it.
    pub change: Change,
}

/// What has become of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A section or a question is new.
    Added,
    /// A section or a question is no longer there.
    Removed,
    /// A section or a question stands elsewhere.
    Moved,
    /// A text or a setting is another: in which language, if it is a text, before and
    /// after. Either may be empty.
    Changed {
        /// The language of the text.
        lang: Option<Lang>,
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
}

/// A detail of a part: the part, and the language if it is a text.
type Detail = (Part, Option<Lang>);

/// A section or a question with all its details.
struct Element {
    section: String,
    question: Option<String>,
    details: BTreeMap<Detail, String>,
}

impl Element {
    fn key(&self) -> (bool, &str) {
        match &self.question {
            Some(name) => (true, name),
            None => (false, &self.section),
        }
    }

    fn place(&self, part: Part) -> Place {
        Place {
            section: Some(self.section.clone()),
            question: self.question.clone(),
            part,
        }
    }
}

/// What has changed from one version to another, in the order of the newer; what is no
/// longer there comes last.
pub fn differences(older: &Questionnaire, newer: &Questionnaire) -> Vec<Difference> {
    let frames = (frame(older), frame(newer));
    let mut found: Vec<Difference> = changes(&frames.0, &frames.1, |part| Place {
        part,
        ..Place::default()
    });
    let (before, after) = (elements(older), elements(newer));
    let known: BTreeMap<_, _> = before.iter().map(|it| (it.key(), it)).collect();
    let kept: BTreeMap<_, _> = after.iter().map(|it| (it.key(), it)).collect();
    let moved = moved(&before, &after);
    for element in &after {
        let Some(old) = known.get(&element.key()) else {
            found.push(Difference {
                place: element.place(Part::Whole),
                change: Change::Added,
            });
            continue;
        };
        if moved.contains(&element.key()) {
            found.push(Difference {
                place: element.place(Part::Whole),
                change: Change::Moved,
            });
        }
        let place = |part| element.place(part);
        found.extend(changes(&old.details, &element.details, place));
    }
    let gone = before.iter().filter(|it| !kept.contains_key(&it.key()));
    found.extend(gone.map(|element| Difference {
        place: element.place(Part::Whole),
        change: Change::Removed,
    }));
    found
}

fn changes(
    before: &BTreeMap<Detail, String>,
    after: &BTreeMap<Detail, String>,
    place: impl Fn(Part) -> Place,
) -> Vec<Difference> {
    let mut details: Vec<&Detail> = before.keys().chain(after.keys()).collect();
    details.sort();
    details.dedup();
    let text = |of: &BTreeMap<Detail, String>, detail| of.get(detail).cloned().unwrap_or_default();
    details
        .into_iter()
        .map(|detail| (detail, text(before, detail), text(after, detail)))
        .filter(|(_, before, after)| before != after)
        .map(|((part, lang), before, after)| Difference {
            place: place(part.clone()),
            change: Change::Changed {
                lang: *lang,
                before,
                after,
            },
        })
        .collect()
}

/// Those that stand after another neighbour than before, leaving aside what is new or
/// gone. The fewest that explain the new order: the rest is a longest run that kept it.
fn moved<'a>(before: &'a [Element], after: &'a [Element]) -> Vec<(bool, &'a str)> {
    let places: BTreeMap<_, usize> = before
        .iter()
        .enumerate()
        .map(|(i, it)| (it.key(), i))
        .collect();
    let common: Vec<(usize, (bool, &str))> = after
        .iter()
        .filter_map(|it| Some((*places.get(&it.key())?, it.key())))
        .collect();
    let kept = longest_rising(&common.iter().map(|(place, _)| *place).collect::<Vec<_>>());
    let stays = |place: usize| kept.binary_search(&place).is_ok();
    common
        .into_iter()
        .filter(|(place, _)| !stays(*place))
        .map(|(_, key)| key)
        .collect()
}

/// A longest rising part of a list, leaving out as few as possible.
fn longest_rising(list: &[usize]) -> Vec<usize> {
    // For each length, the run of that length with the lowest end.
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for item in list {
        let length = runs.partition_point(|run| run.last().is_some_and(|end| end < item));
        let shorter = length.checked_sub(1).and_then(|it| runs.get(it));
        let mut run = shorter.cloned().unwrap_or_default();
        run.push(*item);
        match runs.get_mut(length) {
            Some(place) => *place = run,
            None => runs.push(run),
        }
    }
    runs.pop().unwrap_or_default()
}

fn elements(questionnaire: &Questionnaire) -> Vec<Element> {
    let mut elements = Vec::new();
    for section in &questionnaire.sections {
        elements.push(Element {
            section: section.name.clone(),
            question: None,
            details: of_section(section),
        });
        elements.extend(section.questions.iter().map(|question| Element {
            section: section.name.clone(),
            question: Some(question.name.clone()),
            details: of_question(question),
        }));
    }
    elements
}

fn frame(questionnaire: &Questionnaire) -> BTreeMap<Detail, String> {
    let mut details = BTreeMap::new();
    texts(&mut details, &Part::Title, &questionnaire.title);
    texts(
        &mut details,
        &Part::Introduction,
        &questionnaire.introduction,
    );
    let languages: Vec<&str> = questionnaire
        .languages
        .iter()
        .map(|it| it.as_str())
        .collect();
    set(&mut details, Part::Whole, languages.join(", "));
    details
}

fn of_section(section: &Section) -> BTreeMap<Detail, String> {
    let mut details = BTreeMap::new();
    texts(&mut details, &Part::Title, &section.title);
    texts(&mut details, &Part::Introduction, &section.introduction);
    expression(&mut details, Part::Relevant, section.relevant.as_ref());
    details
}

fn of_question(question: &Question) -> BTreeMap<Detail, String> {
    let mut details = BTreeMap::new();
    texts(&mut details, &Part::Title, &question.label);
    texts(&mut details, &Part::Hint, &question.hint);
    texts(&mut details, &Part::Unit, &question.unit);
    texts(&mut details, &Part::Message, &question.constraint_message);
    expression(&mut details, Part::Relevant, question.relevant.as_ref());
    expression(&mut details, Part::Constraint, question.constraint.as_ref());
    for choice in &question.choices {
        let part = Part::Choices(Some(choice.name.clone()));
        texts(&mut details, &part, &choice.label);
        if choice.alone {
            set(&mut details, part, "alone".to_owned());
        }
    }
    for row in &question.rows {
        texts(
            &mut details,
            &Part::Rows(Some(row.name.clone())),
            &row.label,
        );
    }
    if let Some(scale) = &question.scale {
        set(
            &mut details,
            Part::Scale,
            format!("{}–{}", scale.from, scale.to),
        );
        for (lang, low) in scale.low.iter() {
            let high = scale.high.get(lang).unwrap_or_default();
            details.insert((Part::Scale, Some(lang)), format!("{low} – {high}"));
        }
    }
    set(&mut details, Part::Whole, settings(question));
    let names = |names: Vec<&str>| names.join(", ");
    set(
        &mut details,
        Part::Choices(None),
        names(question.choice_names()),
    );
    let rows = question.rows.iter().map(|row| row.name.as_str()).collect();
    set(&mut details, Part::Rows(None), names(rows));
    details
}

/// The kind and the switches of a question.
fn settings(question: &Question) -> String {
    let switches = [
        (question.required, "required"),
        (question.not_able, "not_able"),
    ];
    let on = switches.into_iter().filter(|(on, _)| *on);
    let words: Vec<&str> = std::iter::once(question.kind.as_str())
        .chain(on.map(|(_, word)| word))
        .collect();
    words.join(", ")
}

fn texts(details: &mut BTreeMap<Detail, String>, part: &Part, text: &Texts) {
    for (lang, text) in text.iter() {
        details.insert((part.clone(), Some(lang)), text.to_owned());
    }
}

fn expression(details: &mut BTreeMap<Detail, String>, part: Part, it: Option<&Expression>) {
    set(
        details,
        part,
        it.map_or_else(String::new, |it| it.text().to_owned()),
    );
}

fn set(details: &mut BTreeMap<Detail, String>, part: Part, text: String) {
    if !text.is_empty() {
        details.insert((part, None), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longest_rising_part_leaves_out_as_few_as_possible() {
        assert_eq!(longest_rising(&[]), Vec::<usize>::new());
        assert_eq!(longest_rising(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_rising(&[3, 0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_rising(&[1, 2, 0, 3]), [1, 2, 3]);
    }
}
