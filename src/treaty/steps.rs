//! Interim steps: what a State outside the treaty has done toward its norm.

use super::{Iso3, PartialDate};
use crate::text_enum;

text_enum! {
    /// The kind of an interim step.
    StepKind {
        /// A declaration in support of the treaty's norms.
        UnilateralDeclaration => "unilateral_declaration",
        /// A transparency report by a State that owes none.
        VoluntaryReport => "voluntary_article7_report",
        /// A moratorium on use, production, export or acquisition.
        Moratorium => "moratorium",
        /// Anything else: parliamentary steps, statements of interest, joint
        /// explanations of vote. Whether it makes a target is a setting.
        Other => "other",
    }
}

/// One interim step of one State.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterimStep {
    /// Whose step it is.
    pub state: Iso3,
    /// What was done.
    pub kind: StepKind,
    /// When, as precisely as the source says.
    pub date: PartialDate,
    /// What it consisted of, in the words of the record.
    pub note: String,
    /// Where that is written.
    pub source: String,
}
