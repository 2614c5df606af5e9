//! The files of an answer at the desk: had by whoever reads the answer, changed by whoever
//! may type it in anew.

mod handlers;
mod views;

pub(in crate::survey) use self::handlers::{add, remove, take};
pub(super) use self::views::FilesView;
