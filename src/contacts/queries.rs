//! Reads of contacts. People come through the rights layer, always; organisations and
//! posts are no secret. Rows in the bin are found by the bin alone.

mod addressees;
mod find;
mod named;
mod organisations;
mod people;

pub use self::addressees::{
    Choosing, addressees, addressees_by, addressees_of, languages_of, not_to_be_mailed, vacant,
};
pub use self::find::{find_organisations, find_people, find_posts, posts_named, speakers_of};
pub(crate) use self::find::{fit, states_called};
pub use self::named::{offices_of, people_named};
pub(super) use self::organisations::{
    binned_organisations, count_organisations, count_posts, holder_of, holders, organisation,
    organisations, post, posts_of,
};
pub use self::organisations::{holders_of_post, post_at};
pub(super) use self::people::{
    BinnedPerson, ExchangeLine, binned_people, count_people, exchanges_of, people, person,
    same_address, tenure, tenures_of,
};

/// Beyond so many rows a list says "more than".
pub(super) const COUNTED: usize = 1000;

/// A range of keys: those that begin with `prefix`.
fn beginning_with(prefix: &str) -> (String, String) {
    (prefix.to_owned(), format!("{prefix}\u{10FFFF}"))
}
