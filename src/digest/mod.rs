//! The weekly digest: a mail to each user who wants it, once a week, with how much is due of
//! what they may read, and only if there is anything. A mail leaves the desk, so that it
//! counts and links, names nothing, and leaves out what is restricted.

mod actions;
mod model;
mod queries;

use std::time::Duration;

use actix_web::web::Data;
use tokio::time::sleep;

pub use self::actions::send_due;
pub use self::model::Week;
use crate::app::App;
use crate::config::Switch;

/// How long to wait before looking again.
const LOOK_EVERY: Duration = Duration::from_secs(10 * 60);

/// Queues the digests that are due, for as long as the process runs. Any number of processes
/// may do so at once: each user has one of each week. The demo sends none, for it stands
/// still on one day.
pub async fn run(app: Data<App>) {
    if app.demo || app.settings.digest.send == Switch::Off {
        return;
    }
    loop {
        match send_due(&app).await {
            Ok(0) => {}
            Ok(sent) => {
                tracing::info!(sent, "weekly digests are queued");
                app.mail.wake();
            }
            Err(error) => tracing::error!(%error, "the weekly digests could not be made"),
        }
        sleep(LOOK_EVERY).await;
    }
}
