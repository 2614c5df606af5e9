//! Records whose words give away where they are seen: in every marked table, at every
//! marking, by three teams.

use std::collections::{BTreeMap, BTreeSet};

use accede::audit::{self, Change, Readers, Who};
use accede::auth::{Marking, TeamId};
use accede::db::schema::{
    activities, activity_contacts, answer_files, attachments, barrier_kinds, barriers,
    circulations, commitments, contents, event_agenda, event_guests, event_invitations,
    event_money, events, exchange_people, exchanges, mails, pathway_history, pathway_steps,
    positions, questionnaires, relations, responses, targets, tenures,
};
use accede::survey;
use chrono::TimeDelta;
use diesel::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::desk_data::{day, exchange, iso, plan, team};
use crate::exchanges::person;
use crate::support::TestApp;

/// The teams that have records, and users.
pub const TEAMS: [&str; 3] = ["Malawi", "Spain", "ISU"];

/// A record with a word of its own.
#[derive(Debug, Clone)]
pub struct Canary {
    pub table: &'static str,
    pub id: i64,
    pub state: String,
    pub marking: Marking,
    pub team: &'static str,
    pub word: String,
}

/// The words of all records.
pub struct Words(BTreeMap<String, Canary>);

impl Words {
    pub fn new(canaries: &[Canary]) -> Self {
        let by_word = canaries.iter().map(|it| (it.word.clone(), it.clone()));
        Self(by_word.collect())
    }

    /// The words in a text, whatever their case.
    pub fn of(&self, text: &str) -> BTreeSet<String> {
        let text = text.to_lowercase();
        let mut found = BTreeSet::new();
        for (at, _) in text.match_indices("zq") {
            let word: String = text[at..]
                .chars()
                .take_while(char::is_ascii_alphabetic)
                .collect();
            // What was asked for is not a record.
            if word != "zq" && self.0.contains_key(&word) {
                found.insert(word);
            }
        }
        found
    }

    pub fn canary(&self, word: &str) -> &Canary {
        self.0.get(word).unwrap()
    }
}

/// A word for a record: letters alone, so that it is one word everywhere.
fn word(table: &str, marking: Marking, team: &str) -> String {
    let marking = marking.as_str().replace('_', "");
    let table = table.replace('_', "");
    format!("zq{table}x{marking}x{team}").to_lowercase()
}

/// States that are none of the treaty's, one a record of a table that has one a State.
const STATES: [&str; 12] = [
    "UGA", "AGO", "CAF", "COD", "CYP", "DJI", "HTI", "IDN", "JAM", "KEN", "LBR", "TZA",
];

/// From here on there are no records.
const MISSING: i64 = 900_000;

/// What makes a record of a table and tells its id.
type Maker = fn(&Made<'_>) -> i64;

const MAKERS: [(&str, Maker); 13] = [
    ("exchanges", |made| made.exchange()),
    ("people", |made| made.person()),
    ("events", |made| made.event()),
    ("commitments", |made| made.commitment()),
    ("barriers", |made| made.barrier()),
    ("pathway_steps", |made| made.step()),
    ("positions", |made| made.position()),
    ("relations", |made| made.relation()),
    ("targets", |made| made.target()),
    ("circulations", |made| made.circulation()),
    ("responses", |made| made.response()),
    ("mails", |made| made.mail()),
    ("audit", |made| made.entry()),
];

/// What carries no marking, and what everyone reads, that the records hang on.
pub struct Ground {
    /// A circulation that all those inside know of, for the answers.
    circulation: i64,
    /// A post for each State.
    posts: BTreeMap<&'static str, i64>,
    /// An exchange that everyone reads, in which hidden people took part.
    exchange: i64,
    /// An event that everyone reads, to which hidden people are invited.
    event: i64,
    /// Two people whom everyone reads.
    people: (i64, i64),
}

/// The State of that exchange.
const GROUND_STATE: &str = "UGA";

impl Ground {
    pub fn new(app: &TestApp) -> Self {
        let team = team(app, "Malawi");
        let posts = STATES.map(|state| (state, crate::exchanges::post(app, state)));
        Self {
            circulation: sent(app, "zqcirculationsxground", team),
            posts: posts.into_iter().collect(),
            exchange: exchange(
                app,
                GROUND_STATE,
                "2023-05-29",
                Marking::Public,
                "Malawi",
                "zqexchangesxground",
            ),
            event: workshop(app, "zqeventsxground", Marking::Public, team),
            people: (
                person(app, "Demo", "Zqground", Marking::Public, "Malawi"),
                person(app, "Demo", "Zqother", Marking::Public, "Malawi"),
            ),
        }
    }

    /// Its own records, public both.
    pub fn records(&self) -> Vec<Canary> {
        let record = |table: &'static str, id| Canary {
            table,
            id,
            state: GROUND_STATE.to_owned(),
            marking: Marking::Public,
            team: "Malawi",
            word: format!("zq{table}xground"),
        };
        vec![
            record("circulations", self.circulation),
            record("exchanges", self.exchange),
            record("events", self.event),
        ]
    }
}

/// Puts all of them in.
pub fn fill(app: &TestApp) -> Vec<Canary> {
    let canaries = add(app, &Ground::new(app), |_, _| true);
    agree(app, &canaries);
    canaries
}

/// The same without the audit, whose entries are no records of their own.
pub fn records(app: &TestApp) -> Vec<Canary> {
    let all = fill(app).into_iter();
    all.filter(|canary| canary.table != "audit").collect()
}

/// Puts those in whose marking and team are wanted.
pub fn add(app: &TestApp, ground: &Ground, wanted: impl Fn(Marking, &str) -> bool) -> Vec<Canary> {
    let mut canaries = Vec::new();
    let owned = Marking::ALL
        .iter()
        .flat_map(|marking| TEAMS.map(|team| (*marking, team)));
    for ((marking, owner), own_state) in owned.zip(STATES) {
        if !wanted(marking, owner) {
            continue;
        }
        // Of these a State has one; of the others it has some that are hidden beside
        // some that are not.
        let shared = STATES.iter().zip(TEAMS).find(|(_, team)| *team == owner);
        for (table, make) in MAKERS {
            let state = match table {
                "targets" | "responses" => own_state,
                _ => shared.map_or(own_state, |(state, _)| *state),
            };
            let made = Made {
                app,
                ground,
                state,
                marking,
                owner,
                team: team(app, owner),
                word: word(table, marking, owner),
            };
            canaries.push(Canary {
                table,
                id: make(&made),
                state: state.to_owned(),
                marking,
                team: owner,
                word: made.word,
            });
        }
    }
    canaries
}

/// All commitments, those that everyone reads too, were agreed with someone whom few know
/// of: one of the restricted people among these records.
pub fn agree(app: &TestApp, records: &[Canary]) {
    let restricted = |it: &&Canary| it.table == "people" && it.marking == Marking::Restricted;
    let Some(hidden) = records.iter().rfind(restricted).map(|it| it.id) else {
        return;
    };
    app.write(|conn| {
        diesel::update(commitments::table)
            .set(commitments::person_id.eq(hidden))
            .execute(conn)?;
        // They have left the first post, and all that leaves them open can move.
        diesel::insert_into(tenures::table)
            .values((
                tenures::person_id.eq(hidden),
                tenures::post_id.eq(1),
                tenures::ends_on.eq(day("2023-05-01")),
            ))
            .execute(conn)?;
        Ok(())
    });
}

/// The content of a file that says one word.
pub fn said(word: &str) -> String {
    format!("{:x}", Sha256::digest(word.as_bytes()))
}

/// A record to be made.
struct Made<'a> {
    app: &'a TestApp,
    ground: &'a Ground,
    state: &'static str,
    marking: Marking,
    owner: &'static str,
    team: TeamId,
    word: String,
}

impl Made<'_> {
    /// What the record's file says, which is its word, in the store: its digest and size.
    fn content(&self) -> (String, i64) {
        let (sha256, now) = (said(&self.word), self.app.app.clock.now());
        let bytes = i64::try_from(self.word.len()).unwrap();
        self.app.write(|conn| {
            diesel::insert_into(contents::table)
                .values((
                    contents::sha256.eq(&sha256),
                    contents::bytes.eq(bytes),
                    contents::created_at.eq(now),
                ))
                .execute(conn)?;
            Ok(())
        });
        let folder = self.app.app.settings.database.folder.join("attachments");
        let folder = folder.join(&sha256[..2]);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(&sha256), &self.word).unwrap();
        (sha256, bytes)
    }

    /// A file of the record, named by its word.
    fn file(&self, exchange: Option<i64>, event: Option<i64>) {
        let (sha256, bytes) = self.content();
        let now = self.app.app.clock.now();
        self.app.write(|conn| {
            diesel::insert_into(attachments::table)
                .values((
                    attachments::exchange_id.eq(exchange),
                    attachments::event_id.eq(event),
                    attachments::number.eq(1),
                    attachments::name.eq(format!("{}.txt", self.word)),
                    attachments::kind.eq("txt"),
                    attachments::bytes.eq(bytes),
                    attachments::sha256.eq(&sha256),
                    attachments::created_at.eq(now),
                ))
                .execute(conn)?;
            Ok(())
        });
    }

    /// An exchange under an activity of the work plan.
    fn exchange(&self) -> i64 {
        let id = exchange(
            self.app,
            self.state,
            "2023-05-30",
            self.marking,
            self.owner,
            &self.word,
        );
        self.app.write(|conn| {
            let activity: i64 = activities::table
                .order(activities::id)
                .select(activities::id)
                .first(conn)?;
            diesel::update(exchanges::table.find(id))
                .set(exchanges::activity_id.eq(activity))
                .execute(conn)?;
            diesel::insert_into(activity_contacts::table)
                .values((
                    activity_contacts::activity_id.eq(activity),
                    activity_contacts::marking.eq(self.marking),
                    activity_contacts::team_id.eq(self.team),
                    activity_contacts::exchanges.eq(1),
                ))
                .execute(conn)?;
            Ok(())
        });
        self.file(Some(id), None);
        id
    }

    /// Someone with a post, who took part in an exchange that everyone reads.
    fn person(&self) -> i64 {
        let id = person(self.app, "Demo", &self.word, self.marking, self.owner);
        let post = self.ground.posts.get(self.state).unwrap();
        self.app.write(|conn| {
            diesel::insert_into(tenures::table)
                .values((tenures::person_id.eq(id), tenures::post_id.eq(post)))
                .execute(conn)?;
            diesel::insert_into(exchange_people::table)
                .values((
                    exchange_people::exchange_id.eq(self.ground.exchange),
                    exchange_people::person_id.eq(id),
                ))
                .execute(conn)?;
            Ok(())
        });
        self.takes_part(id);
        id
    }

    /// The person is invited to an event that everyone reads, and is paid for.
    fn takes_part(&self, person: i64) {
        let (event, now) = (self.ground.event, self.app.app.clock.now());
        self.app.write(|conn| {
            let guest: i64 = diesel::insert_into(event_guests::table)
                .values((
                    event_guests::event_id.eq(event),
                    event_guests::state.eq(self.state),
                    event_guests::person_id.eq(person),
                    event_guests::function.eq(&self.word),
                    event_guests::attendance.eq("stranded"),
                    event_guests::stranded_why.eq("visa"),
                    event_guests::note.eq(&self.word),
                    event_guests::sponsorship.eq("paid"),
                    event_guests::sponsored_minor.eq(4_200_i64 + person),
                    event_guests::sponsored_currency.eq("XOF"),
                ))
                .returning(event_guests::id)
                .get_result(conn)?;
            diesel::insert_into(event_invitations::table)
                .values((
                    event_invitations::event_id.eq(event),
                    event_invitations::guest_id.eq(guest),
                    event_invitations::channel.eq("note_verbale"),
                    event_invitations::sent_on.eq(day("2023-05-30")),
                    event_invitations::reference.eq(&self.word),
                    event_invitations::person_id.eq(person),
                    event_invitations::addressee.eq(&self.word),
                    event_invitations::email.eq(""),
                    event_invitations::language.eq("en"),
                    event_invitations::remark.eq(&self.word),
                    event_invitations::created_at.eq(now),
                ))
                .execute(conn)?;
            Ok(())
        });
    }

    /// An entry of the audit about an exchange that is not there any more.
    fn entry(&self) -> i64 {
        let now = self.app.app.clock.now();
        let id = MISSING + self.team.0 * 10 + self.marking as i64;
        let change = Change {
            action: "exchange.log",
            subject: "exchanges",
            id: &id.to_string(),
            detail: &self.word,
            readers: Readers::from((self.marking, self.team)),
        };
        self.app
            .write(|conn| audit::record(conn, Who::System, now, change));
        id
    }

    fn event(&self) -> i64 {
        let id = workshop(self.app, &self.word, self.marking, self.team);
        self.file(None, Some(id));
        id
    }

    fn commitment(&self) -> i64 {
        let now = self.app.app.clock.now();
        self.app.write(|conn| {
            Ok(diesel::insert_into(commitments::table)
                .values((
                    commitments::state.eq(iso(self.state)),
                    commitments::promise.eq(&self.word),
                    commitments::due_on.eq(day("2023-06-10")),
                    commitments::marking.eq(self.marking),
                    commitments::team_id.eq(self.team),
                    commitments::created_at.eq(now),
                    commitments::updated_at.eq(now),
                ))
                .returning(commitments::id)
                .get_result(conn)?)
        })
    }

    fn barrier(&self) -> i64 {
        let now = self.app.app.clock.now();
        self.app.write(|conn| {
            let kind: String = barrier_kinds::table
                .select(barrier_kinds::code)
                .first(conn)?;
            Ok(diesel::insert_into(barriers::table)
                .values((
                    barriers::state.eq(iso(self.state)),
                    barriers::kind.eq(&kind),
                    barriers::raised_on.eq(day("2023-05-30")),
                    barriers::detail.eq(&self.word),
                    barriers::source.eq(&self.word),
                    barriers::said_by.eq(&self.word),
                    barriers::marking.eq(self.marking),
                    barriers::team_id.eq(self.team),
                    barriers::created_at.eq(now),
                ))
                .returning(barriers::id)
                .get_result(conn)?)
        })
    }

    /// A step that has stalled, and what it said before.
    fn step(&self) -> i64 {
        let now = self.app.app.clock.now();
        self.app.write(|conn| {
            let id: i64 = diesel::insert_into(pathway_steps::table)
                .values((
                    (
                        pathway_steps::state.eq(iso(self.state)),
                        pathway_steps::position.eq(1),
                        pathway_steps::name.eq(&self.word),
                        pathway_steps::body_kind.eq("cabinet"),
                        pathway_steps::body.eq(&self.word),
                        pathway_steps::status.eq("under_way"),
                        pathway_steps::begun_on.eq(day("2023-01-10")),
                        pathway_steps::moved_on.eq(day("2023-02-10")),
                        pathway_steps::source.eq(&self.word),
                        pathway_steps::source_link.eq(""),
                        pathway_steps::next_move.eq(&self.word),
                    ),
                    (
                        pathway_steps::marking.eq(self.marking),
                        pathway_steps::team_id.eq(self.team),
                        pathway_steps::created_at.eq(now),
                        pathway_steps::updated_at.eq(now),
                    ),
                ))
                .returning(pathway_steps::id)
                .get_result(conn)?;
            diesel::insert_into(pathway_history::table)
                .values((
                    (
                        pathway_history::step_id.eq(id),
                        pathway_history::valid_from.eq(now.plus(-TimeDelta::days(90))),
                        pathway_history::position.eq(1),
                        pathway_history::name.eq(&self.word),
                        pathway_history::body_kind.eq("cabinet"),
                        pathway_history::body.eq(&self.word),
                        pathway_history::status.eq("not_begun"),
                        pathway_history::source.eq(&self.word),
                        pathway_history::source_link.eq(""),
                        pathway_history::next_move.eq(&self.word),
                    ),
                    (
                        pathway_history::marking.eq(self.marking),
                        pathway_history::team_id.eq(self.team),
                    ),
                ))
                .execute(conn)?;
            Ok(id)
        })
    }

    fn position(&self) -> i64 {
        let now = self.app.app.clock.now();
        self.app.write(|conn| {
            Ok(diesel::insert_into(positions::table)
                .values((
                    positions::state.eq(iso(self.state)),
                    positions::stance.eq("favourable"),
                    positions::held_on.eq(day("2023-05-30")),
                    positions::confidence.eq("low"),
                    positions::detail.eq(&self.word),
                    positions::source.eq(&self.word),
                    positions::source_link.eq(""),
                    positions::marking.eq(self.marking),
                    positions::team_id.eq(self.team),
                    positions::created_at.eq(now),
                    positions::updated_at.eq(now),
                ))
                .returning(positions::id)
                .get_result(conn)?)
        })
    }

    /// How someone whom everyone reads stands to someone else.
    fn relation(&self) -> i64 {
        let now = self.app.app.clock.now();
        let (person, other) = self.ground.people;
        self.app.write(|conn| {
            Ok(diesel::insert_into(relations::table)
                .values((
                    relations::person_id.eq(person),
                    relations::kind.eq("knows_well"),
                    relations::other_id.eq(other),
                    relations::source.eq(&self.word),
                    relations::note.eq(&self.word),
                    relations::marking.eq(self.marking),
                    relations::team_id.eq(self.team),
                    relations::created_at.eq(now),
                    relations::updated_at.eq(now),
                ))
                .returning(relations::id)
                .get_result(conn)?)
        })
    }

    fn target(&self) -> i64 {
        let (plan, now) = (plan(self.app), self.app.app.clock.now());
        self.app.write(|conn| {
            Ok(diesel::insert_into(targets::table)
                .values((
                    targets::work_plan_id.eq(plan),
                    targets::state.eq(iso(self.state)),
                    targets::standing.eq("added"),
                    targets::priority.eq("high"),
                    targets::reason.eq(&self.word),
                    targets::next_step.eq(&self.word),
                    targets::strategy.eq(&self.word),
                    targets::marking.eq(self.marking),
                    targets::team_id.eq(self.team),
                    targets::updated_at.eq(now),
                ))
                .returning(targets::id)
                .get_result(conn)?)
        })
    }

    fn circulation(&self) -> i64 {
        circulation(self.app, &self.word, self.marking, self.team)
    }

    /// An answer under a circulation that everyone inside knows of.
    fn response(&self) -> i64 {
        let now = self.app.app.clock.now();
        let (sha256, bytes) = self.content();
        self.app.write(|conn| {
            let id = diesel::insert_into(responses::table)
                .values((
                    responses::circulation_id.eq(self.ground.circulation),
                    responses::questionnaire_id
                        .eq(crate::survey::sent_text(conn, self.ground.circulation)?),
                    responses::state.eq(iso(self.state)),
                    responses::status.eq("answered"),
                    responses::channel.eq("oral"),
                    responses::authority.eq(&self.word),
                    responses::language.eq("en"),
                    responses::answered_on.eq(day("2023-05-30")),
                    responses::marking.eq(self.marking),
                    responses::team_id.eq(self.team),
                    responses::created_at.eq(now),
                    responses::updated_at.eq(now),
                ))
                .returning(responses::id)
                .get_result(conn)?;
            diesel::insert_into(answer_files::table)
                .values((
                    answer_files::response_id.eq(id),
                    answer_files::number.eq(1),
                    answer_files::question.eq("note"),
                    answer_files::name.eq(format!("{}.txt", self.word)),
                    answer_files::kind.eq("txt"),
                    answer_files::bytes.eq(bytes),
                    answer_files::sha256.eq(sha256),
                    answer_files::created_at.eq(now),
                ))
                .execute(conn)?;
            Ok(id)
        })
    }

    fn mail(&self) -> i64 {
        let now = self.app.app.clock.now();
        self.app.write(|conn| {
            Ok(diesel::insert_into(mails::table)
                .values((
                    (
                        mails::state.eq(iso(self.state)),
                        mails::kind.eq("survey_invitation"),
                        mails::unique_key.eq(&self.word),
                        mails::message_id.eq(format!("{}@example.org", self.word)),
                        mails::to_name.eq(&self.word),
                        mails::to_email.eq(format!("{}@example.org", self.word)),
                        mails::subject.eq(&self.word),
                        mails::body.eq(&self.word),
                        mails::status.eq("held"),
                        mails::attempts.eq(0),
                    ),
                    (
                        mails::due_at.eq(now),
                        mails::last_reply.eq(""),
                        mails::marking.eq(self.marking),
                        mails::team_id.eq(self.team),
                        mails::created_at.eq(now),
                        mails::updated_at.eq(now),
                    ),
                ))
                .returning(mails::id)
                .get_result(conn)?)
        })
    }
}

/// An event with all that belongs to one.
fn workshop(app: &TestApp, word: &str, marking: Marking, team: TeamId) -> i64 {
    let now = app.app.clock.now();
    app.write(|conn| {
        let id: i64 = diesel::insert_into(events::table)
            .values((
                (
                    events::kind.eq("side_event"),
                    events::title.eq(word),
                    events::place.eq(word),
                    events::zone.eq("Europe/Zurich"),
                    events::starts_on.eq(day("2023-06-05")),
                    events::ends_on.eq(day("2023-06-05")),
                    events::organizer.eq(word),
                    events::description.eq(word),
                    events::series.eq(word),
                    events::outcome.eq(word),
                ),
                events::marking.eq(marking),
                events::team_id.eq(team),
                events::created_at.eq(now),
                events::updated_at.eq(now),
            ))
            .returning(events::id)
            .get_result(conn)?;
        diesel::insert_into(event_guests::table)
            .values((
                event_guests::event_id.eq(id),
                event_guests::state.eq("NAM"),
                event_guests::name.eq(word),
                event_guests::function.eq(word),
                event_guests::attendance.eq("nominated"),
                event_guests::note.eq(word),
            ))
            .execute(conn)?;
        diesel::insert_into(event_agenda::table)
            .values((
                event_agenda::event_id.eq(id),
                event_agenda::kind.eq("item"),
                event_agenda::number.eq(""),
                event_agenda::title.eq(word),
                event_agenda::on_convention.eq(true),
                event_agenda::speaker.eq(word),
                event_agenda::note.eq(word),
                event_agenda::link.eq(""),
            ))
            .execute(conn)?;
        diesel::insert_into(event_money::table)
            .values((
                event_money::event_id.eq(id),
                event_money::kind.eq("cost"),
                event_money::what.eq(word),
                event_money::amount_minor.eq(100_i64),
                event_money::currency.eq("EUR"),
            ))
            .execute(conn)?;
        Ok(id)
    })
}

/// A circulation that can be answered.
fn sent(app: &TestApp, title: &str, team: TeamId) -> i64 {
    let id = circulation(app, title, Marking::Public, team);
    let now = app.app.clock.now();
    app.write(|conn| {
        diesel::update(circulations::table.find(id))
            .set((
                circulations::status.eq("released"),
                circulations::released_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
    id
}

fn circulation(app: &TestApp, title: &str, marking: Marking, team: TeamId) -> i64 {
    let (plan, now) = (plan(app), app.app.clock.now());
    let wording = serde_json::to_string(&survey::model::Wording::default()).unwrap();
    app.write(|conn| {
        let questionnaire: i64 = questionnaires::table
            .select(questionnaires::id)
            .first(conn)?;
        Ok(diesel::insert_into(circulations::table)
            .values((
                circulations::questionnaire_id.eq(questionnaire),
                circulations::work_plan_id.eq(plan),
                circulations::title.eq(title),
                circulations::closes_on.eq(day("2023-07-01")),
                circulations::wording.eq(&wording),
                circulations::status.eq("draft"),
                circulations::marking.eq(marking),
                circulations::team_id.eq(team),
                circulations::created_at.eq(now),
            ))
            .returning(circulations::id)
            .get_result(conn)?)
    })
}
