//! Organisations, their posts, and the people who hold them from a date to a date.
//! Posts stay, people rotate: people are marked, organisations and posts are not.

mod model;
pub mod queries;

pub use self::model::{
    Addressee, OrganisationId, OrganisationKind, PersonId, PersonName, PostId, Standing, TenureId,
};
