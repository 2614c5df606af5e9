//! The form of an exchange.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::barriers::MAX_SAID_BY;
use super::commitments::{MAX_ROWS, Promise, promises};
use super::model::{BarrierKind, Direction, ExchangeKind};
use super::people::Picked;
use super::sources::{Sources, is_among};
use super::zones::{self, Hour};
use crate::auth::Marking;
use crate::contacts::PersonId;
use crate::db::types::Moment;
use crate::events::EventId;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};
use crate::workplans::ActivityId;

/// The longest summary, in characters.
pub(super) const MAX_SUMMARY: usize = 20_000;
/// The longest number of a note, in characters.
const MAX_REFERENCE: usize = 60;
/// The longest detail of a barrier, in characters.
const MAX_DETAIL: usize = 4_000;

/// An exchange as it is typed, and what came out of it.
#[derive(Debug, Clone)]
pub(super) struct ExchangeForm {
    pub version: i32,
    pub state: Iso3,
    pub kind: ExchangeKind,
    pub direction: Option<Direction>,
    pub reference: String,
    pub held_on: NaiveDate,
    pub held_at: Option<NaiveTime>,
    pub zone: Tz,
    pub starts_at: Option<Moment>,
    pub place: String,
    pub people: Vec<PersonId>,
    pub spoke_for_us: String,
    pub summary: String,
    pub barrier: Option<RaisedBarrier>,
    pub promises: Vec<Promise>,
    pub follow_up_on: Option<NaiveDate>,
    pub activity_id: Option<ActivityId>,
    pub event_id: Option<EventId>,
    pub marking: Marking,
}

/// A barrier raised in an exchange.
#[derive(Debug, Clone)]
pub(super) struct RaisedBarrier {
    pub kind: String,
    pub said_by: String,
    pub detail: String,
}

impl ExchangeForm {
    /// Reads the form of an exchange logged or changed on `today`.
    pub(super) fn parse(
        data: &Params,
        sources: &Sources,
        picked: &Picked,
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let state = state(&mut reader, sources);
        let kind = reader.choice("kind");
        let direction = reader.optional_choice("direction");
        let reference = reference(&mut reader, kind, direction, sources.given.as_deref());
        let held_on = held_on(&mut reader, today);
        for error in &picked.errors {
            reader.refuse(&error.field, error.key, error.args.clone());
        }
        let summary = reader.required_text("summary", MAX_SUMMARY);
        let barrier = barrier(&mut reader, &sources.barriers);
        let activity_id = among(&mut reader, "activity", &sources.activities);
        let event_id = among(&mut reader, "event", &sources.events);
        let promises = promises(&mut reader, data, sources, MAX_ROWS);
        let follow_up_on = follow_up(&mut reader, held_on);
        let place = reader.text("place", 200);
        let held_at = reader.optional::<Hour>("held_at", "form-time");
        let zone: Option<Tz> = reader.required("zone", "form-choose");
        let starts_at = starts_at(&mut reader, held_on, held_at.as_ref(), zone);
        let spoke_for_us = reader.text("spoke_for_us", 200);
        let marking = reader.one_of("marking", &sources.markings);
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                version,
                state: state?,
                kind: kind?,
                direction,
                reference,
                held_on: held_on?,
                held_at: held_at.map(|hour| hour.0),
                zone: zone?,
                starts_at,
                place,
                people: picked.ids.clone(),
                spoke_for_us,
                summary,
                barrier,
                promises,
                follow_up_on,
                activity_id,
                event_id,
                marking: marking?,
            })
        })
    }
}

/// Reads the form of a barrier alone.
pub(super) fn barrier_alone(
    data: &Params,
    kinds: &[BarrierKind],
) -> Result<RaisedBarrier, FormErrors> {
    let mut reader = Reader::new(data);
    let barrier = barrier(&mut reader, kinds);
    if barrier.is_none() && reader.is_fine() {
        reader.refuse("barrier", "form-required", Vec::new());
    }
    reader.finish(|| barrier)
}

/// A State of the treaty's facts.
pub(super) fn state(reader: &mut Reader<'_>, sources: &Sources) -> Option<Iso3> {
    let state = reader.choice::<Iso3>("state")?;
    if !sources.has_state(state) {
        reader.refuse("state", "form-choose", Vec::new());
    }
    Some(state)
}

fn among<T: FromStr>(
    reader: &mut Reader<'_>,
    field: &str,
    choices: &[crate::web::forms::Choice],
) -> Option<T> {
    let value = reader.optional_choice::<T>(field)?;
    if !is_among(choices, reader.raw(field)) {
        reader.refuse(field, "form-choose", Vec::new());
    }
    Some(value)
}

/// The number of an exchange. Our own notes verbales have theirs from the desk, and what
/// has one stays such a note.
fn reference(
    reader: &mut Reader<'_>,
    kind: Option<ExchangeKind>,
    direction: Option<Direction>,
    given: Option<&str>,
) -> String {
    let typed = reader.text("reference", MAX_REFERENCE);
    let is_ours = kind == Some(ExchangeKind::NoteVerbale) && direction == Some(Direction::Out);
    let Some(given) = given else {
        if is_ours && !typed.is_empty() {
            reader.refuse("reference", "exchange-reference-ours", Vec::new());
        }
        return typed;
    };
    let number = || vec![("number", given.to_owned().into())];
    if !is_ours {
        reader.refuse("kind", "exchange-kind-numbered", number());
    }
    if !typed.is_empty() && typed != given {
        reader.refuse("reference", "exchange-reference-given", number());
    }
    given.to_owned()
}

/// The day of an exchange: it has taken place. East of Greenwich it may be tomorrow.
fn held_on(reader: &mut Reader<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let day = reader.date("held_on")?;
    if day > today + TimeDelta::days(1) {
        reader.refuse("held_on", "exchange-held_on-future", Vec::new());
    }
    Some(day)
}

fn follow_up(reader: &mut Reader<'_>, held_on: Option<NaiveDate>) -> Option<NaiveDate> {
    let day = reader.optional_date("follow_up_on")?;
    if held_on.is_some_and(|held_on| day < held_on) {
        reader.refuse("follow_up_on", "exchange-follow_up_on-early", Vec::new());
    }
    Some(day)
}

fn starts_at(
    reader: &mut Reader<'_>,
    held_on: Option<NaiveDate>,
    held_at: Option<&Hour>,
    zone: Option<Tz>,
) -> Option<Moment> {
    let (held_on, held_at, zone) = (held_on?, held_at?, zone?);
    let moment = zones::moment(zone, held_on, held_at.0);
    if moment.is_none() {
        let zone = zones::readable(zone.name());
        reader.refuse(
            "held_at",
            "exchange-held_at-skipped",
            vec![("zone", zone.into())],
        );
    }
    moment
}

fn barrier(reader: &mut Reader<'_>, kinds: &[BarrierKind]) -> Option<RaisedBarrier> {
    let said_by = reader.text("barrier_said_by", MAX_SAID_BY);
    let detail = reader.text("barrier_detail", MAX_DETAIL);
    let kind = reader.raw("barrier").to_owned();
    if kind.is_empty() {
        if !detail.is_empty() || !said_by.is_empty() {
            reader.refuse("barrier", "exchange-barrier-missing", Vec::new());
        }
        return None;
    }
    if !kinds.iter().any(|known| known.code == kind) {
        reader.refuse("barrier", "form-choose", Vec::new());
    }
    Some(RaisedBarrier {
        kind,
        said_by,
        detail,
    })
}
