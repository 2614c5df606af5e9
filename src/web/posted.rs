//! A form's body, read within bounds and checked for its token.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::{FromRequest, HttpRequest, web};
use tokio::time::timeout;

use super::csrf::CsrfToken;
use super::params::Params;
use super::visit::Visit;
use crate::app::App;
use crate::error::AppError;

/// A form sent by a page of the same session or visitor: its token has been checked.
#[derive(Debug)]
pub struct Posted(pub Params);

/// A form whose token its handler checks itself, against a survey link's.
#[derive(Debug)]
pub struct PostedBody(Params);

impl PostedBody {
    /// A field of a form that has not been checked: for the secret its token is made from,
    /// where that travels with it. It says nothing of who sent it.
    pub fn unchecked(&self, name: &str) -> &str {
        self.0.get(name)
    }

    /// The form, if it was made with `token`.
    ///
    /// # Errors
    /// [`AppError::BadToken`]
    pub fn checked(self, token: &CsrfToken) -> Result<Params, AppError> {
        if token.accepts(self.0.get("_csrf")) {
            Ok(self.0)
        } else {
            Err(AppError::BadToken)
        }
    }
}

impl FromRequest for PostedBody {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let same_site = is_same_site(request);
        let within = request
            .app_data::<web::Data<App>>()
            .map_or(0, |app| app.settings.limits.body_seconds);
        let within = Duration::from_secs(within);
        // No more than the settings allow: `app` tells actix so.
        let bytes = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            if !same_site {
                return Err(AppError::BadToken.into());
            }
            let bytes = timeout(within, bytes)
                .await
                .map_err(|_| AppError::Slow)?
                .map_err(too_large)?;
            let text = std::str::from_utf8(&bytes)
                .map_err(|_| AppError::BadRequest("the form is not UTF-8".to_owned()))?;
            Ok(Self(Params::parse(text)))
        })
    }
}

impl FromRequest for Posted {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let token = Visit::of(request).map(|visit| visit.csrf().clone());
        let body = PostedBody::from_request(request, payload);
        Box::pin(async move { Ok(Self(body.await?.checked(&token?)?)) })
    }
}

fn too_large(error: actix_web::Error) -> actix_web::Error {
    match error.as_error::<PayloadError>() {
        Some(PayloadError::Overflow) => AppError::TooLarge.into(),
        _ => error,
    }
}

/// Browsers say where a form comes from; one from another site is refused whatever it
/// carries. Old ones that do not say are left to the token.
pub(super) fn is_same_site(request: &HttpRequest) -> bool {
    let site = request
        .headers()
        .get("Sec-Fetch-Site")
        .and_then(|value| value.to_str().ok());
    matches!(site, None | Some("same-origin" | "none"))
}
