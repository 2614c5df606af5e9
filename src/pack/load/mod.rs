//! A pack into the database.
//!
//! Facts are append-only: a changed one is a new row that supersedes the old,
//! and one the pack no longer has is superseded by nothing. Everything else
//! (States, texts, the work plan as its document has it) is brought up to
//! date in place; what people entered is never touched.

mod facts;
mod pathways;
mod plan_rows;
mod states;
mod texts;
mod work_plan;

use diesel::prelude::*;

use super::Pack;
use super::diff::{Comparison, PackDiff};
use crate::audit::{self, Change, Readers, Who};
use crate::auth::UserId;
use crate::config::Targets;
use crate::db::Conn;
use crate::db::schema::treaty_packs;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::states::Facts;
use crate::workplans::note_departures;
use facts::{ActRow, HoldingsRow, MeetingRow, StepRow, VoteRow, VoteTotalRow};
use pathways::TemplateRow;
use states::StateRow;
use texts::{BarrierRow, DescriptionRow, QuestionnaireRow};
use work_plan::PlanComparison;

/// What [`load`] would change.
///
/// # Errors
/// The database fails, or holds something that no pack has put there.
pub fn diff(conn: &mut Conn, pack: &Pack) -> Result<PackDiff, AppError> {
    if stored(conn, &pack.code)?.is_some_and(|it| it.digest == pack.digest) {
        return Ok(PackDiff::default());
    }
    Comparisons::new(conn, pack)?.to_diff()
}

/// Loads a pack, and says what that changed. A pack whose digest is the one
/// loaded last changes nothing.
///
/// It belongs in one transaction, [`Db::write`](crate::db::Db::write). A target State that
/// has deposited, by the pack, leaves the target list in it: `settings` say why it was there.
///
/// # Errors
/// The database fails, or the pack no longer has something that records refer
/// to: [`AppError::BadRequest`] says what.
pub fn load(
    conn: &mut Conn,
    pack: &Pack,
    settings: &Targets,
    who: Who<'_>,
    now: Moment,
) -> Result<PackDiff, AppError> {
    let before = stored(conn, &pack.code)?;
    if before.as_ref().is_some_and(|it| it.digest == pack.digest) {
        return Ok(PackDiff::default());
    }
    let stamp = Stamp {
        at: now,
        by: match who {
            Who::Actor(actor) => Some(actor.user_id),
            Who::System | Who::Visitor(_) => None,
        },
    };
    let comparisons = Comparisons::new(conn, pack)?;
    let diff = comparisons.to_diff()?;
    comparisons.apply(conn, pack, stamp)?;
    store(conn, pack, before.as_ref(), now)?;

    let (added, changed, dropped) = diff.totals();
    let digest = &pack.digest;
    let detail = format!("{added} added, {changed} changed, {dropped} dropped; digest {digest}");
    let change = Change {
        action: "pack.load",
        subject: "treaty_packs",
        id: &pack.code,
        detail: &detail,
        readers: Readers::COORDINATION,
    };
    audit::record(conn, who, now, change)?;
    let facts = Facts::load(conn)?;
    note_departures(conn, &facts, settings, who, now)?;
    Ok(diff)
}

/// Loads a pack into a database that has none of its treaty yet; otherwise
/// changes nothing, however different the pack, for a changed pack is shown
/// before it is loaded. Says whether it was loaded.
///
/// # Errors
/// As [`load`].
pub fn load_first(
    conn: &mut Conn,
    pack: &Pack,
    settings: &Targets,
    now: Moment,
) -> Result<bool, AppError> {
    if stored(conn, &pack.code)?.is_some() {
        return Ok(false);
    }
    load(conn, pack, settings, Who::System, now)?;
    Ok(true)
}

/// The digest of the pack loaded last for a treaty, if any has been.
///
/// # Errors
/// The database fails.
pub fn loaded_digest(conn: &mut Conn, code: &str) -> Result<Option<String>, AppError> {
    Ok(stored(conn, code)?.map(|it| it.digest))
}

/// Whether any pack has been loaded.
///
/// # Errors
/// The database fails.
pub fn is_any_loaded(conn: &mut Conn) -> Result<bool, AppError> {
    let any = treaty_packs::table.select(treaty_packs::code);
    Ok(any.first::<String>(conn).optional()?.is_some())
}

/// When, and by whom.
#[derive(Clone, Copy, Debug)]
struct Stamp {
    at: Moment,
    by: Option<UserId>,
}

/// Everything stored set against everything in a pack.
struct Comparisons {
    description: Comparison<DescriptionRow>,
    states: Comparison<StateRow>,
    acts: Comparison<ActRow>,
    votes: Comparison<VoteRow>,
    vote_totals: Comparison<VoteTotalRow>,
    steps: Comparison<StepRow>,
    holdings: Comparison<HoldingsRow>,
    meetings: Comparison<MeetingRow>,
    barriers: Comparison<BarrierRow>,
    pathways: Comparison<TemplateRow>,
    questionnaire: Comparison<QuestionnaireRow>,
    work_plan: PlanComparison,
}

impl Comparisons {
    fn new(conn: &mut Conn, pack: &Pack) -> Result<Self, AppError> {
        Ok(Self {
            description: texts::compare_description(conn, pack)?,
            states: states::compare(conn, pack)?,
            acts: facts::compare(conn, facts::acts(pack))?,
            votes: facts::compare(conn, facts::votes(pack))?,
            vote_totals: facts::compare(conn, facts::vote_totals(pack))?,
            steps: facts::compare(conn, facts::steps(pack))?,
            holdings: facts::compare(conn, facts::holdings(pack))?,
            meetings: facts::compare(conn, facts::meetings(pack))?,
            barriers: texts::compare_barriers(conn, pack)?,
            pathways: pathways::compare(conn, pack)?,
            questionnaire: texts::compare_questionnaire(conn, pack)?,
            work_plan: work_plan::compare(conn, pack)?,
        })
    }

    fn to_diff(&self) -> Result<PackDiff, AppError> {
        let mut tables = vec![
            self.description.to_diff()?,
            self.states.to_diff()?,
            self.acts.to_diff()?,
            self.votes.to_diff()?,
            self.vote_totals.to_diff()?,
            self.steps.to_diff()?,
            self.holdings.to_diff()?,
            self.meetings.to_diff()?,
            self.barriers.to_diff()?,
            self.pathways.to_diff()?,
            self.questionnaire.to_diff()?,
        ];
        tables.extend(self.work_plan.to_diffs()?);
        Ok(PackDiff::new(tables))
    }

    fn apply(&self, conn: &mut Conn, pack: &Pack, stamp: Stamp) -> Result<(), AppError> {
        states::apply(conn, &self.states)?;
        facts::apply(conn, &self.acts, stamp)?;
        facts::apply(conn, &self.votes, stamp)?;
        facts::apply(conn, &self.vote_totals, stamp)?;
        facts::apply(conn, &self.steps, stamp)?;
        facts::apply(conn, &self.holdings, stamp)?;
        facts::apply(conn, &self.meetings, stamp)?;
        texts::apply_barriers(conn, &self.barriers, stamp.at)?;
        pathways::apply(conn, &self.pathways, stamp.at)?;
        texts::apply_questionnaire(conn, pack, &self.questionnaire, stamp.at)?;
        work_plan::apply(conn, &self.work_plan)
    }
}

/// What the database knows of the pack loaded last.
#[derive(Debug, Queryable)]
struct StoredPack {
    digest: String,
    generation: i64,
}

fn stored(conn: &mut Conn, code: &str) -> Result<Option<StoredPack>, AppError> {
    Ok(treaty_packs::table
        .filter(treaty_packs::code.eq(code))
        .select((treaty_packs::digest, treaty_packs::generation))
        .first(conn)
        .optional()?)
}

fn store(
    conn: &mut Conn,
    pack: &Pack,
    before: Option<&StoredPack>,
    now: Moment,
) -> Result<(), AppError> {
    let values = (
        treaty_packs::digest.eq(&pack.digest),
        treaty_packs::description.eq(texts::description(pack)?),
        treaty_packs::loaded_at.eq(now),
        treaty_packs::generation.eq(before.map_or(1, |it| it.generation + 1)),
    );
    if before.is_some() {
        let row = treaty_packs::table.filter(treaty_packs::code.eq(&pack.code));
        diesel::update(row).set(values).execute(conn)?;
    } else {
        diesel::insert_into(treaty_packs::table)
            .values((treaty_packs::code.eq(&pack.code), values))
            .execute(conn)?;
    }
    Ok(())
}
