mod iso3;
pub use iso3::Iso3;
