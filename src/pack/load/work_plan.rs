//! The work plan, as its document has it. What the coordinators enter (actual
//! dates, notes, targets) stays as it is.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use serde::Serialize;

use super::plan_rows as rows;
use crate::db::Conn;
use crate::db::schema::{
    activities, implementers, objectives, outputs, target_categories, timeline_items, work_plans,
};
use crate::error::AppError;
use crate::pack::diff::{Comparison, Keyed, Stored, TableDiff};
use crate::pack::{Measure, Pack, PartnerKind};

/// The stored plan set against the pack's, with its lists.
pub(super) struct PlanComparison {
    id: Option<i64>,
    plan: Comparison<PlanRow>,
    objectives: Comparison<ObjectiveRow>,
    activities: Comparison<ActivityRow>,
    outputs: Comparison<OutputRow>,
    categories: Comparison<CategoryRow>,
    implementers: Comparison<ImplementerRow>,
    timeline: Comparison<TimelineRow>,
}

impl PlanComparison {
    /// The comparison for people to read.
    pub(super) fn to_diffs(&self) -> Result<[TableDiff; 7], AppError> {
        Ok([
            self.plan.to_diff()?,
            self.objectives.to_diff()?,
            self.activities.to_diff()?,
            self.outputs.to_diff()?,
            self.categories.to_diff()?,
            self.implementers.to_diff()?,
            self.timeline.to_diff()?,
        ])
    }
}

/// Sets the stored plan of that code, if there is one, against the pack's.
/// Plans of other codes are other coordinators' and stay as they are.
pub(super) fn compare(conn: &mut Conn, pack: &Pack) -> Result<PlanComparison, AppError> {
    let plan = &pack.work_plan;
    let stored = stored_plan(conn, &plan.code)?;
    let id = stored.as_ref().map(|it| it.id);
    Ok(PlanComparison {
        id,
        plan: Comparison::new(stored.into_iter().collect(), vec![rows::plan(pack)?]),
        objectives: compare_list(conn, id, rows::objectives(plan))?,
        activities: compare_list(conn, id, rows::activities(plan))?,
        outputs: compare_list(conn, id, rows::outputs(plan))?,
        categories: compare_list(conn, id, rows::categories(plan))?,
        implementers: compare_list(conn, id, rows::implementers(plan))?,
        timeline: compare_list(conn, id, rows::timeline(plan)?)?,
    })
}

/// Brings the plan up to date.
pub(super) fn apply(conn: &mut Conn, comparison: &PlanComparison) -> Result<(), AppError> {
    use work_plans as t;
    for (old, row) in &comparison.plan.changed {
        diesel::update(t::table.filter(t::id.eq(old.id)))
            .set(row)
            .execute(conn)?;
    }
    let mut id = comparison.id;
    for row in &comparison.plan.added {
        let added = diesel::insert_into(t::table).values(row).returning(t::id);
        id = Some(added.get_result(conn)?);
    }
    let Some(id) = id else { return Ok(()) };
    apply_list(conn, id, &comparison.objectives)?;
    apply_list(conn, id, &comparison.activities)?;
    apply_list(conn, id, &comparison.outputs)?;
    apply_list(conn, id, &comparison.categories)?;
    apply_list(conn, id, &comparison.implementers)?;
    apply_list(conn, id, &comparison.timeline)
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = work_plans)]
pub(super) struct PlanRow {
    pub code: String,
    pub title_en: String,
    pub title_fr: String,
    pub title_es: String,
    pub background: String,
    pub budget: String,
    pub source: String,
    pub coordinators: String,
    pub baseline_on: NaiveDate,
    pub baseline_deposited: i32,
    pub baseline_signatories: i32,
    pub meeting_code: String,
    pub meeting_on: NaiveDate,
    pub meeting_ends_on: NaiveDate,
    pub target: i32,
}

impl Keyed for PlanRow {
    const TABLE: &'static str = "work_plans";

    fn key(&self) -> String {
        self.code.clone()
    }
}

/// A row of one of the plan's lists.
trait Listed: Keyed + Sized {
    /// The rows of a plan.
    fn stored(conn: &mut Conn, plan: i64) -> QueryResult<Vec<(i64, Self)>>;

    /// Adds a row to a plan.
    fn insert(&self, conn: &mut Conn, plan: i64) -> QueryResult<usize>;

    /// Brings a row up to date.
    fn update(&self, conn: &mut Conn, id: i64) -> QueryResult<usize>;

    /// Takes a row away.
    fn delete(conn: &mut Conn, id: i64) -> QueryResult<usize>;
}

fn compare_list<R: Listed>(
    conn: &mut Conn,
    plan: Option<i64>,
    wanted: Vec<R>,
) -> Result<Comparison<R>, AppError> {
    let stored = match plan {
        Some(plan) => R::stored(conn, plan)?,
        None => Vec::new(),
    };
    let stored = stored.into_iter().map(|(id, row)| Stored { id, row });
    Ok(Comparison::new(stored.collect(), wanted))
}

fn apply_list<R: Listed>(
    conn: &mut Conn,
    plan: i64,
    comparison: &Comparison<R>,
) -> Result<(), AppError> {
    for old in &comparison.dropped {
        R::delete(conn, old.id).map_err(|error| in_use(&old.row, error))?;
    }
    for (old, row) in &comparison.changed {
        row.update(conn, old.id)?;
    }
    for row in &comparison.added {
        row.insert(conn, plan)?;
    }
    Ok(())
}

fn in_use<R: Keyed>(row: &R, error: Error) -> AppError {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
            let (table, key) = (R::TABLE, row.key());
            AppError::BadRequest(format!(
                "{table} {key} is not in the pack, but records refer to it"
            ))
        }
        other => other.into(),
    }
}

macro_rules! listed {
    ($row:ident in $table:ident { $($column:ident: $type:ty,)+ }) => {
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Queryable, Insertable, AsChangeset)]
        #[diesel(table_name = $table, treat_none_as_null = true)]
        pub(super) struct $row {
            pub position: i32,
            $(pub $column: $type,)+
        }

        impl Keyed for $row {
            const TABLE: &'static str = stringify!($table);

            // Padded, so that the keys are in the order of the list.
            fn key(&self) -> String {
                format!("{:02}", self.position)
            }
        }

        impl Listed for $row {
            fn stored(conn: &mut Conn, plan: i64) -> QueryResult<Vec<(i64, Self)>> {
                $table::table
                    .filter($table::work_plan_id.eq(plan))
                    .select(($table::id, ($table::position, $($table::$column,)+)))
                    .load(conn)
            }

            fn insert(&self, conn: &mut Conn, plan: i64) -> QueryResult<usize> {
                diesel::insert_into($table::table)
                    .values(($table::work_plan_id.eq(plan), self))
                    .execute(conn)
            }

            fn update(&self, conn: &mut Conn, id: i64) -> QueryResult<usize> {
                diesel::update($table::table.filter($table::id.eq(id)))
                    .set(self)
                    .execute(conn)
            }

            fn delete(conn: &mut Conn, id: i64) -> QueryResult<usize> {
                diesel::delete($table::table.filter($table::id.eq(id))).execute(conn)
            }
        }
    };
}

listed!(ObjectiveRow in objectives {
    text_en: String,
    text_fr: String,
    text_es: String,
});

listed!(ActivityRow in activities {
    text: String,
    title_en: String,
    title_fr: String,
    title_es: String,
});

listed!(OutputRow in outputs {
    text_en: String,
    text_fr: String,
    text_es: String,
    measure: Measure,
    target: Option<i32>,
});

listed!(CategoryRow in target_categories {
    text_en: String,
    text_fr: String,
    text_es: String,
});

listed!(ImplementerRow in implementers {
    kind: PartnerKind,
    name_en: String,
    name_fr: String,
    name_es: String,
    capacity_en: String,
    capacity_fr: String,
    capacity_es: String,
});

listed!(TimelineRow in timeline_items {
    text_en: String,
    text_fr: String,
    text_es: String,
    planned_from: NaiveDate,
    planned_until: NaiveDate,
});

fn stored_plan(conn: &mut Conn, code: &str) -> Result<Option<Stored<PlanRow>>, AppError> {
    use work_plans as t;
    let stored: Option<(i64, PlanRow)> = t::table
        .filter(t::code.eq(code))
        .select((
            t::id,
            (
                t::code,
                t::title_en,
                t::title_fr,
                t::title_es,
                t::background,
                t::budget,
                t::source,
                t::coordinators,
                t::baseline_on,
                t::baseline_deposited,
                t::baseline_signatories,
                t::meeting_code,
                t::meeting_on,
                t::meeting_ends_on,
                t::target,
            ),
        ))
        .first(conn)
        .optional()?;
    Ok(stored.map(|(id, row)| Stored { id, row }))
}
