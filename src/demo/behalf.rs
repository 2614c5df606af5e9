//! Answers typed in for States: one that its State has confirmed since by its own, and a State
//! that will not answer. As invented as all else, and each says so.

use chrono::TimeDelta;
use diesel::prelude::*;
use sha2::{Digest as _, Sha256};

use super::TODAY;
use super::stage::{Stage, at};
use crate::auth::Marking;
use crate::db::Conn;
use crate::db::schema::{answers, entered_answers, responses, sign_offs};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::Answers;
use crate::treaty::Iso3;

/// Who signs what was confirmed.
const SIGNER: (&str, &str) = ("Demo Signer", "Demo: counsellor");

/// What was typed in of a note verbale.
#[derive(Queryable)]
struct Typed {
    id: i64,
    authority: String,
    language: Lang,
    on: Option<chrono::NaiveDate>,
    reference: String,
    referenced_on: Option<chrono::NaiveDate>,
    updated_at: Moment,
}

/// Adds both; `declining` is who will not answer.
pub(super) fn fill(
    conn: &mut Conn,
    stage: &Stage,
    (circulation, questionnaire): (i64, i64),
    declining: Option<(Iso3, Lang)>,
) -> Result<(), AppError> {
    confirm(conn, circulation)?;
    match declining {
        Some(who) => decline(conn, stage, (circulation, questionnaire), who),
        None => Ok(()),
    }
}

/// Confirms the first answer that came by note verbale: the State has signed the same.
fn confirm(conn: &mut Conn, circulation: i64) -> Result<(), AppError> {
    use entered_answers as t;
    let typed: Option<Typed> = responses::table
        .filter(responses::circulation_id.eq(circulation))
        .filter(responses::channel.eq("note_verbale"))
        .filter(responses::status.eq("answered"))
        .order(responses::id)
        .select((
            responses::id,
            responses::authority,
            responses::language,
            responses::answered_on,
            responses::reference,
            responses::referenced_on,
            responses::updated_at,
        ))
        .first(conn)
        .optional()?;
    let Some((typed, on)) = typed.and_then(|it| it.on.map(|on| (it, on))) else {
        return Ok(());
    };
    let signed_on = (on + TimeDelta::days(3)).min(TODAY);
    let signed_at = at(signed_on, 8, 30);
    diesel::insert_into(t::table)
        .values((
            t::response_id.eq(typed.id),
            t::channel.eq("note_verbale"),
            t::authority.eq(&typed.authority),
            t::language.eq(typed.language),
            t::answered_on.eq(on),
            t::reference.eq(&typed.reference),
            t::referenced_on.eq(typed.referenced_on),
            t::place.eq(""),
            t::answers.eq(said(conn, typed.id)?),
            t::opened_at.eq(typed.updated_at),
            t::confirmed_at.eq(Some(signed_at)),
        ))
        .execute(conn)?;
    sign(conn, typed.id, signed_at)?;
    let (name, capacity) = SIGNER;
    diesel::update(responses::table.filter(responses::id.eq(typed.id)))
        .set((
            responses::channel.eq("link"),
            responses::authority.eq(format!("{name}, {capacity}")),
            responses::answered_on.eq(Some(signed_on)),
            responses::reference.eq(""),
            responses::referenced_on.eq(None::<chrono::NaiveDate>),
            responses::updated_at.eq(signed_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// What an answer says, as JSON.
fn said(conn: &mut Conn, id: i64) -> Result<String, AppError> {
    let rows: Vec<(String, String)> = answers::table
        .filter(answers::response_id.eq(id))
        .order((answers::question, answers::position))
        .select((answers::question, answers::value))
        .load(conn)?;
    let mut said = Answers::default();
    for (question, value) in rows {
        said.push(question, value);
    }
    said.json().map_err(AppError::internal)
}

fn sign(conn: &mut Conn, id: i64, at: Moment) -> Result<(), AppError> {
    let (name, capacity) = SIGNER;
    let text = format!("Demo: an invented receipt\n{name}, {capacity}\n");
    let digest = format!("{:x}", Sha256::digest(text.as_bytes()));
    diesel::insert_into(sign_offs::table)
        .values((
            sign_offs::response_id.eq(id),
            sign_offs::signed_at.eq(at),
            sign_offs::name.eq(name),
            sign_offs::capacity.eq(capacity),
            sign_offs::text.eq(text),
            sign_offs::digest.eq(digest),
        ))
        .execute(conn)?;
    Ok(())
}

/// A State that has told the desk that it will not answer.
fn decline(
    conn: &mut Conn,
    stage: &Stage,
    (circulation, questionnaire): (i64, i64),
    (iso3, language): (Iso3, Lang),
) -> Result<(), AppError> {
    let texts = &stage.script.survey;
    let on = texts.released + TimeDelta::days(30);
    let team = stage.teams.named("Malawi")?;
    let authority = texts.authority.get("oral").map_or("Demo", String::as_str);
    diesel::insert_into(responses::table)
        .values((
            responses::circulation_id.eq(circulation),
            responses::questionnaire_id.eq(questionnaire),
            responses::state.eq(iso3),
            responses::status.eq("begun"),
            responses::channel.eq("oral"),
            responses::authority.eq(authority),
            responses::language.eq(language),
            responses::declined_on.eq(Some(on)),
            responses::entered_by.eq(Some(team.user)),
            responses::marking.eq(Marking::Coordination),
            responses::team_id.eq(team.id),
            responses::created_at.eq(at(on, 9, 20)),
            responses::updated_at.eq(at(on, 9, 20)),
            responses::place.eq("Palais des Nations"),
        ))
        .execute(conn)?;
    Ok(())
}
