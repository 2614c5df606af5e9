//! The survey: why States have not joined. A questionnaire is circulated to target
//! States; each answers by a link of its own, or has its answer typed in by us.

mod definitions;
pub mod model;
pub mod queries;

pub use self::definitions::Definitions;
