//! Who can help with a State: what the coordinators' States share with it, who has joined in
//! its region, where embassies are, who of us is in contact and whom they know.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::queries::{self, HolderRow, LanguageRow, OfficeRow, SpokenRow, TeamRow};
use crate::auth::{Marking, TeamId};
use crate::contacts::{OrganisationKind, Tongue};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::{Met, by_name, last_met};
use crate::i18n::Lang;
use crate::relations::{self, RelationLine};
use crate::states::{Day, StateFacts, phrases};
use crate::treaty::Iso3;
use crate::web::Desk;
use crate::workplans::WorkPlan;

/// How many States Parties of its region are named.
const NEIGHBOURS: usize = 12;
/// How many of those who know someone are shown.
const KNOWN: usize = 12;
/// How many of a State's latest exchanges tell who knows someone.
const MEETINGS: i64 = 300;
/// How many of its people's relations are shown.
const RELATIONS: i64 = 12;

/// Of so many people of a State it is looked at what they speak.
const SPEAKERS: i64 = 200;

/// What could move a State.
#[derive(Debug, Serialize)]
pub(super) struct Levers {
    shared: Vec<Lever>,
    neighbours: Vec<Link>,
    /// "and 12 more"; empty where all are named.
    neighbours_more: String,
    subregion: String,
    languages: Vec<Lever>,
    /// Languages that people of the coordinators' States speak too.
    shared_languages: Vec<Lever>,
    embassies: Vec<Lever>,
    teams: Vec<Lever>,
    known: Vec<Known>,
    relations: Vec<Told>,
}

/// How someone of its people stands to another.
#[derive(Debug, Serialize)]
struct Told {
    person: String,
    person_href: String,
    line: RelationLine,
}

/// A name and what is said of it.
#[derive(Debug, Serialize)]
struct Lever {
    name: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Link {
    href: String,
    name: String,
}

/// Someone a team has met.
#[derive(Debug, Serialize)]
struct Known {
    href: String,
    name: String,
    marking: String,
    marking_classes: &'static str,
    team: String,
    last: String,
}

impl Levers {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        day: &Day,
        state: &StateFacts,
        plan: &WorkPlan,
        holders: &[HolderRow],
    ) -> Result<Self, AppError> {
        let coordinators: Vec<&StateFacts> = plan
            .coordinators()
            .filter(|code| *code != state.iso3)
            .filter_map(|code| day.facts.state(code))
            .collect();
        let codes: Vec<Iso3> = coordinators.iter().map(|it| it.iso3).collect();
        let offices = queries::offices(conn, state.iso3, &codes)?;
        // What accounts read is for those who work with them.
        let spoken = if desk.actor.is_inside() && !holders.is_empty() {
            queries::languages(conn)?
        } else {
            Vec::new()
        };
        let contacts = contacts(desk, conn, state.iso3)?;
        let met = known_people(conn, desk, state.iso3)?;
        let all = if contacts.is_empty() && met.is_empty() {
            Vec::new()
        } else {
            queries::all_teams(conn)?
        };
        let told = told(desk, conn, state.iso3)?;
        let (neighbours, more) = neighbours(desk.lang, day, state);
        Ok(Self {
            shared: shared(desk, day, state, &coordinators),
            neighbours,
            neighbours_more: if more == 0 {
                String::new()
            } else {
                desk.ta("levers-more", &[("n", more.into())])
            },
            subregion: day
                .facts
                .grouping_name(&state.subregion, desk.lang)
                .to_owned(),
            languages: languages(desk, holders, &spoken),
            shared_languages: shared_languages(desk, conn, day, state, &coordinators)?,
            embassies: embassies(desk, day, state, &coordinators, &offices),
            teams: teams(desk, &contacts, &all),
            known: known(desk, met, &all),
            relations: told,
        })
    }
}

/// How its people stand to each other and to others.
fn told(desk: &Desk, conn: &mut Conn, state: Iso3) -> Result<Vec<Told>, AppError> {
    let found = relations::queries::of_state(conn, &desk.actor, state, RELATIONS)?;
    let ends = relations::queries::ends(conn, &desk.actor, &found)?;
    Ok(found
        .iter()
        .filter_map(|relation| {
            let one = std::slice::from_ref(relation);
            let line = relations::lines(desk, one, &ends, Some(relation.person)).pop()?;
            Some(Told {
                person: ends.person(relation.person)?,
                person_href: format!("/contacts/{}", relation.person),
                line,
            })
        })
        .collect())
}

/// The organizations that a coordinator's State shares with this one.
fn shared(desk: &Desk, day: &Day, state: &StateFacts, coordinators: &[&StateFacts]) -> Vec<Lever> {
    coordinators
        .iter()
        .map(|coordinator| {
            let names: Vec<_> = coordinator
                .organizations
                .iter()
                .filter(|code| state.organizations.contains(code))
                .map(|code| day.facts.grouping_name(code, desk.lang))
                .collect();
            Lever {
                name: coordinator.name(desk.lang).to_owned(),
                text: if names.is_empty() {
                    desk.t("levers-shared-none")
                } else {
                    names.join(", ")
                },
            }
        })
        .collect()
}

/// The States Parties of its sub-region by name, and how many more there are.
fn neighbours(lang: Lang, day: &Day, state: &StateFacts) -> (Vec<Link>, usize) {
    let all: Vec<_> = day
        .facts
        .by_name(lang)
        .filter(|it| it.subregion == state.subregion && it.iso3 != state.iso3)
        .filter(|it| day.state(it.iso3).status.is_bound())
        .collect();
    let links = all.iter().take(NEIGHBOURS).map(|it| Link {
        href: format!("/states/{}", it.iso3),
        name: it.name(lang).to_owned(),
    });
    (links.collect(), all.len().saturating_sub(NEIGHBOURS))
}

/// The languages in which its people are addressed, and which of our teams read them.
fn languages(desk: &Desk, holders: &[HolderRow], spoken: &[LanguageRow]) -> Vec<Lever> {
    let mut people: BTreeMap<Lang, i64> = BTreeMap::new();
    for holder in holders {
        *people.entry(holder.language).or_default() += 1;
    }
    people
        .into_iter()
        .map(|(language, n)| {
            let teams: BTreeSet<&str> = spoken
                .iter()
                .filter(|row| row.language == language)
                .map(|row| row.team.as_str())
                .collect();
            let teams: Vec<_> = teams.into_iter().collect();
            let key = if teams.is_empty() {
                "levers-language"
            } else {
                "levers-language-teams"
            };
            Lever {
                name: language.pick("English", "français", "español").to_owned(),
                text: desk.ta(key, &[("n", n.into()), ("teams", teams.join(", ").into())]),
            }
        })
        .collect()
}

/// The organizations of States that have a language in common, by their code in the pack.
const OF_A_LANGUAGE: [(&str, Tongue); 3] = [
    ("CPLP", Tongue::Portuguese),
    ("CW", Tongue::English),
    ("OIF", Tongue::French),
];

/// What those speak who hold posts of a State, and of the coordinators' where there are any.
fn speakers(
    desk: &Desk,
    conn: &mut Conn,
    state: Iso3,
    coordinators: &[Iso3],
) -> Result<Vec<SpokenRow>, AppError> {
    let mut of = |state| queries::spoken(conn, &desk.actor, state, desk.today(), SPEAKERS);
    let mut found = of(state)?;
    if !found.is_empty() {
        for coordinator in coordinators {
            found.extend(of(*coordinator)?);
        }
    }
    Ok(found)
}

/// The languages that its people and the coordinators' speak, and those for which both
/// States are members of an organization.
fn shared_languages(
    desk: &Desk,
    conn: &mut Conn,
    day: &Day,
    state: &StateFacts,
    coordinators: &[&StateFacts],
) -> Result<Vec<Lever>, AppError> {
    if coordinators.is_empty() {
        return Ok(Vec::new());
    }
    let codes: Vec<Iso3> = coordinators.iter().map(|it| it.iso3).collect();
    let people = speakers(desk, conn, state.iso3, &codes)?;
    let names = |codes: &BTreeSet<Iso3>| {
        let named = coordinators.iter().filter(|it| codes.contains(&it.iso3));
        let named: Vec<_> = named.map(|it| it.name(desk.lang)).collect();
        named.join(", ")
    };
    let mut found = Vec::new();
    for tongue in Tongue::ALL {
        let speaks = |row: &&SpokenRow| {
            row.language.as_str() == tongue.as_str()
                || Tongue::all_of(&row.spoken).any(|it| it == *tongue)
        };
        let speakers = || people.iter().filter(speaks);
        let own: BTreeSet<_> = speakers()
            .filter(|row| row.state == Some(state.iso3))
            .map(|row| row.person.0)
            .collect();
        let theirs = speakers().filter_map(|row| row.state);
        let theirs: BTreeSet<Iso3> = theirs.filter(|it| codes.contains(it)).collect();
        let mut said = Vec::new();
        if !own.is_empty() && !theirs.is_empty() {
            let n = i64::try_from(own.len()).unwrap_or(i64::MAX);
            said.push(desk.ta(
                "levers-shared-language",
                &[("n", n.into()), ("states", names(&theirs).into())],
            ));
        }
        let of = OF_A_LANGUAGE.iter().find(|(_, of)| of == tongue);
        if let Some((organization, _)) = of {
            let is_member =
                |it: &StateFacts| it.organizations.iter().any(|code| code == organization);
            let members = coordinators.iter().filter(|it| is_member(it));
            let members: BTreeSet<Iso3> = members.map(|it| it.iso3).collect();
            if is_member(state) && !members.is_empty() {
                said.push(desk.ta(
                    "levers-shared-membership",
                    &[
                        (
                            "organization",
                            day.facts.grouping_name(organization, desk.lang).into(),
                        ),
                        ("states", names(&members).into()),
                    ],
                ));
            }
        }
        if !said.is_empty() {
            found.push(Lever {
                name: tongue.label(desk.lang),
                text: said.join("; "),
            });
        }
    }
    Ok(found)
}

/// The coordinators' embassies where its authorities are, and its own embassies where
/// theirs are.
fn embassies(
    desk: &Desk,
    day: &Day,
    state: &StateFacts,
    coordinators: &[&StateFacts],
    offices: &[OfficeRow],
) -> Vec<Lever> {
    let capitals = |code: Iso3| -> BTreeSet<&str> {
        offices
            .iter()
            .filter(|it| it.state == Some(code) && it.kind == OrganisationKind::Capital)
            .map(|it| it.place.as_str())
            .filter(|place| !place.is_empty())
            .collect()
    };
    let here = capitals(state.iso3);
    let theirs: BTreeSet<&str> = coordinators
        .iter()
        .flat_map(|it| capitals(it.iso3))
        .collect();
    offices
        .iter()
        .filter(|it| it.kind == OrganisationKind::Embassy)
        .filter(|it| {
            let place = it.place.as_str();
            if it.state == Some(state.iso3) {
                theirs.contains(place)
            } else {
                here.contains(place)
            }
        })
        .map(|it| {
            let owner = it.state.map_or("", |code| day.facts.name(code, desk.lang));
            Lever {
                name: it.name.clone(),
                text: desk.ta(
                    "levers-embassy",
                    &[("state", owner.into()), ("place", it.place.as_str().into())],
                ),
            }
        })
        .collect()
}

/// Which teams have spoken with it, the latest first.
fn contacts(desk: &Desk, conn: &mut Conn, state: Iso3) -> Result<Vec<Contact>, AppError> {
    let mut found: BTreeMap<TeamId, (i64, NaiveDate)> = BTreeMap::new();
    for (team, count, last) in queries::contacts_by_team(conn, &desk.actor, state)? {
        found.insert(team, (count, last));
    }
    for exchange in by_name(conn, &desk.actor)? {
        if exchange.state == state {
            let (count, last) = found
                .entry(exchange.team_id)
                .or_insert((0, exchange.held_on));
            *count += 1;
            *last = exchange.held_on.max(*last);
        }
    }
    let mut rows: Vec<Contact> = found.into_iter().collect();
    rows.sort_by_key(|(team, (_, last))| (std::cmp::Reverse(*last), *team));
    Ok(rows)
}

/// A team, how many exchanges it has, and the day of the last.
type Contact = (TeamId, (i64, NaiveDate));

/// The teams in contact by name; partners are told apart.
fn teams(desk: &Desk, contacts: &[Contact], all: &[TeamRow]) -> Vec<Lever> {
    contacts
        .iter()
        .filter_map(|(team, (count, last))| {
            let row = all.iter().find(|row| row.id == *team)?;
            let key = if row.is_partner {
                "levers-team-partner"
            } else {
                "levers-team"
            };
            Some(Lever {
                name: row.name.clone(),
                text: desk.ta(
                    key,
                    &[
                        ("n", (*count).into()),
                        ("day", desk.lang.short_date(*last).into()),
                    ],
                ),
            })
        })
        .collect()
}

/// Whom of its people a team has met, the latest first.
/// Whom each team has met last, once each.
fn known_people(conn: &mut Conn, desk: &Desk, state: Iso3) -> Result<Vec<Met>, AppError> {
    let mut rows = last_met(conn, &desk.actor, &[state], MEETINGS)?;
    let mut known = HashSet::new();
    rows.retain(|row| known.insert((row.person, row.team)));
    rows.truncate(KNOWN);
    Ok(rows)
}

fn known(desk: &Desk, rows: Vec<Met>, all: &[TeamRow]) -> Vec<Known> {
    rows.into_iter()
        .map(|row| Known {
            href: format!("/contacts/{}", row.person),
            name: row.name.full(),
            marking: word(desk, row.person_marking),
            marking_classes: row.person_marking.classes(),
            team: all
                .iter()
                .find(|team| team.id == row.team)
                .map_or_else(String::new, |team| team.name.clone()),
            last: desk.lang.short_date(row.on),
        })
        .collect()
}

fn word(desk: &Desk, marking: Marking) -> String {
    desk.t(&format!("marking-{}", phrases::dashed(marking.as_str())))
}
