//! The report of an event: what was held, who came and who was stranded, what it cost, what
//! came of it and what was promised there, as far as the reader may know.

mod handlers;
mod queries;
mod views;

pub(super) use self::handlers::{file, show};
