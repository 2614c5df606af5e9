//! Rows of files, and how they are shown.

use diesel::Queryable;

use crate::attachments::{FileKind, Received};
use crate::db::types::Moment;
use crate::id;
use crate::questionnaire::FileAnswer;

id! {
    /// A file that answers a question.
    AnswerFileId
}

/// A file that answers a question, or did once.
#[derive(Debug, Clone, Queryable)]
pub(in crate::survey) struct AnswerFile {
    pub id: AnswerFileId,
    /// Its number among the answer's own.
    pub number: i32,
    pub question: String,
    pub name: String,
    pub kind: FileKind,
    pub bytes: i64,
    pub sha256: String,
    pub created_at: Moment,
    /// Whether it is the answer now, rather than one that was signed off before.
    pub is_current: bool,
}

/// The answer that a received file is.
pub(in crate::survey) fn answer(received: &Received) -> String {
    let answer = FileAnswer {
        name: &received.name,
        sha256: &received.sha256,
    };
    answer.value()
}
