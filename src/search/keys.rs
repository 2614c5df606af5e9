//! The keys of the desk, on a page of their own; `?` shows it over any other.

use serde::Serialize;

use crate::web::{Answer, Desk, Nav, Page};

/// Each key as it is written, and the text that says what it does. What a key does is in
/// `static/js/shortcuts.js` and `palette.js`, or named by `data-shortcut` in the pages.
const KEYS: [(&str, &str); 7] = [
    ("Ctrl K", "keys-palette"),
    ("/", "keys-find"),
    ("n", "keys-log"),
    ("u", "keys-undo"),
    ("g", "keys-today"),
    ("?", "keys-keys"),
    ("Esc", "keys-close"),
];

#[derive(Debug, Serialize)]
struct KeysPage {
    heading: String,
    keys: Vec<Key>,
}

#[derive(Debug, Serialize)]
struct Key {
    key: &'static str,
    text: String,
}

impl Page for KeysPage {
    const TEMPLATE: &'static str = "search/keys";
    const NAV: Nav = Nav::None;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

pub(super) async fn page(desk: Desk) -> Answer {
    desk.page(|desk, _| {
        let keys = KEYS.iter().map(|(key, text)| Key {
            key,
            text: desk.t(text),
        });
        Ok(KeysPage {
            heading: desk.t("keys-title"),
            keys: keys.collect(),
        })
    })
    .await
}
