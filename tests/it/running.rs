//! The program itself, running, and a browser that talks to it through a socket.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned, SupportedProtocolVersion,
};
use tempfile::TempDir;

/// A running desk; its log goes to a file.
pub struct Running {
    child: Child,
    pub address: SocketAddr,
    /// What it has printed.
    pub printed: String,
    log: PathBuf,
    /// Kept as long as the desk runs.
    _folder: TempDir,
}

/// The program in a folder of its own, with nothing of the caller's environment.
pub fn accede(folder: &TempDir, args: &[&str], settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accede"));
    command
        .args(args)
        .current_dir(folder.path())
        .env_clear()
        .env("ACCEDE_SIGN_IN__ARGON2_MEMORY_KIB", "8")
        .env("ACCEDE_SIGN_IN__ARGON2_PASSES", "1")
        .envs(settings.iter().copied());
    command
}

impl Running {
    /// Starts it and reads what it prints, up to a line with `last`.
    pub fn start(folder: TempDir, args: &[&str], settings: &[(&str, &str)], last: &str) -> Self {
        let log = folder.path().join("log");
        let args = [args, &["--listen", "127.0.0.1:0"]].concat();
        let mut child = accede(&folder, &args, settings)
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut printed = String::new();
        loop {
            let mut line = String::new();
            let read = output.read_line(&mut line).unwrap();
            assert!(
                read > 0,
                "it ended: {}",
                std::fs::read_to_string(&log).unwrap()
            );
            printed.push_str(&line);
            if line.contains(last) {
                break;
            }
        }
        let (_, rest) = printed.split_once("://").unwrap();
        let address = rest.split(['/', '\n']).next().unwrap().parse().unwrap();
        Self {
            child,
            address,
            printed,
            log,
            _folder: folder,
        }
    }

    /// The path of a link it has printed.
    pub fn link(&self, prefix: &str) -> String {
        let (_, rest) = self.printed.split_once(prefix).unwrap();
        let rest = rest.split_whitespace().next().unwrap();
        format!("{prefix}{rest}")
    }

    /// What it has logged so far.
    pub fn logged(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    pub fn browser(&self) -> Line {
        Line {
            address: self.address,
            cookies: BTreeMap::new(),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Gone already, mostly.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One browser without a page: requests over a socket, and the cookies.
pub struct Line {
    address: SocketAddr,
    pub cookies: BTreeMap<String, String>,
}

impl Line {
    pub fn get(&mut self, path: &str) -> String {
        self.ask("GET", path, "")
    }

    /// Sends a form with the token of the page it is on.
    pub fn post(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let html = self.get(page);
        let (_, rest) = html.split_once("name=\"_csrf\" value=\"").expect(&html);
        let token = rest.split('"').next().unwrap();
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.append_pair("_csrf", token).extend_pairs(fields);
        self.ask("POST", path, &body.finish())
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> String {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            cookies.join("; "),
            body.len()
        );
        let answer = exchange(TcpStream::connect(self.address).unwrap(), &request);
        let head = answer.split("\r\n\r\n").next().unwrap();
        for line in head.lines() {
            if let Some(cookie) = line.strip_prefix("set-cookie: ") {
                let (name, rest) = cookie.split_once('=').unwrap();
                let value = rest.split(';').next().unwrap();
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}

/// What comes back on a line, until its end.
pub fn exchange(mut stream: impl Read + Write, request: &str) -> String {
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    // A peer that ends TLS without saying so has still answered.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// A line of TLS to `localhost`, trusting one certificate alone.
pub fn tls(
    address: SocketAddr,
    trusted: &str,
    version: &'static SupportedProtocolVersion,
) -> StreamOwned<ClientConnection, TcpStream> {
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_slice(trusted.as_bytes()).unwrap())
        .unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[version])
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = "localhost".try_into().unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    StreamOwned::new(connection, stream)
}
