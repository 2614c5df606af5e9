//! Accede: an outreach desk for the people who bring States into a treaty.
//! `ARCHITECTURE.md` is the map.

pub mod clock;
pub mod config;
pub mod db;
pub mod error;
/// placeholder
pub mod treaty;
