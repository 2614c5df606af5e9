//! Questionnaires as forms that other programs read (`XLSForm`), and from them.

use diesel::prelude::*;

use super::definitions::parse;
use super::editor::actions::insert;
use super::model::QuestionnaireId;
use crate::audit::Who;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::questionnaires;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::xlsform::write;
use crate::questionnaire::{Choice, Questionnaire};
use crate::states::Facts;

/// What the audit calls an import.
const ACTION: &str = "questionnaire.import";

/// The media type of a form.
pub const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A version as an `.xlsx` file.
///
/// # Errors
/// A text of it is longer than a spreadsheet's cell may be.
pub fn file(text: &Questionnaire, version: i32, facts: &Facts) -> Result<Vec<u8>, AppError> {
    let states: Vec<Choice> = facts
        .by_name(Lang::En)
        .map(|state| Choice {
            name: state.iso3.as_str().to_owned(),
            label: Lang::ALL
                .iter()
                .map(|lang| (*lang, state.name(*lang).to_owned()))
                .collect(),
            alone: false,
        })
        .collect();
    write(text, version, &states).map_err(AppError::internal)
}

/// The name of the file of a version.
pub fn file_name(code: &str, version: i32) -> String {
    format!("{code}-{version}.xlsx")
}

/// The newest version of a questionnaire that is not in the bin, or the one of a number: its
/// number and its file. Nothing where there is none.
///
/// # Errors
/// No pack has been loaded, or the database fails.
pub fn export(
    conn: &mut Conn,
    code: &str,
    version: Option<i32>,
) -> Result<Option<(i32, Vec<u8>)>, AppError> {
    let mut versions = questionnaires::table
        .filter(questionnaires::code.eq(code))
        .filter(questionnaires::deleted_at.is_null())
        .into_boxed();
    if let Some(version) = version {
        versions = versions.filter(questionnaires::version.eq(version));
    }
    let found: Option<(i32, String)> = versions
        .order(questionnaires::version.desc())
        .select((questionnaires::version, questionnaires::definition))
        .first(conn)
        .optional()?;
    let Some((version, definition)) = found else {
        return Ok(None);
    };
    let facts = Facts::load(conn)?;
    let bytes = file(&parse(&definition)?, version, &facts)?;
    Ok(Some((version, bytes)))
}

/// Makes a draft of what was read, for someone at the desk: the first version of its code, or
/// the next. `source` says which file it is from.
///
/// # Errors
/// The actor may not, or the database fails.
pub fn import(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    text: &Questionnaire,
    source: &str,
) -> Result<QuestionnaireId, AppError> {
    super::inside(actor)?;
    let by = Some(actor.user_id);
    insert(conn, (Who::Actor(actor), by), now, text, (source, ACTION))
}

/// The same from the command line; its version too.
///
/// # Errors
/// The database fails.
pub fn import_by_system(
    conn: &mut Conn,
    now: Moment,
    text: &Questionnaire,
    source: &str,
) -> Result<i32, AppError> {
    let id = insert(conn, (Who::System, None), now, text, (source, ACTION))?;
    Ok(questionnaires::table
        .find(id)
        .select(questionnaires::version)
        .first(conn)?)
}
