//! Barriers raised in exchanges: dated reasons for not joining. A State's reasons
//! change, so entries are added; one noted by mistake goes to the bin.

mod actions;
pub mod queries;

pub(super) use self::actions::{add, bin, insert};
