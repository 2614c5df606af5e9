//! Changing several records of a list at once: they are chosen with what is to change, the
//! change is shown record by record, and then made as one. Without scripts.

use serde::Serialize;

use super::forms::FormView;
use super::params::Params;
use super::render::Page;

/// How many records are changed at once.
pub const MAX_AT_ONCE: usize = 200;

/// A record with the version it was seen in: what the box of its row sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Its id.
    pub id: i64,
    /// The version its row was made from.
    pub version: i32,
}

impl std::fmt::Display for Chosen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.id, self.version)
    }
}

impl std::str::FromStr for Chosen {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (id, version) = text.split_once('.').unwrap_or((text, ""));
        Ok(Self {
            id: id.parse()?,
            version: version.parse()?,
        })
    }
}

/// The records that were chosen, each once, no more than [`MAX_AT_ONCE`].
pub fn chosen(data: &Params) -> Vec<Chosen> {
    let mut found: Vec<Chosen> = Vec::new();
    for one in data.all("chosen").filter_map(|text| text.parse().ok()) {
        let one: Chosen = one;
        if found.len() < MAX_AT_ONCE && found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    found
}

/// The list with a box before each record, and what is to change.
#[derive(Debug, Serialize)]
pub struct ChoosePage {
    /// What is done.
    pub heading: String,
    /// What it is about: which of the list are here.
    pub intro: String,
    /// The list's name, and its address with its filter.
    pub crumb: String,
    /// See [`Self::crumb`].
    pub list_href: String,
    /// What the rows are, for those who cannot see it.
    pub caption: String,
    /// The records.
    pub rows: Vec<ChoiceRow>,
    /// What is to change, and where it is sent.
    pub form: FormView,
}

/// A record with its box.
#[derive(Debug, Serialize)]
pub struct ChoiceRow {
    /// What its box sends: [`Chosen`].
    pub value: String,
    /// What it is.
    pub label: String,
    /// What else tells it apart.
    pub meta: String,
    /// Whether it is chosen.
    pub checked: bool,
}

impl Page for ChoosePage {
    const TEMPLATE: &'static str = "lists/bulk";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

/// The change, record by record, before it is made.
#[derive(Debug, Serialize)]
pub struct PreviewPage {
    /// What will be done.
    pub heading: String,
    /// To how many, and what comes of the rest.
    pub intro: String,
    /// The list's name, and its address with its filter.
    pub crumb: String,
    /// See [`Self::crumb`].
    pub list_href: String,
    /// What changes, for those who cannot see it.
    pub caption: String,
    /// The records that change.
    pub rows: Vec<PreviewRow>,
    /// Where the change is sent, and what says it.
    pub action: String,
    /// The button; empty where nothing would change.
    pub button: String,
    /// What was chosen, as it was sent.
    pub kept: Vec<(String, String)>,
}

/// What a record says, and what it will say.
#[derive(Debug, Serialize)]
pub struct PreviewRow {
    /// What it is.
    pub label: String,
    /// What it says now.
    pub before: String,
    /// What it will say.
    pub after: String,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "lists/preview";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_is_chosen_once_and_nonsense_never() {
        let data = Params::parse("chosen=3.1&chosen=7.2&chosen=3.9&chosen=x&chosen=4&chosen=");
        let found = chosen(&data);
        assert_eq!(
            found.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["3.1", "7.2"]
        );
        let many: Vec<_> = (0..300).map(|id| format!("chosen={id}.1")).collect();
        assert_eq!(chosen(&Params::parse(&many.join("&"))).len(), MAX_AT_ONCE);
    }
}
