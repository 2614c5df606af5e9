//! The forms of a view: kept from a list, renamed on its own page.

use super::model::{MAX_NAME, MAX_QUERY, list_at, view_of};
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
    /// Where it is shown: the list's address, with the record that it names.
    pub path: String,
    pub query: String,
}

impl Place {
    /// # Errors
    /// [`AppError::BadRequest`] where no page of ours has made the form.
    pub(super) fn parse(data: &Params) -> Result<Self, AppError> {
        let path = data.get("list").to_owned();
        let query = view_of(&Params::parse(data.get("query")));
        match list_at(&path) {
            Some(list) if query.len() <= MAX_QUERY => Ok(Self { list, path, query }),
            _ => Err(AppError::BadRequest("no such list".to_owned())),
        }
    }
}
