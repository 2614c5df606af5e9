//! Ids and rows of work plans.

use chrono::NaiveDate;
use diesel::Queryable;

use crate::i18n::Lang;
use crate::id;
use crate::pack::{Measure, PartnerKind};
use crate::treaty::{Iso3, OtherSteps, SignatoriesElsewhere, TargetSettings, VoteStage};

id! {
    /// A work plan.
    WorkPlanId
}
id! {
    /// An activity of a work plan.
    ActivityId
}

id! {
    /// A line of a work plan's timeline.
    TimelineLineId
}

/// A work plan: from its baseline to its meeting.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct WorkPlan {
    /// Its id.
    pub id: WorkPlanId,
    /// `11msp`
    pub code: String,
    /// The title in English, French and Spanish.
    pub titles: (String, String, String),
    /// The coordinating States by code, separated by spaces: `MWI ESP`.
    pub coordinators: String,
    /// The day new States Parties are counted from; those after it are new.
    pub baseline_on: NaiveDate,
    /// States bound on that day, by deposit.
    pub baseline_deposited: i32,
    /// Signatories on that day.
    pub baseline_signatories: i32,
    /// The code of the meeting it runs up to.
    pub meeting_code: String,
    /// The meeting's first day.
    pub meeting_on: NaiveDate,
    /// The meeting's last day.
    pub meeting_ends_on: NaiveDate,
    /// How many new States Parties it aims at, at least.
    pub target: i32,
    /// The background in the document's own words: paragraphs and dashed lists.
    pub background: String,
    /// What it may cost, in the document's own words.
    pub budget: String,
    /// The document.
    pub source: String,
    /// When it was closed, if it was: another has been made from it.
    pub closed_on: Option<NaiveDate>,
    /// How its target categories are computed, where its coordinators have said so.
    pub settings: Option<CategorySettings>,
    /// The plan it was made from, if it was made here.
    pub follows: Option<WorkPlanId>,
}

/// How a plan's target categories are computed, and when a deposit is congratulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct CategorySettings {
    /// Whether signatories count in categories 2 to 4.
    pub signatories: SignatoriesElsewhere,
    /// Whether steps of the kind "other" count in category 4.
    pub other_steps: OtherSteps,
    /// Which vote category 3 reads.
    pub vote: VoteStage,
    /// Within how many days of a deposit the lead team congratulates.
    pub congratulate_days: i32,
    /// For the next save; 0 where the desk's settings hold.
    pub version: i32,
}

impl WorkPlan {
    /// Whether it is worked on still: the next plan closes it.
    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }

    /// Whether its texts are its coordinators' own to change: one that came with the treaty
    /// pack says what its document says.
    pub fn has_own_texts(&self) -> bool {
        self.follows.is_some() && self.is_open()
    }

    /// The title in a language.
    pub fn title(&self, lang: Lang) -> &str {
        let (en, fr, es) = &self.titles;
        lang.pick(en, fr, es)
    }

    /// What its coordinators set for its categories, or else what the desk's settings say.
    pub fn category_settings(&self, desk: &crate::config::Targets) -> CategorySettings {
        let default = desk.categories();
        self.settings.unwrap_or(CategorySettings {
            signatories: default.signatories,
            other_steps: default.other_steps,
            vote: default.vote,
            congratulate_days: i32::from(desk.congratulate_within_days),
            version: 0,
        })
    }

    /// How its target categories are computed.
    pub fn categories(&self, desk: &crate::config::Targets) -> TargetSettings {
        let settings = self.category_settings(desk);
        TargetSettings {
            signatories: settings.signatories,
            other_steps: settings.other_steps,
            vote: settings.vote,
        }
    }

    /// The coordinating States that are written as codes.
    pub fn coordinators(&self) -> impl Iterator<Item = Iso3> {
        self.coordinators
            .split_whitespace()
            .filter_map(|code| code.parse().ok())
    }
}

/// A text in English, French and Spanish.
#[derive(Debug, Clone, Queryable)]
pub struct Texts(String, String, String);

impl Texts {
    /// The text in a language.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.0, &self.1, &self.2)
    }
}

/// An activity.
#[derive(Debug, Clone, Queryable)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// Its number in the plan.
    pub position: i32,
    /// The document's own sentence, in English.
    pub text: String,
    /// A short title.
    pub title: Texts,
}

/// An activity by its title in one language, dropped or not.
#[derive(Debug, Clone)]
pub struct NamedActivity {
    /// Its id.
    pub id: ActivityId,
    /// Its number in the plan.
    pub position: i32,
    /// A short title.
    pub title: String,
    /// Whether it is no longer in the plan.
    pub is_dropped: bool,
}

impl NamedActivity {
    /// Its title, which says so where it was dropped.
    pub fn told(&self, lang: Lang) -> String {
        if !self.is_dropped {
            return self.title.clone();
        }
        lang.text_with(
            "plan-activity-dropped",
            &[("title", self.title.as_str().into())],
        )
    }

    /// "3. Survey of reasons".
    pub fn label(&self, lang: Lang) -> String {
        format!("{}. {}", self.position, self.told(lang))
    }
}

/// An expected output.
#[derive(Debug, Clone, Queryable)]
pub struct Output {
    /// What is expected.
    pub text: Texts,
    /// What it is measured by.
    pub measure: Measure,
    /// How many of these, at least; the document gives a number for some only.
    pub target: Option<i32>,
}

/// One of those who carry the plan out, or who help.
#[derive(Debug, Clone, Queryable)]
pub struct Implementer {
    /// On which of the two lists.
    pub kind: PartnerKind,
    /// The name.
    pub name: Texts,
    /// In which capacity; may be empty.
    pub capacity: Texts,
}

/// A line of the timeline.
#[derive(Debug, Clone, Queryable)]
pub struct TimelineLine {
    /// Its id.
    pub id: TimelineLineId,
    /// What was planned.
    pub text: Texts,
    /// The first day of the first month planned.
    pub planned_from: NaiveDate,
    /// The last day of the last month planned.
    pub planned_until: NaiveDate,
    /// When it really began, if it has.
    pub actual_from: Option<NaiveDate>,
    /// When it really ended, if it has.
    pub actual_until: Option<NaiveDate>,
    /// What there is to say about that; may be empty.
    pub note: String,
    /// For the next save.
    pub version: i32,
}

/// Where a line of the timeline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It has ended.
    Done,
    /// It has begun.
    Open,
    /// It has not begun, and was to have ended.
    Late,
    /// It has not begun.
    NotBegun,
}

impl TimelineLine {
    /// Where it stands on a day.
    pub fn progress(&self, on: NaiveDate) -> Progress {
        match (self.actual_from, self.actual_until) {
            (Some(_), Some(until)) if until <= on => Progress::Done,
            (Some(_), _) => Progress::Open,
            (None, _) if self.planned_until < on => Progress::Late,
            (None, _) => Progress::NotBegun,
        }
    }
}

/// Whether a save found the record as the form had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Save {
    /// It did, and the record is saved.
    Done,
    /// Someone saved it meanwhile; nothing has changed.
    Stale,
}
