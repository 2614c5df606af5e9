//! TLS of the desk's own, and the figures on an address of their own.

use std::net::TcpStream;
use std::path::Path;

use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use rustls::version::{TLS12, TLS13};
use tempfile::tempdir;

use crate::running::{Running, accede, exchange, tls};

fn certificate() -> CertifiedKey<KeyPair> {
    generate_simple_self_signed(["localhost".to_owned()]).unwrap()
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn the_desk_speaks_tls_with_the_certificate_of_the_settings() {
    let folder = tempdir().unwrap();
    let own = certificate();
    let certificate = write(folder.path(), "certificate.pem", &own.cert.pem());
    let key = write(folder.path(), "key.pem", &own.signing_key.serialize_pem());
    let settings = [
        ("ACCEDE_TLS__CERTIFICATE", certificate.as_str()),
        ("ACCEDE_TLS__KEY", key.as_str()),
    ];
    let desk = Running::start(folder, &["serve"], &settings, "/set-up/");
    assert!(
        desk.printed.contains("at https://127.0.0.1:"),
        "{}",
        desk.printed
    );
    for version in [&TLS12, &TLS13] {
        let line = tls(desk.address, &own.cert.pem(), version);
        let request = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        let answer = exchange(line, request);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(
            answer.contains("strict-transport-security: max-age="),
            "{answer}"
        );
        let cookie = answer
            .lines()
            .find(|it| it.starts_with("set-cookie: "))
            .unwrap();
        assert!(cookie.contains("__Host-accede_visitor=") && cookie.contains("Secure"));
    }
    let plain = TcpStream::connect(desk.address).unwrap();
    let answer = exchange(plain, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(!answer.starts_with("HTTP"), "{answer}");
}

#[test]
fn a_certificate_that_will_not_do_stops_the_start_in_one_sentence() {
    let folder = tempdir().unwrap();
    let (own, other) = (certificate(), certificate());
    let cert = write(folder.path(), "certificate.pem", &own.cert.pem());
    let key = write(folder.path(), "key.pem", &own.signing_key.serialize_pem());
    let foreign = write(
        folder.path(),
        "other.pem",
        &other.signing_key.serialize_pem(),
    );
    let empty = write(folder.path(), "empty.pem", "");
    let table = [
        (
            cert.as_str(),
            "",
            "`tls.certificate` and `tls.key`: both, or neither",
        ),
        (
            &cert,
            "nowhere.pem",
            "`tls.key`: nowhere.pem cannot be read",
        ),
        (
            "nowhere.pem",
            &key,
            "`tls.certificate`: nowhere.pem cannot be read",
        ),
        (&empty, &key, "holds no certificate"),
        (&cert, &foreign, "do not go together"),
        (&cert, &cert, "`tls.key`"),
    ];
    for (certificate, key, expected) in table {
        let settings = [
            ("ACCEDE_TLS__CERTIFICATE", certificate),
            ("ACCEDE_TLS__KEY", key),
        ];
        let output = accede(&folder, &["serve", "--listen", "127.0.0.1:0"], &settings)
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(
            !output.status.success() && error.contains(expected),
            "{expected}: {error}"
        );
        assert!(!folder.path().join("data").exists());
    }
}

#[test]
fn figures_are_served_on_an_address_of_their_own_and_name_nobody() {
    let settings = [("ACCEDE_METRICS__LISTEN", "127.0.0.1:0")];
    let desk = Running::start(tempdir().unwrap(), &["serve"], &settings, "/set-up/");
    let link = desk.link("/set-up/");
    let mut browser = desk.browser();
    browser.get(&link);
    browser.get("/nowhere/secret-path");
    assert!(
        browser.get("/metrics").starts_with("HTTP/1.1 303"),
        "not among the pages"
    );
    let log = desk.logged();
    let (_, rest) = log.split_once("[127.0.0.1:").expect(&log);
    let port: u16 = rest.split(']').next().unwrap().parse().unwrap();
    let scraper = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let request = "GET /metrics HTTP/1.1\r\nHost: metrics\r\nConnection: close\r\n\r\n";
    let figures = exchange(scraper, request);
    for expected in [
        "accede_requests_total{method=\"GET\",route=\"/set-up/{token}\",status=\"200\"} 1",
        "accede_request_duration_seconds_count{route=\"/set-up/{token}\"} 1",
        "accede_now{of=\"passwords_waiting\"} 0",
        "accede_now{of=\"database_readers\"}",
    ] {
        assert!(figures.contains(expected), "{expected}: {figures}");
    }
    let token = link.rsplit('/').next().unwrap();
    assert!(!figures.contains(token) && !figures.contains("secret-path"));
}
