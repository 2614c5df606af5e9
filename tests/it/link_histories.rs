//! Links over random histories: those that should open do, and any other gives the one page
//! that tells nothing.

#![expect(
    clippy::indexing_slicing,
    reason = "States and links are known by their number, and a test stops where one is not"
)]

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{Arc, Mutex};

use accede::db::schema::{circulation_notes, mails};
use accede::mail::Worker;
use actix_web::http::StatusCode;
use chrono::{Days, NaiveDate, TimeDelta};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};

use crate::links::{press, shown};
use crate::respondent::{enter, send};
use crate::support::{Browser, TestApp};
use crate::survey::{day, iso3, link, released};

const STATES: [&str; 2] = ["UGA", "DJI"];
/// How long links work after a State's last day, by the settings.
const AFTER: u64 = 30;

/// What is done to links.
#[derive(Debug, Clone)]
enum Step {
    Show(usize),
    Mail(usize),
    Revoke(usize),
    Hand(usize),
    TakeBack(usize),
    Note(usize),
    Extend(usize, u64),
    Wait(u64),
    Close,
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let state = || 0..STATES.len();
    let step = prop_oneof![
        2 => state().prop_map(Step::Show),
        2 => state().prop_map(Step::Mail),
        2 => state().prop_map(Step::Revoke),
        3 => state().prop_map(Step::Hand),
        1 => (0_usize..4).prop_map(Step::TakeBack),
        2 => state().prop_map(Step::Note),
        1 => (state(), 1_u64..40).prop_map(|(state, days)| Step::Extend(state, days)),
        2 => (1_u64..25).prop_map(Step::Wait),
        1 => Just(Step::Close),
        1 => Just(Step::Reopen),
    ];
    proptest::collection::vec(step, 12..24)
}

/// A link as the history has it.
#[derive(Debug, Clone)]
struct Known {
    path: String,
    state: usize,
    /// Revoked, replaced or taken back, or come of such a one.
    shut: bool,
    /// The section link's place among the State's; nothing for the State's own links.
    section: Option<i64>,
    /// Whether a note carries it that has not gone out.
    waits: bool,
}

/// A history under way, and what should be so after it.
struct History {
    app: TestApp,
    browser: Browser,
    path: String,
    known: Vec<Known>,
    last_day: [NaiveDate; 2],
    today: NaiveDate,
    closed: bool,
    sections: i64,
}

impl History {
    async fn begin() -> Self {
        let app = TestApp::with(|it| {
            it.sign_in.session_idle_hours = 20_000;
            it.sign_in.session_days = 900;
        })
        .await;
        let browser = app.coordinator();
        let path = released(&app, &browser).await;
        let mut known = Vec::new();
        for (number, state) in STATES.iter().enumerate() {
            known.push(Known {
                path: link(&app, state),
                state: number,
                shut: false,
                section: None,
                waits: false,
            });
        }
        send_mails(&app).await;
        Self {
            app,
            browser,
            path,
            known,
            last_day: [day("2023-06-30"); 2],
            today: day("2023-06-01"),
            closed: false,
            sections: 0,
        }
    }

    fn expired(&self, state: usize) -> bool {
        self.today > self.last_day[state] + Days::new(AFTER)
    }

    fn opens(&self, it: &Known) -> bool {
        !it.shut && !self.expired(it.state)
    }

    /// The link of a State that opens, where one does.
    fn current(&self, state: usize) -> Option<Known> {
        let own = |it: &&Known| it.state == state && it.section.is_none() && self.opens(it);
        self.known.iter().find(own).cloned()
    }

    fn shut(&mut self, state: usize) {
        for it in self.known.iter_mut().filter(|it| it.state == state) {
            it.shut = true;
        }
    }

    fn is_revoked(&self, state: usize) -> bool {
        let mut own = self.known.iter().filter(|it| it.state == state);
        own.all(|it| it.shut)
    }

    fn add(&mut self, path: String, state: usize, section: Option<i64>, waits: bool) {
        assert!(
            self.known.iter().all(|it| it.path != path),
            "no two are equal"
        );
        self.known.push(Known {
            path,
            state,
            shut: false,
            section,
            waits,
        });
    }

    fn links(&self, state: usize) -> String {
        format!("{}/links/{}", self.path, STATES[state])
    }

    async fn take(&mut self, step: &Step) {
        match *step {
            Step::Show(state) => self.issue(state, "show").await,
            Step::Mail(state) => self.issue(state, "mail").await,
            Step::Revoke(state) => {
                if !self.is_revoked(state) {
                    press(&self.browser, &self.links(state), "revoke", "")
                        .await
                        .location();
                    self.shut(state);
                }
            }
            Step::Hand(state) => self.hand(state).await,
            Step::TakeBack(nth) => self.take_back(nth).await,
            Step::Note(state) => self.note(state).await,
            Step::Extend(state, days) => self.extend(state, days).await,
            Step::Wait(days) => {
                self.app
                    .app
                    .clock
                    .advance(TimeDelta::days(days.try_into().unwrap()));
                self.today = self.today + Days::new(days);
            }
            Step::Close | Step::Reopen => {
                let (what, closed) = match step {
                    Step::Close => ("close", true),
                    _ => ("reopen", false),
                };
                self.browser
                    .post(&format!("{}/{what}", self.path), &[])
                    .await
                    .location();
                self.closed = closed;
            }
        }
    }

    async fn issue(&mut self, state: usize, how: &str) {
        if self.expired(state) {
            return;
        }
        let mails = how == "mail" && !self.closed;
        let how = if mails { "mail" } else { "show" };
        let waiting = self
            .known
            .iter()
            .filter(|it| it.state == state && it.waits)
            .count();
        let reply = press(&self.browser, &self.links(state), "issue", how).await;
        let path = if mails {
            reply.location();
            let path = queued(&self.app, STATES[state]);
            send_mails(&self.app).await;
            path
        } else {
            shown(&reply)
        };
        self.shut(state);
        for it in self.known.iter_mut().filter(|it| it.state == state) {
            it.waits = false;
        }
        self.add(path, state, None, false);
        let renewed = noted(&self.app, STATES[state]);
        assert_eq!(
            renewed.len(),
            waiting,
            "each note that waits has one that opens"
        );
        for path in renewed {
            self.add(path, state, None, true);
        }
    }

    async fn hand(&mut self, state: usize) {
        let Some(own) = self.current(state).filter(|_| !self.closed) else {
            return;
        };
        let visitor = self.app.visitor();
        let answer = enter(&visitor, &own.path).await;
        let fields = [("section", "process"), ("holder", "A colleague")];
        let reply = send(&visitor, &answer, "links", &fields).await;
        self.sections += 1;
        self.add(shown(&reply), state, Some(self.sections), false);
    }

    async fn take_back(&mut self, nth: usize) {
        let handed: Vec<usize> = (0..self.known.len())
            .filter(|at| self.known[*at].section.is_some())
            .collect();
        let Some(at) = handed.get(nth).copied() else {
            return;
        };
        let Some(own) = self.current(self.known[at].state) else {
            return;
        };
        let visitor = self.app.visitor();
        let answer = enter(&visitor, &own.path).await;
        let id = self.known[at].section.unwrap();
        let reply = send(&visitor, &answer, &format!("links/{id}/take-back"), &[]).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
        self.known[at].shut = true;
    }

    async fn note(&mut self, state: usize) {
        if self.is_revoked(state) {
            return;
        }
        let before: BTreeSet<String> = noted(&self.app, STATES[state]).into_iter().collect();
        let today = self.today.to_string();
        let fields = [("states", STATES[state]), ("sent_on", today.as_str())];
        self.browser
            .post(&format!("{}/notes", self.path), &fields)
            .await
            .location();
        for path in noted(&self.app, STATES[state]) {
            if !before.contains(&path) {
                self.add(path, state, None, true);
            }
        }
    }

    async fn extend(&mut self, state: usize, days: u64) {
        let to = self.today.max(day("2023-06-30")) + Days::new(days);
        let page = format!("{}/extension/{}", self.path, STATES[state]);
        let html = self.browser.page(&page).await;
        let version = crate::survey::scraped(&html, "input[name=version]", "value").remove(0);
        let text = to.to_string();
        let fields = [
            ("closes_on", text.as_str()),
            ("reason", "asked"),
            ("version", version.as_str()),
        ];
        self.browser.post(&page, &fields).await.location();
        self.last_day[state] = to;
    }

    /// Follows every link there ever was, and some that never were.
    async fn check(&self, done: &[Step]) {
        let nothing = page(&self.app, "/s/unknown").await;
        assert_eq!(nothing.0, StatusCode::NOT_FOUND);
        for it in &self.known {
            let found = page(&self.app, &it.path).await;
            if self.opens(it) {
                assert_eq!(found.0, StatusCode::OK, "{it:?} after {done:?}");
                assert!(!found.1.contains("This link does not work"));
            } else {
                assert_eq!(found, nothing, "{it:?} after {done:?}");
            }
            // A token with a letter changed is none.
            let (rest, last) = it.path.split_at(it.path.len() - 1);
            let other = if last == "A" { "Q" } else { "A" };
            assert_eq!(page(&self.app, &format!("{rest}{other}")).await, nothing);
        }
    }
}

/// What a page says to someone who comes for the first time.
async fn page(app: &TestApp, path: &str) -> (StatusCode, String) {
    let reply = app.visitor().get(path).await;
    (reply.status, reply.all("main").concat())
}

async fn send_mails(app: &TestApp) {
    let mut worker = Worker::new(&app.app);
    while worker.step().await.unwrap() > 0 {}
}

fn path_of(link: &str) -> String {
    link[link.find("/s/").unwrap()..].to_owned()
}

/// The path of the link in the last mail to a State, which has not left.
fn queued(app: &TestApp, state: &str) -> String {
    let link: Option<String> = app.read(|conn| {
        Ok(mails::table
            .filter(mails::state.eq(iso3(state)))
            .order(mails::id.desc())
            .select(mails::link)
            .first(conn)?)
    });
    path_of(&link.unwrap())
}

/// The paths of the links in notes to a State that have not gone out.
fn noted(app: &TestApp, state: &str) -> Vec<String> {
    use accede::db::schema::invitations;
    let links: Vec<Option<String>> = app.read(|conn| {
        Ok(circulation_notes::table
            .inner_join(invitations::table)
            .filter(invitations::state.eq(iso3(state)))
            .filter(circulation_notes::link.is_not_null())
            .order(circulation_notes::id)
            .select(circulation_notes::link)
            .load(conn)?)
    });
    links.into_iter().flatten().map(|it| path_of(&it)).collect()
}

/// What the database says, without what it said once.
fn said(app: &TestApp) -> Vec<u8> {
    let folder = &app.app.settings.database.folder;
    let file = folder.join("test.sqlite");
    if !file.exists() {
        return app.digest();
    }
    let copy = folder.join("said.sqlite");
    let _ = std::fs::remove_file(&copy);
    SqliteConnection::establish(&file.to_string_lossy())
        .unwrap()
        .batch_execute(&format!("VACUUM INTO '{}'", copy.display()))
        .unwrap();
    std::fs::read(&copy).unwrap()
}

/// What is logged meanwhile.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[actix_web::test]
async fn exactly_the_links_that_should_open_do_over_random_histories() {
    let lines = Lines::default();
    let writer = lines.clone();
    let own = filter_fn(|metadata| metadata.target().starts_with("accede"));
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(move || writer.clone())
        .with_filter(own);
    let subscriber = tracing_subscriber::registry().with(layer);
    let _guard = tracing::subscriber::set_default(subscriber);
    // The same histories each time: what fails can be looked at again.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut tokens: BTreeSet<String> = BTreeSet::new();
    for _ in 0..6 {
        let steps = steps().new_tree(&mut runner).unwrap().current();
        let mut history = History::begin().await;
        for (number, step) in steps.iter().enumerate() {
            history.take(step).await;
            if number % 6 == 5 {
                history.check(&steps[..=number]).await;
            }
        }
        history.check(&steps).await;
        // A note holds its link until it has gone out.
        for note in 1..=20 {
            let gone = format!("{}/notes/{note}/gone", history.path);
            history.browser.post(&gone, &[]).await;
        }
        let said = String::from_utf8_lossy(&said(&history.app)).into_owned();
        let log = String::from_utf8_lossy(&lines.0.lock().unwrap()).into_owned();
        for it in &history.known {
            let token = it.path.trim_start_matches("/s/");
            assert!(tokens.insert(token.to_owned()), "no two are equal");
            for (what, text) in [("database", &said), ("log", &log)] {
                assert!(!text.contains(token), "{it:?} stands in the {what}");
            }
        }
    }
    assert!(tokens.len() > 20, "there were links: {}", tokens.len());
}
