//! Two people of different teams who have coded the texts of the survey, and agree on most.

use diesel::prelude::*;

use super::dice::Dice;
use super::stage::{Stage, at};
use super::{TODAY, insert, insert_for_ids};
use crate::auth::UserId;
use crate::db::Conn;
use crate::db::schema::{answers, barrier_kinds, codes, coding_passes, codings, responses};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::questionnaire::{QuestionKind, Questionnaire};

#[derive(Insertable)]
#[diesel(table_name = coding_passes)]
struct NewPass<'a> {
    circulation_id: i64,
    question: &'a str,
    place: i32,
    coder_id: UserId,
    begun_at: Moment,
    done_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = codings)]
struct NewCoding<'a> {
    response_id: i64,
    question: &'a str,
    place: i32,
    coder_id: UserId,
    coded_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = codes)]
struct NewCode<'a> {
    coding_id: i64,
    kind: &'a str,
}

/// Codes the first long text of the questionnaire.
pub(super) fn fill(
    conn: &mut Conn,
    dice: &mut Dice,
    stage: &Stage,
    circulation: i64,
    questionnaire: &Questionnaire,
) -> Result<(), AppError> {
    let mut texts = questionnaire.questions();
    let Some(question) = texts.find(|it| it.kind == QuestionKind::LongText) else {
        return Ok(());
    };
    let question = question.name.as_str();
    let given = given(conn, circulation, question)?;
    let kinds = kinds(conn)?;
    let coders = [
        (1, stage.teams.named("Spain")?.user),
        (2, stage.teams.named("Malawi")?.user),
    ];
    let when = at(TODAY, 9, 0);
    let passes = coders.map(|(place, coder_id)| NewPass {
        circulation_id: circulation,
        question,
        place,
        coder_id,
        begun_at: when,
        done_at: when,
    });
    insert!(conn, coding_passes, passes);
    let mut rows = Vec::new();
    let mut chosen: Vec<usize> = Vec::new();
    for response_id in given {
        let first = dice.between(0, 5);
        let second = if dice.percent(70) {
            first
        } else {
            dice.between(0, 5)
        };
        for ((place, coder_id), code) in coders.into_iter().zip([first, second]) {
            rows.push(NewCoding {
                response_id,
                question,
                place,
                coder_id,
                coded_at: when,
            });
            chosen.push(usize::try_from(code).unwrap_or_default());
        }
    }
    let ids = insert_for_ids!(conn, codings, rows);
    let codes_given: Vec<_> = ids
        .into_iter()
        .zip(chosen)
        .filter_map(|(coding_id, code)| {
            let kind = kinds.get(code)?;
            Some(NewCode { coding_id, kind })
        })
        .collect();
    insert!(conn, codes, codes_given);
    Ok(())
}

/// The answers that say something there, but for those a team keeps to itself.
fn given(conn: &mut Conn, circulation: i64, question: &str) -> Result<Vec<i64>, AppError> {
    Ok(responses::table
        .inner_join(answers::table)
        .filter(responses::circulation_id.eq(circulation))
        .filter(responses::status.eq("answered"))
        .filter(responses::marking.ne("restricted"))
        .filter(answers::question.eq(question))
        .order(responses::id)
        .select(responses::id)
        .load(conn)?)
}

fn kinds(conn: &mut Conn) -> Result<Vec<String>, AppError> {
    Ok(barrier_kinds::table
        .order((barrier_kinds::position, barrier_kinds::code))
        .select(barrier_kinds::code)
        .limit(6)
        .load(conn)?)
}
