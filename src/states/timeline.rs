//! The lines of time: each State's way into the treaty, from signature over deposit to
//! entry into force (Articles 15 to 17), drawn on one scale.

use chrono::{Datelike, NaiveDate};

use super::listing::{Listing, Row};
use super::phrases;
use crate::i18n::Lang;
use crate::treaty::Status;
use crate::web::axis::Axis;
use crate::web::{Desk, Html};

/// The year in which the treaty was opened for signature, where no act tells another.
const FIRST_YEAR: i32 = 2008;

/// The rows of a page as lines of time.
pub(super) fn timeline(desk: &Desk, listing: &Listing, rows: &[Row<'_>]) -> Html {
    let axis = axis(listing);
    let mut html = Html::with_capacity(48 * 1024);
    html.raw("<table class=\"table lines\"><caption class=\"visually-hidden\">")
        .text(&desk.t("states-timeline-caption"))
        .raw("</caption><thead><tr><th scope=\"col\">")
        .text(&desk.t("states-column-state"))
        .raw("</th><th scope=\"col\"><span class=\"visually-hidden\">")
        .text(&desk.t("states-view-timeline"))
        .raw("</span>");
    years_head(&mut html, &axis);
    html.raw("</th></tr></thead><tbody>");
    for row in rows {
        html.raw("<tr><th scope=\"row\"><a href=\"/states/")
            .text(row.facts.iso3.as_str())
            .raw("\">")
            .text(row.facts.name(desk.lang))
            .raw("</a></th><td>");
        line(&mut html, desk.lang, &axis, listing, row);
        html.raw("</td></tr>");
    }
    html.raw("</tbody></table>");
    legend(&mut html, desk.lang);
    html
}

/// From the first year in which anybody acted to the end of the year looked at.
fn axis(listing: &Listing) -> Axis {
    let facts = &listing.day.facts;
    let first = facts
        .iter()
        .filter_map(|state| facts.register().history(state.iso3)?.changes().next())
        .map(|(day, _)| day.year())
        .min();
    let january = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
    let on = listing.filter.on;
    let first = first.unwrap_or(FIRST_YEAR).min(on.year());
    Axis {
        from: january(first).unwrap_or(on),
        until: january(on.year() + 1)
            .and_then(|day| day.pred_opt())
            .unwrap_or(on),
    }
}

fn years(axis: &Axis) -> impl Iterator<Item = NaiveDate> {
    (axis.from.year()..=axis.until.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
}

/// The years, each fifth of them with its number.
fn years_head(html: &mut Html, axis: &Axis) {
    html.raw("<svg class=\"span\" aria-hidden=\"true\">");
    for year in years(axis).filter(|year| year.year() % 5 == 0) {
        axis.label(html, year, &year.year().to_string());
    }
    html.raw("</svg>");
}

fn line(html: &mut Html, lang: Lang, axis: &Axis, listing: &Listing, row: &Row<'_>) {
    let on = listing.filter.on;
    let spans = spans(listing, row, on);
    html.raw("<svg class=\"span\" role=\"img\" aria-label=\"")
        .text(&told(lang, &spans))
        .raw("\">");
    for year in years(axis).filter(|year| year.year() % 5 == 0) {
        axis.upright(html, "grid", year);
    }
    for (status, from, until) in &spans {
        let classes = match status {
            Status::Signatory => "planned\" y=\"7\" height=\"6",
            Status::Deposited => "actual running\" y=\"6\" height=\"8",
            Status::StateParty => "actual\" y=\"6\" height=\"8",
            Status::NotSignatory | Status::Withdrawn => continue,
        };
        axis.block(html, classes, (*from, *until));
    }
    html.raw("</svg>");
}

/// Each status a State has had up to a day, with its first and its last day.
fn spans(listing: &Listing, row: &Row<'_>, on: NaiveDate) -> Vec<(Status, NaiveDate, NaiveDate)> {
    let Some(history) = listing.day.facts.register().history(row.facts.iso3) else {
        return Vec::new();
    };
    let changes: Vec<_> = history.changes().filter(|(day, _)| *day <= on).collect();
    let ends = changes
        .iter()
        .skip(1)
        .map(|(day, _)| day.pred_opt().unwrap_or(*day))
        .chain([on]);
    changes
        .iter()
        .zip(ends)
        .map(|((from, status), until)| (*status, *from, until))
        .collect()
}

/// The same in words, for those who do not see the drawing.
fn told(lang: Lang, spans: &[(Status, NaiveDate, NaiveDate)]) -> String {
    if spans.is_empty() {
        return phrases::status(lang, Status::NotSignatory);
    }
    let told = spans.iter().map(|(status, from, _)| {
        lang.text_with(
            "states-timeline-since",
            &[
                ("status", phrases::status(lang, *status).into()),
                ("day", lang.short_date(*from).into()),
            ],
        )
    });
    told.collect::<Vec<_>>().join("; ")
}

fn legend(html: &mut Html, lang: Lang) {
    html.raw("<ul class=\"legend lines\">");
    for (status, classes) in [
        (Status::Signatory, "planned"),
        (Status::Deposited, "actual running"),
        (Status::StateParty, "actual"),
    ] {
        html.raw("<li><svg class=\"span\" aria-hidden=\"true\"><rect class=\"")
            .raw(classes)
            .raw("\" x=\"1\" width=\"28\" y=\"6\" height=\"8\"/></svg> ")
            .text(&phrases::status(lang, status))
            .raw("</li>");
    }
    html.raw("</ul>");
}
