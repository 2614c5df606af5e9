use chrono::{Datelike as _, TimeDelta, Weekday};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn works(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn rules() -> Rules {
    Rules {
        first_after: 14,
        days_between: 10,
        at_most: 2,
        whom: Whom::Unanswered,
        quiet_days: 3,
    }
}

/// Invited on Monday 1 May 2023, to answer until 30 June.
fn history() -> History {
    History {
        invited_on: Some(day("2023-05-01")),
        closes_on: day("2023-06-30"),
        answer: Answer::None,
        reminded: Vec::new(),
        elsewhere: Vec::new(),
        on_its_way: false,
        exchanges: Vec::new(),
        stop: None,
    }
}

type Change = fn(&mut Rules, &mut History);

/// Days, with what is changed before they come, and what is decided on them.
fn check(table: &[(&str, Change, Result<(), Why>)]) {
    for (today, change, expected) in table {
        let (mut rules, mut history) = (rules(), history());
        change(&mut rules, &mut history);
        let decided = decide(&rules, &history, day(today), works);
        assert_eq!(decided, *expected, "{today}: {history:?}");
    }
}

#[test]
fn a_state_is_reminded_from_its_day_to_its_last_if_it_is_one_of_those() {
    let nothing: Change = |_, _| {};
    let early = Err(Why::Early(day("2023-05-15")));
    check(&[
        ("2023-05-14", nothing, early),
        ("2023-05-15", nothing, Ok(())),
        ("2023-05-20", nothing, Err(Why::Weekend)),
        ("2023-06-30", nothing, Ok(())),
        ("2023-07-01", nothing, Err(Why::Closed)),
    ]);
    let on = "2023-05-15";
    check(&[
        (on, |_, it| it.invited_on = None, Err(Why::NotInvited)),
        (on, |_, it| it.answer = Answer::Given, Err(Why::Answered)),
        (on, |_, it| it.answer = Answer::Begun, Ok(())),
        (on, |it, _| it.whom = Whom::Begun, Err(Why::NotBegun)),
        (on, |_, it| it.on_its_way = true, Err(Why::OnItsWay)),
    ]);
    let begun: Change = |rules, it| {
        rules.whom = Whom::Begun;
        it.answer = Answer::Begun;
    };
    let stopped = Err(Why::Stopped(Stop::Asked));
    check(&[
        (on, begun, Ok(())),
        (on, |_, it| it.stop = Some(Stop::Asked), stopped),
    ]);
}

#[test]
fn what_has_happened_keeps_reminders_apart() {
    let once: Change = |_, it| it.reminded = vec![day("2023-05-15")];
    let twice: Change = |_, it| it.reminded = vec![day("2023-05-15"), day("2023-05-25")];
    let elsewhere: Change = |_, it| it.elsewhere = vec![day("2023-05-09")];
    let exchange: Change = |_, it| it.exchanges = vec![day("2023-05-12")];
    check(&[
        ("2023-05-24", once, Err(Why::Early(day("2023-05-25")))),
        ("2023-05-25", once, Ok(())),
        ("2023-06-08", twice, Err(Why::Enough)),
        ("2023-05-15", elsewhere, Err(Why::Week(day("2023-05-09")))),
        ("2023-05-16", elsewhere, Ok(())),
        (
            "2023-05-15",
            exchange,
            Err(Why::Exchange(day("2023-05-12"))),
        ),
        ("2023-05-16", exchange, Ok(())),
    ]);
}

#[test]
fn a_plan_goes_on_after_a_weekend_and_an_exchange_and_ends_in_time() {
    let mut planned = history();
    planned.exchanges = vec![day("2023-05-15")];
    // Quiet until 18 May; ten days later is a Monday after a weekend.
    assert_eq!(
        plan(&rules(), &planned, day("2023-05-01"), works),
        [day("2023-05-19"), day("2023-05-29")]
    );
    planned.closes_on = day("2023-05-28");
    assert_eq!(
        plan(&rules(), &planned, day("2023-05-01"), works),
        [day("2023-05-19")]
    );
    planned.answer = Answer::Given;
    assert_eq!(plan(&rules(), &planned, day("2023-05-01"), works), []);
}

/// What happens to a State on a day.
#[derive(Debug, Clone, Copy)]
enum Event {
    Nothing,
    Exchange,
    Save,
    SignOff,
    Stop,
    GoOn,
}

fn some_rules() -> impl Strategy<Value = Rules> {
    (1_i64..40, 0_i64..40, 1_usize..5, any::<bool>(), 0_i64..10).prop_map(
        |(first_after, days_between, at_most, begun, quiet_days)| Rules {
            first_after,
            days_between,
            at_most,
            whom: if begun { Whom::Begun } else { Whom::Unanswered },
            quiet_days,
        },
    )
}

fn event() -> impl Strategy<Value = (usize, Event)> {
    let kind = prop_oneof![
        30 => Just(Event::Nothing),
        3 => Just(Event::Exchange),
        3 => Just(Event::Save),
        1 => Just(Event::SignOff),
        1 => Just(Event::Stop),
        1 => Just(Event::GoOn),
    ];
    (0_usize..3, kind)
}

proptest! {
    /// Three circulations ask one State at the same time, whatever happens meanwhile.
    #[test]
    fn no_state_gets_more_than_the_rules_allow(
        rules in prop::collection::vec(some_rules(), 3),
        starts in prop::collection::vec(0_i64..40, 3),
        lengths in prop::collection::vec(10_i64..120, 3),
        events in prop::collection::vec(event(), 150),
    ) {
        let first = day("2023-01-02");
        let on = |days: i64| first + TimeDelta::days(days);
        let mut histories: Vec<History> = starts
            .iter()
            .zip(&lengths)
            .map(|(start, length)| History {
                invited_on: Some(on(*start)),
                closes_on: on(start + length),
                ..history()
            })
            .collect();
        for (today, (which, event)) in first.iter_days().zip(events) {
            for (number, history) in histories.iter_mut().enumerate() {
                match event {
                    Event::Exchange => history.exchanges.push(today),
                    _ if number != which => {}
                    Event::Save if history.answer == Answer::None => {
                        history.answer = Answer::Begun;
                    }
                    Event::SignOff => history.answer = Answer::Given,
                    Event::Stop => history.stop = Some(Stop::Asked),
                    Event::GoOn => history.stop = None,
                    Event::Nothing | Event::Save => {}
                }
            }
            for number in 0..histories.len() {
                let others = histories.iter().enumerate().filter(|(other, _)| *other != number);
                let elsewhere = others.flat_map(|(_, it)| it.reminded.clone()).collect();
                let (Some(history), Some(rules)) = (histories.get_mut(number), rules.get(number))
                else {
                    continue;
                };
                history.elsewhere = elsewhere;
                if decide(rules, history, today, works).is_ok() {
                    prop_assert!(history.answer != Answer::Given && history.stop.is_none());
                    prop_assert!(rules.whom == Whom::Unanswered || history.answer == Answer::Begun);
                    prop_assert!(today <= history.closes_on);
                    let near = |it: &NaiveDate| (today - *it).num_days().abs() <= rules.quiet_days;
                    prop_assert!(rules.quiet_days == 0 || !history.exchanges.iter().any(near));
                    history.reminded.push(today);
                }
            }
        }
        for (history, rules) in histories.iter().zip(&rules) {
            prop_assert!(history.reminded.len() <= rules.at_most);
            let invited = history.invited_on.unwrap();
            for (number, reminded) in history.reminded.iter().enumerate() {
                let (from, days) = match number.checked_sub(1).and_then(|it| history.reminded.get(it)) {
                    Some(before) => (*before, rules.days_between),
                    None => (invited, rules.first_after),
                };
                prop_assert!((*reminded - from).num_days() >= days);
            }
        }
        let mut all: Vec<NaiveDate> = histories.iter().flat_map(|it| it.reminded.clone()).collect();
        all.sort();
        prop_assert!(all.iter().all(|it| works(*it)), "never at weekends");
        for (one, next) in all.iter().zip(all.iter().skip(1)) {
            prop_assert!((*next - *one).num_days() >= 7, "never two in a week: {one} {next}");
        }
    }

    #[test]
    fn what_is_planned_is_what_is_decided_day_by_day(
        rules in some_rules(), exchanges in prop::collection::vec(0_i64..60, 0..5),
    ) {
        let mut told = history();
        told.answer = Answer::Begun;
        told.exchanges = exchanges.iter().map(|it| day("2023-05-01") + TimeDelta::days(*it)).collect();
        let planned = plan(&rules, &told, day("2023-05-01"), works);
        let mut lived = told.clone();
        for today in day("2023-05-01").iter_days().take(90) {
            if decide(&rules, &lived, today, works).is_ok() {
                lived.reminded.push(today);
            }
        }
        prop_assert_eq!(planned, lived.reminded);
    }
}
