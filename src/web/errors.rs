//! The pages of what went wrong.

use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpMessage as _, HttpRequest, ResponseError as _};
use serde::Serialize;

use super::Visit;
use super::render::{Layout, Page};
use crate::auth::Actor;
use crate::error::AppError;

/// Makes a page of an error that a handler or an extractor returned.
pub fn error_pages<B>(response: ServiceResponse<B>) -> ServiceResponse<actix_web::body::BoxBody>
where
    B: actix_web::body::MessageBody + 'static,
{
    let failed = response
        .response()
        .error()
        .and_then(|error| error.as_error::<AppError>())
        .map(|error| {
            if error.status_code().is_server_error() {
                tracing::error!(%error, "a request failed");
            }
            (error.status_code(), error.name())
        });
    let Some((status, name)) = failed else {
        return response.map_into_boxed_body();
    };
    let request = response.request().clone();
    let page = ErrorPage::new(&request, name);
    let answer = page.and_then(|(page, visit, actor)| {
        let html = match &actor {
            Some(_) => visit.render(actor.as_ref(), &page, None),
            None => visit.render(None, &PlainErrorPage(page), None),
        };
        Ok(visit.html(status, visit.packed(html?)?))
    });
    match answer {
        Ok(mut answer) => {
            if status == StatusCode::SERVICE_UNAVAILABLE {
                let headers = answer.headers_mut();
                headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
            }
            ServiceResponse::new(request, answer)
        }
        Err(error) => {
            tracing::error!(%error, "the error page failed");
            ServiceResponse::new(request, error.error_response())
        }
    }
}

#[derive(Serialize)]
struct ErrorPage {
    title: String,
    text: String,
}

#[derive(Serialize)]
#[serde(transparent)]
struct PlainErrorPage(ErrorPage);

impl ErrorPage {
    fn new(request: &HttpRequest, name: &str) -> Result<(Self, Visit, Option<Actor>), AppError> {
        let visit = Visit::of(request)?;
        let actor = request.extensions().get::<Actor>().cloned();
        let page = Self {
            title: visit.t(&format!("error-{name}-title")),
            text: visit.t(&format!("error-{name}-text")),
        };
        Ok((page, visit, actor))
    }
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "errors/error";
    fn title(&self) -> String {
        self.title.clone()
    }
}

impl Page for PlainErrorPage {
    const TEMPLATE: &'static str = "errors/error";
    const LAYOUT: Layout = Layout::Plain;
    fn title(&self) -> String {
        self.0.title.clone()
    }
}
