//! The commands behind the command line, one file a group.

mod serve;

pub use self::serve::{ServeOptions, serve};
