//! A file that someone has brought, as the form it should be.

use super::{Filled, FormId, Unreadable, read};
use crate::attachments::file_error;
use crate::config::Attachments;
use crate::web::Upload;
use crate::web::forms::FormErrors;

/// A form that was brought, with what it was made for.
///
/// # Errors
/// What is wrong with the file, by its field: there is none, it is too large, it is no
/// document of Word, or none that was a form of ours.
pub fn brought(settings: &Attachments, file: &Upload) -> Result<(Filled, FormId), FormErrors> {
    let refuse = |key| Err(FormErrors::one("file", key));
    let too_large = || Err(file_error(settings, "attachment-large"));
    let bytes = match file {
        Upload::None => return refuse("attachment-none"),
        Upload::TooLarge => return too_large(),
        Upload::File { bytes, .. } => bytes,
    };
    match read(bytes) {
        Ok(filled) => match filled.id {
            Some(id) => Ok((filled, id)),
            None => refuse("survey-word-no-form"),
        },
        Err(Unreadable::NoDocument) => refuse("survey-word-no-document"),
        Err(Unreadable::TooLarge) => too_large(),
    }
}
