//! What the same State signed off before, to an earlier circulation of the same survey: shown
//! below each question, and taken over where it still fits.
//!
//! Whoever holds a link of the State sees it, as they see its answer now; a section's link
//! shows what was answered to that section's questions. What we typed in for the State is not
//! shown: it may hold words that were not meant for everyone with a link.

use std::sync::Arc;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::markup::Below;
use super::super::model::{Channel, QuestionnaireId, ResponseId, ResponseStatus};
use super::super::queries::answers_of;
use super::super::questions::{self, Read, field_name, filled_question, is_field_of};
use super::opened::Opened;
use super::queries::{Access, Link};
use crate::db::Conn;
use crate::db::schema::{questionnaires, responses};
use crate::error::AppError;
use crate::questionnaire::{Answers, Question, QuestionKind, Questionnaire, Section};
use crate::web::forms::{FormErrors, Reader};
use crate::web::{Params, Visit};

/// So many characters of earlier answers a page shows: it stays small on a slow line.
pub(super) const MOST_EARLIER: usize = 6000;
/// And so many of one of them.
const MOST_OF_ONE: usize = 600;

/// An answer that was signed off before.
pub(super) struct Earlier {
    /// When.
    pub on: NaiveDate,
    text: Arc<Questionnaire>,
    answers: Answers,
}

/// The last answer that the State of a link has signed off to an earlier circulation of a
/// survey.
fn signed_before(
    conn: &mut Conn,
    link: &Link,
    code: &str,
) -> Result<Option<(ResponseId, QuestionnaireId, Option<NaiveDate>)>, AppError> {
    // An answer to an anonymous circulation stands elsewhere: it is nobody's earlier answer.
    Ok(responses::table
        .inner_join(questionnaires::table)
        .filter(responses::state.eq(link.state))
        .filter(responses::circulation_id.lt(link.circulation_id))
        .filter(responses::status.eq(ResponseStatus::Answered))
        .filter(responses::channel.eq(Channel::Link))
        .filter(questionnaires::code.eq(code))
        .order((responses::answered_on.desc(), responses::id.desc()))
        .select((
            responses::id,
            responses::questionnaire_id,
            responses::answered_on,
        ))
        .first(conn)
        .optional()?)
}

impl Earlier {
    /// What was answered before, where the answer of now is being written.
    pub fn load(visit: &Visit, conn: &mut Conn, opened: &Opened) -> Result<Option<Self>, AppError> {
        // Beside an answer without a name, what the State said before would name it.
        if opened.link.access() != Access::Open || opened.link.anonymous {
            return Ok(None);
        }
        let found = signed_before(conn, &opened.link, &opened.text.code)?;
        let Some((id, version, Some(on))) = found else {
            return Ok(None);
        };
        Ok(Some(Self {
            on,
            text: visit.app.definitions.get(conn, version)?,
            answers: answers_of(conn, id)?,
        }))
    }

    /// The same question as it was asked then, where it was answered.
    fn asked(&self, question: &Question) -> Option<&Question> {
        let then = self.text.question(&question.name)?;
        let keys = then.keys();
        keys.iter()
            .any(|(key, _)| !self.answers.of(key).is_empty())
            .then_some(then)
    }

    /// The earlier answer as the question's form would send it now; nothing where it does not
    /// fit any more.
    fn fitting(
        &self,
        visit: &Visit,
        opened: &Opened,
        question: &Question,
    ) -> Option<Vec<(String, String)>> {
        let then = self.asked(question)?;
        // A file is brought again: it belongs to the answer it was signed off with.
        if then.kind != question.kind || then.kind == QuestionKind::File {
            return None;
        }
        let mut said = Answers::default();
        for (key, _) in question.keys() {
            said.set(&key, self.answers.of(&key).to_vec());
        }
        let pairs = filled_question(question, &said);
        let data: Params = pairs.iter().cloned().collect();
        let mut reader = Reader::new(&data);
        let against = Read {
            data: &data,
            is_state: &|state| opened.facts.state(state).is_some(),
            saved: &opened.answers,
            today: visit.today(),
        };
        let given = questions::read(&mut reader, &against, std::iter::once(question));
        let given = reader.finish(|| Some(given)).ok()?;
        (!pairs.is_empty() && given == said && keeps_all(then, question, self)).then_some(pairs)
    }

    /// What stands below a question of the page; `room` is how many characters are left.
    pub fn below(
        &self,
        visit: &Visit,
        opened: &Opened,
        question: &Question,
        room: &mut usize,
    ) -> Option<Below> {
        let then = self.asked(question)?;
        let lines = questions::texts(visit.lang, &opened.facts, then, &self.answers);
        if lines.is_empty() {
            return None;
        }
        let (lines, is_cut) = cut(lines, MOST_OF_ONE.min(*room));
        *room -= lines
            .iter()
            .map(|it| it.chars().count())
            .sum::<usize>()
            .min(*room);
        let fits = self.fitting(visit, opened, question).is_some();
        let key = match (fits, is_cut) {
            (true, true) => "survey-earlier-cut",
            (false, _) if question.kind == QuestionKind::File => "survey-earlier-file",
            (false, _) => "survey-earlier-unfit",
            (true, false) => "",
        };
        let label = question.label.in_language(visit.lang).to_owned();
        Some(Below {
            summary: visit.ta(
                "survey-earlier",
                &[("date", visit.lang.date(self.on).into())],
            ),
            lines,
            note: if key.is_empty() {
                String::new()
            } else {
                visit.t(key)
            },
            take: fits.then(|| (question.name.clone(), label)),
        })
    }
}

/// Whether every part of the earlier answer has a place in the question of now.
fn keeps_all(then: &Question, now: &Question, earlier: &Earlier) -> bool {
    let keys = now.keys();
    then.keys().iter().all(|(key, _)| {
        earlier.answers.of(key).is_empty() || keys.iter().any(|(known, _)| known == key)
    })
}

/// The lines as far as there is room, and whether some of them is left out.
fn cut(lines: Vec<String>, mut room: usize) -> (Vec<String>, bool) {
    let mut kept = Vec::new();
    for line in lines {
        let chars = line.chars().count();
        if chars <= room {
            room -= chars;
            kept.push(line);
            continue;
        }
        if room > 0 {
            let start: String = line.chars().take(room.saturating_sub(1)).collect();
            kept.push(format!("{}…", start.trim_end()));
        }
        return (kept, true);
    }
    (kept, false)
}

/// What a page sent, with the earlier answer to a question in its fields where its button
/// asks for that. An answer that stands there already is not overwritten.
pub(super) fn taken_over(
    visit: &Visit,
    conn: &mut Conn,
    opened: &Opened,
    (section, data): (&Section, &Params),
) -> Result<Result<Params, FormErrors>, AppError> {
    let Some(name) = data.get("go").strip_prefix("take:") else {
        return Ok(Ok(data.clone()));
    };
    let mut asked = section.questions.iter();
    let asked = asked.find(|it| it.name == name && opened.asked.asks(it));
    let Some(question) = asked else {
        return Ok(Ok(data.clone()));
    };
    let refuse = |key| Ok(Err(FormErrors::one(&field_name(question), key)));
    let earlier = Earlier::load(visit, conn, opened)?;
    let found = earlier.and_then(|it| it.fitting(visit, opened, question));
    let Some(before) = found else {
        return refuse("survey-earlier-unfit-now");
    };
    let own = |(field, _): &&(String, String)| is_field_of(question, field);
    let mut typed: Vec<_> = data.pairs().iter().filter(own).cloned().collect();
    typed.retain(|(_, value)| !value.trim().is_empty());
    let (mut typed_now, mut said_before) = (typed.clone(), before.clone());
    typed_now.sort();
    said_before.sort();
    if !typed.is_empty() && typed_now != said_before {
        return refuse("survey-earlier-answered");
    }
    let others = data.pairs().iter().filter(|pair| !own(pair));
    Ok(Ok(others.cloned().chain(before).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_cut_at_its_room_and_says_so() {
        let lines =
            |texts: &[&str]| -> Vec<String> { texts.iter().map(|it| (*it).to_owned()).collect() };
        let table: [(&[&str], usize, &[&str], bool); 6] = [
            (&["one", "two"], 6, &["one", "two"], false),
            (&["one", "two"], 5, &["one", "t…"], true),
            (&["one", "two"], 3, &["one"], true),
            (&["one"], 0, &[], true),
            (&["été là"], 5, &["été…"], true),
            (&[], 0, &[], false),
        ];
        for (given, room, kept, is_cut) in table {
            assert_eq!(
                cut(lines(given), room),
                (lines(kept), is_cut),
                "{given:?} {room}"
            );
        }
    }
}
