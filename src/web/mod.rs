//! What every feature's pages are made with: requests and who sends them, forms,
//! templates, tables and their exports.

mod assets;
pub mod axis;
mod body;
pub mod bulk;
pub mod conflict;
mod cookies;
mod count;
mod csrf;
mod desk;
mod errors;
pub mod export;
pub mod filters;
pub mod forms;
pub mod html;
pub mod inline;
pub mod offline;
mod outcome;
mod own_path;
pub mod params;
mod posted;
mod posted_file;
mod render;
pub mod table;
mod visit;

pub use self::assets::{asset_path, serve_asset};
pub use self::body::{Body, to_save};
pub use self::cookies::{cookie_names, cookie_of};
pub use self::count::Count;
pub use self::csrf::CsrfToken;
pub use self::desk::Desk;
pub use self::errors::error_pages;
pub use self::html::Html;
pub use self::outcome::{Flash, Outcome};
pub use self::own_path::own_path;
pub use self::params::Params;
pub use self::posted::{Posted, PostedBody};
pub use self::posted_file::{PostedFile, Upload};
pub use self::render::{Layout, Nav, Page, Templates, letter};
pub use self::visit::Visit;
pub(crate) use self::visit::visitor_lang;

/// What a handler answers.
pub type Answer = Result<actix_web::HttpResponse, crate::error::AppError>;

/// How many rows a page of a list shows.
pub const PAGE_ROWS: usize = 50;
