//! What is wrong with a questionnaire, and what is not finished yet.

use std::collections::{BTreeMap, BTreeSet};

use strsim::jaro_winkler;

use super::asked::needs;
use super::dependencies::ordered;
use super::expression::{Expression, Fault, Kind, Names};
use super::model::{OTHER, Question, QuestionKind, Questionnaire, Scale, Section};
use super::texts::Texts;
use crate::i18n::{Arg, Lang};

/// Names longer than this are no words.
const NAME_CHARS: usize = 60;

/// Words of the respondent's pages, which no section may take from them.
const TAKEN: [&str; 4] = ["review", "sign-off", "receipt", "links"];

/// Less alike than this is not what was meant.
const NEAR: f64 = 0.8;

/// Something wrong with a questionnaire, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: ProblemKind,
}

/// A place in a questionnaire. Without a section it is the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The name of the section.
    pub section: Option<String>,
    /// The name of the question in it.
    pub question: Option<String>,
    /// Which part of it.
    pub part: Part,
}

/// A part of a questionnaire, a section or a question: as its form names the field.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// Its name.
    Name,
    /// Its title or, of a question, its wording.
    Title,
    /// What stands before the questions.
    Introduction,
    /// The word on how to answer.
    Hint,
    /// The choices, or one of them.
    Choices(Option<String>),
    /// The rows of a matrix, or one of them.
    Rows(Option<String>),
    /// The scale.
    Scale,
    /// What a number counts.
    Unit,
    /// When it is asked.
    Relevant,
    /// What an answer must fulfil.
    Constraint,
    /// What to say where it does not.
    Message,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    /// A text is missing in a language.
    MissingText(Lang),
    /// There is no section, or a section has no question.
    Empty,
    /// A kind that needs choices has none, or a matrix no row.
    NoChoices,
    /// A name is no word of letters, digits and `_`.
    BadName(String),
    /// A name is given twice.
    Twice(String),
    /// A kind does not go with what is set.
    NotForKind,
    /// A note cannot be required.
    RequiredNote,
    /// A scale has its ends the wrong way round, or too many steps.
    BadScale,
    /// An expression is wrong.
    Expression(Fault),
    /// Conditions hang on each other in a circle: the questions, in order.
    Circle(Vec<String>),
    /// No language to answer in.
    NoLanguage,
}

impl ProblemKind {
    /// Whether it is only not finished yet: a draft may be kept so, but not sent.
    pub fn is_unfinished(&self) -> bool {
        matches!(self, Self::MissingText(_) | Self::Empty | Self::NoChoices)
    }

    /// Its text in a language.
    pub fn text(&self, lang: Lang) -> String {
        let with = |key: &str, args: &[Arg<'_>]| lang.text_with(key, args);
        match self {
            Self::MissingText(language) => {
                let language = lang.text(&format!("questionnaire-in-{language}"));
                with(
                    "questionnaire-missing-text",
                    &[("language", language.into())],
                )
            }
            Self::Empty => lang.text("questionnaire-empty"),
            Self::NoChoices => lang.text("questionnaire-no-choices"),
            Self::BadName(name) => {
                with("questionnaire-bad-name", &[("name", name.as_str().into())])
            }
            Self::Twice(name) => with("questionnaire-twice", &[("name", name.as_str().into())]),
            Self::NotForKind => lang.text("questionnaire-not-for-kind"),
            Self::RequiredNote => lang.text("questionnaire-required-note"),
            Self::BadScale => with("questionnaire-bad-scale", &[("most", Scale::MOST.into())]),
            Self::Expression(fault) => fault.message(lang),
            Self::Circle(names) => with(
                "questionnaire-circle",
                &[("names", names.join(" → ").into())],
            ),
            Self::NoLanguage => lang.text("questionnaire-no-language"),
        }
    }
}

/// All that is wrong with a questionnaire or not finished, in its order.
pub fn check(questionnaire: &Questionnaire) -> Vec<Problem> {
    let mut found = Found::new(questionnaire);
    found.frame(questionnaire);
    for section in &questionnaire.sections {
        found.section(section);
        for question in &section.questions {
            found.question(section, question);
        }
    }
    found.circle(questionnaire);
    found.problems
}

/// Whether a name is a word that `XLSForm` takes as well: of ASCII letters, digits, `_`, `-`
/// and `.`, not beginning with a digit. One of a choice may.
pub(super) fn is_name(name: &str, choice: bool) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let first = name.chars().next();
    let begins = first.is_some_and(|c| c == '_' || c.is_ascii_alphabetic() || choice);
    begins && name.chars().all(word) && name.len() <= NAME_CHARS
}

/// Whether no section may be called so: its page would have the address of another.
pub(super) fn is_taken(section: &str) -> bool {
    TAKEN.contains(&section)
}

/// The names expressions may speak of: the keys of all answers.
pub(super) struct Known(BTreeMap<String, Kind>);

impl Known {
    pub(super) fn of(questionnaire: &Questionnaire) -> Self {
        Self(questionnaire.keys().collect())
    }
}

impl Names for Known {
    fn kind_of(&self, name: &str) -> Option<Kind> {
        self.0.get(name).cloned()
    }

    fn near(&self, name: &str) -> Option<String> {
        let likeness = |known: &str| jaro_winkler(known, name);
        let nearest = self
            .0
            .keys()
            .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
        (likeness(nearest) >= NEAR).then(|| nearest.clone())
    }
}

struct Found<'a> {
    languages: &'a [Lang],
    known: Known,
    keys: BTreeSet<String>,
    sections: BTreeSet<&'a str>,
    problems: Vec<Problem>,
}

impl<'a> Found<'a> {
    fn new(questionnaire: &'a Questionnaire) -> Self {
        Self {
            languages: &questionnaire.languages,
            known: Known::of(questionnaire),
            keys: BTreeSet::new(),
            sections: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    fn add(&mut self, place: &Place, part: Part, kind: ProblemKind) {
        let place = Place {
            part,
            ..place.clone()
        };
        self.problems.push(Problem { place, kind });
    }

    fn frame(&mut self, questionnaire: &Questionnaire) {
        let place = Place::default();
        if questionnaire.languages.is_empty() {
            self.add(&place, Part::Whole, ProblemKind::NoLanguage);
        }
        self.written(&place, Part::Title, &questionnaire.title);
        self.written_alike(&place, Part::Introduction, &questionnaire.introduction);
        if questionnaire.sections.is_empty() {
            self.add(&place, Part::Whole, ProblemKind::Empty);
        }
    }

    fn section(&mut self, section: &'a Section) {
        let place = Place {
            section: Some(section.name.clone()),
            ..Place::default()
        };
        self.name(&place, Part::Name, &section.name);
        if is_taken(&section.name) {
            let taken = ProblemKind::BadName(section.name.clone());
            self.add(&place, Part::Name, taken);
        }
        if !self.sections.insert(&section.name) {
            let twice = ProblemKind::Twice(section.name.clone());
            self.add(&place, Part::Name, twice);
        }
        self.written(&place, Part::Title, &section.title);
        self.written_alike(&place, Part::Introduction, &section.introduction);
        self.expression(&place, Part::Relevant, section.relevant.as_ref(), None);
        if section.questions.is_empty() {
            self.add(&place, Part::Whole, ProblemKind::Empty);
        }
    }

    fn question(&mut self, section: &Section, question: &Question) {
        let place = Place {
            section: Some(section.name.clone()),
            question: Some(question.name.clone()),
            part: Part::Whole,
        };
        self.name(&place, Part::Name, &question.name);
        self.keys(&place, question);
        self.written(&place, Part::Title, &question.label);
        self.written_alike(&place, Part::Hint, &question.hint);
        self.written_alike(&place, Part::Unit, &question.unit);
        self.written_alike(&place, Part::Message, &question.constraint_message);
        self.kind(&place, question);
        self.choices(&place, question);
        self.scale(&place, question.scale.as_ref());
        let own = question.keys().into_iter().next().map(|(_, kind)| kind);
        self.expression(&place, Part::Relevant, question.relevant.as_ref(), None);
        let limit = question.constraint.as_ref();
        self.expression(&place, Part::Constraint, limit, own.as_ref());
    }

    /// Each key of an answer belongs to one question, and so does each name.
    fn keys(&mut self, place: &Place, question: &Question) {
        let own = question.kind == QuestionKind::Note || question.kind == QuestionKind::Matrix;
        let own = own.then(|| question.name.clone());
        let keys = question.keys().into_iter().map(|(key, _)| key);
        for key in own.into_iter().chain(keys).collect::<Vec<_>>() {
            if !self.keys.insert(key.clone()) {
                self.add(place, Part::Name, ProblemKind::Twice(key));
            }
        }
    }

    fn kind(&mut self, place: &Place, question: &Question) {
        let kind = question.kind;
        let stray = [
            (
                !question.choices.is_empty() && !kind.has_choices(),
                Part::Choices(None),
            ),
            (question.other && !kind.may_be_other(), Part::Choices(None)),
            (
                !question.rows.is_empty() && kind != QuestionKind::Matrix,
                Part::Rows(None),
            ),
            (
                question.scale.is_some() && kind != QuestionKind::Scale,
                Part::Scale,
            ),
            (
                kind == QuestionKind::Note && question.constraint.is_some(),
                Part::Constraint,
            ),
            (kind == QuestionKind::Note && question.not_able, Part::Whole),
        ];
        for (wrong, part) in stray {
            if wrong {
                self.add(place, part, ProblemKind::NotForKind);
            }
        }
        if kind == QuestionKind::Note && question.required {
            self.add(place, Part::Whole, ProblemKind::RequiredNote);
        }
        if kind == QuestionKind::Scale && question.scale.is_none() {
            self.add(place, Part::Scale, ProblemKind::BadScale);
        }
        if kind.has_choices() && question.choices.is_empty() {
            self.add(place, Part::Choices(None), ProblemKind::NoChoices);
        }
        if kind == QuestionKind::Matrix && question.rows.is_empty() {
            self.add(place, Part::Rows(None), ProblemKind::NoChoices);
        }
    }

    fn choices(&mut self, place: &Place, question: &Question) {
        let mut seen = BTreeSet::new();
        if question.takes_other() {
            seen.insert(OTHER);
        }
        for choice in &question.choices {
            let part = || Part::Choices(Some(choice.name.clone()));
            self.name(place, part(), &choice.name);
            if !seen.insert(&choice.name) {
                self.add(place, part(), ProblemKind::Twice(choice.name.clone()));
            }
            if choice.alone && !question.kind.may_stand_alone() {
                self.add(place, part(), ProblemKind::NotForKind);
            }
            self.written(place, part(), &choice.label);
        }
        for row in &question.rows {
            let part = || Part::Rows(Some(row.name.clone()));
            self.name(place, part(), &row.name);
            self.written(place, part(), &row.label);
        }
    }

    fn scale(&mut self, place: &Place, scale: Option<&Scale>) {
        let Some(scale) = scale else { return };
        let steps = i64::from(scale.to) - i64::from(scale.from) + 1;
        if !(2..=i64::from(Scale::MOST)).contains(&steps) {
            self.add(place, Part::Scale, ProblemKind::BadScale);
        }
        self.written_alike(place, Part::Scale, &scale.low);
        self.written_alike(place, Part::Scale, &scale.high);
    }

    fn name(&mut self, place: &Place, part: Part, name: &str) {
        if !is_name(name, matches!(part, Part::Choices(_))) {
            self.add(place, part, ProblemKind::BadName(name.to_owned()));
        }
    }

    /// A text that must be there in all languages.
    fn written(&mut self, place: &Place, part: Part, text: &Texts) {
        let missing: Vec<Lang> = text.missing(self.languages).collect();
        for lang in missing {
            self.add(place, part.clone(), ProblemKind::MissingText(lang));
        }
    }

    /// A text that may be left out, but then in all languages.
    fn written_alike(&mut self, place: &Place, part: Part, text: &Texts) {
        if !text.is_empty() {
            self.written(place, part, text);
        }
    }

    fn expression(
        &mut self,
        place: &Place,
        part: Part,
        expression: Option<&Expression>,
        own: Option<&Kind>,
    ) {
        let Some(expression) = expression else { return };
        for fault in expression.check(&self.known, own) {
            self.add(place, part.clone(), ProblemKind::Expression(fault));
        }
    }

    fn circle(&mut self, questionnaire: &Questionnaire) {
        let Err(circle) = ordered(&needs(questionnaire)) else {
            return;
        };
        let first = circle.first().copied().unwrap_or_default();
        let section = questionnaire.sections.iter().find(|section| {
            let mut questions = section.questions.iter();
            questions.any(|question| question.name == first)
        });
        let place = Place {
            section: section.map(|it| it.name.clone()),
            question: Some(first.to_owned()),
            part: Part::Whole,
        };
        let names = circle.into_iter().map(str::to_owned).collect();
        self.add(&place, Part::Relevant, ProblemKind::Circle(names));
    }
}
