//! Answers that are no pages: files to save, and what scripts and images ask for.

use actix_web::http::header::{
    Charset, ETAG, ExtendedValue, HeaderValue, IF_NONE_MATCH, REFERRER_POLICY,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::Stream;
use sha2::{Digest as _, Sha256};

use crate::error::AppError;

/// An answer that is no page.
#[derive(Debug)]
pub struct Body {
    /// The media type.
    pub content_type: &'static str,
    /// The name to save it under; none to show it in place.
    pub file_name: Option<String>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Body {
    /// The answer to a program that asks again and again at an address that is a secret:
    /// that it has this already, where it names the tag of the last one.
    pub fn unless_known(self, request: &HttpRequest) -> HttpResponse {
        let tag = format!("\"{:x}\"", Sha256::digest(&self.bytes));
        let named = request
            .headers()
            .get(IF_NONE_MATCH)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        // Whatever compresses answers on the way calls its own version weak.
        let is_known = named
            .split(',')
            .any(|it| it.trim().trim_start_matches("W/") == tag);
        let mut response = if is_known {
            HttpResponse::NotModified().finish()
        } else {
            self.respond()
        };
        let headers = response.headers_mut();
        headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(ETAG, tag);
        }
        response
    }

    pub(super) fn respond(self) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        response
            .content_type(self.content_type)
            .insert_header(("Cache-Control", "no-store"));
        if let Some(name) = self.file_name {
            response.insert_header(("Content-Disposition", attachment(&name)));
        }
        response.body(self.bytes)
    }
}

/// A file that someone has sent here, given to be saved and never to be shown: under the
/// name it has, its letters beyond ASCII as RFC 6266 (section 4.3) wants them.
pub fn to_save<S>(name: &str, content_type: &'static str, bytes: S) -> HttpResponse
where
    S: Stream<Item = Result<Bytes, AppError>> + 'static,
{
    let mut disposition = attachment(name);
    if !name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    {
        let name = ExtendedValue {
            charset: Charset::Ext("UTF-8".to_owned()),
            language_tag: None,
            value: name.as_bytes().to_vec(),
        };
        disposition = format!("{disposition}; filename*={name}");
    }
    HttpResponse::Ok()
        .content_type(content_type)
        .insert_header(("Cache-Control", "no-store"))
        .insert_header(("Content-Disposition", disposition))
        .streaming(bytes)
}

/// To be saved under a name. Names are our own words and dates; anything else would need
/// quoting, and is left out.
fn attachment(name: &str) -> String {
    let name: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c))
        .collect();
    format!("attachment; filename=\"{}\"", name.trim_start_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_file_name_stays_within_its_quotes_and_its_folder() {
        for (name, expected) in [
            ("states-2023-06-01.csv", "states-2023-06-01.csv"),
            ("a\"; filename=\"evil.exe", "afilenameevil.exe"),
            ("a\r\nSet-Cookie: x=y.csv", "aSet-Cookiexy.csv"),
            ("../../etc/passwd", "etcpasswd"),
            (".htaccess", "htaccess"),
            ("côte\u{202e}fdp.csv", "ctefdp.csv"),
        ] {
            let expected = format!("attachment; filename=\"{expected}\"");
            assert_eq!(attachment(name), expected);
        }
    }
}
