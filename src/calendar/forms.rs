//! The form that makes a feed.

use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// The longest name of a feed, in characters; the table's own check says the same.
const MAX_NAME: usize = 60;

/// A feed as it is asked for.
#[derive(Debug, Clone)]
pub(super) struct FeedForm {
    pub name: String,
}

impl FeedForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let name = reader.required_text("name", MAX_NAME);
        reader.finish(|| Some(Self { name }))
    }
}
