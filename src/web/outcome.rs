//! How a change ended, and what the next page tells of it.

use actix_web::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};

use crate::i18n::Lang;

/// What the next page tells: the text `key` with its arguments.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Flash {
    key: String,
    args: Vec<(String, String)>,
    /// The change it tells of, where that can be taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undo: Option<i64>,
}

impl Flash {
    /// The text `key`.
    pub fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            args: Vec::new(),
            undo: None,
        }
    }

    /// An argument of the text.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }

    /// The same, offering to take the change back.
    #[must_use]
    pub(super) fn undoing(mut self, change: Option<i64>) -> Self {
        self.undo = change;
        self
    }

    /// The change it offers to take back.
    pub(super) fn undo(&self) -> Option<i64> {
        self.undo
    }

    /// What it says; nothing where no such text is left since it was written.
    pub(super) fn text(&self, lang: Lang) -> Option<String> {
        let args: Vec<_> = self
            .args
            .iter()
            .map(|(name, value)| (name.clone(), told(value)))
            .collect();
        lang.has(&self.key)
            .then(|| lang.text_with_owned(&self.key, &args))
    }

    /// As it stands in its cookie.
    pub(super) fn written(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// From its cookie; what is none of ours says nothing.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
    }
}

/// An argument as it stands in the cookie: a number again where it was one, so that the text
/// can say "one" of it.
fn told(value: &str) -> FluentValue<'_> {
    let number = value.parse::<i64>().ok();
    match number.filter(|number| number.to_string() == value) {
        Some(number) => number.into(),
        None => value.into(),
    }
}

/// How a change ended.
#[derive(Debug)]
pub enum Outcome {
    /// Done: go there (303), and say so.
    Done {
        /// The address.
        to: String,
        /// What that page tells.
        flash: Option<Flash>,
    },
    /// Done, with a page that shows what is never shown again.
    Shown {
        /// The rendered page.
        html: String,
    },
    /// Not done: a page that says why, with what was typed.
    Refused {
        /// The rendered page.
        html: String,
        /// 422 for a form that is not valid, 409 for a stale one.
        status: StatusCode,
    },
}

impl Outcome {
    /// Whether the next page tells of it.
    pub(super) fn is_told(&self) -> bool {
        matches!(self, Self::Done { flash: Some(_), .. })
    }

    /// The same; what the next page tells of it offers to take the change back.
    #[must_use]
    pub(super) fn undoing(self, change: Option<i64>) -> Self {
        match self {
            Self::Done { to, flash } => Self::Done {
                to,
                flash: flash.map(|flash| flash.undoing(change)),
            },
            other => other,
        }
    }

    /// Done: go `to`, and say the text `key`.
    pub fn done(to: impl Into<String>, key: &str) -> Self {
        Self::Done {
            to: to.into(),
            flash: Some(Flash::new(key)),
        }
    }
}
