//! What stands between the network and the pages.

use accede::config::Settings;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName};
use actix_web::test::TestRequest;

use crate::support::{Browser, Reply, TestApp};

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers
        .get(name)
        .map(|value| value.to_str().unwrap())
        .unwrap_or_default()
}

fn request(path: &str, headers: &[(&str, &str)]) -> TestRequest {
    headers
        .iter()
        .fold(TestRequest::get().uri(path), |request, (name, value)| {
            let name: HeaderName = name.parse().unwrap();
            request.append_header((name, *value))
        })
}

async fn ask(browser: &Browser, headers: &[(&str, &str)]) -> Reply {
    browser.send(request("/sign-in", headers)).await
}

#[actix_web::test]
async fn every_answer_names_its_request_and_an_outsider_cannot_choose_the_name() {
    let app = TestApp::with(|it| it.server.proxies = "192.0.2.1".to_owned()).await;
    let stranger = app.visitor().on("", "203.0.113.1");
    let proxy = app.visitor().on("", "192.0.2.1");
    let given = [("X-Request-Id", "chosen-7")];
    let first = ask(&stranger, &given).await;
    let second = ask(&stranger, &given).await;
    let name = |reply: &Reply| header(&reply.headers, "X-Request-Id").to_owned();
    assert_eq!(name(&first).len(), 16);
    assert_ne!(name(&first), name(&second));
    assert_eq!(name(&ask(&proxy, &given).await), "chosen-7");
    let odd = ask(&proxy, &[("X-Request-Id", "two words")]).await;
    assert_eq!(name(&odd).len(), 16);
    assert_eq!(name(&stranger.get("/nowhere").await).len(), 16);
}

#[actix_web::test]
async fn the_desk_answers_for_its_own_hosts_and_to_supervisors_for_any() {
    let public = |it: &mut Settings| it.server.public_url = "https://desk.example.org".to_owned();
    let app = TestApp::with(public).await;
    let visitor = app.visitor();
    assert_eq!(ask(&visitor, &[]).await.status, StatusCode::OK);
    for (hosts, status) in [
        (vec![("Host", "desk.example.org:443")], StatusCode::OK),
        (
            vec![("Host", "evil.example")],
            StatusCode::MISDIRECTED_REQUEST,
        ),
        (
            vec![("Host", "127.0.0.1:8080")],
            StatusCode::MISDIRECTED_REQUEST,
        ),
        (vec![("Host", "")], StatusCode::MISDIRECTED_REQUEST),
        (
            vec![("Host", "desk.example.org"), ("Host", "evil.example")],
            StatusCode::BAD_REQUEST,
        ),
    ] {
        let reply = ask(&visitor, &hosts).await;
        assert_eq!(reply.status, status, "{hosts:?}");
        if status != StatusCode::OK {
            assert!(!reply.text().contains("evil"));
            assert_eq!(header(&reply.headers, "X-Frame-Options"), "DENY");
        }
    }
    let by_address = request(
        "http://evil.example/sign-in",
        &[("Host", "desk.example.org")],
    );
    let reply = visitor.send(by_address).await;
    assert_eq!(reply.status, StatusCode::MISDIRECTED_REQUEST);
    for path in ["/healthz", "/readyz"] {
        let reply = visitor.send(request(path, &[("Host", "10.0.0.9")])).await;
        assert_eq!(reply.text(), "ok\n");
    }
}

#[actix_web::test]
async fn one_address_waits_and_others_do_not() {
    let app = TestApp::with(|it| {
        it.limits.address_per_second = 1;
        it.limits.address_burst = 3;
        it.server.proxies = "192.0.2.1".to_owned();
    })
    .await;
    let eager = app.visitor().on("", "203.0.113.1");
    for _ in 0..3 {
        assert_eq!(ask(&eager, &[]).await.status, StatusCode::OK);
    }
    let reply = ask(&eager, &[("Accept-Language", "fr")]).await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(header(&reply.headers, "Retry-After"), "1");
    assert!(
        reply.text().starts_with("Trop de demandes"),
        "{}",
        reply.text()
    );
    let other = app.visitor().on("", "203.0.113.2");
    assert_eq!(ask(&other, &[]).await.status, StatusCode::OK);
    // Behind the named proxy it is still the same one, whatever it says itself.
    let proxy = app.visitor().on("", "192.0.2.1");
    let forwarded = [("X-Forwarded-For", "198.51.100.9, 203.0.113.1")];
    let reply = ask(&proxy, &forwarded).await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    let liar = ask(&eager, &[("X-Forwarded-For", "198.51.100.9")]).await;
    assert_eq!(liar.status, StatusCode::TOO_MANY_REQUESTS);
}

#[actix_web::test]
async fn a_full_desk_says_so_and_a_large_head_or_form_is_refused() {
    let app = TestApp::with(|it| {
        it.limits.header_kib = 4;
        it.limits.form_kib = 8;
    })
    .await;
    let browser = app.visitor();
    browser.page("/sign-in").await;
    let long = "x".repeat(5000);
    let reply = browser.get(&format!("/sign-in?next=/{long}")).await;
    assert_eq!(reply.status, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    let reply = ask(&browser, &[("X-Long", &long)]).await;
    assert_eq!(reply.status, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    let reply = browser
        .post("/sign-in", &[("email", &"x".repeat(9000))])
        .await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(reply.text().contains("This form is too large"));
    let full = TestApp::with(|it| it.limits.requests_at_once = 0).await;
    let reply = full.visitor().get("/sign-in").await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(header(&reply.headers, "Retry-After"), "1");
    assert_eq!(full.visitor().get("/healthz").await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_desk_without_its_tables_is_alive_and_not_ready() {
    let app = TestApp::new().await;
    app.write(|conn| {
        use diesel::connection::SimpleConnection as _;
        let sql = "DELETE FROM __diesel_schema_migrations WHERE version LIKE '20261125000013%'";
        Ok(accede::on_backend!(conn, real => real.batch_execute(sql))?)
    });
    let visitor = app.visitor();
    assert_eq!(visitor.get("/healthz").await.status, StatusCode::OK);
    let reply = visitor.get("/readyz").await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(reply.text().contains("not up to date"));
}

#[actix_web::test]
async fn by_https_cookies_belong_to_this_host_alone_and_the_browser_is_told_to_stay() {
    let app =
        TestApp::with(|it| it.server.public_url = "https://desk.example.org".to_owned()).await;
    let reply = app.visitor().get("/sign-in").await;
    let cookie = header(&reply.headers, "Set-Cookie");
    for part in [
        "__Host-accede_visitor=",
        "HttpOnly",
        "SameSite=Lax",
        "Secure",
        "Path=/",
    ] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let hsts = |reply: &Reply| header(&reply.headers, "Strict-Transport-Security").to_owned();
    assert_eq!(hsts(&reply), "max-age=31536000; includeSubDomains");
    // A session under the plain name, as another host or a page by http might plant it.
    let planted = app.coordinator();
    let token = planted.cookie(accede::web::cookie_names::SESSION);
    let plain = format!("accede_session={token}");
    let reply = app
        .visitor()
        .send(request("/account", &[("Cookie", &plain)]))
        .await;
    assert!(reply.location().starts_with("/sign-in"));
    planted.page("/account").await;

    let local = TestApp::with(|it| it.server.proxies = "192.0.2.1".to_owned()).await;
    let reply = local.visitor().get("/sign-in").await;
    let cookie = header(&reply.headers, "Set-Cookie");
    assert!(cookie.starts_with("accede_visitor=") && !cookie.contains("Secure"));
    assert_eq!(hsts(&reply), "");
    let https = [("X-Forwarded-Proto", "https")];
    let proxy = local.visitor().on("", "192.0.2.1");
    assert_eq!(
        hsts(&ask(&proxy, &https).await),
        "max-age=31536000; includeSubDomains"
    );
    let stranger = local.visitor().on("", "203.0.113.1");
    assert_eq!(hsts(&ask(&stranger, &https).await), "");
}
