//! Reads of a plan's texts. A plan is everyone's to read.

use diesel::prelude::*;

use super::model::{More, Part, Row};
use crate::db::Conn;
use crate::db::schema::{activities, objectives, outputs, timeline_items};
use crate::error::AppError;
use crate::workplans::WorkPlanId;

/// A text in English, French and Spanish.
pub(super) type Texts = (String, String, String);

/// What every part keeps of a row: its plan, its texts and its version.
type Plain = (WorkPlanId, Texts, i32);

/// One row of a part.
pub(super) fn row(conn: &mut Conn, part: Part, id: i64) -> Result<Row, AppError> {
    let ((plan, texts, version), more) = match part {
        Part::Objectives => (objective(conn, id)?, More::default()),
        Part::Activities => activity(conn, id)?,
        Part::Outputs => output(conn, id)?,
        Part::Timeline => line(conn, id)?,
    };
    Ok(Row {
        id,
        plan,
        texts,
        version,
        more,
    })
}

fn objective(conn: &mut Conn, id: i64) -> Result<Plain, AppError> {
    use objectives as t;
    let texts = (t::text_en, t::text_fr, t::text_es);
    Ok(t::table
        .find(id)
        .select((t::work_plan_id, texts, t::version))
        .first(conn)?)
}

fn activity(conn: &mut Conn, id: i64) -> Result<(Plain, More), AppError> {
    use activities as t;
    let texts = (t::title_en, t::title_fr, t::title_es);
    let (plain, sentence) = t::table
        .find(id)
        .filter(t::dropped_at.is_null())
        .select(((t::work_plan_id, texts, t::version), t::text))
        .first(conn)?;
    let more = More {
        sentence,
        ..More::default()
    };
    Ok((plain, more))
}

fn output(conn: &mut Conn, id: i64) -> Result<(Plain, More), AppError> {
    use outputs as t;
    let texts = (t::text_en, t::text_fr, t::text_es);
    let (plain, measure, target) = t::table
        .find(id)
        .select(((t::work_plan_id, texts, t::version), t::measure, t::target))
        .first(conn)?;
    let more = More {
        measure: Some(measure),
        target,
        ..More::default()
    };
    Ok((plain, more))
}

fn line(conn: &mut Conn, id: i64) -> Result<(Plain, More), AppError> {
    use timeline_items as t;
    let texts = (t::text_en, t::text_fr, t::text_es);
    let planned = (t::planned_from, t::planned_until);
    let (plain, planned) = t::table
        .find(id)
        .select(((t::work_plan_id, texts, t::version), planned))
        .first(conn)?;
    let more = More {
        planned: Some(planned),
        ..More::default()
    };
    Ok((plain, more))
}

/// The rows of a part: id and texts, by position.
pub(super) fn rows(
    conn: &mut Conn,
    part: Part,
    plan: WorkPlanId,
) -> Result<Vec<(i64, Texts)>, AppError> {
    macro_rules! rows {
        ($table:ident: $en:ident, $fr:ident, $es:ident $(, $kept:expr)?) => {{
            use $table as t;
            t::table
                .filter(t::work_plan_id.eq(plan))
                $(.filter($kept))?
                .order(t::position)
                .select((t::id, (t::$en, t::$fr, t::$es)))
                .load(conn)
        }};
    }
    Ok(match part {
        Part::Objectives => rows!(objectives: text_en, text_fr, text_es),
        Part::Activities => {
            rows!(activities: title_en, title_fr, title_es, activities::dropped_at.is_null())
        }
        Part::Outputs => rows!(outputs: text_en, text_fr, text_es),
        Part::Timeline => rows!(timeline_items: text_en, text_fr, text_es),
    }?)
}
