//! Forms of target States and of the timeline.

use chrono::NaiveDate;

use super::model::{CategorySettings, TimelineLine};
use crate::auth::{Marking, TeamId};
use crate::states::targets::{Priority, Standing, TargetRow};
use crate::treaty::{Iso3, OtherSteps, SignatoriesElsewhere, VoteStage};
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

const MAX_TEXT: usize = 2000;
/// How many States may help with one.
const MAX_SUPPORTERS: usize = 20;
/// How long after a deposit the lead team may take to congratulate, in days.
const CONGRATULATE_DAYS: std::ops::RangeInclusive<i32> = 1..=365;

/// The markings a decision about a target State may have. None is restricted to a team:
/// the list belongs to all coordinators, and a decision that half of them cannot see
/// would give them two lists.
pub(super) const TARGET_MARKINGS: [Marking; 3] = [
    Marking::Public,
    Marking::WorkingGroup,
    Marking::Coordination,
];

/// What coordinators decide about a State.
#[derive(Debug)]
pub(super) struct TargetForm {
    pub standing: Standing,
    pub reason: String,
    pub priority: Priority,
    pub lead: Option<TeamId>,
    pub next_step: String,
    pub strategy: String,
    /// By code, each once.
    pub supporters: Vec<Iso3>,
    pub marking: Marking,
    /// The version the form was made from; 0 where there was no decision yet.
    pub version: i32,
}

impl TargetForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let standing = reader.choice("standing");
        let form = Self::rest(&mut reader, standing);
        reader.finish(|| form)
    }

    /// The form that adds a State: it names the State and leaves the standing out.
    pub(super) fn parse_new(data: &Params) -> Result<(Iso3, Self), FormErrors> {
        let mut reader = Reader::new(data);
        let state = reader.choice::<Iso3>("state");
        let form = Self::rest(&mut reader, Some(Standing::Added));
        reader.finish(|| Some((state?, form?)))
    }

    fn rest(reader: &mut Reader<'_>, standing: Option<Standing>) -> Option<Self> {
        let reason = reader.text("reason", MAX_TEXT);
        let decided = standing.is_some_and(|standing| standing != Standing::Computed);
        if decided && reason.is_empty() {
            reader.refuse("reason", "workplan-target-reason-missing", Vec::new());
        }
        let priority = reader.choice("priority");
        let lead = reader.optional_choice("lead");
        let next_step = reader.text("next_step", MAX_TEXT);
        let strategy = reader.text("strategy", MAX_TEXT);
        let supporters = supporters(reader);
        let marking = reader.choice::<Marking>("marking");
        if marking.is_some_and(|marking| !TARGET_MARKINGS.contains(&marking)) {
            reader.refuse("marking", "form-choose", Vec::new());
        }
        Some(Self {
            standing: standing?,
            reason,
            priority: priority?,
            lead,
            next_step,
            strategy,
            supporters,
            marking: marking?,
            version: reader.version(),
        })
    }

    /// What the form shows before anything is typed: the decision there is, or none yet.
    pub(super) fn values(row: Option<&TargetRow>) -> Params {
        let Some(row) = row else {
            return Params::default()
                .with("standing", Standing::Computed.as_str())
                .with("priority", Priority::Normal.as_str())
                .with("marking", Marking::Coordination.as_str());
        };
        let lead = row.lead.as_ref().map(|(id, _)| id.to_string());
        let values = Params::default()
            .with("standing", row.standing.as_str())
            .with("reason", &row.reason)
            .with("priority", row.priority.as_str())
            .with("lead", &lead.unwrap_or_default())
            .with("next_step", &row.next_step)
            .with("strategy", &row.strategy)
            .with("marking", row.marking.as_str())
            .with("version", &row.version.to_string());
        let supporters = row
            .supporters
            .iter()
            .map(|state| ("supporters".to_owned(), state.to_string()));
        values.pairs().iter().cloned().chain(supporters).collect()
    }
}

/// The States that help.
fn supporters(reader: &mut Reader<'_>) -> Vec<Iso3> {
    let chosen: Result<Vec<Iso3>, _> = reader.all("supporters").map(str::parse).collect();
    let mut states = chosen.unwrap_or_else(|_| {
        reader.refuse("supporters", "form-choose", Vec::new());
        Vec::new()
    });
    states.sort_unstable();
    states.dedup();
    if states.len() > MAX_SUPPORTERS {
        let max = [("max", MAX_SUPPORTERS.into())];
        reader.refuse("supporters", "workplan-target-supporters-many", max.into());
    }
    states
}

/// How the categories of a plan are computed.
#[derive(Debug)]
pub(super) struct SettingsForm(pub CategorySettings);

impl SettingsForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let signatories = reader.choice::<SignatoriesElsewhere>("signatories");
        let other_steps = reader.choice::<OtherSteps>("other_steps");
        let vote = reader.choice::<VoteStage>("vote");
        let days: Option<i32> = reader.required("congratulate_days", "workplan-settings-days");
        if days.is_some_and(|days| !CONGRATULATE_DAYS.contains(&days)) {
            reader.refuse("congratulate_days", "workplan-settings-days", Vec::new());
        }
        let version = reader.version();
        reader.finish(|| {
            Some(Self(CategorySettings {
                signatories: signatories?,
                other_steps: other_steps?,
                vote: vote?,
                congratulate_days: days?,
                version,
            }))
        })
    }

    pub(super) fn values(settings: &CategorySettings) -> Params {
        Params::default()
            .with("signatories", settings.signatories.as_str())
            .with("other_steps", settings.other_steps.as_str())
            .with("vote", settings.vote.as_str())
            .with("congratulate_days", &settings.congratulate_days.to_string())
            .with("version", &settings.version.to_string())
    }
}

/// What really happened to a line of the timeline.
#[derive(Debug)]
pub(super) struct LineForm {
    pub actual_from: Option<NaiveDate>,
    pub actual_until: Option<NaiveDate>,
    pub note: String,
    pub version: i32,
}

impl LineForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let actual_from = reader.optional_date("actual_from");
        let actual_until = reader.optional_date("actual_until");
        match (actual_from, actual_until) {
            (Some(from), Some(until)) if until < from => {
                reader.refuse("actual_until", "workplan-line-order", Vec::new());
            }
            (None, Some(_)) if reader.raw("actual_from").is_empty() => {
                reader.refuse("actual_from", "workplan-line-no-start", Vec::new());
            }
            _ => {}
        }
        let note = reader.text("note", MAX_TEXT);
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                actual_from,
                actual_until,
                note,
                version,
            })
        })
    }

    pub(super) fn values(line: &TimelineLine) -> Params {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Params::default()
            .with("actual_from", &day(line.actual_from))
            .with("actual_until", &day(line.actual_until))
            .with("note", &line.note)
            .with("version", &line.version.to_string())
    }
}
