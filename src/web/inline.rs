//! One field of a record, changed within a table: the record's own form, with all else as
//! it is saved.

use super::forms::Choice;
use super::html::Html;
use super::own_path::own_path;
use super::params::Params;

/// Says that a form holds some fields alone.
const MARK: &str = "_inline";

/// A field of a record, as a cell of a table lets it be changed. The rules are those of the
/// record's own form, which `action` takes.
#[derive(Debug, Clone)]
pub struct Inline {
    /// Its name in the form.
    pub field: &'static str,
    /// What it is typed into: `date`, `textarea`; `select` where [`choices`] are given.
    pub kind: &'static str,
    /// What is saved.
    pub value: String,
    /// Where the form is sent.
    pub action: String,
    /// The version the cell was made from.
    pub version: i32,
    /// What the field is, and of which record.
    pub label: String,
}

impl Inline {
    /// The attributes of the cell, for `static/js/inline.js`.
    pub(super) fn attributes(&self, html: &mut Html) {
        let version = self.version.to_string();
        for (name, value) in [
            ("", self.field),
            ("-type", self.kind),
            ("-value", &self.value),
            ("-action", &self.action),
            ("-version", &version),
            ("-label", &self.label),
        ] {
            html.raw(" data-inline")
                .raw(name)
                .raw("=\"")
                .text(value)
                .raw("\"");
        }
    }
}

/// What a field is chosen from, once for all rows of a table.
#[must_use]
pub fn choices(field: &str, choices: impl IntoIterator<Item = Choice>) -> Html {
    let mut html = Html::default();
    html.raw("<template id=\"inline-")
        .text(field)
        .raw("\"><select>");
    for choice in choices {
        html.raw("<option value=\"")
            .text(&choice.value)
            .raw("\">")
            .text(&choice.label)
            .raw("</option>");
    }
    html.raw("</select></template>");
    html
}

/// Whether what was sent is a change within a table, and not a form.
#[must_use]
pub fn is_inline(data: &Params) -> bool {
    !data.get(MARK).is_empty()
}

/// The whole form that a change within a table amounts to: what is `saved`, and the fields
/// that were sent. A form that is whole is returned as it is.
#[must_use]
pub fn completed(data: Params, saved: impl FnOnce() -> Params) -> Params {
    if !is_inline(&data) {
        return data;
    }
    let sent = |name: &str| data.pairs().iter().any(|(known, _)| known == name);
    let kept = saved();
    let rest = kept.pairs().iter().filter(|(name, _)| !sent(name)).cloned();
    rest.chain(data.pairs().iter().cloned()).collect()
}

/// Where a change leads: back to the table it was made in, or else to `record`.
pub fn back(data: &Params, record: String) -> String {
    match (data.get(MARK), data.get("back")) {
        ("", _) | (_, "") => record,
        (_, back) => own_path(back).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_alone_is_completed_with_what_is_saved() {
        let saved = || Params::parse("version=3&promise=Sends+it&due_on=2023-06-01&owner=state");
        let sent = Params::parse("_inline=1&version=2&due_on=&back=%2Fcommitments%3Fq%3Da");
        let whole = completed(sent.clone(), saved);
        assert_eq!(whole.get("promise"), "Sends it");
        assert_eq!(whole.get("due_on"), "", "emptied");
        assert_eq!(whole.get("version"), "2", "as the table had it");
        assert_eq!(
            back(&whole, "/commitments/1".to_owned()),
            "/commitments?q=a"
        );
        let plain = Params::parse("promise=x&back=%2F");
        assert_eq!(completed(plain.clone(), saved), plain);
        assert_eq!(back(&plain, "/commitments/1".to_owned()), "/commitments/1");
    }
}
