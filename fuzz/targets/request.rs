//! Whole requests, by a visitor and by an administrator, against the real app on a small
//! demo: nothing that is sent makes the desk fail. The input is lines: a digit for who and
//! how, the path and query, headers, an empty line, the body.

#![no_main]

use std::pin::Pin;
use std::rc::Rc;
use std::sync::LazyLock;

use accede::app::{App, configure};
use accede::audit::Who;
use accede::auth::{self, NewUser, Role};
use accede::clock::Clock;
use accede::config::{Settings, Transport};
use accede::db::Db;
use accede::demo::{self, DemoOptions};
use accede::i18n::Lang;
use accede::web::{CsrfToken, cookie_names};
use actix_web::cookie::Cookie;
use actix_web::dev::Service as _;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::rt::SystemRunner;
use actix_web::{App as ActixApp, test, web};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

struct Desk {
    app: web::Data<App>,
    session: String,
    _folder: TempDir,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings::from_sources(None, []).unwrap();
    settings.database.folder = folder.path().to_owned();
    settings.sign_in.argon2_memory_kib = 8;
    settings.sign_in.argon2_passes = 1;
    settings.mail.transport = Transport::File;
    let db = Db::open(&settings.database_url().unwrap(), 2).unwrap();
    let clock = demo::clock();
    let now = clock.now();
    let pack = accede::pack::embedded().unwrap();
    db.write_now(|conn| accede::pack::load_first(conn, &pack, &settings.targets, now)).unwrap();
    let small = DemoOptions {
        people: 30,
        exchanges: 30,
        seed: 11,
    };
    demo::fill(&db, small, &settings).unwrap();
    let sign_in = settings.sign_in.clone();
    let session = db
        .write_now(|conn| {
            let user = NewUser {
                email: "fuzz@example.org".to_owned(),
                name: "Fuzz".to_owned(),
                team_id: auth::ensure_team(conn, "Malawi", now)?,
                role: Role::Administrator,
                password_hash: "none".to_owned(),
                language: Lang::En,
            };
            let id = auth::add_user(conn, Who::System, &user, now)?;
            auth::begin_session(conn, id, &sign_in, now)
        })
        .unwrap();
    let app = web::Data::new(App::new(settings, db, clock, false).unwrap());
    Desk {
        app,
        session,
        _folder: folder,
    }
});

/// The request of an input, if it can be sent at all.
fn request(text: &str) -> Option<actix_http::Request> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let how = lines.next()?.parse::<u8>().ok()?;
    let path = lines.next().filter(|path| path.starts_with('/'))?;
    path.parse::<actix_web::http::Uri>().ok()?;
    let (is_post, is_inside, has_file) = (how & 1 == 1, how & 2 == 2, how & 4 == 4);
    let mut request = if is_post {
        test::TestRequest::post()
    } else {
        test::TestRequest::get()
    }
    .uri(path);
    let secret = if is_inside { DESK.session.clone() } else { "v".repeat(43) };
    let name = if is_inside { cookie_names::SESSION } else { cookie_names::VISITOR };
    request = request.cookie(Cookie::new(name, secret.clone()));
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let name = HeaderName::try_from(name).ok()?;
        request = request.append_header((name, HeaderValue::try_from(value.trim()).ok()?));
    }
    if is_post {
        let token = CsrfToken::of(&secret).masked();
        let (kind, sent) = if has_file {
            ("multipart/form-data; boundary=fuzz", parts(&token, body))
        } else {
            ("application/x-www-form-urlencoded", format!("_csrf={token}&{body}"))
        };
        request = request
            .insert_header(("content-type", kind))
            .insert_header(("sec-fetch-site", "same-origin"))
            .set_payload(sent);
    }
    Some(request.to_request())
}

/// A form with a file, as a browser sends it: the first line of `body` says what kind of
/// file and under which name.
fn parts(token: &str, body: &str) -> String {
    let (file, content) = body.split_once('\n').unwrap_or(("", body));
    format!(
        "--fuzz\r\ncontent-disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n\
         --fuzz\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n\
         content-type: application/octet-stream\r\n\r\n{content}\r\n--fuzz--\r\n"
    )
}

type Answered = Pin<Box<dyn Future<Output = ()>>>;

/// The app, started once: an actix system lives as long as its thread.
struct Running {
    system: SystemRunner,
    ask: Box<dyn Fn(actix_http::Request, String) -> Answered>,
}

thread_local! {
    static RUNNING: Running = {
        let system = actix_web::rt::System::new();
        let app = ActixApp::new().configure(configure(&DESK.app));
        let service = Rc::new(system.block_on(test::init_service(app)));
        let ask = move |request, text: String| -> Answered {
            let service = Rc::clone(&service);
            Box::pin(async move {
                if let Ok(response) = service.call(request).await {
                    assert!(response.status().as_u16() != 500, "{text}");
                    let _ = test::read_body(response).await;
                }
            })
        };
        Running { system, ask: Box::new(ask) }
    };
}

fuzz_target!(|text: &str| {
    let Some(request) = request(text) else {
        return;
    };
    RUNNING.with(|it| it.system.block_on((it.ask)(request, text.to_owned())));
});
