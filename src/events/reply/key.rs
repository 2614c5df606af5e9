//! The key to a reply: a link's token, in its address once and then in a cookie.

use std::future::{Ready, ready};

use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::super::letters::model::InvitationId;
use crate::web::{Visit, cookie_names, cookie_of};

/// A token, and the invitation it has to be of.
#[derive(Clone)]
pub struct Key {
    token: String,
    /// None for a link's: it opens whatever it is of.
    invitation: Option<InvitationId>,
}

impl Key {
    /// The key of who follows a link.
    pub(super) fn of_link(token: String) -> Self {
        Self {
            token,
            invitation: None,
        }
    }

    /// Empty where the browser holds none: that opens nothing.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Whether it came in the address.
    pub(super) fn is_link(&self) -> bool {
        self.invitation.is_none()
    }

    /// Whether it may open `invitation`.
    pub(super) fn is_of(&self, invitation: InvitationId) -> bool {
        self.invitation.is_none_or(|own| own == invitation)
    }

    /// The cookie that holds it, until the browser is closed.
    pub(super) fn cookie(&self, visit: &Visit, invitation: InvitationId) -> Cookie<'static> {
        visit
            .cookie(&cookie_name(invitation), self.token.clone())
            .finish()
    }
}

impl FromRequest for Key {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let invitation = request.match_info().get("invitation");
        let invitation = invitation.and_then(|id| id.parse().ok());
        let invitation = invitation.unwrap_or(InvitationId(0));
        let token = cookie_of(request, &cookie_name(invitation));
        ready(Ok(Self {
            token: token.unwrap_or_default(),
            invitation: Some(invitation),
        }))
    }
}

fn cookie_name(invitation: InvitationId) -> String {
    format!("{}{invitation}", cookie_names::REPLY)
}
