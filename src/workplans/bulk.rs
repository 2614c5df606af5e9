//! Several target States changed at once: another priority, another lead, dropped with a
//! reason, helped by a State or no longer. Each change is the target's own form with one
//! field changed, held to its rules.

use super::actions;
use super::forms::TargetForm;
use super::model::Save;
use super::views::{TargetData, TargetFilter, shown};
use crate::auth::TeamId;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::sort_key;
use crate::states::targets::{Priority, Standing, TargetRow};
use crate::text_enum;
use crate::treaty::Iso3;
use crate::web::bulk::{BulkChoice, BulkList, Chosen, Effect, MAX_AT_ONCE};
use crate::web::forms::{Choice, FormBuilder, Need, Reader, choices_of};
use crate::web::{Desk, Params};

/// The longest reason, in characters: as long as the form's own.
const MAX_REASON: usize = 2000;

text_enum! {
    /// What is to be done with each.
    Verb {
        /// Another priority.
        Priority => "priority",
        /// Another lead team, or none.
        Lead => "lead",
        /// A State that helps.
        Support => "support",
        /// A State that no longer helps.
        Unsupport => "unsupport",
        /// Off the list, with a reason.
        Drop => "drop",
    }
}

/// A change of several target States.
#[derive(Debug, Clone)]
pub(super) enum Change {
    Priority(Priority),
    Lead(Option<TeamId>),
    Support(Iso3),
    Unsupport(Iso3),
    Drop(String),
}

/// What was decided about a State; nothing where nothing was.
pub(super) struct Decision {
    state: Iso3,
    row: Option<TargetRow>,
}

/// The target States to choose from.
pub(super) struct Bulk {
    desk: Desk,
    data: TargetData,
    params: Params,
}

impl Bulk {
    fn name(&self, state: Iso3) -> String {
        self.data.facts.name(state, self.desk.lang).to_owned()
    }

    fn priority(&self, priority: Priority) -> String {
        self.desk.t(&format!("workplan-priority-{priority}"))
    }

    fn lead(&self, lead: Option<TeamId>) -> String {
        let team = lead.and_then(|lead| self.data.teams.iter().find(|(id, _)| *id == lead));
        team.map_or_else(
            || self.desk.t("workplan-targets-no-lead"),
            |(_, name)| name.clone(),
        )
    }

    /// By name, or that there is none.
    fn supporters(&self, states: &[Iso3]) -> String {
        let mut names: Vec<_> = states.iter().map(|state| self.name(*state)).collect();
        names.sort_by_cached_key(|name| sort_key(name));
        if names.is_empty() {
            return self.desk.t("bulk-no-supporters");
        }
        names.join(", ")
    }

    fn supporter(&self, reader: &mut Reader<'_>) -> Option<Iso3> {
        let state: Iso3 = reader.choice("supporter")?;
        if self.data.facts.state(state).is_none() {
            reader.refuse("supporter", "form-choose", Vec::new());
        }
        Some(state)
    }

    /// The form of a decision with the change in it; nothing where its rules refuse that:
    /// no State helps itself.
    fn changed(&self, change: &Change, decision: &Decision) -> Option<TargetForm> {
        let saved = TargetForm::values(decision.row.as_ref());
        let helping = saved.all("supporters").map(str::to_owned);
        let values = match change {
            Change::Priority(priority) => saved.with("priority", priority.as_str()),
            Change::Lead(lead) => {
                let lead = lead.map(|lead| lead.to_string());
                saved.with("lead", &lead.unwrap_or_default())
            }
            Change::Support(state) => {
                let all: Vec<_> = helping.chain([state.to_string()]).collect();
                saved.with_all("supporters", all.iter().map(String::as_str))
            }
            Change::Unsupport(state) => {
                let rest: Vec<_> = helping.filter(|it| it != state.as_str()).collect();
                saved.with_all("supporters", rest.iter().map(String::as_str))
            }
            Change::Drop(reason) => saved
                .with("standing", Standing::Dropped.as_str())
                .with("reason", reason),
        };
        let form = TargetForm::parse(&values).ok()?;
        self.data.checked(decision.state, form).ok()
    }
}

impl BulkList for Bulk {
    type Id = Iso3;
    type Record = Decision;
    type Change = Change;

    const PATH: &'static str = "/work-plan/targets";
    const TITLE: &'static str = "workplan-targets-title";
    const CAPTION: &'static str = "workplan-targets-state";
    const NAME: &'static str = "targets";
    const FIELDS: &'static [&'static str] = &["verb", "priority", "lead", "supporter", "reason"];

    fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        Ok(Self {
            data: TargetData::load_for_decision(desk, conn)?,
            params: desk.params(),
            desk: desk.clone(),
        })
    }

    fn desk(&self) -> &Desk {
        &self.desk
    }

    fn filter(&self) -> &Params {
        &self.params
    }

    fn choices(&self) -> Vec<BulkChoice<Iso3>> {
        let list = self.data.list();
        let filter = TargetFilter::parse(&self.params);
        let targets = shown(&self.data, &list, &filter, self.desk.lang);
        let choice = |target: &crate::states::targets::Target<'_>| BulkChoice {
            chosen: Chosen {
                id: target.state,
                version: target.row.as_ref().map_or(0, |row| row.version),
            },
            label: self.name(target.state),
            meta: vec![
                target.lead().map_or("", |(_, name)| name).to_owned(),
                self.priority(target.priority()),
            ],
        };
        targets.into_iter().take(MAX_AT_ONCE).map(choice).collect()
    }

    fn fields<'a>(&self, form: FormBuilder<'a>) -> FormBuilder<'a> {
        let lang = self.desk.lang;
        let teams = self.data.teams.iter();
        let teams = teams.map(|(id, name)| Choice::new(id.to_string(), name));
        form.radios(
            "verb",
            Need::Required,
            choices_of(lang, "bulk-target-verb", Verb::ALL),
        )
        .select(
            "priority",
            Need::Optional,
            choices_of(lang, "workplan-priority", Priority::ALL),
        )
        .typeahead("lead", Need::Optional, teams.collect())
        .typeahead("supporter", Need::Optional, self.data.facts.choices(lang))
        .textarea("reason", Need::Optional)
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Change> {
        Some(match reader.choice::<Verb>("verb")? {
            Verb::Priority => Change::Priority(reader.choice("priority")?),
            Verb::Lead => {
                let lead = reader.optional_choice::<TeamId>("lead");
                let is_known = |lead| self.data.teams.iter().any(|(id, _)| *id == lead);
                if !lead.is_none_or(is_known) {
                    reader.refuse("lead", "form-choose", Vec::new());
                }
                Change::Lead(lead)
            }
            Verb::Support => Change::Support(self.supporter(reader)?),
            Verb::Unsupport => Change::Unsupport(self.supporter(reader)?),
            Verb::Drop => Change::Drop(reader.required_text("reason", MAX_REASON)),
        })
    }

    fn find(&self, _: &mut Conn, state: Iso3) -> Result<(Decision, i32), AppError> {
        let state = self.data.state(state.as_str())?;
        let row = self.data.row(state).cloned();
        let actor = &self.desk.actor;
        if row
            .as_ref()
            .is_some_and(|row| !actor.may_change(row.marking, row.team_id))
        {
            return Err(AppError::Forbidden);
        }
        let version = row.as_ref().map_or(0, |row| row.version);
        Ok((Decision { state, row }, version))
    }

    fn label(&self, decision: &Decision) -> String {
        self.name(decision.state)
    }

    fn effect(&self, change: &Change, decision: &Decision) -> Option<Effect> {
        let after = self.changed(change, decision)?;
        let before = TargetForm::parse(&TargetForm::values(decision.row.as_ref())).ok()?;
        let standing = |standing: Standing| self.desk.t(&format!("workplan-standing-{standing}"));
        let said = |form: &TargetForm| match change {
            Change::Priority(_) => self.priority(form.priority),
            Change::Lead(_) => self.lead(form.lead),
            Change::Support(_) | Change::Unsupport(_) => self.supporters(&form.supporters),
            Change::Drop(_) if form.reason.is_empty() => standing(form.standing),
            Change::Drop(_) => format!("{}: {}", standing(form.standing), form.reason),
        };
        let (before, after) = (said(&before), said(&after));
        (before != after).then_some(Effect { before, after })
    }

    fn apply(
        &self,
        conn: &mut Conn,
        change: &Change,
        decision: &Decision,
        now: Moment,
    ) -> Result<(), AppError> {
        let form = self
            .changed(change, decision)
            .ok_or_else(|| AppError::internal("a change that the target's own form refuses"))?;
        let (actor, plan) = (&self.desk.actor, self.data.plan.id);
        match actions::decide_target(conn, actor, plan, decision.state, (&form, ""), now)? {
            Save::Done => Ok(()),
            Save::Stale => Err(AppError::Overtaken),
        }
    }
}
