//! The treaty's facts in memory. They are few, public and change only when a pack is
//! loaded, so every process keeps them and asks the database merely whether they are
//! still the same.

mod read;

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::db::Conn;
use crate::db::schema::treaty_packs;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::{Lang, sort_key};
use crate::pack::{Groupings, Offers, Profile, Treaty, Trilingual};
use crate::treaty::{
    Act, InterimStep, Iso3, Register, Status, TargetFacts, TargetSettings, Targets, Votes, targets,
};
use crate::web::forms::Choice;

use self::read::{load_acts, load_meetings, load_states, load_steps, load_vote_totals, load_votes};

/// What a pack says about itself; kept as JSON beside its facts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PackDescription {
    /// The code of the treaty the pack is for: `CCM`.
    pub code: String,
    /// The day the facts were compiled, from which undated acts count.
    pub compiled: NaiveDate,
    /// With whom instruments are deposited.
    pub depositary: Trilingual,
    /// The title of the annual resolution.
    pub resolution_title: Trilingual,
    /// The treaty, then those related to it.
    pub treaties: Vec<Treaty>,
    /// Regions, groups and organizations with their names.
    pub groupings: Groupings,
    /// What can be offered for each barrier; a pack of old brought nothing.
    #[serde(default)]
    pub offers: Offers,
}

/// A State as the pack has it.
#[derive(Debug, Clone)]
pub struct StateFacts {
    /// Its key.
    pub iso3: Iso3,
    /// UN short name in English, French and Spanish.
    pub names: [String; 3],
    /// M49 region.
    pub region: String,
    /// M49 sub-region.
    pub subregion: String,
    /// UN regional group; a few are in none.
    pub regional_group: Option<String>,
    /// Organizations it is a member of.
    pub organizations: Vec<String>,
    /// Its place on the map, from the west and the north, from 0.
    pub tile: (i32, i32),
    /// What a reader should know; may be empty.
    pub note: String,
    /// The current row on contamination and stockpiles, if there is one.
    pub holdings: Option<Holdings>,
}

/// What the lists say of a State's contamination, stockpiles and production.
#[derive(Debug, Clone, Queryable)]
pub struct Holdings {
    /// yes, no or suspected
    pub contaminated: String,
    /// yes, no, suspected or completed
    pub stockpiler: String,
    /// yes, no, suspected or former
    pub producer: String,
    /// What a reader should know; may be empty.
    pub note: String,
    /// Where it is written.
    pub source: String,
}

impl Holdings {
    /// What offers go by.
    pub fn profile(&self) -> Profile {
        Profile {
            contaminated: match self.contaminated.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            stockpile: match self.stockpiler.as_str() {
                "yes" => Some(true),
                "no" | "completed" => Some(false),
                _ => None,
            },
        }
    }
}

/// A formal meeting.
#[derive(Debug, Clone, Queryable)]
pub struct Meeting {
    /// `CCM-11MSP`
    pub code: String,
    /// Its names in English, French and Spanish.
    names: (String, String, String),
    /// The city; may be empty.
    pub place: String,
    /// The first day, if established.
    pub starts_on: Option<NaiveDate>,
    /// The last day, if established.
    pub ends_on: Option<NaiveDate>,
    /// Whose meeting it is.
    pub body: String,
    /// When its row came into the desk.
    pub recorded_at: Moment,
    /// 1, and one more for each time it was corrected.
    pub version: i32,
}

impl Meeting {
    /// Its name in a language; the English one where a pack of old brought no other.
    pub fn name(&self, lang: Lang) -> &str {
        let (en, fr, es) = &self.names;
        let name = lang.pick(en, fr, es);
        if name.is_empty() { en } else { name }
    }
}

/// The published total of a vote.
#[derive(Debug, Clone, Queryable)]
pub struct VoteTotal {
    /// The resolution's symbol; empty where not established.
    pub resolution: String,
    /// The session of the General Assembly.
    pub session: i32,
    /// The day, if established.
    pub date: Option<NaiveDate>,
    /// In favour.
    pub yes: i32,
    /// Against.
    pub no: i32,
    /// Abstentions.
    pub abstain: i32,
    /// `plenary` or `first_committee`
    pub stage: String,
    /// Where it is written.
    pub source: String,
}

/// An act with its record.
#[derive(Debug, Clone)]
pub struct RecordedAct {
    /// The code of the treaty.
    pub treaty: String,
    /// The act.
    pub act: Act,
    /// What a reader should know; may be empty.
    pub note: String,
    /// Where it is written.
    pub source: String,
}

/// A snapshot of all facts; it never changes.
#[derive(Debug)]
pub struct Facts {
    /// Grows with every load that changed something.
    pub generation: i64,
    /// What the pack says about itself.
    pub pack: PackDescription,
    /// Published totals of the votes on the annual resolution, by session.
    pub vote_totals: Vec<VoteTotal>,
    /// Formal meetings, by date; those without one last.
    pub meetings: Vec<Meeting>,
    /// The current acts under all treaties, by State and date.
    pub acts: Vec<RecordedAct>,
    /// Where the votes are written.
    pub votes_source: String,
    states: Vec<StateFacts>,
    codes: Vec<Iso3>,
    by_code: HashMap<Iso3, usize>,
    by_name: [Vec<usize>; 3],
    register: Register,
    related: Register,
    votes: Votes,
    steps: Vec<InterimStep>,
}

/// The snapshot every process keeps.
#[derive(Debug, Default)]
pub struct FactsCache(RwLock<Option<Arc<Facts>>>);

impl FactsCache {
    /// The facts as they are now: one small query, and a reload only where another
    /// pack has been loaded meanwhile.
    ///
    /// # Errors
    /// No pack has been loaded, or the database fails.
    pub fn current(&self, conn: &mut Conn) -> Result<Arc<Facts>, AppError> {
        let generation: i64 = treaty_packs::table
            .select(treaty_packs::generation)
            .first(conn)
            .optional()?
            .ok_or_else(|| AppError::internal("no treaty pack has been loaded"))?;
        if let Ok(kept) = self.0.read()
            && let Some(facts) = kept.as_ref().filter(|facts| facts.generation == generation)
        {
            return Ok(Arc::clone(facts));
        }
        let facts = Arc::new(Facts::load(conn)?);
        if let Ok(mut kept) = self.0.write() {
            *kept = Some(Arc::clone(&facts));
        }
        Ok(facts)
    }
}

impl Facts {
    /// Reads all facts from the database.
    ///
    /// # Errors
    /// No pack has been loaded, or the database fails.
    pub fn load(conn: &mut Conn) -> Result<Self, AppError> {
        let (generation, description): (i64, String) = treaty_packs::table
            .select((treaty_packs::generation, treaty_packs::description))
            .first(conn)?;
        let pack: PackDescription =
            serde_json::from_str(&description).map_err(AppError::internal)?;
        let acts = load_acts(conn)?;
        let states = load_states(conn)?;
        let (votes, votes_source) = load_votes(conn)?;
        let register = |position: usize| {
            let treaty = pack
                .treaties
                .get(position)
                .ok_or_else(|| AppError::internal("the pack lacks a treaty"))?;
            let own = acts.iter().filter(|row| row.treaty == treaty.rules.code);
            Ok::<_, AppError>(Register::new(
                treaty.rules.clone(),
                pack.compiled,
                own.map(|row| row.act),
            ))
        };
        Ok(Self {
            generation,
            vote_totals: load_vote_totals(conn)?,
            meetings: load_meetings(conn)?,
            votes_source,
            codes: states.iter().map(|state| state.iso3).collect(),
            by_code: states
                .iter()
                .enumerate()
                .map(|(at, state)| (state.iso3, at))
                .collect(),
            by_name: Lang::ALL_THREE.map(|lang| order_by_name(&states, lang)),
            register: register(0)?,
            related: register(1)?,
            votes,
            steps: load_steps(conn)?,
            states,
            acts,
            pack,
        })
    }

    /// A State; nothing for a code that is no State's.
    pub fn state(&self, iso3: Iso3) -> Option<&StateFacts> {
        self.by_code.get(&iso3).and_then(|at| self.states.get(*at))
    }

    /// A State's name in a language; empty for a code that is no State's.
    pub fn name(&self, iso3: Iso3, lang: Lang) -> &str {
        self.state(iso3).map_or("", |state| state.name(lang))
    }

    /// The day the pack was compiled, as a moment: what the pack brought is as it was then.
    pub fn compiled(&self) -> Moment {
        Moment(self.pack.compiled.into())
    }

    /// All States, by code.
    pub fn iter(&self) -> impl Iterator<Item = &StateFacts> {
        self.states.iter()
    }

    /// All States, in the order of their names in a language.
    pub fn by_name(&self, lang: Lang) -> impl Iterator<Item = &StateFacts> {
        let [en, fr, es] = &self.by_name;
        let order = match lang {
            Lang::En => en,
            Lang::Fr => fr,
            Lang::Es => es,
        };
        order.iter().filter_map(|at| self.states.get(*at))
    }

    /// All States as choices of a form, each with its regional group.
    pub fn choices(&self, lang: Lang) -> Vec<Choice> {
        self.by_name(lang)
            .map(|state| {
                let group = state.regional_group.as_deref().unwrap_or_default();
                Choice::new(state.iso3.as_str(), state.name(lang))
                    .hint(self.grouping_name(group, lang))
            })
            .collect()
    }

    /// The name of a region, sub-region, regional group or organization in a language;
    /// the word itself where the pack has no other.
    pub fn grouping_name<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        let groupings = &self.pack.groupings;
        [
            &groupings.regional_groups,
            &groupings.organizations,
            &groupings.regions,
            &groupings.subregions,
        ]
        .into_iter()
        .flatten()
        .find(|grouping| grouping.code == code)
        .map_or(code, |grouping| grouping.name.in_language(lang.as_str()))
    }

    /// The acts under the treaty.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The acts under the related treaty of target category 2.
    pub fn related(&self) -> &Register {
        &self.related
    }

    /// The treaty's own description.
    pub fn treaty(&self) -> Option<&Treaty> {
        self.pack.treaties.first()
    }

    /// The related treaty's description.
    pub fn related_treaty(&self) -> Option<&Treaty> {
        self.pack.treaties.get(1)
    }

    /// A State's status under the treaty on a day.
    pub fn status(&self, iso3: Iso3, on: NaiveDate) -> Status {
        self.register.status(iso3, on)
    }

    /// The day on which a State that is bound on `on` deposited, if that is established.
    pub fn deposited_on(&self, iso3: Iso3, on: NaiveDate) -> Option<NaiveDate> {
        if !self.status(iso3, on).is_bound() {
            return None;
        }
        self.register.history(iso3)?.joining_on(on)?.deposited
    }

    /// The votes on the annual resolution.
    pub fn votes(&self) -> &Votes {
        &self.votes
    }

    /// The interim steps of States outside the treaty.
    pub fn steps(&self) -> &[InterimStep] {
        &self.steps
    }

    /// A formal meeting by its code.
    pub fn meeting(&self, code: &str) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.code == code)
    }

    /// The States in at least one target category on a day, with the evidence.
    pub fn targets(&self, settings: TargetSettings, on: NaiveDate) -> Targets<'_> {
        self.targets_among(&self.codes, settings, on)
    }

    /// The same for one State alone.
    pub fn target_evidence(
        &self,
        settings: TargetSettings,
        state: Iso3,
        on: NaiveDate,
    ) -> Targets<'_> {
        let only = self
            .state(state)
            .map(|state| std::slice::from_ref(&state.iso3));
        self.targets_among(only.unwrap_or_default(), settings, on)
    }

    fn targets_among<'a>(
        &'a self,
        states: &'a [Iso3],
        settings: TargetSettings,
        on: NaiveDate,
    ) -> Targets<'a> {
        let facts = TargetFacts {
            states,
            register: &self.register,
            related: &self.related,
            votes: &self.votes,
            steps: &self.steps,
        };
        targets(&facts, settings, on)
    }
}

impl StateFacts {
    /// The UN short name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        let [en, fr, es] = &self.names;
        lang.pick(en, fr, es)
    }
}

fn order_by_name(states: &[StateFacts], lang: Lang) -> Vec<usize> {
    let mut order: Vec<usize> = (0..states.len()).collect();
    order.sort_by_cached_key(|at| states.get(*at).map(|state| sort_key(state.name(lang))));
    order
}
