//! The lists that questions choose from.

use std::collections::BTreeMap;

use super::super::super::check::is_name;
use super::super::super::edit::{free, made_name};
use super::super::super::model::Choice;
use super::super::findings::{Findings, Spot};
use super::table::Row;

/// A list.
#[derive(Debug, Default)]
pub struct List {
    /// Its choices, each with its row.
    pub choices: Vec<(Choice, Spot)>,
    /// Names that could not stay: as written, and as they are.
    pub renamed: Vec<(String, String)>,
    /// Where it begins.
    pub spot: Spot,
    /// Whether a question chooses from it.
    pub used: bool,
}

/// All lists by name.
pub type Lists = BTreeMap<String, List>;

/// Reads the rows of the sheet.
pub fn lists(rows: &[Row], findings: &mut Findings) -> Lists {
    let mut lists = Lists::new();
    for row in rows {
        let (list, name) = (row.get("list_name"), row.get("name"));
        if list.is_empty() {
            findings.say(&row.at("list_name"), "choice-no-list", &[("name", name)]);
            continue;
        }
        if name.is_empty() {
            findings.say(&row.at("name"), "choice-no-name", &[("list", list)]);
            continue;
        }
        let list = lists.entry(list.to_owned()).or_insert_with(|| List {
            spot: row.at("list_name"),
            ..List::default()
        });
        if list.choices.iter().any(|(it, _)| it.name == name) {
            findings.say(&row.at("name"), "choice-twice", &[("name", name)]);
            continue;
        }
        let choice = Choice {
            name: name.to_owned(),
            label: row.texts("label", findings),
            alone: is_yes(row.get("exclusive")),
        };
        list.choices.push((choice, row.at("name")));
    }
    for list in lists.values_mut() {
        list.name_anew(findings);
    }
    lists
}

impl List {
    /// Finds names for the choices whose own cannot stay; they are given later, when the
    /// conditions that speak of them can be changed as well.
    fn name_anew(&mut self, findings: &mut Findings) {
        for (choice, spot) in &self.choices {
            if is_name(&choice.name, true) {
                continue;
            }
            let taken = |it: &str| {
                self.choices.iter().any(|(choice, _)| choice.name == it)
                    || self.renamed.iter().any(|(_, to)| to == it)
            };
            let to = free(&made_name(&choice.name, "choice"), taken);
            let args = [("from", choice.name.as_str()), ("to", to.as_str())];
            findings.say(spot, "choice-renamed", &args);
            self.renamed.push((choice.name.clone(), to));
        }
    }
}

/// Whether a cell says yes.
pub fn is_yes(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "yes" | "true" | "true()" | "1" | "x")
}

/// Whether a cell says no, or nothing.
pub fn is_no(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "" | "no" | "false" | "false()" | "0")
}
