//! The map of tiles: one equal square a State, drawn on the server. A status is a shape
//! before it is a colour.

use chrono::NaiveDate;

use super::day::Day;
use super::facts::StateFacts;
use super::phrases::{self, Pattern};
use crate::i18n::Lang;
use crate::treaty::{Iso3, Status};
use crate::web::Html;

/// The shapes of the tiles, which the gauge uses too.
pub const DEFS: &str = "<defs><rect id=\"tile-sq\" width=\"20\" height=\"20\" rx=\"1.5\"/>\
    <path id=\"tile-notch\" d=\"M1.5 0h17a1.5 1.5 0 0 1 1.5 1.5V10L10 20H1.5A1.5 1.5 0 0 1 0 18.5V1.5A1.5 1.5 0 0 1 1.5 0z\"/>\
    <path id=\"tile-hatch\" d=\"M0 6L6 0M0 12L12 0M0 18L18 0M4 20L20 4M10 20L20 10M16 20L20 16\"/>\
    <circle id=\"tile-dot\" cx=\"18\" cy=\"2\" r=\"3.2\"/></defs>";

/// From the corner of a tile to that of the next.
const STEP: i32 = 22;

/// How large the map is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// For a glance.
    Small,
    /// With tiles large enough for a finger; it scrolls.
    Large,
}

/// What a tile tells beside the status.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tile {
    /// Whether the State is on the target list.
    pub is_target: bool,
    /// Whether it is outside the filter.
    pub is_faded: bool,
}

/// The map of a day. `tile` says the rest of each State.
pub fn map(lang: Lang, day: &Day, size: Size, tile: impl Fn(Iso3) -> Tile) -> Html {
    let mut states: Vec<_> = day.facts.iter().collect();
    // The order of reading, and of the Tab key.
    states.sort_unstable_by_key(|state| (state.tile.1, state.tile.0));
    let columns = states.iter().map(|state| state.tile.0).max().unwrap_or(0) + 1;
    let rows = states.iter().map(|state| state.tile.1).max().unwrap_or(0) + 1;
    let titles = Titles::new(lang);
    let mut html = Html::with_capacity(48 * 1024);
    html.raw(match size {
        Size::Small => "<svg class=\"tilemap\"",
        Size::Large => "<svg class=\"tilemap large\"",
    });
    html.raw(" viewBox=\"-1 -2 ")
        .number(columns * STEP + 2)
        .raw(" ")
        .number(rows * STEP + 3)
        .raw("\" role=\"group\" aria-labelledby=\"map-title\">")
        .raw(DEFS);
    for state in states {
        write_tile(&mut html, &titles, day, state, tile(state.iso3));
    }
    html.raw("</svg>");
    html
}

/// What the shapes mean and how many there are of each.
pub fn legend(lang: Lang, day: &Day, targets: usize) -> Html {
    let mut html = Html::with_capacity(640);
    html.raw("<ul class=\"legend\">");
    for (status, key) in [
        (Status::StateParty, "<li><span class=\"key party\"></span>"),
        (
            Status::Deposited,
            "<li><span class=\"key deposited\"></span>",
        ),
        (
            Status::Signatory,
            "<li><span class=\"key signatory\"></span>",
        ),
        (
            Status::NotSignatory,
            "<li><span class=\"key other\"></span>",
        ),
        (
            Status::Withdrawn,
            "<li><span class=\"key withdrawn\"></span>",
        ),
    ] {
        let count = day.count(status);
        if count > 0 || status != Status::Withdrawn {
            html.raw(key)
                .text(&phrases::status(lang, status))
                .raw(" ")
                .number(i64::try_from(count).unwrap_or(0))
                .raw("</li>");
        }
    }
    html.raw("<li><span class=\"key target\"></span>")
        .text(&lang.text("states-target-of-plan"))
        .raw(" ")
        .number(i64::try_from(targets).unwrap_or(0))
        .raw("</li></ul>");
    html
}

/// The classes of a tile, without those of [`Tile`].
pub fn tile_class(status: Status) -> &'static str {
    match status {
        Status::StateParty => "tile party",
        Status::Deposited => "tile deposited",
        Status::Signatory => "tile signatory",
        Status::NotSignatory => "tile other",
        Status::Withdrawn => "tile withdrawn",
    }
}

/// The shape of a tile with its code; the element around it is the caller's.
pub fn write_shape(html: &mut Html, status: Status, code: &str) {
    html.raw(if status == Status::Deposited {
        "<use href=\"#tile-notch\"/>"
    } else {
        "<use href=\"#tile-sq\"/>"
    });
    if status == Status::Signatory {
        html.raw("<use class=\"hatch\" href=\"#tile-hatch\"/>");
    }
    html.raw("<text x=\"10\" y=\"12.5\">")
        .text(code)
        .raw("</text>");
}

fn write_tile(html: &mut Html, titles: &Titles, day: &Day, state: &StateFacts, tile: Tile) {
    let status = day.state(state.iso3).status;
    let code = state.iso3.as_str();
    html.raw("<a href=\"/states/")
        .text(code)
        .raw("\" class=\"")
        .raw(tile_class(status))
        .raw(if tile.is_target { " target" } else { "" })
        .raw(if tile.is_faded { " faded" } else { "" })
        .raw("\" transform=\"translate(")
        .number(state.tile.0 * STEP)
        .raw(" ")
        .number(state.tile.1 * STEP)
        .raw(")\"><title>")
        .text(code)
        .raw(" ");
    titles.write(html, day, state, status);
    if tile.is_target {
        html.text(&titles.target);
    }
    html.raw("</title>");
    write_shape(html, status, code);
    if tile.is_target {
        html.raw("<use class=\"dot\" href=\"#tile-dot\"/>");
    }
    html.raw("</a>");
}

/// What a tile says when it is pointed at or read out: texts read once a map.
struct Titles {
    lang: Lang,
    dated: [(Status, Pattern); 4],
    plain: Pattern,
    words: [(Status, String); 5],
    target: String,
}

impl Titles {
    fn new(lang: Lang) -> Self {
        let dated = |status, key| {
            (
                status,
                Pattern::new(lang, key, &["state", "day", "in_force"]),
            )
        };
        let word = |status| (status, phrases::status(lang, status));
        Self {
            lang,
            dated: [
                dated(Status::StateParty, "states-tile-party"),
                dated(Status::Deposited, "states-tile-deposited"),
                dated(Status::Signatory, "states-tile-signatory"),
                dated(Status::Withdrawn, "states-tile-withdrawn"),
            ],
            plain: Pattern::new(lang, "states-tile-plain", &["state", "status"]),
            words: [
                word(Status::NotSignatory),
                word(Status::Signatory),
                word(Status::Deposited),
                word(Status::StateParty),
                word(Status::Withdrawn),
            ],
            target: lang.text("states-tile-target"),
        }
    }

    fn write(&self, html: &mut Html, day: &Day, state: &StateFacts, status: Status) {
        let name = state.name(self.lang);
        let (since, in_force) = phrases::status_days(&day.facts, state.iso3, day.on);
        let needs_force = matches!(status, Status::StateParty | Status::Deposited);
        let pattern = self.dated.iter().find(|(of, _)| *of == status);
        let date =
            |day: Option<NaiveDate>| day.map(|day| self.lang.short_date(day)).unwrap_or_default();
        match pattern {
            Some((_, pattern)) if since.is_some() && (in_force.is_some() || !needs_force) => {
                pattern.write(html, |at, html| {
                    match at {
                        0 => html.text(name),
                        1 => html.text(&date(since)),
                        _ => html.text(&date(in_force)),
                    };
                });
            }
            _ => {
                let word = self.words.iter().find(|(of, _)| *of == status);
                self.plain.write(html, |at, html| {
                    html.text(match at {
                        0 => name,
                        _ => word.map_or("", |(_, word)| word),
                    });
                });
            }
        }
    }
}
