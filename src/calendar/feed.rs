//! Entries as a calendar program takes them.

use super::ics::{Calendar, Item, When};
use super::model::{Entry, EntryKind};
use crate::config::Settings;
use crate::i18n::Lang;

/// The media type of a calendar.
pub(super) const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";

/// Entries as a calendar of this desk, called `name`.
pub(super) fn calendar(
    settings: &Settings,
    lang: Lang,
    name: String,
    entries: &[Entry],
) -> Calendar {
    let url = settings.public_url();
    let host = host(&url);
    Calendar {
        name,
        entries: entries
            .iter()
            .map(|entry| item(&url, &host, lang, entry))
            .collect(),
    }
}

fn item(url: &str, host: &str, lang: Lang, entry: &Entry) -> Item {
    let categories = [Some(entry.kind.label(lang)), entry.category.clone()];
    let mut said: Vec<String> = Vec::new();
    if entry.done {
        said.push(lang.text("calendar-done"));
    }
    // Where it is stands in its own line.
    said.extend(entry.about.iter().filter(|it| **it != entry.place).cloned());
    let mut paragraphs = vec![said.join(" · ")];
    paragraphs.push(entry.description.clone());
    paragraphs.retain(|text| !text.is_empty());
    Item {
        uid: format!("{}-{}@{host}", entry.kind.dashed(), entry.key),
        sequence: entry.version,
        changed: entry.changed,
        summary: entry.title.clone(),
        description: paragraphs.join("\n\n"),
        location: entry.place.clone(),
        categories: categories.into_iter().flatten().collect(),
        url: match entry.kind {
            EntryKind::Meeting => format!("{url}/calendar"),
            _ => format!("{url}{}", entry.href),
        },
        cancelled: entry.cancelled,
        when: When::of((entry.from, entry.until), entry.hours),
    }
}

/// The host of an address: a record keeps its id when the desk moves to another port.
fn host(url: &str) -> String {
    url::Url::parse(url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default()
}
