//! What may be passed on: bands by the rule of [`crate::suppression`], of all States and by
//! region. By one grouping alone: of two that nearly agree, the difference would be a State.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::model::Circulation;
use super::super::questions;
use super::cross::Groups;
use super::queries::Counted;
use super::tally::{self, Way};
use crate::i18n::Lang;
use crate::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::states::Facts;
use crate::suppression::{Band, Choosing, Contribution, Published, Shared, Threshold};
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html, Nav, Page};

/// Where what may be passed on stands.
pub(super) enum Sharing {
    /// The survey can still be answered: nothing.
    Open,
    /// An answer was changed after the end: nothing any more.
    Withdrawn,
    /// The tables of the questions.
    Tables {
        /// How many answers they are made of.
        basis: usize,
        /// Each with its question.
        tables: Vec<Table>,
    },
}

/// The tables of all questions that have choices.
pub(super) fn share(
    lang: Lang,
    (text, facts): (&Questionnaire, &Facts),
    (counted, until): (&[Counted], NaiveDate),
    threshold: Threshold,
) -> Sharing {
    let states = counted.iter().filter_map(|it| it.state);
    let groups = Groups::of_regions(lang, facts, states);
    let mut tables = Vec::new();
    let mut basis = 0;
    for question in text.questions() {
        let Some(choosing) = choosing(question.kind) else {
            continue;
        };
        for key in question.answer_keys() {
            let contributions: Vec<_> = counted
                .iter()
                .map(|it| contribution(it, key, &groups))
                .collect();
            let options = tally::options(question, []);
            let Some(shared) = threshold.share(&contributions, until, &options, choosing) else {
                return Sharing::Withdrawn;
            };
            basis = shared.all.basis;
            let label = |option: &str| questions::value(lang, facts, question, option);
            tables.push(Table {
                caption: heading(lang, question, key),
                ..table(lang, &shared, &groups, &options, label)
            });
        }
    }
    Sharing::Tables { basis, tables }
}

/// What was written under a question.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    question: String,
    texts: Vec<String>,
}

/// What was written in an anonymous circulation, question by question: only where as many
/// wrote something as the threshold asks for, and in the order of the alphabet, so that
/// nobody sees which texts are of one answer.
pub(super) fn words(
    lang: Lang,
    text: &Questionnaire,
    counted: &[Counted],
    threshold: Threshold,
) -> Vec<Words> {
    let of_question = |question: &Question| {
        let of = |it: &Counted| it.answers.first(&question.name).to_owned();
        let mut texts: Vec<String> = counted.iter().map(of).filter(|it| !it.is_empty()).collect();
        texts.sort();
        threshold.hides(texts.len()).then(|| Words {
            question: question.label.in_language(lang).to_owned(),
            texts,
        })
    };
    let written =
        |it: &&Question| matches!(it.kind, QuestionKind::ShortText | QuestionKind::LongText);
    text.questions()
        .filter(written)
        .filter_map(of_question)
        .collect()
}

/// How the choices of a kind of question stand to each other; nothing for what is no matter
/// of choices, or names States.
fn choosing(kind: QuestionKind) -> Option<Choosing> {
    if matches!(kind, QuestionKind::State | QuestionKind::States) {
        return None;
    }
    match Way::of(kind) {
        Way::One | Way::Rows | Way::Steps => Some(Choosing::One),
        Way::Several | Way::Ranked => Some(Choosing::Several),
        Way::Numbers | Way::Texts | Way::Nothing => None,
    }
}

fn contribution(it: &Counted, key: &str, groups: &Groups) -> (Option<usize>, Contribution) {
    let contribution = Contribution {
        known: it.known,
        changed: it.changed,
        choices: it.answers.of(key).to_vec(),
    };
    let group = it
        .state
        .and_then(|state| groups.of_state(state).first().copied());
    (group, contribution)
}

fn heading(lang: Lang, question: &Question, key: &str) -> String {
    let label = question.label.in_language(lang);
    match question.rows.iter().find(|row| row.name == key) {
        Some(row) => format!("{label} – {}", row.label.in_language(lang)),
        None => label.to_owned(),
    }
}

fn table(
    lang: Lang,
    shared: &Shared,
    groups: &Groups,
    options: &[String],
    label: impl Fn(&str) -> String,
) -> Table {
    let told = |table: &Published, option: &str| {
        let found = table.rows.iter().find(|(choice, _)| choice == option);
        Cell::text(match found {
            Some((_, band)) => band_text(lang, *band),
            None => lang.text("analysis-not-told"),
        })
    };
    let head = |name: &str, table: &Published| {
        let args = [("group", name.into()), ("n", table.basis.into())];
        Column::text(lang.text_with("analysis-share-head", &args))
    };
    let all = lang.text("analysis-all-states");
    let mut columns = vec![
        Column::text(lang.text("analysis-head-answer")),
        head(&all, &shared.all),
    ];
    for (number, table) in &shared.groups {
        let name = groups.names.get(*number).map_or("", String::as_str);
        columns.push(head(name, table));
    }
    let rows = options.iter().map(|option| {
        let groups = shared.groups.iter().map(|(_, table)| told(table, option));
        [Cell::text(label(option)), told(&shared.all, option)]
            .into_iter()
            .chain(groups)
            .collect()
    });
    Table {
        caption: String::new(),
        columns,
        rows: rows.collect(),
    }
}

fn band_text(lang: Lang, band: Band) -> String {
    let number = |count: usize| lang.number(i64::try_from(count).unwrap_or(i64::MAX));
    let from = ("from", number(band.from).into());
    match band.to {
        Some(to) => lang.text_with("reports-band", &[from, ("to", number(to).into())]),
        None => lang.text_with("reports-band-open", &[from]),
    }
}

/// All tables as one, for a file: a line for each choice of each question.
pub(super) fn file_table(desk: &Desk, sharing: &Sharing) -> Table {
    let heads = [
        "analysis-head-question",
        "analysis-head-answer",
        "analysis-head-group",
        "analysis-head-states",
    ];
    let mut rows = Vec::new();
    if let Sharing::Tables { tables, .. } = sharing {
        for table in tables {
            for row in &table.rows {
                let Some((answer, told)) = row.split_first() else {
                    continue;
                };
                for (column, cell) in table.columns.iter().skip(1).zip(told) {
                    rows.push(vec![
                        Cell::text(&table.caption),
                        answer.clone(),
                        Cell::text(&column.label),
                        cell.clone(),
                    ]);
                }
            }
        }
    }
    Table {
        caption: desk.t("analysis-share"),
        columns: heads.iter().map(|key| Column::text(desk.t(key))).collect(),
        rows,
    }
}

/// `GET /survey/circulations/{id}/share`
#[derive(Debug, Serialize)]
pub struct SharePage {
    title: String,
    circulation: String,
    path: String,
    anonymous: bool,
    /// Why there is nothing; empty where there are tables.
    nothing: String,
    about: String,
    rule: String,
    tables: Vec<TableView>,
    /// What was written, for those inside alone.
    words: Vec<Words>,
}

#[derive(Debug, Serialize)]
struct TableView {
    question: String,
    table: Html,
}

impl Page for SharePage {
    const TEMPLATE: &'static str = "survey/share";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl SharePage {
    pub(super) fn new(
        desk: &Desk,
        circulation: &Circulation,
        (sharing, words): (&Sharing, Vec<Words>),
    ) -> Self {
        let threshold = Threshold::new(desk.app.settings.survey.suppress_below).states();
        let closes = desk.lang.date(circulation.closes_on);
        let (nothing, about, tables) = match sharing {
            Sharing::Open => {
                let args = [("date", closes.into())];
                let key = if circulation.anonymous {
                    "analysis-share-anonymous-open"
                } else {
                    "analysis-share-open"
                };
                (desk.ta(key, &args), String::new(), &[][..])
            }
            Sharing::Withdrawn => (desk.t("analysis-share-withdrawn"), String::new(), &[][..]),
            Sharing::Tables { basis: 0, .. } => {
                let args = [("n", threshold.into())];
                (desk.ta("analysis-share-few", &args), String::new(), &[][..])
            }
            Sharing::Tables { basis, tables } => {
                let args = [("n", (*basis).into()), ("date", closes.into())];
                let about = desk.ta(
                    if circulation.anonymous {
                        "analysis-share-anonymous-about"
                    } else {
                        "analysis-share-about"
                    },
                    &args,
                );
                (String::new(), about, tables.as_slice())
            }
        };
        Self {
            title: desk.t("analysis-share"),
            circulation: circulation.title.clone(),
            anonymous: circulation.anonymous,
            path: format!("/survey/circulations/{}", circulation.id),
            nothing,
            words,
            about,
            rule: desk.ta(
                "analysis-share-rule",
                &[("n", threshold.into()), ("twice", (threshold * 2).into())],
            ),
            tables: tables
                .iter()
                .map(|table| TableView {
                    question: table.caption.clone(),
                    table: table.html(),
                })
                .collect(),
        }
    }
}
