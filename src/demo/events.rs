//! Events with their guests.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::cast::Cast;
use super::dice::Dice;
use super::offices::Office;
use super::script::ScriptEvent;
use super::stage::{Rank, Scene, Stage, at};
use super::{Part, TODAY, insert, insert_for_ids};
use crate::auth::{Marking, TeamId, UserId};
use crate::db::Conn;
use crate::db::schema::{event_guests, events};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::workplans::ActivityId;

/// An event at which exchanges may take place.
pub(super) struct Occasion<'a> {
    pub(super) id: i64,
    pub(super) script: &'a ScriptEvent,
    zone: Tz,
    activity: Option<ActivityId>,
    /// Those who came.
    pub(super) present: Vec<&'a Scene>,
}

/// Where an exchange takes place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Venue<'a> {
    /// Whose people take part.
    pub(super) office: Office,
    pub(super) place: &'a str,
    pub(super) zone: Tz,
    pub(super) event: Option<i64>,
    /// What the event is part of.
    pub(super) activity: Option<ActivityId>,
}

impl Occasion<'_> {
    /// The event as a venue.
    pub(super) fn venue(&self) -> Venue<'_> {
        Venue {
            office: office_near(&self.script.place),
            place: &self.script.place,
            zone: self.zone,
            event: Some(self.id),
            activity: self.activity,
        }
    }
}

const ATTENDED: &str = "attended";

#[derive(Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct NewEvent<'a> {
    kind: &'a str,
    title: &'a str,
    place: &'a str,
    zone: &'a str,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    opens_at: Option<String>,
    closes_at: Option<String>,
    organizer: &'a str,
    description: &'a str,
    activity_id: Option<ActivityId>,
    series: &'a str,
    languages: &'a str,
    outcome: &'a str,
    marking: Marking,
    team_id: TeamId,
    created_by: Option<UserId>,
    created_at: Moment,
    updated_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = event_guests, treat_none_as_default_value = false)]
struct NewGuest {
    event_id: i64,
    state: Iso3,
    person_id: Option<i64>,
    attendance: &'static str,
    note: &'static str,
}

/// Adds the script's events.
pub(super) fn fill<'a>(
    conn: &mut Conn,
    stage: &'a Stage,
    cast: &Cast,
) -> Result<Vec<Occasion<'a>>, AppError> {
    let mut dice = stage.dice(Part::Events);
    let script = &stage.script.events;
    let rows = script
        .iter()
        .map(|event| row(stage, event))
        .collect::<Result<Vec<_>, _>>()?;
    let ids = insert_for_ids!(conn, events, rows);

    let mut occasions = Vec::new();
    let mut guests = Vec::new();
    for (event, id) in script.iter().zip(ids) {
        let mut present = Vec::new();
        for scene in guest_list(&mut dice, stage, event) {
            let guest = guest(&mut dice, cast, event, id, scene);
            if guest.attendance == ATTENDED {
                present.push(scene);
            }
            guests.push(guest);
        }
        occasions.push(Occasion {
            id,
            script: event,
            zone: event.zone.parse().map_err(AppError::internal)?,
            activity: stage.activity(event.activity),
            present,
        });
    }
    insert!(conn, event_guests, guests);
    Ok(occasions)
}

fn row<'a>(stage: &Stage, event: &'a ScriptEvent) -> Result<NewEvent<'a>, AppError> {
    let team = stage.teams.named(&event.team)?;
    let announced = (event.from - TimeDelta::days(50)).max(stage.plan.baseline_on);
    let created_at = at(announced, 10, 20);
    Ok(NewEvent {
        kind: &event.kind,
        title: &event.title,
        place: &event.place,
        zone: &event.zone,
        starts_on: event.from,
        ends_on: event.until,
        opens_at: event.opens_at.clone(),
        closes_at: event.closes_at.clone(),
        organizer: &event.organizer,
        description: &event.description,
        activity_id: stage.activity(event.activity),
        series: &event.series,
        languages: &event.languages,
        outcome: &event.outcome,
        marking: event.marking,
        team_id: team.id,
        created_by: Some(team.user),
        created_at,
        updated_at: created_at,
    })
}

fn guest_list<'a>(dice: &mut Dice, stage: &'a Stage, event: &ScriptEvent) -> Vec<&'a Scene> {
    let mut invited: Vec<_> = stage
        .states
        .iter()
        .filter(|scene| scene.rank != Rank::Other && scene.spoken_with(event.from))
        .filter(|scene| event.groups.is_empty() || event.groups.contains(&scene.group))
        .collect();
    dice.shuffle(&mut invited);
    invited.truncate(event.guests);
    invited.sort_by_key(|scene| scene.iso3);
    invited
}

fn office_near(place: &str) -> Office {
    match place {
        "Geneva" => Office::Geneva,
        "New York" => Office::NewYork,
        _ => Office::Capital,
    }
}

fn guest(dice: &mut Dice, cast: &Cast, event: &ScriptEvent, id: i64, scene: &Scene) -> NewGuest {
    let office = office_near(&event.place);
    let attendance = if event.until < TODAY {
        let came = [(58, ATTENDED), (14, "absent"), (16, "declined")];
        dice.share(&came, "invited")
    } else {
        dice.share(&[(40, "confirmed"), (8, "declined")], "invited")
    };
    let named = attendance != "invited" && dice.percent(80);
    let person_id = if named {
        dice.pick(cast.at(scene.iso3, office)).copied()
    } else {
        None
    };
    NewGuest {
        event_id: id,
        state: scene.iso3,
        person_id,
        attendance,
        note: "",
    }
}
