//! The target States in columns by their priority or by who leads. A card moves by the form
//! of the decision, which a script opens with the column chosen.

use serde::Serialize;

use super::PATH;
use super::data::TargetData;
use super::filter::TargetFilter;
use super::table::shown;
use crate::auth::TeamId;
use crate::states::targets::{Priority, Target};
use crate::text_enum;
use crate::web::{Desk, Html, Params};

/// How many cards a column shows; the table has the rest.
const CARDS: usize = 40;
/// The column of those that nobody leads.
const NOBODY: &str = "none";

text_enum! {
    /// What the columns are.
    By {
        /// How urgent it is.
        Priority => "priority",
        /// Which team leads.
        Lead => "lead",
    }
}

/// A way to look at the list.
#[derive(Debug, Serialize)]
pub(super) struct Tab {
    label: String,
    href: String,
    is_current: bool,
}

/// The table, and each board, of the same filter.
pub(super) fn tabs(desk: &Desk, current: Option<By>) -> Vec<Tab> {
    let params = desk.params().with("after", "");
    let views = std::iter::once(None).chain(By::ALL.iter().copied().map(Some));
    views
        .map(|view| Tab {
            label: view.map_or_else(
                || desk.t("states-view-table"),
                |by| desk.t(&format!("workplan-board-{by}")),
            ),
            href: params.with("view", view.map_or("", By::as_str)).href(PATH),
            is_current: view == current,
        })
        .collect()
}

/// The board of the target States that pass the filter.
pub(super) fn board(desk: &Desk, data: &TargetData, filter: &TargetFilter, by: By) -> Html {
    let list = data.list();
    let found = shown(data, &list, filter, desk.lang);
    let mut html = Html::with_capacity(32 * 1024);
    html.raw("<div class=\"board\" data-param=\"")
        .raw(by.as_str())
        .raw("\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .text(&desk.t(&format!("workplan-board-{by}")))
        .raw("\">");
    for (value, label) in columns(desk, data, by) {
        let cards: Vec<_> = found
            .iter()
            .filter(|target| column_of(target, by) == value)
            .collect();
        html.raw("<section data-column=\"")
            .text(&value)
            .raw("\" aria-labelledby=\"board-")
            .text(&value)
            .raw("\"><h2 id=\"board-")
            .text(&value)
            .raw("\">")
            .text(&label)
            .raw(" <span class=\"meta\">")
            .text(&cards.len().to_string())
            .raw("</span></h2><ul>");
        for target in cards.iter().take(CARDS) {
            card(&mut html, desk, data, target, by);
        }
        html.raw("</ul>");
        if let Some(left) = cards.len().checked_sub(CARDS).filter(|left| *left > 0) {
            more(&mut html, desk, (by, &value), left);
        }
        html.raw("</section>");
    }
    html.raw("</div>");
    html
}

/// Each column by what the form calls it, and its heading.
fn columns(desk: &Desk, data: &TargetData, by: By) -> Vec<(String, String)> {
    match by {
        By::Priority => Priority::ALL
            .iter()
            .map(|it| (it.to_string(), desk.t(&format!("workplan-priority-{it}"))))
            .collect(),
        By::Lead => {
            let team = |(id, name): &(TeamId, String)| (id.to_string(), name.clone());
            let nobody = (NOBODY.to_owned(), desk.t("workplan-targets-no-lead"));
            std::iter::once(nobody)
                .chain(data.teams.iter().map(team))
                .collect()
        }
    }
}

fn column_of(target: &Target<'_>, by: By) -> String {
    match by {
        By::Priority => target.priority().to_string(),
        By::Lead => target
            .lead()
            .map_or_else(|| NOBODY.to_owned(), |(team, _)| team.to_string()),
    }
}

fn card(html: &mut Html, desk: &Desk, data: &TargetData, target: &Target<'_>, by: By) {
    let name = data.facts.name(target.state, desk.lang);
    html.raw("<li><a href=\"/states/")
        .text(target.state.as_str())
        .raw("\">")
        .text(name)
        .raw("</a>");
    // What the column does not say.
    let other = match by {
        By::Priority => target.lead().map_or("", |(_, name)| name).to_owned(),
        By::Lead => desk.t(&format!("workplan-priority-{}", target.priority())),
    };
    let told = [other.as_str(), target.next_step()];
    let told: Vec<_> = told.into_iter().filter(|it| !it.is_empty()).collect();
    if !told.is_empty() {
        html.raw("<p class=\"meta\">")
            .text(&told.join(" · "))
            .raw("</p>");
    }
    if data.may_move(desk, target) {
        let here = desk.params().href(PATH);
        let form = format!("{PATH}/{}", target.state);
        html.raw("<a class=\"move\" href=\"")
            .text(&Params::default().with("back", &here).href(&form))
            .raw("\">")
            .text(&desk.t("states-board-move"))
            .raw("<span class=\"visually-hidden\"> (")
            .text(name)
            .raw(")</span></a>");
    }
    html.raw("</li>");
}

fn more(html: &mut Html, desk: &Desk, (by, value): (By, &str), left: usize) {
    let rest = desk.params().with("view", "").with(by.as_str(), value);
    html.raw("<p class=\"more\"><a href=\"")
        .text(&rest.href(PATH))
        .raw("\">")
        .text(&desk.ta("states-board-more", &[("n", left.into())]))
        .raw("</a></p>");
}
