//! The upper half of Today: what the facts say on a day, drawn. It is the same for all
//! who may see the same target list and changes once a day, so it is drawn once and
//! kept.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, RwLock};

use serde::Serialize;

use super::gauge::{Gauge, next_in_force};
use super::line;
use crate::i18n::Lang;
use crate::states::map::{self, Size, Tile};
use crate::states::targets::{Standing, is_target};
use crate::states::{Day, phrases};
use crate::treaty::Iso3;
use crate::web::Html;
use crate::workplans::WorkPlan;

/// How many pictures are kept: some 50 kB each.
const KEPT: usize = 24;

/// The upper half of Today.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Picture {
    kicker: String,
    headline: String,
    figures: Vec<Figure>,
    tiles: Html,
    sentence: Html,
    line: Html,
    map_title: String,
    map_day: String,
    map: Html,
    legend: Html,
}

#[derive(Debug, Clone, Serialize)]
struct Figure {
    label: String,
    value: String,
    href: String,
    note: String,
}

/// The pictures drawn last.
#[derive(Debug, Default)]
pub struct Pictures(RwLock<VecDeque<(Key, Arc<Picture>)>>);

/// All that a picture depends on.
#[derive(Debug, Clone)]
struct Key {
    lang: Lang,
    day: Arc<Day>,
    plan: WorkPlan,
    decisions: Vec<(Iso3, Standing)>,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        // Days are kept too: the same day of the same facts is the same one in memory.
        self.lang == other.lang
            && Arc::ptr_eq(&self.day, &other.day)
            && self.plan == other.plan
            && self.decisions == other.decisions
    }
}

impl Pictures {
    /// The picture of a day, drawn if it is not kept.
    pub(super) fn of(
        &self,
        lang: Lang,
        day: Arc<Day>,
        plan: WorkPlan,
        decisions: Vec<(Iso3, Standing)>,
    ) -> Arc<Picture> {
        let key = Key {
            lang,
            day,
            plan,
            decisions,
        };
        if let Ok(kept) = self.0.read()
            && let Some((_, picture)) = kept.iter().find(|(other, _)| *other == key)
        {
            return Arc::clone(picture);
        }
        let picture = Arc::new(Picture::draw(&key));
        if let Ok(mut kept) = self.0.write() {
            kept.truncate(KEPT - 1);
            kept.push_front((key, Arc::clone(&picture)));
        }
        picture
    }
}

impl Picture {
    fn draw(key: &Key) -> Self {
        let Key {
            lang, day, plan, ..
        } = key;
        let (lang, day) = (*lang, day.as_ref());
        let decisions: HashMap<_, _> = key.decisions.iter().copied().collect();
        let on_list = |state: Iso3| is_target(day.state(state), decisions.get(&state).copied());
        let targets = day.facts.iter().filter(|state| on_list(state.iso3)).count();
        let gauge = Gauge::new(day, plan);
        Self {
            kicker: kicker(lang, day, plan),
            headline: gauge.headline(lang, day, plan),
            figures: figures(lang, day, plan, targets),
            tiles: gauge.tiles(lang, day),
            sentence: gauge.sentence(lang, day, plan),
            line: line::draw(lang, day, plan, &gauge),
            map_title: lang.text_with("today-map-title", &[("n", day.len().into())]),
            map_day: lang.text_with("today-map-day", &[("day", lang.date(day.on).into())]),
            map: map::map(lang, day, Size::Small, |state| Tile {
                is_target: on_list(state),
                is_faded: false,
            }),
            legend: map::legend(lang, day, targets),
        }
    }

    pub(super) fn headline(&self) -> &str {
        &self.headline
    }
}

/// "Work plan to the 11MSP · coordinators Malawi and Spain"
fn kicker(lang: Lang, day: &Day, plan: &WorkPlan) -> String {
    let names: Vec<_> = plan
        .coordinators
        .split_whitespace()
        .filter_map(|code| code.parse().ok())
        .map(|state| day.facts.name(state, lang))
        .collect();
    let meeting = day.facts.meeting(&plan.meeting_code);
    lang.text_with(
        "today-kicker",
        &[
            (
                "meeting",
                meeting
                    .map(|it| super::gauge::label(day, it))
                    .unwrap_or_default()
                    .into(),
            ),
            ("coordinators", phrases::and(lang, &names).into()),
        ],
    )
}

fn figures(lang: Lang, day: &Day, plan: &WorkPlan, targets: usize) -> Vec<Figure> {
    let figure = |key: &str, value: usize, href: &str, note: String| Figure {
        label: lang.text(key),
        value: lang.number(i64::try_from(value).unwrap_or(0)),
        href: href.to_owned(),
        note,
    };
    let change = |value: usize, baseline: i32| {
        let by = i64::try_from(value).unwrap_or(0) - i64::from(baseline);
        let signed = if by > 0 {
            format!("+{by}")
        } else {
            lang.number(by)
        };
        let since = lang.short_date(plan.baseline_on);
        lang.text_with(
            "today-change",
            &[("change", signed.into()), ("day", since.into())],
        )
    };
    let next = next_in_force(day).map_or_else(String::new, |(from, n)| {
        lang.text_with(
            "today-from",
            &[
                ("n", n.into()),
                ("day", phrases::day_month(lang, from).into()),
            ],
        )
    });
    let counts = &day.counts;
    let on = day.on;
    vec![
        figure(
            "today-deposited",
            counts.deposited,
            "",
            change(counts.deposited, plan.baseline_deposited),
        ),
        figure(
            "today-in-force",
            counts.in_force,
            &format!("/states?status=state_party&on={on}"),
            next,
        ),
        figure(
            "today-signatories",
            counts.signatories,
            &format!("/states?status=signatory&on={on}"),
            change(counts.signatories, plan.baseline_signatories),
        ),
        figure(
            "today-targets",
            targets,
            &format!("/states?category=any&on={on}"),
            String::new(),
        ),
    ]
}
