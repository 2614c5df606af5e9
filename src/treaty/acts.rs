//! Acts: what a State does toward a treaty, and when.

use chrono::NaiveDate;

use super::Iso3;
use crate::text_enum;

text_enum! {
    /// The kind of a treaty act (CCM Art. 15, 16 and 20).
    ActKind {
        /// Signature, open until the treaty's entry into force (Art. 15).
        Signature => "signature",
        /// Ratification by a signatory (Art. 16.1).
        Ratification => "ratification",
        /// Acceptance by a signatory (Art. 16.1).
        Acceptance => "acceptance",
        /// Approval by a signatory (Art. 16.1).
        Approval => "approval",
        /// Accession by a State that did not sign (Art. 16.2).
        Accession => "accession",
        /// Succession to a State that was bound.
        Succession => "succession",
        /// Withdrawal (Art. 20.2).
        Withdrawal => "withdrawal",
    }
}

impl ActKind {
    /// Whether the act expresses consent to be bound by the treaty (Art. 16).
    pub const fn binds(self) -> bool {
        !matches!(self, Self::Signature | Self::Withdrawal)
    }

    /// Whether only a signatory can do it (Art. 16.1).
    pub const fn needs_signature(self) -> bool {
        matches!(self, Self::Ratification | Self::Acceptance | Self::Approval)
    }
}

/// One treaty act of one State.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Act {
    /// Whose act it is.
    pub state: Iso3,
    /// What was done.
    pub kind: ActKind,
    /// The day of signature, or the day the depositary received the
    /// instrument; `None` when the day is not established.
    ///
    /// An undated act counts from the day the facts were compiled, and not
    /// before: by then it was known to have happened, on any earlier day it was not.
    pub date: Option<NaiveDate>,
    /// The day it takes effect, where a source quotes one; it wins over the
    /// computed day.
    pub effective: Option<NaiveDate>,
}

impl Act {
    /// The day from which the act counts: its own, or the day of compilation
    /// when its own is not established.
    pub fn counts_from(&self, compiled: NaiveDate) -> NaiveDate {
        self.date.unwrap_or(compiled)
    }
}
