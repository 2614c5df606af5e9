//! Changes to contacts: each authorised first, and with its row in the audit.

mod organisations;
mod people;
mod tenures;

use super::forms::PostChoice;
use super::model::{OrganisationId, PersonId, PostId, TenureId};
use super::queries;
use crate::audit::{self, Change, Readers, Who};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::people as people_table;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Arg;
use crate::readers_of;
use crate::states::Facts;
use crate::web::forms::{FieldError, FormErrors};

pub(super) use self::organisations::{
    add_organisation, add_post, bin_organisation, bin_post, edit_organisation, edit_post,
    restore_organisation, restore_post,
};
pub(super) use self::people::{
    add_person, bin_person, changeable, edit_person, markings, restore_person,
};
pub(super) use self::tenures::{begin_tenure, correct_tenure, end_tenure};

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    /// What was sent cannot be saved as it is.
    #[error("the form is not valid")]
    Invalid(FormErrors),
    /// Someone else saved the record meanwhile.
    #[error("the record was saved meanwhile")]
    Stale,
    /// Any other failure.
    #[error(transparent)]
    Failed(#[from] AppError),
}

impl From<diesel::result::Error> for Refusal {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<FormErrors> for Refusal {
    fn from(errors: FormErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Failed(error) => error,
            // Where a form shows these they never come here; a button has no page for them.
            Refusal::Invalid(_) | Refusal::Stale => Self::BadRequest(refusal.to_string()),
        }
    }
}

impl Refusal {
    fn field(field: &str, key: &'static str, args: Vec<Arg<'static>>) -> Self {
        Self::Invalid(FormErrors(vec![FieldError {
            field: field.to_owned(),
            key,
            args,
        }]))
    }
}

/// How many posts a typed text may fit before the rest is not shown.
pub(super) const CANDIDATES: usize = 8;

/// The post of a form: one that is there, or none. A text typed without suggestions
/// stands for a post if it fits only one.
fn settle_post(
    conn: &mut Conn,
    facts: &Facts,
    choice: &PostChoice,
) -> Result<Option<PostId>, Refusal> {
    match choice {
        PostChoice::None => Ok(None),
        PostChoice::Chosen(id) => match queries::posts_named(conn, &[*id])?.as_slice() {
            [] => Err(Refusal::field("post", "person-post-gone", Vec::new())),
            _ => Ok(Some(*id)),
        },
        PostChoice::Typed { text, state } => {
            let found = queries::find_posts(conn, facts, text, *state, CANDIDATES)?;
            match found.as_slice() {
                [(id, _, _)] => Ok(Some(*id)),
                [] => Err(Refusal::field("post", "person-post-unknown", Vec::new())),
                _ => Err(Refusal::field("post", "person-post-several", Vec::new())),
            }
        }
    }
}

/// What of the contacts has changed. A tenure is read by whoever may read its person.
#[derive(Debug, Clone, Copy)]
enum Subject {
    Organisation(OrganisationId),
    Post(PostId),
    Person(PersonId),
    Tenure(PersonId, TenureId),
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    subject: Subject,
    detail: &str,
) -> Result<(), AppError> {
    let (table, id) = match subject {
        Subject::Organisation(id) => ("organisations", id.0),
        Subject::Post(id) => ("posts", id.0),
        Subject::Person(id) => ("people", id.0),
        Subject::Tenure(_, id) => ("tenures", id.0),
    };
    let readers = match subject {
        Subject::Organisation(_) | Subject::Post(_) => Readers::COORDINATION,
        Subject::Person(id) | Subject::Tenure(id, _) => readers_of!(conn, people_table, id)?,
    };
    let change = Change {
        action,
        subject: table,
        id: &id.to_string(),
        detail,
        readers,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
