//! Reads of the versions of questionnaires.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::super::model::QuestionnaireId;
use crate::auth::Actor;
use crate::db::schema::{circulations, questionnaires, users};
use crate::db::types::Moment;
use crate::db::{Conn, ConnBackend};
use crate::error::AppError;
use crate::text_enum;
use crate::visible;
use crate::web::table::Cursor;
use crate::web::{Count, Params};

text_enum! {
    /// Where a version stands.
    Standing {
        /// It is being written.
        Draft => "draft",
        /// It has been sent: its text stays.
        Frozen => "frozen",
        /// It came with the pack and has not been sent.
        Pack => "pack",
    }
}

/// Which versions a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Of one questionnaire.
    pub code: Option<String>,
    /// That stand so.
    pub standing: Option<Standing>,
    /// Those in the bin, and not the others.
    pub bin: bool,
}

impl Filter {
    /// The filter that an address asks for.
    pub fn of(params: &Params) -> Self {
        let code = params.get("code");
        Self {
            code: (!code.is_empty()).then(|| code.to_owned()),
            standing: params.value("standing"),
            bin: params.get("bin") == "1",
        }
    }
}

/// A version in a list.
#[derive(Debug, Clone, Queryable)]
pub struct Line {
    /// Its id.
    pub id: QuestionnaireId,
    /// The questionnaire it is a version of.
    pub code: String,
    /// Which version.
    pub version: i32,
    /// Its text, as it is stored.
    pub definition: String,
    /// Whose text it is.
    pub origin: super::super::model::Origin,
    /// When it was made.
    pub created_at: Moment,
    /// When its text last changed.
    pub changed_at: Option<Moment>,
    /// Who changed it.
    pub changed_by: Option<String>,
    /// When a sending froze it.
    pub frozen_at: Option<Moment>,
}

impl Line {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        use super::super::model::Origin;
        match (self.frozen_at, self.origin) {
            (Some(_), _) => Standing::Frozen,
            (None, Origin::Pack) => Standing::Pack,
            (None, Origin::Desk) => Standing::Draft,
        }
    }
}

/// At most `limit` versions of a filter, the newest first, after `after`.
///
/// # Errors
/// The database fails.
pub fn lines(
    conn: &mut Conn,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Line>, AppError> {
    use questionnaires as t;
    let before = after.map_or(i64::MAX, |after| after.id);
    Ok(matching(filter)
        .filter(t::id.lt(QuestionnaireId(before)))
        .order(t::id.desc())
        .limit(limit)
        .select((
            t::id,
            t::code,
            t::version,
            t::definition,
            t::origin,
            t::created_at,
            t::changed_at,
            users::name.nullable(),
            t::frozen_at,
        ))
        .load(conn)?)
}

/// The place in a list after a version.
pub fn cursor(line: &Line) -> Cursor {
    Cursor {
        id: line.id.0,
        key: String::new(),
    }
}

/// How many versions a filter has.
///
/// # Errors
/// The database fails.
pub fn count(conn: &mut Conn, filter: &Filter) -> Result<Count, AppError> {
    let ids: Vec<QuestionnaireId> = matching(filter)
        .limit(Count::BOUND + 1)
        .select(questionnaires::id)
        .load(conn)?;
    Ok(Count::of_read(ids.len()))
}

/// How many circulations that the actor may read send each of `ids`.
///
/// # Errors
/// The database fails.
pub fn circulated(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[QuestionnaireId],
) -> Result<HashMap<QuestionnaireId, i64>, AppError> {
    let rows: Vec<(QuestionnaireId, i64)> = circulations::table
        .filter(circulations::questionnaire_id.eq_any(ids))
        .filter(visible!(circulations, actor))
        .group_by(circulations::questionnaire_id)
        .select((circulations::questionnaire_id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The other versions of a questionnaire that are not in the bin: id, number, the newest
/// first.
///
/// # Errors
/// The database fails.
pub fn others(
    conn: &mut Conn,
    code: &str,
    id: QuestionnaireId,
) -> Result<Vec<(QuestionnaireId, i32)>, AppError> {
    Ok(questionnaires::table
        .filter(questionnaires::code.eq(code))
        .filter(questionnaires::id.ne(id))
        .filter(questionnaires::deleted_at.is_null())
        .order(questionnaires::version.desc())
        .limit(MOST_OTHERS)
        .select((questionnaires::id, questionnaires::version))
        .load(conn)?)
}

/// How many other versions are offered to compare with.
const MOST_OTHERS: i64 = 50;

/// The codes there are, for a filter.
///
/// # Errors
/// The database fails.
pub fn codes(conn: &mut Conn) -> Result<Vec<String>, AppError> {
    Ok(questionnaires::table
        .distinct()
        .order(questionnaires::code)
        .limit(MOST_CODES)
        .select(questionnaires::code)
        .load(conn)?)
}

/// How many questionnaires a filter offers.
const MOST_CODES: i64 = 100;

/// Whether a code is taken.
///
/// # Errors
/// The database fails.
pub fn is_taken(conn: &mut Conn, code: &str) -> Result<bool, AppError> {
    let there = questionnaires::table.filter(questionnaires::code.eq(code));
    Ok(diesel::select(diesel::dsl::exists(there)).get_result(conn)?)
}

type Joined = diesel::dsl::LeftJoin<questionnaires::table, users::table>;

fn matching(filter: &Filter) -> diesel::dsl::IntoBoxed<'static, Joined, ConnBackend> {
    use super::super::model::Origin;
    use questionnaires as t;
    let mut query = t::table.left_join(users::table).into_boxed();
    query = if filter.bin {
        query.filter(t::deleted_at.is_not_null())
    } else {
        query.filter(t::deleted_at.is_null())
    };
    if let Some(code) = &filter.code {
        query = query.filter(t::code.eq(code.clone()));
    }
    match filter.standing {
        None => query,
        Some(Standing::Frozen) => query.filter(t::frozen_at.is_not_null()),
        Some(Standing::Draft) => query
            .filter(t::frozen_at.is_null())
            .filter(t::origin.eq(Origin::Desk)),
        Some(Standing::Pack) => query
            .filter(t::frozen_at.is_null())
            .filter(t::origin.eq(Origin::Pack)),
    }
}
