//! Replies to invitations: a guest answers by a link, without an account and without a
//! script. A GET changes nothing, whoever follows the link: mail scanners do. The first
//! button moves the link's token from the address into a cookie. That token is the whole
//! right to these pages: nothing here asks for an actor, and nothing tells of other guests
//! than the link's own.

mod actions;
mod forms;
pub(super) mod handlers;
mod key;
mod queries;
mod views;
