//! Reads of a plan's texts. A plan is everyone's to read.

use diesel::prelude::*;

use super::model::{More, Part, Row};
use crate::db::Conn;
use crate::db::schema::{activities, objectives, outputs, timeline_items};
use crate::error::AppError;
use crate::workplans::WorkPlanId;

type Texts = (String, String, String);

/// One row of a part.
pub(super) fn row(conn: &mut Conn, part: Part, id: i64) -> Result<Row, AppError> {
    let found = match part {
        Part::Objectives => {
            use objectives as t;
            let found: (WorkPlanId, Texts, i32) = t::table
                .filter(t::id.eq(id))
                .select((
                    t::work_plan_id,
                    (t::text_en, t::text_fr, t::text_es),
                    t::version,
                ))
                .first(conn)?;
            (found.0, found.1, found.2, More::default())
        }
        Part::Activities => {
            use activities as t;
            let found: (WorkPlanId, Texts, i32, String) = t::table
                .filter(t::id.eq(id))
                .select((
                    t::work_plan_id,
                    (t::title_en, t::title_fr, t::title_es),
                    t::version,
                    t::text,
                ))
                .first(conn)?;
            let more = More {
                sentence: found.3,
                ..More::default()
            };
            (found.0, found.1, found.2, more)
        }
        Part::Outputs => {
            use outputs as t;
            let found: (WorkPlanId, Texts, i32, _, Option<i32>) = t::table
                .filter(t::id.eq(id))
                .select((
                    t::work_plan_id,
                    (t::text_en, t::text_fr, t::text_es),
                    t::version,
                    t::measure,
                    t::target,
                ))
                .first(conn)?;
            let more = More {
                measure: Some(found.3),
                target: found.4,
                ..More::default()
            };
            (found.0, found.1, found.2, more)
        }
        Part::Timeline => {
            use timeline_items as t;
            let found: (WorkPlanId, Texts, i32, _, _) = t::table
                .filter(t::id.eq(id))
                .select((
                    t::work_plan_id,
                    (t::text_en, t::text_fr, t::text_es),
                    t::version,
                    t::planned_from,
                    t::planned_until,
                ))
                .first(conn)?;
            let more = More {
                planned: Some((found.3, found.4)),
                ..More::default()
            };
            (found.0, found.1, found.2, more)
        }
    };
    let (plan, texts, version, more) = found;
    Ok(Row {
        id,
        plan,
        texts,
        version,
        more,
    })
}

/// The rows of a part: id and texts, by position.
pub(super) fn rows(
    conn: &mut Conn,
    part: Part,
    plan: WorkPlanId,
) -> Result<Vec<(i64, Texts)>, AppError> {
    macro_rules! rows {
        ($table:ident: $en:ident, $fr:ident, $es:ident) => {{
            use $table as t;
            t::table
                .filter(t::work_plan_id.eq(plan))
                .order(t::position)
                .select((t::id, (t::$en, t::$fr, t::$es)))
                .load(conn)
        }};
    }
    Ok(match part {
        Part::Objectives => rows!(objectives: text_en, text_fr, text_es),
        Part::Activities => rows!(activities: title_en, title_fr, title_es),
        Part::Outputs => rows!(outputs: text_en, text_fr, text_es),
        Part::Timeline => rows!(timeline_items: text_en, text_fr, text_es),
    }?)
}
