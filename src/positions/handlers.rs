//! Positions over HTTP.

use actix_web::web::Path;

use super::actions;
use super::forms::PositionForm;
use super::model::{Position, PositionId, state_path};
use super::queries;
use super::views::{ListPage, PositionForms, ShowPage, said};
use crate::access::Remarking;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::sources::markings;
use crate::exchanges::{Saving, may_add};
use crate::treaty::Iso3;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted, own_path};

pub(super) async fn index(desk: Desk, code: Path<String>) -> Answer {
    let state = known(&code)?;
    desk.page(move |desk, conn| ListPage::load(desk, conn, state))
        .await
}

pub(super) async fn new(desk: Desk, code: Path<String>) -> Answer {
    let state = known(&code)?;
    desk.page(move |desk, conn| {
        may_add(&desk.actor)?;
        let forms = forms(desk, conn, state, None)?;
        Ok(forms.add(&forms.usual(), &FormErrors::default()))
    })
    .await
}

pub(super) async fn add(desk: Desk, code: Path<String>, Posted(data): Posted) -> Answer {
    let state = known(&code)?;
    desk.change(move |desk, conn| {
        may_add(&desk.actor)?;
        let forms = forms(desk, conn, state, None)?;
        match forms.parse(&data) {
            Ok(form) => {
                let now = desk.app.clock.now();
                actions::add(conn, &desk.actor, state, &form, now)?;
                let to = match data.get("back") {
                    "" => state_path(state),
                    back => own_path(back).to_owned(),
                };
                Ok(Outcome::done(to, "position-added"))
            }
            Err(errors) => desk.invalid(&forms.add(&data, &errors)),
        }
    })
    .await
}

pub(super) async fn show(desk: Desk, id: Path<PositionId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let position = queries::find(conn, &desk.actor, id)?;
        desk.reads("positions", id, (position.marking, position.team_id));
        ShowPage::load(desk, conn, &position)
    })
    .await
}

pub(super) async fn edit(desk: Desk, id: Path<PositionId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let position = actions::changeable(conn, &desk.actor, id)?;
        desk.reads("positions", id, (position.marking, position.team_id));
        let forms = forms(desk, conn, position.state, Some(&position))?;
        Ok(forms.change(
            &position,
            &PositionForms::saved(&position),
            &FormErrors::default(),
        ))
    })
    .await
}

pub(super) async fn save(desk: Desk, id: Path<PositionId>, Posted(data): Posted) -> Answer {
    let (id, data) = (id.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let position = actions::changeable(conn, &desk.actor, id)?;
        let forms = forms(desk, conn, position.state, Some(&position))?;
        let remarking = Remarking::load(conn, position.marking, position.team_id)?;
        let parsed = forms
            .parse(&data)
            .and_then(|form| Ok((remarking.reason(&data, form.marking)?, form)));
        let (reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => return desk.invalid(&forms.change(&position, &data, &errors)),
        };
        let now = desk.app.clock.now();
        match actions::save(conn, &desk.actor, id, (&form, &reason), now)? {
            Saving::Done => Ok(Outcome::done(format!("/positions/{id}"), "saved")),
            Saving::Stale => desk.stale(&stale(&forms, &position, &data)),
        }
    })
    .await
}

pub(super) async fn bin(desk: Desk, id: Path<PositionId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let position = actions::bin(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(state_path(position.state), "position-binned"))
    })
    .await
}

/// Both versions of an entry that someone saved meanwhile.
fn stale(forms: &PositionForms<'_>, position: &Position, data: &Params) -> ConflictPage {
    let none = FormErrors::default();
    let mine = forms.change_view(position, data, &none);
    let theirs = forms.change_view(position, &PositionForms::saved(position), &none);
    ConflictPage::new(forms.desk.lang, &mine, &theirs)
}

/// What the form of a State's position needs; `kept` is the entry to be changed.
fn forms<'a>(
    desk: &'a Desk,
    conn: &mut Conn,
    state: Iso3,
    kept: Option<&Position>,
) -> Result<PositionForms<'a>, AppError> {
    let facts = desk.facts(conn)?;
    let found = facts.state(state).ok_or(AppError::NotFound)?;
    let mut exchanges = queries::exchanges_with(conn, &desk.actor, state)?;
    if let Some(id) = kept.and_then(|kept| kept.content.exchange_id)
        && !exchanges.iter().any(|(known, ..)| *known == id)
    {
        exchanges.extend(queries::said_in(conn, &desk.actor, id)?);
    }
    Ok(PositionForms {
        desk,
        state,
        name: found.name(desk.lang).to_owned(),
        markings: markings(&desk.actor, kept.map(|kept| (kept.marking, kept.team_id))),
        exchanges: exchanges.iter().map(|it| said(desk.lang, it)).collect(),
    })
}

impl PositionForms<'_> {
    fn parse(&self, data: &Params) -> Result<PositionForm, FormErrors> {
        PositionForm::parse(data, &self.markings, &self.exchanges, self.desk.today())
    }
}

fn known(code: &str) -> Result<Iso3, AppError> {
    code.parse().map_err(|_| AppError::NotFound)
}
