//! Changes to a questionnaire that keep it whole: what is renamed is renamed in the
//! conditions that speak of it, and what is spoken of is found before it goes.

use std::collections::BTreeSet;

use super::check::{Known, Part, Place};
use super::expression::{Expression, Fault, FaultKind, Kind};
use super::model::{
    OTHER_SUFFIX, Question, QuestionKind, Questionnaire, Scale, Section, UNABLE_SUFFIX,
};
use super::texts::Texts;

/// Made names are no longer than this.
const MADE_NAME_CHARS: usize = 30;

/// Which way something moves among its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Before the one before it.
    Up,
    /// After the one after it.
    Down,
}

/// What a question loses with its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dropped {
    /// The choices.
    Choices,
    /// The choice of an answer in one's own words.
    Other,
    /// That a choice excludes the others.
    Alone,
    /// The rows.
    Rows,
    /// The scale.
    Scale,
    /// The unit.
    Unit,
    /// That it must be answered.
    Required,
    /// That one may say that one is not able to.
    NotAble,
    /// The limit and its message.
    Constraint,
}

impl Questionnaire {
    /// Every condition and limit, for a change.
    fn expressions_mut(&mut self) -> impl Iterator<Item = &mut Expression> {
        self.sections.iter_mut().flat_map(|section| {
            let questions = section.questions.iter_mut();
            let own = questions.flat_map(|it| [&mut it.relevant, &mut it.constraint]);
            std::iter::once(&mut section.relevant).chain(own).flatten()
        })
    }

    /// Speaks of `to` wherever a condition or limit speaks of `from`.
    pub fn rename_in_conditions(&mut self, from: &str, to: &str) {
        for expression in self.expressions_mut() {
            *expression = expression.renamed(from, to);
        }
    }

    /// Gives a choice of a question another name, in the conditions that speak of it too:
    /// those places where the old name was a choice before and is none any more.
    pub fn rename_choice(&mut self, question: &str, from: &str, to: &str) {
        let before = faults(self);
        let choices = self.question_mut(question).map(|it| &mut it.choices);
        let mut choices = choices.into_iter().flatten();
        let Some(choice) = choices.find(|it| it.name == from) else {
            return;
        };
        to.clone_into(&mut choice.name);
        let mut lost: Vec<(usize, Fault)> = faults(self);
        lost.retain(|found| {
            found.1.kind == FaultKind::UnknownChoice(from.to_owned()) && !before.contains(found)
        });
        // From the end of each, so that the places before it stay as they are.
        lost.sort_by_key(|(_, fault)| std::cmp::Reverse(fault.at));
        let mut expressions: Vec<&mut Expression> = self.expressions_mut().collect();
        for (index, fault) in lost {
            if let Some(expression) = expressions.get_mut(index) {
                let text = with_word(expression.text(), &fault, to);
                if let Ok(changed) = Expression::parse(&text) {
                    **expression = changed;
                }
            }
        }
    }

    /// A question by name, for a change.
    pub fn question_mut(&mut self, name: &str) -> Option<&mut Question> {
        let mut questions = self.sections.iter_mut().flat_map(|it| &mut it.questions);
        questions.find(|question| question.name == name)
    }

    /// A section by name, for a change.
    pub fn section_mut(&mut self, name: &str) -> Option<&mut Section> {
        self.sections.iter_mut().find(|it| it.name == name)
    }

    /// The section that a question is in.
    pub fn section_of(&self, question: &str) -> Option<&Section> {
        let mut sections = self.sections.iter();
        sections.find(|it| it.questions.iter().any(|it| it.name == question))
    }

    /// Where conditions and limits speak of any of `keys`, but for those of `leaving`, a
    /// question or a section that goes with them.
    pub fn speaking_of(&self, keys: &BTreeSet<String>, leaving: &Leaving<'_>) -> Vec<Place> {
        let mut places = Vec::new();
        let mut look = |place: &Place, part: Part, it: Option<&Expression>| {
            if it.is_some_and(|it| it.names().into_iter().any(|name| keys.contains(name))) {
                places.push(Place {
                    part,
                    ..place.clone()
                });
            }
        };
        let sections = self.sections.iter();
        for section in sections.filter(|it| *leaving != Leaving::Section(&it.name)) {
            let mut place = Place {
                section: Some(section.name.clone()),
                ..Place::default()
            };
            look(&place, Part::Relevant, section.relevant.as_ref());
            let questions = section.questions.iter();
            for question in questions.filter(|it| *leaving != Leaving::Question(&it.name)) {
                place.question = Some(question.name.clone());
                look(&place, Part::Relevant, question.relevant.as_ref());
                look(&place, Part::Constraint, question.constraint.as_ref());
            }
        }
        places
    }

    /// All names that are taken: of questions, rows and keys.
    fn taken(&self) -> BTreeSet<String> {
        let mut taken: BTreeSet<String> = self.keys().map(|(key, _)| key).collect();
        taken.extend(self.questions().map(|it| it.name.clone()));
        taken
    }

    /// A name for a question or a row that is not taken yet, made from a text.
    pub fn free_name(&self, text: &str, fallback: &str) -> String {
        let taken = self.taken();
        free(&made_name(text, fallback), |name| taken.contains(name))
    }

    /// A name for a section that is not taken yet, made from a text.
    pub fn free_section_name(&self, text: &str) -> String {
        let made = made_name(text, "section");
        free(&made, |name| self.section(name).is_some())
    }

    /// Moves a section. Whether it could.
    pub fn move_section(&mut self, name: &str, way: Way) -> bool {
        let at = self.sections.iter().position(|it| it.name == name);
        let to = at.and_then(|at| beside(at, way, self.sections.len()));
        let (Some(at), Some(to)) = (at, to) else {
            return false;
        };
        self.sections.swap(at, to);
        true
    }

    /// Moves a question; at the end of its section, into the next. Whether it could.
    pub fn move_question(&mut self, name: &str, way: Way) -> bool {
        let holds = |it: &Section| it.questions.iter().any(|it| it.name == name);
        let Some(place) = self.sections.iter().position(holds) else {
            return false;
        };
        let Some(section) = self.sections.get_mut(place) else {
            return false;
        };
        let Some(at) = section.questions.iter().position(|it| it.name == name) else {
            return false;
        };
        if let Some(to) = beside(at, way, section.questions.len()) {
            section.questions.swap(at, to);
            return true;
        }
        let Some(next) = beside(place, way, self.sections.len()) else {
            return false;
        };
        self.take_question(name).is_some_and(|question| {
            let section = self.sections.get_mut(next);
            section.is_some_and(|section| {
                let at = match way {
                    Way::Up => section.questions.len(),
                    Way::Down => 0,
                };
                section.questions.insert(at, question);
                true
            })
        })
    }

    /// Moves a question to the end of a section. Whether both are there.
    pub fn move_question_to(&mut self, name: &str, section: &str) -> bool {
        if self.section(section).is_none() {
            return false;
        }
        let Some(question) = self.take_question(name) else {
            return false;
        };
        if let Some(section) = self.section_mut(section) {
            section.questions.push(question);
        }
        true
    }

    /// Takes a question out.
    pub fn take_question(&mut self, name: &str) -> Option<Question> {
        self.sections.iter_mut().find_map(|section| {
            let at = section.questions.iter().position(|it| it.name == name)?;
            Some(section.questions.remove(at))
        })
    }

    /// Puts a copy of a question after it, under new names: that of the copy.
    pub fn duplicate(&mut self, name: &str) -> Option<String> {
        let mut copy = self.question(name)?.clone();
        copy.name = self.free_name(name, "question");
        let mut taken = self.taken();
        taken.insert(copy.name.clone());
        let mut own = vec![(name.to_owned(), copy.name.clone())];
        for row in &mut copy.rows {
            let free = free(&row.name, |name| taken.contains(name));
            own.push((std::mem::replace(&mut row.name, free.clone()), free.clone()));
            taken.insert(free);
        }
        // Its limit speaks of itself.
        for (from, to) in &own {
            copy.constraint = copy.constraint.map(|it| it.renamed(from, to));
        }
        let made = copy.name.clone();
        let section = self.sections.iter_mut().find_map(|section| {
            let at = section.questions.iter().position(|it| it.name == name)?;
            Some((section, at))
        });
        let (section, at) = section?;
        section.questions.insert(at + 1, copy);
        Some(made)
    }
}

/// What is wrong with each condition and limit, by its place among them.
fn faults(questionnaire: &Questionnaire) -> Vec<(usize, Fault)> {
    let known = Known::of(questionnaire);
    let mut found = Vec::new();
    let mut index = 0;
    let mut look = |it: Option<&Expression>, own: Option<&Kind>| {
        if let Some(it) = it {
            let faults = it.check(&known, own).into_iter();
            found.extend(faults.map(|fault| (index, fault)));
            index += 1;
        }
    };
    for section in &questionnaire.sections {
        look(section.relevant.as_ref(), None);
        for question in &section.questions {
            let own = question.keys().into_iter().next().map(|(_, kind)| kind);
            look(question.relevant.as_ref(), None);
            look(question.constraint.as_ref(), own.as_ref());
        }
    }
    found
}

/// A text with another word between the quotation marks that a fault is about.
fn with_word(text: &str, fault: &Fault, word: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let end = (fault.at + fault.length).min(chars.len());
    let (head, rest) = chars.split_at(fault.at.min(end));
    let (literal, tail) = rest.split_at(end - head.len());
    let quote = literal.first().filter(|c| matches!(c, '\'' | '"'));
    let quote = quote.copied().unwrap_or('\'');
    let mut changed: String = head.iter().collect();
    changed.push(quote);
    changed.push_str(word);
    changed.push(quote);
    changed.extend(tail);
    changed
}

/// What is taken away with its own conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving<'a> {
    /// A question.
    Question(&'a str),
    /// A section with its questions.
    Section(&'a str),
}

impl Question {
    /// The question as one of another kind, with what it loses by that.
    #[must_use]
    pub fn with_kind(&self, kind: QuestionKind) -> (Self, Vec<Dropped>) {
        let mut to = Self {
            kind,
            ..self.clone()
        };
        let mut dropped = Vec::new();
        to.fit_choices(&mut dropped);
        to.fit_numbers(&mut dropped);
        let note = kind == QuestionKind::Note;
        if note && std::mem::take(&mut to.required) {
            dropped.push(Dropped::Required);
        }
        if note && std::mem::take(&mut to.not_able) {
            dropped.push(Dropped::NotAble);
        }
        // A limit is on answers of the kind it was written for.
        let limit = self.constraint.is_some() || !self.constraint_message.is_empty();
        if limit && !self.kind.answers_like(kind) {
            to.constraint = None;
            to.constraint_message = Texts::default();
            dropped.push(Dropped::Constraint);
        }
        (to, dropped)
    }

    /// Takes away what choices and rows do not go with the kind.
    fn fit_choices(&mut self, dropped: &mut Vec<Dropped>) {
        let kind = self.kind;
        if !kind.has_choices() {
            self.choices_from = None;
            if !std::mem::take(&mut self.choices).is_empty() {
                dropped.push(Dropped::Choices);
            }
        }
        if self.other && !kind.may_be_other() {
            self.other = false;
            dropped.push(Dropped::Other);
        }
        if !kind.may_stand_alone() && self.choices.iter().any(|it| it.alone) {
            for choice in &mut self.choices {
                choice.alone = false;
            }
            dropped.push(Dropped::Alone);
        }
        if kind != QuestionKind::Matrix && !std::mem::take(&mut self.rows).is_empty() {
            dropped.push(Dropped::Rows);
        }
    }

    /// Takes away a scale and a unit that do not go with the kind; a scale begins as the
    /// usual one.
    fn fit_numbers(&mut self, dropped: &mut Vec<Dropped>) {
        if self.kind == QuestionKind::Scale {
            self.scale.get_or_insert_with(|| Scale {
                from: 1,
                to: 5,
                low: Texts::default(),
                high: Texts::default(),
            });
        } else if self.scale.take().is_some() {
            dropped.push(Dropped::Scale);
        }
        if !self.kind.is_number() && !std::mem::take(&mut self.unit).is_empty() {
            dropped.push(Dropped::Unit);
        }
    }
}

impl QuestionKind {
    /// Whether its answers count something, in a unit.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Decimal)
    }

    /// Whether a limit on answers of this kind is one on answers of another.
    fn answers_like(self, other: Self) -> bool {
        const ALIKE: [&[QuestionKind]; 3] = [
            &[
                QuestionKind::Integer,
                QuestionKind::Decimal,
                QuestionKind::Scale,
            ],
            &[QuestionKind::ShortText, QuestionKind::LongText],
            &[QuestionKind::Several, QuestionKind::Ranking],
        ];
        let both = |kinds: &&[Self]| kinds.contains(&self) && kinds.contains(&other);
        self == other || ALIKE.iter().any(both)
    }
}

/// The place beside `at`, where there is one.
fn beside(at: usize, way: Way, len: usize) -> Option<usize> {
    match way {
        Way::Up => at.checked_sub(1),
        Way::Down => Some(at + 1).filter(|to| *to < len),
    }
}

/// A name made from a text: its letters without accents, digits and `_`.
pub fn made_name(text: &str, fallback: &str) -> String {
    let mut name = String::new();
    for c in crate::i18n::sort_key(text).chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
        if name.len() >= MADE_NAME_CHARS {
            break;
        }
    }
    let name = name.trim_matches('_');
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.to_owned()
    } else if name.is_empty() {
        fallback.to_owned()
    } else {
        format!("{fallback}_{name}")
    }
}

/// The name itself, or with the first number that makes it free.
pub fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let clear = |name: &str| {
        !taken(name)
            && !taken(&format!("{name}{OTHER_SUFFIX}"))
            && !taken(&format!("{name}{UNABLE_SUFFIX}"))
    };
    if clear(name) {
        return name.to_owned();
    }
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let stem = stem.trim_end_matches('_');
    let mut number = 2_u32;
    loop {
        let next = format!("{stem}_{number}");
        if clear(&next) {
            return next;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{Choice, Row};

    fn questionnaire(sections: &[(&str, &[&str])]) -> Questionnaire {
        let section = |(name, questions): &(&str, &[&str])| Section {
            name: (*name).to_owned(),
            title: Texts::default(),
            introduction: Texts::default(),
            relevant: None,
            questions: questions
                .iter()
                .map(|name| Question::new(name, QuestionKind::ShortText))
                .collect(),
        };
        Questionnaire {
            code: "test".to_owned(),
            languages: Vec::new(),
            title: Texts::default(),
            introduction: Texts::default(),
            sections: sections.iter().map(section).collect(),
        }
    }

    fn order(it: &Questionnaire) -> Vec<String> {
        let sections = it.sections.iter().map(|section| {
            let names: Vec<&str> = section
                .questions
                .iter()
                .map(|it| it.name.as_str())
                .collect();
            format!("{}: {}", section.name, names.join(" "))
        });
        sections.collect()
    }

    #[test]
    fn a_question_moves_within_its_section_and_on_into_the_next() {
        let mut it = questionnaire(&[("a", &["q1", "q2"]), ("b", &["q3"])]);
        assert!(it.move_question("q1", Way::Down));
        assert_eq!(order(&it), ["a: q2 q1", "b: q3"]);
        assert!(it.move_question("q1", Way::Down));
        assert_eq!(order(&it), ["a: q2", "b: q1 q3"]);
        assert!(it.move_question("q1", Way::Up));
        assert_eq!(order(&it), ["a: q2 q1", "b: q3"]);
        assert!(!it.move_question("q3", Way::Down));
        assert!(!it.move_question("q2", Way::Up));
        assert!(it.move_question_to("q2", "b"));
        assert!(!it.move_question_to("q2", "c"));
        assert!(it.move_section("b", Way::Up));
        assert!(!it.move_section("b", Way::Up));
        assert_eq!(order(&it), ["b: q3 q2", "a: q1"]);
    }

    #[test]
    fn a_copy_has_names_of_its_own() {
        let mut it = questionnaire(&[("a", &["q", "x"])]);
        if let Some(question) = it.question_mut("q") {
            question.kind = QuestionKind::Matrix;
            let row = |name: &str| Row {
                name: name.to_owned(),
                label: Texts::default(),
            };
            question.rows = vec![row("r"), row("r_2")];
        }
        assert_eq!(it.duplicate("q").as_deref(), Some("q_2"));
        assert_eq!(it.duplicate("none"), None);
        assert_eq!(order(&it), ["a: q q_2 x"]);
        let rows: Vec<&str> = it.questions().flat_map(Question::answer_keys).collect();
        assert_eq!(rows, ["r", "r_2", "r_3", "r_4", "x"]);
    }

    #[test]
    fn a_choice_is_renamed_where_its_question_is_spoken_of_and_nowhere_else() {
        let mut it = questionnaire(&[("a", &["q", "p", "x"])]);
        for name in ["q", "p"] {
            let question = it.question_mut(name).unwrap();
            question.kind = QuestionKind::Several;
            question.choices = ["war", "law"]
                .map(|name| Choice {
                    name: name.to_owned(),
                    label: Texts::default(),
                    alone: false,
                })
                .to_vec();
        }
        let condition = "selected(${q}, 'war') or selected(${p}, 'war') or selected(${q}, \"war\")";
        it.question_mut("x").unwrap().relevant = Some(Expression::parse(condition).unwrap());
        it.rename_choice("q", "war", "peace");
        let changed = it.question("x").unwrap().relevant.as_ref().unwrap();
        assert_eq!(
            changed.text(),
            "selected(${q}, 'peace') or selected(${p}, 'war') or selected(${q}, \"peace\")"
        );
        it.rename_in_conditions("p", "r");
        let changed = it.question("x").unwrap().relevant.as_ref().unwrap();
        assert!(changed.text().contains("selected(${r}, 'war')"));
        let keys = BTreeSet::from(["q".to_owned()]);
        let speaking = it.speaking_of(&keys, &Leaving::Question("q"));
        assert_eq!(speaking.len(), 1);
        assert_eq!(it.speaking_of(&keys, &Leaving::Question("x")), []);
    }

    #[test]
    fn names_are_made_of_plain_letters_and_are_free() {
        let table = [
            ("Pourquoi pas encore ?", "pourquoi_pas_encore"),
            ("  2010 ", "question_2010"),
            ("…", "question"),
            (
                "A very long question that goes on and on",
                "a_very_long_question_that_goes",
            ),
        ];
        for (text, name) in table {
            assert_eq!(made_name(text, "question"), name, "{text}");
        }
        let it = questionnaire(&[("a", &["q", "q_2"])]);
        assert_eq!(it.free_name("Q", "question"), "q_3");
        assert_eq!(it.free_section_name("A"), "a_2");
    }

    #[test]
    fn another_kind_keeps_what_fits_and_says_what_it_drops() {
        let mut question = Question::new("q", QuestionKind::Several);
        question.choices = vec![Choice {
            name: "none".to_owned(),
            label: Texts::default(),
            alone: true,
        }];
        question.other = true;
        question.required = true;
        let (single, dropped) = question.with_kind(QuestionKind::Single);
        assert_eq!(dropped, [Dropped::Alone]);
        assert!(single.other && single.choices.len() == 1);
        let (note, dropped) = question.with_kind(QuestionKind::Note);
        assert_eq!(
            dropped,
            [Dropped::Choices, Dropped::Other, Dropped::Required]
        );
        assert!(note.choices.is_empty() && !note.required);
        let (scale, dropped) = question.with_kind(QuestionKind::Scale);
        assert_eq!(dropped, [Dropped::Choices, Dropped::Other]);
        assert_eq!(scale.with_kind(QuestionKind::Date).1, [Dropped::Scale]);
        for kind in QuestionKind::ALL {
            assert_eq!(question.with_kind(*kind).0.with_kind(*kind).1, [], "{kind}");
        }
    }
}
