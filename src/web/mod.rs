//! What every feature's pages are made with: requests and who sends them, forms,
//! templates, tables and their exports.

mod assets;
pub mod conflict;
mod count;
mod csrf;
pub mod export;
pub mod filters;
pub mod forms;
pub mod html;
pub mod params;
mod posted;
mod render;
pub mod table;
mod visit;

pub use self::assets::{asset_path, serve_asset};
pub use self::count::Count;
pub use self::csrf::CsrfToken;
pub use self::html::Html;
pub use self::params::Params;
pub use self::posted::{Posted, PostedBody};
pub use self::render::{Layout, Nav, Page, Templates};
pub(crate) use self::visit::visitor_lang;
pub use self::visit::{Body, Desk, Flash, Outcome, Visit, cookie_names, cookie_of, error_pages};

/// What a handler answers.
pub type Answer = Result<actix_web::HttpResponse, crate::error::AppError>;

/// How many rows a page of a list shows.
pub const PAGE_ROWS: usize = 50;
