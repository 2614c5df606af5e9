//! What conditions speak of, by its label in a language.

use super::expression::Labels;
use super::model::{OTHER, Question, QuestionKind, Questionnaire, YES_NO_UNKNOWN};
use super::texts::Texts;
use crate::i18n::Lang;

/// The labels of a questionnaire in a language, for its conditions in words.
#[derive(Debug, Clone, Copy)]
pub struct Spoken<'a>(pub &'a Questionnaire, pub Lang);

impl Spoken<'_> {
    fn owner(&self, key: &str) -> Option<&Question> {
        let mut questions = self.0.questions();
        questions.find(|it| it.keys().iter().any(|(own, _)| own == key))
    }

    fn written(&self, text: &Texts) -> Option<String> {
        let text = text.in_language(self.1);
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl Labels for Spoken<'_> {
    fn question(&self, name: &str) -> Option<String> {
        let question = self.owner(name)?;
        if let Some(row) = question.rows.iter().find(|it| it.name == name) {
            return self.written(&row.label);
        }
        let label = self.written(&question.label)?;
        let more = if name == question.other_key() && question.takes_other() {
            "survey-other"
        } else if name == question.unable_key() && question.not_able {
            "survey-unable"
        } else {
            return Some(label);
        };
        Some(format!("{label}: {}", self.1.text(more)))
    }

    fn takes_several(&self, name: &str) -> bool {
        let question = self.owner(name);
        question.is_some_and(|it| {
            it.name == name && matches!(it.kind, QuestionKind::Several | QuestionKind::Ranking)
        })
    }

    fn choice(&self, question: &str, choice: &str) -> Option<String> {
        let question = self.owner(question)?;
        let is_yes_or_no = question.kind == QuestionKind::YesNoUnknown;
        if is_yes_or_no && YES_NO_UNKNOWN.contains(&choice) {
            return Some(self.1.text(&format!("survey-answer-{choice}")));
        }
        if choice == OTHER && question.takes_other() {
            return Some(self.1.text("survey-other"));
        }
        self.written(&question.choice(choice)?.label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::expression::Expression;

    #[test]
    fn conditions_read_as_sentences() {
        let pack = crate::pack::embedded().unwrap().questionnaire;
        let words = |lang: Lang, text: &str| {
            let expression = Expression::parse(text).unwrap();
            expression.words(lang, &Spoken(&pack, lang))
        };
        let stocks = "Does your State hold stockpiles of cluster munitions?";
        for (text, expected) in [
            ("${stockpiles} = 'yes'", format!("“{stocks}” is “Yes”")),
            (
                "selected(${stockpiles}, 'unknown')",
                format!("“{stocks}” is “Not known”"),
            ),
            ("'no' != ${stockpiles}", format!("“{stocks}” is not “No”")),
            ("${stockpiles} = ''", format!("“{stocks}” is not answered")),
            (
                "${stockpiles_unable} != ''",
                format!("“{stocks}: Not able to answer” is answered"),
            ),
            (
                "(${stockpiles} = 'yes' or ${stockpiles} = 'no') and true()",
                format!("(“{stocks}” is “Yes” or “{stocks}” is “No”) and always"),
            ),
            (
                ". >= 0 and . < 10 - 1",
                "the answer is at least 0 and the answer is less than 10 − 1".to_owned(),
            ),
            (
                "not(regex(., '[a-z]+'))",
                "not: the answer fits the pattern “[a-z]+”".to_owned(),
            ),
            (
                ". > today() + 30",
                "the answer is more than today + 30".to_owned(),
            ),
            (
                "count-selected(${nothing}) > 1",
                "the number of answers to ${nothing} is more than 1".to_owned(),
            ),
            (
                "if(true(), ., date('2026-01-31')) = .",
                "the answer where always, otherwise “2026-01-31” is the answer".to_owned(),
            ),
        ] {
            assert_eq!(words(Lang::En, text), expected);
        }
        let french = words(Lang::Fr, "${stockpiles} = 'yes'");
        assert!(french.contains(" est « Oui »"), "{french}");
    }
}
