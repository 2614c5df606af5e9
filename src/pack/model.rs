//! What a pack holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::offers::Offers;
use super::pathways::Pathways;
use super::work_plan::WorkPlan;
use crate::questionnaire::Questionnaire;
use crate::text_enum;
use crate::treaty::{
    Act, Ballot, InterimStep, Iso3, Register, TreatyRules, Vote, VoteStage, Votes,
};

/// A treaty pack that holds together.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// The code of the treaty the pack is for, e.g. `CCM`.
    pub code: String,
    /// The day the facts were compiled, from which undated acts count.
    pub compiled: NaiveDate,
    /// With whom instruments are deposited.
    pub depositary: Trilingual,
    /// The title of the annual resolution of the General Assembly.
    pub resolution_title: Trilingual,
    /// The treaty itself first, then those related to it.
    pub treaties: Vec<Treaty>,
    /// Regions, groups and organizations with their names.
    pub groupings: Groupings,
    /// The States that can join.
    pub states: Vec<StateEntry>,
    /// The acts under all treaties of the pack.
    pub acts: Vec<ActEntry>,
    /// Counts published elsewhere, with which the acts agree.
    pub published_counts: Vec<PublishedCount>,
    /// The votes on the annual resolution, State by State.
    pub votes: Vec<VoteEntry>,
    /// The published totals of those votes.
    pub vote_totals: Vec<VoteTotal>,
    /// Interim steps of States outside the treaty.
    pub steps: Vec<StepEntry>,
    /// What is known of contamination, stockpiles and production.
    pub holdings: Vec<Holdings>,
    /// Formal meetings, past and announced.
    pub meetings: Vec<Meeting>,
    /// The map.
    pub tiles: TileGrid,
    /// The work plan.
    pub work_plan: WorkPlan,
    /// The taxonomy of barriers.
    pub barriers: Barriers,
    /// Templates of the legal steps up to deposit.
    pub pathways: Pathways,
    /// What can be offered for each barrier.
    pub offers: Offers,
    /// The questionnaire.
    pub questionnaire: Questionnaire,
    /// Where the facts come from and how sure they are, as Markdown.
    pub sources: String,
    /// SHA-256 of all files, 64 hexadecimal digits.
    pub digest: String,
}

impl Pack {
    /// A treaty of the pack.
    pub fn treaty(&self, code: &str) -> Option<&Treaty> {
        self.treaties
            .iter()
            .find(|treaty| treaty.rules.code == code)
    }

    /// The register of one of the pack's treaties.
    pub fn register(&self, code: &str) -> Option<Register> {
        let rules = self.treaty(code)?.rules.clone();
        let acts = self.acts.iter().filter(|entry| entry.treaty == code);
        Some(Register::new(
            rules,
            self.compiled,
            acts.map(|entry| entry.act),
        ))
    }

    /// The roll calls on the annual resolution.
    pub fn roll_calls(&self) -> Votes {
        Votes::new(self.votes.iter().map(|entry| Vote {
            resolution: entry.resolution.clone(),
            date: entry.date,
            state: entry.state,
            ballot: entry.ballot,
        }))
    }

    /// The codes of the States, in the pack's order.
    pub fn state_codes(&self) -> Vec<Iso3> {
        self.states.iter().map(|state| state.code).collect()
    }
}

/// A text in the three languages of the desk; none is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trilingual {
    /// English.
    #[serde(deserialize_with = "super::sheets::filled")]
    pub en: String,
    /// French.
    #[serde(deserialize_with = "super::sheets::filled")]
    pub fr: String,
    /// Spanish.
    #[serde(deserialize_with = "super::sheets::filled")]
    pub es: String,
}

impl Trilingual {
    /// The text in a language (`en`, `fr`, `es`); English for any other.
    pub fn in_language(&self, language: &str) -> &str {
        match language {
            "fr" => &self.fr,
            "es" => &self.es,
            _ => &self.en,
        }
    }
}

/// A treaty: its names and its rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treaty {
    /// The full name.
    pub name: Trilingual,
    /// The name for tables.
    pub short_name: Trilingual,
    /// The rules, with the treaty's code.
    pub rules: TreatyRules,
    /// What the deadlines of the rules are called.
    pub deadline_labels: Vec<DeadlineLabel>,
}

/// What a deadline is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineLabel {
    /// The code of the deadline rule.
    pub code: String,
    /// Its name.
    pub label: Trilingual,
}

/// A region, group or organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grouping {
    /// The word `states.csv` uses.
    pub code: String,
    /// Its name.
    pub name: Trilingual,
}

/// Everything States are grouped by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groupings {
    /// UN M49 regions.
    pub regions: Vec<Grouping>,
    /// UN M49 sub-regions.
    pub subregions: Vec<Grouping>,
    /// Regional groups of the United Nations.
    pub regional_groups: Vec<Grouping>,
    /// International organizations.
    pub organizations: Vec<Grouping>,
}

/// A State that can join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateEntry {
    /// ISO 3166-1 alpha-3.
    pub code: Iso3,
    /// ISO 3166-1 alpha-2.
    pub iso2: String,
    /// UN short names.
    pub name: Trilingual,
    /// UN M49 region.
    pub region: String,
    /// UN M49 sub-region.
    pub subregion: String,
    /// Regional group of the United Nations; a few States are in none.
    pub regional_group: Option<String>,
    /// Organizations it is a member of.
    pub organizations: Vec<String>,
    /// What a reader should know; may be empty.
    pub note: String,
    /// Where it is written.
    pub source: String,
}

/// An act with its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActEntry {
    /// The code of the treaty.
    pub treaty: String,
    /// The act.
    pub act: Act,
    /// What a reader should know; may be empty.
    pub note: String,
    /// Where it is written.
    pub source: String,
}

/// A count published elsewhere, kept to check the acts against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedCount {
    /// The code of the treaty.
    pub treaty: String,
    /// The day counted.
    pub date: NaiveDate,
    /// States bound, by deposit.
    pub deposited: Option<usize>,
    /// States in force.
    pub in_force: Option<usize>,
    /// Signatories.
    pub signatories: Option<usize>,
    /// Where it is written.
    pub source: String,
}

/// One State's vote with its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteEntry {
    /// The resolution, e.g. `A/RES/77/79`.
    pub resolution: String,
    /// Its title.
    pub title: String,
    /// The day of the vote.
    pub date: NaiveDate,
    /// The session of the General Assembly.
    pub session: u16,
    /// Who voted.
    pub state: Iso3,
    /// How.
    pub ballot: Ballot,
    /// Where it is written.
    pub source: String,
}

/// The published total of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteTotal {
    /// The resolution or draft; `None` when its symbol is not established.
    pub resolution: Option<String>,
    /// The session of the General Assembly.
    pub session: u16,
    /// The day; `None` when it is not established.
    pub date: Option<NaiveDate>,
    /// Where it was taken.
    pub stage: VoteStage,
    /// In favour.
    pub yes: u16,
    /// Against.
    pub no: u16,
    /// Abstentions.
    pub abstain: u16,
    /// Published votes (yes, no, abstain) that no row gives to a State.
    pub unattributed: [u16; 3],
    /// What a reader should know; may be empty.
    pub note: String,
    /// Where it is written.
    pub source: String,
}

/// An interim step: the law's own type carries note and source.
pub type StepEntry = InterimStep;

text_enum! {
    /// What the lists used say of a State.
    Known {
        /// It is on the list.
        Yes => "yes",
        /// It is on none of the lists; that is no declaration by the State.
        No => "no",
        /// A later text suggests it, unverified.
        Suspected => "suspected",
        /// It was, and the destruction is complete.
        Completed => "completed",
        /// It was, and has renounced it.
        Former => "former",
    }
}

/// What is known of a State's contamination, stockpiles and production.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holdings {
    /// The State.
    pub state: Iso3,
    /// Contaminated by remnants: yes, no or suspected.
    pub contaminated: Known,
    /// Holds stockpiles: yes, no, suspected or completed.
    pub stockpiler: Known,
    /// Produces: yes, no, suspected or former.
    pub producer: Known,
    /// What a reader should know; may be empty.
    pub note: String,
    /// Where it is written.
    pub source: String,
}

/// A formal meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// A stable code, e.g. `CCM-11MSP`.
    pub code: String,
    /// Its name.
    pub name: Trilingual,
    /// Whose meeting it is: a treaty's code or another body's.
    pub body: String,
    /// The city; may be empty.
    pub place: String,
    /// First and last day; `None` when they are not established.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Who presides; may be empty.
    pub presidency: String,
    /// What a reader should know; may be empty.
    pub note: String,
    /// Where it is written; may be empty.
    pub source: String,
}

/// The map: one tile per State.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileGrid {
    /// Number of columns.
    pub columns: u16,
    /// Number of rows.
    pub rows: u16,
    /// One tile per State, no two in one place.
    pub tiles: Vec<Tile>,
}

/// A State's place on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The State.
    pub state: Iso3,
    /// Column from the west, from 0.
    pub column: u16,
    /// Row from the north, from 0.
    pub row: u16,
}

/// The taxonomy of barriers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Barriers {
    /// The groups, in the order shown.
    pub groups: Vec<BarrierGroup>,
    /// The barriers, in the order shown.
    pub barriers: Vec<Barrier>,
}

/// A group of barriers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BarrierGroup {
    /// A stable code.
    pub code: String,
    /// Its name.
    pub label: Trilingual,
}

/// A kind of reason for not joining.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Barrier {
    /// A stable code.
    pub code: String,
    /// The code of its group.
    pub group: String,
    /// Its name.
    pub label: Trilingual,
    /// What it means.
    pub help: Trilingual,
}
