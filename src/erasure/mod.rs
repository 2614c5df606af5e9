//! What has lain in a bin for [`model::KEEP_DAYS`] days is erased, and a person at once who
//! asks for it. The record goes with all that entries of the audit say of it; what other
//! records need of it stays, and so does the chain.

mod actions;
mod model;
mod queries;

use std::time::Duration;

use actix_web::web::Data;
use tokio::time::sleep;

pub use self::actions::{erase_due, erase_person};
pub use self::model::KEEP_DAYS;
pub use self::queries::people_with_address;
use crate::app::App;
use crate::attachments::clean;

/// How long to wait before looking again.
const LOOK_EVERY: Duration = Duration::from_secs(24 * 60 * 60);

/// Empties the bins now and once a day, for as long as the process runs. Any number of
/// processes may do so at once. One that ends in between has lost nothing: each record is
/// a transaction of its own, and the next look goes on.
pub async fn run(app: Data<App>) {
    loop {
        match erase_due(&app.db, app.clock.now()).await {
            Ok(0) => {}
            Ok(erased) => tracing::info!(erased, "what lay in the bins for long is erased"),
            Err(error) => tracing::error!(%error, "the bins could not be emptied"),
        }
        match clean::unnamed(&app).await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "files that no record has are removed"),
            Err(error) => tracing::error!(%error, "the store of files could not be cleaned"),
        }
        sleep(LOOK_EVERY).await;
    }
}
