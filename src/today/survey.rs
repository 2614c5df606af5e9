//! How far the survey has come, State by State.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::queries::{self, Circulation};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::mail::MailStatus;
use crate::survey::model::{Progress, ResponseStatus};
use crate::survey::{progress_bar, progress_legend};
use crate::treaty::Iso3;
use crate::web::{Desk, Html};
use crate::workplans::WorkPlanId;

/// The progress of the circulation that is out.
#[derive(Debug, Serialize)]
pub struct SurveyProgress {
    href: String,
    title: String,
    text: String,
    bar: Html,
    legend: Html,
}

/// The progress of the circulation released last; nothing where there is none.
///
/// # Errors
/// The database fails.
pub fn progress(
    desk: &Desk,
    conn: &mut Conn,
    plan: WorkPlanId,
) -> Result<Option<SurveyProgress>, AppError> {
    let Some(circulation) = queries::circulation(conn, &desk.actor, plan)? else {
        return Ok(None);
    };
    let mails = queries::invited(conn, &desk.actor, circulation.id)?;
    let answers = queries::answers(conn, &desk.actor, &circulation)?;
    let counts = count(&mails, &answers);
    Ok(Some(SurveyProgress::new(desk.lang, &circulation, &counts)))
}

/// How many States are how far, in the order of the bar.
fn count(
    mails: &[(Iso3, MailStatus)],
    answers: &[(Iso3, ResponseStatus, Option<NaiveDate>)],
) -> Vec<(Progress, usize)> {
    let mut states: BTreeMap<Iso3, (Option<ResponseStatus>, Vec<MailStatus>)> = BTreeMap::new();
    for (state, status) in mails {
        states.entry(*state).or_default().1.push(*status);
    }
    for (state, status, _) in answers {
        states.entry(*state).or_default().0 = Some(*status);
    }
    let declined = |state: &Iso3| {
        let mut declined = answers.iter().filter(|(.., on)| on.is_some());
        declined.any(|(it, ..)| it == state)
    };
    let found: Vec<_> = states
        .iter()
        .map(|(state, (answer, mails))| {
            if declined(state) {
                Progress::Declined
            } else {
                Progress::of(*answer, mails.iter().map(|mail| Some(*mail)))
            }
        })
        .collect();
    Progress::IN_BAR
        .iter()
        .map(|progress| (*progress, found.iter().filter(|of| *of == progress).count()))
        .filter(|(progress, count)| *count > 0 || *progress == Progress::Answered)
        .collect()
}

impl SurveyProgress {
    fn new(lang: Lang, circulation: &Circulation, counts: &[(Progress, usize)]) -> Self {
        let of = |wanted: Progress| {
            let found = counts.iter().find(|(progress, _)| *progress == wanted);
            found.map_or(0, |(_, count)| *count)
        };
        let all: usize = counts.iter().map(|(_, count)| count).sum();
        let href = format!("/survey/circulations/{}", circulation.id);
        Self {
            title: circulation.title.clone(),
            text: lang.text_with(
                "today-survey-text",
                &[
                    ("answered", of(Progress::Answered).into()),
                    ("all", all.into()),
                    ("begun", of(Progress::Begun).into()),
                    ("day", lang.date(circulation.closes_on).into()),
                ],
            ),
            bar: progress_bar(lang, counts),
            legend: progress_legend(lang, counts, Some(&href)),
            href,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_counts_once_and_at_its_furthest() {
        let state = |code: &str| code.parse::<Iso3>().unwrap();
        let mails = [
            (state("UGA"), MailStatus::Sent),
            (state("UGA"), MailStatus::Failed),
            (state("KEN"), MailStatus::Bounced),
            (state("KEN"), MailStatus::Deferred),
            (state("AGO"), MailStatus::Failed),
            (state("DJI"), MailStatus::Sent),
            (state("DJI"), MailStatus::Queued),
        ];
        let answers = [
            (state("UGA"), ResponseStatus::Answered, None),
            (state("HTI"), ResponseStatus::Begun, None),
            (state("JAM"), ResponseStatus::Begun, Some(NaiveDate::MIN)),
        ];
        let each_once = Progress::IN_BAR.map(|progress| (progress, 1));
        assert_eq!(count(&mails, &answers), each_once);
    }
}
