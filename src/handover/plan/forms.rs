//! What the new plan is.

use chrono::{Datelike, Months, NaiveDate};

use crate::states::{Facts, Meeting};
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};
use crate::workplans::WorkPlan;

/// The longest title, in characters.
const MAX_TITLE: usize = 200;
/// The most new States Parties a plan aims at.
const MAX_TARGET: i32 = 197;

/// A new plan.
#[derive(Debug, Clone)]
pub(super) struct PlanForm {
    pub titles: [String; 3],
    pub meeting: String,
    pub meeting_on: NaiveDate,
    pub meeting_ends_on: NaiveDate,
    pub baseline_on: NaiveDate,
    pub target: i32,
    pub coordinators: Vec<Iso3>,
    /// The decisions that go along.
    pub targets: Vec<i64>,
    /// The lines of the timeline that are planned anew.
    pub lines: Vec<i64>,
}

/// The months from one meeting to the other: so much later everything is planned.
pub(super) fn months_between(old: NaiveDate, new: NaiveDate) -> i32 {
    let months = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month()).unwrap_or(0);
    months(new) - months(old)
}

/// The day so many months later; the last of a month is followed by the last of another.
pub(super) fn moved(day: NaiveDate, months: i32) -> NaiveDate {
    let later = |day: NaiveDate| {
        let by = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            day.checked_sub_months(by)
        } else {
            day.checked_add_months(by)
        };
        moved.unwrap_or(day)
    };
    let next = day.succ_opt().unwrap_or(day);
    if next.day() == 1 {
        return later(next).pred_opt().unwrap_or(day);
    }
    later(day)
}

/// The meetings that a plan may run up to: those of the treaty itself that are not over when
/// the old plan's is.
pub(super) fn meetings<'a>(
    facts: &'a Facts,
    old: &'a WorkPlan,
) -> impl Iterator<Item = &'a Meeting> {
    let own = facts.treaty().map_or("", |it| it.rules.code.as_str());
    facts
        .meetings
        .iter()
        .filter(move |it| it.body == own)
        .filter(move |it| it.starts_on.is_some_and(|from| from > old.meeting_ends_on))
}

impl PlanForm {
    pub(super) fn parse(
        data: &Params,
        facts: &Facts,
        old: &WorkPlan,
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let titles = ["title_en", "title_fr", "title_es"]
            .map(|field| reader.required_text(field, MAX_TITLE));
        let codes: Vec<String> = meetings(facts, old).map(|it| it.code.clone()).collect();
        let meeting = reader.one_of("meeting", &codes);
        let baseline = reader.past("baseline_on", today);
        if baseline.is_some_and(|day| day < old.baseline_on) {
            reader.refuse("baseline_on", "handover-plan-baseline", Vec::new());
        }
        let target: Option<i32> = reader.required("target", "handover-plan-target-wrong");
        if target.is_some_and(|n| !(0..=MAX_TARGET).contains(&n)) {
            reader.refuse("target", "handover-plan-target-wrong", Vec::new());
        }
        let coordinators: Vec<Iso3> = data
            .all("coordinators")
            .filter_map(|code| code.parse().ok())
            .filter(|code| facts.state(*code).is_some())
            .collect();
        if coordinators.is_empty() {
            reader.refuse("coordinators", "form-choose", Vec::new());
        }
        let found = facts
            .meetings
            .iter()
            .find(|it| Some(&it.code) == meeting.as_ref());
        reader.finish(|| {
            let from = found?.starts_on?;
            Some(Self {
                titles,
                meeting: meeting?,
                meeting_on: from,
                meeting_ends_on: found?.ends_on.unwrap_or(from),
                baseline_on: baseline?,
                target: target?,
                coordinators,
                targets: data
                    .all("targets")
                    .filter_map(|id| id.parse().ok())
                    .collect(),
                lines: data.all("lines").filter_map(|id| id.parse().ok()).collect(),
            })
        })
    }

    /// The plan's code: what follows the treaty's in the meeting's, `12msp`.
    pub(super) fn code(&self) -> String {
        let (_, own) = self.meeting.split_once('-').unwrap_or(("", &self.meeting));
        own.to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_moved_whole() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let months = months_between(day("2026-09-14"), day("2027-11-15"));
        assert_eq!(months, 14);
        let table = [
            ("2026-01-01", 13, "2027-02-01"),
            ("2026-01-31", 13, "2027-02-28"),
            ("2026-02-28", 13, "2027-03-31"),
            ("2026-02-15", 14, "2027-04-15"),
            ("2026-06-30", -4, "2026-02-28"),
            ("2026-06-30", 0, "2026-06-30"),
        ];
        for (from, by, to) in table {
            assert_eq!(moved(day(from), by), day(to), "{from} {by}");
        }
    }
}
