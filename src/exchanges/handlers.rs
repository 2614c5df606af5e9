//! The log over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::actions::{self, Saving};
use super::forms::{ExchangeForm, barrier_alone};
use super::listing::Listing;
use super::model::{BarrierId, Exchange, ExchangeId};
use super::people::{self, Picked};
use super::sources::Sources;
use super::views::{FormPage, ListPage, ShowPage, Typed, file};
use super::{barriers, queries};
use crate::access::Remarking;
use crate::attachments::{self, Home, Received};
use crate::contacts::PersonId;
use crate::db::Conn;
use crate::error::AppError;
use crate::events;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::export::FileFormat;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted, inline};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| Ok(ListPage::new(desk, &Listing::page(desk, conn)?)))
        .await
}

pub(super) async fn export(desk: Desk, ending: Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| file(desk, &Listing::whole(desk, conn)?, format))
        .await
}

pub(super) async fn show(desk: Desk, id: Path<ExchangeId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let exchange = queries::find(conn, &desk.actor, id)?;
        desk.reads("exchanges", id, (exchange.marking, exchange.team_id));
        ShowPage::load(
            desk,
            conn,
            &exchange,
            &Params::default(),
            &FormErrors::default(),
        )
    })
    .await
}

pub(super) async fn new(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        actions::may_add(&desk.actor)?;
        let sources = Sources::load(desk, conn, None)?;
        let event = match desk.params().value("event") {
            Some(event) => events::queries::find(conn, &desk.actor, event).map(Some)?,
            None => None,
        };
        let asked: Vec<PersonId> = desk.params().value("person").into_iter().collect();
        let mut data = FormPage::start(desk, &sources, event.as_ref());
        if data.get("state").is_empty() {
            let states = people::states_of(conn, &desk.actor, &asked)?;
            let state = asked.first().and_then(|person| states.get(person));
            data = data.with("state", state.map_or("", |state| state.as_str()));
        }
        let typed = Typed {
            data: &data,
            people: people::checked(conn, &desk.actor, &asked)?,
            errors: &FormErrors::default(),
            more_rows: 0,
        };
        Ok(FormPage::new_exchange(desk, &sources, typed))
    })
    .await
}

pub(super) async fn log(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        actions::may_add(&desk.actor)?;
        let sources = Sources::load(desk, conn, None)?;
        let picked = people::resolve(conn, &desk.actor, &data)?;
        if data.get("add") == "commitment" {
            return one_row_more(desk, &sources, &data, picked);
        }
        let parsed = ExchangeForm::parse(&data, &sources, &picked, desk.today())
            .and_then(|form| Ok((brought_mail(desk, conn, &data)?, form)));
        match parsed {
            Ok((mail, form)) => {
                let pattern = &desk.app.settings.notes.pattern;
                let now = desk.app.clock.now();
                let id = actions::log(conn, &desk.actor, (&form, pattern), now)?;
                if let Some(mail) = mail {
                    // The first file of a record is never one too many.
                    let _ = attachments::attach(conn, desk, Home::Exchange(id), &mail)?;
                }
                Ok(Outcome::done(
                    after_logging(&data, id),
                    "exchange-logged-flash",
                ))
            }
            Err(errors) => {
                let typed = typed(&data, picked, &errors);
                desk.invalid(&FormPage::new_exchange(desk, &sources, typed))
            }
        }
    })
    .await
}

pub(super) async fn edit(desk: Desk, id: Path<ExchangeId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let exchange = actions::changeable(conn, &desk.actor, id)?;
        desk.reads("exchanges", id, (exchange.marking, exchange.team_id));
        let sources = Sources::load(desk, conn, Some(&exchange))?;
        let data = FormPage::saved(&exchange);
        let none = FormErrors::default();
        let typed = saved(desk, conn, &exchange, &data, &none)?;
        Ok(FormPage::change(desk, &sources, &exchange, typed))
    })
    .await
}

pub(super) async fn save(desk: Desk, id: Path<ExchangeId>, Posted(data): Posted) -> Answer {
    let (id, data) = (id.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let exchange = actions::changeable(conn, &desk.actor, id)?;
        let data = whole(desk, conn, &exchange, data)?;
        let sources = Sources::load(desk, conn, Some(&exchange))?;
        let picked = people::resolve(conn, &desk.actor, &data)?;
        let remarking = Remarking::load(conn, exchange.marking, exchange.team_id)?;
        let parsed = ExchangeForm::parse(&data, &sources, &picked, desk.today())
            .and_then(|form| Ok((remarking.reason(&data, form.marking)?, form)));
        let (reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => {
                let typed = typed(&data, picked, &errors);
                return desk.invalid(&FormPage::change(desk, &sources, &exchange, typed));
            }
        };
        let pattern = &desk.app.settings.notes.pattern;
        match actions::save(
            conn,
            &desk.actor,
            id,
            (&form, &reason, pattern),
            desk.app.clock.now(),
        )? {
            Saving::Done => {
                let to = inline::back(&data, format!("/exchanges/{id}"));
                Ok(Outcome::done(to, "saved"))
            }
            Saving::Stale => conflict(desk, conn, &sources, &exchange, &data, picked),
        }
    })
    .await
}

pub(super) async fn bin(desk: Desk, id: Path<ExchangeId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::bin(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(format!("/exchanges/{id}"), "exchange-binned"))
    })
    .await
}

pub(super) async fn restore(desk: Desk, id: Path<ExchangeId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::restore(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(
            format!("/exchanges/{id}"),
            "exchange-restored",
        ))
    })
    .await
}

pub(super) async fn followed_up(desk: Desk, id: Path<ExchangeId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::followed_up(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(
            format!("/exchanges/{id}"),
            "exchange-followed-up",
        ))
    })
    .await
}

pub(super) async fn add_barrier(desk: Desk, id: Path<ExchangeId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let exchange = actions::changeable(conn, &desk.actor, id)?;
        let kinds = barriers::queries::kinds(conn)?;
        match barrier_alone(&data, &kinds) {
            Ok(barrier) => {
                barriers::add(conn, &desk.actor, id, &barrier, desk.app.clock.now())?;
                Ok(Outcome::done(format!("/exchanges/{id}"), "saved"))
            }
            Err(errors) => desk.invalid(&ShowPage::load(desk, conn, &exchange, &data, &errors)?),
        }
    })
    .await
}

pub(super) async fn bin_barrier(desk: Desk, id: Path<BarrierId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let (exchange, state) = barriers::bin(conn, &desk.actor, id, desk.app.clock.now())?;
        let to = exchange.map_or_else(
            || format!("/states/{state}"),
            |exchange| format!("/exchanges/{exchange}"),
        );
        Ok(Outcome::done(to, "exchange-barrier-binned"))
    })
    .await
}

/// The mail that the draft was made from, where it is to be kept.
fn brought_mail(
    desk: &Desk,
    conn: &mut Conn,
    data: &Params,
) -> Result<Option<Received>, FormErrors> {
    let sha256 = data.get("mail");
    if sha256.is_empty() || data.get("keep_mail").is_empty() {
        return Ok(None);
    }
    let now = desk.app.clock.now();
    match attachments::claimed(conn, &desk.actor, sha256, now) {
        Ok(Some(mail)) => Ok(Some(mail)),
        _ => Err(FormErrors::one("keep_mail", "exchange-mail-gone")),
    }
}

fn typed<'a>(data: &'a Params, picked: Picked, errors: &'a FormErrors) -> Typed<'a> {
    Typed {
        data,
        people: picked.choices,
        errors,
        more_rows: 0,
    }
}

fn saved<'a>(
    desk: &Desk,
    conn: &mut Conn,
    exchange: &Exchange,
    data: &'a Params,
    errors: &'a FormErrors,
) -> Result<Typed<'a>, AppError> {
    let ids = queries::people_ids(conn, exchange.id)?;
    Ok(Typed {
        data,
        people: people::checked(conn, &desk.actor, &ids)?,
        errors,
        more_rows: 0,
    })
}

/// What was sent; of a change within a table, with all else as it is saved.
fn whole(
    desk: &Desk,
    conn: &mut Conn,
    exchange: &Exchange,
    data: Params,
) -> Result<Params, AppError> {
    if !inline::is_inline(&data) {
        return Ok(data);
    }
    let ids = queries::people_ids(conn, exchange.id)?;
    let people = people::checked(conn, &desk.actor, &ids)?;
    let people = people.into_iter().map(|it| ("people".to_owned(), it.value));
    let saved = || {
        let fields = FormPage::saved(exchange);
        fields.pairs().iter().cloned().chain(people).collect()
    };
    Ok(inline::completed(data, saved))
}

/// The form again with one more row of commitments: the way without JavaScript.
fn one_row_more(
    desk: &Desk,
    sources: &Sources,
    data: &Params,
    picked: Picked,
) -> Result<Outcome, AppError> {
    let errors = FormErrors::default();
    let typed = Typed {
        more_rows: 1,
        ..typed(data, picked, &errors)
    };
    let page = FormPage::new_exchange(desk, sources, typed);
    Ok(Outcome::Refused {
        html: desk.rendered(&page)?,
        status: StatusCode::OK,
    })
}

/// Both versions of an exchange that someone saved meanwhile.
fn conflict(
    desk: &Desk,
    conn: &mut Conn,
    sources: &Sources,
    exchange: &Exchange,
    data: &Params,
    picked: Picked,
) -> Result<Outcome, AppError> {
    let errors = FormErrors::default();
    let now = FormPage::saved(exchange);
    let mine = FormPage::change_view(desk, sources, exchange, typed(data, picked, &errors));
    let theirs = saved(desk, conn, exchange, &now, &errors)?;
    let theirs = FormPage::change_view(desk, sources, exchange, theirs);
    desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
}

/// Where logging leads: to the exchange, or to the next one at the same event.
fn after_logging(data: &Params, id: ExchangeId) -> String {
    if data.get("then") == "another" {
        let event = Params::default().with("event", data.get("event"));
        return event.href("/exchanges/new");
    }
    format!("/exchanges/{id}")
}
