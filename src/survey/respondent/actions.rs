//! What a respondent changes: pages saved, the whole signed off.

use diesel::prelude::*;

use super::super::actions::{carry_along, forget_reminders, store_answers};
use super::super::files;
use super::super::files::model::answer;
use super::super::model::{Channel, Response, ResponseId, ResponseStatus};
use super::super::queries::answers_of;
use super::queries::{self, Access, Link, answers_held};
use super::receipt;
use crate::access::{Remarked, record_remarking};
use crate::attachments::Received;
use crate::audit::{self, Change, Who};
use crate::auth::{Device, Marking, RecordKind};
use crate::db::Conn;
use crate::db::schema::{entered_answers, response_pages, responses, sign_offs};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::on_backend;
use crate::questionnaire::{Answers, Question, QuestionKind, Questionnaire, Section};
use crate::readers_of;

/// From where, in which language and when a respondent works.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sitting<'a> {
    pub device: &'a Device,
    pub lang: Lang,
    pub now: Moment,
}

/// The page of the questionnaire that is saved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Saved<'a> {
    pub section: &'a Section,
    /// The questions of the section that the page showed. Answers to others stay: whoever
    /// comes back to what calls them up finds them again.
    pub shown: &'a [&'a Question],
    /// How often it had been saved when it was opened.
    pub revision: i32,
}

/// What has become of a page.
#[derive(Debug)]
pub(super) enum Saving {
    /// It is saved: the answers before, and all that is saved now.
    Done { before: Answers, after: Answers },
    /// Someone saved the same page meanwhile, and other answers: nothing has changed.
    Stale,
}

/// What is signed off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signed<'a> {
    /// The answers that count: those to questions that are asked.
    pub answers: &'a Answers,
    /// The respondent's choice of who may read it.
    pub marking: Option<Marking>,
    /// Who signs.
    pub name: &'a str,
    /// In which capacity.
    pub capacity: &'a str,
    /// The receipt as it can be kept.
    pub text: &'a str,
    /// How often the answer had been saved when it was read again.
    pub version: i32,
}

/// Saves one page: the answers `given` to the questions it showed, beside those saved
/// before.
///
/// # Errors
/// The link takes no answers, or the database fails.
pub(super) fn save(
    conn: &mut Conn,
    link: &Link,
    page: Saved<'_>,
    given: &Answers,
    sitting: Sitting<'_>,
) -> Result<Saving, AppError> {
    let Sitting { lang, now, .. } = sitting;
    authorise(link)?;
    let id = begin(conn, link, lang, now)?;
    let before = answers_held(conn, id)?;
    let mut after = before.clone();
    for question in page.shown {
        // A file has a page of its own: what this one says of it may be old.
        let keys = question.keys().into_iter().map(|(key, _)| key);
        let is_file = question.kind == QuestionKind::File;
        for key in keys.filter(|key| !is_file || *key != question.name) {
            after.set(&key, given.of(&key).to_vec());
        }
    }
    let revision = queries::revision(conn, id, &page.section.name)?;
    if revision != page.revision && before != after {
        return Ok(Saving::Stale);
    }
    go_on(conn, link, id, sitting)?;
    store_answers(conn, id, &before, &after)?;
    note_page(conn, link, id, (&page.section.name, revision + 1), now)?;
    record(conn, sitting, "response.save", id, &page.section.name)?;
    Ok(Saving::Done { before, after })
}

/// Takes answers over from a form that was filled in elsewhere: those it has, beside those
/// saved before. `version` is how often the answer had been saved when the form was read.
///
/// # Errors
/// The link takes no answers, or the database fails.
pub(super) fn take_over(
    conn: &mut Conn,
    link: &Link,
    (text, given): (&Questionnaire, &Answers),
    version: i32,
    sitting: Sitting<'_>,
) -> Result<Saving, AppError> {
    authorise(link)?;
    if version != link.response.as_ref().map_or(0, |it| it.version) {
        return Ok(Saving::Stale);
    }
    let id = begin(conn, link, sitting.lang, sitting.now)?;
    let before = answers_held(conn, id)?;
    let after = before.overlaid(text, given);
    go_on(conn, link, id, sitting)?;
    store_answers(conn, id, &before, &after)?;
    for section in &text.sections {
        let mut keys = section.questions.iter().flat_map(Question::keys);
        if keys.any(|(key, _)| before.of(&key) != after.of(&key)) {
            let revision = queries::revision(conn, id, &section.name)? + 1;
            note_page(conn, link, id, (&section.name, revision), sitting.now)?;
        }
    }
    record(conn, sitting, "response.word", id, "")?;
    Ok(Saving::Done { before, after })
}

/// Has a file answer a question, or takes its answer away. `known` is the answer that the
/// page showed: where it is another by now, nothing changes.
///
/// # Errors
/// The link takes no answers, or the database fails.
pub(super) fn set_file(
    conn: &mut Conn,
    link: &Link,
    (section, question): (&Section, &Question),
    (file, known): (Option<&Received>, &str),
    sitting: Sitting<'_>,
) -> Result<Saving, AppError> {
    authorise(link)?;
    if link.response.is_none() && !known.is_empty() {
        return Ok(Saving::Stale);
    }
    let id = begin(conn, link, sitting.lang, sitting.now)?;
    let before = answers_held(conn, id)?;
    let mut after = before.clone();
    after.set(&question.name, file.map(answer).into_iter().collect());
    if file.is_some() {
        after.set(&question.unable_key(), Vec::new());
    }
    if before.first(&question.name) != known && before != after {
        return Ok(Saving::Stale);
    }
    go_on(conn, link, id, sitting)?;
    if before.of(&question.name) != after.of(&question.name) {
        store_answers(conn, id, &before, &after)?;
        if let Some(file) = file {
            files::actions::add(conn, id, (&question.name, file), sitting.now)?;
        }
    }
    let revision = queries::revision(conn, id, &section.name)? + 1;
    note_page(conn, link, id, (&section.name, revision), sitting.now)?;
    record(conn, sitting, "response.file", id, &question.name)?;
    Ok(Saving::Done { before, after })
}

/// Says of an answer that it is being written.
fn go_on(
    conn: &mut Conn,
    link: &Link,
    id: ResponseId,
    sitting: Sitting<'_>,
) -> Result<(), AppError> {
    diesel::update(responses::table.find(id))
        .set((
            responses::status.eq(ResponseStatus::Begun),
            responses::marking.eq(unfinished_marking(link)),
            responses::language.eq(sitting.lang),
            responses::updated_at.eq(sitting.now),
            responses::version.eq(responses::version + 1),
        ))
        .execute(conn)?;
    if let Some(response) = &link.response {
        remarked(conn, response, unfinished_marking(link), sitting)?;
    }
    Ok(())
}

/// Signs the answer off, unless a page of it was saved since it was read again. Answers
/// that do not count are left out, the respondent's choice of who may read it counts from
/// now on, and what was signed is kept word for word.
///
/// # Errors
/// The link takes no answers, nothing is saved, [`AppError::Overtaken`] where a page was
/// saved meanwhile, or the database fails.
pub(super) fn sign_off(
    conn: &mut Conn,
    link: &Link,
    signed: &Signed<'_>,
    sitting: Sitting<'_>,
) -> Result<(), AppError> {
    let now = sitting.now;
    authorise(link)?;
    let response = link.response.as_ref().ok_or(AppError::NotFound)?;
    let to = signed.marking.unwrap_or_else(|| unfinished_marking(link));
    let changed = diesel::update(responses::table.find(response.id))
        .filter(responses::version.eq(signed.version))
        .set((
            responses::status.eq(ResponseStatus::Answered),
            responses::answered_on.eq(now.date()),
            responses::authority.eq(format!("{}, {}", signed.name, signed.capacity)),
            responses::marking.eq(to),
            responses::updated_at.eq(now),
            responses::version.eq(responses::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(AppError::Overtaken);
    }
    let before = answers_of(conn, response.id)?;
    store_answers(conn, response.id, &before, signed.answers)?;
    files::actions::sign(conn, response.id, now)?;
    diesel::insert_into(sign_offs::table)
        .values((
            sign_offs::response_id.eq(response.id),
            sign_offs::signed_at.eq(now),
            sign_offs::name.eq(signed.name),
            sign_offs::capacity.eq(signed.capacity),
            sign_offs::text.eq(signed.text),
            sign_offs::digest.eq(receipt::digest(signed.text)),
        ))
        .execute(conn)?;
    // What was typed in for the State counts no longer; it is kept.
    diesel::update(entered_answers::table)
        .filter(entered_answers::response_id.eq(response.id))
        .filter(entered_answers::confirmed_at.is_null())
        .set(entered_answers::confirmed_at.eq(now))
        .execute(conn)?;
    forget_reminders(conn, now, link.circulation_id, link.state)?;
    record(conn, sitting, "response.sign-off", response.id, "")?;
    remarked(conn, response, to, sitting)
}

/// Counts a page's savings.
fn note_page(
    conn: &mut Conn,
    link: &Link,
    id: ResponseId,
    (section, revision): (&str, i32),
    now: Moment,
) -> Result<(), AppError> {
    use response_pages as t;
    let saved_by = link.part.as_ref().map_or("", |part| &part.holder);
    let how = (
        t::revision.eq(revision),
        t::saved_at.eq(now),
        t::saved_by.eq(saved_by),
    );
    if revision > 1 {
        diesel::update(t::table.find((id, section)))
            .set(how)
            .execute(conn)?;
    } else {
        diesel::insert_into(t::table)
            .values((t::response_id.eq(id), t::section.eq(section), how))
            .execute(conn)?;
    }
    Ok(())
}

/// The State decides who may read its answer, and need not say why.
fn remarked(
    conn: &mut Conn,
    response: &Response,
    to: Marking,
    sitting: Sitting<'_>,
) -> Result<(), AppError> {
    carry_along(conn, response.id, to)?;
    let remarked = Remarked {
        action: "response.marking",
        kind: RecordKind::Responses,
        id: response.id.0,
        from: response.marking,
        to,
        team: response.team_id,
        reason: "",
    };
    record_remarking(conn, Who::Visitor(sitting.device), sitting.now, &remarked)
}

fn authorise(link: &Link) -> Result<(), AppError> {
    // What is written without a name goes another way, and leaves no row here.
    link.named()?;
    if link.access() == Access::Open {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

/// The State's response, made now where there is none: a colleague may be doing the
/// same at this moment.
fn begin(conn: &mut Conn, link: &Link, lang: Lang, now: Moment) -> Result<ResponseId, AppError> {
    if let Some(response) = &link.response {
        return Ok(response.id);
    }
    let new = (
        responses::circulation_id.eq(link.circulation_id),
        responses::questionnaire_id.eq(link.questionnaire_id),
        responses::state.eq(link.state),
        responses::status.eq(ResponseStatus::Begun),
        responses::channel.eq(Channel::Link),
        responses::authority.eq(""),
        responses::language.eq(lang),
        responses::marking.eq(unfinished_marking(link)),
        responses::team_id.eq(link.team_id),
        responses::created_at.eq(now),
        responses::updated_at.eq(now),
    );
    on_backend!(conn, real => diesel::insert_into(responses::table)
        .values(new)
        .on_conflict((responses::circulation_id, responses::state))
        .do_nothing()
        .execute(real))?;
    Ok(responses::table
        .filter(responses::circulation_id.eq(link.circulation_id))
        .filter(responses::state.eq(link.state))
        .select(responses::id)
        .first(conn)?)
}

/// The marking of an answer that is not signed off: nothing half-finished is public,
/// and nothing that was kept closer is opened by a change.
fn unfinished_marking(link: &Link) -> Marking {
    let known = link.response.as_ref().map(|response| response.marking);
    known.unwrap_or(link.marking).max(Marking::Coordination)
}

fn record(
    conn: &mut Conn,
    sitting: Sitting<'_>,
    action: &str,
    id: ResponseId,
    detail: &str,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "responses",
        id: &id.to_string(),
        detail,
        readers: readers_of!(conn, responses, id)?,
    };
    audit::record(conn, Who::Visitor(sitting.device), sitting.now, change)
}
