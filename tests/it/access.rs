//! Persons named on restricted records, changes of marking, and the page that says who
//! reads a record.

use std::collections::BTreeSet;

use accede::auth::{Marking, Role};
use accede::db::schema::{audit, named_readers, users};
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::canaries::{Canary, TEAMS, records};
use crate::exchanges::log;
use crate::support::{Browser, TestApp, all};

/// Someone signed in, with the id and the name of the account.
pub struct Reader {
    pub browser: Browser,
    pub id: i64,
    pub name: String,
    pub role: Role,
    pub team: &'static str,
}

impl Reader {
    pub fn new(app: &TestApp, role: Role, team: &'static str) -> Self {
        let browser = app.signed_in(role, team);
        let (id, name) = app.read(|conn| {
            Ok(users::table
                .order(users::id.desc())
                .select((users::id, users::name))
                .first(conn)?)
        });
        Self {
            browser,
            id,
            name,
            role,
            team,
        }
    }
}

/// Names someone on a record.
pub async fn name(editor: &Browser, record: &str, reader: &Reader) {
    let reply = editor
        .post(
            &format!("/access/{record}/readers"),
            &[("reader", &reader.id.to_string())],
        )
        .await;
    assert_eq!(reply.location(), format!("/access/{record}"));
}

async fn unname(editor: &Browser, record: &str, reader: &Reader) {
    let path = format!("/access/{record}/readers/{}/remove", reader.id);
    let reply = editor.post(&path, &[]).await;
    assert_eq!(reply.location(), format!("/access/{record}"));
}

/// Where a kind of record is shown.
fn home(canary: &Canary) -> Option<String> {
    let id = canary.id;
    Some(match canary.table {
        "exchanges" => format!("/exchanges/{id}"),
        "people" => format!("/contacts/{id}"),
        "events" => format!("/events/{id}"),
        "commitments" => format!("/commitments/{id}"),
        "circulations" => format!("/survey/circulations/{id}"),
        "responses" => format!("/survey/responses/{id}"),
        "mails" => format!("/mail/{id}"),
        "positions" => format!("/positions/{id}"),
        "relations" => format!("/relations/{id}"),
        _ => return None,
    })
}

fn audited(app: &TestApp, action: &str) -> Vec<(String, String, String, Marking)> {
    app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq(action))
            .order(audit::id)
            .select((
                audit::subject,
                audit::subject_id,
                audit::detail,
                audit::marking,
            ))
            .load(conn)?)
    })
}

async fn restricted(app: &TestApp) -> (Browser, String) {
    let editor = app.signed_in(Role::Contributor, "Malawi");
    let more = [
        ("summary", "The cabinet is divided"),
        ("marking", "restricted"),
        ("barrier", "cabinet"),
        ("commitment_promise", "Send the text"),
        ("commitment_owner", "state"),
        ("commitment_due_on", "2023-06-20"),
    ];
    let path = log(&editor, "UGA", &more).await;
    (editor, path)
}

#[actix_web::test]
async fn a_named_person_reads_the_record_wherever_it_is_shown() {
    let app = TestApp::new().await;
    let (editor, path) = restricted(&app).await;
    let reader = Reader::new(&app, Role::Coordinator, "Spain");
    let browser = &reader.browser;
    let silent = all(&browser.page("/states/UGA").await, "main").concat();
    assert!(!silent.contains("cabinet is divided"));
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    name(&editor, &path[1..], &reader).await;
    assert!(browser.page(&path).await.contains("The cabinet is divided"));
    assert!(browser.page(&path).await.contains("Send the text"));
    let list = browser.page("/exchanges").await;
    assert!(list.contains("The cabinet is divided"));
    assert_eq!(all(&list, ".count"), ["1 exchange"]);
    for (filter, count) in [
        ("state=UGA", "1 exchange"),
        ("marking=restricted", "1 exchange"),
        ("marking=coordination", "0 exchanges"),
        ("state=KEN", "0 exchanges"),
    ] {
        let list = browser.page(&format!("/exchanges?{filter}")).await;
        assert_eq!(all(&list, ".count"), [count], "{filter}");
    }
    for page in ["/states/UGA", "/exchanges.csv"] {
        let text = browser.page(page).await;
        assert!(text.contains("The cabinet is divided"), "{page}");
    }
    assert!(browser.page("/commitments").await.contains("Send the text"));
    let trail = browser.page("/admin/audit?subject=exchanges").await;
    assert!(trail.contains("logged an exchange"), "{trail}");
    // The last contact breaks the silence for those who know of it.
    let others = app.signed_in(Role::Coordinator, "Spain");
    let known = browser.page("/states.csv?q=uganda").await;
    let unknown = others.page("/states.csv?q=uganda").await;
    assert_ne!(known, unknown, "{known}");
    unname(&editor, &path[1..], &reader).await;
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(!browser.page("/commitments").await.contains("Send the text"));
    assert_eq!(
        browser.page("/states.csv?q=uganda").await,
        others.page("/states.csv?q=uganda").await
    );
    let named = audited(&app, "access.name");
    assert_eq!(named.len(), 1);
    assert_eq!(named[0].2, format!("user={}", reader.id));
    assert_eq!(named[0].3, Marking::Restricted);
    assert_eq!(audited(&app, "access.unname").len(), 1);
}

#[actix_web::test]
async fn a_named_person_changes_nothing() {
    let app = TestApp::new().await;
    let canaries = records(&app);
    let reader = Reader::new(&app, Role::Coordinator, "Spain");
    let editor = app.coordinator();
    let hidden: Vec<_> = canaries
        .iter()
        .filter(|it| it.marking == Marking::Restricted && it.team == "Malawi")
        .collect();
    for canary in &hidden {
        name(&editor, &format!("{}/{}", canary.table, canary.id), &reader).await;
    }
    reader.browser.page("/account").await;
    for canary in &hidden {
        let Some(home) = home(canary) else { continue };
        // Opening it is entered into the audit, and all that changes.
        assert_eq!(reader.browser.get(&home).await.status, StatusCode::OK);
        let before = app.digest();
        let edit = reader.browser.get(&format!("{home}/edit")).await;
        assert_ne!(edit.status, StatusCode::OK, "{home}");
        for verb in [
            "",
            "/edit",
            "/bin",
            "/restore",
            "/done",
            "/reopen",
            "/guests",
            "/invitations",
            "/follow-up/done",
            "/barriers",
            "/cancel",
            "/resend",
            "/settle",
            "/discard",
            "/release",
            "/tenures",
        ] {
            let reply = reader
                .browser
                .post(
                    &format!("{home}{verb}"),
                    &[("version", "1"), ("summary", "x")],
                )
                .await;
            assert!(
                matches!(reply.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND),
                "{home}{verb}: {}",
                reply.status
            );
        }
        let access = format!("/access/{}/{}", canary.table, canary.id);
        let page = reader.browser.page(&access).await;
        assert!(
            !page.contains("/readers"),
            "{access} offers what is refused"
        );
        for path in [
            format!("{access}/readers"),
            format!("{access}/readers/{}/remove", reader.id),
        ] {
            let reply = reader.browser.post(&path, &[("reader", "1")]).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert!(app.digest() == before, "{home} was changed");
    }
    let target = canaries
        .iter()
        .find(|it| it.table == "targets" && hidden.iter().any(|hidden| hidden.id == it.id))
        .unwrap();
    let decided = [
        ("standing", "added"),
        ("reason", "x"),
        ("priority", "high"),
        ("marking", "coordination"),
        ("marking_reason", "x"),
        ("version", "1"),
    ];
    let path = format!("/work-plan/targets/{}", target.state);
    let before = app.digest();
    let reply = reader.browser.post(&path, &decided).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert!(app.digest() == before, "{path} was changed");
}

#[actix_web::test]
async fn those_who_may_not_read_cannot_be_named_and_are_told_why() {
    let app = TestApp::new().await;
    let canaries = records(&app);
    let editor = app.coordinator();
    let observer = Reader::new(&app, Role::Observer, "Spain");
    let partner = Reader::new(&app, Role::Partner, "Spain");
    let colleague = Reader::new(&app, Role::Partner, "Malawi");
    let of = |table: &str| {
        let found = canaries.iter().find(|it| {
            it.table == table && it.marking == Marking::Restricted && it.team == "Malawi"
        });
        format!("/access/{table}/{}", found.unwrap().id)
    };
    let (exchange, answer) = (of("exchanges"), of("responses"));
    let cases = [
        (&exchange, observer.id.to_string(), "cannot be named"),
        (&answer, partner.id.to_string(), "cannot be named"),
        (&exchange, colleague.id.to_string(), "reads it already"),
        (&exchange, String::new(), "Please choose"),
        (&exchange, "9999".to_owned(), "Please choose"),
    ];
    for (path, id, expected) in cases {
        let reply = editor
            .post(&format!("{path}/readers"), &[("reader", &id)])
            .await;
        assert_eq!(
            reply.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{path} {id}"
        );
        let error = reply.all(".error").concat();
        assert!(error.contains(expected), "{path} {id}: {error}");
    }
    let open = canaries
        .iter()
        .find(|it| it.table == "exchanges" && it.marking == Marking::Coordination)
        .unwrap();
    let reply = editor
        .post(
            &format!("/access/exchanges/{}/readers", open.id),
            &[("reader", &partner.id.to_string())],
        )
        .await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN, "it is not restricted");
    let names: i64 = app.read(|conn| Ok(named_readers::table.count().get_result(conn)?));
    assert_eq!(names, 0);
    name(&editor, &exchange["/access/".len()..], &partner).await;
    // Someone who becomes an observer reads public records alone, named or not.
    app.write(|conn| {
        diesel::update(users::table.filter(users::id.eq(partner.id)))
            .set(users::role.eq(Role::Observer))
            .execute(conn)?;
        Ok(())
    });
    let page = exchange.replace("/access", "");
    assert_eq!(
        partner.browser.get(&page).await.status,
        StatusCode::NOT_FOUND
    );
    let html = editor.page(&exchange).await;
    assert!(html.contains("reads it no longer"), "{html}");
}

#[actix_web::test]
async fn what_comes_out_of_an_exchange_names_the_same_persons() {
    let app = TestApp::new().await;
    let (editor, path) = restricted(&app).await;
    let reader = Reader::new(&app, Role::Partner, "ISU");
    name(&editor, &path[1..], &reader).await;
    let added = [
        ("promise", "Call the minister"),
        ("owner", "state"),
        ("exchange", path.rsplit('/').next().unwrap()),
    ];
    let reply = editor.post("/commitments", &added).await;
    let commitment = reply.location();
    let barrier = [("barrier", "cabinet"), ("barrier_detail", "No translation")];
    editor.post(&format!("{path}/barriers"), &barrier).await;
    let html = reader.browser.page(&path).await;
    for word in ["Send the text", "Call the minister", "No translation"] {
        assert!(html.contains(word), "{word}");
    }
    let page = reader.browser.page("/commitments").await;
    assert!(page.contains("Call the minister"));
    let dossier = reader.browser.page("/states/UGA").await;
    assert!(dossier.contains("No translation"));
    // They are named on the exchange: not on what came out of it.
    let id = commitment
        .split(['/', '#', '?'])
        .find_map(|part| part.parse::<i64>().ok())
        .unwrap_or(2);
    let access = format!("/access/commitments/{id}");
    let html = editor.page(&access).await;
    assert!(html.contains(&format!("/access{path}")), "{html}");
    let other = Reader::new(&app, Role::Partner, "ISU");
    let reply = editor
        .post(
            &format!("{access}/readers"),
            &[("reader", &other.id.to_string())],
        )
        .await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    unname(&editor, &path[1..], &reader).await;
    let names: i64 = app.read(|conn| Ok(named_readers::table.count().get_result(conn)?));
    assert_eq!(names, 0);
}

/// The fields of a form as the page shows it.
fn shown(html: &str, keep: &[&str]) -> Vec<(String, String)> {
    let page = scraper::Html::parse_document(html);
    let all = |css: &str| scraper::Selector::parse(css).unwrap();
    let mut found = Vec::new();
    for form in page.select(&all("form.form")) {
        for input in form.select(&all("input, textarea, select")) {
            let value = input.value();
            let name = value.attr("name").unwrap_or_default().to_owned();
            let kind = value.attr("type").unwrap_or_default();
            let toggled = matches!(kind, "radio" | "checkbox");
            if name.is_empty() || name == "_csrf" || keep.contains(&name.as_str()) {
                continue;
            }
            if toggled && value.attr("checked").is_none() {
                continue;
            }
            let text = match value.name() {
                "textarea" => input.text().collect(),
                "select" => input
                    .select(&all("option[selected]"))
                    .next()
                    .and_then(|option| option.value().attr("value"))
                    .unwrap_or_default()
                    .to_owned(),
                _ => value.attr("value").unwrap_or_default().to_owned(),
            };
            found.push((name, text));
        }
    }
    found
}

#[actix_web::test]
async fn a_marking_that_opens_a_record_asks_for_a_reason_on_every_form() {
    let app = TestApp::new().await;
    let canaries = records(&app);
    let editor = app.coordinator();
    let cases = [
        (
            "exchanges",
            "exchange.marking",
            Marking::Restricted,
            "restricted",
        ),
        ("events", "event.marking", Marking::Restricted, "restricted"),
        (
            "people",
            "person.marking",
            Marking::Restricted,
            "restricted",
        ),
        (
            "commitments",
            "commitment.marking",
            Marking::Restricted,
            "restricted",
        ),
        (
            "circulations",
            "circulation.marking",
            Marking::Restricted,
            "restricted",
        ),
        (
            "responses",
            "response.marking",
            Marking::Restricted,
            "restricted",
        ),
        (
            "targets",
            "target.marking",
            Marking::Coordination,
            "coordination",
        ),
    ];
    for (table, action, from, word) in cases {
        let canary = canaries
            .iter()
            .find(|it| it.table == table && it.marking == from && it.team == "Malawi")
            .unwrap();
        if table == "responses" {
            app.write(|conn| {
                use accede::db::schema::circulations;
                diesel::update(circulations::table)
                    .filter(circulations::title.eq("Demo circulation"))
                    .set(circulations::status.eq("released"))
                    .execute(conn)?;
                Ok(())
            });
        }
        let (form, action_path) = match (table, home(canary)) {
            ("targets", _) => {
                let path = format!("/work-plan/targets/{}", canary.state);
                (path.clone(), path)
            }
            ("circulations" | "responses", Some(home)) => {
                (format!("{home}/edit"), format!("{home}/edit"))
            }
            (_, Some(home)) => (format!("{home}/edit"), home),
            (_, None) => unreachable!("{table}"),
        };
        let html = editor.page(&form).await;
        assert!(html.contains("name=\"marking_reason\""), "{form}");
        let mut fields = shown(&html, &["marking", "marking_reason"]);
        fields.push(("marking".to_owned(), "public".to_owned()));
        // What this form needs that its record has not got.
        let filled = [
            ("title", "Demo"),
            ("subject_en", "Survey"),
            ("greeting_en", "Your answer"),
            ("subject_fr", "Enquête"),
            ("greeting_fr", "Votre réponse"),
            ("subject_es", "Encuesta"),
            ("greeting_es", "Su respuesta"),
            ("owner", "state"),
            ("channel", "oral"),
        ];
        for (name, value) in filled {
            // The channel of an answer; that of a person may be left open.
            if name == "channel" && table == "people" {
                continue;
            }
            for field in &mut fields {
                if field.0 == name && field.1.is_empty() {
                    field.1 = value.to_owned();
                }
            }
        }
        let send = |reason: &'static str| {
            let mut fields = fields.clone();
            fields.push(("marking_reason".to_owned(), reason.to_owned()));
            fields
        };
        async fn post(
            editor: &Browser,
            path: &str,
            fields: Vec<(String, String)>,
        ) -> crate::support::Reply {
            let pairs: Vec<_> = fields
                .iter()
                .map(|(a, b)| (a.as_str(), b.as_str()))
                .collect();
            editor.post(path, &pairs).await
        }
        let refused = post(&editor, &action_path, send("")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{table}");
        let html = refused.text();
        assert_eq!(
            all(&html, ".has-error .error"),
            ["Say why: with this marking more people can read it than before."],
            "{table}"
        );
        assert!(html.contains("#f-marking_reason"), "{table}");
        let kept = shown(&html, &["marking_reason"]);
        assert!(
            kept.contains(&("marking".to_owned(), "public".to_owned())),
            "{table}: what was typed stays"
        );
        assert_eq!(audited(&app, action), [], "{table}");
        let saved = post(&editor, &action_path, send("The State agreed <in writing>")).await;
        assert_eq!(
            saved.status,
            StatusCode::SEE_OTHER,
            "{table}: {}",
            saved.text()
        );
        let found = audited(&app, action);
        assert_eq!(
            found,
            [(
                table.to_owned(),
                canary.id.to_string(),
                format!("{word} -> public: The State agreed <in writing>"),
                Marking::Public
            )]
        );
    }
}

#[actix_web::test]
async fn a_narrower_marking_needs_no_reason_and_no_change_is_no_entry() {
    let app = TestApp::new().await;
    let editor = app.coordinator();
    let path = log(&editor, "UGA", &[]).await;
    let edit = format!("{path}/edit");
    let save = async |marking: &str, reason: &str| {
        let html = editor.page(&edit).await;
        let mut fields = shown(&html, &["marking", "marking_reason"]);
        fields.push(("marking".to_owned(), marking.to_owned()));
        fields.push(("marking_reason".to_owned(), reason.to_owned()));
        let pairs: Vec<_> = fields
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        editor.post(&path, &pairs).await.status
    };
    assert_eq!(save("coordination", "").await, StatusCode::SEE_OTHER);
    assert_eq!(audited(&app, "exchange.marking"), []);
    assert_eq!(save("restricted", "").await, StatusCode::SEE_OTHER);
    // The team's partners read what is restricted to it, and not the coordination's.
    app.signed_in(Role::Partner, "Malawi");
    assert_eq!(save("coordination", "x").await, StatusCode::SEE_OTHER);
    assert_eq!(
        save("restricted", "").await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        save("restricted", "for the ICRC").await,
        StatusCode::SEE_OTHER
    );
    let details: Vec<_> = audited(&app, "exchange.marking")
        .into_iter()
        .map(|entry| (entry.2, entry.3))
        .collect();
    assert_eq!(
        details,
        [
            ("coordination -> restricted".to_owned(), Marking::Restricted),
            (
                "restricted -> coordination: x".to_owned(),
                Marking::Coordination
            ),
            (
                "coordination -> restricted: for the ICRC".to_owned(),
                Marking::Restricted
            ),
        ]
    );
}

#[actix_web::test]
async fn names_go_with_the_restriction() {
    let app = TestApp::new().await;
    let (editor, path) = restricted(&app).await;
    let reader = Reader::new(&app, Role::Partner, "ISU");
    name(&editor, &path[1..], &reader).await;
    for (marking, reason) in [("coordination", "for all of us"), ("restricted", "")] {
        let html = editor.page(&format!("{path}/edit")).await;
        let mut fields = shown(&html, &["marking", "marking_reason"]);
        fields.push(("marking".to_owned(), marking.to_owned()));
        fields.push(("marking_reason".to_owned(), reason.to_owned()));
        let pairs: Vec<_> = fields
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        let reply = editor.post(&path, &pairs).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
    }
    let names: i64 = app.read(|conn| Ok(named_readers::table.count().get_result(conn)?));
    assert_eq!(names, 0, "nobody comes back by an old name");
    assert_eq!(
        reader.browser.get(&path).await.status,
        StatusCode::NOT_FOUND
    );
}

/// The rule of the page and the rule of the queries are one: for every role and team,
/// every kind of record at every marking, with and without a name.
#[actix_web::test]
async fn the_page_names_exactly_those_who_can_open_the_record() {
    let app = TestApp::new().await;
    let canaries = records(&app);
    let mut readers = Vec::new();
    for role in Role::ALL {
        for team in TEAMS {
            readers.push(Reader::new(&app, *role, team));
        }
    }
    let editors: Vec<_> = TEAMS
        .iter()
        .map(|team| (*team, app.signed_in(Role::Coordinator, team)))
        .collect();
    for canary in &canaries {
        let (_, editor) = editors
            .iter()
            .find(|(team, _)| *team == canary.team)
            .unwrap();
        let record = format!("{}/{}", canary.table, canary.id);
        let inside = ["mails", "circulations", "responses"].contains(&canary.table);
        if canary.marking == Marking::Restricted {
            // One of each role of the next team, where it may be named at all.
            let next = TEAMS[(TEAMS.iter().position(|it| *it == canary.team).unwrap() + 1) % 3];
            for reader in readers.iter().filter(|it| it.team == next) {
                let outside = matches!(reader.role, Role::Partner | Role::Observer);
                if reader.role != Role::Observer && !(inside && outside) {
                    name(editor, &record, reader).await;
                }
            }
        }
        let access = format!("/access/{record}");
        let listed: BTreeSet<String> = all(
            &editor.page(&access).await,
            "tbody th, tbody td:first-child",
        )
        .into_iter()
        .collect();
        for reader in &readers {
            let page = reader.browser.get(&access).await;
            let opens = match home(canary) {
                Some(home) => reader.browser.get(&home).await.status == StatusCode::OK,
                // Barriers and decisions are parts of the page of their State.
                None => reader
                    .browser
                    .page(&format!("/states/{}", canary.state))
                    .await
                    .contains(&canary.word),
            };
            let is_listed = listed.contains(&reader.name);
            assert_eq!(is_listed, opens, "{} {} {record}", reader.role, reader.team);
            let expected = if opens {
                StatusCode::OK
            } else {
                StatusCode::NOT_FOUND
            };
            assert_eq!(
                page.status, expected,
                "{} {} {access}",
                reader.role, reader.team
            );
        }
    }
}

#[actix_web::test]
async fn the_page_says_why_each_reads_and_comes_in_pages() {
    let app = TestApp::new().await;
    let (editor, path) = restricted(&app).await;
    let reader = Reader::new(&app, Role::Partner, "ISU");
    name(&editor, &path[1..], &reader).await;
    for _ in 0..60 {
        app.signed_in(Role::Contributor, "Malawi");
    }
    let access = format!("/access{path}");
    let html = editor.page(&access).await;
    assert!(html.contains("The team Malawi reads it, but for observers"));
    assert_eq!(all(&html, "tbody tr").len(), 50);
    assert!(
        all(&html, ".count").concat().contains("62 accounts"),
        "{html}"
    );
    let next = scraper::Html::parse_document(&html)
        .select(&scraper::Selector::parse("a[rel=next]").unwrap())
        .next()
        .and_then(|link| link.value().attr("href").map(str::to_owned))
        .unwrap();
    let rest = editor.page(&next).await;
    assert_eq!(all(&rest, "tbody tr").len(), 12);
    let last = all(&rest, "tbody tr").pop().unwrap();
    assert!(
        last.contains(&reader.name) && last.contains("Named on it"),
        "{last}"
    );
    let gone = app.coordinator();
    for nowhere in [
        "/access/exchanges/99999",
        "/access/teams/1",
        "/access/users/1",
    ] {
        assert_eq!(gone.get(nowhere).await.status, StatusCode::NOT_FOUND);
    }
}
