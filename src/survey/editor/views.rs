//! The editor's pages.

use serde::Serialize;

use super::super::model::QuestionnaireRow;
use super::super::views::{about_question, about_version, language_name};
use super::actions::Draft;
use super::fields::EditorForm;
use super::forms::Refused;
use super::places;
use crate::i18n::Lang;
use crate::questionnaire::expression::Kind;
use crate::questionnaire::{
    Dropped, Place, Problem, ProblemKind, Question, QuestionKind, Questionnaire, Section, Texts,
    check,
};
use crate::web::forms::ErrorLink;
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
    sections
        .map(|(at, section)| SectionView {
            is_first: at == 0,
            is_last: at == last,
            ..section_view(desk, lang, section)
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

fn section_view(desk: &Desk, lang: Lang, section: &Section) -> SectionView {
    let words = |it: &Texts| it.in_language(lang).to_owned();
    let last = section.questions.len().saturating_sub(1);
    let relevant = section.relevant.as_ref();
    let relevant = relevant.map(|it| {
        let condition = it.text().to_owned();
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
                about: about_question(desk, question),
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

fn label(question: &Question, lang: Lang) -> String {
    let label = question.label.in_language(lang);
    let label = if label.is_empty() {
        &question.name
    } else {
        label
    };
    label.to_owned()
}

/// A form of the editor.
#[derive(Debug, Serialize)]
pub struct EditorPage {
    heading: String,
    about: String,
    /// Where the kind of a question is changed; empty for nowhere.
    kind_href: String,
    crumb: String,
    crumb_href: String,
    form: EditorForm,
    /// Whether there can be more lines.
    more: bool,
    names: Vec<NameView>,
    examples: Vec<Example>,
}

/// A name that conditions may speak of.
#[derive(Debug, Serialize)]
struct NameView {
    reference: String,
    label: String,
    choices: String,
}

/// How a condition is written.
#[derive(Debug, Serialize)]
struct Example {
    code: &'static str,
    text: String,
}

impl Page for EditorPage {
    const TEMPLATE: &'static str = "questionnaires/form";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl EditorPage {
    /// A form that makes a new questionnaire.
    pub(super) fn of_new(desk: &Desk, form: EditorForm) -> Self {
        Self {
            heading: desk.t("editor-new"),
            about: desk.t("editor-new-lead"),
            kind_href: String::new(),
            crumb: desk.t("survey-questionnaires"),
            crumb_href: "/survey/questionnaires".to_owned(),
            form,
            more: false,
            names: Vec::new(),
            examples: Vec::new(),
        }
    }

    /// A form that changes a part of a draft.
    pub(super) fn of_part(desk: &Desk, draft: &Draft, heading: String, form: EditorForm) -> Self {
        Self {
            heading,
            about: String::new(),
            crumb: draft.text.title.in_language(desk.lang).to_owned(),
            crumb_href: places::base(draft.row.id),
            names: names(desk.lang, &draft.text),
            examples: examples(desk.lang),
            ..Self::of_new(desk, form)
        }
    }

    /// The same, for a question of a kind: one that is there can have another.
    pub(super) fn of_kind(mut self, desk: &Desk, kind: QuestionKind, kind_href: String) -> Self {
        let kind_name = kind.as_str().replace('_', "-");
        self.about = desk.t(&format!("editor-kind-{kind_name}"));
        self.kind_href = kind_href;
        self.more = kind.has_choices();
        self
    }
}

fn names(lang: Lang, text: &Questionnaire) -> Vec<NameView> {
    let mut views = Vec::new();
    for question in text.questions() {
        for (key, kind) in question.keys() {
            let row = question.rows.iter().find(|it| it.name == key);
            let of_row = row.map(|it| it.label.in_language(lang).to_owned());
            let words = match kind {
                Kind::Choice(names) | Kind::Several(names) => names.join(", "),
                Kind::Number | Kind::Text | Kind::Date | Kind::File => String::new(),
            };
            views.push(NameView {
                reference: format!("${{{key}}}"),
                label: of_row.unwrap_or_else(|| label(question, lang)),
                choices: words,
            });
        }
    }
    views
}

fn examples(lang: Lang) -> Vec<Example> {
    let all = [
        ("${question} = 'yes'", "editor-example-choice"),
        ("selected(${question}, 'choice')", "editor-example-several"),
        ("${a} = 'yes' and ${b} > 3", "editor-example-and"),
        ("not(${question} = '')", "editor-example-answered"),
        (". >= 0 and . <= 100", "editor-example-limit"),
    ];
    let all = all.into_iter();
    all.map(|(code, key)| Example {
        code,
        text: lang.text(key),
    })
    .collect()
}

/// Links to what a change would make wrong elsewhere.
pub(super) fn elsewhere(desk: &Desk, draft: &Draft, refused: &Refused) -> Vec<ErrorLink> {
    let problems = refused.elsewhere.iter();
    problems
        .map(|problem| {
            let place = places::words(desk.lang, &draft.text, &problem.place);
            ErrorLink {
                href: places::path(draft.row.id, &problem.place),
                text: format!("{place}: {}", problem.kind.text(desk.lang)),
            }
        })
        .collect()
}

/// `GET /survey/questionnaires/{id}/new-question` without a kind: which one?
#[derive(Debug, Serialize)]
pub struct KindsPage {
    heading: String,
    crumb: String,
    crumb_href: String,
    kinds: Vec<KindView>,
}

#[derive(Debug, Serialize)]
struct KindView {
    href: String,
    name: String,
    text: String,
}

impl Page for KindsPage {
    const TEMPLATE: &'static str = "questionnaires/kinds";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl KindsPage {
    pub(super) fn new(desk: &Desk, draft: &Draft, section: &str) -> Self {
        let base = places::base(draft.row.id);
        let kinds = QuestionKind::ALL.iter().map(|kind| {
            let name = kind.as_str().replace('_', "-");
            KindView {
                href: format!("{base}/new-question?section={section}&kind={kind}"),
                name: desk.t(&format!("editor-kind-{name}")),
                text: desk.t(&format!("editor-kind-{name}-text")),
            }
        });
        Self {
            heading: desk.t("editor-add-question"),
            crumb: draft.text.title.in_language(desk.lang).to_owned(),
            crumb_href: base.clone(),
            kinds: kinds.collect(),
        }
    }
}

/// `GET /survey/questionnaires/{id}/questions/{question}/kind`: another kind; and what is
/// lost by it, before it is.
#[derive(Debug, Serialize)]
pub struct KindPage {
    heading: String,
    crumb: String,
    crumb_href: String,
    action: String,
    cancel: String,
    options: Vec<KindOption>,
    /// The kind that was chosen, where something would be lost.
    chosen: String,
    chosen_name: String,
    dropped: Vec<String>,
}

#[derive(Debug, Serialize)]
struct KindOption {
    value: QuestionKind,
    name: String,
    text: String,
    selected: bool,
}

impl Page for KindPage {
    const TEMPLATE: &'static str = "questionnaires/kind";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl KindPage {
    pub(super) fn new(
        desk: &Desk,
        draft: &Draft,
        question: &Question,
        loss: Option<(QuestionKind, &[Dropped])>,
    ) -> Self {
        let base = places::base(draft.row.id);
        let name = |kind: QuestionKind| {
            let name = kind.as_str().replace('_', "-");
            format!("editor-kind-{name}")
        };
        let selected = loss.map_or(question.kind, |(kind, _)| kind);
        let options = QuestionKind::ALL.iter().map(|kind| KindOption {
            value: *kind,
            name: desk.t(&name(*kind)),
            text: desk.t(&format!("{}-text", name(*kind))),
            selected: *kind == selected,
        });
        let dropped = loss.map(|(_, dropped)| dropped.iter().map(|it| desk.t(lost(*it))).collect());
        let label = label(question, desk.lang);
        Self {
            heading: desk.ta("editor-kind-of", &[("label", label.into())]),
            crumb: draft.text.title.in_language(desk.lang).to_owned(),
            action: format!("{base}/questions/{}/kind", question.name),
            cancel: format!("{base}/questions/{}", question.name),
            crumb_href: base,
            options: options.collect(),
            chosen: loss.map(|(kind, _)| kind.to_string()).unwrap_or_default(),
            chosen_name: loss
                .map(|(kind, _)| desk.t(&name(kind)))
                .unwrap_or_default(),
            dropped: dropped.unwrap_or_default(),
        }
    }
}

fn lost(what: Dropped) -> &'static str {
    match what {
        Dropped::Choices => "editor-lost-choices",
        Dropped::Other => "editor-lost-other",
        Dropped::Alone => "editor-lost-alone",
        Dropped::Rows => "editor-lost-rows",
        Dropped::Scale => "editor-lost-scale",
        Dropped::Unit => "editor-lost-unit",
        Dropped::Required => "editor-lost-required",
        Dropped::NotAble => "editor-lost-not-able",
        Dropped::Constraint => "editor-lost-constraint",
    }
}

/// What stands against taking something away or changing it: the places that speak of it.
#[derive(Debug, Serialize)]
pub struct PlacesPage {
    heading: String,
    crumb: String,
    crumb_href: String,
    places: Vec<ErrorLink>,
}

impl Page for PlacesPage {
    const TEMPLATE: &'static str = "questionnaires/places";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl PlacesPage {
    pub(super) fn new(desk: &Desk, draft: &Draft, heading: &str, places: &[Place]) -> Self {
        let text = &draft.text;
        let links = places.iter().map(|place| {
            let field = match place.part {
                crate::questionnaire::Part::Constraint => "#f-constraint",
                _ => "#f-relevant",
            };
            ErrorLink {
                href: format!("{}{field}", places::path(draft.row.id, place)),
                text: places::words(desk.lang, text, place),
            }
        });
        Self {
            heading: desk.t(heading),
            crumb: text.title.in_language(desk.lang).to_owned(),
            crumb_href: places::base(draft.row.id),
            places: links.collect(),
        }
    }
}
