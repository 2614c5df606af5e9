//! One circulation of the pack's questionnaire, with answers in all states of progress.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::answers::{Answers, fill_in};
use super::cast::{Address, Cast};
use super::dice::Dice;
use super::mails::Letter;
use super::stage::{Scene, Stage, at};
use super::{Part, TODAY, behalf, codes, insert, insert_for_ids, mails};
use crate::auth::{Marking, TeamId, UserId, new_token, token_hash};
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::{
    answers, circulations, invitations, omissions, questionnaires, reminder_rules, response_pages,
    responses,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::Questionnaire;
use crate::survey::model::{self, Origin, Wording};
use crate::treaty::Iso3;
use crate::workplans::WorkPlanId;

/// How many target States are asked, at most.
const ASKED: usize = 58;
/// How many of them have answered, have begun, and could not be reached.
const ANSWERED: usize = 31;
const BEGUN: usize = 9;
const UNREACHED: usize = 4;
/// How many States are written to at two addresses.
const WRITTEN_TO_TWICE: usize = 12;
/// How many pages those have saved who have begun.
const PAGES_BEGUN: usize = 2;

#[derive(Insertable)]
#[diesel(table_name = circulations, treat_none_as_default_value = false)]
struct NewCirculation<'a> {
    questionnaire_id: i64,
    work_plan_id: WorkPlanId,
    title: &'a str,
    closes_on: NaiveDate,
    wording: String,
    status: &'static str,
    marking: Marking,
    team_id: TeamId,
    created_by: Option<UserId>,
    created_at: Moment,
    released_by: Option<UserId>,
    released_at: Option<Moment>,
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
    token_hash: Option<String>,
    expires_at: Option<Moment>,
}

#[derive(Insertable)]
#[diesel(table_name = omissions)]
struct NewOmission {
    circulation_id: i64,
    state: Iso3,
    reason: &'static str,
}

#[derive(Insertable)]
#[diesel(table_name = responses, treat_none_as_default_value = false)]
struct NewResponse<'a> {
    circulation_id: i64,
    questionnaire_id: i64,
    state: Iso3,
    status: &'static str,
    channel: &'static str,
    authority: &'a str,
    language: Lang,
    answered_on: Option<NaiveDate>,
    entered_by: Option<UserId>,
    marking: Marking,
    team_id: TeamId,
    created_at: Moment,
    updated_at: Moment,
    reference: String,
    referenced_on: Option<NaiveDate>,
    place: &'static str,
}

#[derive(Insertable)]
#[diesel(table_name = answers)]
struct NewAnswer {
    response_id: i64,
    question: String,
    position: i32,
    value: String,
}

/// What became of the survey in a State.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Answered,
    Begun,
    Silent,
    Unreached,
}

/// Adds the circulation with all that came of it.
pub(super) fn fill(
    conn: &mut Conn,
    stage: &Stage,
    cast: &Cast,
    settings: &Settings,
) -> Result<(), AppError> {
    let mut dice = stage.dice(Part::Survey);
    let (questionnaire, definition) = freeze(conn, stage)?;
    let circulation = circulate(conn, stage, questionnaire)?;
    remind(conn, circulation)?;
    let asked: Vec<_> = stage.targets().take(ASKED).collect();
    let fates = fates(&mut dice, asked.len());

    let mut letters = Vec::new();
    let mut unaddressed = Vec::new();
    for (number, (scene, fate)) in asked.iter().zip(&fates).enumerate() {
        let most = if number < WRITTEN_TO_TWICE { 2 } else { 1 };
        let addresses = cast.addresses(scene.iso3).get(..most);
        let addresses = addresses.unwrap_or(cast.addresses(scene.iso3));
        letters.extend(addresses.iter().map(|to| Letter {
            invitation: 0,
            scene,
            to,
            fate: *fate,
            token: new_token(),
        }));
        if addresses.is_empty() {
            unaddressed.push(NewOmission {
                circulation_id: circulation,
                state: scene.iso3,
                reason: "no_address",
            });
        }
    }
    invite(conn, stage, settings, circulation, &mut letters)?;
    insert!(conn, omissions, unaddressed);
    mails::fill(conn, &mut dice, stage, settings, circulation, &letters)?;

    let mut silent = asked
        .iter()
        .zip(&fates)
        .filter(|(_, it)| **it == Fate::Silent);
    let declining = silent.next().map(|(scene, _)| (scene.iso3, scene.language));
    let mut given = Vec::new();
    let mut rows = Vec::new();
    for (scene, fate) in asked.iter().zip(fates) {
        let to = cast.addresses(scene.iso3).first();
        if let Some((row, answers)) = respond(&mut dice, stage, &definition, scene, to, fate)? {
            rows.push(NewResponse {
                circulation_id: circulation,
                questionnaire_id: questionnaire,
                ..row
            });
            given.push(answers);
        }
    }
    answer(conn, &definition, rows, given)?;
    codes::fill(conn, &mut dice, stage, circulation, &definition)?;
    behalf::fill(conn, stage, (circulation, questionnaire), declining)
}

/// Writes the responses with what each answers.
fn answer(
    conn: &mut Conn,
    definition: &Questionnaire,
    rows: Vec<NewResponse<'_>>,
    given: Vec<Answers>,
) -> Result<(), AppError> {
    let begun: Vec<bool> = rows.iter().map(|row| row.status == "begun").collect();
    let ids = insert_for_ids!(conn, responses, rows);
    let half = ids.iter().zip(begun).filter(|(_, begun)| *begun);
    save_pages(conn, definition, half.map(|(id, _)| *id))?;
    let values: Vec<_> = ids
        .into_iter()
        .zip(given)
        .flat_map(|(response, answers)| values(response, answers))
        .collect();
    insert!(conn, answers, values);
    Ok(())
}

/// Notes the pages that those have saved who have begun.
fn save_pages(
    conn: &mut Conn,
    definition: &Questionnaire,
    begun: impl Iterator<Item = i64>,
) -> Result<(), AppError> {
    use response_pages as t;
    let saved_at = at(TODAY, 8, 0);
    let pages: Vec<_> = begun
        .flat_map(|id| {
            let sections = definition.sections.iter().take(PAGES_BEGUN);
            sections.map(move |section| {
                (
                    t::response_id.eq(id),
                    t::section.eq(section.name.as_str()),
                    t::revision.eq(1),
                    t::saved_at.eq(saved_at),
                    t::saved_by.eq(""),
                )
            })
        })
        .collect();
    insert!(conn, response_pages, pages);
    Ok(())
}

/// The newest version of the pack's questionnaire, frozen by the circulation.
fn freeze(conn: &mut Conn, stage: &Stage) -> Result<(i64, Questionnaire), AppError> {
    use questionnaires as t;
    let (id, definition): (i64, String) = t::table
        .filter(t::origin.eq(Origin::Pack))
        .order((t::version.desc(), t::id.desc()))
        .select((t::id, t::definition))
        .first(conn)?;
    let released = at(stage.script.survey.released, 10, 0);
    diesel::update(t::table.filter(t::id.eq(id)))
        .set(t::frozen_at.eq(Some(released)))
        .execute(conn)?;
    let definition = serde_json::from_str(&definition).map_err(AppError::internal)?;
    Ok((id, definition))
}

/// One coordinator drafted it, the other released it.
fn circulate(conn: &mut Conn, stage: &Stage, questionnaire: i64) -> Result<i64, AppError> {
    let texts = &stage.script.survey;
    let drafted = stage.teams.named("Spain")?;
    let released = stage.teams.named("Malawi")?;
    let row = [NewCirculation {
        questionnaire_id: questionnaire,
        work_plan_id: stage.plan.id,
        title: &texts.title,
        closes_on: texts.closes,
        wording: serde_json::to_string(&texts.wording).map_err(AppError::internal)?,
        status: "released",
        marking: Marking::Coordination,
        team_id: drafted.id,
        created_by: Some(drafted.user),
        created_at: at(texts.created, 9, 30),
        released_by: Some(released.user),
        released_at: Some(at(texts.released, 10, 0)),
    }];
    insert_for_ids!(conn, circulations, row)
        .first()
        .copied()
        .ok_or_else(|| AppError::internal("the circulation has no id"))
}

/// Whoever has not answered is reminded twice.
fn remind(conn: &mut Conn, circulation: i64) -> Result<(), AppError> {
    use reminder_rules as t;
    let letter = |lang: Lang| model::Letter {
        subject: lang.text("survey-reminder-subject"),
        greeting: lang.text("survey-reminder-greeting"),
    };
    let wording = Wording {
        en: letter(Lang::En),
        fr: letter(Lang::Fr),
        es: letter(Lang::Es),
    };
    diesel::insert_into(t::table)
        .values((
            t::circulation_id.eq(circulation),
            t::first_after.eq(95),
            t::days_between.eq(10),
            t::at_most.eq(2),
            t::whom.eq("unanswered"),
            t::quiet_days.eq(5),
            t::wording.eq(serde_json::to_string(&wording).map_err(AppError::internal)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes the invitations; their links open what a link of today's desk opens.
fn invite(
    conn: &mut Conn,
    stage: &Stage,
    settings: &Settings,
    circulation: i64,
    letters: &mut [Letter<'_>],
) -> Result<(), AppError> {
    let days = i64::from(settings.survey.link_days_after_close);
    let expires_at = at(stage.script.survey.closes, 0, 0).plus(TimeDelta::days(days + 1));
    let rows: Vec<_> = letters
        .iter()
        .map(|letter| NewInvitation {
            circulation_id: circulation,
            state: letter.scene.iso3,
            person_id: letter.to.person,
            post_id: Some(letter.to.post),
            addressee: &letter.to.name,
            email: &letter.to.email,
            email_key: &letter.to.email,
            language: letter.to.language,
            token_hash: Some(token_hash(&letter.token)),
            expires_at: Some(expires_at),
        })
        .collect();
    let ids = insert_for_ids!(conn, invitations, rows);
    for (letter, id) in letters.iter_mut().zip(ids) {
        letter.invitation = id;
    }
    Ok(())
}

/// Who has answered, begun, kept silent and not been reached, in the same shares however
/// many are asked.
fn fates(dice: &mut Dice, asked: usize) -> Vec<Fate> {
    let mut fates: Vec<_> = (0..asked)
        .map(|number| match number * ASKED / asked.max(1) {
            at if at < ANSWERED => Fate::Answered,
            at if at < ANSWERED + BEGUN => Fate::Begun,
            at if at < ANSWERED + BEGUN + UNREACHED => Fate::Unreached,
            _ => Fate::Silent,
        })
        .collect();
    dice.shuffle(&mut fates);
    fates
}

/// A State's response, without its circulation, and what it answers.
fn respond<'a>(
    dice: &mut Dice,
    stage: &'a Stage,
    questionnaire: &Questionnaire,
    scene: &Scene,
    to: Option<&'a Address>,
    fate: Fate,
) -> Result<Option<(NewResponse<'a>, Answers)>, AppError> {
    let pages = match fate {
        Fate::Answered => questionnaire.sections.len(),
        Fate::Begun => PAGES_BEGUN,
        Fate::Silent | Fate::Unreached => return Ok(None),
    };
    let texts = &stage.script.survey;
    let answers = fill_in(dice, texts, questionnaire, pages, scene.language);
    let channel = match (fate, to) {
        (Fate::Begun, _) => "link",
        // Who could not be written to answered in another way.
        (_, None) => dice.share(&[(60, "note_verbale")], "oral"),
        (_, Some(_)) => dice.share(
            &[(64, "link"), (16, "word_form"), (12, "note_verbale")],
            "oral",
        ),
    };
    let team = match channel {
        "link" => stage.teams.named("Spain")?,
        _ => stage.lead(scene)?,
    };
    let authority = match (fate, texts.authority.get(channel), to) {
        (Fate::Answered, Some(word), _) => word,
        (Fate::Answered, None, Some(to)) => &to.name,
        _ => "",
    };
    let last = (TODAY - texts.released).num_days() - 2;
    let begun_on = texts.released + TimeDelta::days(dice.between(2, last));
    let saved_on = (begun_on + TimeDelta::days(dice.between(0, 9))).min(TODAY);
    let row = NewResponse {
        circulation_id: 0,
        questionnaire_id: 0,
        state: scene.iso3,
        status: if fate == Fate::Answered {
            "answered"
        } else {
            "begun"
        },
        channel,
        authority,
        language: scene.language,
        answered_on: (fate == Fate::Answered).then_some(saved_on),
        entered_by: (channel != "link").then_some(team.user),
        marking: answers.marking().unwrap_or(Marking::Coordination),
        team_id: team.id,
        created_at: at(begun_on, 7, 40),
        updated_at: at(saved_on, 8, 15),
        reference: match channel {
            "note_verbale" => format!("DEMO/{}/{}", scene.iso3, saved_on.format("%Y")),
            _ => String::new(),
        },
        referenced_on: (channel == "note_verbale").then_some(saved_on),
        place: if channel == "oral" {
            "Palais des Nations"
        } else {
            ""
        },
    };
    Ok(Some((row, answers)))
}

fn values(response_id: i64, answers: Answers) -> impl Iterator<Item = NewAnswer> {
    answers.into_iter().flat_map(move |(question, values)| {
        (0..).zip(values).map(move |(position, value)| NewAnswer {
            response_id,
            question: question.clone(),
            position,
            value,
        })
    })
}
