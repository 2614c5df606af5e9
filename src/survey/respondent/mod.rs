//! The respondent's pages: a State answers by a link of its own, without an account and
//! without a script. A GET changes nothing, whoever follows the link: mail scanners do.
//! Beginning is a POST, which moves the link's token from the address into a cookie.
//! That token is the whole right to these pages, so nothing here asks for an
//! actor, and nothing here tells of another State.

mod actions;
mod anonymous;
mod conflict;
mod earlier;
pub(super) mod files;
pub(super) mod handlers;
mod key;
mod keyed_file;
pub(super) mod links;
mod opened;
pub(super) mod part;
pub(super) mod queries;
mod receipt;
mod views;
pub(super) mod word;
