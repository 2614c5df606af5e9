//! The demo: a lively work plan to the 11MSP on 1 June 2023, all of it invented and
//! marked so, of any size and the same every time. It is written straight into the
//! tables, in one transaction, because a million exchanges through the actions would
//! take hours; the tests hold it to what the actions keep.

mod accounts;
mod answers;
mod batch;
mod behalf;
mod calendar;
mod cast;
mod codes;
mod contacts;
mod dice;
mod events;
mod exchanges;
mod files;
mod mails;
mod offices;
mod pathways;
mod promises;
mod questionnaire;
mod relations;
mod respondent;
mod script;
mod stage;
mod succession;
mod survey;
mod targets;
mod totals;
mod unnamed;
mod workshops;

use std::fmt;

use chrono::NaiveDate;
use diesel::prelude::*;

pub use self::respondent::open_link;
use self::stage::Stage;
use crate::audit::{self, Change, Readers, Who};
use crate::auth;
use crate::clock::Clock;
use crate::config::Settings;
use crate::db::schema::audit as audit_table;
use crate::db::types::Moment;
use crate::db::{Conn, Db};
use crate::error::AppError;

/// The day on which the demo stands still.
const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2023, 6, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
/// When in the day it begins.
const OPENING_HOUR: i64 = 9;
const ACTION: &str = "demo.fill";

/// How many rows one statement inserts: below both databases' limits on bound values,
/// with the widest table.
const BATCH: usize = 1000;

/// How large a demo, and which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoOptions {
    /// People in the contacts.
    pub people: usize,
    /// Exchanges in the log.
    pub exchanges: usize,
    /// Which of all the demos of this size.
    pub seed: u64,
}

/// What [`fill`] found to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// The demo was made.
    Now,
    /// It was there already.
    Before,
}

/// A part of the demo. Each throws its own dice, so that a change in one leaves the
/// others as they were.
#[derive(Debug, Clone, Copy)]
enum Part {
    Stage = 1,
    Contacts,
    Targets,
    Timeline,
    Events,
    Exchanges,
    Survey,
    Pathways,
    Strategy,
    Workshops,
    Relations,
    Succession,
    Unnamed,
}

impl Part {
    fn stream(self) -> u64 {
        self as u64
    }
}

impl fmt::Display for DemoOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            people,
            exchanges,
            seed,
        } = self;
        write!(f, "people {people}, exchanges {exchanges}, seed {seed}")
    }
}

/// The clock of the demo: nine in the morning of 1 June 2023, and on from there.
pub fn clock() -> Clock {
    Clock::starting_at(now().0)
}

/// Fills a database that has the treaty's facts and nothing else. One that holds the
/// same demo already is left alone.
///
/// # Errors
/// It holds another demo, or records that are no demo: [`AppError::BadRequest`] says
/// which. Or the database fails; then nothing is filled.
pub fn fill(db: &Db, options: DemoOptions, settings: &Settings) -> Result<Filled, AppError> {
    let filled = db.write_in_bulk(|conn| {
        if found(conn, options)? {
            return Ok(Filled::Before);
        }
        let mut stage = Stage::read(conn, settings.targets.categories(), options.seed)?;
        stage.teams = accounts::fill(conn, &stage)?;
        targets::fill(conn, &stage)?;
        let cast = contacts::fill(conn, &stage, options.people)?;
        let events = events::fill(conn, &stage, &cast)?;
        workshops::fill(conn, &stage, &events)?;
        let pattern = &settings.notes.pattern;
        exchanges::fill(conn, &stage, &cast, &events, (options.exchanges, pattern))?;
        files::fill(conn, settings)?;
        unnamed::fill(conn, &stage, &cast)?;
        survey::fill(conn, &stage, &cast, settings)?;
        questionnaire::fill(conn, &stage)?;
        pathways::fill(conn, &stage)?;
        relations::fill(conn, &stage, &cast)?;
        succession::fill(conn, &stage, &events)?;
        let change = Change {
            action: ACTION,
            subject: "demo",
            id: "",
            detail: &options.to_string(),
            readers: Readers::COORDINATION,
        };
        audit::record(conn, Who::System, now(), change)?;
        Ok(Filled::Now)
    })?;
    if filled == Filled::Now {
        db.optimize()?;
    }
    Ok(filled)
}

/// Whether the records of a database are a demo's.
///
/// # Errors
/// The database fails.
pub fn is_demo(conn: &mut Conn) -> Result<bool, AppError> {
    Ok(description(conn)?.is_some())
}

/// Whether the demo is there already; an error where something else is.
fn found(conn: &mut Conn, options: DemoOptions) -> Result<bool, AppError> {
    let wanted = options.to_string();
    match description(conn)? {
        Some(there) if there == wanted => Ok(true),
        Some(there) => Err(AppError::BadRequest(format!(
            "it holds another demo ({there}); asked for is {wanted}"
        ))),
        None if auth::count_users(conn)? > 0 => Err(AppError::BadRequest(
            "it holds accounts and is no demo: nothing was changed".to_owned(),
        )),
        None => Ok(false),
    }
}

fn description(conn: &mut Conn) -> Result<Option<String>, AppError> {
    Ok(audit_table::table
        .filter(audit_table::subject.eq("demo"))
        .filter(audit_table::action.eq(ACTION))
        .select(audit_table::detail)
        .first(conn)
        .optional()?)
}

fn now() -> Moment {
    stage::at(TODAY, OPENING_HOUR, 0)
}

/// Inserts rows, in statements below the limits on bound values.
macro_rules! insert {
    ($conn:expr, $table:ident, $rows:expr) => {{
        for batch in $rows.chunks($crate::demo::BATCH) {
            $crate::on_backend!(&mut *$conn, real => {
                diesel::insert_into($table::table).values(batch).execute(real)
            })?;
        }
    }};
}

/// The same, and their ids: in the order of the rows, for an id only ever grows.
macro_rules! insert_for_ids {
    ($conn:expr, $table:ident, $rows:expr) => {{
        let mut ids: Vec<i64> = Vec::with_capacity($rows.len());
        for batch in $rows.chunks($crate::demo::BATCH) {
            let mut inserted: Vec<i64> = $crate::on_backend!(&mut *$conn, real => {
                diesel::insert_into($table::table)
                    .values(batch)
                    .returning($table::id)
                    .get_results(real)
            })?;
            inserted.sort_unstable();
            ids.append(&mut inserted);
        }
        ids
    }};
}

use {insert, insert_for_ids};
