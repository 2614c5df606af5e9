//! The working days from the plan's beginning to today, and how busy each was.

use chrono::{Datelike, NaiveDate, Weekday};

/// A working day and how many exchanges were held by its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub(super) date: NaiveDate,
    pub(super) by_its_end: usize,
}

/// Shares `exchanges` out over the working days from one day to another, both included:
/// more where diplomats meet.
pub(super) fn days(from: NaiveDate, until: NaiveDate, exchanges: usize) -> Vec<Day> {
    let dates: Vec<_> = from
        .iter_days()
        .take_while(|date| *date <= until)
        .filter(|date| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun))
        .collect();
    let total: usize = dates.iter().map(|date| busyness(*date)).sum();
    let mut reached = 0;
    dates
        .into_iter()
        .map(|date| {
            reached += busyness(date);
            Day {
                date,
                by_its_end: exchanges * reached / total.max(1),
            }
        })
        .collect()
}

fn busyness(date: NaiveDate) -> usize {
    match (date.month(), date.day()) {
        // the 20MSP of the Mine Ban Convention
        (11, 21..=25) => 9,
        // the First Committee; around the workshops of early 2023
        (10, _) | (2, 13..) | (3, ..=10) => 6,
        (12, 20..) | (1, ..=8) => 1,
        (5, _) => 5,
        (6, 1) => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exchange_falls_on_a_working_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for exchanges in [0, 1, 400, 1_000_000] {
            let days = days(day("2022-09-05"), day("2023-06-01"), exchanges);
            assert_eq!(days.last().unwrap().by_its_end, exchanges);
            assert!(
                days.windows(2)
                    .all(|two| two[0].by_its_end <= two[1].by_its_end)
            );
            assert!(
                days.iter()
                    .all(|day| day.date.weekday().num_days_from_monday() < 5)
            );
        }
    }
}
