//! Pages of counts: all questions, and one of them.

use serde::Serialize;

use super::coding::is_coded;
use super::cross::{Dimension, Groups};
use super::handlers::Read;
use super::queries::Given;
use super::tables::Counting;
use super::tally::{Reach, Way};
use crate::i18n::{Lang, sort_key};
use crate::questionnaire::{Question, QuestionKind};
use crate::survey::questions;
use crate::survey::views::marking_label;
use crate::web::table::{Cursor, Table};
use crate::web::{Desk, Html, Nav, Page};

/// How many texts a page of one question shows.
const TEXTS: usize = 25;

/// `GET /survey/circulations/{id}/analysis`
#[derive(Debug, Serialize)]
pub struct AnalysisPage {
    title: String,
    circulation: String,
    path: String,
    about: String,
    /// That answers to earlier versions are counted too; empty where there are none.
    versions: String,
    sections: Vec<SectionView>,
    is_empty: bool,
}

#[derive(Debug, Serialize)]
struct SectionView {
    title: String,
    questions: Vec<QuestionView>,
}

#[derive(Debug, Serialize)]
struct QuestionView {
    href: String,
    label: String,
    reach: String,
    numbers: String,
    /// The rule of the points; empty where there are none.
    rule: String,
    tables: Vec<Html>,
    /// Whether its answers are read one by one.
    texts: bool,
}

impl Page for AnalysisPage {
    const TEMPLATE: &'static str = "survey/analysis";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl AnalysisPage {
    pub(super) fn new(desk: &Desk, read: &Read) -> Self {
        let path = format!("/survey/circulations/{}", read.circulation.id);
        let counting = read.counting(desk);
        let sections = read.text.sections.iter().map(|section| {
            let counted = section.questions.iter();
            let counted = counted.filter(|it| Way::of(it.kind) != Way::Nothing);
            SectionView {
                title: section.title.in_language(desk.lang).to_owned(),
                questions: counted
                    .map(|question| QuestionView::new(&path, counting, question))
                    .collect(),
            }
        });
        Self {
            title: desk.t("analysis-title"),
            circulation: read.circulation.title.clone(),
            about: desk.ta("analysis-about", &[("n", read.given.len().into())]),
            versions: versions(desk, read),
            sections: sections.filter(|it| !it.questions.is_empty()).collect(),
            is_empty: read.given.is_empty(),
            path,
        }
    }
}

fn versions(desk: &Desk, read: &Read) -> String {
    let now = read.circulation.questionnaire_id;
    let earlier = read.given.iter().filter(|it| it.questionnaire != now);
    match earlier.count() {
        0 => String::new(),
        n => desk.ta("analysis-versions", &[("n", n.into())]),
    }
}

impl QuestionView {
    fn new(path: &str, counting: Counting<'_>, question: &Question) -> Self {
        let way = Way::of(question.kind);
        let tables = counting.tables(question);
        Self {
            href: format!("{path}/analysis/{}", question.name),
            label: question.label.in_language(counting.lang).to_owned(),
            reach: reach(counting, question),
            numbers: counting.numbers(question),
            rule: rule(counting.lang, question),
            tables: tables.iter().map(Table::html).collect(),
            texts: way == Way::Texts,
        }
    }
}

/// "Answered by 18 of the 22 that were asked; 1 was not able to".
fn reach(counting: Counting<'_>, question: &Question) -> String {
    let given = counting.given.iter().map(|it| (&it.answers, it.on));
    let reach = Reach::of(counting.text, question, given);
    let args = [
        ("asked", reach.asked.into()),
        ("answered", reach.answered.into()),
        ("unable", reach.unable.into()),
    ];
    counting.lang.text_with("analysis-reach", &args)
}

fn rule(lang: Lang, question: &Question) -> String {
    if Way::of(question.kind) == Way::Ranked {
        let choices = question.choice_names().len();
        let next = choices.saturating_sub(1);
        let args = [("n", choices.into()), ("next", next.into())];
        lang.text_with("analysis-borda", &args)
    } else {
        String::new()
    }
}

/// `GET /survey/circulations/{id}/analysis/{question}`
#[derive(Debug, Serialize)]
pub struct QuestionPage {
    title: String,
    circulation: String,
    path: String,
    own: String,
    reach: String,
    numbers: String,
    rule: String,
    tables: Vec<Html>,
    /// The ways to group States; none where the question is not set against groups.
    by: Vec<Tab>,
    /// What is to be known of the grouping; empty for nothing.
    by_note: String,
    csv: String,
    xlsx: String,
    crossed: Vec<Crossed>,
    texts_title: String,
    texts: Vec<TextLine>,
    first: String,
    next: String,
    /// Where its texts are coded; empty where there are none.
    coding: String,
}

#[derive(Debug, Serialize)]
struct Tab {
    href: String,
    label: String,
    is_current: bool,
}

#[derive(Debug, Serialize)]
struct Crossed {
    /// The row of a matrix; empty where there is one table.
    label: String,
    table: Html,
}

#[derive(Debug, Serialize)]
struct TextLine {
    href: String,
    state: String,
    marking: &'static str,
    marking_label: String,
    texts: Vec<String>,
}

impl Page for QuestionPage {
    const TEMPLATE: &'static str = "survey/analysis_question";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl QuestionPage {
    pub(super) fn new(
        desk: &Desk,
        read: &Read,
        question: &Question,
        (dimension, groups): (Dimension, &Groups),
    ) -> Self {
        let lang = desk.lang;
        let path = format!("/survey/circulations/{}", read.circulation.id);
        let own = format!("{path}/analysis/{}", question.name);
        let counting = read.counting(desk);
        let is_grouped = Way::of(question.kind).crosses();
        let plain = desk.params().with("after", "");
        let tab = |it: &Dimension| Tab {
            href: plain.with("by", it.as_str()).href(&own),
            label: desk.t(&format!("analysis-by-{}", word(*it))),
            is_current: *it == dimension,
        };
        let crossed = counting.crossed(question, groups);
        let one = crossed.len() == 1;
        let (texts, next) = text_lines(desk, counting, question);
        let after = desk.params().get("after").to_owned();
        Self {
            title: question.label.in_language(lang).to_owned(),
            circulation: read.circulation.title.clone(),
            reach: reach(counting, question),
            numbers: counting.numbers(question),
            rule: rule(lang, question),
            tables: counting.tables(question).iter().map(Table::html).collect(),
            by: if is_grouped {
                Dimension::ALL.iter().map(tab).collect()
            } else {
                Vec::new()
            },
            by_note: by_note(desk, dimension),
            csv: plain.href(&format!("{own}/table.csv")),
            xlsx: plain.href(&format!("{own}/table.xlsx")),
            crossed: crossed
                .into_iter()
                .map(|table| Crossed {
                    label: if one {
                        String::new()
                    } else {
                        table.caption.clone()
                    },
                    table: table.html(),
                })
                .collect(),
            texts_title: desk.t(texts_title(question)),
            texts,
            first: if after.is_empty() {
                String::new()
            } else {
                plain.href(&own)
            },
            next: next.map_or_else(String::new, |cursor| {
                plain.with("after", &cursor.to_string()).href(&own)
            }),
            coding: if is_coded(question) {
                format!("{path}/coding/{}", question.name)
            } else {
                String::new()
            },
            path,
            own,
        }
    }
}

fn word(dimension: Dimension) -> String {
    dimension.as_str().replace('_', "-")
}

fn by_note(desk: &Desk, dimension: Dimension) -> String {
    match dimension {
        Dimension::Category => desk.t("analysis-by-category-note"),
        Dimension::LegalSystem => desk.t("analysis-by-legal-system-note"),
        Dimension::Region | Dimension::Group => String::new(),
    }
}

fn texts_title(question: &Question) -> &'static str {
    if Way::of(question.kind) == Way::Texts {
        "analysis-texts"
    } else {
        "analysis-own-words"
    }
}

/// What is read one by one: texts and dates, and answers in one's own words.
pub(super) fn texts_of(counting: Counting<'_>, question: &Question, given: &Given) -> Vec<String> {
    if matches!(Way::of(question.kind), Way::Texts) {
        return questions::texts(counting.lang, counting.facts, question, &given.answers);
    }
    if !question.takes_other() || question.kind == QuestionKind::Note {
        return Vec::new();
    }
    given.answers.of(&question.other_key()).to_vec()
}

/// The texts in the order of the States' names, a page of them, and where the next begins.
fn text_lines(
    desk: &Desk,
    counting: Counting<'_>,
    question: &Question,
) -> (Vec<TextLine>, Option<Cursor>) {
    let lang = desk.lang;
    let after: Option<Cursor> = desk.params().value("after");
    let after = after.map(|cursor| (cursor.key, cursor.id));
    let mut all: Vec<((String, i64), &Given, Vec<String>)> = counting
        .given
        .iter()
        .map(|given| {
            let key = sort_key(counting.facts.name(given.state, lang));
            (
                (key, given.id.0),
                given,
                texts_of(counting, question, given),
            )
        })
        .filter(|(place, _, texts)| !texts.is_empty() && after.as_ref().is_none_or(|it| it < place))
        .collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    let more = all.len() > TEXTS;
    all.truncate(TEXTS);
    let last = all.last().filter(|_| more);
    let next = last.map(|((key, id), ..)| Cursor {
        id: *id,
        key: key.clone(),
    });
    let lines = all.into_iter().map(|(_, given, texts)| TextLine {
        href: format!("/survey/responses/{}", given.id),
        state: counting.facts.name(given.state, lang).to_owned(),
        marking: given.marking.classes(),
        marking_label: marking_label(lang, given.marking),
        texts,
    });
    (lines.collect(), next)
}
