//! Which request it is: a name of its own, in the log, in the answer's `X-Request-Id`, and
//! for whoever wants to write it down.

use std::fmt;
use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore as _;

use crate::error::AppError;

/// The header a request's name travels in.
pub(super) const HEADER: HeaderName = HeaderName::from_static("x-request-id");
/// The longest name that is taken from a proxy.
const LONGEST: usize = 64;

/// The name of a request, among its extensions and an extractor of its own. It is made
/// here, or given by a named proxy; letters, digits, `-`, `_` and `.` alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// A new one.
    pub(super) fn new() -> Self {
        let mut bytes = [0u8; 12];
        rand::rng().fill_bytes(&mut bytes);
        Self(URL_SAFE_NO_PAD.encode(bytes).into())
    }

    /// The one a proxy gave, if it is fit to be written down.
    pub(super) fn given(value: &HeaderValue) -> Option<Self> {
        let text = value.to_str().ok()?;
        let fit = (1..=LONGEST).contains(&text.len())
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
        fit.then(|| Self(text.into()))
    }

    /// The name of a request of this desk; none for one that came by no edge, as in a test
    /// of a part alone.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromRequest for RequestId {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request).ok_or_else(|| AppError::internal("a request without a name")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxys_name_is_taken_when_it_can_do_no_harm_in_a_log() {
        for (text, fit) in [
            ("Root=1-67891233", false),
            ("abc-DEF_1.2", true),
            ("", false),
            ("a b", false),
            (&"a".repeat(64), true),
            (&"a".repeat(65), false),
        ] {
            let value = HeaderValue::from_str(text).unwrap();
            assert_eq!(RequestId::given(&value).is_some(), fit, "{text}");
        }
        assert_ne!(RequestId::new(), RequestId::new());
    }
}
