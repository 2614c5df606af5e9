//! The page of an answer, and what stands on it beside the answers.

use super::super::analysis::settled_of;
use super::super::model::{
    Channel, Circulation, CirculationStatus, Response, ResponseId, ResponseStatus,
};
use super::super::queries::answers_of;
use super::files::FilesView;
use super::found::{Found, found};
use super::handlers::readable;
use super::queries;
use super::since::{Changed, Side, changed};
use super::views::{Beside, ResponsePage};
use crate::attachments::{self, Home};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::BarrierKind;
use crate::exchanges::barriers::queries::kinds;
use crate::questionnaire::{Answers, Questionnaire};
use crate::web::Desk;
use crate::web::forms::FormErrors;

/// The page; `wrong` is what is wrong with the file that was sent for a question.
pub(super) fn page(
    desk: &Desk,
    conn: &mut Conn,
    id: ResponseId,
    wrong: Option<(&str, &FormErrors)>,
) -> Result<ResponsePage, AppError> {
    let (response, circulation) = readable(desk, conn, id)?;
    desk.reads("responses", id, (response.marking, response.team_id));
    let facts = desk.facts(conn)?;
    let text = desk.app.definitions.get(conn, response.questionnaire_id)?;
    let answers = answers_of(conn, response.id)?;
    let others = queries::others_of(conn, &desk.actor, &response)?;
    let kinds = kinds(conn)?;
    // Nobody has signed what was typed in for a State.
    let own = response.channel == Channel::Link;
    let beside = Beside {
        since: since(desk, conn, &response, &others, (&text, &answers))?,
        signed: if own {
            queries::sign_offs_of(conn, &response)?
        } else {
            Vec::new()
        },
        entered: if own {
            queries::entered_of(conn, &response)?
        } else {
            Vec::new()
        },
        filed: match response.exchange {
            Some(id) => queries::filed_as(conn, &desk.actor, id)?,
            None => None,
        },
        scans: match response.exchange {
            Some(id) => attachments::queries::of(conn, &desk.actor, Home::Exchange(id))?,
            None => Vec::new(),
        },
        confirms: confirms(desk, conn, &circulation, &response)?,
        reasons: reasons(conn, &response, (&text, &answers), &kinds)?,
        raised: queries::raised_of(conn, &desk.actor, &response)?,
        files: FilesView::load(desk, conn, &response, (&text, &answers), wrong)?,
        kinds,
        others,
    };
    ResponsePage::new(
        desk,
        &facts,
        &circulation,
        &response,
        &text,
        &answers,
        beside,
    )
}

/// Whether the actor can ask the State to confirm its answer: it needs a link for that.
fn confirms(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
    response: &Response,
) -> Result<bool, AppError> {
    let whom = (circulation.id, response.state);
    Ok(response.may_be_confirmed(&desk.actor)
        && circulation.status == CirculationStatus::Released
        && queries::has_link(conn, whom, desk.app.clock.now())?)
}

/// The reasons an answer that counts names.
pub(super) fn reasons(
    conn: &mut Conn,
    response: &Response,
    (text, answers): (&Questionnaire, &Answers),
    kinds: &[BarrierKind],
) -> Result<Vec<Found>, AppError> {
    if response.status != ResponseStatus::Answered {
        return Ok(Vec::new());
    }
    let coded = settled_of(conn, response.circulation_id, response.id)?;
    let is_kind = |code: &str| kinds.iter().any(|kind| kind.code == code);
    Ok(found(text, answers, &coded, is_kind))
}

/// What the answer says otherwise than the last one before it that was given.
fn since(
    desk: &Desk,
    conn: &mut Conn,
    response: &Response,
    others: &[queries::Other],
    (text, answers): (&Questionnaire, &Answers),
) -> Result<Option<(String, Vec<Changed>)>, AppError> {
    let mut earlier = others.iter().filter(|it| it.id < response.id);
    let Some(before) = earlier.find(|it| it.on.is_some()) else {
        return Ok(None);
    };
    let facts = desk.facts(conn)?;
    let then = desk.app.definitions.get(conn, before.questionnaire)?;
    let said = answers_of(conn, before.id)?;
    let before_it = Side {
        text: &then,
        answers: &said,
    };
    let changed = changed(desk.lang, &facts, before_it, Side { text, answers });
    Ok(Some((before.title.clone(), changed)))
}
