//! What can go wrong with a request, and the page it becomes. An invalid form is not
//! an error: it is shown again with what was typed.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

/// A request that cannot be answered as asked.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// No such thing, or none that this user may know of: the two look the same.
    #[error("not found")]
    NotFound,
    /// The role does not allow it, and that it exists is no secret.
    #[error("not allowed")]
    Forbidden,
    /// The form was not made for this session, or the request came from another site.
    #[error("the form has expired")]
    BadToken,
    /// A malformed request, in a plain sentence.
    #[error("{0}")]
    BadRequest(String),
    /// Someone has changed since what this would take back.
    #[error("it has been changed since")]
    Overtaken,
    /// More rows than one file should hold: the filter has to be narrowed.
    #[error("too many rows to export")]
    TooMany,
    /// The form is larger than the settings allow.
    #[error("the form is too large")]
    TooLarge,
    /// The form took longer to arrive than the settings allow.
    #[error("the form came too slowly")]
    Slow,
    /// More passwords wait to be checked than the settings allow.
    #[error("too many sign in at once")]
    Crowded,
    /// The database or a worker thread is not to be had now.
    #[error("the desk is not available")]
    Unavailable,
    /// The database refused or failed.
    #[error("the database failed: {0}")]
    Database(#[source] diesel::result::Error),
    /// A fault of ours.
    #[error("{0}")]
    Internal(String),
}

impl From<diesel::result::Error> for AppError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            other => Self::Database(other),
        }
    }
}

impl AppError {
    /// A fault of ours, from whatever reported it.
    pub fn internal(error: impl std::fmt::Display) -> Self {
        Self::Internal(error.to_string())
    }

    /// What putting something back came to: what a constraint stands against has been
    /// overtaken too, by whatever refers to it or has taken its place.
    #[must_use]
    pub fn overtaken(self) -> Self {
        use diesel::result::DatabaseErrorKind::{ForeignKeyViolation, UniqueViolation};
        match self {
            Self::Database(diesel::result::Error::DatabaseError(
                ForeignKeyViolation | UniqueViolation,
                _,
            )) => Self::Overtaken,
            other => other,
        }
    }

    /// Whether a unique constraint refused the change.
    pub fn is_duplicate(&self) -> bool {
        matches!(
            self,
            Self::Database(diesel::result::Error::DatabaseError(
                diesel::result::DatabaseErrorKind::UniqueViolation,
                _
            ))
        )
    }

    /// The name of the texts that explain it: `error-NAME-title`, `error-NAME-text`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden => "forbidden",
            Self::BadToken => "bad-token",
            Self::BadRequest(_) => "bad-request",
            Self::Overtaken => "overtaken",
            Self::TooMany => "too-many",
            Self::TooLarge => "too-large",
            Self::Slow => "slow",
            Self::Unavailable | Self::Crowded => "unavailable",
            Self::Database(_) | Self::Internal(_) => "internal",
        }
    }
}

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::BadToken => StatusCode::FORBIDDEN,
            Self::BadRequest(_) | Self::TooMany => StatusCode::BAD_REQUEST,
            Self::Overtaken => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::Unavailable | Self::Crowded => StatusCode::SERVICE_UNAVAILABLE,
            Self::Database(_) | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    // The bare answer for what fails before a page can be made; `web::pages` makes the page.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code())
            .content_type("text/plain; charset=utf-8")
            .body(self.name())
    }
}
