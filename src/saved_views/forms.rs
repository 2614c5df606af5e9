//! The forms of a view: kept from a list, renamed on its own page.

use super::model::{LISTS, MAX_NAME, MAX_QUERY, view_of};
use crate::error::AppError;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// A name, and who has it.
#[derive(Debug, Clone)]
pub(super) struct NameForm {
    pub name: String,
    pub is_shared: bool,
    pub version: i32,
}

impl NameForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let name = reader.required_text("name", MAX_NAME);
        let is_shared = reader.raw("shared") == "team";
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                name,
                is_shared,
                version,
            })
        })
    }
}

/// Which view of which list: what the form of a list brings along unseen.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub list: &'static str,
    pub query: String,
}

impl Place {
    /// # Errors
    /// [`AppError::BadRequest`] where no page of ours has made the form.
    pub(super) fn parse(data: &Params) -> Result<Self, AppError> {
        let list = LISTS.iter().find(|(list, _)| *list == data.get("list"));
        let query = view_of(&Params::parse(data.get("query")));
        match list {
            Some((list, _)) if query.len() <= MAX_QUERY => Ok(Self { list, query }),
            _ => Err(AppError::BadRequest("no such list".to_owned())),
        }
    }
}
