//! Barriers of a State over HTTP.

use actix_web::web::Path;

use super::super::actions::may_add;
use super::super::model::BarrierId;
use super::super::sources::markings;
use super::actions;
use super::forms::{BarrierForm, Correction};
use super::queries;
use super::views::{BarriersPage, NotePage, OffersPage, state_path, whole_table};
use crate::error::AppError;
use crate::exchanges::Saving;
use crate::treaty::Iso3;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::export::{FileFormat, table_file};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Posted};

pub(super) async fn index(desk: Desk, code: Path<String>) -> Answer {
    let state = known(&code)?;
    desk.page(move |desk, conn| BarriersPage::load(desk, conn, state))
        .await
}

pub(super) async fn file(desk: Desk, path: Path<(String, String)>) -> Answer {
    let (code, ending) = path.into_inner();
    let (state, format) = (known(&code)?, FileFormat::of(&ending)?);
    desk.answer(move |desk, conn| {
        let table = whole_table(desk, conn, state)?;
        table_file(&table, &format!("barriers-{state}"), format)
    })
    .await
}

pub(super) async fn new(desk: Desk, code: Path<String>) -> Answer {
    let state = known(&code)?;
    desk.page(move |desk, conn| {
        may_add(&desk.actor)?;
        let values = NotePage::usual(desk);
        NotePage::load(desk, conn, state, &values, &FormErrors::default())
    })
    .await
}

pub(super) async fn note(desk: Desk, code: Path<String>, Posted(data): Posted) -> Answer {
    let state = known(&code)?;
    desk.change(move |desk, conn| {
        may_add(&desk.actor)?;
        let kinds = queries::kinds(conn)?;
        let allowed = markings(&desk.actor, None);
        if desk.facts(conn)?.state(state).is_none() {
            return Err(AppError::NotFound);
        }
        let form = match BarrierForm::parse(&data, &kinds, &allowed, desk.today()) {
            Ok(form) => form,
            Err(errors) => {
                return desk.invalid(&NotePage::load(desk, conn, state, &data, &errors)?);
            }
        };
        actions::note(conn, &desk.actor, state, &form, desk.app.clock.now())?;
        Ok(Outcome::done(state_path(state), "barrier-noted"))
    })
    .await
}

pub(super) async fn edit(desk: Desk, id: Path<BarrierId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let barrier = actions::corrigible(conn, &desk.actor, id)?;
        desk.reads("barriers", id, (barrier.marking, barrier.team_id));
        let values = NotePage::saved(&barrier);
        NotePage::correct(desk, conn, &barrier, &values, &FormErrors::default())
    })
    .await
}

pub(super) async fn save(desk: Desk, id: Path<BarrierId>, Posted(data): Posted) -> Answer {
    let (id, data) = (id.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let barrier = actions::corrigible(conn, &desk.actor, id)?;
        let kinds = queries::kinds(conn)?;
        let in_exchange = barrier.exchange.is_some();
        let form = match Correction::parse(&data, &kinds, in_exchange, desk.today()) {
            Ok(form) => form,
            Err(errors) => {
                return desk.invalid(&NotePage::correct(desk, conn, &barrier, &data, &errors)?);
            }
        };
        match actions::save(conn, &desk.actor, id, &form, desk.app.clock.now())? {
            Saving::Done => Ok(Outcome::done(state_path(barrier.state), "saved")),
            Saving::Stale => {
                let none = FormErrors::default();
                let mine = NotePage::correct(desk, conn, &barrier, &data, &none)?;
                let saved = NotePage::saved(&barrier);
                let theirs = NotePage::correct(desk, conn, &barrier, &saved, &none)?;
                desk.stale(&ConflictPage::new(desk.lang, &mine.form, &theirs.form))
            }
        }
    })
    .await
}

pub(super) async fn offers(desk: Desk, path: Path<(String, String)>) -> Answer {
    let (code, kind) = path.into_inner();
    let state = known(&code)?;
    desk.page(move |desk, conn| OffersPage::load(desk, conn, state, &kind))
        .await
}

fn known(code: &str) -> Result<Iso3, AppError> {
    code.parse().map_err(|_| AppError::NotFound)
}
