//! The page of the list: its filter, and the States as a table or as a map.

use std::collections::HashSet;
use std::fmt::Display;

use serde::Serialize;

use super::board::board;
use super::day::Day;
use super::forms::{NARROWING, PositionFilter, View};
use super::listing::{Listing, Row};
use super::map::{self, Size, Tile};
use super::phrases;
use super::timeline::timeline;
use crate::i18n::Lang;
use crate::pack::Grouping;
use crate::positions::Stance;
use crate::treaty::{Ballot, Category, Status};
use crate::web::table::ListFoot;
use crate::web::{Desk, Html, Nav, Page};

/// The list of States.
#[derive(Debug, Serialize)]
pub(super) struct StatesPage {
    heading: String,
    lead: String,
    filters: Html,
    chips: Vec<Chip>,
    foot: ListFoot,
    tabs: Vec<Tab>,
    is_map: bool,
    is_board: bool,
    is_empty: bool,
    /// The States, in the form asked for.
    body: Html,
    legend: Html,
}

/// A form the list can take.
#[derive(Debug, Serialize)]
struct Tab {
    label: String,
    href: String,
    is_current: bool,
}

/// What is set in the filter, and the list without it.
#[derive(Debug, Serialize)]
struct Chip {
    label: String,
    href: String,
}

impl Page for StatesPage {
    const TEMPLATE: &'static str = "states/index";
    const LIST: Option<&'static str> = Some("/states");
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl StatesPage {
    pub(super) fn new(desk: &Desk, listing: &Listing) -> Self {
        let (lang, params) = (desk.lang, &listing.params);
        let rows = listing.ordered(lang);
        let passing: Vec<_> = rows.iter().filter(|row| listing.passes(row)).collect();
        let count = desk.ta(
            "states-count",
            &[
                ("n", passing.len().into()),
                ("all", listing.day.len().into()),
            ],
        );
        let view = listing.filter.view;
        let is_paged = matches!(view, View::Table | View::Timeline);
        let (page, next) = listing.page(&rows);
        let next = next.filter(|_| is_paged);
        let body = match view {
            _ if passing.is_empty() && view != View::Map => Html::default(),
            View::Table => listing.table(desk, &page).html(),
            View::Board => board(desk, listing, &passing),
            View::Map => whole_map(lang, listing, &rows, &passing),
            View::Timeline => timeline(desk, listing, &page),
        };
        Self {
            heading: desk.t("states-title"),
            lead: lead(lang, &listing.day),
            filters: Form { lang, listing }.html(),
            chips: chips(desk, listing),
            foot: ListFoot::new("/states", params, count, next.as_ref()),
            tabs: tabs(lang, listing),
            is_map: view == View::Map,
            is_board: view == View::Board,
            is_empty: passing.is_empty(),
            body,
            legend: if view == View::Map {
                let targets = rows.iter().filter(|row| row.is_target).count();
                map::legend(lang, &listing.day, targets)
            } else {
                Html::default()
            },
        }
    }
}

fn tabs(lang: Lang, listing: &Listing) -> Vec<Tab> {
    let plain = listing.params.with("after", "");
    View::ALL
        .iter()
        .map(|view| {
            let name = if *view == View::Table {
                ""
            } else {
                view.as_str()
            };
            Tab {
                label: lang.text(&format!("states-view-{view}")),
                href: plain.with("view", name).href("/states"),
                is_current: *view == listing.filter.view,
            }
        })
        .collect()
}

fn whole_map(lang: Lang, listing: &Listing, rows: &[Row<'_>], passing: &[&Row<'_>]) -> Html {
    let passing: HashSet<_> = passing.iter().map(|row| row.facts.iso3).collect();
    let targets: HashSet<_> = rows
        .iter()
        .filter(|row| row.is_target)
        .map(|row| row.facts.iso3)
        .collect();
    map::map(lang, &listing.day, Size::Large, |state| Tile {
        is_target: targets.contains(&state),
        is_faded: !passing.contains(&state),
    })
}

/// "On 1 June 2023: 111 deposited, 110 in force, 12 signatories, 74 not party."
fn lead(lang: Lang, day: &Day) -> String {
    let outside = day.count(Status::NotSignatory) + day.count(Status::Withdrawn);
    lang.text_with(
        "states-lead",
        &[
            ("day", lang.date(day.on).into()),
            ("deposited", day.counts.deposited.into()),
            ("in_force", day.counts.in_force.into()),
            ("signatories", day.counts.signatories.into()),
            ("outside", outside.into()),
        ],
    )
}

fn chips(desk: &Desk, listing: &Listing) -> Vec<Chip> {
    let plain = listing.params.with("after", "");
    let mut chips: Vec<_> = NARROWING
        .iter()
        .filter_map(|name| {
            let label = chip_label(desk, listing, name)?;
            Some(Chip {
                label,
                href: plain.with(name, "").href("/states"),
            })
        })
        .collect();
    if listing.filter.on != listing.today {
        chips.push(Chip {
            label: desk.ta(
                "states-chip-on",
                &[("day", desk.lang.date(listing.filter.on).into())],
            ),
            href: plain.with("on", "").href("/states"),
        });
    }
    chips
}

/// What one parameter filters by, in words; nothing where it filters nothing.
fn chip_label(desk: &Desk, listing: &Listing, name: &str) -> Option<String> {
    let (lang, raw) = (desk.lang, listing.params.get(name));
    let filter = &listing.filter;
    let facts = &listing.day.facts;
    if raw.is_empty() {
        return None;
    }
    let value = match name {
        "q" => format!("“{raw}”"),
        "status" => phrases::status(lang, filter.status?),
        "category" => {
            filter.category?;
            category_label(lang, raw)
        }
        "vote" => phrases::ballot(lang, Some(filter.vote?)),
        "lead" => {
            filter.lead?;
            let team = listing.teams.iter().find(|(id, _)| id.to_string() == raw);
            team.map_or_else(|| desk.t("states-nobody"), |(_, name)| name.clone())
        }
        "position" => position_label(desk.lang, filter.position?),
        "silent" => desk.ta("states-chip-days", &[("n", filter.silent?.into())]),
        _ => facts.grouping_name(raw, lang).to_owned(),
    };
    let field = desk.t(&format!("states-filter-{name}"));
    Some(desk.ta(
        "states-chip",
        &[("field", field.into()), ("value", value.into())],
    ))
}

fn position_label(lang: Lang, position: PositionFilter) -> String {
    match position {
        PositionFilter::Unknown => lang.text("states-position-unknown"),
        PositionFilter::Known(stance) => stance.label(lang),
    }
}

fn category_label(lang: Lang, value: &str) -> String {
    if value == "any" {
        return lang.text("states-any-target");
    }
    let category = Category::ALL
        .iter()
        .find(|category| category.number().to_string() == value);
    category.map_or_else(String::new, |category| {
        format!("{value} {}", phrases::category_word(lang, *category))
    })
}

/// The filter's form. Made here rather than in the template: its hundred choices are
/// the larger part of the page's work.
struct Form<'a> {
    lang: Lang,
    listing: &'a Listing,
}

impl Form<'_> {
    fn html(&self) -> Html {
        let lang = self.lang;
        let mut html = Html::with_capacity(8 * 1024);
        html.raw("<form class=\"filters\" method=\"get\" action=\"/states\">");
        for kept in ["sort", "view"] {
            let value = self.listing.params.get(kept);
            if !value.is_empty() {
                html.raw("<input type=\"hidden\" name=\"")
                    .raw(kept)
                    .raw("\" value=\"")
                    .text(value)
                    .raw("\">");
            }
        }
        html.raw("<div class=\"fields-row\">");
        self.input(&mut html, "q", "search", "field grow");
        let statuses = Status::ALL
            .iter()
            .map(|status| (status.to_string(), phrases::status(lang, *status)));
        self.select(&mut html, "status", statuses);
        let categories = ["any", "1", "2", "3", "4"]
            .map(|value| (value.to_owned(), category_label(lang, value)));
        self.select(&mut html, "category", categories);
        let groupings = &self.listing.day.facts.pack.groupings;
        self.groupings(&mut html, "group", &groupings.regional_groups);
        html.raw("<div class=\"shrink\"><button class=\"button\">")
            .text(&lang.text("list-filter"))
            .raw("</button></div></div><details");
        let more = ["region", "org", "vote", "position", "lead", "silent", "on"];
        html.raw(if self.listing.params.has_any(&more) {
            " open><summary>"
        } else {
            "><summary>"
        })
        .text(&lang.text("list-more-filters"))
        .raw("</summary><div class=\"fields-row\">");
        self.groupings(&mut html, "region", &groupings.regions);
        self.groupings(&mut html, "org", &groupings.organizations);
        let votes = Ballot::ALL
            .iter()
            .map(|ballot| (ballot.to_string(), phrases::ballot(lang, Some(*ballot))));
        self.select(&mut html, "vote", votes);
        let unknown = ("none", position_label(lang, PositionFilter::Unknown));
        let stances = Stance::ALL
            .iter()
            .map(|stance| (stance.as_str(), stance.label(lang)));
        self.select(
            &mut html,
            "position",
            std::iter::once(unknown).chain(stances),
        );
        let nobody = ("none".to_owned(), lang.text("states-nobody"));
        let teams = self.listing.teams.iter();
        let teams = teams.map(|(id, name)| (id.to_string(), name.clone()));
        self.select(&mut html, "lead", std::iter::once(nobody).chain(teams));
        self.input(&mut html, "silent", "number", "field");
        self.input(&mut html, "on", "date", "field date");
        html.raw("</div></details></form>");
        html
    }

    fn label(&self, html: &mut Html, name: &'static str, class: &'static str) {
        html.raw("<div class=\"")
            .raw(class)
            .raw("\"><label for=\"f-")
            .raw(name)
            .raw("\">")
            .text(&self.lang.text(&format!("states-filter-{name}")))
            .raw("</label>");
    }

    fn input(&self, html: &mut Html, name: &'static str, kind: &'static str, class: &'static str) {
        self.label(html, name, class);
        html.raw("<input id=\"f-")
            .raw(name)
            .raw("\" name=\"")
            .raw(name)
            .raw("\" type=\"")
            .raw(kind)
            .raw(if kind == "number" { "\" min=\"0" } else { "" })
            .raw("\" value=\"")
            .text(self.listing.params.get(name))
            .raw("\"></div>");
    }

    fn groupings(&self, html: &mut Html, name: &'static str, groupings: &[Grouping]) {
        let lang = self.lang.as_str();
        let choices = groupings.iter().map(|grouping| {
            let label = grouping.name.in_language(lang);
            (&grouping.code, label)
        });
        self.select(html, name, choices);
    }

    fn select<V: AsRef<str>, L: Display>(
        &self,
        html: &mut Html,
        name: &'static str,
        choices: impl IntoIterator<Item = (V, L)>,
    ) {
        let current = self.listing.params.get(name);
        self.label(html, name, "field");
        html.raw("<select id=\"f-")
            .raw(name)
            .raw("\" name=\"")
            .raw(name)
            .raw("\"><option value=\"\">")
            .text(&self.lang.text("list-any"))
            .raw("</option>");
        for (value, label) in choices {
            html.raw("<option value=\"")
                .text(value.as_ref())
                .raw(if value.as_ref() == current {
                    "\" selected>"
                } else {
                    "\">"
                })
                .text(&label.to_string())
                .raw("</option>");
        }
        html.raw("</select></div>");
    }
}
