//! The money of an event: what there is to spend, what was spent, and what sponsors pay for
//! guests. Sums are kept apart by currency.

pub(super) mod actions;
mod amounts;
pub(super) mod forms;
pub(super) mod handlers;
pub(super) mod model;
pub(super) mod queries;
pub(super) mod views;

pub(super) use self::amounts::Money;
