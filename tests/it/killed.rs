//! The program killed at random moments while answers are saved: what it has said is saved
//! is there afterwards.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use accede::auth::token_hash;
use accede::db::schema::{answers, invitations, responses};
use accede::db::types::Moment;
use accede::web::{CsrfToken, cookie_names};
use diesel::prelude::*;
use rand::Rng as _;

use crate::support::TestApp;
use crate::survey::{id_of, released};

/// How many connections save at once.
const CONNECTIONS: usize = 16;

/// A save takes a few milliseconds; this is for a machine that has other things to do.
const LONGEST: Duration = Duration::from_secs(240);

/// How many saves there are, unless the environment asks for more: enough for some deaths.
const SAVES: usize = 300;

/// One State's link, and what the program has said it saved of the answer.
struct Respondent {
    invitation: i64,
    token: String,
    /// How often the page was saved, as far as it has told.
    revision: i32,
    /// The number in the text it has told is saved.
    told: usize,
    /// The number in the text that was sent last.
    sent: usize,
}

/// The program, killed and started again on the same address.
struct Victim {
    child: Child,
    address: SocketAddr,
    database: String,
}

impl Victim {
    fn start(address: SocketAddr, database: &str) -> Self {
        let mut victim = Self {
            child: Self::spawn(address, database),
            address,
            database: database.to_owned(),
        };
        victim.wait();
        victim
    }

    fn spawn(address: SocketAddr, database: &str) -> Child {
        Command::new(env!("CARGO_BIN_EXE_accede"))
            .args(["serve", "--listen", &address.to_string()])
            .env_clear()
            .env("ACCEDE_DATABASE__URL", database)
            .env("ACCEDE_LOG__LEVEL", "error")
            .current_dir(std::env::temp_dir())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    fn wait(&mut self) {
        let began = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "it does not start"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn die_and_rise(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.child = Self::spawn(self.address, &self.database);
        self.wait();
    }
}

impl Drop for Victim {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[actix_web::test]
async fn every_save_it_has_told_of_outlives_a_kill_at_any_moment() {
    let wanted = std::env::var("ACCEDE_TEST_SAVES").ok();
    let wanted = wanted.and_then(|it| it.parse().ok()).unwrap_or(SAVES);
    let app = TestApp::new().await;
    let circulation = id_of(&released(&app, &app.coordinator()).await);
    let respondents = invite_all(&app, circulation.0);
    let address = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let mut victim = Victim::start(address, &app.database_url());

    let (saved, done) = (AtomicUsize::new(0), AtomicBool::new(false));
    let mut deaths = 0;
    let told = std::thread::scope(|scope| {
        let mut shares: Vec<Vec<Respondent>> = (0..CONNECTIONS).map(|_| Vec::new()).collect();
        for (place, respondent) in respondents.into_iter().enumerate() {
            shares[place % CONNECTIONS].push(respondent);
        }
        let (saved, done) = (&saved, &done);
        let threads: Vec<_> = shares
            .into_iter()
            .map(|mut own| {
                scope.spawn(move || {
                    while !done.load(Ordering::Relaxed) {
                        for respondent in &mut own {
                            respondent.save(address, saved);
                        }
                    }
                    own
                })
            })
            .collect();
        let began = Instant::now();
        while saved.load(Ordering::Relaxed) < wanted && began.elapsed() < LONGEST {
            let pause = rand::rng().random_range(50..600);
            std::thread::sleep(Duration::from_millis(pause));
            victim.die_and_rise();
            deaths += 1;
        }
        done.store(true, Ordering::Relaxed);
        let all = threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap());
        all.collect::<Vec<_>>()
    });
    drop(victim);
    let saved = saved.into_inner();
    assert!(
        saved >= wanted,
        "{saved} saves are told of after {deaths} deaths"
    );
    assert!(deaths >= 3, "it died {deaths} times");
    let kept = kept(&app);
    for respondent in &told {
        let number = kept.get(&respondent.invitation).copied().unwrap_or(0);
        assert!(
            (respondent.told..=respondent.sent).contains(&number),
            "{} is kept, {} was told of after {deaths} deaths",
            number,
            respondent.told
        );
    }
}

impl Respondent {
    /// Saves the next text, or finds out what has become of the last one.
    fn save(&mut self, address: SocketAddr, saved: &AtomicUsize) {
        if self.sent > self.told {
            let Some(page) = self.ask(address, "GET", "") else {
                return;
            };
            let text = between(&page, "<textarea", "</textarea>").unwrap_or_default();
            let number = text.rsplit("kept ").next().and_then(|it| it.parse().ok());
            let number: usize = number.unwrap_or(0);
            assert!(
                number == self.told || number == self.sent,
                "{number} is there, {} was told of and {} sent",
                self.told,
                self.sent
            );
            let revision = between(&page, "name=\"version\" value=\"", "\"");
            self.revision = revision.and_then(|it| it.parse().ok()).unwrap();
            (self.told, self.sent) = (number, number);
        }
        self.sent = self.told + 1;
        let body = format!(
            "_csrf={}&version={}&asked=stage+stage_details&q_stage=cabinet&q_stage_details=kept+{}",
            CsrfToken::of(&self.token).masked(),
            self.revision,
            self.sent
        );
        let answer = self.ask(address, "POST", &body);
        if answer.is_some_and(|it| it.starts_with("HTTP/1.1 303")) {
            self.told = self.sent;
            self.revision += 1;
            saved.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// What the page answers; nothing where the program has died over it.
    fn ask(&self, address: SocketAddr, method: &str, body: &str) -> Option<String> {
        let Ok(mut stream) = TcpStream::connect(address) else {
            std::thread::sleep(Duration::from_millis(5));
            return None;
        };
        let id = self.invitation;
        write!(
            stream,
            "{method} /answer/{id}/process HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
             Cookie: {}{id}={}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{body}",
            cookie_names::ANSWER,
            self.token,
            body.len()
        )
        .ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let answer = String::from_utf8(answer).ok()?;
        // Half an answer tells nothing.
        (answer.contains("\r\n\r\n") && (method == "POST" || answer.contains("</html>")))
            .then_some(answer)
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// A link to every State.
fn invite_all(app: &TestApp, circulation: i64) -> Vec<Respondent> {
    use accede::db::schema::states;
    let expires = Moment(app.app.clock.now().0 + chrono::TimeDelta::days(9_000));
    app.write(|conn| {
        let all: Vec<accede::treaty::Iso3> = states::table.select(states::iso3).load(conn)?;
        let mut respondents = Vec::new();
        for state in all {
            let token = accede::auth::new_token();
            let email = format!("{state}@example.org");
            let invitation = diesel::insert_into(invitations::table)
                .values((
                    invitations::circulation_id
                        .eq(accede::survey::model::CirculationId(circulation)),
                    invitations::state.eq(state),
                    invitations::addressee.eq("Demo"),
                    invitations::email.eq(&email),
                    invitations::email_key.eq(&email),
                    invitations::language.eq("en"),
                    invitations::salutation.eq("Dear Demo,"),
                    invitations::token_hash.eq(token_hash(&token)),
                    invitations::expires_at.eq(expires),
                ))
                .returning(invitations::id)
                .get_result(conn)?;
            respondents.push(Respondent {
                invitation,
                token,
                revision: 0,
                told: 0,
                sent: 0,
            });
        }
        Ok(respondents)
    })
}

/// The number in the text that is kept, by invitation.
fn kept(app: &TestApp) -> BTreeMap<i64, usize> {
    let rows: Vec<(i64, String)> = app.read(|conn| {
        let own = invitations::circulation_id
            .eq(responses::circulation_id)
            .and(invitations::state.eq(responses::state));
        Ok(answers::table
            .inner_join(responses::table.inner_join(invitations::table.on(own)))
            .filter(answers::question.eq("stage_details"))
            .select((invitations::id, answers::value))
            .load(conn)?)
    });
    rows.into_iter()
        .map(|(id, text)| (id, text.trim_start_matches("kept ").parse().unwrap()))
        .collect()
}
