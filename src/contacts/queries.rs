//! Reads of contacts. People come through the rights layer, always; organisations and
//! posts are no secret. Rows in the bin are found by the bin alone.

mod addressees;
mod named;

pub use self::addressees::addressees;
pub use self::named::people_named;
