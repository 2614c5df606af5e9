//! The style sheet, the scripts and the icon: embedded, and served under an address
//! that changes with their content, so that browsers may keep them for good.

use std::sync::LazyLock;

use actix_web::{HttpResponse, web};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::Answer;
use crate::error::AppError;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");
static DIGEST: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = Sha256::new();
    hash_folder(&FILES, &mut hasher);
    let mut digest = format!("{:x}", hasher.finalize());
    digest.truncate(12);
    digest
});

/// The address of a file in `static/`: `/static/DIGEST/app.css`. Modules import each
/// other by relative addresses and so under the same digest.
pub fn asset_path(file: &str) -> String {
    format!("/static/{}/{file}", *DIGEST)
}

/// `GET /static/{digest}/{file}`
///
/// # Errors
/// There is no such file.
pub async fn serve_asset(path: web::Path<(String, String)>) -> Answer {
    let (digest, name) = path.into_inner();
    let file = FILES.get_file(&name).ok_or(AppError::NotFound)?;
    // An old address still gets the file, but only the current one may be kept.
    let cache = if digest == *DIGEST {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    Ok(HttpResponse::Ok()
        .content_type(content_type(&name))
        .insert_header(("Cache-Control", cache))
        .body(file.contents()))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn hash_folder(folder: &Dir<'_>, hasher: &mut Sha256) {
    for file in folder.files() {
        hasher.update(file.path().to_string_lossy().as_bytes());
        hasher.update(file.contents());
    }
    for inner in folder.dirs() {
        hash_folder(inner, hasher);
    }
}
