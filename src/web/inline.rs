//! One field of a record, changed within a table: the record's own form, with all else as
//! it is saved.

use super::own_path::own_path;
use super::params::Params;

/// Says that a form holds some fields alone.
const MARK: &str = "_inline";

/// The whole form that a change within a table amounts to: what is `saved`, and the fields
/// that were sent. A form that is whole is returned as it is.
#[must_use]
pub fn completed(data: Params, saved: impl FnOnce() -> Params) -> Params {
    if data.get(MARK).is_empty() {
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
