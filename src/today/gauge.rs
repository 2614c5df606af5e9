//! The gauge: how many States have joined since the work plan's baseline, by deposit and
//! by entry into force, against its target.

use chrono::NaiveDate;

use crate::i18n::Lang;
use crate::states::map::{DEFS, tile_class, write_shape};
use crate::states::phrases::{self, Pattern};
use crate::states::{Day, Meeting};
use crate::treaty::{Joining, Status};
use crate::web::Html;
use crate::workplans::WorkPlan;

/// What the gauge shows on a day.
pub struct Gauge {
    /// The States that have deposited since the baseline and are still bound.
    pub joined: Vec<Joining>,
    /// For how many the treaty has entered into force since.
    pub in_force: usize,
    /// How many the plan aims at.
    pub target: usize,
    /// The next entry into force, and how many there will be then.
    next: Option<(NaiveDate, usize)>,
}

impl Gauge {
    /// Of a plan, on a day.
    pub fn new(day: &Day, plan: &WorkPlan) -> Self {
        let register = day.facts.register();
        let mut joined = register.new_since(plan.baseline_on, day.on);
        joined.retain(|joining| register.status(joining.state, day.on).is_bound());
        let in_force = register.in_force_since(plan.baseline_on, day.on).len();
        let awaited = joined.iter().filter_map(|joining| joining.in_force);
        let awaited = awaited.filter(|from| *from > day.on);
        let next = awaited.clone().min();
        Self {
            next: next.map(|next| {
                (
                    next,
                    in_force + awaited.filter(|from| *from == next).count(),
                )
            }),
            in_force,
            target: usize::try_from(plan.target).unwrap_or(0),
            joined,
        }
    }

    /// "1 of 1 new State Party, 102 days to go"
    pub fn headline(&self, lang: Lang, day: &Day, plan: &WorkPlan) -> String {
        let (key, days) = if day.on < plan.meeting_on {
            ("today-headline", (plan.meeting_on - day.on).num_days())
        } else if day.on <= plan.meeting_ends_on {
            ("today-headline-now", 0)
        } else {
            ("today-headline-over", 0)
        };
        let meeting = day.facts.meeting(&plan.meeting_code);
        lang.text_with(
            key,
            &[
                ("n", self.joined.len().into()),
                ("target", self.target.into()),
                ("days", days.into()),
                (
                    "meeting",
                    meeting.map(|it| label(day, it)).unwrap_or_default().into(),
                ),
            ],
        )
    }

    /// A tile for each new State Party, then a dashed one for each still missing.
    pub fn tiles(&self, lang: Lang, day: &Day) -> Html {
        let missing = self.target.saturating_sub(self.joined.len());
        let count = i64::try_from(self.joined.len() + missing).unwrap_or(0);
        let names: Vec<_> = self
            .joined
            .iter()
            .map(|joining| day.facts.name(joining.state, lang))
            .collect();
        let mut html = Html::with_capacity(1024);
        html.raw("<svg viewBox=\"-1 -2 ")
            .number(22 * count)
            .raw(" 24\" width=\"")
            .text(&format!("{}", 55 * count / 2))
            .raw("\" height=\"30\" role=\"img\" aria-label=\"")
            .text(&lang.text_with(
                "today-gauge-tiles",
                &[
                    ("n", self.joined.len().into()),
                    ("target", self.target.into()),
                    ("states", names.join(", ").into()),
                ],
            ))
            .raw("\">")
            .raw(DEFS);
        let mut x = 0;
        for joining in &self.joined {
            let status = day.facts.status(joining.state, day.on);
            tile(&mut html, tile_class(status), x);
            write_shape(&mut html, status, joining.state.as_str());
            html.raw("</g>");
            x += 22;
        }
        for _ in 0..missing {
            tile(&mut html, "tile aim", x);
            html.raw("<use href=\"#tile-sq\"/></g>");
            x += 22;
        }
        html.raw("</svg>");
        html
    }

    /// "New States Parties since the 10MSP: 1 of 1 by deposit, 0 of 1 in force (1 on 1 August)."
    pub fn sentence(&self, lang: Lang, day: &Day, plan: &WorkPlan) -> Html {
        let mut facts = day.facts.meetings.iter();
        let own = |meeting: &&Meeting| {
            meeting.ends_on == Some(plan.baseline_on)
                && day
                    .facts
                    .treaty()
                    .is_some_and(|it| it.rules.code == meeting.body)
        };
        let since = match facts.find(own) {
            Some(meeting) => lang.text_with(
                "today-since-meeting",
                &[("meeting", label(day, meeting).into())],
            ),
            None => lang.text_with(
                "today-since-day",
                &[("day", lang.date(plan.baseline_on).into())],
            ),
        };
        let of_target = |n: usize| {
            lang.text_with(
                "today-of",
                &[("n", n.into()), ("target", self.target.into())],
            )
        };
        let key = if self.next.is_some() {
            "today-gauge-next"
        } else {
            "today-gauge"
        };
        let (next_day, next) = self.next.unwrap_or((day.on, 0));
        let pattern = Pattern::new(
            lang,
            key,
            &["since", "deposited", "in_force", "next", "day"],
        );
        let mut html = Html::with_capacity(256);
        pattern.write(&mut html, |at, html| {
            match at {
                0 => html.text(&since),
                1 => html
                    .raw("<b>")
                    .text(&of_target(self.joined.len()))
                    .raw("</b>"),
                2 => html.raw("<b>").text(&of_target(self.in_force)).raw("</b>"),
                3 => html.text(&lang.number(i64::try_from(next).unwrap_or(0))),
                _ => html.text(&phrases::day_month(lang, next_day)),
            };
        });
        html
    }
}

/// A meeting for captions: the treaty's own by what follows its code, "11MSP"; others
/// with the body, "APMBC 20MSP".
pub(super) fn label(day: &Day, meeting: &Meeting) -> String {
    let own = day.facts.treaty().map_or("", |it| it.rules.code.as_str());
    meeting
        .code
        .strip_prefix(own)
        .and_then(|rest| rest.strip_prefix('-'))
        .unwrap_or(&meeting.code)
        .replace('-', " ")
}

/// How many there will be in force after the next entries into force, and when.
pub(super) fn next_in_force(day: &Day) -> Option<(NaiveDate, usize)> {
    let register = day.facts.register();
    let awaited: Vec<_> = register
        .new_since(NaiveDate::MIN, day.on)
        .into_iter()
        .filter(|joining| register.status(joining.state, day.on) == Status::Deposited)
        .filter_map(|joining| joining.in_force)
        .filter(|from| *from > day.on)
        .collect();
    let next = *awaited.iter().min()?;
    let entering = awaited.iter().filter(|from| **from == next).count();
    Some((next, day.counts.in_force + entering))
}

fn tile(html: &mut Html, class: &'static str, x: i32) {
    html.raw("<g class=\"")
        .raw(class)
        .raw("\" transform=\"translate(")
        .number(x)
        .raw(" 0)\">");
}
