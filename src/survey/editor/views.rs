//! The editor's pages.

use serde::Serialize;

use super::actions::Draft;
use super::fields::EditorForm;
use super::forms::Refused;
use super::places;
use crate::i18n::Lang;
use crate::questionnaire::expression::Kind;
use crate::questionnaire::{Dropped, Place, Question, QuestionKind, Questionnaire};
use crate::web::forms::ErrorLink;
use crate::web::{Desk, Nav, Page};

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

/// What a question is called: its wording, or else its name.
pub(super) fn label(question: &Question, lang: Lang) -> String {
    let label = question.label.in_language(lang);
    let label = if label.is_empty() {
        &question.name
    } else {
        label
    };
    label.to_owned()
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
