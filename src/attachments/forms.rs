//! The form that adds a file.

use crate::config::Attachments;
use crate::web::forms::{FieldError, FormErrors};

/// What is wrong with the file of a form: the text `key`, and what the settings allow.
pub fn file_error(settings: &Attachments, key: &'static str) -> FormErrors {
    let kinds: Vec<_> = settings
        .kinds
        .iter()
        .map(|kind| format!(".{kind}"))
        .collect();
    FormErrors(vec![FieldError {
        field: "file".to_owned(),
        key,
        args: vec![
            ("kinds", kinds.join(", ").into()),
            ("mib", settings.file_mib.into()),
            ("number", settings.per_record.into()),
            ("answer_mib", settings.per_answer_mib.into()),
        ],
    }])
}
