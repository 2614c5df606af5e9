//! What the forms of the log choose from.

use std::sync::Arc;

use super::barriers;
use super::model::{BarrierKind, Exchange};
use super::queries;
use crate::auth::{Actor, Marking, TeamId, team_names};
use crate::db::Conn;
use crate::error::AppError;
use crate::events;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::Desk;
use crate::web::forms::{Choice, choices_of};
use crate::workplans;

/// What a form of the log chooses from: also what it is checked against.
pub(super) struct Sources {
    pub facts: Arc<Facts>,
    pub teams: Vec<(TeamId, String)>,
    pub activities: Vec<Choice>,
    pub events: Vec<Choice>,
    pub barriers: Vec<BarrierKind>,
    /// The number the exchange has from the desk.
    pub given: Option<String>,
    pub markings: Vec<Marking>,
}

impl Sources {
    /// For a new exchange, or for `kept` to be changed: what it names already stays one
    /// of the choices.
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        kept: Option<&Exchange>,
    ) -> Result<Self, AppError> {
        let mut activities = activities(desk, conn)?;
        if let Some(kept) = kept
            && let Some(activity) = kept.activity_id
            && !is_among(&activities, &activity.to_string())
        {
            let named = queries::named(conn, &desk.actor, kept.id)?;
            activities.push(Choice::new(activity.to_string(), named.activity(desk.lang)));
        }
        let event = kept.and_then(|kept| kept.event_id);
        Ok(Self {
            facts: desk.facts(conn)?,
            teams: team_names(conn)?,
            activities,
            events: events::queries::choices(conn, &desk.actor, desk.lang, event)?,
            // Barriers are raised when an exchange is logged, and on its page.
            barriers: if kept.is_none() {
                barriers::queries::kinds(conn)?
            } else {
                Vec::new()
            },
            given: kept.and_then(Exchange::given).map(str::to_owned),
            markings: markings(&desk.actor, kept.map(|kept| (kept.marking, kept.team_id))),
        })
    }

    /// The choices of States.
    pub(super) fn states(&self, lang: Lang) -> Vec<Choice> {
        self.facts.choices(lang)
    }

    pub(super) fn has_state(&self, state: Iso3) -> bool {
        self.facts.state(state).is_some()
    }

    pub(super) fn has_team(&self, team: TeamId) -> bool {
        self.teams.iter().any(|(id, _)| *id == team)
    }
}

/// Whether `value` is one of the choices.
pub(super) fn is_among(choices: &[Choice], value: &str) -> bool {
    choices.iter().any(|choice| choice.value == value)
}

/// The activities of the work plan at hand; none while there is no work plan.
///
/// # Errors
/// The database fails.
pub fn activities(desk: &Desk, conn: &mut Conn) -> Result<Vec<Choice>, AppError> {
    match workplans::current(conn, desk.today()) {
        Ok(plan) => workplans::activity_choices(conn, plan.id, desk.lang),
        Err(AppError::NotFound) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// The markings the actor may give a new record, or one that has a marking and a team:
/// nobody makes a record unreadable to themselves.
pub fn markings(actor: &Actor, kept: Option<(Marking, TeamId)>) -> Vec<Marking> {
    let team = kept.map_or(actor.team_id, |(_, team)| team);
    Marking::ALL
        .iter()
        .copied()
        .filter(|marking| {
            let own = kept.is_some_and(|(kept, _)| kept == *marking);
            own || (actor.givable_markings().contains(marking) && actor.may_read(*marking, team))
        })
        .collect()
}

/// Markings as choices, each with who reads it.
pub fn marking_choices(lang: Lang, markings: &[Marking]) -> Vec<Choice> {
    choices_of(lang, "marking", markings)
        .into_iter()
        .map(|choice| {
            let word = choice.value.replace('_', "-");
            choice.hint(lang.text(&format!("marking-{word}-hint")))
        })
        .collect()
}
