//! A form that was sent after its session had ended. What was typed is kept in the
//! sign-in page itself, and sent again by its writer once signed in: the desk stores
//! nothing of it before it knows who sends it.

use actix_web::FromRequest as _;
use actix_web::HttpResponse;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use serde::Serialize;

use super::views::EntryPage;
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Layout, Page, Params, Posted, Visit, own_path};

/// Where the form was sent to, as a field of the sign-in form.
pub(super) const TO: &str = "kept_to";
/// The form's fields, encoded as they were sent, as a field of the sign-in form.
pub(super) const FORM: &str = "kept_form";
/// What is larger than this is not kept: the sign-in form has to pass too.
const MAX_BYTES: usize = 128 * 1024;

/// A form that waits to be sent again.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kept {
    to: String,
    fields: Params,
}

impl Kept {
    /// The form that a sign-in form carries, if it does.
    pub(super) fn carried_by(data: &Params) -> Option<Self> {
        let to = own_path(data.get(TO));
        (to != "/").then(|| Self {
            to: to.to_owned(),
            fields: Params::parse(data.get(FORM)),
        })
    }

    /// As fields of the sign-in form.
    fn carried(&self) -> Params {
        let form = self.fields.href("");
        Params::default()
            .with(TO, &self.to)
            .with(FORM, form.trim_start_matches('?'))
    }

    /// The page that offers to send it, for a visit that has its new session already.
    pub(super) fn page(self, visit: &Visit) -> KeptPage {
        let fields = self.fields.pairs().iter();
        KeptPage {
            heading: visit.t("kept-title"),
            fields: fields
                .map(|(name, value)| KeptField {
                    name: name.clone(),
                    value: value.clone(),
                })
                .collect(),
            to: self.to,
        }
    }
}

/// The page that offers to send a kept form again.
#[derive(Debug, Serialize)]
pub(super) struct KeptPage {
    heading: String,
    to: String,
    fields: Vec<KeptField>,
}

#[derive(Debug, Serialize)]
struct KeptField {
    name: String,
    value: String,
}

impl Page for KeptPage {
    const TEMPLATE: &'static str = "auth/kept";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

/// Answers a request without a session: a form of ours with the sign-in page that keeps
/// it, anything else by the way to sign-in and, for a page, back.
///
/// # Errors
/// The page cannot be rendered.
pub(super) async fn answer(request: ServiceRequest) -> Result<ServiceResponse, actix_web::Error> {
    if request.method() != Method::POST || request.path() == "/sign-out" {
        let to = way_back(&request);
        return Ok(request.into_response(redirect(&to)));
    }
    let (request, mut payload) = request.into_parts();
    // The token of the old session's page is still checked: nobody else's form is kept.
    let answer = match Posted::from_request(&request, &mut payload).await {
        Ok(Posted(data)) => keep(&Visit::of(&request)?, &request.uri().to_string(), &data)?,
        Err(_) => redirect("/sign-in"),
    };
    Ok(ServiceResponse::new(request, answer))
}

fn keep(visit: &Visit, to: &str, data: &Params) -> Answer {
    let kept = Kept {
        to: own_path(to).to_owned(),
        fields: data.with("_csrf", ""),
    };
    let carried = kept.carried();
    if carried.get(FORM).len() > MAX_BYTES {
        return Err(AppError::BadRequest("the session has ended".to_owned()));
    }
    let page = EntryPage::sign_in(visit, &carried, &FormErrors::default());
    visit.show(StatusCode::UNAUTHORIZED, &page)
}

/// Sign-in, and from there back to the page that was asked for.
fn way_back(request: &ServiceRequest) -> String {
    let asked = request.uri().path_and_query().map(ToString::to_string);
    match asked {
        Some(back) if request.method() == Method::GET && request.path() != "/" => {
            Params::default().with("next", &back).href("/sign-in")
        }
        _ => "/sign-in".to_owned(),
    }
}

/// The way to another page.
pub(super) fn redirect(to: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header(("Location", to))
        .insert_header(("Cache-Control", "no-store"))
        .finish()
}
