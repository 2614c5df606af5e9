//! A desk that runs for a flow: the demo, or one without a record.

use std::cell::Cell;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, bail};
use tempfile::TempDir;

/// A process that ends with what started it.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    /// Starts a command and reads what it prints until `found` has what it looks for.
    pub fn start<T>(
        command: &mut Command,
        mut found: impl FnMut(&str) -> Option<T>,
    ) -> anyhow::Result<(Self, T)> {
        let program = command.get_program().to_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} cannot be started", program.display()))?;
        let stdout = child.stdout.take().context("no output to read")?;
        let running = Self(child);
        let mut printed = String::new();
        let mut lines = BufReader::new(stdout).lines();
        while let Some(line) = lines.next().transpose()? {
            printed.push_str(&line);
            printed.push('\n');
            if let Some(it) = found(&printed) {
                // Whatever else it prints is read, for a full pipe would stop it.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok((running, it));
            }
        }
        bail!("{} ended; it said:\n{printed}", program.display())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a desk is made from.
#[derive(Debug)]
pub struct Desks {
    accede: PathBuf,
    scratch: TempDir,
    begun: Cell<usize>,
}

impl Desks {
    /// Desks of this program, in a folder that goes when they do.
    pub fn new(accede: &Path) -> anyhow::Result<Self> {
        let accede = accede
            .canonicalize()
            .with_context(|| format!("no desk at {}", accede.display()))?;
        Ok(Self {
            accede,
            scratch: TempDir::with_prefix("accede-flows-")?,
            begun: Cell::new(0),
        })
    }

    /// A demo of its own, with its clock on 1 June 2023.
    pub fn demo(&self) -> anyhow::Result<Desk> {
        self.run("demo")
    }

    /// A desk that has the treaty's facts and nothing else.
    pub fn empty(&self) -> anyhow::Result<Desk> {
        self.run("serve")
    }

    fn run(&self, command: &str) -> anyhow::Result<Desk> {
        let number = self.begun.get() + 1;
        self.begun.set(number);
        let folder = self.scratch.path().join(number.to_string());
        let port = free_port()?;
        let base = format!("http://127.0.0.1:{port}");
        fs::create_dir_all(&folder)?;
        let log = self.scratch.path().join(format!("{number}.log"));
        let mut process = Command::new(&self.accede);
        process
            .arg(command)
            .args(["--listen", &format!("127.0.0.1:{port}"), "--data"])
            .arg(&folder)
            .env("ACCEDE_SERVER__PUBLIC_URL", &base)
            .stderr(fs::File::create(&log)?);
        let wanted = if command == "demo" {
            ["/demo/", "/s/"].as_slice()
        } else {
            ["/set-up/"].as_slice()
        };
        let found = |printed: &str| {
            wanted
                .iter()
                .map(|way| link(printed, &format!("{base}{way}")))
                .collect::<Option<Vec<_>>>()
        };
        let (running, links) = Running::start(&mut process, found)
            .with_context(|| fs::read_to_string(&log).unwrap_or_default())?;
        Ok(Desk {
            base,
            folder,
            links,
            _running: running,
        })
    }
}

/// A desk that runs.
#[derive(Debug)]
pub struct Desk {
    /// Its address, without a slash at the end.
    pub base: String,
    folder: PathBuf,
    links: Vec<String>,
    _running: Running,
}

impl Desk {
    /// The link that lets the first visitor in.
    pub fn way_in(&self) -> anyhow::Result<&str> {
        self.links
            .first()
            .map(String::as_str)
            .context("no way in was printed")
    }

    /// The link by which a State answers the demo's survey.
    pub fn survey(&self) -> anyhow::Result<&str> {
        self.links
            .get(1)
            .map(String::as_str)
            .context("no survey was printed")
    }

    /// The texts of the mails it has sent to an address, which it writes as files.
    pub fn mails_to(&self, address: &str) -> anyhow::Result<Vec<String>> {
        let folder = self.folder.join("mail");
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut mails = Vec::new();
        for file in fs::read_dir(folder)? {
            let path = file?.path();
            if path.extension().is_some_and(|ending| ending == "eml") {
                // Lines that were folded to fit a mail.
                let mail = fs::read_to_string(&path)?.replace("=\r\n", "");
                let to = format!("<{address}>");
                let is_to = |line: &str| line.starts_with("To:") && line.contains(&to);
                if mail.lines().any(is_to) {
                    mails.push(mail);
                }
            }
        }
        Ok(mails)
    }
}

/// The first word of a text that begins so and goes on.
pub fn link(text: &str, beginning: &str) -> Option<String> {
    let at = text.find(beginning)?;
    let word = text.get(at..)?.split_whitespace().next()?;
    (word.len() > beginning.len()).then(|| word.to_owned())
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
