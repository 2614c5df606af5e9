//! The codes of a question as a file: a line an answer, with the words of each coder as far as
//! the page would show them to whoever asks.

use std::collections::BTreeSet;

use super::handlers::Coding;
use super::model::{Codings, are_done, pass_of, settled};
use super::views::words;
use crate::survey::views::marking_label;
use crate::web::Desk;
use crate::web::table::{Cell, Column, Table};

/// The places whose codes the actor may see: one's own, and both once both are done.
fn places(desk: &Desk, coding: &Coding) -> Vec<i32> {
    if are_done(&coding.passes) {
        return coding.passes.iter().map(|pass| pass.place).collect();
    }
    let own = pass_of(&coding.passes, desk.actor.user_id);
    own.map(|pass| pass.place).into_iter().collect()
}

/// The codes of the answers in sight, those no coder of which may be seen with empty cells.
/// Codes stand by their names, as the taxonomy has them, and in words.
pub(super) fn codes_table(desk: &Desk, coding: &Coding, codings: &Codings) -> Table {
    let places = places(desk, coding);
    let done = are_done(&coding.passes);
    let mut columns = vec![
        Column::text(desk.t("survey-column-state")),
        Column::text(desk.t("survey-column-marking")),
        Column::text(desk.t("analysis-head-answer")),
    ];
    for place in &places {
        columns.extend(coder_columns(desk, coding, *place));
    }
    if done {
        columns.push(Column::text(desk.t("coding-settled-codes")));
        columns.push(Column::text(desk.t("coding-head-codes")));
    }
    let rows = coding.texts(desk).into_iter().map(|(given, texts)| {
        let own = codings.get(&given.id);
        let mut cells = vec![
            Cell::text(coding.read.facts.name(given.state, desk.lang)),
            Cell::text(marking_label(desk.lang, given.marking)),
            Cell::text(texts.join("\n")),
        ];
        for place in &places {
            let codes = own.and_then(|it| it.get(place));
            cells.extend(code_cells(desk, coding, codes));
        }
        if done {
            cells.extend(code_cells(desk, coding, own.and_then(settled)));
        }
        cells
    });
    Table {
        caption: desk.t("coding-title"),
        rows: rows.collect(),
        columns,
    }
}

/// Two columns a coder: in words, and by name.
fn coder_columns(desk: &Desk, coding: &Coding, place: i32) -> [Column; 2] {
    let key = if place == 1 {
        "coding-first"
    } else {
        "coding-second"
    };
    let pass = coding.passes.iter().find(|pass| pass.place == place);
    let name = pass.map_or("", |pass| pass.name.as_str());
    let (whose, codes) = (desk.t(key), desk.t("coding-head-codes"));
    [
        Column::text(format!("{whose}: {name}")),
        Column::text(format!("{whose}: {codes}")),
    ]
}

/// Empty where nobody has coded the answer; "no code" where someone has, and none fits.
fn code_cells(desk: &Desk, coding: &Coding, codes: Option<&BTreeSet<String>>) -> [Cell; 2] {
    match codes {
        Some(codes) => [
            Cell::text(words(desk, &coding.kinds, codes)),
            Cell::text(codes.iter().cloned().collect::<Vec<_>>().join(" ")),
        ],
        None => [Cell::empty(), Cell::empty()],
    }
}
