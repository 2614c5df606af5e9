//! Sends requests at a steady rate, whether or not the desk keeps up, and prints how long
//! the answers took: of pages, and of sign-ins beside them. A latency counts from when the
//! request was due, so that one that had to wait to be sent has waited.
//!
//!   load ADDRESS COOKIE SECONDS PAGES_A_SECOND SIGN_INS_A_SECOND PATH...
//!
//! It needs the standard library alone: `rustc -O --edition 2024 benches/load.rs`.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Senders of one kind: more than ever wait at the same time.
const SENDERS: u32 = 64;

type Answers = Vec<(u16, Duration)>;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, address, cookie, seconds, pages, sign_ins, paths @ ..] = args.as_slice() else {
        panic!("load ADDRESS COOKIE SECONDS PAGES_A_SECOND SIGN_INS_A_SECOND PATH...");
    };
    let seconds: u32 = seconds.parse().expect("seconds");
    let pages: u32 = pages.parse().expect("pages a second");
    let sign_ins: u32 = sign_ins.parse().expect("sign-ins a second");
    let (visitor, token) = form(address);
    let page = |number: u32| {
        let path = &paths[number as usize % paths.len()];
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nAccept-Encoding: gzip\r\n\r\n")
    };
    let run = std::process::id();
    let sign_in = |number: u32| {
        // Nobody has these accounts, and each is tried once: it costs what any other does.
        let body = format!("_csrf={token}&email=n{run}-{number}%40example.org&password=wrong");
        format!(
            "POST /sign-in HTTP/1.1\r\nHost: {address}\r\nCookie: {visitor}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    std::thread::scope(|scope| {
        let pages = scope.spawn(|| steadily(address, pages, seconds, page));
        let sign_ins = scope.spawn(|| steadily(address, sign_ins, seconds, sign_in));
        print("pages", &pages.join().expect("pages"));
        print("sign-ins", &sign_ins.join().expect("sign-ins"));
    });
}

/// The cookie and the token of the sign-in form.
fn form(address: &str) -> (String, String) {
    let request = format!("GET /sign-in HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let mut stream = TcpStream::connect(address).expect("the desk listens");
    stream.write_all(request.as_bytes()).expect("it takes a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    let between = |start: &str, end: char| {
        let (_, rest) = answer.split_once(start).expect(start);
        rest.split(end).next().unwrap_or_default().to_owned()
    };
    (
        between("set-cookie: ", ';'),
        between("name=\"_csrf\" value=\"", '"'),
    )
}

fn steadily(
    address: &str,
    rate: u32,
    seconds: u32,
    request: impl Fn(u32) -> String + Sync,
) -> Answers {
    if rate == 0 {
        return Vec::new();
    }
    let start = Instant::now() + Duration::from_millis(200);
    let request = &request;
    std::thread::scope(|scope| {
        let senders: Vec<_> = (0..SENDERS)
            .map(|first| {
                scope.spawn(move || {
                    let mut stream = connect(address);
                    let mut answers = Vec::new();
                    for number in (first..rate * seconds).step_by(SENDERS as usize) {
                        let due = start + Duration::from_secs(1) * number / rate;
                        std::thread::sleep(due.saturating_duration_since(Instant::now()));
                        let text = request(number);
                        let status = ask(&mut stream, &text).unwrap_or_else(|| {
                            // The desk ends a line that was quiet for long.
                            stream = connect(address);
                            ask(&mut stream, &text).unwrap_or(0)
                        });
                        answers.push((status, due.elapsed()));
                    }
                    answers
                })
            })
            .collect();
        let all = senders.into_iter().flat_map(|it| it.join().expect("a sender"));
        all.collect()
    })
}

fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the desk listens");
    stream.set_nodelay(true).expect("no delay");
    stream
}

/// The status of the answer, read to its end.
fn ask(stream: &mut TcpStream, request: &str) -> Option<u16> {
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    let mut part = [0u8; 16384];
    loop {
        let read = stream.read(&mut part).ok().filter(|read| *read > 0)?;
        answer.extend_from_slice(&part[..read]);
        let Some(end) = answer.windows(4).position(|it| it == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |text| text.parse().unwrap_or(0));
        if answer.len() >= end + 4 + length {
            return head.get(9..12)?.parse().ok();
        }
    }
}

fn print(name: &str, answers: &Answers) {
    let mut statuses = BTreeMap::new();
    for (status, _) in answers {
        *statuses.entry(status).or_insert(0) += 1;
    }
    let mut times: Vec<_> = answers.iter().map(|(_, time)| *time).collect();
    times.sort();
    let at = |share: f64| {
        let index = (times.len() as f64 * share) as usize;
        let time = times.get(index.min(times.len().saturating_sub(1)));
        time.map_or(0.0, |it| it.as_secs_f64() * 1000.0)
    };
    let statuses: Vec<_> = statuses.iter().map(|(k, n)| format!("{n} × {k}")).collect();
    println!(
        "| {name} | {} | {:.1} | {:.1} | {:.1} |",
        statuses.join(", "),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}
