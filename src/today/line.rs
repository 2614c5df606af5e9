//! The line of the plan: from the baseline to the meeting, what the calendar holds and
//! what States did.

use chrono::{Datelike, NaiveDate};

use super::gauge::{Gauge, label};
use crate::i18n::Lang;
use crate::states::{Day, phrases};
use crate::treaty::Joining;
use crate::web::Html;
use crate::workplans::WorkPlan;

/// Labels nearer to the one before than this share of the line would touch it.
const APART: f64 = 11.0;
/// A label that begins beyond this would run into the one at the line's end.
const ROOM: f64 = 76.0;

/// Something on the line.
struct Mark {
    day: NaiveDate,
    at: f64,
    kind: Kind,
    label: String,
    /// The second line of the label.
    sub: String,
    /// What the list says, which has more room.
    whole: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Start,
    Meeting,
    Deposit,
    Force,
    Today,
    End,
}

/// The line on a day, with the same as a list.
pub(super) fn draw(lang: Lang, day: &Day, plan: &WorkPlan, gauge: &Gauge) -> Html {
    let marks = marks(lang, day, plan, gauge);
    let gone = position(plan, day.on);
    let mut html = Html::with_capacity(4096);
    html.raw("<figure class=\"plan-line\"><svg aria-hidden=\"true\">")
        .raw("<line class=\"line-track\" x1=\"0\" y1=\"46\" x2=\"100%\" y2=\"46\"/>")
        .raw("<line class=\"line-gone\" x1=\"0\" y1=\"46\" x2=\"")
        .text(&percent(gone))
        .raw("\" y2=\"46\"/>");
    let labelled = labelled(&marks);
    for (mark, has_label) in marks.iter().zip(labelled) {
        draw_mark(&mut html, mark, has_label);
    }
    html.raw("</svg><ol class=\"milestones\">");
    for mark in &marks {
        list_mark(&mut html, lang, mark);
    }
    html.raw("</ol></figure>");
    html
}

/// A range of days: 11–14 Sept.
pub(super) fn range(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let last = phrases::day_month(lang, to);
    if from == to {
        last
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{last}", from.day())
    } else {
        format!("{} – {last}", phrases::day_month(lang, from))
    }
}

/// Every mark of the line, in order.
fn marks(lang: Lang, day: &Day, plan: &WorkPlan, gauge: &Gauge) -> Vec<Mark> {
    let mut marks = meetings(lang, day, plan);
    for joining in &gauge.joined {
        marks.extend(steps(lang, day, plan, joining));
    }
    if plan.baseline_on < day.on && day.on < plan.meeting_ends_on {
        let word = lang.text("today-line-today");
        let sub = String::new();
        marks.push(mark(plan, day.on, Kind::Today, word.clone(), sub, word));
    }
    marks.sort_by_key(|mark| (mark.day, mark.kind));
    marks
}

fn mark(
    plan: &WorkPlan,
    day: NaiveDate,
    kind: Kind,
    label: String,
    sub: String,
    whole: String,
) -> Mark {
    Mark {
        day,
        at: position(plan, day),
        kind,
        label,
        sub,
        whole,
    }
}

/// The meeting the plan begins at, the one it leads to, and those between.
fn meetings(lang: Lang, day: &Day, plan: &WorkPlan) -> Vec<Mark> {
    let (first, last) = (plan.baseline_on, plan.meeting_ends_on);
    let mut marks = Vec::new();
    for meeting in &day.facts.meetings {
        let (Some(from), Some(to)) = (meeting.starts_on, meeting.ends_on) else {
            continue;
        };
        let name = label(day, meeting);
        let whole = meeting.name(lang).to_owned();
        if to == first {
            let sub = phrases::day_month(lang, first);
            marks.push(mark(plan, first, Kind::Start, name, sub, whole));
        } else if meeting.code == plan.meeting_code {
            let name = format!("{name}, {}", meeting.place);
            let sub = range(lang, from, to);
            marks.push(mark(plan, last, Kind::End, name, sub, whole));
        } else if first < from && from < plan.meeting_on {
            let sub = phrases::day_month(lang, from);
            marks.push(mark(plan, from, Kind::Meeting, name, sub, whole));
        }
    }
    marks
}

/// What a State's joining puts on the line: its deposit, and its entry into force where
/// that falls within the plan.
fn steps(lang: Lang, day: &Day, plan: &WorkPlan, joining: &Joining) -> Vec<Mark> {
    let state = day.facts.name(joining.state, lang);
    let step = |on: NaiveDate, kind, short, whole| {
        let args = [
            ("state", state.into()),
            ("day", phrases::day_month(lang, on).into()),
        ];
        let label = lang.text_with(short, &args);
        let whole = lang.text_with(whole, &[("state", state.into())]);
        mark(plan, on, kind, label, String::new(), whole)
    };
    let mut marks = vec![step(
        joining.counts_from,
        Kind::Deposit,
        "today-line-deposits",
        "today-line-deposits-whole",
    )];
    if let Some(from) = joining
        .in_force
        .filter(|from| *from <= plan.meeting_ends_on)
    {
        marks.push(step(
            from,
            Kind::Force,
            "today-line-in-force",
            "today-line-in-force-whole",
        ));
    }
    marks
}

/// Which marks have room for their label.
fn labelled(marks: &[Mark]) -> Vec<bool> {
    let today = marks.iter().find(|mark| mark.kind == Kind::Today);
    let today = today.map(|mark| mark.at);
    let (mut above, mut below) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    marks
        .iter()
        .map(|mark| match mark.kind {
            Kind::Start | Kind::End | Kind::Today => {
                if mark.kind == Kind::Start {
                    below = mark.at;
                }
                true
            }
            Kind::Meeting => {
                let fits = mark.at - below >= APART && mark.at < ROOM;
                if fits {
                    below = mark.at;
                }
                fits
            }
            Kind::Deposit | Kind::Force => {
                let free = today.is_none_or(|today| (mark.at - today).abs() >= APART);
                let fits = mark.at - above >= APART && free;
                if fits {
                    above = mark.at;
                }
                fits
            }
        })
        .collect()
}

fn draw_mark(html: &mut Html, mark: &Mark, has_label: bool) {
    html.raw("<svg x=\"")
        .text(&percent(mark.at))
        .raw("\" y=\"46\">");
    html.raw(match mark.kind {
        Kind::Start => "<circle class=\"line-end\" cx=\"5\" r=\"5\"/>",
        Kind::End => "<circle class=\"line-end\" cx=\"-5\" r=\"5\"/>",
        Kind::Meeting => "<path class=\"line-tick\" d=\"M0-6V6\"/>",
        Kind::Deposit => "<path class=\"line-act\" d=\"M0-15l6 6-6 6-6-6z\"/>",
        Kind::Force => "<path class=\"line-act hollow\" d=\"M0-6l6 6-6 6-6-6z\"/>",
        Kind::Today => "<path class=\"line-today\" d=\"M0-16V14\"/>",
    });
    if has_label {
        let near_end = mark.at > 92.0;
        html.raw(match (mark.kind, near_end) {
            (Kind::Start | Kind::Meeting, _) => "<text y=\"28\">",
            (Kind::End, _) => "<text class=\"end-anchor\" y=\"28\">",
            (Kind::Today, _) => "<text class=\"mid today-label\" y=\"-24\">",
            (_, false) => "<text class=\"mid\" y=\"-24\">",
            (_, true) => "<text class=\"end-anchor\" y=\"-24\">",
        })
        .text(&mark.label)
        .raw("</text>");
        if !mark.sub.is_empty() {
            html.raw(if mark.kind == Kind::End {
                "<text class=\"sub end-anchor\" y=\"43\">"
            } else {
                "<text class=\"sub\" y=\"43\">"
            })
            .text(&mark.sub)
            .raw("</text>");
        }
    }
    html.raw("</svg>");
}

fn list_mark(html: &mut Html, lang: Lang, mark: &Mark) {
    html.raw(match mark.kind {
        Kind::Deposit => "<li class=\"act\">",
        Kind::Today => "<li class=\"now\">",
        _ => "<li>",
    });
    phrases::time(html, mark.day, &lang.short_date(mark.day));
    html.raw("<span>").text(&mark.whole).raw("</span></li>");
}

/// Where on the line a day stands, in percent.
fn position(plan: &WorkPlan, day: NaiveDate) -> f64 {
    let days = |from: NaiveDate, to: NaiveDate| {
        i32::try_from((to - from).num_days()).map_or(0.0, f64::from)
    };
    let whole = days(plan.baseline_on, plan.meeting_ends_on).max(1.0);
    (days(plan.baseline_on, day) / whole * 100.0).clamp(0.0, 100.0)
}

fn percent(at: f64) -> String {
    format!("{at:.1}%")
}
