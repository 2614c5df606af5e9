//! The lists, their files, and what fields filled by typing ask.

use std::collections::HashMap;

use actix_web::web;
use serde_json::json;

use super::super::forms::{OrganisationFilter, PeopleFilter};
use super::super::model::{PersonId, PersonLine, Tenure};
use super::super::queries;
use super::super::views::{
    BinPage, OrganisationsList, OrganisationsPage, PeopleList, PeoplePage, organisations_table,
    people_table, with_relations,
};
use crate::db::Conn;
use crate::error::AppError;
use crate::relations;
use crate::states::Facts;
use crate::web::export::{FileFormat, MAX_ROWS, table_file};
use crate::web::table::Table;
use crate::web::{Answer, Body, Desk, PAGE_ROWS};

/// How many suggestions a field shows.
const SUGGESTIONS: usize = 20;

/// How much of a bin is shown.
const BIN_ROWS: i64 = 200;

pub async fn people(desk: Desk) -> Answer {
    if desk.params().get("bin") == "1" {
        return people_bin(desk).await;
    }
    desk.page(|desk, conn| {
        let facts = desk.facts(conn)?;
        let filter = PeopleFilter::of(&desk.params());
        let after = desk.params().value("after");
        let today = desk.today();
        let lines = queries::people(
            conn,
            &desk.actor,
            &filter,
            today,
            after.as_ref(),
            PAGE_ROWS + 1,
        )?;
        // A first page that is not full has counted itself.
        let count = if after.is_none() && lines.len() <= PAGE_ROWS {
            lines.len()
        } else {
            queries::count_people(conn, &desk.actor, &filter, today)?
        };
        let list = PeopleList {
            tenures: main_tenures(desk, conn, &lines)?,
            lines,
            count,
        };
        Ok(PeoplePage::new(desk, &facts, list))
    })
    .await
}

pub async fn people_file(desk: Desk, ending: web::Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let table = people_sheet(desk, conn, MAX_ROWS + 1)?;
        if table.rows.len() > MAX_ROWS {
            return Err(AppError::TooMany);
        }
        table_file(&table, "people", format)
    })
    .await
}

/// The people that the address asks for, no more than `most`.
pub(in crate::contacts) fn people_sheet(
    desk: &Desk,
    conn: &mut Conn,
    most: usize,
) -> Result<Table, AppError> {
    let facts = desk.facts(conn)?;
    let filter = PeopleFilter::of(&desk.params());
    let lines = queries::people(conn, &desk.actor, &filter, desk.today(), None, most)?;
    let list = PeopleList {
        tenures: main_tenures(desk, conn, &lines)?,
        count: lines.len(),
        lines,
    };
    let ids: Vec<_> = list.lines.iter().map(|line| line.id).collect();
    let told = relations::queries::of_people(conn, &desk.actor, &ids)?;
    let all: Vec<_> = told.values().flatten().cloned().collect();
    let ends = relations::queries::ends(conn, &desk.actor, &all)?;
    let table = people_table(desk, &facts, &list);
    Ok(with_relations(desk, table, &list, (&told, &ends)))
}

pub async fn organisations(desk: Desk) -> Answer {
    if desk.params().get("bin") == "1" {
        return organisations_bin(desk).await;
    }
    desk.page(|desk, conn| {
        let facts = desk.facts(conn)?;
        let filter = organisation_filter(desk, &facts);
        let after = desk.params().value("after");
        let lines = queries::organisations(conn, &filter, after.as_ref(), PAGE_ROWS + 1)?;
        let count = if after.is_none() && lines.len() <= PAGE_ROWS {
            lines.len()
        } else {
            queries::count_organisations(conn, &filter)?
        };
        let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
        let posts = queries::count_posts(conn, &ids)?;
        let list = OrganisationsList {
            lines,
            posts,
            count,
        };
        Ok(OrganisationsPage::new(desk, &facts, list))
    })
    .await
}

pub async fn organisations_file(desk: Desk, ending: web::Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let facts = desk.facts(conn)?;
        let filter = organisation_filter(desk, &facts);
        let lines = queries::organisations(conn, &filter, None, MAX_ROWS + 1)?;
        if lines.len() > MAX_ROWS {
            return Err(AppError::TooMany);
        }
        let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
        let list = OrganisationsList {
            posts: queries::count_posts(conn, &ids)?,
            count: lines.len(),
            lines,
        };
        let table = organisations_table(desk, &facts, &list);
        table_file(&table, "organisations", format)
    })
    .await
}

pub async fn find_people(desk: Desk) -> Answer {
    desk.answer(|desk, conn| {
        let params = desk.params();
        let found = queries::find_people(
            conn,
            &desk.actor,
            params.get("q"),
            params.value("state"),
            SUGGESTIONS,
            desk.today(),
        )?;
        suggestions(found)
    })
    .await
}

pub async fn find_posts(desk: Desk) -> Answer {
    desk.answer(|desk, conn| {
        let params = desk.params();
        let facts = desk.facts(conn)?;
        let state = params.value("state");
        let found = queries::find_posts(conn, &facts, params.get("q"), state, SUGGESTIONS)?;
        suggestions(found)
    })
    .await
}

async fn people_bin(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        if !desk.actor.may_coordinate() {
            return Err(AppError::Forbidden);
        }
        let people = queries::binned_people(conn, &desk.actor, BIN_ROWS)?;
        Ok(BinPage::people(desk, &people))
    })
    .await
}

async fn organisations_bin(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        if !desk.actor.may_coordinate() {
            return Err(AppError::Forbidden);
        }
        let rows = queries::binned_organisations(conn, BIN_ROWS)?;
        Ok(BinPage::organisations(desk, &rows))
    })
    .await
}

/// Of each person the tenure that says most today.
fn main_tenures(
    desk: &Desk,
    conn: &mut Conn,
    lines: &[PersonLine],
) -> Result<HashMap<PersonId, Tenure>, AppError> {
    let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
    let mut tenures = queries::tenures_of(conn, &ids)?;
    Tenure::sort(&mut tenures, desk.today());
    let mut main = HashMap::with_capacity(ids.len());
    for tenure in tenures {
        main.entry(tenure.person).or_insert(tenure);
    }
    Ok(main)
}

pub fn organisation_filter(desk: &Desk, facts: &Facts) -> OrganisationFilter {
    let mut filter = OrganisationFilter::of(&desk.params());
    if !filter.q.is_empty() {
        filter.states_of_q = queries::states_called(facts, &filter.q);
    }
    filter
}

fn suggestions<Id: std::fmt::Display>(found: Vec<(Id, String, String)>) -> Result<Body, AppError> {
    let rows: Vec<_> = found
        .into_iter()
        .map(|(id, label, hint)| json!({"value": id.to_string(), "label": label, "hint": hint}))
        .collect();
    Ok(Body {
        content_type: "application/json",
        file_name: None,
        bytes: serde_json::to_vec(&rows).map_err(AppError::internal)?,
    })
}
