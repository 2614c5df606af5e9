//! Templates of the legal steps that lead a State to deposit.

use serde::{Deserialize, Serialize};

use super::model::Trilingual;
use crate::text_enum;

/// The templates of a pack, in the order shown.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pathways {
    /// The templates.
    pub templates: Vec<PathwayTemplate>,
}

/// The steps of one kind of constitution. It says nothing about any State.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathwayTemplate {
    /// A stable code.
    pub code: String,
    /// Its name.
    pub name: Trilingual,
    /// When it fits.
    pub help: Trilingual,
    /// The steps, in their order.
    pub steps: Vec<TemplateStep>,
}

/// A step of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateStep {
    /// The kind of body that must act.
    pub body: BodyKind,
    /// What is done.
    pub name: Trilingual,
}

text_enum! {
    /// A kind of body that acts in a step.
    BodyKind {
        /// A ministry, or several.
        Ministry => "ministry",
        /// The ministry of foreign affairs, or a mission for it.
        ForeignMinistry => "foreign_ministry",
        /// The attorney general, the ministry of justice, a legal service.
        LegalOffice => "legal_office",
        /// The cabinet or the council of ministers.
        Cabinet => "cabinet",
        /// A committee of parliament.
        Committee => "committee",
        /// A parliament of one chamber, or both chambers together.
        Parliament => "parliament",
        /// The lower chamber.
        LowerChamber => "lower_chamber",
        /// The upper chamber.
        UpperChamber => "upper_chamber",
        /// A constitutional court or council.
        Court => "court",
        /// The head of State or of government.
        HeadOfState => "head_of_state",
        /// Whoever publishes the official gazette.
        GovernmentPrinter => "government_printer",
        /// Another body.
        Other => "other",
    }
}
