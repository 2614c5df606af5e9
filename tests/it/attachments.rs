//! Files of records: what is taken, who reads it, where it goes and when it leaves.

use std::path::PathBuf;

use accede::attachments::clean;
use accede::auth::Role;
use accede::db::schema::{attachments, audit, contents};
use accede::erasure::{KEEP_DAYS, erase_due};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::exchanges::log;
use crate::support::{Browser, Reply, TestApp, all};

const PDF: &[u8] = b"%PDF-1.7\nDemo\n";

/// Adds a file to a record.
pub async fn add(browser: &Browser, record: &str, name: &str, bytes: &[u8]) -> Reply {
    browser
        .post_file(&format!("{record}/attachments"), &[], Some((name, bytes)))
        .await
}

async fn event(browser: &Browser, marking: &str) -> String {
    let fields = [
        ("title", "Workshop"),
        ("kind", "regional_workshop"),
        ("starts_on", "2023-06-15"),
        ("ends_on", "2023-06-16"),
        ("place", "Yaoundé"),
        ("zone", "Africa/Douala"),
        ("marking", marking),
    ];
    browser.post("/events", &fields).await.location()
}

/// The files of the store, by name.
fn stored(app: &TestApp) -> Vec<String> {
    let folder = app.app.settings.database.folder.join("attachments");
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![folder];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

fn rows(app: &TestApp) -> i64 {
    app.read(|conn| Ok(attachments::table.count().get_result(conn)?))
}

fn kept(app: &TestApp) -> i64 {
    app.read(|conn| Ok(contents::table.count().get_result(conn)?))
}

fn verbs(app: &TestApp) -> Vec<String> {
    app.read(|conn| {
        Ok(audit::table
            .filter(audit::subject.eq("attachments"))
            .order(audit::id)
            .select(audit::action)
            .load(conn)?)
    })
}

fn header(reply: &Reply, name: &str) -> String {
    let value = reply.headers.get(name);
    value
        .map(|it| it.to_str().unwrap().to_owned())
        .unwrap_or_default()
}

#[actix_web::test]
async fn a_file_is_added_to_an_exchange_and_to_an_event_and_taken_away_whole() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let exchange = log(&browser, "UGA", &[]).await;
    let event = event(&browser, "coordination").await;
    for record in [&exchange, &event] {
        assert!(browser.page(record).await.contains("No file yet."));
        let reply = add(&browser, record, "Note à l’État.pdf", PDF).await;
        assert_eq!(&reply.location(), record);
        let page = browser.page(record).await;
        assert!(page.contains("Note à l’État.pdf"), "{page}");
        assert!(page.contains("PDF, 1 KB, added on 1 June 2023"), "{page}");
        let taken = browser.get(&format!("{record}/attachments/1")).await;
        assert_eq!(taken.status, StatusCode::OK);
        assert_eq!(taken.bytes, PDF);
        assert_eq!(header(&taken, "Content-Type"), "application/pdf");
        let disposition = header(&taken, "Content-Disposition");
        assert_eq!(
            disposition,
            "attachment; filename=\"Noteltat.pdf\"; \
             filename*=UTF-8''Note%20%C3%A0%20l%E2%80%99%C3%89tat.pdf"
        );
        assert_eq!(header(&taken, "X-Content-Type-Options"), "nosniff");
        assert!(header(&taken, "Content-Security-Policy").contains("sandbox"));
    }
    assert_eq!(rows(&app), 2);
    assert_eq!(stored(&app).len(), 1, "the same content is stored once");
    assert_eq!(
        verbs(&app),
        [
            "attachment.add",
            "attachment.take",
            "attachment.add",
            "attachment.take"
        ]
    );
}

#[actix_web::test]
async fn what_is_not_taken_is_refused_with_a_reason_and_leaves_nothing() {
    let app = TestApp::with(|settings| {
        settings.attachments.file_mib = 1;
        settings.attachments.per_record = 1;
    })
    .await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    let large = [PDF, &vec![b' '; 1024 * 1024]].concat();
    let refused: [(&str, &[u8], &str); 6] = [
        ("a.pdf", b"MZ\x90\x00\x03", "not taken. Allowed are .pdf"),
        ("a.txt", PDF, "not what its ending says"),
        ("a.html", b"<html><script>x</script>", "not taken"),
        ("a.pdf", b"", "This file is empty"),
        ("a.pdf", &large, "larger than 1 MB"),
        ("a.docx", b"PK\x03\x04", "damaged"),
    ];
    for (name, bytes, reason) in refused {
        let reply = add(&browser, &record, name, bytes).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let summary = reply.all(".error-summary li a").concat();
        assert!(summary.contains(reason), "{name}: {summary}");
        assert!(reply.text().contains("href=\"#f-file\""));
    }
    let reply = browser
        .post_file(&format!("{record}/attachments"), &[], None)
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("Choose a file first"));
    assert_eq!((rows(&app), stored(&app).len()), (0, 0));
    add(&browser, &record, "a.pdf", PDF).await.location();
    let reply = add(&browser, &record, "b.pdf", b"%PDF-1.4\n").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        reply.text().contains("has 1 files already"),
        "{}",
        reply.text()
    );
    assert_eq!(rows(&app), 1);
}

#[actix_web::test]
async fn a_form_without_its_token_has_its_file_not_even_read() {
    let app = TestApp::with(|settings| settings.attachments.file_mib = 1).await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    let path = format!("{record}/attachments");
    for fields in [&[][..], &[("_csrf", "none")][..]] {
        let reply = browser
            .post_parts(&path, fields, Some(("a.pdf", PDF)))
            .await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
    }
    let request = actix_web::test::TestRequest::post()
        .uri(&path)
        .insert_header(("Content-Type", "multipart/form-data"))
        .set_payload("no boundary");
    assert_eq!(browser.send(request).await.status, StatusCode::BAD_REQUEST);
    // So much too large that it is not read to its end.
    let huge = vec![b' '; 6 * 1024 * 1024];
    let reply = add(&browser, &record, "a.pdf", &huge).await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!((rows(&app), stored(&app).len()), (0, 0));
}

#[actix_web::test]
async fn only_so_many_files_arrive_at_the_same_time() {
    let app = TestApp::with(|settings| settings.attachments.uploads_at_once = 1).await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    let place = app.app.files.enter().unwrap();
    let reply = add(&browser, &record, "a.pdf", PDF).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    drop(place);
    add(&browser, &record, "a.pdf", PDF).await.location();
}

#[actix_web::test]
async fn who_may_not_read_the_record_is_told_that_there_is_no_file() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let other = app.signed_in(Role::Coordinator, "Spain");
    let observer = app.signed_in(Role::Observer, "Spain");
    let exchange = log(&browser, "UGA", &[("marking", "restricted")]).await;
    let event = event(&browser, "restricted").await;
    for record in [exchange, event] {
        add(&browser, &record, "a.pdf", PDF).await.location();
        let before = app.digest();
        for reader in [&other, &observer] {
            for path in ["", "/1", "/2"] {
                let path = format!("{record}/attachments{path}");
                assert_eq!(reader.get(&path).await.status, StatusCode::NOT_FOUND);
            }
            let reply = add(reader, &record, "b.pdf", PDF).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND);
            for verb in ["bin", "restore"] {
                let path = format!("{record}/attachments/1/{verb}");
                let reply = reader.post(&path, &[]).await;
                assert_eq!(reply.status, StatusCode::NOT_FOUND);
            }
        }
        assert!(app.digest() == before, "something was changed");
    }
    // Who reads and does not change is told so.
    let open = log(&browser, "UGA", &[("marking", "public")]).await;
    add(&browser, &open, "a.pdf", PDF).await.location();
    let taken = observer.get(&format!("{open}/attachments/1")).await;
    assert_eq!(taken.status, StatusCode::OK);
    let reply = add(&observer, &open, "b.pdf", PDF).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert!(!observer.page(&open).await.contains("type=\"file\""));
}

#[actix_web::test]
async fn taking_a_file_of_a_restricted_record_away_is_told_to_its_readers_alone() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[("marking", "restricted")]).await;
    add(&browser, &record, "Very-own-name.pdf", PDF)
        .await
        .location();
    browser.get(&format!("{record}/attachments/1")).await;
    let trail = |page: &str| {
        let lines = all(page, "tbody tr").concat();
        lines.contains("took a file of a record away")
    };
    assert!(trail(&browser.page("/admin/audit").await));
    let other = app.signed_in(Role::Coordinator, "Spain");
    let page = other.page("/admin/audit").await;
    assert!(!trail(&page));
    assert!(!page.contains("Very-own-name"));
}

#[actix_web::test]
async fn a_file_goes_to_the_bin_comes_back_and_leaves_the_store_with_its_last_record() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let one = log(&browser, "UGA", &[]).await;
    let two = log(&browser, "KEN", &[]).await;
    for record in [&one, &two] {
        add(&browser, record, "a.pdf", PDF).await.location();
    }
    browser
        .post(&format!("{one}/attachments/1/bin"), &[])
        .await
        .location();
    let page = browser.page(&one).await;
    assert!(page.contains("No file yet.") && page.contains("Files in the bin"));
    let reader = app.signed_in(Role::Contributor, "Spain");
    let gone = reader.get(&format!("{one}/attachments/1")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    browser
        .post(&format!("{one}/attachments/1/restore"), &[])
        .await
        .location();
    browser
        .post(&format!("{one}/attachments/1/bin"), &[])
        .await
        .location();
    app.app.clock.advance(TimeDelta::days(KEEP_DAYS + 2));
    let erase = async || {
        erase_due(&app.app.db, app.app.clock.now()).await.unwrap();
        clean::unnamed(&app.app).await.unwrap()
    };
    assert_eq!(erase().await, 0, "another record has it");
    assert_eq!((rows(&app), stored(&app).len(), kept(&app)), (1, 1, 1));
    // The session has ended meanwhile.
    let browser = app.coordinator();
    browser.post(&format!("{two}/bin"), &[]).await.location();
    app.app.clock.advance(TimeDelta::days(KEEP_DAYS + 1));
    assert_eq!(erase().await, 1);
    assert_eq!((rows(&app), stored(&app).len(), kept(&app)), (0, 0, 0));
    let erased: Vec<String> = verbs(&app)
        .into_iter()
        .filter(|it| it.ends_with("erase"))
        .collect();
    assert_eq!(erased, ["attachment.erase"]);
    assert_eq!(app.read(accede::audit::verify).faults, []);
}

#[actix_web::test]
async fn a_file_that_was_brought_and_never_named_stays_a_day_and_leaves() {
    let app = TestApp::with(|settings| settings.attachments.per_record = 1).await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    add(&browser, &record, "a.pdf", PDF).await.location();
    // Refused after it was stored: no row points to it, and it is not lost before its time.
    add(&browser, &record, "b.pdf", b"%PDF-1.4\n").await;
    assert_eq!((rows(&app), stored(&app).len()), (1, 2));
    assert_eq!(clean::unnamed(&app.app).await.unwrap(), 0);
    app.app.clock.advance(TimeDelta::hours(26));
    assert_eq!(clean::unnamed(&app.app).await.unwrap(), 1);
    assert_eq!((rows(&app), stored(&app).len(), kept(&app)), (1, 1, 1));
    let taken = app
        .coordinator()
        .get(&format!("{record}/attachments/1"))
        .await;
    assert_eq!(taken.bytes, PDF);
}

#[actix_web::test]
async fn a_store_that_fails_leaves_no_row_behind() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    // Where the folder should be is a file.
    let folder = app.app.settings.database.folder.join("attachments");
    std::fs::write(&folder, "in the way").unwrap();
    let reply = add(&browser, &record, "a.pdf", PDF).await;
    assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(rows(&app), 0);
    std::fs::remove_file(&folder).unwrap();
    add(&browser, &record, "a.pdf", PDF).await.location();
    let taken = browser.get(&format!("{record}/attachments/1")).await;
    assert_eq!(taken.bytes, PDF);
}

#[actix_web::test]
async fn a_content_on_its_way_out_is_not_named_again() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    let sha256 = crate::canaries::said(std::str::from_utf8(PDF).unwrap());
    let now = app.app.clock.now();
    app.write(|conn| {
        diesel::insert_into(contents::table)
            .values((
                contents::sha256.eq(&sha256),
                contents::bytes.eq(1),
                contents::created_at.eq(now),
                contents::leaving_until.eq(now.plus(TimeDelta::minutes(5))),
            ))
            .execute(conn)?;
        Ok(())
    });
    let reply = add(&browser, &record, "a.pdf", PDF).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    app.app.clock.advance(TimeDelta::minutes(6));
    add(&browser, &record, "a.pdf", PDF).await.location();
}

#[actix_web::test]
async fn a_virus_scanner_looks_before_anything_is_kept() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let scanner = actix_web::rt::spawn(async move {
        loop {
            let (mut line, _) = listener.accept().await.unwrap();
            let mut seen = Vec::new();
            let mut piece = [0; 1024];
            while !seen.ends_with(&[0, 0, 0, 0]) {
                let read = line.read(&mut piece).await.unwrap();
                seen.extend(&piece[..read]);
            }
            let harmful = seen.windows(4).any(|it| it == b"evil");
            let answer = if harmful {
                "stream: Test FOUND\0"
            } else {
                "stream: OK\0"
            };
            line.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    let app = TestApp::with(|settings| settings.attachments.scanner = address).await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    let reply = add(&browser, &record, "a.txt", b"evil words").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("knows this file as harmful"));
    assert_eq!((rows(&app), stored(&app).len()), (0, 0));
    add(&browser, &record, "a.txt", b"good words")
        .await
        .location();
    scanner.abort();
    let _ = scanner.await;
    let reply = add(&browser, &record, "b.txt", b"other words").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("does not answer"), "{}", reply.text());
    assert_eq!(rows(&app), 1);
}

#[actix_web::test]
async fn a_page_with_files_takes_one_query_more_however_many_there_are() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    let none = crate::exchanges::queries(&app, &browser, &record).await;
    for number in 0..5 {
        let bytes = format!("file {number}");
        add(&browser, &record, "a.txt", bytes.as_bytes())
            .await
            .location();
    }
    let many = crate::exchanges::queries(&app, &browser, &record).await;
    assert_eq!(many, none);
    assert_eq!(
        all(&browser.page(&record).await, "ul.rows li a.break").len(),
        5
    );
}

/// A bucket in memory, and what was asked of it.
#[derive(Default)]
struct Bucket {
    objects: std::sync::Mutex<std::collections::BTreeMap<String, Vec<u8>>>,
    unsigned: std::sync::atomic::AtomicUsize,
}

async fn serve_bucket(
    request: actix_web::HttpRequest,
    body: actix_web::web::Bytes,
    bucket: actix_web::web::Data<Bucket>,
) -> actix_web::HttpResponse {
    use actix_web::HttpResponse;
    let signed = request.headers().get("Authorization");
    let signed = signed.is_some_and(|it| it.as_bytes().starts_with(b"AWS4-HMAC-SHA256 "));
    if !signed {
        let order = std::sync::atomic::Ordering::Relaxed;
        bucket.unsigned.fetch_add(1, order);
        return HttpResponse::Forbidden().finish();
    }
    let mut objects = bucket.objects.lock().unwrap();
    let key = request.path().to_owned();
    let found = objects.get(&key).cloned();
    match (request.method().as_str(), found) {
        ("PUT", _) => {
            objects.insert(key, body.to_vec());
            HttpResponse::Ok().insert_header(("ETag", "\"x\"")).finish()
        }
        ("DELETE", _) => {
            objects.remove(&key);
            HttpResponse::NoContent().finish()
        }
        (_, None) => HttpResponse::NotFound().finish(),
        (_, Some(bytes)) => HttpResponse::Ok()
            .insert_header(("ETag", "\"x\""))
            .insert_header(("Last-Modified", "Thu, 01 Jun 2023 09:00:00 GMT"))
            .body(bytes),
    }
}

#[actix_web::test]
async fn a_bucket_takes_the_place_of_the_folder() {
    use actix_web::{App, HttpServer, web};
    let bucket = web::Data::new(Bucket::default());
    let shared = bucket.clone();
    let server = HttpServer::new(move || {
        App::new()
            .app_data(shared.clone())
            .default_service(web::to(serve_bucket))
    })
    .workers(1)
    .disable_signals()
    .bind("127.0.0.1:0")
    .unwrap();
    let address = server.addrs()[0];
    let running = server.run();
    let handle = running.handle();
    actix_web::rt::spawn(running);
    let app = TestApp::with(|settings| {
        let files = &mut settings.attachments;
        files.store = accede::config::StoreKind::Bucket;
        files.bucket.endpoint = format!("http://{address}");
        files.bucket.name = "files".to_owned();
        files.bucket.access_key = "desk".to_owned();
        files.bucket.secret_key = "a word".to_owned().into();
        files.bucket.timeout_seconds = 5;
    })
    .await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    add(&browser, &record, "a.pdf", PDF).await.location();
    let sha256 = crate::canaries::said(std::str::from_utf8(PDF).unwrap());
    let key = format!("/files/{}/{sha256}", &sha256[..2]);
    let kept: Vec<String> = bucket.objects.lock().unwrap().keys().cloned().collect();
    assert_eq!(kept, [key]);
    assert_eq!(
        stored(&app),
        Vec::<String>::new(),
        "nothing is in the folder"
    );
    let taken = browser.get(&format!("{record}/attachments/1")).await;
    assert_eq!(taken.bytes, PDF);
    browser.post(&format!("{record}/bin"), &[]).await.location();
    app.app.clock.advance(TimeDelta::days(KEEP_DAYS + 2));
    erase_due(&app.app.db, app.app.clock.now()).await.unwrap();
    assert_eq!(clean::unnamed(&app.app).await.unwrap(), 1);
    assert!(bucket.objects.lock().unwrap().is_empty());
    let order = std::sync::atomic::Ordering::Relaxed;
    assert_eq!(bucket.unsigned.load(order), 0);
    // A service that is gone leaves no row behind.
    handle.stop(false).await;
    let browser = app.coordinator();
    let record = log(&browser, "UGA", &[]).await;
    let reply = add(&browser, &record, "b.pdf", b"%PDF-1.4\n").await;
    assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(rows(&app), 0);
}
