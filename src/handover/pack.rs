//! The pack: one ZIP that a stranger opens and goes on from. It is made in memory, of tables
//! that are bounded, one after the other; the same records make the same bytes.

use std::io::{Cursor, Write as _};

use chrono::{Datelike as _, Months, Timelike as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::sheets::Sources;
use super::views::{IndexFile, IndexPage};
use crate::auth::{Marking, team_names};
use crate::calendar;
use crate::contacts;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::events;
use crate::exchanges::{self, commitments};
use crate::states::{brief_files, targets};
use crate::treaty::Iso3;
use crate::web::Desk;
use crate::web::export::spreadsheet;
use crate::web::table::Table;
use crate::workplans;

/// How many rows of a list go into the pack; of the log these are the newest.
pub(super) const MAX_ROWS: usize = 20_000;
/// How far the calendar reaches back and ahead, in months.
const CALENDAR_BACK: Months = Months::new(3);
const CALENDAR_AHEAD: Months = Months::new(18);

/// How many entries a file holds, by its name.
pub(super) type Holds = Vec<(&'static str, usize)>;

/// Writes the pack of what `desk` reads, which is nothing above `highest`.
pub(super) fn write(
    desk: &Desk,
    conn: &mut Conn,
    highest: Marking,
) -> Result<(Vec<u8>, Holds), AppError> {
    let mut pack = Pack::new(desk)?;
    let targets = target_states(desk, conn)?;
    for (state, html) in brief_files(desk, conn, &targets, highest)? {
        pack.add(&format!("briefs/{state}.html"), html.as_bytes())?;
    }
    pack.told("briefs/", "briefs", targets.len());
    pack.sheets(desk, conn)?;
    let today = desk.today();
    let from = today.checked_sub_months(CALENDAR_BACK).unwrap_or(today);
    let until = today.checked_add_months(CALENDAR_AHEAD).unwrap_or(today);
    let name = desk.t("handover-calendar-name");
    let (bytes, entries) = calendar::file(desk, conn, (from, until), name)?;
    pack.add("calendar.ics", &bytes)?;
    pack.told("calendar.ics", "calendar", entries);
    let plan = workplans::current(conn, today)?;
    let facts = desk.facts(conn)?;
    let briefs = targets
        .iter()
        .map(|state| (*state, facts.name(*state, desk.lang).to_owned()))
        .collect();
    let index = IndexPage::new(desk, &plan, highest, &pack.files, briefs);
    pack.add("index.html", desk.rendered(&index)?.as_bytes())?;
    pack.finish()
}

/// The target States, by name in the reader's language.
fn target_states(desk: &Desk, conn: &mut Conn) -> Result<Vec<Iso3>, AppError> {
    let (facts, today) = (desk.facts(conn)?, desk.today());
    let plan = workplans::current(conn, today)?;
    let settings = plan.categories(&desk.app.settings.targets);
    let rows = targets::target_rows(conn, &desk.actor, plan.id)?;
    let list = targets::list(&facts, settings, rows, today);
    let mut found: Vec<Iso3> = list.iter().map(|target| target.state).collect();
    found.sort_by_cached_key(|state| crate::i18n::sort_key(facts.name(*state, desk.lang)));
    Ok(found)
}

struct Pack {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
    at: Moment,
    files: Vec<IndexFile>,
    holds: Holds,
}

impl Pack {
    fn new(desk: &Desk) -> Result<Self, AppError> {
        let at = desk.app.clock.now();
        Ok(Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            options: SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(stamp(at)?),
            at,
            files: Vec::new(),
            holds: Vec::new(),
        })
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), AppError> {
        self.zip
            .start_file(name, self.options)
            .map_err(AppError::internal)?;
        self.zip.write_all(bytes).map_err(AppError::internal)
    }

    /// Says what a file is and how much it holds.
    fn told(&mut self, path: &str, what: &'static str, entries: usize) {
        self.files.push(IndexFile::new(path, what, entries));
        self.holds.push((what, entries));
    }

    fn sheet(&mut self, what: &'static str, table: &Table) -> Result<(), AppError> {
        let path = format!("sheets/{what}.xlsx");
        self.add(&path, &spreadsheet(table, self.at)?)?;
        self.told(&path, what, table.rows.len());
        Ok(())
    }

    /// The tables: each is gone before the next is read.
    fn sheets(&mut self, desk: &Desk, conn: &mut Conn) -> Result<(), AppError> {
        use commitments::Standing::{Done, Open};
        let facts = desk.facts(conn)?;
        let teams = team_names(conn)?.into_iter().collect();
        let states: Vec<Iso3> = facts.by_name(desk.lang).map(|state| state.iso3).collect();
        let sources = Sources {
            desk,
            facts: &facts,
            teams: &teams,
            states: &states,
        };
        self.sheet("targets", &workplans::sheet(desk, conn)?)?;
        let open = commitments::sheet(desk, conn, &[Open], MAX_ROWS)?;
        self.sheet("open-commitments", &open)?;
        self.sheet("who-knows-whom", &sources.acquaintances(conn)?)?;
        if desk.actor.is_inside() {
            self.sheet("survey", &sources.survey(conn)?)?;
        }
        self.sheet("contacts", &contacts::sheet(desk, conn, MAX_ROWS)?)?;
        self.sheet("exchanges", &exchanges::sheet(desk, conn, MAX_ROWS)?)?;
        let all = commitments::sheet(desk, conn, &[Open, Done], MAX_ROWS)?;
        self.sheet("commitments", &all)?;
        self.sheet("events", &events::sheet(desk, conn, MAX_ROWS)?)?;
        self.sheet("barriers", &sources.barriers(conn)?)?;
        self.sheet("positions", &sources.positions(conn)?)?;
        self.sheet("pathways", &sources.pathways(conn)?)
    }

    fn finish(self) -> Result<(Vec<u8>, Holds), AppError> {
        let bytes = self.zip.finish().map_err(AppError::internal)?;
        Ok((bytes.into_inner(), self.holds))
    }
}

/// A moment as a ZIP has it: to two seconds, and not before 1980.
fn stamp(at: Moment) -> Result<DateTime, AppError> {
    let at = at.0;
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    DateTime::from_date_and_time(
        u16::try_from(at.year()).unwrap_or_default(),
        small(at.month()),
        small(at.day()),
        small(at.hour()),
        small(at.minute()),
        small(at.second()),
    )
    .map_err(AppError::internal)
}
