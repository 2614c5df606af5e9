//! A mail server on the loopback that does as it is told.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Notify;

/// What it does with a mail.
#[derive(Debug, Clone, Copy)]
pub enum Act {
    /// Takes it.
    Accept,
    /// Answers so to the recipient.
    Say(&'static str),
    /// Closes the line at the sender.
    DropAtOnce,
    /// Takes the whole mail, and closes the line without a word.
    DropAfterMail,
    /// Takes the whole mail, and never answers.
    Stall,
}

/// A running mail server.
pub struct Sink {
    port: u16,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    acts: Mutex<VecDeque<Act>>,
    messages: Mutex<Vec<String>>,
    lines: AtomicUsize,
    closed: AtomicBool,
    arrived: Notify,
}

impl Sink {
    /// Starts one that does `acts`, one a mail, and takes what comes after.
    pub fn start(acts: impl IntoIterator<Item = Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            acts: Mutex::new(acts.into_iter().collect()),
            ..Shared::default()
        });
        let server = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if server.closed.load(Ordering::SeqCst) {
                    return;
                }
                server.lines.fetch_add(1, Ordering::SeqCst);
                let server = Arc::clone(&server);
                // A client that goes away ends the conversation; that is no failure here.
                std::thread::spawn(move || server.converse(&stream.unwrap()));
            }
        });
        Self { port, shared }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The mails it has read to the end, whatever it answered.
    pub fn messages(&self) -> Vec<String> {
        self.shared.messages.lock().unwrap().clone()
    }

    /// Their Message-IDs.
    pub fn message_ids(&self) -> Vec<String> {
        self.messages()
            .iter()
            .filter_map(|message| {
                let line = message
                    .lines()
                    .find(|line| line.starts_with("Message-ID:"))?;
                Some(line.to_owned())
            })
            .collect()
    }

    /// How often someone called.
    pub fn lines(&self) -> usize {
        self.shared.lines.load(Ordering::SeqCst)
    }

    /// Waits until it has read so many mails.
    pub async fn received(&self, count: usize) {
        while self.messages().len() < count {
            let arrived = self.shared.arrived.notified();
            let _ = tokio::time::timeout(Duration::from_millis(20), arrived).await;
        }
    }

    /// Answers no more calls.
    pub fn close(&self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        // One last call, so that the loop sees it.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        while TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            std::thread::yield_now();
        }
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.close();
    }
}

impl Shared {
    fn converse(&self, stream: &TcpStream) -> Option<()> {
        stream.set_nodelay(true).ok()?;
        let mut reader = BufReader::new(stream.try_clone().ok()?);
        let say = |line: &str| {
            let mut stream = stream;
            stream.write_all(format!("{line}\r\n").as_bytes()).ok()
        };
        say("220 sink ready")?;
        let mut act = Act::Accept;
        loop {
            let line = read_line(&mut reader)?;
            let verb = line.split_whitespace().next()?.to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => say("250-sink\r\n250 8BITMIME")?,
                "MAIL" => {
                    act = self.next_act();
                    if matches!(act, Act::DropAtOnce) {
                        return stream.shutdown(Shutdown::Both).ok();
                    }
                    say("250 sender ok")?;
                }
                "RCPT" => match act {
                    Act::Say(reply) => say(reply)?,
                    _ => say("250 recipient ok")?,
                },
                "DATA" => {
                    say("354 go on")?;
                    self.keep(read_message(&mut reader)?);
                    match act {
                        Act::DropAfterMail => return stream.shutdown(Shutdown::Both).ok(),
                        // Until the client gives up and goes.
                        Act::Stall => return read_line(&mut reader).map(|_| ()),
                        _ => say("250 2.0.0 queued")?,
                    }
                }
                "QUIT" => return say("221 bye"),
                _ => say("250 ok")?,
            }
        }
    }

    fn next_act(&self) -> Act {
        self.acts.lock().unwrap().pop_front().unwrap_or(Act::Accept)
    }

    fn keep(&self, message: String) {
        self.messages.lock().unwrap().push(message);
        self.arrived.notify_one();
    }
}

fn read_line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    let read = reader.read_line(&mut line).ok()?;
    (read > 0).then_some(line)
}

fn read_message(reader: &mut impl BufRead) -> Option<String> {
    let mut message = String::new();
    loop {
        let line = read_line(reader)?;
        if line == ".\r\n" {
            return Some(message);
        }
        message.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
