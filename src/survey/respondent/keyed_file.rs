//! A form with a file, sent by a page that a link has opened.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::key::Key;
use crate::error::AppError;
use crate::web::{CsrfToken, PostedFile};

/// A form with a file, and the key that the browser holds.
pub struct KeyedFile {
    pub(super) key: Key,
    /// [`AppError::BadToken`] for a form that no page of this key made: it gets the same kind
    /// page as any other.
    pub(super) posted: Result<PostedFile, AppError>,
}

impl FromRequest for KeyedFile {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let key = Key::of_request(request);
        let token = CsrfToken::of(key.token());
        let posted = PostedFile::with_token(request, payload, Ok(token));
        Box::pin(async move {
            let posted = match posted.await {
                Ok(posted) => Ok(posted),
                Err(error) => match error.as_error::<AppError>() {
                    Some(AppError::BadToken) => Err(AppError::BadToken),
                    _ => return Err(error),
                },
            };
            Ok(Self { key, posted })
        })
    }
}
