//! How many respondents can save at once: a page of twelve questions each, then the
//! sign-off, over a few connections, while every change is durable.
//!
//!   cargo bench --bench saves -- [RESPONDENTS] [CONNECTIONS]
//!
//! It makes a desk in a scratch folder, starts the program on it, has each respondent save
//! and sign off, prints how long the answers took, and looks into the database afterwards
//! for everything the program has said it saved.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what goes wrong here ends the measurement"
)]

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use accede::audit::{self, Change, Readers, Who};
use accede::auth::{ensure_team, new_token, token_hash};
use accede::clock::Clock;
use accede::config::Settings;
use accede::db::schema::{
    answers, circulations, invitations, questionnaires, responses, states, work_plans,
};
use accede::db::types::Moment;
use accede::db::{Conn, DatabaseUrl, Db};
use accede::error::AppError;
use accede::survey::model::ResponseStatus;
use accede::treaty::Iso3;
use accede::web::{CsrfToken, cookie_names};
use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;

const QUESTIONS: usize = 12;
const SECTION: &str = "all";

/// A State's link.
struct Link {
    invitation: i64,
    token: String,
}

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let respondents = numbers.first().copied().unwrap_or(1_000);
    let connections = numbers.get(1).copied().unwrap_or(16);

    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(folder.path().join("saves.sqlite"));
    let db = Db::open(&url, 1).unwrap();
    let now = Clock::system().now();
    let pack = accede::pack::embedded().unwrap();
    let targets = Settings::from_sources(None, []).unwrap().targets;
    db.write_now(|conn| accede::pack::load_first(conn, &pack, &targets, now))
        .unwrap();
    let links = db.write_now(|conn| invite(conn, respondents, now)).unwrap();
    drop(db);

    let desk = Desk::start(folder.path());
    let saves = all_at_once(&desk, &links, connections, save);
    let sign_offs = all_at_once(&desk, &links, connections, sign_off);
    drop(desk);
    println!("{respondents} respondents over {connections} connections");
    print("a page of 12 questions", &saves);
    print("the sign-off", &sign_offs);
    let both = saves.within + sign_offs.within;
    println!(
        "complete submissions: {:.0} a second",
        rate(respondents, both)
    );
    let db = Db::open(&url, 1).unwrap();
    let (signed, given): (i64, i64) = db
        .read_now(|conn| {
            let answered = responses::status.eq(ResponseStatus::Answered);
            Ok((
                responses::table.filter(answered).count().get_result(conn)?,
                answers::table.count().get_result(conn)?,
            ))
        })
        .unwrap();
    assert_eq!(
        usize::try_from(signed).unwrap(),
        respondents,
        "every sign-off is there"
    );
    assert_eq!(
        usize::try_from(given).unwrap(),
        respondents * QUESTIONS,
        "every answer is there"
    );
    println!("in the database: {signed} signed off, {given} answers; none is lost");
}

/// Circulations of a questionnaire to all States, until there are links enough.
fn invite(conn: &mut Conn, how_many: usize, now: Moment) -> Result<Vec<Link>, AppError> {
    let team = ensure_team(conn, "Demo team", now)?;
    let plan: i64 = work_plans::table.select(work_plans::id).first(conn)?;
    let all: Vec<Iso3> = states::table.select(states::iso3).load(conn)?;
    let text: i64 = diesel::insert_into(questionnaires::table)
        .values((
            questionnaires::code.eq("twelve"),
            questionnaires::version.eq(1),
            questionnaires::definition.eq(twelve_questions()),
            questionnaires::created_at.eq(now),
            questionnaires::frozen_at.eq(now),
            questionnaires::source.eq("own"),
        ))
        .returning(questionnaires::id)
        .get_result(conn)?;
    let mut links = Vec::new();
    while links.len() < how_many {
        let circulation: i64 = diesel::insert_into(circulations::table)
            .values((
                circulations::questionnaire_id.eq(text),
                circulations::work_plan_id.eq(accede::workplans::WorkPlanId(plan)),
                circulations::title.eq("Demo: twelve questions"),
                circulations::closes_on.eq(now.date() + TimeDelta::days(30)),
                circulations::wording.eq("{}"),
                circulations::status.eq("released"),
                circulations::marking.eq("coordination"),
                circulations::team_id.eq(team),
                circulations::created_at.eq(now),
                circulations::released_at.eq(now),
            ))
            .returning(circulations::id)
            .get_result(conn)?;
        for state in all.iter().take(how_many - links.len()) {
            links.push(link(conn, circulation, *state, now)?);
        }
    }
    let change = Change {
        action: "test.write",
        subject: "",
        id: "",
        detail: "",
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::System, now, change)?;
    Ok(links)
}

fn link(conn: &mut Conn, circulation: i64, state: Iso3, now: Moment) -> Result<Link, AppError> {
    let token = new_token();
    let email = format!("{state}@example.org");
    let invitation = diesel::insert_into(invitations::table)
        .values((
            invitations::circulation_id.eq(accede::survey::model::CirculationId(circulation)),
            invitations::state.eq(state),
            invitations::addressee.eq("Demo"),
            invitations::email.eq(&email),
            invitations::email_key.eq(&email),
            invitations::language.eq("en"),
            invitations::salutation.eq("Dear Demo,"),
            invitations::token_hash.eq(token_hash(&token)),
            invitations::expires_at.eq(Moment(now.0 + TimeDelta::days(60))),
        ))
        .returning(invitations::id)
        .get_result(conn)?;
    Ok(Link { invitation, token })
}

fn twelve_questions() -> String {
    let text = |text: &str| json!({ "en": text, "fr": text, "es": text });
    let question = |number: usize| {
        let kind = if number.is_multiple_of(3) {
            "long_text"
        } else {
            "yes_no_unknown"
        };
        json!({ "name": format!("q{number}"), "kind": kind, "required": true, "label": text("A question?") })
    };
    let questions: Vec<_> = (1..=QUESTIONS).map(question).collect();
    json!({
        "code": "twelve",
        "title": text("Twelve questions"),
        "sections": [{ "name": SECTION, "title": text("All"), "questions": questions }],
    })
    .to_string()
}

/// The program on its desk.
struct Desk {
    child: Child,
    address: SocketAddr,
}

impl Desk {
    fn start(folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let database = format!("sqlite:{}", folder.join("saves.sqlite").display());
        let child = Command::new(env!("CARGO_BIN_EXE_accede"))
            .args(["serve", "--listen", &address.to_string()])
            .env("ACCEDE_DATABASE__URL", database)
            .env("ACCEDE_LOG__LEVEL", "error")
            .current_dir(folder)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(began.elapsed() < Duration::from_secs(60), "it starts");
            std::thread::sleep(Duration::from_millis(5));
        }
        Self { child, address }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How long each answer took, and all of them together.
struct Times {
    each: Vec<Duration>,
    within: Duration,
}

/// Everyone sends one form, as fast as the connections carry them.
fn all_at_once(
    desk: &Desk,
    links: &[Link],
    connections: usize,
    form: impl Fn(&Link) -> (String, String) + Sync,
) -> Times {
    let began = Instant::now();
    let form = &form;
    let each = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|first| {
                let own: Vec<&Link> = links.iter().skip(first).step_by(connections).collect();
                scope.spawn(move || {
                    let mut stream = TcpStream::connect(desk.address).unwrap();
                    stream.set_nodelay(true).unwrap();
                    let send = |link: &&Link| {
                        let (path, body) = form(link);
                        let began = Instant::now();
                        let status = post(&mut stream, desk.address, link, &path, &body);
                        assert_eq!(status, 303, "{path}");
                        began.elapsed()
                    };
                    own.iter().map(send).collect::<Vec<_>>()
                })
            })
            .collect();
        let all = threads.into_iter().flat_map(|it| it.join().unwrap());
        all.collect::<Vec<_>>()
    });
    Times {
        each,
        within: began.elapsed(),
    }
}

fn save(link: &Link) -> (String, String) {
    let asked: Vec<String> = (1..=QUESTIONS).map(|number| format!("q{number}")).collect();
    let mut body = format!("version=0&asked={}", asked.join("+"));
    for number in 1..=QUESTIONS {
        let value = if number.is_multiple_of(3) {
            "A+few+words+on+where+the+process+stands+and+what+would+help"
        } else {
            "yes"
        };
        let _ = write!(body, "&q_q{number}={value}");
    }
    (format!("/answer/{}/{SECTION}", link.invitation), body)
}

fn sign_off(link: &Link) -> (String, String) {
    let body = "version=2&name=Demo+Signer&capacity=Demo+counsellor".to_owned();
    (format!("/answer/{}/sign-off", link.invitation), body)
}

/// Sends a form and reads the answer to its end; its status.
fn post(stream: &mut TcpStream, address: SocketAddr, link: &Link, path: &str, body: &str) -> u16 {
    let body = format!("_csrf={}&{body}", CsrfToken::of(&link.token).masked());
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {}{}={}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        cookie_names::ANSWER,
        link.invitation,
        link.token,
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let (mut answer, mut chunk) = (Vec::new(), [0; 16 * 1024]);
    loop {
        let read = stream.read(&mut chunk).unwrap();
        assert!(read > 0, "the connection stays open");
        answer.extend_from_slice(&chunk[..read]);
        let text = String::from_utf8_lossy(&answer);
        let Some((head, rest)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head.lines().find_map(|line| {
            let header = line.to_ascii_lowercase();
            header
                .strip_prefix("content-length: ")?
                .parse::<usize>()
                .ok()
        });
        if rest.len() >= length.unwrap_or(0) {
            return head[9..12].parse().unwrap();
        }
    }
}

/// How many a second.
fn rate(count: usize, within: Duration) -> f64 {
    f64::from(u32::try_from(count).unwrap()) / within.as_secs_f64()
}

fn print(what: &str, times: &Times) {
    let mut each = times.each.clone();
    each.sort();
    let at = |share: usize| each[(each.len() * share / 100).min(each.len() - 1)];
    println!(
        "{what}: {:.0} a second, p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
        rate(each.len(), times.within),
        at(50).as_secs_f64() * 1e3,
        at(99).as_secs_f64() * 1e3,
        each.last().unwrap().as_secs_f64() * 1e3
    );
}
