//! The target States as a table, on the page and in a file.

use super::PATH;
use super::data::TargetData;
use super::filter::TargetFilter;
use crate::i18n::Lang;
use crate::states::phrases;
use crate::states::targets::{Priority, Standing, Target, TargetList};
use crate::web::forms::{Choice, choices_of};
use crate::web::inline::{self, Inline};
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html};

/// The places of the lead, the priority and the next step in a row.
const LEAD: usize = 4;
const PRIORITY: usize = 5;
const NEXT: usize = 6;

/// Which columns a table of target States has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::workplans) enum Columns {
    /// Those of the page: for those who decide, with the way to the form.
    Page,
    /// Those of the file.
    File,
}

/// The target States a filter admits, in the order of their names: all of them, for
/// there are fewer than there are States.
pub(in crate::workplans) fn shown<'l, 'a>(
    data: &TargetData,
    list: &'l TargetList<'a>,
    filter: &TargetFilter,
    lang: Lang,
) -> Vec<&'l Target<'a>> {
    let mut found: Vec<_> = if filter.standing == Some(Standing::Dropped) {
        list.dropped()
            .filter(|it| filter.admits(&data.facts, it))
            .collect()
    } else {
        list.iter()
            .filter(|it| filter.admits(&data.facts, it))
            .collect()
    };
    found.sort_by_cached_key(|it| crate::i18n::sort_key(data.facts.name(it.state, lang)));
    found
}

/// These as a table.
pub(in crate::workplans) fn targets_table(
    desk: &Desk,
    data: &TargetData,
    filter: &TargetFilter,
    columns: Columns,
) -> Table {
    let list = data.list();
    let found = shown(data, &list, filter, desk.lang);
    let changes = columns == Columns::Page && data.may_decide(desk);
    let mut heads: Vec<_> = [
        "state",
        "categories-column",
        "why",
        "standing",
        "lead-column",
        "priority",
        "next",
    ]
    .into_iter()
    .map(|name| Column::text(desk.t(&format!("workplan-targets-{name}"))))
    .collect();
    if changes {
        heads.push(Column::text(desk.t("workplan-targets-decision")));
    }
    if columns == Columns::File {
        heads.push(Column::text(desk.t("workplan-target-supporters")));
        heads.push(Column::text(desk.t("workplan-target-strategy")));
    }
    Table {
        caption: desk.t("workplan-targets-title"),
        columns: heads,
        rows: found
            .into_iter()
            .map(|target| {
                let mut row = cells(desk, data, target);
                match columns {
                    Columns::Page => {
                        add_notes(desk, data, target, &mut row);
                        if changes {
                            open_cells(desk, data, target, &mut row);
                        }
                    }
                    Columns::File => {
                        row.push(Cell::text(supporters(desk.lang, data, target)));
                        row.push(Cell::text(target.strategy()));
                    }
                }
                if changes {
                    let href = format!("{PATH}/{}", target.state);
                    row.push(Cell::link(desk.t("workplan-targets-change"), href));
                }
                row
            })
            .collect(),
    }
}

fn cells(desk: &Desk, data: &TargetData, target: &Target<'_>) -> Vec<Cell> {
    let lang = desk.lang;
    let numbers: Vec<_> = target
        .categories()
        .iter()
        .map(|category| category.number().to_string())
        .collect();
    let standing = desk.t(&format!("workplan-standing-{}", target.standing()));
    let reason = target.row.as_ref().map_or("", |row| row.reason.as_str());
    let mut standing = Cell::text(standing).note(reason);
    let mut next = Cell::text(target.next_step());
    if let Some(row) = &target.row {
        // Behind the last of the texts that it covers.
        let key = format!("marking-{}", phrases::dashed(row.marking.as_str()));
        if !row.next_step.is_empty() {
            next = next.marked(row.marking, desk.t(&key));
        } else if !reason.is_empty() {
            standing = standing.marked(row.marking, desk.t(&key));
        }
    }
    vec![
        Cell::link(
            data.facts.name(target.state, lang),
            format!("/states/{}", target.state),
        ),
        Cell::text(numbers.join(", ")),
        Cell::text(data.why(lang, target)),
        standing,
        Cell::text(target.lead().map_or("", |(_, name)| name)),
        Cell::text(desk.t(&format!("workplan-priority-{}", target.priority()))),
        next,
    ]
}

/// The States that help with a target State, by name.
fn supporters(lang: Lang, data: &TargetData, target: &Target<'_>) -> String {
    let mut names: Vec<_> = target
        .supporters()
        .iter()
        .map(|state| data.facts.name(*state, lang))
        .collect();
    names.sort_by_cached_key(|name| crate::i18n::sort_key(name));
    names.join(", ")
}

/// On the page, who helps stands under who leads, and the strategy under the next step.
fn add_notes(desk: &Desk, data: &TargetData, target: &Target<'_>, row: &mut [Cell]) {
    let helping = supporters(desk.lang, data, target);
    if let (Some(lead), false) = (row.get_mut(LEAD), helping.is_empty()) {
        lead.note = desk.ta("workplan-targets-helped", &[("states", helping.into())]);
    }
    if let Some(next) = row.get_mut(NEXT) {
        target.strategy().clone_into(&mut next.note);
    }
}

/// Lead and priority can be changed in the table itself.
fn open_cells(desk: &Desk, data: &TargetData, target: &Target<'_>, row: &mut [Cell]) {
    let version = target.row.as_ref().map_or(0, |row| row.version);
    if !data.may_move(desk, target) {
        return;
    }
    let state = data.facts.name(target.state, desk.lang);
    let lead = target.lead().map(|(team, _)| team.to_string());
    let fields = [
        (LEAD, "lead", "lead-column", lead.unwrap_or_default()),
        (
            PRIORITY,
            "priority",
            "priority",
            target.priority().to_string(),
        ),
    ];
    for (place, field, label, value) in fields {
        let label = desk.t(&format!("workplan-targets-{label}"));
        if let Some(cell) = row.get_mut(place) {
            cell.inline = Some(Box::new(Inline {
                field,
                kind: "select",
                value,
                action: format!("{PATH}/{}", target.state),
                version,
                label: format!("{label}: {state}"),
            }));
        }
    }
}

/// What lead and priority are chosen from in the table.
pub(super) fn inline_choices(desk: &Desk, data: &TargetData) -> Html {
    let teams = data.teams.iter();
    let teams = teams.map(|(id, name)| Choice::new(id.to_string(), name.as_str()));
    let none = Choice::new("", desk.t("workplan-targets-no-lead"));
    let mut html = inline::choices("lead", std::iter::once(none).chain(teams));
    let priorities = choices_of(desk.lang, "workplan-priority", Priority::ALL);
    html.append(&inline::choices("priority", priorities));
    html
}
