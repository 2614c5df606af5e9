//! The outbox, the worker led step by step, and the pages of the mails.

use std::collections::HashSet;

use accede::auth::{self, Marking, Role, TeamId};
use accede::config::{Encryption, Settings, Transport};
use accede::db::Conn;
use accede::db::schema::{audit, mail_attempts, mails};
use accede::db::types::Moment;
use accede::error::AppError;
use accede::mail::{LINK, MailId, MailKind, MailStatus, NewMail, Pause, Worker, outbox};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::smtp_sink::{Act, Sink};
use crate::support::{TestApp, all};

const FROM: &str = "Coordinators <desk@example.org>";
const BODY: &str =
    "Excellency,\n\nplease answer at\n[[personal link]]\n\nwith thanks — the Coordinators";

fn new_mail<'a>(team_id: TeamId, key: &'a str, to: &'a str) -> NewMail<'a> {
    NewMail {
        invitation_id: None,
        state: "UGA".parse().ok(),
        kind: MailKind::SurveyInvitation,
        unique_key: key,
        from: FROM,
        to_name: "Ms Akello Nansubuga",
        to_email: to,
        subject: "Enquête sur la ratification",
        body: BODY,
        link: Some("https://desk.example.org/s/secret-token"),
        marking: Marking::Coordination,
        team_id,
    }
}

fn queue(app: &TestApp, count: usize) -> Vec<MailId> {
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, "Malawi", now)?;
        (1..=count)
            .map(|number| {
                let key = format!("1/person{number}@example.org/survey_invitation");
                let to = format!("person{number}@example.org");
                outbox::enqueue(conn, now, &new_mail(team, &key, &to))
            })
            .collect()
    })
}

fn queue_marked(app: &TestApp, team: &str, marking: Marking, subject: &str) -> MailId {
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, team, now)?;
        let mail = NewMail {
            subject,
            marking,
            ..new_mail(team, subject, "someone@example.org")
        };
        outbox::enqueue(conn, now, &mail)
    })
}

fn status(app: &TestApp, id: MailId) -> MailStatus {
    app.read(|conn| Ok(mails::table.find(id).select(mails::status).first(conn)?))
}

fn statuses(app: &TestApp) -> Vec<MailStatus> {
    app.read(|conn| {
        Ok(mails::table
            .order(mails::id)
            .select(mails::status)
            .load(conn)?)
    })
}

fn link(conn: &mut Conn, id: MailId) -> Result<Option<String>, AppError> {
    Ok(mails::table.find(id).select(mails::link).first(conn)?)
}

fn message_id(app: &TestApp, id: MailId) -> String {
    app.read(|conn| {
        Ok(mails::table
            .find(id)
            .select(mails::message_id)
            .first(conn)?)
    })
}

fn attempts(app: &TestApp, id: MailId) -> Vec<(String, String)> {
    app.read(|conn| {
        Ok(mail_attempts::table
            .filter(mail_attempts::mail_id.eq(id))
            .order(mail_attempts::id)
            .select((mail_attempts::outcome, mail_attempts::reply))
            .load(conn)?)
    })
}

fn set_status(app: &TestApp, id: MailId, status: MailStatus) {
    app.write(|conn| {
        let sent: Option<Moment> = (status == MailStatus::Sent).then(|| app.app.clock.now());
        diesel::update(mails::table.find(id))
            .set((mails::status.eq(status), mails::sent_at.eq(sent)))
            .execute(conn)?;
        Ok(())
    });
}

fn failed_then(status: MailStatus) -> [MailStatus; 5] {
    let failed = MailStatus::Failed;
    [failed, failed, failed, status, status]
}

pub fn through(sink: &Sink) -> impl FnOnce(&mut Settings) + use<> {
    let port = sink.port();
    move |settings| {
        settings.mail.from = FROM.into();
        settings.mail.transport = Transport::Smtp;
        settings.mail.smtp.host = "127.0.0.1".into();
        settings.mail.smtp.port = port;
        settings.mail.smtp.encryption = Encryption::None;
        settings.mail.smtp.timeout_seconds = 5;
        settings.mail.per_minute = 100_000;
    }
}

async fn app_with(sink: &Sink) -> TestApp {
    TestApp::with(through(sink)).await
}

#[actix_web::test]
async fn a_mail_is_written_as_a_file_that_mail_programs_read() {
    let app = TestApp::with(|settings| {
        settings.mail.from = FROM.into();
        settings.mail.reply_to = "answers@example.org".to_owned();
    })
    .await;
    let id = queue(&app, 1)[0];
    let message_id = message_id(&app, id);
    assert_eq!(Worker::new(&app.app).step().await.unwrap(), 1);

    let folder = app.app.settings.database.folder.join("mail");
    let files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(files, [format!("{id}-{message_id}.eml")]);
    let text = std::fs::read_to_string(folder.join(&files[0])).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    for line in [
        "From: Coordinators <desk@example.org>",
        "Reply-To: answers@example.org",
        "To: \"Ms Akello Nansubuga\" <person1@example.org>",
        "Date: Thu, 01 Jun 2023 09:0",
        "Auto-Submitted: auto-generated",
        "Content-Type: text/plain; charset=utf-8",
        &format!("Message-ID: <{message_id}>"),
    ] {
        assert!(head.contains(line), "{line}: {head}");
    }
    assert!(head.contains("Subject: =?utf-8?"), "{head}");
    let body = body.replace("=\r\n", "");
    assert!(
        body.contains("https://desk.example.org/s/secret-token"),
        "{body}"
    );
    assert!(
        body.contains("=E2=80=94 the Coordinators") && !body.contains(LINK),
        "{body}"
    );

    assert_eq!(status(&app, id), MailStatus::Sent);
    assert_eq!(app.read(|conn| link(conn, id)), None, "the link is erased");
    assert_eq!(attempts(&app, id)[0].0, "sent");
}

#[cfg(unix)]
#[actix_web::test]
async fn a_written_mail_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let app = TestApp::new().await;
    queue(&app, 1);
    Worker::new(&app.app).step().await.unwrap();
    let folder = app.app.settings.database.folder.join("mail");
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for entry in std::fs::read_dir(&folder).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[actix_web::test]
async fn mails_are_handed_to_the_mail_server_over_one_line() {
    let sink = Sink::start([]);
    let app = app_with(&sink).await;
    queue(&app, 3);
    let mut worker = Worker::new(&app.app);
    assert_eq!(worker.step().await.unwrap(), 3);
    assert_eq!(worker.step().await.unwrap(), 0);
    assert_eq!(statuses(&app), [MailStatus::Sent; 3]);
    assert_eq!(sink.message_ids().len(), 3);
    assert_eq!(sink.lines(), 1);
    assert!(sink.messages()[0].contains("To: \"Ms Akello Nansubuga\" <person1@example.org>"));
}

#[actix_web::test]
async fn what_others_typed_makes_no_headers() {
    let sink = Sink::start([]);
    let app = app_with(&sink).await;
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, "Malawi", now)?;
        let mail = NewMail {
            to_name: "A\r\nBcc: x@example.org",
            subject: "B\r\nBcc: y@example.org\r\n\r\nbody",
            body: "one\n.\ntwo\nQUIT [[personal link]]",
            ..new_mail(team, "k", "person@example.org")
        };
        outbox::enqueue(conn, now, &mail)
    });
    Worker::new(&app.app).step().await.unwrap();
    let message = &sink.messages()[0];
    assert!(
        !message.lines().any(|line| line.starts_with("Bcc")),
        "{message}"
    );
    assert!(
        message.contains("two"),
        "a full stop on a line ends nothing: {message}"
    );
}

#[actix_web::test]
async fn a_mail_refused_for_now_waits_and_is_tried_again() {
    let sink = Sink::start([Act::Say("451 4.7.1 greylisted, come back")]);
    let app = app_with(&sink).await;
    let ids = queue(&app, 2);
    let mut worker = Worker::new(&app.app);
    assert_eq!(worker.step().await.unwrap(), 2);
    assert_eq!(
        statuses(&app),
        [MailStatus::Deferred, MailStatus::Sent],
        "the next goes on"
    );
    assert_eq!(
        attempts(&app, ids[0]),
        [(
            "deferred".to_owned(),
            "try_later: 451 4.7.1 greylisted, come back".to_owned()
        )]
    );
    assert_eq!(worker.step().await.unwrap(), 0, "not before its time");
    app.app.clock.advance(TimeDelta::seconds(80));
    assert_eq!(worker.step().await.unwrap(), 1);
    assert_eq!(statuses(&app), [MailStatus::Sent; 2]);
    assert_eq!(attempts(&app, ids[0]).len(), 2);
    assert_eq!(sink.message_ids().len(), 2);
}

#[actix_web::test]
async fn a_mail_refused_for_good_is_parked_with_the_reply_in_plain_words() {
    let sink = Sink::start([Act::Say("550 5.1.1 no such user")]);
    let app = app_with(&sink).await;
    let id = queue(&app, 1)[0];
    let mut worker = Worker::new(&app.app);
    worker.step().await.unwrap();
    app.app.clock.advance(TimeDelta::days(30));
    assert_eq!(worker.step().await.unwrap(), 0);
    assert_eq!(status(&app, id), MailStatus::Failed);
    let html = app.coordinator().page(&format!("/mail/{id}")).await;
    let said = all(&html, ".page-head .lead");
    assert_eq!(
        said,
        ["failed · The mail server refused it: 550 5.1.1 no such user"]
    );
}

#[actix_web::test]
async fn a_mail_tried_too_often_is_parked() {
    let sink = Sink::start([
        Act::Say("451 later"),
        Act::Say("451 later"),
        Act::Say("451 later"),
    ]);
    let app = TestApp::with(|settings| {
        through(&sink)(settings);
        settings.mail.attempts = 3;
    })
    .await;
    let id = queue(&app, 1)[0];
    let mut worker = Worker::new(&app.app);
    for expected in [
        MailStatus::Deferred,
        MailStatus::Deferred,
        MailStatus::Failed,
    ] {
        assert_eq!(worker.step().await.unwrap(), 1);
        assert_eq!(status(&app, id), expected);
        app.app.clock.advance(TimeDelta::days(1));
    }
    assert_eq!(worker.step().await.unwrap(), 0);
}

#[actix_web::test]
async fn a_line_that_breaks_before_the_mail_is_handed_over_costs_nothing_but_time() {
    let sink = Sink::start([Act::DropAtOnce]);
    let app = app_with(&sink).await;
    let ids = queue(&app, 2);
    let mut worker = Worker::new(&app.app);
    worker.step().await.unwrap();
    assert_eq!(statuses(&app), [MailStatus::Deferred, MailStatus::Sent]);
    assert!(attempts(&app, ids[0])[0].1.starts_with("line_broke"));
    app.app.clock.advance(TimeDelta::minutes(2));
    worker.step().await.unwrap();
    assert_eq!(statuses(&app), [MailStatus::Sent; 2]);
    assert_eq!(sink.message_ids().len(), 2);
}

#[actix_web::test]
async fn a_line_that_breaks_after_the_mail_is_handed_over_leaves_it_in_doubt_until_someone_decides()
{
    let sink = Sink::start([Act::DropAfterMail, Act::Accept]);
    let app = app_with(&sink).await;
    let id = queue(&app, 1)[0];
    let mut worker = Worker::new(&app.app);
    worker.step().await.unwrap();
    assert_eq!(status(&app, id), MailStatus::InDoubt);
    for _ in 0..3 {
        app.app.clock.advance(TimeDelta::days(2));
        assert_eq!(
            worker.step().await.unwrap(),
            0,
            "it is never sent again by itself"
        );
    }
    let browser = app.coordinator();
    let page = browser.page(&format!("/mail/{id}")).await;
    assert_eq!(
        all(&page, ".page-head button"),
        ["It has arrived", "Send again"]
    );
    let reply = browser.post(&format!("/mail/{id}/resend"), &[]).await;
    assert_eq!(reply.location(), format!("/mail/{id}"));
    assert_eq!(worker.step().await.unwrap(), 1);
    assert_eq!(status(&app, id), MailStatus::Sent);
    let ids = sink.message_ids();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1], "the same Message-ID");
    let history = browser.page(&format!("/mail/{id}")).await;
    let history = all(&history, ".rows.due li div");
    assert_eq!(history.len(), 4, "{history:?}");
    assert!(
        history[2].starts_with("queued againTest coordinator"),
        "{history:?}"
    );
}

#[actix_web::test]
async fn a_worker_that_is_killed_while_sending_leaves_its_mail_in_doubt() {
    let sink = Sink::start([Act::Stall]);
    let app = app_with(&sink).await;
    let ids = queue(&app, 2);
    let mut killed = Worker::new(&app.app);
    tokio::select! {
        _ = killed.step() => panic!("the mail server does not answer"),
        () = sink.received(1) => {}
    }
    drop(killed);
    assert_eq!(statuses(&app), [MailStatus::Sending; 2]);
    let mut other = Worker::new(&app.app);
    assert_eq!(
        other.step().await.unwrap(),
        0,
        "leased mails are nobody else's"
    );
    app.app.clock.advance(TimeDelta::minutes(6));
    assert_eq!(other.step().await.unwrap(), 0);
    assert_eq!(statuses(&app), [MailStatus::InDoubt; 2]);
    assert_eq!(
        attempts(&app, ids[1]),
        [("in_doubt".to_owned(), "worker_gone: ".to_owned())]
    );
    assert_eq!(sink.message_ids().len(), 1);

    let browser = app.coordinator();
    browser
        .post(&format!("/mail/{}/settle", ids[0]), &[])
        .await
        .location();
    assert_eq!(status(&app, ids[0]), MailStatus::Sent);
    assert_eq!(app.read(|conn| link(conn, ids[0])), None);
}

#[actix_web::test]
async fn two_workers_at_once_send_each_mail_exactly_once() {
    let sink = Sink::start([]);
    let app = app_with(&sink).await;
    queue(&app, 200);
    let work = || async {
        let mut worker = Worker::new(&app.app);
        let mut sent = 0;
        // Finding nothing may mean that the other has leased it all.
        while statuses(&app).contains(&MailStatus::Queued) {
            sent += worker.step().await.unwrap();
        }
        sent
    };
    let (one, two) = tokio::join!(work(), work());
    assert_eq!(one + two, 200);
    assert_eq!(statuses(&app), vec![MailStatus::Sent; 200]);
    let ids = sink.message_ids();
    assert_eq!(ids.len(), 200);
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 200);
}

#[actix_web::test]
async fn a_mail_server_that_is_down_costs_one_mail_one_try() {
    let sink = Sink::start([]);
    let app = app_with(&sink).await;
    sink.close();
    queue(&app, 3);
    let mut worker = Worker::new(&app.app);
    assert_eq!(worker.step().await.unwrap(), 1);
    assert_eq!(
        statuses(&app),
        [MailStatus::Deferred, MailStatus::Queued, MailStatus::Queued]
    );
}

#[actix_web::test]
async fn too_many_failures_in_a_row_pause_the_sending_until_someone_resumes_it() {
    let refusals = [Act::Say("554 5.7.1 we know you not"); 3];
    let sink = Sink::start(refusals);
    let app = TestApp::with(|settings| {
        through(&sink)(settings);
        settings.mail.pause_after_failures = 3;
    })
    .await;
    queue(&app, 5);
    let mut worker = Worker::new(&app.app);
    assert_eq!(worker.step().await.unwrap(), 3);
    assert!(matches!(
        app.app.mail.paused(),
        Some(Pause::Failures { count: 3, .. })
    ));
    assert_eq!(worker.step().await.unwrap(), 0);
    assert_eq!(
        statuses(&app),
        failed_then(MailStatus::Queued),
        "the rest waits"
    );

    let page = app.coordinator().page("/mail").await;
    assert_eq!(
        all(&page, ".flash.warning p"),
        [
            "Sending is paused after 3 failures in a row. The mail server refused it: 554 5.7.1 we know you not"
        ]
    );
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    let refused = contributor.post("/mail/resume", &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(app.app.mail.paused().is_some());
    assert_eq!(
        app.coordinator().post("/mail/resume", &[]).await.location(),
        "/mail"
    );
    assert_eq!(worker.step().await.unwrap(), 2);
    assert_eq!(statuses(&app), failed_then(MailStatus::Sent));
}

#[actix_web::test]
async fn a_coordinator_pauses_the_sending() {
    let app = TestApp::new().await;
    queue(&app, 1);
    let browser = app.coordinator();
    browser.post("/mail/pause", &[]).await.location();
    let mut worker = Worker::new(&app.app);
    assert_eq!(worker.step().await.unwrap(), 0);
    browser.post("/mail/resume", &[]).await.location();
    assert_eq!(worker.step().await.unwrap(), 1);
    let actions: Vec<String> = app.read(|conn| {
        Ok(audit::table
            .filter(audit::subject.eq("mail_worker"))
            .order(audit::id)
            .select(audit::action)
            .load(conn)?)
    });
    assert_eq!(actions, ["mail.pause", "mail.resume"]);
}

#[actix_web::test]
async fn no_more_mails_leave_in_a_minute_than_the_settings_allow() {
    let app = TestApp::with(|settings| settings.mail.per_minute = 3).await;
    queue(&app, 5);
    let mut worker = Worker::new(&app.app);
    assert_eq!(worker.step().await.unwrap(), 3);
    assert_eq!(worker.step().await.unwrap(), 0);
    app.app.clock.advance(TimeDelta::seconds(61));
    assert_eq!(worker.step().await.unwrap(), 2);
}

#[actix_web::test]
async fn the_same_mail_is_queued_once() {
    let app = TestApp::new().await;
    queue(&app, 1);
    let now = app.app.clock.now();
    let again = app.app.db.write_now(|conn| {
        let team = auth::ensure_team(conn, "Malawi", now)?;
        let key = "1/person1@example.org/survey_invitation";
        outbox::enqueue(conn, now, &new_mail(team, key, "person1@example.org"))
    });
    assert!(again.unwrap_err().is_duplicate());
    let no_place = app.app.db.write_now(|conn| {
        let team = auth::ensure_team(conn, "Malawi", now)?;
        let mail = NewMail {
            body: "no place for it",
            ..new_mail(team, "other", "person1@example.org")
        };
        outbox::enqueue(conn, now, &mail)
    });
    assert!(no_place.is_err());
    assert_eq!(statuses(&app).len(), 1);
}

#[actix_web::test]
async fn the_list_shows_every_mail_with_its_state_and_filters_it() {
    let app = TestApp::new().await;
    let ids = queue(&app, 4);
    set_status(&app, ids[0], MailStatus::Sent);
    set_status(&app, ids[1], MailStatus::Failed);
    let browser = app.coordinator();
    let html = browser.page("/mail").await;
    assert_eq!(all(&html, "h1"), ["Mail"]);
    let lead = all(&html, ".page-head .lead");
    assert!(
        lead[0].starts_with("Mails are written as files into "),
        "{lead:?}"
    );
    assert!(lead[0].contains("none leave this machine"));
    assert_eq!(all(&html, ".count"), ["4 mails"]);
    assert_eq!(all(&html, "tbody tr").len(), 4);
    assert!(
        all(&html, "tbody tr")[0].contains("person4@example.org"),
        "newest first"
    );
    assert!(all(&html, "tbody tr")[0].contains("Uganda"));
    let figures = all(&html, "dl.figures > div");
    assert_eq!(
        figures,
        ["queued2", "sent1", "deferred0", "failed1", "in doubt0"]
    );

    let failed = browser.page("/mail?status=failed&state=UGA").await;
    assert_eq!(
        all(&failed, "tbody th"),
        ["person2@example.orgMs Akello Nansubuga"]
    );
    let chips = all(&failed, ".chip");
    assert_eq!(chips.len(), 2, "{chips:?}");
    assert!(chips[0].starts_with("Result: failed"));
    assert_eq!(
        all(&failed, "select#filter-status option[selected]"),
        ["failed"]
    );
    let none = browser.page("/mail?state=NGA").await;
    assert_eq!(all(&none, ".empty h2"), ["No mail fits these filters"]);
}

#[actix_web::test]
async fn a_desk_without_mails_says_where_they_come_from() {
    let app = TestApp::new().await;
    let html = app.coordinator().page("/mail").await;
    assert_eq!(all(&html, ".empty h2"), ["No mail yet"]);
    assert_eq!(all(&html, ".empty a"), ["To the survey"]);
}

#[actix_web::test]
async fn long_lists_come_in_pages_that_miss_and_repeat_nothing() {
    let app = TestApp::new().await;
    queue(&app, 120);
    let browser = app.coordinator();
    let mut seen = Vec::new();
    let mut path = "/mail".to_owned();
    loop {
        let html = browser.page(&path).await;
        seen.extend(all(&html, "tbody th"));
        let document = scraper::Html::parse_document(&html);
        let next = scraper::Selector::parse("a[rel=next]").unwrap();
        match document.select(&next).next() {
            Some(link) => path = link.value().attr("href").unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!(seen.len(), 120);
    assert_eq!(seen.iter().collect::<HashSet<_>>().len(), 120);
}

#[actix_web::test]
async fn the_list_is_exported_as_it_is_filtered() {
    let app = TestApp::new().await;
    let ids = queue(&app, 3);
    set_status(&app, ids[1], MailStatus::Failed);
    let browser = app.coordinator();
    let csv = browser.page("/mail.csv?status=failed").await;
    let lines: Vec<_> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "To,State,Mail,Result,Queued,Tries");
    assert_eq!(lines.len(), 2);
    assert!(lines[1].starts_with("person2@example.org (Ms Akello Nansubuga),Uganda,"));
    let xlsx = browser.get("/mail.xlsx").await;
    assert!(xlsx.bytes.starts_with(b"PK"));
    assert_eq!(browser.get("/mail.doc").await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn the_page_of_a_mail_shows_it_without_its_personal_link() {
    let app = TestApp::new().await;
    let id = queue_marked(
        &app,
        "Malawi",
        Marking::Coordination,
        "<b>Survey</b> & more",
    );
    let html = app.coordinator().page(&format!("/mail/{id}")).await;
    assert_eq!(all(&html, "h1"), ["<b>Survey</b> & more"]);
    let letter = &all(&html, ".letter")[0];
    assert!(letter.contains("personal link, not shown") && letter.contains("with thanks"));
    assert!(!html.contains("secret-token"));
    assert_eq!(all(&html, ".page-head button"), ["Do not send"]);
    assert!(html.contains(&message_id(&app, id)));
}

#[actix_web::test]
async fn mails_are_for_those_inside_and_hidden_ones_look_like_none() {
    let app = TestApp::new().await;
    let open = queue_marked(&app, "Malawi", Marking::Coordination, "open");
    let hidden = queue_marked(&app, "Spain", Marking::Restricted, "hidden");
    for role in [Role::Partner, Role::Observer] {
        let browser = app.signed_in(role, "ICRC");
        for path in ["/mail", "/mail.csv", &format!("/mail/{open}")] {
            assert_eq!(
                browser.get(path).await.status,
                StatusCode::FORBIDDEN,
                "{role} {path}"
            );
        }
        // Hidden from them by its marking: a change of it is not found.
        let reply = browser.post(&format!("/mail/{open}/cancel"), &[]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    }
    let browser = app.coordinator();
    let html = browser.page("/mail").await;
    assert_eq!(all(&html, "tbody tr").len(), 1);
    assert_eq!(all(&html, ".count"), ["1 mail"]);
    assert!(all(&html, "dl.figures > div").contains(&"queued1".to_owned()));
    assert!(!browser.page("/mail.csv").await.contains("hidden"));
    for id in [hidden.to_string(), "999999".to_owned(), "x".to_owned()] {
        let reply = browser.get(&format!("/mail/{id}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{id}");
        let reply = browser.post(&format!("/mail/{id}/cancel"), &[]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{id}");
    }
    assert_eq!(status(&app, hidden), MailStatus::Queued);
    let own = app.signed_in(Role::Contributor, "Spain");
    assert_eq!(
        own.get(&format!("/mail/{hidden}")).await.status,
        StatusCode::OK
    );
}

#[actix_web::test]
async fn a_contributor_reads_mails_and_decides_nothing() {
    let app = TestApp::new().await;
    let id = queue(&app, 1)[0];
    set_status(&app, id, MailStatus::InDoubt);
    let browser = app.signed_in(Role::Contributor, "Malawi");
    let html = browser.page(&format!("/mail/{id}")).await;
    assert!(all(&html, ".page-head button").is_empty());
    for action in ["cancel", "resend", "settle"] {
        let reply = browser.post(&format!("/mail/{id}/{action}"), &[]).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{action}");
    }
    assert_eq!(
        browser.post("/mail/pause", &[]).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(status(&app, id), MailStatus::InDoubt);
    assert!(app.app.mail.paused().is_none());
}

#[actix_web::test]
async fn a_cancelled_mail_is_not_sent_and_one_that_has_left_cannot_be_cancelled() {
    let app = TestApp::new().await;
    let ids = queue(&app, 2);
    let browser = app.coordinator();
    let reply = browser.post(&format!("/mail/{}/cancel", ids[0]), &[]).await;
    let html = browser.follow(&reply).await;
    assert_eq!(all(&html, ".flash"), ["The mail will not be sent."]);
    let mut worker = Worker::new(&app.app);
    assert_eq!(worker.step().await.unwrap(), 1);
    assert_eq!(statuses(&app), [MailStatus::Cancelled, MailStatus::Sent]);
    assert_eq!(app.read(|conn| link(conn, ids[0])), None);

    let reply = browser.post(&format!("/mail/{}/cancel", ids[1]), &[]).await;
    let html = browser.follow(&reply).await;
    assert_eq!(
        all(&html, ".flash"),
        ["The mail had moved on meanwhile; nothing was changed."]
    );
    assert_eq!(status(&app, ids[1]), MailStatus::Sent);
    let reply = browser.post(&format!("/mail/{}/resend", ids[1]), &[]).await;
    assert_eq!(reply.location(), format!("/mail/{}", ids[1]));
    assert_eq!(
        worker.step().await.unwrap(),
        0,
        "a mail that was sent is not sent again"
    );
    let audited: i64 = app.read(|conn| {
        Ok(audit::table
            .filter(audit::subject.eq("mails"))
            .count()
            .get_result(conn)?)
    });
    assert_eq!(audited, 1);
}

#[actix_web::test]
async fn the_pages_take_few_queries_however_many_mails_there_are() {
    let app = TestApp::new().await;
    let ids = queue(&app, 200);
    let browser = app.coordinator();
    for path in ["/mail".to_owned(), format!("/mail/{}", ids[0])] {
        browser.page(&path).await;
        let before = app.app.db.queries();
        browser.page(&path).await;
        let queries = app.app.db.queries() - before;
        assert!(queries <= 12, "{path}: {queries}");
    }
}

#[actix_web::test]
async fn the_pages_speak_the_readers_language() {
    let app = TestApp::new().await;
    let id = queue(&app, 1)[0];
    set_status(&app, id, MailStatus::InDoubt);
    let browser = app.coordinator();
    for (language, heading, button) in [
        ("fr", "Courrier", "Renvoyer"),
        ("es", "Correo", "Enviar de nuevo"),
    ] {
        browser
            .post("/account/language", &[("language", language)])
            .await;
        assert_eq!(all(&browser.page("/mail").await, "h1"), [heading]);
        let page = browser.page(&format!("/mail/{id}")).await;
        assert!(all(&page, "button").contains(&button.to_owned()));
    }
}
