//! Coding over HTTP.

use actix_web::web::Path;

use super::super::handlers::Read;
use super::super::queries::Given;
use super::super::views::texts_of;
use super::actions::{self, Of};
use super::agreement::{AgreementPage, Compared};
use super::model::{Pass, are_done, is_coded, pass_of};
use super::views::{CodingPage, Text};
use super::{export, forms, queries};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::BarrierKind;
use crate::exchanges::barriers::queries::kinds;
use crate::questionnaire::Question;
use crate::survey::model::{CirculationId, ResponseId};
use crate::web::export::{FileFormat, table_file};
use crate::web::{Answer, Desk, Outcome, Params, Posted};

/// What a page of coding is made from.
pub(super) struct Coding {
    pub read: Read,
    pub question: Question,
    pub kinds: Vec<BarrierKind>,
    pub passes: Vec<Pass>,
}

impl Coding {
    fn load(desk: &Desk, conn: &mut Conn, id: CirculationId, name: &str) -> Result<Self, AppError> {
        let read = Read::load(desk, conn, id)?;
        let question = read.text.question(name).filter(|it| is_coded(it));
        let question = question.ok_or(AppError::NotFound)?.clone();
        Ok(Self {
            kinds: kinds(conn)?,
            passes: queries::passes(conn, id, name)?,
            read,
            question,
        })
    }

    /// The answers that say something here, in the order of the States' names.
    pub(super) fn texts(&self, desk: &Desk) -> Vec<(&Given, Vec<String>)> {
        let counting = self.read.counting(desk);
        let mut found: Vec<_> = self
            .read
            .given
            .iter()
            .map(|given| (given, texts_of(counting, &self.question, given)))
            .filter(|(_, texts)| !texts.is_empty())
            .collect();
        found.sort_by_cached_key(|(given, _)| {
            let name = self.read.facts.name(given.state, desk.lang);
            (crate::i18n::sort_key(name), given.id)
        });
        found
    }

    pub(super) fn path(&self) -> String {
        let (id, name) = (self.read.circulation.id, &self.question.name);
        format!("/survey/circulations/{id}/coding/{name}")
    }

    fn of(&self) -> Of<'_> {
        Of {
            circulation: self.read.circulation.id,
            question: &self.question.name,
        }
    }

    /// The answers that are coded, each with the codes of all places.
    fn codings(&self, desk: &Desk, conn: &mut Conn) -> Result<super::model::Codings, AppError> {
        let ids: Vec<ResponseId> = self.texts(desk).iter().map(|(it, _)| it.id).collect();
        queries::codings_of(conn, &ids, &self.question.name)
    }
}

pub async fn show(desk: Desk, path: Path<(CirculationId, String)>) -> Answer {
    let (id, name) = path.into_inner();
    desk.page(move |desk, conn| {
        let coding = Coding::load(desk, conn, id, &name)?;
        page(desk, conn, &coding, "")
    })
    .await
}

pub async fn begin(desk: Desk, path: Path<(CirculationId, String)>, _: Posted) -> Answer {
    let (id, name) = path.into_inner();
    desk.change(move |desk, conn| {
        let coding = Coding::load(desk, conn, id, &name)?;
        let now = desk.app.clock.now();
        actions::begin(conn, &desk.actor, now, coding.of())?;
        Ok(Outcome::done(coding.path(), "coding-begun"))
    })
    .await
}

pub async fn save(desk: Desk, path: Path<(CirculationId, String)>, Posted(data): Posted) -> Answer {
    let (id, name) = path.into_inner();
    desk.change(move |desk, conn| {
        let coding = Coding::load(desk, conn, id, &name)?;
        let chosen = chosen(desk, &coding, &data);
        let now = desk.app.clock.now();
        actions::code(conn, &desk.actor, now, coding.of(), &chosen)?;
        let next = Params::default().with("after", data.get("after"));
        Ok(Outcome::done(next.href(&coding.path()), "coding-saved"))
    })
    .await
}

pub async fn done(desk: Desk, path: Path<(CirculationId, String)>, _: Posted) -> Answer {
    let (id, name) = path.into_inner();
    desk.change(move |desk, conn| {
        let coding = Coding::load(desk, conn, id, &name)?;
        let own = pass_of(&coding.passes, desk.actor.user_id).ok_or(AppError::Forbidden)?;
        let codings = coding.codings(desk, conn)?;
        let is_missing = |(given, _): &(&Given, Vec<String>)| {
            let own = codings.get(&given.id).and_then(|it| it.get(&own.place));
            own.is_none()
        };
        if coding.texts(desk).iter().any(is_missing) {
            return desk.invalid(&page(desk, conn, &coding, "coding-done-missing")?);
        }
        let now = desk.app.clock.now();
        actions::close(conn, &desk.actor, now, coding.of())?;
        Ok(Outcome::done(coding.path(), "coding-closed"))
    })
    .await
}

/// The codes as a file.
pub async fn file(desk: Desk, path: Path<(CirculationId, String, String)>) -> Answer {
    let (id, name, ending) = path.into_inner();
    desk.answer(move |desk, conn| {
        let format = FileFormat::of(&ending)?;
        let coding = Coding::load(desk, conn, id, &name)?;
        let codings = coding.codings(desk, conn)?;
        let table = export::codes_table(desk, &coding, &codings);
        table_file(&table, &format!("codes-{id}-{name}"), format)
    })
    .await
}

pub async fn agreement(desk: Desk, path: Path<(CirculationId, String)>) -> Answer {
    let (id, name) = path.into_inner();
    desk.page(move |desk, conn| {
        let coding = Coding::load(desk, conn, id, &name)?;
        if !are_done(&coding.passes) {
            return Err(AppError::NotFound);
        }
        let codings = coding.codings(desk, conn)?;
        let compared = Compared::new(&coding.kinds, &codings);
        Ok(AgreementPage::new(desk, &coding, &codings, &compared))
    })
    .await
}

pub async fn settle(
    desk: Desk,
    path: Path<(CirculationId, String)>,
    Posted(data): Posted,
) -> Answer {
    let (id, name) = path.into_inner();
    desk.change(move |desk, conn| {
        let coding = Coding::load(desk, conn, id, &name)?;
        let chosen = chosen(desk, &coding, &data);
        let [one] = chosen.as_slice() else {
            return Err(AppError::NotFound);
        };
        let now = desk.app.clock.now();
        actions::settle(conn, &desk.actor, now, coding.of(), one)?;
        let to = format!("{}/agreement", coding.path());
        Ok(Outcome::done(to, "coding-settled"))
    })
    .await
}

/// What was chosen for answers that are in sight and say something here.
fn chosen(
    desk: &Desk,
    coding: &Coding,
    data: &Params,
) -> Vec<(ResponseId, std::collections::BTreeSet<String>)> {
    let texts = coding.texts(desk);
    let mut chosen = forms::chosen(data, &coding.kinds);
    chosen.retain(|(id, _)| texts.iter().any(|(given, _)| given.id == *id));
    chosen
}

fn page(
    desk: &Desk,
    conn: &mut Conn,
    coding: &Coding,
    error: &str,
) -> Result<CodingPage, AppError> {
    let codings = coding.codings(desk, conn)?;
    let own = pass_of(&coding.passes, desk.actor.user_id);
    let texts = coding.texts(desk).into_iter().map(|(given, texts)| Text {
        codes: own.and_then(|pass| codings.get(&given.id)?.get(&pass.place).cloned()),
        given,
        texts,
    });
    Ok(CodingPage::new(desk, coding, texts.collect(), error))
}
