//! The list of all versions of all questionnaires.

use std::collections::HashMap;

use serde::Serialize;

use super::super::definitions::parse;
use super::super::model::QuestionnaireId;
use super::queries::{self, Filter, Line, Standing};
use crate::db::Conn;
use crate::error::AppError;
use crate::web::export::MAX_ROWS;
use crate::web::forms::Choice;
use crate::web::table::{Cell, Column, ListFoot, Table};
use crate::web::{Desk, Html, Nav, PAGE_ROWS, Page, Params, filters};

/// Where the list is.
pub const PATH: &str = "/survey/questionnaires";

/// `GET /survey/questionnaires`
#[derive(Debug, Serialize)]
pub struct ListPage {
    title: String,
    bin: bool,
    filters: Html,
    foot: ListFoot,
    /// Nothing where no version fits.
    table: Option<Html>,
    filtered: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "questionnaires/list";
    const NAV: Nav = Nav::Survey;
    const LIST: Option<&'static str> = Some("/survey/questionnaires");

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl ListPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let params = desk.params();
        let filter = Filter::of(&params);
        let after = params.value("after");
        let limit = i64::try_from(PAGE_ROWS).unwrap_or(i64::MAX);
        let mut lines = queries::lines(conn, &filter, after.as_ref(), limit + 1)?;
        let more = lines.len() > PAGE_ROWS;
        lines.truncate(PAGE_ROWS);
        let next = lines.last().filter(|_| more).map(queries::cursor);
        let count = queries::count(conn, &filter)?;
        let codes = queries::codes(conn)?;
        let table = table(desk, conn, &lines)?;
        Ok(Self {
            title: desk.t(if filter.bin {
                "editor-bin"
            } else {
                "survey-questionnaires"
            }),
            bin: filter.bin,
            filters: filter_bar(desk, &params, &codes),
            foot: ListFoot::new(
                PATH,
                &params,
                count.text(desk.lang, "editor-count"),
                next.as_ref(),
            ),
            table: (!table.rows.is_empty()).then(|| table.html()),
            filtered: params.has_any(&["code", "standing"]),
        })
    }
}

fn filter_bar(desk: &Desk, params: &Params, codes: &[String]) -> Html {
    let lang = desk.lang;
    let codes = codes.iter().map(|code| Choice::new(code, code)).collect();
    let standings = Standing::ALL
        .iter()
        .map(|it| Choice::new(it.as_str(), lang.text(&format!("editor-standing-{it}"))))
        .collect();
    filters::FilterBar::new(lang, PATH, params, &["bin"])
        .show(filters::Filter::select(
            "code",
            lang.text("editor-code"),
            codes,
        ))
        .show(filters::Filter::select(
            "standing",
            lang.text("editor-standing"),
            standings,
        ))
        .html()
}

/// The whole list, for a file.
pub(super) fn sheet(desk: &Desk, conn: &mut Conn) -> Result<Table, AppError> {
    let filter = Filter::of(&desk.params());
    let most = i64::try_from(MAX_ROWS).unwrap_or(i64::MAX);
    let lines = queries::lines(conn, &filter, None, most.saturating_add(1))?;
    if lines.len() > MAX_ROWS {
        return Err(AppError::TooMany);
    }
    table(desk, conn, &lines)
}

fn table(desk: &Desk, conn: &mut Conn, lines: &[Line]) -> Result<Table, AppError> {
    let ids: Vec<QuestionnaireId> = lines.iter().map(|it| it.id).collect();
    let sent = queries::circulated(conn, &desk.actor, &ids)?;
    let rows: Result<Vec<_>, AppError> = lines.iter().map(|it| row(desk, it, &sent)).collect();
    let lang = desk.lang;
    let text = |key: &str| Column::text(lang.text(key));
    Ok(Table {
        caption: desk.t("survey-questionnaires"),
        columns: vec![
            text("editor-column-title"),
            text("editor-code"),
            Column::number(lang.text("editor-column-version")),
            text("editor-standing"),
            text("editor-column-changed").unbroken(),
            text("editor-column-by"),
            text("editor-column-frozen").unbroken(),
            Column::number(lang.text("editor-column-circulations")),
        ],
        rows: rows?,
    })
}

fn row(
    desk: &Desk,
    line: &Line,
    sent: &HashMap<QuestionnaireId, i64>,
) -> Result<Vec<Cell>, AppError> {
    let lang = desk.lang;
    let text = parse(&line.definition)?;
    let title = text.title.in_language(lang);
    let changed = line.changed_at.unwrap_or(line.created_at);
    let frozen = line.frozen_at.map(|at| lang.short_date(at.date()));
    let count = sent.get(&line.id).copied().unwrap_or_default();
    let version = i64::from(line.version);
    let standing = line.standing();
    Ok(vec![
        Cell::link(title, format!("{PATH}/{}", line.id)),
        Cell::text(&line.code),
        Cell::number(version, lang.number(version)),
        Cell::text(lang.text(&format!("editor-standing-{standing}"))),
        Cell::text(lang.short_date(changed.date())),
        Cell::text(line.changed_by.clone().unwrap_or_default()),
        Cell::text(frozen.unwrap_or_default()),
        Cell::number(count, lang.number(count)),
    ])
}
