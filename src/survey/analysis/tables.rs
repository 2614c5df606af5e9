//! What the answers to a question come to, as tables.

use super::borda;
use super::cross::Groups;
use super::queries::Given;
use super::tally::{self, Numbers, Way};
use crate::i18n::Lang;
use crate::questionnaire::{Question, Questionnaire};
use crate::states::Facts;
use crate::survey::questions;
use crate::web::table::{Cell, Column, Table};

/// What tables are made from.
#[derive(Clone, Copy)]
pub struct Counting<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// The facts, for the names of States.
    pub facts: &'a Facts,
    /// The questionnaire.
    pub text: &'a Questionnaire,
    /// The answers.
    pub given: &'a [Given],
}

impl<'a> Counting<'a> {
    /// The answers stored under a key, one list an answer that has any.
    fn chosen(self, key: &'a str) -> impl Iterator<Item = &'a [String]> + Clone {
        let lists = self.given.iter().map(move |given| given.answers.of(key));
        lists.filter(|list| !list.is_empty())
    }

    fn head(self, key: &str) -> String {
        self.lang.text(key)
    }

    fn label(self, question: &Question, value: &str) -> String {
        questions::value(self.lang, self.facts, question, value)
    }

    /// The tables of a question; none where it is not counted.
    pub fn tables(self, question: &'a Question) -> Vec<Table> {
        match Way::of(question.kind) {
            Way::One | Way::Several | Way::Steps => vec![self.counts(question)],
            Way::Ranked => vec![self.points(question)],
            Way::Rows => vec![self.rows(question)],
            Way::Numbers | Way::Texts | Way::Nothing => Vec::new(),
        }
    }

    /// What the numbers of a question come to, in a sentence; empty where there are none.
    pub fn numbers(self, question: &'a Question) -> String {
        if !matches!(Way::of(question.kind), Way::Numbers | Way::Steps) {
            return String::new();
        }
        let values = self.chosen(&question.name).flatten().map(String::as_str);
        Numbers::of(values).map_or_else(String::new, |it| {
            let number = |number: rust_decimal::Decimal| number.to_string().into();
            self.lang.text_with(
                "analysis-numbers",
                &[
                    ("n", it.count.into()),
                    ("least", number(it.least)),
                    ("greatest", number(it.greatest)),
                    ("mean", number(it.mean)),
                    ("median", number(it.median)),
                ],
            )
        })
    }

    fn counts(self, question: &'a Question) -> Table {
        let options = tally::options(question, self.chosen(&question.name));
        let counts = tally::counts(&options, self.chosen(&question.name));
        let answered = self.chosen(&question.name).count();
        let rows = options.iter().zip(counts).map(|(option, count)| {
            vec![
                Cell::text(self.label(question, option)),
                number(self.lang, count),
                percent(self.lang, count, answered).bar(count, answered),
            ]
        });
        Table {
            caption: question.label.in_language(self.lang).to_owned(),
            columns: vec![
                Column::text(self.head("analysis-head-answer")),
                Column::number(self.head("analysis-head-states")),
                Column::text(self.head("analysis-head-share")),
            ],
            rows: rows.collect(),
        }
    }

    fn points(self, question: &'a Question) -> Table {
        let names = question.choice_names();
        let ranked = borda::count(&names, self.chosen(&question.name));
        let most = ranked.first().map_or(0, |it| it.points);
        let rows = ranked.iter().map(|it| {
            vec![
                Cell::text(self.label(question, &it.choice)),
                number(self.lang, it.points),
                Cell::empty().bar(it.points, most),
                number(self.lang, it.named),
                number(self.lang, it.first),
            ]
        });
        Table {
            caption: question.label.in_language(self.lang).to_owned(),
            columns: vec![
                Column::text(self.head("analysis-head-answer")),
                Column::number(self.head("analysis-head-points")),
                Column::text(self.head("analysis-head-bar")),
                Column::number(self.head("analysis-head-named")),
                Column::number(self.head("analysis-head-first")),
            ],
            rows: rows.collect(),
        }
    }

    fn rows(self, question: &'a Question) -> Table {
        let all = question.rows.iter().flat_map(|row| self.chosen(&row.name));
        let options = tally::options(question, all);
        let rows = question.rows.iter().map(|row| {
            let counts = tally::counts(&options, self.chosen(&row.name));
            let answered = self.chosen(&row.name).count();
            let cells = counts
                .into_iter()
                .map(|count| number(self.lang, count).bar(count, answered));
            std::iter::once(Cell::text(row.label.in_language(self.lang)))
                .chain(cells)
                .collect()
        });
        let heads = options
            .iter()
            .map(|option| Column::text(self.label(question, option)));
        Table {
            caption: question.label.in_language(self.lang).to_owned(),
            rows: rows.collect(),
            columns: std::iter::once(Column::text(self.head("analysis-head-row")))
                .chain(heads)
                .collect(),
        }
    }

    /// A question set against groups of States: one table, or one a row of a matrix.
    pub fn crossed(self, question: &'a Question, groups: &Groups) -> Vec<Table> {
        let way = Way::of(question.kind);
        if !way.crosses() {
            return Vec::new();
        }
        let keys = question.answer_keys().into_iter();
        keys.map(|key| {
            let own = question.rows.iter().find(|row| row.name == key);
            let label = own.map_or(&question.label, |row| &row.label);
            let lists = self.given.iter().map(|it| (it.state, it.answers.of(key)));
            let sorted = groups.sort(lists.filter(|(_, list)| !list.is_empty()));
            let mut rows = vec![self.bases(&sorted)];
            match way {
                Way::Numbers => rows.extend(self.crossed_numbers(&sorted)),
                Way::Ranked => rows.extend(self.crossed_points(question, &sorted)),
                _ => {
                    let options = tally::options(question, self.chosen(key));
                    rows.extend(self.crossed_counts(question, &options, &sorted));
                    if way == Way::Steps {
                        rows.extend(self.crossed_numbers(&sorted));
                    }
                }
            }
            let heads = groups.names.iter().map(Column::number);
            Table {
                caption: label.in_language(self.lang).to_owned(),
                rows,
                columns: std::iter::once(Column::text(self.head("analysis-head-answer")))
                    .chain(heads)
                    .collect(),
            }
        })
        .collect()
    }

    fn bases(self, sorted: &[Vec<&[String]>]) -> Vec<Cell> {
        let counts = sorted.iter().map(|group| number(self.lang, group.len()));
        std::iter::once(Cell::text(self.head("analysis-states-that-answered")))
            .chain(counts)
            .collect()
    }

    fn crossed_counts(
        self,
        question: &Question,
        options: &[String],
        sorted: &[Vec<&[String]>],
    ) -> Vec<Vec<Cell>> {
        let by_group: Vec<Vec<usize>> = sorted
            .iter()
            .map(|group| tally::counts(options, group.iter().copied()))
            .collect();
        let line = |(number_of, option): (usize, &String)| {
            let cells = by_group.iter().zip(sorted).map(|(counts, group)| {
                let count = counts.get(number_of).copied().unwrap_or_default();
                number(self.lang, count).bar(count, group.len())
            });
            std::iter::once(Cell::text(self.label(question, option)))
                .chain(cells)
                .collect()
        };
        options.iter().enumerate().map(line).collect()
    }

    fn crossed_points(self, question: &Question, sorted: &[Vec<&[String]>]) -> Vec<Vec<Cell>> {
        let names = question.choice_names();
        let all = borda::count(&names, sorted.iter().flatten().copied());
        let by_group: Vec<_> = sorted
            .iter()
            .map(|group| borda::count(&names, group.iter().copied()))
            .collect();
        let of = |group: &[borda::Ranked], choice: &str| {
            let found = group.iter().find(|it| it.choice == choice);
            found.map_or(0, |it| it.points)
        };
        let line = |ranked: &borda::Ranked| {
            let cells = by_group.iter().map(|group| {
                let most = group.first().map_or(0, |it| it.points);
                let points = of(group, &ranked.choice);
                number(self.lang, points).bar(points, most)
            });
            std::iter::once(Cell::text(self.label(question, &ranked.choice)))
                .chain(cells)
                .collect()
        };
        all.iter().map(line).collect()
    }

    fn crossed_numbers(self, sorted: &[Vec<&[String]>]) -> Vec<Vec<Cell>> {
        let found: Vec<Option<Numbers>> = sorted
            .iter()
            .map(|group| Numbers::of(group.iter().copied().flatten().map(String::as_str)))
            .collect();
        type Pick = fn(&Numbers) -> rust_decimal::Decimal;
        let lines: [(&str, Pick); 4] = [
            ("analysis-mean", |it| it.mean),
            ("analysis-median", |it| it.median),
            ("analysis-least", |it| it.least),
            ("analysis-greatest", |it| it.greatest),
        ];
        let line = |(label, pick): &(&str, Pick)| {
            let cells = found.iter().map(|it| {
                let text = it.as_ref().map(|it| pick(it).to_string());
                Cell::text(text.unwrap_or_default())
            });
            std::iter::once(Cell::text(self.head(label)))
                .chain(cells)
                .collect()
        };
        lines.iter().map(line).collect()
    }
}

/// A count as a cell.
pub(super) fn number(lang: Lang, count: usize) -> Cell {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    Cell::number(count, lang.number(count))
}

fn percent(lang: Lang, count: usize, whole: usize) -> Cell {
    let percent = (count * 200 + whole).checked_div(whole * 2);
    percent.map_or_else(Cell::empty, |percent| {
        Cell::text(lang.text_with("analysis-percent", &[("n", percent.into())]))
    })
}
