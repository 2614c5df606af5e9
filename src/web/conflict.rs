//! A stale edit: someone saved the record between the form's opening and its sending.
//! The page shows both versions field by field; each field keeps one of the two.

use serde::Serialize;

use super::forms::{Field, FormView};
use super::params::Params;
use super::render::Page;
use crate::i18n::Lang;

/// Both versions of a record.
#[derive(Debug, Serialize)]
pub struct ConflictPage {
    heading: String,
    intro: String,
    action: String,
    cancel: String,
    /// The saved version's number: the choice is made against it.
    version: i32,
    rows: Vec<ConflictRow>,
}

#[derive(Debug, Serialize)]
struct ConflictRow {
    name: String,
    label: String,
    mine: Vec<String>,
    theirs: Vec<String>,
    mine_shown: String,
    theirs_shown: String,
    differs: bool,
}

impl Page for ConflictPage {
    const TEMPLATE: &'static str = "forms/conflict";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ConflictPage {
    /// The page for a form built twice: from what was typed, and from the saved record.
    pub fn new(lang: Lang, mine: &FormView, theirs: &FormView) -> Self {
        let saved = |name: &str| {
            theirs
                .groups
                .iter()
                .flat_map(|group| &group.fields)
                .find(|field| field.name == name)
        };
        let rows = mine
            .groups
            .iter()
            .flat_map(|group| &group.fields)
            .map(|field| {
                let (mine, mine_shown) = values(field);
                let (theirs, theirs_shown) = saved(&field.name).map(values).unwrap_or_default();
                let differs = mine != theirs;
                ConflictRow {
                    name: field.name.clone(),
                    label: field.label.clone(),
                    mine,
                    theirs,
                    mine_shown,
                    theirs_shown,
                    differs,
                }
            })
            .collect();
        Self {
            heading: lang.text("conflict-title"),
            intro: lang.text("conflict-intro"),
            action: mine.action.clone(),
            cancel: mine.cancel.clone(),
            version: theirs.version,
            rows,
        }
    }
}

/// The form that a choice between two versions amounts to; a form that is no such
/// choice is returned as it is.
#[must_use]
pub fn merged(data: Params) -> Params {
    if data.get("_merge").is_empty() {
        return data;
    }
    let keep_theirs = |field: &str| data.get(&format!("_keep_{field}")) == "theirs";
    data.pairs()
        .iter()
        .filter_map(|(name, value)| {
            if let Some(field) = name.strip_prefix("_mine_") {
                return (!keep_theirs(field)).then(|| (field.to_owned(), value.clone()));
            }
            if let Some(field) = name.strip_prefix("_theirs_") {
                return keep_theirs(field).then(|| (field.to_owned(), value.clone()));
            }
            (name == "version").then(|| (name.clone(), value.clone()))
        })
        .collect()
}

/// A field's values as they are sent, and as they are read.
fn values(field: &Field) -> (Vec<String>, String) {
    let chosen: Vec<_> = field
        .options
        .iter()
        .filter(|choice| choice.selected && !choice.value.is_empty())
        .collect();
    if field.options.is_empty() {
        return (vec![field.value.clone()], field.value.clone());
    }
    let shown: Vec<_> = chosen.iter().map(|choice| choice.label.as_str()).collect();
    (
        chosen.iter().map(|choice| choice.value.clone()).collect(),
        shown.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_keeps_the_version_that_was_chosen() {
        let data = Params::parse(
            "_merge=1&version=4&_keep_place=theirs&_mine_place=Geneva&_theirs_place=Vienna\
             &_keep_note=mine&_mine_note=a&_theirs_note=b&_mine_kind=call&_mine_people=1&_mine_people=2",
        );
        let merged = merged(data);
        assert_eq!(merged.get("place"), "Vienna");
        assert_eq!(merged.get("note"), "a");
        assert_eq!(merged.get("kind"), "call");
        assert_eq!(merged.get("version"), "4");
        assert_eq!(merged.all("people").count(), 2);
        assert_eq!(
            super::merged(Params::parse("place=Oslo")).get("place"),
            "Oslo"
        );
    }
}
