//! How many States, on a day, and counted how.

use chrono::NaiveDate;
use serde::Serialize;

use super::Status;

/// How many States had joined on a day. There are always two numbers of
/// parties, by deposit and by entry into force, and they differ for some
/// months after every deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The day counted.
    pub on: NaiveDate,
    /// States bound: deposited, whether or not the treaty is in force for them.
    pub deposited: usize,
    /// States for which the treaty is in force (Art. 17).
    pub in_force: usize,
    /// States that signed and have not deposited.
    pub signatories: usize,
    /// Deposited and signatories together.
    pub joined: usize,
}

impl Counts {
    /// Counts statuses held on a day. A State whose withdrawal has taken
    /// effect counts nowhere.
    pub fn new(on: NaiveDate, statuses: impl IntoIterator<Item = Status>) -> Self {
        let mut counts = Self {
            on,
            deposited: 0,
            in_force: 0,
            signatories: 0,
            joined: 0,
        };
        for status in statuses {
            counts.deposited += usize::from(status.is_bound());
            counts.in_force += usize::from(status == Status::StateParty);
            counts.signatories += usize::from(status == Status::Signatory);
        }
        counts.joined = counts.deposited + counts.signatories;
        counts
    }
}
