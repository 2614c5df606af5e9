//! Commitments over HTTP.

use actix_web::web::Path;

use super::super::actions::{self as exchange_actions, Saving};
use super::super::model::{Exchange, ExchangeId};
use super::super::sources::Sources;
use super::actions;
use super::agreed::{Agreed, Typed};
use super::forms::{CommitmentForm, Under};
use super::model::{Commitment, CommitmentFilter, CommitmentId, Origin};
use super::queries;
use super::views::{FormPage, ListPage, Listing, ShowPage, file};
use crate::access::Remarking;
use crate::auth::{Marking, team_names};
use crate::db::Conn;
use crate::error::AppError;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::export::{FileFormat, MAX_ROWS};
use crate::web::forms::FormErrors;
use crate::web::table::Cursor;
use crate::web::{Answer, Desk, Outcome, PAGE_ROWS, Params, Posted, inline};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let mut listing = listing(desk, conn, PAGE_ROWS)?;
        if listing.lines.len() > PAGE_ROWS {
            listing.lines.truncate(PAGE_ROWS);
            let last = listing.lines.last();
            listing.next = last.map(|last| queries::cursor(&listing.filter, last));
        }
        Ok(ListPage::new(desk, &listing))
    })
    .await
}

pub(super) async fn export(desk: Desk, ending: Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let mut listing = listing(desk, conn, MAX_ROWS)?;
        if listing.lines.len() > MAX_ROWS {
            return Err(AppError::TooMany);
        }
        listing.agreed = Agreed::load(conn, &desk.actor, &listing.lines)?;
        file(desk, &listing, format)
    })
    .await
}

pub(super) async fn show(desk: Desk, id: Path<CommitmentId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let commitment = queries::find(conn, &desk.actor, id)?;
        desk.reads("commitments", id, (commitment.marking, commitment.team_id));
        let (facts, teams) = (desk.facts(conn)?, team_names(conn)?);
        let agreed = agreed(desk, conn, &commitment)?;
        Ok(ShowPage::new(desk, &facts, &teams, (&commitment, &agreed)))
    })
    .await
}

pub(super) async fn new(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        exchange_actions::may_add(&desk.actor)?;
        let sources = Sources::load(desk, conn, None)?;
        let asked = desk.params();
        let usual = [Marking::Coordination, Marking::WorkingGroup];
        let marking = usual
            .iter()
            .find(|marking| sources.markings.contains(marking));
        let exchange = asked.value::<ExchangeId>("exchange");
        if let Some(exchange) = exchange {
            exchange_actions::changeable(conn, &desk.actor, exchange)?;
        }
        let data = Params::default()
            .with("state", asked.get("state"))
            .with("exchange", asked.get("exchange"))
            .with("marking", marking.map_or("", |marking| marking.as_str()));
        Ok(FormPage::add(
            desk,
            (&sources, &Typed::default()),
            exchange,
            &data,
            &FormErrors::default(),
        ))
    })
    .await
}

pub(super) async fn add(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        exchange_actions::may_add(&desk.actor)?;
        let exchange = match data.value::<ExchangeId>("exchange") {
            Some(id) => Some(exchange_actions::changeable(conn, &desk.actor, id)?),
            None => None,
        };
        let sources = Sources::load(desk, conn, None)?;
        let under = exchange.as_ref().map_or(Under::Itself, |_| Under::Exchange);
        let typed = Typed::resolve(conn, &desk.actor, &sources.facts, &data)?;
        match CommitmentForm::parse(&data, &sources, under, &typed) {
            Ok(form) => added(desk, conn, exchange.as_ref(), &form),
            Err(errors) => {
                let id = exchange.map(|exchange| exchange.id);
                let known = (&sources, &typed);
                desk.invalid(&FormPage::add(desk, known, id, &data, &errors))
            }
        }
    })
    .await
}

pub(super) async fn edit(desk: Desk, id: Path<CommitmentId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let commitment = actions::changeable(conn, &desk.actor, id)?;
        desk.reads("commitments", id, (commitment.marking, commitment.team_id));
        let sources = sources(desk, conn, &commitment)?;
        let data = FormPage::saved(&commitment, &agreed(desk, conn, &commitment)?);
        let typed = Typed::resolve(conn, &desk.actor, &sources.facts, &data)?;
        Ok(FormPage::change(
            desk,
            (&sources, &typed),
            &commitment,
            &data,
            &FormErrors::default(),
        ))
    })
    .await
}

pub(super) async fn save(desk: Desk, id: Path<CommitmentId>, Posted(data): Posted) -> Answer {
    let (id, data) = (id.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let commitment = actions::changeable(conn, &desk.actor, id)?;
        let agreed = agreed(desk, conn, &commitment)?;
        let saved = || FormPage::saved(&commitment, &agreed);
        let data = inline::completed(data, saved);
        let sources = sources(desk, conn, &commitment)?;
        let typed = Typed::resolve(conn, &desk.actor, &sources.facts, &data)?;
        let typed = typed.keeping(&commitment, &agreed);
        let remarking = Remarking::load(conn, commitment.marking, commitment.team_id)?;
        let parsed = CommitmentForm::parse(&data, &sources, Under::of(&commitment), &typed)
            .and_then(|form| {
                let to = form.own.map_or(commitment.marking, |(_, marking)| marking);
                Ok((remarking.reason(&data, to)?, form))
            });
        let (reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => {
                let known = (&sources, &typed);
                let page = FormPage::change(desk, known, &commitment, &data, &errors);
                return desk.invalid(&page);
            }
        };
        match actions::save(
            conn,
            &desk.actor,
            id,
            (&form, &reason),
            desk.app.clock.now(),
        )? {
            Saving::Done => {
                let to = inline::back(&data, format!("/commitments/{id}"));
                Ok(Outcome::done(to, "saved"))
            }
            Saving::Stale => {
                let none = FormErrors::default();
                let now = saved();
                let mine = (&sources, &typed);
                let mine = FormPage::change_view(desk, mine, &commitment, &data, &none);
                let theirs = Typed::resolve(conn, &desk.actor, &sources.facts, &now)?;
                let theirs = (&sources, &theirs);
                let theirs = FormPage::change_view(desk, theirs, &commitment, &now, &none);
                desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
            }
        }
    })
    .await
}

pub(super) async fn done(desk: Desk, id: Path<CommitmentId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        let commitment = actions::done(conn, &desk.actor, id, desk.today(), now)?;
        Ok(Outcome::done(
            back(&data, &commitment),
            "commitment-done-flash",
        ))
    })
    .await
}

pub(super) async fn reopen(desk: Desk, id: Path<CommitmentId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let commitment = actions::reopen(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(
            back(&data, &commitment),
            "commitment-reopened-flash",
        ))
    })
    .await
}

pub(super) async fn bin(desk: Desk, id: Path<CommitmentId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::bin(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(
            format!("/commitments/{id}"),
            "commitment-binned",
        ))
    })
    .await
}

pub(super) async fn restore(desk: Desk, id: Path<CommitmentId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::restore(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(
            format!("/commitments/{id}"),
            "commitment-restored",
        ))
    })
    .await
}

/// Notes a commitment, of an exchange or on its own, and goes where it can be seen.
fn added(
    desk: &Desk,
    conn: &mut Conn,
    exchange: Option<&Exchange>,
    form: &CommitmentForm,
) -> Result<Outcome, AppError> {
    let own = || {
        form.own.map(|(state, marking)| Origin {
            exchange_id: None,
            state,
            marking,
            team_id: desk.actor.team_id,
        })
    };
    let origin = exchange
        .map(Exchange::origin)
        .or_else(own)
        .ok_or_else(|| AppError::internal("a commitment of no State"))?;
    let now = desk.app.clock.now();
    let id = actions::add(conn, &desk.actor, &origin, &form.promise, now)?;
    let to = exchange.map_or_else(
        || format!("/commitments/{id}"),
        |exchange| format!("/exchanges/{}", exchange.id),
    );
    Ok(Outcome::done(to, "saved"))
}

/// The list that the address names, with one row more than `rows` where there are more.
pub(super) fn listing(desk: &Desk, conn: &mut Conn, rows: usize) -> Result<Listing, AppError> {
    let params = desk.params();
    let filter = CommitmentFilter::of(&params);
    let after: Option<Cursor> = params.value("after").filter(|_| rows == PAGE_ROWS);
    let limit = i64::try_from(rows + 1).unwrap_or(i64::MAX);
    let today = desk.today();
    Ok(Listing {
        lines: queries::lines(conn, &desk.actor, &filter, today, after.as_ref(), limit)?,
        count: queries::count(conn, &desk.actor, &filter, today)?,
        facts: desk.facts(conn)?,
        teams: team_names(conn)?,
        agreed: Agreed::default(),
        next: None,
        params,
        filter,
    })
}

fn sources(desk: &Desk, conn: &mut Conn, commitment: &Commitment) -> Result<Sources, AppError> {
    let mut sources = Sources::load(desk, conn, None)?;
    let kept = Some((commitment.marking, commitment.team_id));
    sources.markings = super::super::sources::markings(&desk.actor, kept);
    Ok(sources)
}

fn agreed(desk: &Desk, conn: &mut Conn, commitment: &Commitment) -> Result<Agreed, AppError> {
    Agreed::load(conn, &desk.actor, std::slice::from_ref(commitment))
}

/// Where a click on "done" came from: the list with its filter, the exchange, or else
/// the commitment's own page.
fn back(data: &Params, commitment: &Commitment) -> String {
    if let Some(list) = data.get("back").strip_prefix("/commitments?") {
        return Params::parse(list).href("/commitments");
    }
    match (data.get("back"), commitment.exchange_id) {
        ("/commitments", _) => "/commitments".to_owned(),
        ("exchange", Some(id)) => format!("/exchanges/{id}"),
        _ => format!("/commitments/{}", commitment.id),
    }
}
