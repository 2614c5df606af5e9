//! The numbers of our own notes verbales: of each team and year from 1 on, without a gap and
//! none twice. They are given in the transaction that logs the note, and what was given
//! stays given: the last number is kept apart from the notes.

use chrono::{Datelike as _, NaiveDate};
use diesel::prelude::*;

use crate::auth::TeamId;
use crate::db::Conn;
use crate::db::schema::{note_numbers, teams};
use crate::error::AppError;
use crate::on_backend;

/// A number that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub year: i32,
    pub number: i32,
    /// As it stands on the note: `NV/ISU/2026/014`.
    pub reference: String,
}

/// Gives the next number of a team for a note of a day. Whoever asks at the same time waits
/// for the end of this transaction, and takes the same number if it is rolled back.
pub(super) fn give(
    conn: &mut Conn,
    team: TeamId,
    held_on: NaiveDate,
    pattern: &str,
) -> Result<Given, AppError> {
    use note_numbers as t;
    let year = held_on.year();
    let number: i32 = on_backend!(&mut *conn, real => diesel::insert_into(t::table)
        .values((t::team_id.eq(team), t::year.eq(year), t::last.eq(1)))
        .on_conflict((t::team_id, t::year))
        .do_update()
        .set(t::last.eq(t::last + 1))
        .returning(t::last)
        .get_result(real))?;
    let name: String = teams::table.find(team).select(teams::name).first(conn)?;
    Ok(Given {
        year,
        number,
        reference: written(pattern, &name, year, number),
    })
}

/// A number as the pattern has it written.
pub fn written(pattern: &str, team: &str, year: i32, number: i32) -> String {
    let team: String = team
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect();
    pattern
        .replace("{team}", &team)
        .replace("{year}", &year.to_string())
        .replace("{number}", &format!("{number:03}"))
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_number_is_written_as_the_pattern_has_it() {
        for (pattern, team, number, expected) in [
            ("NV/{team}/{year}/{number}", "ISU", 14, "NV/ISU/2026/014"),
            (
                "{number}-{year} {team}",
                "Côte d’Ivoire",
                1,
                "001-2026 CÔTEDIVOIRE",
            ),
            (
                "NV/{team}/{year}/{number}",
                "Spain",
                1234,
                "NV/SPAIN/2026/1234",
            ),
        ] {
            assert_eq!(written(pattern, team, 2026, number), expected);
        }
    }
}
