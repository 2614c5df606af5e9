//! What a questionnaire is: its sections and questions, the conditions under which they
//! are asked, what may be answered, what is wrong with a draft and how two versions
//! differ. Pure rules: no database, no clock, no page.

mod answers;
mod asked;
mod check;
mod dependencies;
mod diff;
mod edit;
pub mod expression;
mod file;
mod model;
mod spoken;
mod texts;
pub mod xlsform;

pub use self::answers::Answers;
pub use self::asked::Asked;
pub use self::check::{Part, Place, Problem, ProblemKind, check};
pub use self::diff::{Change, Difference, differences};
pub use self::edit::{Dropped, Leaving, Way, free, made_name};
pub use self::file::FileAnswer;
pub use self::model::{
    Choice, ChoiceSource, OTHER, OTHER_SUFFIX, Question, QuestionKind, Questionnaire, Row, Scale,
    Section, UNABLE_SUFFIX, YES_NO_UNKNOWN,
};
pub use self::spoken::Spoken;
pub use self::texts::Texts;

#[cfg(test)]
mod tests;
