//! Events: regional workshops, side events and meetings; what is on their agenda, which
//! States, organisations and people are invited to them and how, who came and who was
//! stranded, who paid, what it cost and what came of it.

mod actions;
mod agenda;
mod bulk;
mod conflicts;
mod forms;
mod guests;
mod handlers;
mod letters;
mod model;
mod money;
pub mod queries;
mod reply;
mod report;
mod views;

use actix_web::middleware::DefaultHeaders;
use actix_web::web::{self, ServiceConfig};

use self::bulk::Bulk;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::bulk::{change, choose};
use crate::web::table::Table;
use crate::web::{Desk, Params};

pub use self::guests::actions::hand_on;
pub use self::model::{
    Attendance, Event, EventFilter, EventId, EventKind, GuestId, OnAgenda, OpenSeat, SeatedAt,
    Sponsorship, StrandedWhy, When, days,
};

/// All events as their file has them: those to come and those past, no more than `most`
/// of each.
///
/// # Errors
/// The database fails.
pub fn sheet(desk: &Desk, conn: &mut Conn, most: usize) -> Result<Table, AppError> {
    let mut all = Table::default();
    for when in When::ALL {
        let asked = Params::default().with("when", when.as_str());
        let mut listing = handlers::listing(&desk.asking(&asked), conn, most)?;
        listing.lines.truncate(most);
        let mut rows = std::mem::take(&mut all.rows);
        all = views::sheet(desk, &listing);
        rows.append(&mut all.rows);
        all.rows = rows;
    }
    Ok(all)
}

/// The routes of those who hold a link to reply by.
pub fn public_routes(config: &mut ServiceConfig) {
    use reply::handlers as r;
    // The address of a link is the key to the reply: its page may not pass it on.
    let headers = || DefaultHeaders::new().add(("Referrer-Policy", "no-referrer"));
    config
        .service(
            web::scope("/r")
                .route("", web::post().to(r::enter))
                .route("/{token}", web::get().to(r::door))
                .wrap(headers()),
        )
        .service(
            web::scope("/reply/{invitation}")
                .route("", web::get().to(r::show))
                .route("", web::post().to(r::save))
                .wrap(headers()),
        );
}

/// The routes of events.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/events", web::get().to(handlers::index))
        .route("/events", web::post().to(handlers::create))
        .route("/events.{ending}", web::get().to(handlers::export))
        .route("/events/new", web::get().to(handlers::new))
        .route("/events/bulk", web::get().to(choose::<Bulk>))
        .route("/events/bulk", web::post().to(change::<Bulk>))
        .route("/events/{id}", web::get().to(handlers::show))
        .route("/events/{id}", web::post().to(handlers::save))
        .route("/events/{id}/edit", web::get().to(handlers::edit))
        .route("/events/{id}/bin", web::post().to(handlers::bin))
        .route("/events/{id}/restore", web::post().to(handlers::restore))
        .route("/events/{id}/report", web::get().to(report::show))
        .route("/events/{id}/report.{ending}", web::get().to(report::file));
    guest_routes(config);
    matter_routes(config);
}

/// Who is invited, and how.
fn guest_routes(config: &mut ServiceConfig) {
    use guests::handlers as g;
    use letters::handlers as l;
    config
        .route("/events/{id}/invitations", web::post().to(handlers::invite))
        .route("/events/{id}/guests", web::post().to(handlers::mark))
        .route("/events/{id}/guests/new", web::get().to(g::new))
        .route("/events/{id}/guests/new", web::post().to(g::name))
        .route("/events/{id}/guests/{guest}", web::get().to(g::edit))
        .route("/events/{id}/guests/{guest}", web::post().to(g::save))
        .route("/events/{id}/choose", web::get().to(g::choose))
        .route("/events/{id}/participants", web::get().to(g::list))
        .route("/events/{id}/participants.{ending}", web::get().to(g::file))
        .route("/events/{id}/badges", web::get().to(g::badges))
        .route("/events/{id}/letters", web::get().to(l::show))
        .route("/events/{id}/letters", web::post().to(l::send))
        .route("/events/{id}/notes", web::post().to(l::note))
        .route(
            "/events/{id}/invitations/{invitation}/link",
            web::post().to(l::renew),
        )
        .route(
            "/events/{id}/invitations/{invitation}/revoke",
            web::post().to(l::revoke),
        );
}

/// What it is about, and what it costs.
fn matter_routes(config: &mut ServiceConfig) {
    use agenda::handlers as a;
    use money::handlers as m;
    config
        .route("/events/{id}/agenda/new", web::get().to(a::new))
        .route("/events/{id}/agenda", web::post().to(a::add))
        .route("/events/{id}/agenda/{item}", web::get().to(a::edit))
        .route("/events/{id}/agenda/{item}", web::post().to(a::save))
        .route(
            "/events/{id}/agenda/{item}/remove",
            web::post().to(a::remove),
        )
        .route("/events/{id}/money", web::get().to(m::show))
        .route("/events/{id}/money", web::post().to(m::add))
        .route("/events/{id}/money/{line}", web::get().to(m::edit))
        .route("/events/{id}/money/{line}", web::post().to(m::save))
        .route(
            "/events/{id}/money/{line}/remove",
            web::post().to(m::remove),
        );
}
