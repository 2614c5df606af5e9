//! How far the States of a circulation are: bar, legend, table.

use std::collections::BTreeMap;

use super::super::model::{Channel, Circulation, Progress};
use super::super::queries::StateProgress;
use super::super::views::{language_name, marking_label};
use super::{extensions, given, links};
use crate::i18n::{Lang, sort_key};
use crate::mail::MailStatus;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html};

/// The bar of a circulation's progress.
pub fn bar(lang: Lang, counts: &[(Progress, usize)]) -> Html {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let said: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(progress, count)| format!("{} {count}", label(lang, *progress)))
        .collect();
    let mut html = Html::with_capacity(1024);
    html.raw("<svg class=\"bar\" role=\"img\" aria-label=\"")
        .text(&said.join(", "))
        .raw("\">");
    // Thousandths, so that no part needs a float. A gap follows each part but the last,
    // which ends where the bar does.
    let mut gone = 0;
    for (progress, count) in counts.iter().filter(|(_, count)| *count > 0) {
        let from = gone * 1000 / total;
        gone += count;
        let until = gone * 1000 / total;
        let gap = if gone == total { 0 } else { 4 };
        let width = (until - from).saturating_sub(gap);
        part(&mut html, lang, *progress, *count, (from, width));
    }
    html.raw("</svg>");
    html
}

/// The legend of the bar: each shape with its number, as a link where `path` says which
/// list it filters.
pub fn legend(lang: Lang, counts: &[(Progress, usize)], path: Option<&str>) -> Html {
    let mut html = Html::with_capacity(1024);
    html.raw("<ul class=\"legend\">");
    for (progress, count) in counts {
        html.raw("<li><span class=\"key ")
            .raw(progress.class())
            .raw("\"></span>");
        if let Some(path) = path.filter(|_| *count > 0) {
            html.raw("<a href=\"").text(path).raw("?progress=");
            html.raw(progress.as_str()).raw("\">");
            html.text(&label(lang, *progress)).raw("</a>");
        } else {
            html.text(&label(lang, *progress));
        }
        html.raw(" ").text(&count.to_string()).raw("</li>");
    }
    html.raw("</ul>");
    html
}

/// The word for how far a State is.
pub fn label(lang: Lang, progress: Progress) -> String {
    lang.text(&format!("survey-progress-{}", progress.class()))
}

/// The States of a circulation in the order of their names, those that are `only` that
/// far, or all.
pub fn progress_table(
    desk: &Desk,
    facts: &Facts,
    circulation: &Circulation,
    states: &BTreeMap<Iso3, StateProgress>,
    only: Option<Progress>,
) -> Table {
    let shown = shown(desk.lang, facts, states, only);
    Table {
        caption: desk.t("survey-progress-title"),
        columns: [
            "survey-column-state",
            "survey-column-progress",
            "survey-column-recipient",
            "survey-column-language",
            "survey-column-sent",
            "survey-column-last-day",
            "survey-column-answer",
        ]
        .iter()
        .map(|key| {
            let column = Column::text(desk.t(key));
            if DAYS.contains(key) {
                column.unbroken()
            } else {
                column
            }
        })
        .collect(),
        rows: shown
            .iter()
            .map(|row| line(desk, facts, circulation, row))
            .collect(),
    }
}

/// The States in the order of their names, those that are `only` that far, or all.
fn shown<'a>(
    lang: Lang,
    facts: &Facts,
    states: &'a BTreeMap<Iso3, StateProgress>,
    only: Option<Progress>,
) -> Vec<&'a StateProgress> {
    let mut shown: Vec<&StateProgress> = states
        .values()
        .filter(|row| only.is_none_or(|only| row.progress == only))
        .collect();
    shown.sort_by_cached_key(|row| sort_key(facts.name(row.state, lang)));
    shown
}

/// The same table with the way to each State's Word form, as the page has it.
pub fn progress_with_forms(
    desk: &Desk,
    facts: &Facts,
    circulation: &Circulation,
    states: &BTreeMap<Iso3, StateProgress>,
    only: Option<Progress>,
) -> Table {
    let mut table = progress_table(desk, facts, circulation, states, only);
    if given::gives(circulation).is_err() {
        return table;
    }
    let word = desk.t("survey-word-title");
    table.columns.push(Column::text(&word));
    let shown = shown(desk.lang, facts, states, only);
    for (cells, row) in table.rows.iter_mut().zip(shown) {
        let form = given::path(circulation, row.state);
        cells.push(Cell::link(&word, form));
    }
    table
}

/// The columns of days, which are not broken.
const DAYS: [&str; 3] = [
    "survey-column-sent",
    "survey-column-last-day",
    "survey-column-answer",
];

fn line(desk: &Desk, facts: &Facts, circulation: &Circulation, row: &StateProgress) -> Vec<Cell> {
    let lang = desk.lang;
    let joined = |text: &dyn Fn(&super::super::queries::Invited) -> String| {
        let mut texts: Vec<String> = row.invitations.iter().map(text).collect();
        texts.dedup();
        texts.join("; ")
    };
    let sent = row
        .invitations
        .iter()
        .filter_map(|invited| invited.mail.and_then(|(_, _, sent_at)| sent_at))
        .min();
    vec![
        Cell::link(
            facts.name(row.state, lang),
            format!("/states/{}", row.state),
        ),
        Cell::text(label(lang, row.progress))
            .badge(row.progress.badge())
            .note(why(lang, row)),
        recipients(desk, circulation, row).note(joined(&|it| it.email.clone())),
        Cell::text(joined(&|it| language_name(it.language).to_owned())),
        Cell::text(
            sent.map(|at| lang.short_date(at.date()))
                .unwrap_or_default(),
        ),
        last_day(desk, circulation, row),
        answer(lang, row),
    ]
}

/// To whom it went, with the way to their links for those who may revoke them.
fn recipients(desk: &Desk, circulation: &Circulation, row: &StateProgress) -> Cell {
    let mut names: Vec<&str> = row
        .invitations
        .iter()
        .map(|it| it.addressee.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    names.dedup();
    let mut name = names.join("; ");
    if name.is_empty() && !row.invitations.is_empty() {
        name = desk.t("survey-link-by-note");
    }
    if name.is_empty() || !circulation.may_steer(&desk.actor) {
        return Cell::text(name);
    }
    Cell::link(name, links::path(circulation.id, row.state))
}

/// The State's last day for answers, with the way to give it more time for those who may.
fn last_day(desk: &Desk, circulation: &Circulation, row: &StateProgress) -> Cell {
    let day = desk
        .lang
        .short_date(row.closes_on.unwrap_or(circulation.closes_on));
    let cell = if circulation.may_steer(&desk.actor) {
        Cell::link(day, extensions::path(circulation.id, row.state))
    } else {
        Cell::text(day)
    };
    match row.closes_on {
        Some(_) => cell.note(desk.t("survey-extended")),
        None => cell,
    }
}

/// Why nothing has come back, or nothing has left.
fn why(lang: Lang, row: &StateProgress) -> String {
    if let Some(omission) = row.omission {
        return lang.text(&format!(
            "survey-omission-{}",
            omission.as_str().replace('_', "-")
        ));
    }
    if !matches!(row.progress, Progress::Failed | Progress::NotSent) {
        return String::new();
    }
    row.invitations
        .iter()
        .filter_map(|invited| invited.mail)
        .map(|(_, status, _)| status)
        .find(|status| *status != MailStatus::Sent)
        .map(|status| {
            lang.text(&format!(
                "survey-mail-{}",
                status.as_str().replace('_', "-")
            ))
        })
        .unwrap_or_default()
}

fn answer(lang: Lang, row: &StateProgress) -> Cell {
    let Some(response) = &row.response else {
        return Cell::empty();
    };
    let on = response.answered_on.unwrap_or(response.updated_at.date());
    Cell::link(
        lang.short_date(on),
        format!("/survey/responses/{}", response.id),
    )
    .marked(response.marking, marking_label(lang, response.marking))
    .note(channel_label(lang, response.channel))
}

/// The words for how an answer came in.
pub fn channel_label(lang: Lang, channel: Channel) -> String {
    lang.text(&format!(
        "survey-channel-{}",
        channel.as_str().replace('_', "-")
    ))
}

/// One part of the bar: `from` and `share` in thousandths of its width.
fn part(
    html: &mut Html,
    lang: Lang,
    progress: Progress,
    count: usize,
    (from, width): (usize, usize),
) {
    html.raw("<svg x=\"");
    percent(html, from);
    html.raw("\" width=\"");
    percent(html, width);
    html.raw("\" height=\"12\"><title>")
        .text(&label(lang, progress))
        .raw(" ")
        .text(&count.to_string())
        .raw("</title>");
    if progress == Progress::Begun {
        html.raw("<rect class=\"half\" y=\"6\" width=\"100%\" height=\"6\"/>");
    }
    html.raw("<rect class=\"")
        .raw(progress.class())
        .raw("\" width=\"100%\" height=\"12\"/></svg>");
}

fn percent(html: &mut Html, thousandths: usize) {
    html.text(&format!("{}.{}%", thousandths / 10, thousandths % 10));
}
