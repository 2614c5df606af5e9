//! Events over HTTP.

use actix_web::web::Path;

use super::actions;
use super::conflicts;
use super::forms::{EventForm, Marks, invited};
use super::guests::queries::organisations_offered;
use super::model::{Event, EventFilter, EventId};
use super::queries;
use super::views::{FormPage, ListPage, Listing, ShowPage, Sources, Typed, file, guests_view};
use crate::access::Remarking;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::people::{self, Picked};
use crate::exchanges::{Saving, may_add, sources};
use crate::web::conflict::{ConflictPage, merged};
use crate::web::export::{FileFormat, MAX_ROWS};
use crate::web::forms::FormErrors;
use crate::web::table::Cursor;
use crate::web::{Answer, Desk, Outcome, PAGE_ROWS, Params, Posted};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let mut listing = listing(desk, conn, PAGE_ROWS)?;
        if listing.lines.len() > PAGE_ROWS {
            listing.lines.truncate(PAGE_ROWS);
            listing.next = listing.lines.last().map(queries::cursor);
        }
        Ok(ListPage::new(desk, &listing))
    })
    .await
}

pub(super) async fn export(desk: Desk, ending: Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let listing = listing(desk, conn, MAX_ROWS)?;
        if listing.lines.len() > MAX_ROWS {
            return Err(AppError::TooMany);
        }
        file(desk, &listing, format)
    })
    .await
}

pub(super) async fn show(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let event = queries::find(conn, &desk.actor, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        ShowPage::load(desk, conn, &event, &Typed::default())
    })
    .await
}

pub(super) async fn new(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        may_add(&desk.actor)?;
        let sources = Sources::load(desk, conn, None)?;
        let data = FormPage::start(&sources);
        Ok(FormPage::create(
            desk,
            &sources,
            &data,
            &FormErrors::default(),
        ))
    })
    .await
}

pub(super) async fn create(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        may_add(&desk.actor)?;
        let sources = Sources::load(desk, conn, None)?;
        let facts = desk.facts(conn)?;
        match EventForm::parse(&data, &sources.activities, &sources.markings, &facts) {
            Ok(form) => {
                let id = actions::create(conn, &desk.actor, &form, desk.app.clock.now())?;
                saved(desk, conn, id)
            }
            Err(errors) => desk.invalid(&FormPage::create(desk, &sources, &data, &errors)),
        }
    })
    .await
}

pub(super) async fn edit(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let event = actions::changeable(conn, &desk.actor, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        let sources = Sources::load(desk, conn, Some(&event))?;
        let data = FormPage::saved(&event);
        Ok(FormPage::change(
            desk,
            &sources,
            &event,
            &data,
            &FormErrors::default(),
        ))
    })
    .await
}

pub(super) async fn save(desk: Desk, id: Path<EventId>, Posted(data): Posted) -> Answer {
    let (id, data) = (id.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let event = actions::changeable(conn, &desk.actor, id)?;
        let sources = Sources::load(desk, conn, Some(&event))?;
        let remarking = Remarking::load(conn, event.marking, event.team_id)?;
        let facts = desk.facts(conn)?;
        let parsed = EventForm::parse(&data, &sources.activities, &sources.markings, &facts)
            .and_then(|form| Ok((remarking.reason(&data, form.marking)?, form)));
        let (reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => {
                return desk.invalid(&FormPage::change(desk, &sources, &event, &data, &errors));
            }
        };
        match actions::save(
            conn,
            &desk.actor,
            id,
            (&form, &reason),
            desk.app.clock.now(),
        )? {
            Saving::Done => saved(desk, conn, id),
            Saving::Stale => {
                let none = FormErrors::default();
                let now = FormPage::saved(&event);
                let mine = FormPage::change_view(desk, &sources, &event, &data, &none);
                let theirs = FormPage::change_view(desk, &sources, &event, &now, &none);
                desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
            }
        }
    })
    .await
}

pub(super) async fn bin(desk: Desk, id: Path<EventId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::bin(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(format!("/events/{id}"), "event-binned"))
    })
    .await
}

pub(super) async fn restore(desk: Desk, id: Path<EventId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::restore(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(format!("/events/{id}"), "event-restored"))
    })
    .await
}

pub(super) async fn invite(desk: Desk, id: Path<EventId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let event = actions::changeable(conn, &desk.actor, id)?;
        let facts = desk.facts(conn)?;
        let mut picked = people::resolve(conn, &desk.actor, &data)?;
        let states_of = people::states_of(conn, &desk.actor, &picked.ids)?;
        picked.refuse_stateless(&states_of);
        let offered = organisations_offered(conn)?;
        let (states, organisations) = match invited(&data, &facts, &offered, &picked) {
            Ok(both) => both,
            Err(errors) => return refuse(desk, conn, &event, data, picked, errors),
        };
        let guests = actions::Guests {
            states: &states,
            organisations: &organisations,
            people: &states_of,
        };
        let now = desk.app.clock.now();
        if actions::invite(conn, &desk.actor, id, &guests, now)?.is_some() {
            Ok(Outcome::done(
                format!("/events/{id}#guests"),
                "event-invited",
            ))
        } else {
            let full = FormErrors::one("states", "event-guests-full");
            refuse(desk, conn, &event, data, picked, full)
        }
    })
    .await
}

pub(super) async fn mark(desk: Desk, id: Path<EventId>, Posted(data): Posted) -> Answer {
    let (id, data) = (id.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let event = actions::changeable(conn, &desk.actor, id)?;
        let guests = queries::guests(conn, &desk.actor, id)?;
        let marks = match Marks::parse(&data, &guests) {
            Ok(marks) => marks,
            Err(errors) => return refuse(desk, conn, &event, data, Picked::default(), errors),
        };
        match actions::mark(conn, &desk.actor, id, &marks, desk.app.clock.now())? {
            Saving::Done => Ok(Outcome::done(format!("/events/{id}"), "event-guests-saved")),
            Saving::Stale => {
                let facts = desk.facts(conn)?;
                let typed = Typed {
                    data,
                    ..Typed::default()
                };
                let mine = guests_view(desk, &facts, &event, &guests, &typed);
                let theirs = guests_view(desk, &facts, &event, &guests, &Typed::default());
                desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
            }
        }
    })
    .await
}

/// Where saving leads, and whether something else is held on the same days.
fn saved(desk: &Desk, conn: &mut Conn, id: EventId) -> Result<Outcome, AppError> {
    let event = queries::find(conn, &desk.actor, id)?;
    let facts = desk.facts(conn)?;
    let flash = if conflicts::any(conn, &desk.actor, &facts, &event)? {
        "event-saved-conflicts"
    } else {
        "saved"
    };
    Ok(Outcome::done(format!("/events/{id}"), flash))
}

/// The page again with what was typed and what is wrong.
fn refuse(
    desk: &Desk,
    conn: &mut Conn,
    event: &Event,
    data: Params,
    picked: Picked,
    errors: FormErrors,
) -> Result<Outcome, AppError> {
    let typed = Typed {
        data,
        people: picked.choices,
        errors,
    };
    desk.invalid(&ShowPage::load(desk, conn, event, &typed)?)
}

/// The list that the address names, with one row more than `rows` where there are more.
pub(super) fn listing(desk: &Desk, conn: &mut Conn, rows: usize) -> Result<Listing, AppError> {
    let params = desk.params();
    let filter = EventFilter::of(&params);
    let after: Option<Cursor> = params.value("after").filter(|_| rows == PAGE_ROWS);
    let limit = i64::try_from(rows + 1).unwrap_or(i64::MAX);
    let today = desk.today();
    let lines = queries::lines(conn, &desk.actor, &filter, today, after.as_ref(), limit)?;
    let ids: Vec<EventId> = lines.iter().map(|event| event.id).collect();
    Ok(Listing {
        turnouts: queries::turnouts(conn, &desk.actor, &lines)?,
        agendas: queries::on_agenda(conn, &ids)?,
        series: queries::series(conn, &desk.actor)?,
        lines,
        count: queries::count(conn, &desk.actor, &filter, today)?,
        facts: desk.facts(conn)?,
        activities: sources::activities(desk, conn)?,
        next: None,
        params,
        filter,
    })
}
