//! Invented answers to whatever a questionnaire asks.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::TODAY;
use super::dice::Dice;
use super::script::SurveyTexts;
use crate::auth::Marking;
use crate::i18n::Lang;
use crate::pack::Trilingual;
use crate::questionnaire::{self, Asked, OTHER, Question, QuestionKind, Questionnaire};

/// The values given, by question.
#[derive(Debug, Default)]
pub(super) struct Answers {
    values: BTreeMap<String, Vec<String>>,
    marking: Option<Marking>,
}

impl Answers {
    /// How the State allows its answer to be used, if it has come that far.
    pub(super) fn marking(&self) -> Option<Marking> {
        self.marking
    }

    pub(super) fn into_iter(self) -> impl Iterator<Item = (String, Vec<String>)> {
        self.values.into_iter()
    }

    fn give(&mut self, given: &mut questionnaire::Answers, key: String, values: Vec<String>) {
        given.set(&key, values.clone());
        self.values.insert(key, values);
    }

    /// What was chosen earlier from the same list as this question's.
    fn chosen_before(&self, questionnaire: &Questionnaire, question: &Question) -> &[String] {
        questionnaire
            .questions()
            .take_while(|it| it.name != question.name)
            .filter(|it| {
                question.choices_from.is_some() && it.choices_from == question.choices_from
            })
            .find_map(|it| self.values.get(&it.name))
            .map_or(&[], Vec::as_slice)
    }
}

/// Fills in the first `pages` of a questionnaire.
pub(super) fn fill_in(
    dice: &mut Dice,
    texts: &SurveyTexts,
    questionnaire: &Questionnaire,
    pages: usize,
    language: Lang,
) -> Answers {
    let mut answers = Answers::default();
    let mut given = questionnaire::Answers::default();
    let pages = questionnaire.sections.iter().take(pages);
    for question in pages.flat_map(|section| &section.questions) {
        let left_open = !question.required && dice.percent(25);
        if left_open || !Asked::of(questionnaire, &given, TODAY).asks(question) {
            continue;
        }
        // To name States, the demo leaves to those who have something to say of them.
        let unable = question.kind == QuestionKind::States || dice.percent(4);
        if question.not_able && unable {
            answers.give(&mut given, question.unable_key(), vec!["yes".to_owned()]);
            continue;
        }
        let before = answers.chosen_before(questionnaire, question);
        let mut values = answer(dice, texts, question, before, language);
        if question.takes_other() && dice.percent(8) {
            values = vec![OTHER.to_owned()];
            let words = texts.line.in_language(language.as_str()).to_owned();
            answers.give(&mut given, question.other_key(), vec![words]);
        }
        if let Some(marking) = marking(question, &values) {
            answers.marking = Some(marking);
        }
        if !values.is_empty() {
            answers.give(&mut given, question.name.clone(), values);
        }
    }
    answers
}

fn answer(
    dice: &mut Dice,
    texts: &SurveyTexts,
    question: &Question,
    before: &[String],
    language: Lang,
) -> Vec<String> {
    let say = |text: &Trilingual| vec![text.in_language(language.as_str()).to_owned()];
    let choices: Vec<_> = question.choices.iter().map(|choice| &choice.name).collect();
    match question.kind {
        QuestionKind::Single if asks_for_marking(question) => vec![use_of_answer(dice)],
        QuestionKind::Single if !before.is_empty() => {
            dice.pick(before).cloned().into_iter().collect()
        }
        QuestionKind::Single => dice
            .pick(&choices)
            .map(|it| (*it).clone())
            .into_iter()
            .collect(),
        QuestionKind::Several | QuestionKind::Ranking => {
            let mut chosen = choices;
            dice.shuffle(&mut chosen);
            chosen.truncate(1 + dice.below(3));
            // "None" goes with nothing else.
            if chosen.len() > 1 {
                let alone = |name: &str| question.choice(name).is_some_and(|it| it.alone);
                chosen.retain(|choice| !alone(choice));
            }
            chosen.into_iter().cloned().collect()
        }
        QuestionKind::YesNoUnknown => {
            vec![dice.share(&[(25, "yes"), (50, "no")], "unknown").to_owned()]
        }
        QuestionKind::ShortText if question.required => say(&texts.office),
        QuestionKind::ShortText => say(&texts.line),
        QuestionKind::LongText => dice.pick(&texts.lines).map(say).unwrap_or_default(),
        // A note is not answered, and the pack's questionnaire asks none of the others.
        QuestionKind::Note
        | QuestionKind::Scale
        | QuestionKind::Matrix
        | QuestionKind::Integer
        | QuestionKind::Decimal
        | QuestionKind::State
        | QuestionKind::States
        | QuestionKind::File => Vec::new(),
        QuestionKind::Date => {
            vec![(TODAY + TimeDelta::days(dice.between(30, 300))).to_string()]
        }
    }
}

/// Whether the choices of a question are markings.
fn asks_for_marking(question: &Question) -> bool {
    let mut choices = question.choices.iter();
    !question.choices.is_empty() && choices.all(|it| it.name.parse::<Marking>().is_ok())
}

fn marking(question: &Question, values: &[String]) -> Option<Marking> {
    let value = values.first().filter(|_| asks_for_marking(question))?;
    value.parse().ok()
}

fn use_of_answer(dice: &mut Dice) -> String {
    let shares = [
        (52, Marking::Coordination),
        (26, Marking::WorkingGroup),
        (12, Marking::Public),
    ];
    dice.share(&shares, Marking::Restricted).as_str().to_owned()
}
