//! When mails leave: in the working hours of the place where each is read, spread over them.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use crate::contacts::OrganisationKind;
use crate::db::types::Moment;
use crate::exchanges::zones;
use crate::i18n::Lang;
use crate::states::clocks;
use crate::treaty::Iso3;

/// Where a mail is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub state: Iso3,
    pub zone: Tz,
}

impl Place {
    /// A mission abroad keeps the hours of its place, all others those of the capital.
    pub(super) fn of(state: Iso3, office: Option<OrganisationKind>) -> Self {
        let zone = match office {
            Some(OrganisationKind::MissionGeneva) => chrono_tz::Europe::Zurich,
            Some(OrganisationKind::MissionNewYork) => chrono_tz::America::New_York,
            _ => clocks::zone(state),
        };
        Self { state, zone }
    }

    /// The day there at a moment.
    pub(super) fn day(self, at: Moment) -> NaiveDate {
        self.zone.from_utc_datetime(&at.0).date_naive()
    }
}

/// When each of these mails leaves, from a moment on: those to one zone one after the other, from its next working hour to the end of that day.
pub(super) fn spread(
    places: &[Place],
    from: Moment,
    hours: Option<(NaiveTime, NaiveTime)>,
) -> Vec<Moment> {
    let Some(hours) = hours else {
        return vec![from; places.len()];
    };
    let mut counts: HashMap<Tz, i64> = HashMap::new();
    for place in places {
        *counts.entry(place.zone).or_default() += 1;
    }
    let mut gone: HashMap<Tz, i64> = HashMap::new();
    let due = places.iter().map(|place| {
        let (open, close) = next(*place, from, hours);
        let number = gone.entry(place.zone).or_default();
        let all = counts.get(&place.zone).copied().unwrap_or(1).max(1);
        let seconds = (close.0 - open.0).num_seconds() * *number / all;
        *number += 1;
        open.plus(TimeDelta::seconds(seconds))
    });
    due.collect()
}

/// The working hours there that end after a moment: what is left of them.
fn next(place: Place, from: Moment, (open, close): (NaiveTime, NaiveTime)) -> (Moment, Moment) {
    let today = place.day(from);
    let days = (0..14).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
    let working = days.filter(|day| clocks::works_on(place.state, *day));
    let mut hours = working.filter_map(|day| {
        let open = zones::moment(place.zone, day, open)?;
        let close = zones::moment(place.zone, day, close)?;
        (from < close).then_some((open.max(from), close))
    });
    hours.next().unwrap_or((from, from))
}

/// The end of a day in a State's capital.
pub(super) fn end_of_day(state: Iso3, day: NaiveDate) -> Moment {
    let zone = clocks::zone(state);
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    // Where clocks skip midnight, the day ends an hour later by them.
    let at = |time| zones::moment(zone, next, time);
    at(NaiveTime::MIN)
        .or_else(|| at(NaiveTime::from_hms_opt(1, 0, 0)?))
        .unwrap_or(Moment(next.into()))
}

/// A last day as it is told: "30 June 2023, until the end of the day there (Africa/Kampala)".
pub(in crate::survey) fn last_day(lang: Lang, state: Iso3, day: NaiveDate) -> String {
    let zone = zones::readable(clocks::zone(state).name());
    lang.text_with(
        "survey-last-day",
        &[("date", lang.date(day).into()), ("zone", zone.into())],
    )
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike as _, Weekday};
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Moment {
        Moment(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
    }

    fn hours() -> (NaiveTime, NaiveTime) {
        (
            NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            NaiveTime::from_hms_opt(17, 0, 0).unwrap(),
        )
    }

    fn place(state: &str, office: Option<OrganisationKind>) -> Place {
        Place::of(state.parse().unwrap(), office)
    }

    #[test]
    fn mails_leave_in_the_next_working_hours_of_the_place() {
        let geneva = place("UGA", Some(OrganisationKind::MissionGeneva));
        let kampala = place("UGA", Some(OrganisationKind::Capital));
        let cairo = place("EGY", None);
        for (place, from, due) in [
            // Geneva is two hours ahead in summer.
            (geneva, "2023-05-31 09:00", "2023-05-31 09:00"),
            (geneva, "2023-05-31 05:00", "2023-05-31 07:00"),
            (geneva, "2023-05-31 15:00", "2023-06-01 07:00"),
            (geneva, "2023-06-02 16:00", "2023-06-05 07:00"),
            (kampala, "2023-05-31 09:00", "2023-05-31 09:00"),
            (kampala, "2023-05-31 14:30", "2023-06-01 06:00"),
            // Thursday evening; Cairo rests on Friday.
            (cairo, "2023-06-01 15:00", "2023-06-05 06:00"),
        ] {
            assert_eq!(
                spread(&[place], at(from), Some(hours())),
                [at(due)],
                "{from}"
            );
        }
        assert_eq!(
            spread(&[geneva; 4], at("2023-05-31 07:00"), Some(hours())),
            ["07:00", "09:00", "11:00", "13:00"].map(|hour| at(&format!("2023-05-31 {hour}")))
        );
        let night = at("2023-06-03 02:00");
        assert_eq!(spread(&[geneva], night, None), [night]);
    }

    #[test]
    fn a_day_ends_where_it_is() {
        let day = NaiveDate::from_ymd_opt(2023, 6, 30).unwrap();
        let end = |code: &str| end_of_day(code.parse().unwrap(), day);
        assert_eq!(end("UGA"), at("2023-06-30 21:00"));
        assert_eq!(end("JAM"), at("2023-07-01 05:00"));
        assert_eq!(end("KIR"), at("2023-06-30 12:00"));
    }

    proptest! {
        #[test]
        fn no_mail_leaves_out_of_hours_or_early(
            minutes in 0_i64..600_000, codes in prop::collection::vec(0_usize..5, 1..40),
        ) {
            let known = ["UGA", "EGY", "WSM", "JAM", "NPL"].map(|code| place(code, None));
            let places: Vec<Place> = codes.iter().filter_map(|it| known.get(*it)).copied().collect();
            let from = at("2023-01-01 00:00").plus(TimeDelta::minutes(minutes));
            let due = spread(&places, from, Some(hours()));
            prop_assert_eq!(due.len(), places.len());
            for (place, due) in places.iter().zip(due) {
                let local = place.zone.from_utc_datetime(&due.0).naive_local();
                prop_assert!(due >= from);
                prop_assert!(clocks::works_on(place.state, local.date()));
                prop_assert!(!matches!(local.weekday(), Weekday::Sat | Weekday::Sun));
                let (open, close) = hours();
                prop_assert!(local.time() >= open && local.time() < close, "{local}");
            }
        }
    }
}
