//! Whether a State is reminded on a day: of the rules, of what has happened, and of nothing
//! else.

use chrono::NaiveDate;

use crate::text_enum;

/// No State is reminded twice within so many days, of whatever circulation.
pub const WEEK: i64 = 7;

text_enum! {
    /// Who is reminded.
    Whom {
        /// Whoever has not answered.
        Unanswered => "unanswered",
        /// Whoever has begun and not signed off.
        Begun => "begun",
    }
}

/// The rules of a circulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Days from the invitation to the first reminder.
    pub first_after: i64,
    /// Days from each reminder to the next; never fewer than [`WEEK`].
    pub days_between: i64,
    /// How many there are at most.
    pub at_most: usize,
    /// Who is reminded.
    pub whom: Whom,
    /// Days around another exchange with the State in which none is sent.
    pub quiet_days: i64,
}

/// How far a State is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing has come.
    None,
    /// Some pages are saved.
    Begun,
    /// It is signed off, or came in another way.
    Given,
}

/// Why a State is not reminded any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// It has asked for it.
    Asked,
    /// It has replied otherwise.
    Replied,
    /// Someone decided so.
    Decided,
    /// The mail came back.
    Bounced,
}

/// What has happened with a State.
#[derive(Debug, Clone)]
pub struct History {
    /// The day the invitation left.
    pub invited_on: Option<NaiveDate>,
    /// The last day for its answer.
    pub closes_on: NaiveDate,
    /// How far it is.
    pub answer: Answer,
    /// The days it was reminded of this circulation.
    pub reminded: Vec<NaiveDate>,
    /// The days it was reminded of others.
    pub elsewhere: Vec<NaiveDate>,
    /// Whether a reminder to it waits to be sent, of whatever circulation.
    pub on_its_way: bool,
    /// The days of other exchanges with it.
    pub exchanges: Vec<NaiveDate>,
    /// Why it is not reminded any more.
    pub stop: Option<Stop>,
}

/// Why a State is not reminded on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is not reminded any more.
    Stopped(Stop),
    /// It has answered.
    Answered,
    /// Its last day is over.
    Closed,
    /// It has been reminded as often as it may.
    Enough,
    /// The invitation has not left.
    NotInvited,
    /// Only who has begun is reminded.
    NotBegun,
    /// A reminder waits to be sent.
    OnItsWay,
    /// Not before this day.
    Early(NaiveDate),
    /// Nobody works there.
    Weekend,
    /// It was reminded within a week, on this day.
    Week(NaiveDate),
    /// There was another exchange, on this day.
    Exchange(NaiveDate),
}

impl Why {
    /// Whether it may be reminded later all the same.
    pub fn passes(self) -> bool {
        !matches!(
            self,
            Self::Stopped(_) | Self::Answered | Self::Closed | Self::Enough
        )
    }
}

/// Whether a State is reminded on a day; `works` says on which days its offices do.
///
/// # Errors
/// Why it is not.
pub fn decide(
    rules: &Rules,
    history: &History,
    today: NaiveDate,
    works: impl Fn(NaiveDate) -> bool,
) -> Result<(), Why> {
    if history.answer == Answer::Given {
        return Err(Why::Answered);
    }
    if let Some(stop) = history.stop {
        return Err(Why::Stopped(stop));
    }
    if today > history.closes_on {
        return Err(Why::Closed);
    }
    if history.reminded.len() >= rules.at_most {
        return Err(Why::Enough);
    }
    let Some(invited_on) = history.invited_on else {
        return Err(Why::NotInvited);
    };
    if rules.whom == Whom::Begun && history.answer != Answer::Begun {
        return Err(Why::NotBegun);
    }
    if history.on_its_way {
        return Err(Why::OnItsWay);
    }
    let earliest = earliest(rules, history, invited_on);
    if today < earliest {
        return Err(Why::Early(earliest));
    }
    if !works(today) {
        return Err(Why::Weekend);
    }
    let mut before = history.reminded.iter().chain(&history.elsewhere);
    if let Some(day) = before.find(|day| apart(**day, today) < WEEK) {
        return Err(Why::Week(*day));
    }
    let near = |day: &&NaiveDate| apart(**day, today) <= rules.quiet_days;
    match history.exchanges.iter().find(near) {
        Some(day) if rules.quiet_days > 0 => Err(Why::Exchange(*day)),
        _ => Ok(()),
    }
}

/// The days on which a State is reminded from a day on, if nothing else happens.
pub fn plan(
    rules: &Rules,
    history: &History,
    from: NaiveDate,
    works: impl Fn(NaiveDate) -> bool,
) -> Vec<NaiveDate> {
    let mut history = history.clone();
    let mut days = Vec::new();
    for day in from
        .iter_days()
        .take_while(|day| *day <= history.closes_on.max(from))
    {
        match decide(rules, &history, day, &works) {
            Ok(()) => {
                history.reminded.push(day);
                days.push(day);
            }
            Err(why) if !why.passes() => break,
            Err(_) => {}
        }
    }
    days
}

fn earliest(rules: &Rules, history: &History, invited_on: NaiveDate) -> NaiveDate {
    let last = history.reminded.iter().max();
    let (from, days) = match last {
        Some(last) => (*last, rules.days_between.max(WEEK)),
        None => (invited_on, rules.first_after),
    };
    from.checked_add_signed(chrono::TimeDelta::days(days))
        .unwrap_or(NaiveDate::MAX)
}

fn apart(one: NaiveDate, other: NaiveDate) -> i64 {
    (one - other).num_days().abs()
}

#[cfg(test)]
mod tests;
