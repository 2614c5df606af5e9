//! The key to an answer: a link's token. It comes in the address of the link once; from
//! then on the browser holds it in a cookie, so that it stays out of the addresses of the
//! pages, and with them out of histories, bookmarks and the logs of proxies.

use std::future::{Ready, ready};

use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::super::model::{InvitationId, SectionLinkId};
use crate::web::{Visit, cookie_names, cookie_of};

/// What a token opens: the whole answer, or a section that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The answer of an invitation's State.
    Answer(InvitationId),
    /// A section of it.
    Part(SectionLinkId),
}

impl Place {
    /// The address its pages begin with.
    pub fn path(self) -> String {
        match self {
            Self::Answer(id) => format!("/answer/{id}"),
            Self::Part(id) => format!("/part/{id}"),
        }
    }

    fn cookie_name(self) -> String {
        match self {
            Self::Answer(id) => format!("{}{id}", cookie_names::ANSWER),
            Self::Part(id) => format!("{}{id}", cookie_names::PART),
        }
    }
}

/// A token, and what it has to open.
#[derive(Clone)]
pub struct Key {
    token: String,
    /// None for a link's: it opens whatever it is of.
    place: Option<Place>,
}

impl Key {
    /// The key of who follows a link.
    pub(super) fn of_link(token: String) -> Self {
        Self { token, place: None }
    }

    /// Empty where the browser holds none: that opens nothing.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Whether it came in the address.
    pub(super) fn is_link(&self) -> bool {
        self.place.is_none()
    }

    /// Whether it may open `place`: two links in one browser do not answer for each
    /// other's State, and who was given a section has no more than that.
    pub(super) fn is_of(&self, place: Place) -> bool {
        self.place.is_none_or(|own| own == place)
    }

    /// The cookie that holds it, until the browser is closed.
    pub(super) fn cookie(&self, visit: &Visit, place: Place) -> Cookie<'static> {
        visit
            .cookie(&place.cookie_name(), self.token.clone())
            .finish()
    }
}

impl FromRequest for Key {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of_request(request)))
    }
}

impl Key {
    /// The key that the browser holds to the place that is asked for.
    pub(super) fn of_request(request: &HttpRequest) -> Self {
        let path = request.match_info();
        let id = |name: &str| path.get(name).and_then(|id| id.parse().ok());
        let part = id("part").map(|id| Place::Part(SectionLinkId(id)));
        let answer = || Place::Answer(InvitationId(id("invitation").unwrap_or(0)));
        let place = part.unwrap_or_else(answer);
        let token = cookie_of(request, &place.cookie_name());
        Self {
            token: token.unwrap_or_default(),
            place: Some(place),
        }
    }
}
