//! A form with a file, read within bounds and checked for its token before a byte of the
//! file is.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::StreamExt as _;
use tokio::time::timeout;

use super::csrf::CsrfToken;
use super::params::Params;
use super::posted::{PostedBody, is_same_site};
use super::visit::Visit;
use crate::app::App;
use crate::error::AppError;

/// The field that holds the file.
const FILE: &str = "file";
/// No form of ours has more fields.
const MAX_FIELDS: usize = 200;
/// A file that is too large is read to its end all the same, so that the browser shows
/// the answer; one that is this many times too large is not.
const PATIENCE: usize = 4;

/// A form with a file, sent by a page of the same session: its token has been checked.
#[derive(Debug)]
pub struct PostedFile {
    /// The other fields.
    pub data: Params,
    /// The file.
    pub file: Upload,
}

/// What a form's field for a file held.
#[derive(Debug)]
pub enum Upload {
    /// No file was chosen.
    None,
    /// One that is larger than the settings allow.
    TooLarge,
    /// A file, with the name its sender gave it.
    File {
        /// As it was sent: any text at all.
        name: String,
        /// All of it.
        bytes: Vec<u8>,
    },
}

/// How much of a form is read.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    file: usize,
    fields: usize,
}

impl FromRequest for PostedFile {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let token = Visit::of(request).map(|visit| visit.csrf().clone());
        Self::with_token(request, payload, token)
    }
}

impl PostedFile {
    /// Reads a form made with `token`, which is checked before a byte of the file is read.
    pub fn with_token(
        request: &HttpRequest,
        payload: &mut Payload,
        token: Result<CsrfToken, AppError>,
    ) -> <Self as FromRequest>::Future {
        let app = request.app_data::<web::Data<App>>().cloned();
        let (same_site, announced) = (is_same_site(request), announced(request));
        if !has_parts(request) {
            let plain = PostedBody::from_request(request, payload);
            return Box::pin(async move {
                let data = plain.await?.checked(&token?)?;
                let file = Upload::None;
                Ok(Self { data, file })
            });
        }
        let form = Multipart::from_request(request, payload);
        Box::pin(async move {
            if !same_site {
                return Err(AppError::BadToken.into());
            }
            let app = app.ok_or_else(|| AppError::internal("no application"))?;
            let settings = &app.settings;
            let bounds = Bounds {
                file: settings.attachments.max_bytes(),
                fields: settings.limits.form_kib.saturating_mul(1024),
            };
            let most = bounds.file.saturating_mul(PATIENCE);
            if announced > most.saturating_add(bounds.fields) {
                return Err(AppError::TooLarge.into());
            }
            // Each is held in memory until it is stored.
            let _place = app.files.enter().ok_or(AppError::Crowded)?;
            let within = Duration::from_secs(settings.attachments.upload_seconds);
            let posted = timeout(within, read(form.await?, &token?, bounds))
                .await
                .map_err(|_| AppError::Slow)?;
            Ok(posted?)
        })
    }
}

async fn read(
    mut form: Multipart,
    token: &CsrfToken,
    bounds: Bounds,
) -> Result<PostedFile, AppError> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let (mut upload, mut is_ours, mut left) = (Upload::None, false, bounds.fields);
    while let Some(field) = form.next().await {
        let mut field = field.map_err(malformed)?;
        let name = field.name().unwrap_or_default().to_owned();
        if name == FILE {
            // The token stands before the file on every page of ours.
            if !is_ours {
                return Err(AppError::BadToken);
            }
            upload = file(&mut field, bounds.file).await?;
            continue;
        }
        let Ok(value) = field.bytes(left).await else {
            return Err(AppError::TooLarge);
        };
        let value = value.map_err(malformed)?;
        left = left.saturating_sub(value.len() + name.len());
        let value = String::from_utf8(value.to_vec())
            .map_err(|_| AppError::BadRequest("the form is not UTF-8".to_owned()))?;
        is_ours = is_ours || name == "_csrf" && token.accepts(value.trim());
        pairs.push((name, value));
        if pairs.len() > MAX_FIELDS {
            return Err(AppError::TooLarge);
        }
    }
    if !is_ours {
        return Err(AppError::BadToken);
    }
    Ok(PostedFile {
        data: pairs.into_iter().collect(),
        file: upload,
    })
}

async fn file(field: &mut Field, max: usize) -> Result<Upload, AppError> {
    let name = field
        .content_disposition()
        .and_then(|disposition| disposition.get_filename())
        .unwrap_or_default()
        .to_owned();
    let Ok(bytes) = field.bytes(max).await else {
        return Ok(Upload::TooLarge);
    };
    let bytes = bytes.map_err(malformed)?.to_vec();
    // So a browser sends a field in which nothing was chosen.
    if name.is_empty() && bytes.is_empty() {
        return Ok(Upload::None);
    }
    Ok(Upload::File { name, bytes })
}

/// Whether the form is sent in parts; one that is not has no file.
fn has_parts(request: &HttpRequest) -> bool {
    let kind = request.headers().get(CONTENT_TYPE);
    let kind = kind.and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/"))
}

fn announced(request: &HttpRequest) -> usize {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse().ok());
    length.unwrap_or(0)
}

fn malformed(error: MultipartError) -> AppError {
    AppError::BadRequest(format!("the form cannot be read: {error}"))
}
