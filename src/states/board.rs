//! The board: the States outside the treaty in columns by where they stand. A card moves by
//! noting a new position, with its day and source: where a State stands is never changed by
//! a gesture alone.

use super::listing::{Listing, Row};
use super::phrases;
use crate::i18n::Lang;
use crate::positions::{Stance, new_path};
use crate::treaty::Status;
use crate::web::{Desk, Html};

/// How many cards a column shows; the table has the rest.
const CARDS: usize = 40;

/// A column: a position, or none noted.
type Column = Option<Stance>;

/// The board of the States that pass the filter.
pub(super) fn board(desk: &Desk, listing: &Listing, rows: &[&Row<'_>]) -> Html {
    let outside: Vec<_> = rows
        .iter()
        .filter(|row| !matches!(row.day.status, Status::Deposited | Status::StateParty))
        .collect();
    let mut html = Html::with_capacity(48 * 1024);
    html.raw("<p class=\"meta\">")
        .text(&desk.ta("states-board-lead", &[("n", outside.len().into())]))
        .raw("</p><div class=\"board\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .text(&desk.t("states-view-board"))
        .raw("\">");
    for column in columns() {
        let cards: Vec<_> = outside
            .iter()
            .filter(|row| row.position() == column)
            .collect();
        let id = column.map_or("none", Stance::as_str);
        html.raw("<section data-stance=\"")
            .raw(column.map_or("", Stance::as_str))
            .raw("\" aria-labelledby=\"board-")
            .raw(id)
            .raw("\"><h2 id=\"board-")
            .raw(id)
            .raw("\">")
            .text(&label(desk.lang, column))
            .raw(" <span class=\"meta\">")
            .text(&cards.len().to_string())
            .raw("</span></h2><ul>");
        for row in cards.iter().take(CARDS) {
            card(&mut html, desk, listing, row);
        }
        html.raw("</ul>");
        if cards.len() > CARDS {
            more(&mut html, desk, listing, id, cards.len() - CARDS);
        }
        html.raw("</section>");
    }
    html.raw("</div>");
    html
}

fn columns() -> impl Iterator<Item = Column> {
    std::iter::once(None).chain(Stance::ALL.iter().copied().map(Some))
}

fn label(lang: Lang, column: Column) -> String {
    column.map_or_else(
        || lang.text("states-position-unknown"),
        |stance| stance.label(lang),
    )
}

fn card(html: &mut Html, desk: &Desk, listing: &Listing, row: &Row<'_>) {
    let (lang, code) = (desk.lang, row.facts.iso3);
    let name = row.facts.name(lang);
    html.raw("<li><a href=\"/states/")
        .text(code.as_str())
        .raw("\">")
        .text(name)
        .raw("</a><p class=\"meta\">")
        .text(&phrases::status(lang, row.day.status))
        .raw(" · ")
        .text(&listing.silence_text(lang, row))
        .raw("</p>");
    if desk.actor.may_add() {
        html.raw("<a class=\"move\" href=\"")
            .text(&new_path(code, &listing.here()))
            .raw("\">")
            .text(&lang.text("states-board-move"))
            .raw("<span class=\"visually-hidden\"> (")
            .text(name)
            .raw(")</span></a>");
    }
    html.raw("</li>");
}

fn more(html: &mut Html, desk: &Desk, listing: &Listing, position: &str, n: usize) {
    let rest = listing.params.with("after", "").with("view", "");
    html.raw("<p class=\"more\"><a href=\"")
        .text(&rest.with("position", position).href("/states"))
        .raw("\">")
        .text(&desk.ta("states-board-more", &[("n", n.into())]))
        .raw("</a></p>");
}
