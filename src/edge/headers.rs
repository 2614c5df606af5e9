//! The headers of every answer.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// Scripts, styles and forms of our own, nothing else and nobody else's frame.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What is saved rather than shown may do nothing at all where it is shown after all.
const ATTACHMENT_POLICY: &str = "default-src 'none'; form-action 'none'; base-uri 'none'; \
     frame-ancestors 'none'; sandbox";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    // What may be kept says so itself.
    (header::CACHE_CONTROL, "no-store"),
];

/// Adds what an answer does not have yet.
pub(super) fn add(headers: &mut HeaderMap, https: bool) {
    let policy = if headers.contains_key(header::CONTENT_DISPOSITION) {
        ATTACHMENT_POLICY
    } else {
        CONTENT_SECURITY_POLICY
    };
    put(headers, &header::CONTENT_SECURITY_POLICY, policy);
    for (name, value) in &ALWAYS {
        put(headers, name, value);
    }
    if https {
        let name = header::STRICT_TRANSPORT_SECURITY;
        put(headers, &name, "max-age=31536000; includeSubDomains");
    }
}

fn put(headers: &mut HeaderMap, name: &HeaderName, value: &'static str) {
    if !headers.contains_key(name) {
        headers.insert(name.clone(), HeaderValue::from_static(value));
    }
}
