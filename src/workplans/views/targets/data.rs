//! What the pages of the target list are made from.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::access::Remarking;
use crate::auth::{TeamId, team_names};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::targets::{Standing, Target, TargetList, TargetRow, list, target_rows};
use crate::states::{Facts, phrases};
use crate::treaty::{Iso3, TargetSettings, VoteStage};
use crate::web::Desk;
use crate::web::forms::{Choice, FormErrors};
use crate::workplans::forms::TargetForm;
use crate::workplans::model::{CategorySettings, WorkPlan};
use crate::workplans::queries;

/// The plan, the facts and the decisions the reader may know of.
pub(in crate::workplans) struct TargetData {
    pub plan: WorkPlan,
    pub facts: Arc<Facts>,
    pub teams: Vec<(TeamId, String)>,
    rows: Vec<TargetRow>,
    pub(super) settings: TargetSettings,
    pub(super) today: NaiveDate,
}

impl TargetData {
    /// Of the plan that the address names, or else of the plan at hand; of one that is
    /// closed, as things stood then.
    pub(in crate::workplans) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let (plan, _) = queries::asked(conn, desk.params().get("plan"), desk.today())?;
        Self::of(desk, conn, plan)
    }

    fn of(desk: &Desk, conn: &mut Conn, plan: WorkPlan) -> Result<Self, AppError> {
        let today = desk.today();
        Ok(Self {
            facts: desk.facts(conn)?,
            rows: target_rows(conn, &desk.actor, plan.id)?,
            teams: team_names(conn)?,
            settings: plan.categories(&desk.app.settings.targets),
            today: plan.closed_on.map_or(today, |on| on.min(today)),
            plan,
        })
    }

    /// Of the plan at hand, for those who decide.
    pub(in crate::workplans) fn load_for_decision(
        desk: &Desk,
        conn: &mut Conn,
    ) -> Result<Self, AppError> {
        if !desk.actor.may_coordinate() {
            return Err(AppError::Forbidden);
        }
        let plan = queries::current(conn, desk.today())?;
        Self::of(desk, conn, plan)
    }

    /// Whether the reader decides about these States.
    pub(super) fn may_decide(&self, desk: &Desk) -> bool {
        desk.actor.may_coordinate() && self.plan.is_open()
    }

    /// Whether the reader decides about this one.
    pub(super) fn may_move(&self, desk: &Desk, target: &Target<'_>) -> bool {
        let may = |row: &TargetRow| desk.actor.may_change(row.marking, row.team_id);
        self.may_decide(desk) && target.row.as_ref().is_none_or(may)
    }

    /// The target list of the day.
    pub(in crate::workplans) fn list(&self) -> TargetList<'_> {
        list(&self.facts, self.settings, self.rows.clone(), self.today)
    }

    /// What was decided about a State.
    pub(in crate::workplans) fn row(&self, state: Iso3) -> Option<&TargetRow> {
        self.rows.iter().find(|row| row.state == state)
    }

    /// The State an address names.
    pub(in crate::workplans) fn state(&self, code: &str) -> Result<Iso3, AppError> {
        code.parse()
            .ok()
            .filter(|state| self.facts.state(*state).is_some())
            .ok_or(AppError::NotFound)
    }

    /// The States that could be added: those outside the treaty and off the list.
    pub(in crate::workplans::views) fn can_be_added(&self, lang: Lang) -> Vec<Choice> {
        let list = self.list();
        let free = |choice: &Choice| {
            choice.value.parse().is_ok_and(|state| {
                !list.contains(state) && !self.facts.status(state, self.today).is_bound()
            })
        };
        let mut choices = self.facts.choices(lang);
        choices.retain(free);
        choices
    }

    /// The clauses that say why a State is in its categories.
    pub(in crate::workplans::views) fn why(&self, lang: Lang, target: &Target<'_>) -> String {
        let clauses: Vec<_> = target
            .evidence
            .iter()
            .map(|evidence| phrases::evidence(lang, &self.facts, evidence))
            .collect();
        clauses.join("; ")
    }

    /// The computed categories of a State with their evidence, also where it was dropped.
    pub(in crate::workplans::views) fn computed(&self, state: Iso3) -> Option<Target<'_>> {
        let list = list(&self.facts, self.settings, Vec::new(), self.today);
        list.get(state).cloned()
    }

    /// How the categories are computed, for the form.
    pub(in crate::workplans) fn category_settings(&self, desk: &Desk) -> CategorySettings {
        self.plan.category_settings(&desk.app.settings.targets)
    }

    /// Which vote category 3 reads: "the plenary's, A/RES/76/47 of 6 December 2021", and
    /// that the First Committee's is not known where it was asked for or might be.
    pub(in crate::workplans::views) fn vote_sentence(&self, lang: Lang) -> String {
        let votes = self.facts.votes();
        let Some(roll) = votes.for_category(self.settings.vote, self.today) else {
            return lang.text("workplan-vote-none");
        };
        let key = match (roll.stage(), self.settings.vote) {
            (VoteStage::FirstCommittee, _) => "workplan-vote-first-committee",
            (VoteStage::Plenary, VoteStage::FirstCommittee) => "workplan-vote-stand-in",
            (VoteStage::Plenary, VoteStage::Plenary) => "workplan-vote-plenary",
        };
        let mut sentence = lang.text_with(
            key,
            &[
                ("resolution", roll.resolution.as_str().into()),
                ("day", lang.date(roll.date).into()),
            ],
        );
        let known = votes.latest_in(VoteStage::FirstCommittee, self.today);
        if known.is_none() && self.settings.vote == VoteStage::Plenary {
            sentence.push(' ');
            sentence.push_str(&lang.text("workplan-vote-first-committee-unknown"));
        }
        sentence
    }

    /// The marking of what was decided about a State, if something was.
    pub(in crate::workplans) fn remarking(
        &self,
        conn: &mut Conn,
        state: Iso3,
    ) -> Result<Option<Remarking>, AppError> {
        self.row(state)
            .map(|row| Remarking::load(conn, row.marking, row.team_id))
            .transpose()
    }

    /// Checks a decision against the facts.
    pub(in crate::workplans) fn checked(
        &self,
        state: Iso3,
        form: TargetForm,
    ) -> Result<TargetForm, FormErrors> {
        if form.standing == Standing::Added && self.facts.status(state, self.today).is_bound() {
            return Err(FormErrors::one("standing", "workplan-target-bound"));
        }
        if form
            .lead
            .is_some_and(|lead| !self.teams.iter().any(|(id, _)| *id == lead))
        {
            return Err(FormErrors::one("lead", "form-choose"));
        }
        let helps = |helping: &Iso3| *helping != state && self.facts.state(*helping).is_some();
        if !form.supporters.iter().all(helps) {
            return Err(FormErrors::one(
                "supporters",
                "workplan-target-supporters-wrong",
            ));
        }
        Ok(form)
    }

    /// Checks a new target State, and takes up an older decision about it.
    pub(in crate::workplans) fn checked_new(
        &self,
        state: Iso3,
        mut form: TargetForm,
    ) -> Result<TargetForm, FormErrors> {
        let refuse = |key| Err(FormErrors::one("state", key));
        if self.facts.state(state).is_none() {
            return refuse("form-choose");
        }
        if self.facts.status(state, self.today).is_bound() {
            return refuse("workplan-target-bound");
        }
        if self.list().contains(state) {
            return refuse("workplan-target-listed");
        }
        form.version = self.row(state).map_or(0, |row| row.version);
        self.checked(state, form)
    }
}
