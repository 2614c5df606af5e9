//! Answering without a name: pages saved under the link's own key, and the answer sent in.

use diesel::prelude::*;

use super::super::anonymous::{self, Draft};
use super::actions::{Saved, Saving, Sitting};
use super::opened::Opened;
use super::queries::{Access, Link};
use super::receipt;
use crate::audit::{self, Change, Who};
use crate::db::schema::{circulation_notes, circulations, invitations};
use crate::db::{Conn, overwriting};
use crate::error::AppError;
use crate::mail::outbox;
use crate::questionnaire::{Answers, Question, QuestionKind, Section};
use crate::readers_of;
use crate::web::Visit;

/// Saves one page of a draft. No entry of the audit speaks of it: it would tell the time.
///
/// # Errors
/// The link takes no answers, or the database fails.
pub(super) fn save(
    conn: &mut Conn,
    (link, draft): (&Link, &Draft),
    page: Saved<'_>,
    given: &Answers,
) -> Result<Saving, AppError> {
    authorise(link)?;
    let mut held = anonymous::hold(conn, link.circulation_id, &draft.key)?;
    let before = held.answers.clone();
    for (key, _) in page.shown.iter().flat_map(|question| question.keys()) {
        held.answers.set(&key, given.of(&key).to_vec());
    }
    let name = &page.section.name;
    let revision = held.pages.get(name).copied().unwrap_or(0);
    if revision != page.revision && before != held.answers {
        return Ok(Saving::Stale);
    }
    held.pages.insert(name.clone(), revision + 1);
    anonymous::keep(conn, &held)?;
    Ok(Saving::Done {
        before,
        after: held.answers,
    })
}

/// Sends the answer in: from then on nobody can tell whose it is. What is noted of its State
/// is that it has answered. Links that still stand in mails and notes of that State go.
///
/// # Errors
/// The link takes no answers, [`AppError::Overtaken`] where a page was saved meanwhile or
/// another link has answered for the State, or the database fails.
pub(super) fn send_in(
    conn: &mut Conn,
    (link, draft): (&Link, &Draft),
    (answers, version): (&Answers, i32),
    sitting: Sitting<'_>,
) -> Result<(), AppError> {
    authorise(link)?;
    let id = link.circulation_id;
    let held = anonymous::hold(conn, id, &draft.key)?;
    if held.version != version || version == 0 {
        return Err(AppError::Overtaken);
    }
    if !anonymous::turn_out(conn, id, link.state)? {
        return Err(AppError::Overtaken);
    }
    anonymous::cast(conn, id, (&draft.key, answers))?;
    forget_links(conn, link, sitting)?;
    let change = Change {
        action: "circulation.turn-out",
        subject: "circulations",
        id: &id.to_string(),
        detail: link.state.as_str(),
        readers: readers_of!(conn, circulations, id)?,
    };
    audit::record(conn, Who::Visitor(sitting.device), sitting.now, change)
}

/// A link that still stands in a mail or a note of the State opened what it has written.
fn forget_links(conn: &mut Conn, link: &Link, sitting: Sitting<'_>) -> Result<(), AppError> {
    let ids: Vec<i64> = invitations::table
        .filter(invitations::circulation_id.eq(link.circulation_id))
        .filter(invitations::state.eq(link.state))
        .select(invitations::id)
        .load(conn)?;
    overwriting(conn, |conn| {
        outbox::forget_links(conn, sitting.now, &ids)?;
        diesel::update(circulation_notes::table)
            .filter(circulation_notes::invitation_id.eq_any(&ids))
            .set(circulation_notes::link.eq(None::<String>))
            .execute(conn)?;
        Ok(())
    })
}

fn authorise(link: &Link) -> Result<(), AppError> {
    if link.access() == Access::Open {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

/// The receipt of an answer without a name: the text with its digest. It is shown once and
/// kept nowhere.
pub(super) fn receipt(visit: &Visit, opened: &Opened) -> (String, String) {
    let title = opened.text.title.in_language(visit.lang);
    let head = format!("{title}\n{}\n", visit.t("survey-anonymous-receipt"));
    let text = receipt::with_head(visit, opened, head);
    let digest = receipt::digest(&text);
    (text, digest)
}

/// Whether something is asked for in the respondent's own words, which can name it.
pub(super) fn asks_for_words(section: &Section) -> bool {
    let in_words = |it: &Question| {
        it.takes_other() || matches!(it.kind, QuestionKind::ShortText | QuestionKind::LongText)
    };
    section.questions.iter().any(in_words)
}
