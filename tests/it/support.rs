//! The application under test, and a browser without a screen.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::LazyLock;

use accede::app::{App, configure};
use accede::audit::{self, Change, Readers, Who};
use accede::auth::{self, NewUser, Role};
use accede::clock::Clock;
use accede::config::{SendHours, Settings};
use accede::db::schema::audit_values;
use accede::db::types::Moment;
use accede::db::{Conn, DatabaseUrl, Db};
use accede::error::AppError;
use accede::i18n::Lang;
use accede::web::{CsrfToken, Params, cookie_names};
use actix_http::Request;
use actix_web::dev::Service;
use actix_web::http::StatusCode;
use actix_web::http::header::{HOST, HeaderMap, HeaderValue, LOCATION};
use actix_web::{App as ActixApp, test, web};
use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;
use futures_util::future::LocalBoxFuture;
use tempfile::TempDir;

/// The day on which tests take place, unless they move the clock: the demo's.
pub const TODAY: (i32, u32, u32) = (2023, 6, 1);

type Answerer = Rc<dyn Fn(Request) -> LocalBoxFuture<'static, Reply>>;

/// A desk of its own for one test.
pub struct TestApp {
    pub app: web::Data<App>,
    answer: Answerer,
    database: Rc<TestDatabase>,
}

/// A browser: it keeps cookies and sends forms with their token.
pub struct Browser {
    answer: Answerer,
    /// The host it asks, and whether by https.
    host: String,
    https: bool,
    cookies: RefCell<BTreeMap<String, String>>,
    /// What it calls itself, and the address it comes from.
    device: Option<(String, SocketAddr)>,
}

/// What came back.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    cookies: Vec<(String, String)>,
}

impl TestApp {
    /// A desk with the treaty's facts and nobody on it.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn with(adjust: impl FnOnce(&mut Settings)) -> Self {
        let database = Rc::new(TestDatabase::new());
        let mut settings = Settings::from_sources(None, []).unwrap();
        settings.database.folder = database.folder.path().to_owned();
        settings.sign_in.argon2_memory_kib = 8;
        settings.sign_in.argon2_passes = 1;
        // Tests of the outbox are not about when mails are read.
        settings.survey.recall_minutes = 0;
        settings.survey.send_hours = SendHours(None);
        adjust(&mut settings);
        let (year, month, day) = TODAY;
        let start = NaiveDate::from_ymd_opt(year, month, day)
            .unwrap()
            .and_hms_opt(9, 0, 0)
            .unwrap();
        Self::serve(settings, Clock::starting_at(start), database, false).await
    }

    /// The same desk after its process has ended and begun anew.
    pub async fn restarted(self) -> Self {
        self.restarted_with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn restarted_with(self, adjust: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = self.app.settings.clone();
        adjust(&mut settings);
        let (clock, database) = (self.app.clock.clone(), Rc::clone(&self.database));
        drop(self);
        Self::serve(settings, clock, database, false).await
    }

    /// The same desk, served as a demo.
    pub async fn restarted_as_demo(self) -> Self {
        let (settings, clock) = (self.app.settings.clone(), self.app.clock.clone());
        let database = Rc::clone(&self.database);
        drop(self);
        Self::serve(settings, clock, database, true).await
    }

    async fn serve(
        settings: Settings,
        clock: Clock,
        database: Rc<TestDatabase>,
        demo: bool,
    ) -> Self {
        let db = Db::open(&database.url, 2).unwrap();
        let app = web::Data::new(App::new(settings, db, clock, demo).unwrap());
        let service = Rc::new(test::init_service(ActixApp::new().configure(configure(&app))).await);
        let answer: Answerer = Rc::new(move |request| {
            let service = Rc::clone(&service);
            Box::pin(async move {
                let response = service.call(request).await.expect("the service answers");
                let status = response.status();
                let headers = response.headers().clone();
                let cookies = response
                    .response()
                    .cookies()
                    .map(|c| (c.name().to_owned(), c.value().to_owned()))
                    .collect();
                let bytes = test::read_body(response).await.to_vec();
                Reply {
                    status,
                    headers,
                    bytes,
                    cookies,
                }
            })
        });
        Self {
            app,
            answer,
            database,
        }
    }

    /// Someone not signed in.
    pub fn visitor(&self) -> Browser {
        let url = self.app.settings.public_url();
        let (scheme, host) = url.split_once("://").unwrap();
        Browser {
            answer: Rc::clone(&self.answer),
            host: host.to_owned(),
            https: scheme == "https",
            cookies: RefCell::default(),
            device: None,
        }
    }

    /// Someone signed in, of a role and a team; a new account each time.
    pub fn signed_in(&self, role: Role, team: &str) -> Browser {
        let now = self.app.clock.now();
        let settings = self.app.settings.sign_in.clone();
        let token = self.write(|conn| {
            let team_id = auth::ensure_team(conn, team, now)?;
            let number = auth::count_users(conn)? + 1;
            let user = NewUser {
                email: format!("user{number}@example.org"),
                name: format!("Test {role} {number}"),
                team_id,
                role,
                password_hash: "none".to_owned(),
                language: Lang::En,
            };
            let id = auth::add_user(conn, Who::System, &user, now)?;
            auth::begin_session(conn, id, &settings, now)
        });
        let browser = self.visitor();
        browser.set_cookie(cookie_names::SESSION, &token);
        browser
    }

    /// A coordinator of Malawi.
    pub fn coordinator(&self) -> Browser {
        self.signed_in(Role::Coordinator, "Malawi")
    }

    /// Looks into the database.
    pub fn read<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T, AppError>) -> T {
        self.app.db.read_now(work).unwrap()
    }

    /// All that the database holds, to be compared with what it holds later.
    pub fn digest(&self) -> Vec<u8> {
        if postgres::server().is_some() {
            return self.read(postgres::contents);
        }
        let path = self.database.folder.path().join("test.sqlite");
        let mut real = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
        // Not the file: what was written last may still stand beside it.
        real.serialize_database_to_buffer().to_vec()
    }

    /// Changes the database behind the desk's back.
    pub fn write<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T, AppError>) -> T {
        let entered = |conn: &mut Conn| {
            let value = work(conn)?;
            enter(conn, self.app.clock.now())?;
            Ok(value)
        };
        self.app.db.write_now(entered).unwrap()
    }
}

/// Nothing changes without an entry of the audit, not even behind the desk's back.
fn enter(conn: &mut Conn, now: Moment) -> Result<(), AppError> {
    let unbound = audit_values::table.filter(audit_values::audit_id.is_null());
    if diesel::select(exists(unbound)).get_result(conn)? {
        let change = Change {
            action: "test.write",
            subject: "",
            id: "",
            detail: "",
            readers: Readers::COORDINATION,
        };
        audit::record(conn, Who::System, now, change)?;
    }
    Ok(())
}

impl Browser {
    /// The same browser on another device: what it calls itself, and its address.
    pub fn on(mut self, user_agent: &str, address: &str) -> Self {
        let address = SocketAddr::new(address.parse().unwrap(), 50000);
        self.device = Some((user_agent.to_owned(), address));
        self
    }

    /// Fetches a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(test::TestRequest::get().uri(path)).await
    }

    /// Fetches a page that must be there.
    pub async fn page(&self, path: &str) -> String {
        let reply = self.get(path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}: {}", reply.text());
        reply.text()
    }

    /// Sends a form with the token of this browser's session.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let secret = self.secret();
        self.post_with(path, &CsrfToken::of(&secret).masked(), fields)
            .await
    }

    /// Sends a form with a token of the test's choice.
    pub async fn post_with(&self, path: &str, token: &str, fields: &[(&str, &str)]) -> Reply {
        let mut pairs: Vec<_> = fields.to_vec();
        pairs.push(("_csrf", token));
        let body = pairs
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect::<Params>()
            .href("");
        let request = test::TestRequest::post()
            .uri(path)
            .insert_header(("Content-Type", "application/x-www-form-urlencoded"))
            .set_payload(body.trim_start_matches('?').to_owned());
        self.send(request).await
    }

    /// Sends a form with a file: its name and its bytes.
    pub async fn post_file(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Reply {
        let token = CsrfToken::of(&self.secret()).masked();
        self.post_parts(path, &[&[("_csrf", token.as_str())], fields].concat(), file)
            .await
    }

    /// The same with the fields alone, whatever token is among them.
    pub async fn post_parts(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Reply {
        const BOUNDARY: &str = "----test-boundary-7d3a";
        let mut body: Vec<u8> = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!(
                    "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .bytes(),
            );
        }
        if let Some((name, bytes)) = file {
            body.extend(
                format!(
                    "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                )
                .bytes(),
            );
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let request = test::TestRequest::post()
            .uri(path)
            .insert_header((
                "Content-Type",
                format!("multipart/form-data; boundary={BOUNDARY}"),
            ))
            .set_payload(body);
        self.send(request).await
    }

    /// Follows a redirect.
    pub async fn follow(&self, reply: &Reply) -> String {
        self.page(&reply.location()).await
    }

    /// The value of a cookie; empty where there is none.
    pub fn cookie(&self, name: &str) -> String {
        let name = cookie_names::on_the_wire(name, self.https);
        let cookies = self.cookies.borrow();
        cookies.get(&name).cloned().unwrap_or_default()
    }

    /// Plants a cookie.
    pub fn set_cookie(&self, name: &str, value: &str) {
        let name = cookie_names::on_the_wire(name, self.https);
        self.cookies.borrow_mut().insert(name, value.to_owned());
    }

    fn secret(&self) -> String {
        let session = self.cookie(cookie_names::SESSION);
        if session.is_empty() {
            self.cookie(cookie_names::VISITOR)
        } else {
            session
        }
    }

    /// Sends a request with the cookies, the device and, if it names none, the host.
    pub async fn send(&self, mut request: test::TestRequest) -> Reply {
        let cookies: Vec<_> = self
            .cookies
            .borrow()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            request = request.insert_header(("Cookie", cookies.join("; ")));
        }
        if let Some((user_agent, address)) = &self.device {
            request = request
                .insert_header(("User-Agent", user_agent.as_str()))
                .peer_addr(*address);
        }
        let mut request = request.to_request();
        // One that names its host itself keeps it.
        if !request.head().headers().contains_key(HOST) {
            let host = HeaderValue::from_str(&self.host).unwrap();
            request.headers_mut().insert(HOST, host);
        }
        let reply = (self.answer)(request).await;
        for (name, value) in &reply.cookies {
            if value.is_empty() {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies
                    .borrow_mut()
                    .insert(name.clone(), value.clone());
            }
        }
        reply
    }
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("text is UTF-8")
    }

    /// Where a redirect leads.
    pub fn location(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text());
        self.headers
            .get(LOCATION)
            .expect("a redirect leads somewhere")
            .to_str()
            .unwrap()
            .to_owned()
    }

    /// The texts of the elements a CSS selector finds, white space folded.
    pub fn all(&self, selector: &str) -> Vec<String> {
        all(&self.text(), selector)
    }
}

/// The texts of the elements a CSS selector finds, white space folded.
pub fn all(html: &str, selector: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse(selector).expect("a valid selector");
    document
        .select(&selector)
        .map(|element| fold(&element.text().collect::<String>()))
        .collect()
}

/// What the boxes of a page of several records send, those that are ticked.
pub fn boxes(html: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(html);
    let boxes = scraper::Selector::parse("input[name=chosen][checked]").unwrap();
    let found = document.select(&boxes);
    found
        .map(|it| it.attr("value").unwrap().to_owned())
        .collect()
}

/// The address of the button that takes the last change back.
pub fn undo_of(html: &str) -> String {
    let document = scraper::Html::parse_document(html);
    let form = scraper::Selector::parse(".flash form").unwrap();
    let form = document.select(&form).next().unwrap();
    form.attr("action").unwrap().to_owned()
}

/// White space folded to single spaces.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A database of its own: a copy of one that is migrated and has the treaty's facts.
struct TestDatabase {
    url: DatabaseUrl,
    folder: TempDir,
}

/// Made once a test run: migrations and facts take longer than a copy of the file.
static TEMPLATE: LazyLock<(TempDir, PathBuf)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("template.sqlite");
    prepare(&DatabaseUrl::Sqlite(path.clone()));
    (folder, path)
});

impl TestDatabase {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = if let Some(server) = postgres::server() {
            postgres::database(&server)
        } else {
            let path = folder.path().join("test.sqlite");
            std::fs::copy(&TEMPLATE.1, &path).unwrap();
            DatabaseUrl::Sqlite(path)
        };
        Self { url, folder }
    }
}

/// Hundreds of databases left on a server fill its disk; a file goes with its folder.
impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let DatabaseUrl::Postgres(url) = &self.url {
            postgres::remove(url);
        }
    }
}

/// Migrates a database and loads the treaty pack into it.
fn prepare(url: &DatabaseUrl) {
    let db = Db::open(url, 1).unwrap();
    let pack = accede::pack::embedded().unwrap();
    let now = Clock::system().now();
    db.write_now(|conn| accede::pack::load_first(conn, &pack, &crate::pack::settings(), now))
        .unwrap();
    drop(db);
}

/// One database a test on a PostgreSQL server, copied from a template.
mod postgres {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    use accede::db::{Conn, DatabaseUrl};
    use accede::error::AppError;
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, PgConnection, RunQueryDsl as _};

    static COUNTER: AtomicU32 = AtomicU32::new(0);
    static TEMPLATE: LazyLock<String> = LazyLock::new(|| {
        let server = server().unwrap();
        let name = format!("accede_template_{}", std::process::id());
        execute(&server, &format!("CREATE DATABASE {name}"));
        super::prepare(&DatabaseUrl::Postgres(format!("{server}/{name}")));
        name
    });

    /// `postgres://USER@HOST:PORT`, without a database.
    pub fn server() -> Option<String> {
        #[expect(
            clippy::disallowed_methods,
            reason = "tests are told of the server by the environment"
        )]
        std::env::var("ACCEDE_TEST_DATABASE_URL")
            .ok()
            .filter(|url| !url.is_empty())
    }

    pub fn database(server: &str) -> DatabaseUrl {
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("accede_test_{}_{number}", std::process::id());
        execute(
            server,
            &format!("CREATE DATABASE {name} TEMPLATE {}", *TEMPLATE),
        );
        DatabaseUrl::Postgres(format!("{server}/{name}"))
    }

    /// Drops a database, whoever is connected to it still.
    pub fn remove(url: &str) {
        let (server, name) = url.rsplit_once('/').unwrap();
        let dropped = PgConnection::establish(&format!("{server}/postgres"))
            .map(|mut conn| conn.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")));
        // A test that failed tells of that, not of what came after.
        if !std::thread::panicking() {
            dropped.unwrap().unwrap();
        }
    }

    /// All tables of a database, as one document.
    #[expect(
        clippy::disallowed_methods,
        reason = "whatever tables there are, without naming them"
    )]
    pub fn contents(conn: &mut Conn) -> Result<Vec<u8>, AppError> {
        #[derive(diesel::QueryableByName)]
        struct Document {
            #[diesel(sql_type = diesel::sql_types::Text)]
            text: String,
        }
        let Conn::Postgres(real) = conn else {
            return Ok(Vec::new());
        };
        let query = "SELECT database_to_xml(true, false, '')::text AS text";
        let found: Document = diesel::sql_query(query).get_result(real)?;
        Ok(found.text.into_bytes())
    }

    fn execute(server: &str, sql: &str) {
        // The template cannot be copied twice at the same time.
        static LOCK: std::sync::Mutex<()> = std::sync::Mutex::new(());
        let _guard = LOCK.lock().unwrap();
        PgConnection::establish(&format!("{server}/postgres"))
            .unwrap()
            .batch_execute(sql)
            .unwrap();
    }
}
