//! The page of a version of a questionnaire.

use serde::Serialize;

use super::super::model::QuestionnaireRow;
use super::super::views::{about_question, about_version, language_name};
use super::places;
use super::views::label;
use crate::i18n::Lang;
use crate::questionnaire::{
    Problem, ProblemKind, Question, QuestionKind, Questionnaire, Section, Spoken, Texts, check,
};
use crate::web::{Desk, Nav, Page};

/// More problems than this are not listed one by one.
const MOST_PROBLEMS: usize = 100;

/// `GET /survey/questionnaires/{id}`: the text in one of its languages, what is missing or
/// wrong and, of a draft, the ways to change it.
#[derive(Debug, Serialize)]
pub struct QuestionnairePage {
    title: String,
    about: String,
    introduction: String,
    source: String,
    lang: Lang,
    languages: Vec<LanguageTab>,
    base: String,
    versions: String,
    compare: String,
    may_edit: bool,
    may_version: bool,
    in_bin: bool,
    complete: bool,
    missing: Vec<Missing>,
    problems: Vec<ProblemLine>,
    more_problems: String,
    targets: Vec<Target>,
    sections: Vec<SectionView>,
}

#[derive(Debug, Serialize)]
struct LanguageTab {
    code: Lang,
    name: &'static str,
    href: String,
    current: bool,
}

/// How many texts are missing in a language.
#[derive(Debug, Serialize)]
struct Missing {
    language: &'static str,
    count: String,
    none: bool,
}

#[derive(Debug, Serialize)]
struct ProblemLine {
    href: String,
    place: String,
    text: String,
}

/// A section that a question may be moved to.
#[derive(Debug, Serialize)]
struct Target {
    name: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct SectionView {
    name: String,
    title: String,
    untitled: bool,
    introduction: String,
    relevant: String,
    is_first: bool,
    is_last: bool,
    questions: Vec<QuestionView>,
}

#[derive(Debug, Serialize)]
struct QuestionView {
    name: String,
    label: String,
    hint: String,
    /// How it is answered, and when it is asked.
    about: String,
    is_note: bool,
    choices: Vec<String>,
    rows: Vec<String>,
    is_first: bool,
    is_last: bool,
}

impl Page for QuestionnairePage {
    const TEMPLATE: &'static str = "survey/questionnaire";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl QuestionnairePage {
    /// The page; `others` says whether there are other versions.
    pub(super) fn new(
        desk: &Desk,
        row: &QuestionnaireRow,
        text: &Questionnaire,
        others: bool,
    ) -> Self {
        let lang: Lang = desk.params().value("text").unwrap_or(desk.lang);
        let base = places::base(row.id);
        let words = |it: &Texts| it.in_language(lang).to_owned();
        let found = check(text);
        let more = found.len().saturating_sub(MOST_PROBLEMS);
        let compare = format!("{base}/compare");
        Self {
            title: words(&text.title),
            about: about_version(desk, row),
            introduction: words(&text.introduction),
            source: row.source.clone(),
            lang,
            languages: language_tabs(&base, lang),
            versions: format!("/survey/questionnaires?code={}", row.code),
            compare: if others { compare } else { String::new() },
            may_edit: row.may_edit(&desk.actor),
            may_version: desk.actor.is_inside() && row.deleted_at.is_none(),
            in_bin: row.deleted_at.is_some(),
            complete: found.is_empty(),
            missing: missing(desk, text, &found),
            problems: problems(desk, row, text, &found),
            more_problems: if more == 0 {
                String::new()
            } else {
                desk.ta("editor-more-problems", &[("n", more.into())])
            },
            targets: targets(text, lang),
            sections: sections(desk, lang, text),
            base,
        }
    }
}

fn language_tabs(base: &str, lang: Lang) -> Vec<LanguageTab> {
    let tabs = Lang::ALL.iter().map(|code| LanguageTab {
        code: *code,
        name: language_name(*code),
        href: format!("{base}?text={code}"),
        current: *code == lang,
    });
    tabs.collect()
}

fn missing(desk: &Desk, text: &Questionnaire, found: &[Problem]) -> Vec<Missing> {
    let languages = text.languages.iter();
    languages
        .map(|language| {
            let wanting = ProblemKind::MissingText(*language);
            let count = found.iter().filter(|it| it.kind == wanting).count();
            Missing {
                language: language_name(*language),
                count: desk.ta("editor-missing-count", &[("n", count.into())]),
                none: count == 0,
            }
        })
        .collect()
}

fn problems(
    desk: &Desk,
    row: &QuestionnaireRow,
    text: &Questionnaire,
    found: &[Problem],
) -> Vec<ProblemLine> {
    let shown = found.iter().take(MOST_PROBLEMS);
    shown
        .map(|problem| ProblemLine {
            href: places::href(row.id, text, problem),
            place: places::words(desk.lang, text, &problem.place),
            text: problem.kind.text(desk.lang),
        })
        .collect()
}

fn targets(text: &Questionnaire, lang: Lang) -> Vec<Target> {
    let sections = text.sections.iter();
    sections
        .map(|it| Target {
            name: it.name.clone(),
            title: titled(it, lang),
        })
        .collect()
}

fn sections(desk: &Desk, lang: Lang, text: &Questionnaire) -> Vec<SectionView> {
    let last = text.sections.len().saturating_sub(1);
    let sections = text.sections.iter().enumerate();
    let spoken = Spoken(text, lang);
    sections
        .map(|(at, section)| SectionView {
            is_first: at == 0,
            is_last: at == last,
            ..section_view(desk, spoken, section)
        })
        .collect()
}

fn titled(section: &Section, lang: Lang) -> String {
    let title = section.title.in_language(lang);
    let title = if title.is_empty() {
        &section.name
    } else {
        title
    };
    title.to_owned()
}

fn section_view(desk: &Desk, spoken: Spoken<'_>, section: &Section) -> SectionView {
    let lang = spoken.1;
    let words = |it: &Texts| it.in_language(lang).to_owned();
    let last = section.questions.len().saturating_sub(1);
    let relevant = section.relevant.as_ref();
    let relevant = relevant.map(|it| {
        let condition = it.words(desk.lang, &spoken);
        desk.ta("survey-only-if", &[("condition", condition.into())])
    });
    SectionView {
        name: section.name.clone(),
        title: titled(section, lang),
        untitled: section.title.is_empty(),
        introduction: words(&section.introduction),
        relevant: relevant.unwrap_or_default(),
        is_first: false,
        is_last: false,
        questions: section
            .questions
            .iter()
            .enumerate()
            .map(|(at, question)| QuestionView {
                name: question.name.clone(),
                label: label(question, lang),
                hint: words(&question.hint),
                about: about_question(desk, spoken, question),
                is_note: question.kind == QuestionKind::Note,
                choices: choices(desk, lang, question),
                rows: question.rows.iter().map(|it| words(&it.label)).collect(),
                is_first: at == 0,
                is_last: at == last,
            })
            .collect(),
    }
}

/// What may be chosen, with what is special about it.
fn choices(desk: &Desk, lang: Lang, question: &Question) -> Vec<String> {
    let own = question.choices.iter().map(|it| {
        let label = it.label.in_language(lang);
        if it.alone {
            format!("{label} ({})", desk.t("editor-alone"))
        } else {
            label.to_owned()
        }
    });
    let other = question.takes_other().then(|| lang.text("survey-other"));
    own.chain(other).collect()
}
