//! The work plan, as its document has it.

use chrono::NaiveDate;
use serde::Deserialize;

use super::model::Trilingual;
use crate::text_enum;
use crate::treaty::{Category, Iso3, PartialDate};

/// A coordinators' mandate up to a meeting.
///
/// Texts in one language are the document's own, in English; of texts in three
/// the English is the document's, the others are unofficial.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkPlan {
    /// A stable code, e.g. `11MSP`.
    pub code: String,
    /// The code of the meeting it runs up to.
    pub meeting: String,
    /// The document.
    pub source: String,
    /// The coordinating States.
    pub coordinators: Vec<Iso3>,
    /// The title.
    pub title: Trilingual,
    /// The line under the title.
    pub subtitle: Trilingual,
    /// The background, as paragraphs and dashed lists.
    pub background: String,
    /// Where it starts from.
    pub baseline: Baseline,
    /// What it is for.
    pub objectives: Vec<Objective>,
    /// What the coordinators will do.
    pub activities: Vec<Activity>,
    /// Whom they will address.
    pub target_categories: Vec<TargetCategory>,
    /// What should come of it.
    pub outputs: Vec<Output>,
    /// What it may cost.
    pub budget: Trilingual,
    /// Who carries it out.
    pub implementers: Vec<Implementer>,
    /// Who helps.
    pub partners: Vec<Trilingual>,
    /// What happens when.
    pub timeline: Vec<TimelineLine>,
}

/// The membership a work plan starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The day; new States Parties count after it.
    #[serde(deserialize_with = "super::sheets::day")]
    pub date: NaiveDate,
    /// States bound, by deposit.
    pub deposited: u16,
    /// Signatories.
    pub signatories: u16,
    /// Both together.
    pub joined: u16,
}

/// An objective.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// A stable code.
    pub code: String,
    /// The text.
    pub text: Trilingual,
}

/// An activity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// A stable code.
    pub code: String,
    /// A short title, not in the document.
    pub title: Trilingual,
    /// The text.
    pub text: String,
}

/// A category of target States.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetCategory {
    /// Which one.
    pub category: Category,
    /// A short title, not in the document.
    pub title: Trilingual,
    /// The text.
    pub text: Trilingual,
}

/// An expected output.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// A stable code.
    pub code: String,
    /// The text.
    pub text: Trilingual,
    /// What it is measured by; the document gives a number for the first only.
    pub measure: Measure,
    /// How many of these it aims at, at least.
    pub target: Option<u16>,
}

text_enum! {
    /// What an output is measured by.
    Measure {
        /// New States Parties between the baseline and the meeting.
        NewStatesParties => "new_states_parties",
        /// Exchanges and events that made the treaty known.
        Awareness => "awareness",
        /// Answers to the survey.
        SurveyAnswers => "survey_answers",
    }
}

/// One of those who carry the work plan out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Implementer {
    /// The State, if it is one.
    pub state: Option<Iso3>,
    /// The name.
    pub name: Trilingual,
    /// In which role, if the document says.
    pub role: Option<Trilingual>,
}

text_enum! {
    /// On which of the plan's lists someone is.
    PartnerKind {
        /// Carries the plan out.
        Implementer => "implementer",
        /// Helps.
        Partner => "partner",
    }
}

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimelineLine {
    /// The first month.
    pub from: PartialDate,
    /// The last month; the same where the document names one month.
    pub to: PartialDate,
    /// The text.
    pub text: Trilingual,
}
