//! The four target categories of the universalization work plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{ActKind, Ballot, InterimStep, Iso3, Register, Status, StepKind, VoteStage, Votes};
use crate::text_enum;

text_enum! {
    /// Why a State that is not bound is a target of the work plan. The
    /// categories overlap.
    Category {
        /// 1: signatories that have not completed ratification.
        Signatories => "signatories",
        /// 2: parties to the related treaty (the Anti-Personnel Mine Ban
        /// Convention) that are not bound by this one.
        RelatedParties => "related_parties",
        /// 3: States not bound that voted in favour of the latest annual
        /// resolution.
        YesVoters => "yes_voters",
        /// 4: States not bound with a declaration in support of the norms, a
        /// voluntary report or an interim step.
        InterimSteps => "interim_steps",
    }
}

impl Category {
    /// Its number in the work plan, 1 to 4.
    pub const fn number(self) -> u8 {
        match self {
            Self::Signatories => 1,
            Self::RelatedParties => 2,
            Self::YesVoters => 3,
            Self::InterimSteps => 4,
        }
    }
}

text_enum! {
    /// Whether a signatory also counts in categories 2 to 4.
    SignatoriesElsewhere {
        /// It counts in every category it meets.
        Counted => "counted",
        /// It counts in category 1 only.
        NotCounted => "not_counted",
    }
}

text_enum! {
    /// Whether a step of kind "other" makes a State a target in category 4.
    OtherSteps {
        /// It does.
        Counted => "counted",
        /// It does not.
        NotCounted => "not_counted",
    }
}

/// Where the work plan leaves room, what the coordinators decided. The default
/// gives the figures of the work plan to the 11MSP: signatories count
/// everywhere, steps of kind "other" do not count, the plenary's vote is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetSettings {
    /// Whether a signatory also counts in categories 2 to 4.
    pub signatories: SignatoriesElsewhere,
    /// Whether steps of kind "other" count in category 4.
    pub other_steps: OtherSteps,
    /// Which vote category 3 reads, where it is established.
    pub vote: VoteStage,
}

impl Default for TargetSettings {
    fn default() -> Self {
        Self {
            signatories: SignatoriesElsewhere::Counted,
            other_steps: OtherSteps::NotCounted,
            vote: VoteStage::Plenary,
        }
    }
}

/// The facts the categories are computed from.
#[derive(Clone, Copy, Debug)]
pub struct TargetFacts<'a> {
    /// All States that can join; those bound on the day are left out.
    pub states: &'a [Iso3],
    /// The treaty the work plan is for.
    pub register: &'a Register,
    /// The related treaty of category 2.
    pub related: &'a Register,
    /// The roll calls of category 3.
    pub votes: &'a Votes,
    /// The steps of category 4.
    pub steps: &'a [InterimStep],
}

/// The fact that puts a State in a category: enough for a sentence such as
/// "voted yes, A/RES/77/79, 7 December 2022".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence<'a> {
    /// It signed.
    Signed {
        /// The day of signature; `None` when it is not established.
        on: Option<NaiveDate>,
    },
    /// It is bound by the related treaty.
    Bound {
        /// The related treaty's code, e.g. `APMBC`.
        treaty: &'a str,
        /// By which act.
        kind: ActKind,
        /// The day of deposit; `None` when it is not established.
        deposited: Option<NaiveDate>,
    },
    /// It voted in favour.
    VotedYes {
        /// The resolution, e.g. `A/RES/77/79`.
        resolution: &'a str,
        /// The day of the vote.
        on: NaiveDate,
    },
    /// It took an interim step.
    Step(&'a InterimStep),
}

impl Evidence<'_> {
    /// The category it is evidence for.
    pub const fn category(&self) -> Category {
        match self {
            Self::Signed { .. } => Category::Signatories,
            Self::Bound { .. } => Category::RelatedParties,
            Self::VotedYes { .. } => Category::YesVoters,
            Self::Step(_) => Category::InterimSteps,
        }
    }
}

/// The target States on a day, each with the evidence that makes it one, in
/// the order of the categories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Targets<'a> {
    by_state: BTreeMap<Iso3, Vec<Evidence<'a>>>,
}

/// How many target States there are in each category, and in at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TargetCounts {
    /// Category 1.
    pub signatories: usize,
    /// Category 2.
    pub related_parties: usize,
    /// Category 3.
    pub yes_voters: usize,
    /// Category 4.
    pub interim_steps: usize,
    /// States in at least one category.
    pub any: usize,
}

impl<'a> Targets<'a> {
    /// Every target State with its evidence, by code.
    pub fn iter(&self) -> impl Iterator<Item = (Iso3, &[Evidence<'a>])> {
        self.by_state
            .iter()
            .map(|(state, evidence)| (*state, evidence.as_slice()))
    }

    /// What makes this State a target; empty if nothing does.
    pub fn evidence(&self, state: Iso3) -> &[Evidence<'a>] {
        self.by_state.get(&state).map_or(&[], Vec::as_slice)
    }

    /// The categories of a State, each once, in order.
    pub fn categories(&self, state: Iso3) -> Vec<Category> {
        let mut found: Vec<_> = self
            .evidence(state)
            .iter()
            .map(Evidence::category)
            .collect();
        found.dedup();
        found
    }

    /// The States in a category, by code.
    pub fn in_category(&self, category: Category) -> impl Iterator<Item = Iso3> {
        self.iter()
            .filter(move |(_, evidence)| evidence.iter().any(|it| it.category() == category))
            .map(|(state, _)| state)
    }

    /// How many States are in each category and in at least one.
    pub fn counts(&self) -> TargetCounts {
        TargetCounts {
            signatories: self.in_category(Category::Signatories).count(),
            related_parties: self.in_category(Category::RelatedParties).count(),
            yes_voters: self.in_category(Category::YesVoters).count(),
            interim_steps: self.in_category(Category::InterimSteps).count(),
            any: self.by_state.len(),
        }
    }
}

/// The target States on a day.
///
/// Category 3 reads the latest roll call on or before the day, of the First Committee or
/// of the plenary as the settings say. Category 4
/// reads steps that had begun by then: one dated "2022" counts from 1 January
/// 2022. A State bound by the treaty, in force or not yet, is no target; one
/// whose withdrawal has taken effect can be.
pub fn targets<'a>(
    facts: &TargetFacts<'a>,
    settings: TargetSettings,
    on: NaiveDate,
) -> Targets<'a> {
    let mut steps: BTreeMap<Iso3, Vec<&InterimStep>> = BTreeMap::new();
    for step in facts.steps {
        let counted = step.kind != StepKind::Other || settings.other_steps == OtherSteps::Counted;
        if counted && step.date.earliest() <= on {
            steps.entry(step.state).or_default().push(step);
        }
    }
    for of in steps.values_mut() {
        of.sort_by_key(|step| step.date);
    }

    let mut found = Targets::default();
    for &state in facts.states {
        let status = facts.register.status(state, on);
        if status.is_bound() {
            continue;
        }
        let mut evidence = Vec::new();
        if status == Status::Signatory {
            evidence.push(signed(facts, state));
        }
        if status != Status::Signatory || settings.signatories == SignatoriesElsewhere::Counted {
            evidence.extend(bound_by_related(facts, state, on));
            evidence.extend(voted_yes(facts, state, settings.vote, on));
            let own = steps.get(&state).into_iter().flatten();
            evidence.extend(own.map(|step| Evidence::Step(step)));
        }
        if !evidence.is_empty() {
            found.by_state.insert(state, evidence);
        }
    }
    found
}

fn signed<'a>(facts: &TargetFacts<'a>, state: Iso3) -> Evidence<'a> {
    let act = facts
        .register
        .history(state)
        .and_then(|history| history.signature());
    Evidence::Signed {
        on: act.and_then(|act| act.date),
    }
}

fn bound_by_related<'a>(
    facts: &TargetFacts<'a>,
    state: Iso3,
    on: NaiveDate,
) -> Option<Evidence<'a>> {
    let history = facts.related.history(state)?;
    let joining = history.joining_on(on)?;
    history.on(on).is_bound().then_some(Evidence::Bound {
        treaty: &facts.related.rules().code,
        kind: joining.kind,
        deposited: joining.deposited,
    })
}

fn voted_yes<'a>(
    facts: &TargetFacts<'a>,
    state: Iso3,
    vote: VoteStage,
    on: NaiveDate,
) -> Option<Evidence<'a>> {
    let roll = facts.votes.for_category(vote, on)?;
    (roll.ballots.get(&state) == Some(&Ballot::Yes)).then_some(Evidence::VotedYes {
        resolution: &roll.resolution,
        on: roll.date,
    })
}
