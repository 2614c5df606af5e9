//! A questionnaire of the desk that is still being written.

use diesel::prelude::*;

use super::stage::{Stage, at};
use super::{TODAY, insert};
use crate::auth::UserId;
use crate::db::Conn;
use crate::db::schema::questionnaires;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::questionnaire::Questionnaire;
use crate::survey::model::Origin;

/// The text, a condition, a matrix, a ranking and a scale among its questions.
const TEXT: &str = include_str!("questionnaire.toml");

#[derive(Insertable)]
#[diesel(table_name = questionnaires)]
struct NewQuestionnaire {
    code: String,
    version: i32,
    definition: String,
    source: &'static str,
    origin: Origin,
    created_at: Moment,
    changed_at: Moment,
    changed_by: UserId,
}

/// Adds the draft.
pub(super) fn fill(conn: &mut Conn, stage: &Stage) -> Result<(), AppError> {
    let text: Questionnaire = toml::from_str(TEXT).map_err(AppError::internal)?;
    let team = stage.teams.named("Spain")?;
    let rows = [NewQuestionnaire {
        definition: serde_json::to_string(&text).map_err(AppError::internal)?,
        code: text.code,
        version: 1,
        source: "",
        origin: Origin::Desk,
        created_at: at(TODAY, 8, 5),
        changed_at: at(TODAY, 8, 50),
        changed_by: team.user,
    }];
    insert!(conn, questionnaires, rows);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::questionnaire::{ProblemKind, check};

    #[test]
    fn one_text_is_missing_and_nothing_is_wrong() {
        let text: Questionnaire = toml::from_str(TEXT).unwrap();
        let kinds: Vec<ProblemKind> = check(&text).into_iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [ProblemKind::MissingText(Lang::Fr)]);
    }
}
