//! Reminders: States that have not answered are written to again by the circulation's rules,
//! which are shown as a calendar before anything leaves.

mod actions;
mod fields;
mod forms;
mod handlers;
mod model;
mod queries;
pub mod rules;
mod views;

use std::time::Duration;

use actix_web::web::{self, Data, ServiceConfig};
use tokio::time::sleep;

use self::handlers as r;
use crate::app::App;

pub use self::actions::remind_due;

/// How long to wait before looking again.
const LOOK_EVERY: Duration = Duration::from_secs(10 * 60);

/// Sends the reminders that are due, for as long as the process runs. Any number of
/// processes may do so at once: each reminder has one key. The demo sends none, for it stands
/// still on one day.
pub async fn run(app: Data<App>) {
    if app.demo {
        return;
    }
    loop {
        match remind_due(&app).await {
            Ok(0) => {}
            Ok(sent) => {
                tracing::info!(sent, "reminders are queued");
                app.mail.wake();
            }
            Err(error) => tracing::error!(%error, "the reminders could not be made"),
        }
        sleep(LOOK_EVERY).await;
    }
}

/// The routes of reminders.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/survey/circulations/{id}/reminders",
            web::get().to(r::show),
        )
        .route(
            "/survey/circulations/{id}/reminders/rules",
            web::get().to(r::rules_page),
        )
        .route(
            "/survey/circulations/{id}/reminders/rules",
            web::post().to(r::set_rules),
        )
        .route(
            "/survey/circulations/{id}/reminders/off",
            web::post().to(r::drop_rules),
        )
        .route(
            "/survey/circulations/{id}/reminders/{state}",
            web::get().to(r::stop_page),
        )
        .route(
            "/survey/circulations/{id}/reminders/{state}",
            web::post().to(r::stop),
        );
}
