//! Whether the desk lives, and whether it can do its work; for supervisors.

use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, http::StatusCode};

use crate::app::App;

/// The paths that are answered for any host, and when all places are taken: a supervisor
/// asks by number, and most of all when there is too much to do.
pub(super) const PATHS: [&str; 2] = ["/healthz", "/readyz"];

/// `/healthz` and `/readyz`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/healthz", web::get().to(healthz))
        .route("/readyz", web::get().to(readyz));
}

/// The process answers.
async fn healthz() -> HttpResponse {
    plain(StatusCode::OK, "ok\n")
}

/// The database can be reached, and its tables are those of this program.
async fn readyz(app: web::Data<App>) -> HttpResponse {
    let db = app.db.clone();
    let pending = web::block(move || db.pending_migrations()).await;
    match pending {
        Ok(Ok(0)) => plain(StatusCode::OK, "ok\n"),
        Ok(Ok(_)) => plain(
            StatusCode::SERVICE_UNAVAILABLE,
            "the database is not up to date\n",
        ),
        Ok(Err(_)) | Err(_) => plain(
            StatusCode::SERVICE_UNAVAILABLE,
            "the database cannot be reached\n",
        ),
    }
}

fn plain(status: StatusCode, text: &'static str) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/plain; charset=utf-8")
        .body(text)
}
