//! An anonymous circulation that is closed: who has answered, and answers that are nobody's.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::cast::{Address, Cast};
use super::stage::{Stage, at};
use super::{Part, insert, insert_for_ids};
use crate::auth::{Marking, UserId, new_token, token_hash};
use crate::db::Conn;
use crate::db::schema::{
    anonymous_answers, anonymous_turnout, circulations, invitations, questionnaires,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::{Answers, Questionnaire};
use crate::survey::model::Origin;
use crate::treaty::Iso3;
use crate::workplans::WorkPlanId;

const TEXT: &str = include_str!("unnamed.toml");
const TITLE: &str = "Demo: three questions without a name";
/// How many States have answered.
const ANSWERED: usize = 20;
/// How many days before the other circulation it was sent, and how many it was open.
const BEFORE: i64 = 90;
const OPEN: i64 = 60;

#[derive(Insertable)]
#[diesel(table_name = questionnaires)]
struct NewQuestionnaire {
    code: String,
    version: i32,
    definition: String,
    source: &'static str,
    origin: Origin,
    created_at: Moment,
    frozen_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = circulations)]
struct NewCirculation {
    questionnaire_id: i64,
    work_plan_id: WorkPlanId,
    title: &'static str,
    closes_on: chrono::NaiveDate,
    wording: String,
    status: &'static str,
    marking: Marking,
    team_id: crate::auth::TeamId,
    created_by: UserId,
    created_at: Moment,
    released_by: UserId,
    released_at: Moment,
    anonymous: bool,
}

#[derive(Insertable)]
#[diesel(table_name = invitations, treat_none_as_default_value = false)]
struct NewInvitation<'a> {
    circulation_id: i64,
    state: Iso3,
    person_id: Option<i64>,
    post_id: Option<i64>,
    addressee: &'a str,
    email: &'a str,
    email_key: &'a str,
    language: Lang,
    token_hash: String,
    expires_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = anonymous_turnout)]
struct NewTurnout {
    circulation_id: i64,
    state: Iso3,
}

#[derive(Insertable)]
#[diesel(table_name = anonymous_answers)]
struct NewAnswer {
    key: String,
    circulation_id: i64,
    answers: String,
}

/// Adds it with all that is kept of it.
pub(super) fn fill(conn: &mut Conn, stage: &Stage, cast: &Cast) -> Result<(), AppError> {
    let circulation = circulate(conn, stage)?;
    let asked = stage.targets().filter_map(|scene| {
        let to = cast.addresses(scene.iso3).first()?;
        Some((scene.iso3, to))
    });
    let asked: Vec<(Iso3, &Address)> = asked.take(ANSWERED).collect();
    let expires_at = at(stage.script.survey.released, 0, 0);
    let invited: Vec<_> = asked
        .iter()
        .map(|(state, to)| NewInvitation {
            circulation_id: circulation,
            state: *state,
            person_id: to.person,
            post_id: Some(to.post),
            addressee: &to.name,
            email: &to.email,
            email_key: &to.email,
            language: to.language,
            token_hash: token_hash(&new_token()),
            expires_at,
        })
        .collect();
    insert!(conn, invitations, invited);
    let turnout: Vec<_> = asked
        .iter()
        .map(|(state, _)| NewTurnout {
            circulation_id: circulation,
            state: *state,
        })
        .collect();
    insert!(conn, anonymous_turnout, turnout);
    let answers = answers(stage, circulation, asked.len())?;
    insert!(conn, anonymous_answers, answers);
    Ok(())
}

fn circulate(conn: &mut Conn, stage: &Stage) -> Result<i64, AppError> {
    let text: Questionnaire = toml::from_str(TEXT).map_err(AppError::internal)?;
    let texts = &stage.script.survey;
    let released = texts.released - TimeDelta::days(BEFORE);
    let (drafted, by) = (stage.teams.named("Spain")?, stage.teams.named("Malawi")?);
    let questionnaire = [NewQuestionnaire {
        definition: serde_json::to_string(&text).map_err(AppError::internal)?,
        code: text.code,
        version: 1,
        source: "",
        origin: Origin::Desk,
        created_at: at(released, 8, 5),
        frozen_at: at(released, 10, 0),
    }];
    let ids = insert_for_ids!(conn, questionnaires, questionnaire);
    let none = || AppError::internal("what was added has no id");
    let row = [NewCirculation {
        questionnaire_id: *ids.first().ok_or_else(none)?,
        work_plan_id: stage.plan.id,
        title: TITLE,
        closes_on: released + TimeDelta::days(OPEN),
        wording: serde_json::to_string(&texts.wording).map_err(AppError::internal)?,
        status: "closed",
        marking: Marking::Coordination,
        team_id: drafted.id,
        created_by: drafted.user,
        created_at: at(released, 9, 30),
        released_by: by.user,
        released_at: at(released, 10, 0),
        anonymous: true,
    }];
    let ids = insert_for_ids!(conn, circulations, row);
    ids.first().copied().ok_or_else(none)
}

/// Invented answers, in bands that have something to tell.
fn answers(stage: &Stage, circulation: i64, count: usize) -> Result<Vec<NewAnswer>, AppError> {
    let mut dice = stage.dice(Part::Unnamed);
    let lines = &stage.script.survey.lines;
    (0..count)
        .map(|number| {
            let mut said = Answers::default();
            let year = dice.share(&[(35, "yes"), (35, "no")], "unknown");
            said.push("year".to_owned(), year.to_owned());
            for choice in ["text", "visit", "peers"] {
                if dice.percent(55) {
                    said.push("help".to_owned(), choice.to_owned());
                }
            }
            if let Some(line) = dice.pick(lines).filter(|_| number % 3 == 0) {
                said.push("words".to_owned(), line.in_language("en").to_owned());
            }
            Ok(NewAnswer {
                key: format!("demo-{number:04}"),
                circulation_id: circulation,
                answers: said.json().map_err(AppError::internal)?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::check;

    #[test]
    fn nothing_is_wrong_with_it() {
        let text: Questionnaire = toml::from_str(TEXT).unwrap();
        assert!(check(&text).is_empty());
    }
}
