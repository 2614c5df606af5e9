//! Organisations, their posts, and the people who hold them from a date to a date.
//! Posts stay, people rotate: people are marked, organisations and posts are not.

mod actions;
pub mod addressing;
mod bulk;
mod forms;
mod handlers;
mod model;
mod organisations_bulk;
pub mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

use self::bulk::Bulk;
use self::organisations_bulk::OrganisationsBulk;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::Desk;
use crate::web::bulk::{change, choose};
use crate::web::table::Table;

pub use self::model::{
    Addressee, Greeting, Organisation, OrganisationId, OrganisationKind, PersonId, PersonLine,
    PersonName, Post, PostId, Standing, Tenure, TenureId, Titles, Tongue,
};

/// All people as their file has them, no more than `most`.
///
/// # Errors
/// The database fails.
pub fn sheet(desk: &Desk, conn: &mut Conn, most: usize) -> Result<Table, AppError> {
    handlers::lists::people_sheet(desk, conn, most)
}

/// The routes of people, organisations and posts.
pub fn routes(config: &mut ServiceConfig) {
    people_routes(config);
    tenure_routes(config);
    organisation_routes(config);
    post_routes(config);
}

fn people_routes(config: &mut ServiceConfig) {
    use handlers::{lists, people};
    config
        .route("/contacts", web::get().to(lists::people))
        .route("/contacts", web::post().to(people::add))
        .route("/contacts.{ending}", web::get().to(lists::people_file))
        .route("/contacts/new", web::get().to(people::new))
        .route("/contacts/bulk", web::get().to(choose::<Bulk>))
        .route("/contacts/bulk", web::post().to(change::<Bulk>))
        .route("/contacts/{id}", web::get().to(people::show))
        .route("/contacts/{id}", web::post().to(people::edit))
        .route("/contacts/{id}/edit", web::get().to(people::edit_form))
        .route("/contacts/{id}/bin", web::post().to(people::bin))
        .route("/contacts/{id}/restore", web::post().to(people::restore))
        .route("/people/find", web::get().to(lists::find_people));
}

fn tenure_routes(config: &mut ServiceConfig) {
    use handlers::tenures;
    config
        .route("/contacts/{id}/tenures", web::post().to(tenures::begin))
        .route(
            "/contacts/{id}/tenures/new",
            web::get().to(tenures::begin_form),
        )
        .route(
            "/contacts/{id}/tenures/{tenure}",
            web::get().to(tenures::correct_form),
        )
        .route(
            "/contacts/{id}/tenures/{tenure}",
            web::post().to(tenures::correct),
        )
        .route(
            "/contacts/{id}/tenures/{tenure}/end",
            web::get().to(tenures::end_form),
        )
        .route(
            "/contacts/{id}/tenures/{tenure}/end",
            web::post().to(tenures::end),
        );
}

fn organisation_routes(config: &mut ServiceConfig) {
    use handlers::{lists, organisations};
    config
        .route("/organisations", web::get().to(lists::organisations))
        .route("/organisations", web::post().to(organisations::add))
        .route(
            "/organisations.{ending}",
            web::get().to(lists::organisations_file),
        )
        .route("/organisations/new", web::get().to(organisations::new))
        .route(
            "/organisations/bulk",
            web::get().to(choose::<OrganisationsBulk>),
        )
        .route(
            "/organisations/bulk",
            web::post().to(change::<OrganisationsBulk>),
        )
        .route("/organisations/{id}", web::get().to(organisations::show))
        .route("/organisations/{id}", web::post().to(organisations::edit))
        .route(
            "/organisations/{id}/edit",
            web::get().to(organisations::edit_form),
        )
        .route(
            "/organisations/{id}/bin",
            web::post().to(organisations::bin),
        )
        .route(
            "/organisations/{id}/restore",
            web::post().to(organisations::restore),
        );
}

fn post_routes(config: &mut ServiceConfig) {
    use handlers::{lists, posts};
    config
        .route("/organisations/{id}/posts", web::post().to(posts::add))
        .route("/organisations/{id}/posts/new", web::get().to(posts::new))
        .route("/posts/find", web::get().to(lists::find_posts))
        .route("/posts/{id}", web::get().to(posts::show))
        .route("/posts/{id}", web::post().to(posts::edit))
        .route("/posts/{id}/edit", web::get().to(posts::edit_form))
        .route("/posts/{id}/bin", web::post().to(posts::bin))
        .route("/posts/{id}/restore", web::post().to(posts::restore));
}
