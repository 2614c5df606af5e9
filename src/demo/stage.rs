//! What the demo is played on: the facts and the work plan as the pack has them, and the
//! States outside the treaty, each with how the coordinators get on with it.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::dice::Dice;
use super::script::{Script, seats};
use super::{Part, TODAY};
use crate::auth::{TeamId, UserId};
use crate::db::Conn;
use crate::db::schema::barrier_kinds;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::treaty::{Iso3, Status, TargetSettings};
use crate::workplans::{self, ActivityId, WorkPlan};

/// Of the target States, so many have never been contacted …
const NEVER_CONTACTED: usize = 4;
/// … and so many have fallen silent.
const SILENT: usize = 13;

/// Everything the parts of the demo have in common.
pub(super) struct Stage {
    pub(super) script: Script,
    pub(super) plan: WorkPlan,
    /// By position.
    pub(super) activities: Vec<ActivityId>,
    pub(super) barrier_kinds: Vec<String>,
    /// The States outside the treaty when the plan began: signatories first, then other
    /// targets, then the rest.
    pub(super) states: Vec<Scene>,
    pub(super) teams: Teams,
    pub(super) seed: u64,
}

/// The teams, and who of each enters records.
#[derive(Debug, Default)]
pub(super) struct Teams(pub(super) Vec<Team>);

/// A team.
#[derive(Debug, Clone)]
pub(super) struct Team {
    pub(super) id: TeamId,
    pub(super) name: String,
    pub(super) user: UserId,
    pub(super) user_name: String,
}

/// A State outside the treaty.
pub(super) struct Scene {
    pub(super) iso3: Iso3,
    /// In English, French and Spanish.
    names: [String; 3],
    pub(super) group: String,
    pub(super) rank: Rank,
    /// Empty where naming it takes sides.
    pub(super) capital: String,
    pub(super) zone: Tz,
    pub(super) language: Lang,
    pub(super) contact: Contact,
    /// The coordinator who leads: 0 or 1.
    pub(super) lead: usize,
}

/// What a State is to the work plan today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Signatory,
    /// Joined since the plan began.
    Joined,
    Target,
    Other,
}

/// How long the coordinators have been in contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contact {
    Never,
    Until(NaiveDate),
    Always,
}

impl Stage {
    /// Reads the stage; the accounts are not on it yet.
    pub(super) fn read(
        conn: &mut Conn,
        targets: TargetSettings,
        seed: u64,
    ) -> Result<Self, AppError> {
        let facts = Facts::load(conn)?;
        let plan = workplans::current(conn, TODAY)?;
        let activities = workplans::activities(conn, plan.id, Lang::En)?;
        let kinds = barrier_kinds::table
            .filter(barrier_kinds::retired_at.is_null())
            .order(barrier_kinds::position)
            .select(barrier_kinds::code)
            .load(conn)?;
        let mut states = scenes(&facts, targets, plan.baseline_on)?;
        assign(&mut states, &mut Dice::new(seed, Part::Stage.stream()));
        Ok(Self {
            script: Script::read()?,
            activities: activities.into_iter().map(|it| it.id).collect(),
            barrier_kinds: kinds,
            states,
            teams: Teams::default(),
            plan,
            seed,
        })
    }

    /// The dice of a part.
    pub(super) fn dice(&self, part: Part) -> Dice {
        Dice::new(self.seed, part.stream())
    }

    /// An activity by its position in the plan.
    pub(super) fn activity(&self, position: usize) -> Option<ActivityId> {
        self.activities.get(position.checked_sub(1)?).copied()
    }

    /// The team that leads a State.
    pub(super) fn lead(&self, scene: &Scene) -> Result<&Team, AppError> {
        self.teams.at(scene.lead)
    }

    /// The target States of today, by rank.
    pub(super) fn targets(&self) -> impl Iterator<Item = &Scene> {
        let targets = [Rank::Signatory, Rank::Target];
        self.states
            .iter()
            .filter(move |scene| targets.contains(&scene.rank))
    }
}

impl Teams {
    /// A team by its place in the script, from 0: Malawi, Spain, the ISU, the ICRC, the CMC.
    pub(super) fn at(&self, place: usize) -> Result<&Team, AppError> {
        self.0
            .get(place)
            .ok_or_else(|| AppError::internal("the demo's script lacks a team"))
    }

    /// A team by its name.
    pub(super) fn named(&self, name: &str) -> Result<&Team, AppError> {
        self.0
            .iter()
            .find(|team| team.name == name)
            .ok_or_else(|| AppError::internal("the demo's script lacks a team"))
    }
}

impl Scene {
    /// The State's name in a language.
    pub(super) fn name(&self, lang: Lang) -> &str {
        let [en, fr, es] = &self.names;
        lang.pick(en, fr, es)
    }

    /// How often it is spoken with, against the others.
    pub(super) fn weight(&self) -> usize {
        match self.rank {
            Rank::Signatory | Rank::Joined => 5,
            Rank::Target => 3,
            Rank::Other => 1,
        }
    }

    /// Whether there was contact on a day.
    pub(super) fn spoken_with(&self, on: NaiveDate) -> bool {
        match self.contact {
            Contact::Never => false,
            Contact::Until(last) => on <= last,
            Contact::Always => true,
        }
    }
}

fn scenes(
    facts: &Facts,
    settings: TargetSettings,
    since: NaiveDate,
) -> Result<Vec<Scene>, AppError> {
    let mut seats = seats()?;
    let targets = facts.targets(settings, TODAY);
    let mut scenes: Vec<_> = facts
        .by_name(Lang::En)
        .filter(|state| !facts.status(state.iso3, since).is_bound())
        .map(|state| {
            let rank = match facts.status(state.iso3, TODAY) {
                Status::Signatory => Rank::Signatory,
                status if status.is_bound() => Rank::Joined,
                _ if targets.evidence(state.iso3).is_empty() => Rank::Other,
                _ => Rank::Target,
            };
            let group = state.regional_group.clone().unwrap_or_default();
            let seat = seats.remove(&state.iso3);
            let (capital, zone, language) = seat
                .map_or((String::new(), Tz::UTC, Lang::En), |seat| {
                    (seat.capital, seat.zone, seat.language)
                });
            Scene {
                iso3: state.iso3,
                names: state.names.clone(),
                lead: usize::from(group != "African Group"),
                group,
                rank,
                capital,
                zone,
                language,
                contact: Contact::Always,
            }
        })
        .collect();
    scenes.sort_by_key(|scene| scene.rank);
    Ok(scenes)
}

/// Decides who was never contacted and who fell silent, and shares the leads out.
fn assign(scenes: &mut [Scene], dice: &mut Dice) {
    let mut order: Vec<_> = scenes.iter_mut().collect();
    dice.shuffle(&mut order);
    let (mut targets, mut others) = (0, 0);
    for scene in order {
        scene.contact = match scene.rank {
            Rank::Signatory | Rank::Target => {
                targets += 1;
                if targets <= NEVER_CONTACTED {
                    Contact::Never
                } else if targets <= NEVER_CONTACTED + SILENT {
                    // More than the ninety days after which a State counts as silent.
                    Contact::Until(TODAY - TimeDelta::days(dice.between(95, 200)))
                } else {
                    Contact::Always
                }
            }
            Rank::Other => {
                others += 1;
                if others % 3 == 0 {
                    Contact::Never
                } else {
                    Contact::Always
                }
            }
            Rank::Joined => Contact::Always,
        };
        if scene.group == "Asia-Pacific Group" {
            scene.lead = dice.below(2);
        }
    }
}

/// A moment of a day.
pub(super) fn at(day: NaiveDate, hour: i64, minute: i64) -> Moment {
    Moment(day.and_time(chrono::NaiveTime::MIN)).plus(TimeDelta::minutes(hour * 60 + minute))
}
