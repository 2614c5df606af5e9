//! Entries in words: what was done, to what.

use crate::auth::Marking;
use crate::i18n::Lang;

/// What the keys of the texts of actions begin with: `exchange.log` is "logged an
/// exchange" under `audit-action-exchange-log`.
pub(super) const ACTION_KEY: &str = "audit-action-";

/// An action in words; one that has none yet as it is kept.
pub fn action(lang: Lang, action: &str) -> String {
    let key = format!("{ACTION_KEY}{}", action.replace(['.', '_'], "-"));
    lang.optional(&key).unwrap_or_else(|| action.to_owned())
}

/// A kind of record in words; one that has none yet as it is kept.
pub fn subject(lang: Lang, subject: &str) -> String {
    let key = format!("audit-subject-{}", subject.replace('_', "-"));
    lang.optional(&key).unwrap_or_else(|| subject.to_owned())
}

pub(super) fn marking(lang: Lang, marking: Marking) -> String {
    lang.text(&format!("marking-{}", marking.as_str().replace('_', "-")))
}

/// The page of the list that records of a kind are in; none where they have none.
pub fn list_path(subject: &str) -> Option<&'static str> {
    match subject {
        "pathway_steps" | "positions" | "relations" => None,
        "responses" | "circulations" => Some("/survey"),
        _ => folder(subject),
    }
}

/// Where the pages of records of a kind are; none where they have no pages of their own.
fn folder(subject: &str) -> Option<&'static str> {
    Some(match subject {
        "exchanges" => "/exchanges",
        "commitments" => "/commitments",
        "events" => "/events",
        "people" => "/contacts",
        "pathway_steps" => "/pathway",
        "positions" => "/positions",
        "relations" => "/relations",
        "organisations" => "/organisations",
        "mails" => "/mail",
        "responses" => "/survey/responses",
        "circulations" => "/survey/circulations",
        "questionnaires" => "/survey/questionnaires",
        _ => return None,
    })
}

/// The page of a record; none where it has none of its own.
pub fn record_path(subject: &str, id: &str) -> Option<String> {
    Some(format!("{}/{id}", folder(subject)?))
}
