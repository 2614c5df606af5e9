//! From files to a pack.

use super::check;
use super::files::{PackFiles, Texts, name};
use super::model::{
    ActEntry, Barriers, Groupings, Holdings, Meeting, Pack, PublishedCount, StateEntry, StepEntry,
    Tile, TileGrid, Treaty, VoteEntry, VoteTotal,
};
use super::offers::Offers;
use super::pathways::Pathways;
use super::problem::{PackError, PackProblems};
use super::sheets::{self, PackSheet};
use super::table::Table;
use super::work_plan::WorkPlan;
use crate::questionnaire::{self, ChoiceSource, Questionnaire};

/// Reads and checks a pack.
pub(super) fn pack(files: &PackFiles) -> Result<Pack, PackError> {
    let mut missing = PackProblems::default();
    let texts = files.read(&mut missing);
    missing.settle(Some(()))?;

    let mut malformed = PackProblems::default();
    let parts = Parts::read(&texts, &mut malformed);
    let parts = malformed.settle(parts)?;

    let contradictions = check::all(&parts, &texts);
    contradictions.settle(Some(parts.into_pack(&texts)))
}

/// The parts of a pack, each well formed, not yet checked against each other.
#[derive(Debug)]
pub(super) struct Parts {
    pub sheet: PackSheet,
    pub treaties: Vec<Treaty>,
    pub groupings: Groupings,
    pub states: Table<StateEntry>,
    pub acts: Table<ActEntry>,
    pub published_counts: Table<PublishedCount>,
    pub votes: Table<VoteEntry>,
    pub vote_totals: Table<VoteTotal>,
    pub steps: Table<StepEntry>,
    pub holdings: Table<Holdings>,
    pub meetings: Table<Meeting>,
    pub tiles: Table<Tile>,
    pub work_plan: WorkPlan,
    pub barriers: Barriers,
    pub pathways: Pathways,
    pub offers: Offers,
    pub questionnaire: Questionnaire,
}

impl Parts {
    fn read(texts: &Texts, problems: &mut PackProblems) -> Option<Self> {
        let states = Table::read(texts.of(name::STATES), problems);
        let acts = Table::read(texts.of(name::ACTS), problems);
        let published_counts = Table::read(texts.of(name::PUBLISHED_COUNTS), problems);
        let votes = Table::read(texts.of(name::VOTES), problems);
        let vote_totals = Table::read(texts.of(name::VOTE_TOTALS), problems);
        let steps = Table::read(texts.of(name::STEPS), problems);
        let holdings = Table::read(texts.of(name::HOLDINGS), problems);
        let meetings = Table::read(texts.of(name::MEETINGS), problems);
        let tiles = Table::read(texts.of(name::TILES), problems);

        let sheet: Option<PackSheet> = sheets::read(name::PACK, texts.of(name::PACK), problems);
        let groupings = sheets::read(name::GROUPINGS, texts.of(name::GROUPINGS), problems);
        let work_plan = sheets::read(name::WORK_PLAN, texts.of(name::WORK_PLAN), problems);
        let barriers = sheets::read(name::BARRIERS, texts.of(name::BARRIERS), problems);
        let offers = sheets::read(name::OFFERS, texts.of(name::OFFERS), problems);
        let pathways = sheets::read(name::PATHWAYS, texts.of(name::PATHWAYS), problems);
        let questionnaire =
            sheets::read(name::QUESTIONNAIRE, texts.of(name::QUESTIONNAIRE), problems);

        let mut sheet = sheet?;
        let treaties = sheet.treaties.drain(..).map(Treaty::from).collect();
        let barriers = barriers?;
        Some(Self {
            sheet,
            treaties,
            groupings: groupings?,
            states,
            acts,
            published_counts,
            votes,
            vote_totals,
            steps,
            holdings,
            meetings,
            tiles,
            work_plan: work_plan?,
            questionnaire: with_choices(questionnaire?, &barriers),
            barriers,
            pathways: pathways?,
            offers: offers?,
        })
    }

    fn into_pack(self, texts: &Texts) -> Pack {
        let sources = self.sheet.sources;
        let mut states = self.states.into_rows();
        for state in &mut states {
            state.source.clone_from(&sources.states);
        }
        let mut votes = self.votes.into_rows();
        for vote in &mut votes {
            vote.source.clone_from(&sources.votes);
        }
        Pack {
            code: self.sheet.code,
            compiled: self.sheet.compiled,
            depositary: self.sheet.depositary,
            resolution_title: self.sheet.resolution_title,
            treaties: self.treaties,
            groupings: self.groupings,
            states,
            acts: self.acts.into_rows(),
            published_counts: self.published_counts.into_rows(),
            votes,
            vote_totals: self.vote_totals.into_rows(),
            steps: self.steps.into_rows(),
            holdings: self.holdings.into_rows(),
            meetings: self.meetings.into_rows(),
            tiles: TileGrid {
                columns: self.sheet.tiles.columns,
                rows: self.sheet.tiles.rows,
                tiles: self.tiles.into_rows(),
            },
            work_plan: self.work_plan,
            barriers: self.barriers,
            pathways: self.pathways,
            offers: self.offers,
            questionnaire: self.questionnaire,
            sources: texts.of(name::SOURCES).to_owned(),
            digest: texts.digest(),
        }
    }
}

/// Fills in the choices that come from a list of the pack. A question that has
/// choices of its own as well keeps them, for the check to refuse.
fn with_choices(mut questionnaire: Questionnaire, barriers: &Barriers) -> Questionnaire {
    let questions = questionnaire
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.questions);
    for question in questions {
        if question.choices_from == Some(ChoiceSource::Barriers) {
            let choices = barriers
                .barriers
                .iter()
                .map(|barrier| questionnaire::Choice {
                    name: barrier.code.clone(),
                    label: questionnaire::Texts::from(&barrier.label),
                    alone: false,
                });
            question.choices.extend(choices);
        }
    }
    questionnaire
}
