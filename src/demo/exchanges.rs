//! The log: exchanges with who took part, what was promised and what stood in the way.
//! They are made day by day, so that ids, days and indexes grow together, and a batch at
//! a time, so that a million of them need no more memory than a thousand.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::batch::{Batch, NewBarrier, NewExchange, Numbered};
use super::calendar::days;
use super::cast::Cast;
use super::dice::Dice;
use super::events::{Occasion, Venue};
use super::offices::Office;
use super::promises::{Commitment, agenda};
use super::stage::{Scene, Stage, Team, at};
use super::totals::Totals;
use super::{Part, TODAY, insert, now};
use crate::auth::{Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{commitments, note_numbers};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{Direction, written};
use crate::workplans::ActivityId;

/// A large demo says so now and then.
const NEWS_EVERY: usize = 100_000;
/// Of a hundred exchanges on the day of an event, so many are held there.
const AT_EVENTS: usize = 55;
/// Barriers a State has, at most, on the average: nobody has thousands.
const BARRIERS_PER_STATE: usize = 20;

/// What is being written.
struct Log<'a> {
    stage: &'a Stage,
    cast: &'a Cast,
    occasions: &'a [Occasion<'a>],
    dice: Dice,
    /// In ten thousand exchanges.
    barriers_raised: usize,
    totals: Totals,
    numbers: Numbers<'a>,
    batch: Batch<'a>,
}

/// The numbers of notes verbales, as the desk would have given them.
struct Numbers<'a> {
    pattern: &'a str,
    last: BTreeMap<(TeamId, i32), i32>,
    received: usize,
}

/// Adds so many exchanges and all that came of them.
pub(super) fn fill(
    conn: &mut Conn,
    stage: &Stage,
    cast: &Cast,
    occasions: &[Occasion<'_>],
    (size, pattern): (usize, &str),
) -> Result<(), AppError> {
    let mut log = Log {
        stage,
        cast,
        occasions,
        dice: stage.dice(Part::Exchanges),
        barriers_raised: 1200.min(BARRIERS_PER_STATE * stage.states.len() * 10_000 / size.max(1)),
        totals: Totals::default(),
        numbers: Numbers {
            pattern,
            last: BTreeMap::new(),
            received: 0,
        },
        batch: Batch::default(),
    };
    let mut written = 0;
    for day in days(stage.plan.baseline_on + TimeDelta::days(1), TODAY, size) {
        let present = Present::on(stage, day.date);
        let occasion = log.occasion(day.date);
        while written < day.by_its_end {
            log.hold(&present, occasion, day.date)?;
            written += 1;
            if log.batch.is_full() {
                log.batch.flush(conn)?;
            }
            if written % NEWS_EVERY == 0 {
                tracing::info!(written, of = size, "the demo's exchanges are being written");
            }
        }
    }
    log.batch.flush(conn)?;
    log.totals.insert(conn)?;
    log.numbers.insert(conn)?;
    let agenda = agenda(stage)?;
    insert!(conn, commitments, agenda);
    Ok(())
}

impl<'a> Log<'a> {
    /// Holds an exchange on a day: at the event of the day, mostly, where there is one.
    fn hold(
        &mut self,
        present: &Present<'a>,
        occasion: Option<&'a Occasion<'a>>,
        held_on: NaiveDate,
    ) -> Result<(), AppError> {
        let occasion = occasion.filter(|_| self.dice.percent(AT_EVENTS));
        let met = occasion.and_then(|it| Some((it, *self.dice.pick(&it.present)?)));
        let (scene, kind, venue) = if let Some((occasion, scene)) = met {
            (scene, "margin", occasion.venue())
        } else {
            let scene = present.one(&mut self.dice)?;
            let kind = self.kind();
            (scene, kind, self.venue(scene, kind))
        };
        let team = self.team(scene)?;
        let marking = self.marking(team);
        let time = self.time(kind, held_on);
        let starts_at = time.and_then(|time| moment(venue.zone, held_on, time));
        let activity_id = self.activity(kind, venue);
        let created_at = self.logged(held_on);
        let summary = self.summary(kind);
        let numbered = self.numbers.next((kind, &summary), team, held_on);
        let follow_up_on = self.follow_up(held_on);
        let place = self.batch.exchanges.len();
        self.batch.exchanges.push(NewExchange {
            state: scene.iso3,
            kind,
            held_on,
            held_at: time.map(|time| time.format("%H:%M").to_string()),
            zone: venue.zone.name(),
            starts_at,
            place: venue.place,
            spoke_for_us: &team.user_name,
            summary,
            follow_up_on,
            activity_id,
            event_id: venue.event,
            marking,
            team_id: team.id,
            created_by: Some(team.user),
            created_at,
            updated_at: created_at,
            numbered,
        });
        self.totals
            .count(scene.iso3, activity_id, marking, team.id, held_on);
        self.meet(place, scene, venue.office);
        self.raise(place, scene, team, marking, held_on, created_at);
        if self.dice.percent(15) {
            let commitment = Commitment {
                state: scene.iso3,
                team: team.id,
                marking,
                noted_on: held_on,
                noted_at: created_at,
            };
            let row = commitment.promise(&mut self.dice, &self.stage.script.promises);
            self.batch.commitments.push((place, row));
        }
        Ok(())
    }

    /// The event of a day, if there is one.
    fn occasion(&self, on: NaiveDate) -> Option<&'a Occasion<'a>> {
        let mut occasions = self.occasions.iter();
        occasions.find(|it| (it.script.from..=it.script.until).contains(&on))
    }

    fn kind(&mut self) -> &'static str {
        let shares = [
            (40, "bilateral"),
            (20, "call"),
            (14, "margin"),
            (13, "note_verbale"),
            (8, "letter"),
        ];
        self.dice.share(&shares, "demarche")
    }

    fn venue(&mut self, scene: &'a Scene, kind: &str) -> Venue<'a> {
        let office = match kind {
            "bilateral" | "call" => self.dice.share(
                &[(50, Office::Geneva), (24, Office::NewYork)],
                Office::Capital,
            ),
            "letter" | "demarche" => Office::Capital,
            _ => self.dice.share(&[(65, Office::Geneva)], Office::NewYork),
        };
        let (place, zone) = match office {
            Office::Geneva => ("Geneva", Tz::Europe__Zurich),
            Office::NewYork => ("New York", Tz::America__New_York),
            _ => (scene.capital.as_str(), scene.zone),
        };
        Venue {
            office,
            // A call has no place.
            place: if kind == "call" { "" } else { place },
            zone,
            event: None,
            activity: None,
        }
    }

    fn team(&mut self, scene: &Scene) -> Result<&'a Team, AppError> {
        let at = self.dice.share(&[(70, scene.lead), (14, 2), (8, 3)], 4);
        self.stage.teams.at(at)
    }

    /// Partners add records of the working group; the others mostly of coordination.
    fn marking(&mut self, team: &Team) -> Marking {
        match team.name.as_str() {
            "ICRC" | "CMC" => self.dice.share(
                &[(80, Marking::WorkingGroup), (12, Marking::Public)],
                Marking::Restricted,
            ),
            _ => self.dice.share(
                &[
                    (68, Marking::Coordination),
                    (18, Marking::WorkingGroup),
                    (10, Marking::Public),
                ],
                Marking::Restricted,
            ),
        }
    }

    /// The local time, of most of what has one.
    fn time(&mut self, kind: &str, held_on: NaiveDate) -> Option<NaiveTime> {
        let timed = matches!(kind, "bilateral" | "call" | "margin" | "demarche");
        // Today is still young.
        if !timed || held_on == TODAY || self.dice.percent(20) {
            return None;
        }
        let hour = u32::try_from(self.dice.between(9, 17)).ok()?;
        let quarter = u32::try_from(self.dice.between(0, 3)).ok()?;
        NaiveTime::from_hms_opt(hour, quarter * 15, 0)
    }

    fn activity(&mut self, kind: &str, venue: Venue<'_>) -> Option<ActivityId> {
        if venue.activity.is_some() {
            return venue.activity;
        }
        let usual = match (kind, venue.office) {
            ("margin", _) => 4,
            (_, Office::Capital) => 2,
            _ => 1,
        };
        let position = self.dice.share(
            &[
                (76, Some(usual)),
                (6, Some(3)),
                (3, Some(6)),
                (3, Some(8)),
                (3, Some(9)),
                (5, Some(10)),
            ],
            None,
        );
        self.stage.activity(position?)
    }

    fn summary(&mut self, kind: &str) -> String {
        let words = &self.stage.script.summaries;
        let openings = words.openings.get(kind).map_or(&[][..], Vec::as_slice);
        let opening = self.dice.word(openings);
        let topic = self.dice.word(&words.topics);
        let outcome = self.dice.word(&words.outcomes);
        format!("Demo: {opening}; {topic}; {outcome}.")
    }

    /// What was held lately is to be come back to now and then, some of it since days.
    fn follow_up(&mut self, held_on: NaiveDate) -> Option<NaiveDate> {
        let lately = held_on > TODAY - TimeDelta::days(45);
        if !lately || !self.dice.percent(18) {
            return None;
        }
        let on = TODAY + TimeDelta::days(self.dice.between(-12, 25));
        Some(on.max(held_on + TimeDelta::days(1)))
    }

    /// An exchange is logged within three days.
    fn logged(&mut self, held_on: NaiveDate) -> Moment {
        let day = held_on + TimeDelta::days(self.dice.between(1, 3));
        let moment = at(day, self.dice.between(7, 15), self.dice.between(0, 59));
        moment.min(now().plus(-TimeDelta::minutes(self.dice.between(5, 90))))
    }

    /// One or two people of the office take part.
    fn meet(&mut self, place: usize, scene: &Scene, office: Office) {
        let there = self.cast.at(scene.iso3, office);
        let first = self.dice.pick(there).copied();
        let second = if self.dice.percent(25) {
            self.dice.pick(there).copied()
        } else {
            None
        };
        let second = second.filter(|person| Some(*person) != first);
        self.batch.participants.extend(
            first
                .into_iter()
                .chain(second)
                .map(|person| (place, person)),
        );
    }

    /// Now and then a barrier comes up.
    fn raise(
        &mut self,
        place: usize,
        scene: &Scene,
        team: &Team,
        marking: Marking,
        raised_on: NaiveDate,
        created_at: Moment,
    ) {
        if self.dice.below(10_000) >= self.barriers_raised {
            return;
        }
        let texts = &self.stage.script.barriers;
        let Some(kind) = self.dice.pick(&self.stage.barrier_kinds) else {
            return;
        };
        let barrier = NewBarrier {
            state: scene.iso3,
            kind,
            raised_on,
            detail: self.dice.word(&texts.details),
            source: &texts.source,
            said_by: &texts.said_by,
            exchange_id: None,
            marking,
            team_id: team.id,
            created_at,
        };
        self.batch.barriers.push((place, barrier));
    }
}

impl Numbers<'_> {
    /// A note came in where its summary says so; letters go out. No dice are thrown, so that
    /// all else of the demo is as it was.
    fn next(&mut self, (kind, said): (&str, &str), team: &Team, held_on: NaiveDate) -> Numbered {
        match kind {
            "letter" => Numbered {
                direction: Some(Direction::Out),
                ..Numbered::default()
            },
            "note_verbale" => {
                if said.contains("received") {
                    self.received += 1;
                    return Numbered {
                        direction: Some(Direction::In),
                        reference: format!("Demo/{}/{:04}", held_on.year(), self.received),
                        ..Numbered::default()
                    };
                }
                let year = held_on.year();
                let last = self.last.entry((team.id, year)).or_default();
                *last += 1;
                Numbered {
                    direction: Some(Direction::Out),
                    reference: written(self.pattern, &team.name, year, *last),
                    note_year: Some(year),
                    note_number: Some(*last),
                }
            }
            _ => Numbered::default(),
        }
    }

    fn insert(&self, conn: &mut Conn) -> Result<(), AppError> {
        for ((team, year), last) in &self.last {
            diesel::insert_into(note_numbers::table)
                .values((
                    note_numbers::team_id.eq(*team),
                    note_numbers::year.eq(*year),
                    note_numbers::last.eq(*last),
                ))
                .execute(conn)?;
        }
        Ok(())
    }
}

/// A local time as a moment. The hour when clocks go forward is at night: the demo's times
/// all exist.
fn moment(zone: Tz, day: NaiveDate, time: NaiveTime) -> Option<Moment> {
    let local = zone.from_local_datetime(&day.and_time(time));
    local.earliest().map(|moment| Moment(moment.naive_utc()))
}

/// The States spoken with on a day, by weight.
struct Present<'a> {
    /// Each with the sum of the weights up to it.
    reach: Vec<(usize, &'a Scene)>,
}

impl<'a> Present<'a> {
    fn on(stage: &'a Stage, day: NaiveDate) -> Self {
        let mut reached = 0;
        let spoken_with = stage.states.iter().filter(|scene| scene.spoken_with(day));
        let reach = spoken_with
            .map(|scene| {
                reached += scene.weight();
                (reached, scene)
            })
            .collect();
        Self { reach }
    }

    fn one(&self, dice: &mut Dice) -> Result<&'a Scene, AppError> {
        let all = self.reach.last().map_or(0, |(reach, _)| *reach);
        let thrown = dice.below(all);
        let at = self.reach.partition_point(|(reach, _)| *reach <= thrown);
        let found = self.reach.get(at).map(|(_, scene)| *scene);
        found.ok_or_else(|| AppError::internal("the pack has no State to speak with"))
    }
}
