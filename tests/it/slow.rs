//! Clients that dawdle: whoever begins a request and does not end it is let go, and holds
//! up nobody else meanwhile.

use std::io::Read as _;
use std::net::TcpStream;
use std::time::Duration;

use tempfile::tempdir;

use crate::running::{Running, exchange};

/// Longer than any limit of the desk here: a client that waits so long was not let go.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn whoever_does_not_end_a_request_is_let_go_and_holds_up_nobody() {
    let settings = [
        ("ACCEDE_LIMITS__HEADER_SECONDS", "1"),
        ("ACCEDE_LIMITS__BODY_SECONDS", "1"),
        ("ACCEDE_LIMITS__KEEP_ALIVE_SECONDS", "1"),
        ("ACCEDE_LIMITS__DISCONNECT_SECONDS", "1"),
    ];
    let desk = Running::start(tempdir().unwrap(), &["serve"], &settings, "/set-up/");
    let host = desk.address.to_string();
    let form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 200\r\n\r\n";
    let table = [
        ("GET / HTTP/1.1\r\nHo".to_owned(), "408"),
        (
            format!("POST /sign-in HTTP/1.1\r\nHost: {host}\r\n{form}email="),
            "408",
        ),
        // Nothing at all, as a line that is kept open.
        (String::new(), ""),
    ];
    for (begun, status) in table {
        let line = TcpStream::connect(desk.address).unwrap();
        line.set_read_timeout(Some(PATIENCE)).unwrap();
        let others = desk.browser().get("/sign-in");
        assert!(others.starts_with("HTTP/1.1 200"), "{others}");
        let answer = exchange(&line, &begun);
        let said = answer.strip_prefix("HTTP/1.1 ").unwrap_or_default();
        assert!(said.starts_with(status), "{begun}: {answer}");
        let mut end = [0];
        assert!(
            matches!((&line).read(&mut end), Ok(0)),
            "{begun}: still open"
        );
    }
}
