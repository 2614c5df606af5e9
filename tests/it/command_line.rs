//! The program itself: its commands, what they print and how they fail.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use accede::audit::{self, Change, Readers, Who};
use accede::auth;
use accede::clock::Clock;
use accede::db::schema::{mails, people, totp_factors, users};
use accede::db::{DatabaseUrl, Db};
use diesel::prelude::*;
use tempfile::TempDir;

const PASSWORD: &str = "correct horse battery staple";

/// The program in a folder of its own, with nothing of the caller's environment.
fn accede(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accede"));
    command
        .args(args)
        .current_dir(folder.path())
        .env_clear()
        .env("ACCEDE_SIGN_IN__ARGON2_MEMORY_KIB", "8")
        .env("ACCEDE_SIGN_IN__ARGON2_PASSES", "1");
    command
}

pub fn run(folder: &TempDir, args: &[&str]) -> Output {
    accede(folder, args).output().unwrap()
}

pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// What a command that succeeds prints.
pub fn printed(folder: &TempDir, args: &[&str]) -> String {
    let output = run(folder, args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a command that fails says, and its exit code.
pub fn refused(folder: &TempDir, args: &[&str]) -> (String, i32) {
    let output = run(folder, args);
    assert!(!output.status.success(), "{args:?} succeeded");
    assert!(output.stdout.is_empty(), "{args:?} printed something");
    let errors = String::from_utf8(output.stderr).unwrap();
    (errors, output.status.code().unwrap())
}

#[test]
fn plain_http_beyond_this_machine_is_refused_unless_it_is_asked_for() {
    let folder = folder();
    let (error, _) = refused(&folder, &["serve", "--listen", "0.0.0.0:0"]);
    assert!(
        error.contains("tls.certificate") && error.contains("server.plain_http"),
        "{error}"
    );
}

#[test]
fn the_help_names_every_command() {
    let folder = folder();
    let mut help = printed(&folder, &["--help"]);
    for group in [
        "serve", "demo", "user", "erase", "pack", "survey", "facts", "audit", "config",
    ] {
        help.push_str("\n——— accede ");
        help.push_str(group);
        help.push_str(" --help\n");
        help.push_str(&printed(&folder, &[group, "--help"]));
    }
    help.push_str("\n——— accede user add --help\n");
    help.push_str(&printed(&folder, &["user", "add", "--help"]));
    insta::assert_snapshot!(help);
}

/// Adds a person behind the desk's back.
fn add_person(db: &Db, email: &str) -> i64 {
    let now = Clock::system().now();
    db.write_now(|conn| {
        let team = auth::ensure_team(conn, "Malawi", now)?;
        let id = diesel::insert_into(people::table)
            .values((
                people::honorific.eq(""),
                people::given_name.eq("Demo"),
                people::family_name.eq("Person"),
                people::sort_key.eq("person demo"),
                people::given_key.eq("demo person"),
                people::email.eq(email),
                people::email_key.eq(email),
                people::phone.eq(""),
                people::language.eq("en"),
                people::note.eq(""),
                people::marking.eq("restricted"),
                people::team_id.eq(team),
                people::created_at.eq(now),
                people::updated_at.eq(now),
            ))
            .returning(people::id)
            .get_result(conn)?;
        let change = Change {
            action: "test.write",
            subject: "",
            id: "",
            detail: "",
            readers: Readers::COORDINATION,
        };
        audit::record(conn, Who::System, now, change)?;
        Ok(id)
    })
    .unwrap()
}

#[test]
fn a_person_is_erased_by_the_address_or_the_number() {
    let folder = folder();
    printed(&folder, &["migrate"]);
    let path = folder.path().join("data/accede.sqlite");
    let db = Db::open(&DatabaseUrl::Sqlite(path), 1).unwrap();
    let okello = add_person(&db, "okello@example.org");
    let first = add_person(&db, "ali@example.org").to_string();
    let second = add_person(&db, "ali@example.org").to_string();
    let erase = |who| ["erase", "person", who];

    let said = printed(&folder, &erase("Okello@example.org"));
    assert_eq!(said, format!("Person {okello} is erased.\n"));
    let (error, _) = refused(&folder, &erase("okello@example.org"));
    assert!(error.contains("no person has the address"), "{error}");
    let (error, _) = refused(&folder, &erase("ali@example.org"));
    assert!(error.contains(&format!("{first} or {second}")), "{error}");
    printed(&folder, &erase(&second));
    let (error, _) = refused(&folder, &erase(&second));
    assert!(error.contains("there is no person"), "{error}");
    printed(&folder, &erase("ali@example.org"));

    let left: i64 = db
        .read_now(|conn| Ok(people::table.count().get_result(conn)?))
        .unwrap();
    assert_eq!(left, 0);
    let verified = printed(&folder, &["audit", "verify"]);
    assert!(verified.contains(" 9 values erased"), "{verified}");
}

#[test]
fn counts_are_printed_exactly() {
    let folder = folder();
    for (on, expected) in [
        (
            "2022-09-01",
            r#"{"on":"2022-09-01","deposited":110,"in_force":110,"signatories":13,"joined":123}"#,
        ),
        (
            "2023-09-11",
            r#"{"on":"2023-09-11","deposited":112,"in_force":111,"signatories":12,"joined":124}"#,
        ),
    ] {
        let json = printed(&folder, &["facts", "counts", "--on", on, "--json"]);
        assert_eq!(json, format!("{expected}\n"));
    }
    let text = printed(&folder, &["facts", "counts", "--on", "2010-08-01"]);
    assert!(
        text.starts_with("Convention on Cluster Munitions on 1 August 2010\n"),
        "{text}"
    );
    assert!(
        text.contains("deposited      38\nin force       30\n"),
        "{text}"
    );
    assert!(
        !folder.path().join("data").exists(),
        "facts need no database"
    );
}

#[test]
fn a_state_is_what_it_was_on_the_day() {
    let folder = folder();
    let on = |day: &str| printed(&folder, &["facts", "state", "LTU", "--on", day]);
    assert!(on("2025-03-06").starts_with("Lithuania (LTU) on 6 March 2025: withdrawn\n"));
    let before = on("2025-03-05");
    assert!(
        before.starts_with("Lithuania (LTU) on 5 March 2025: state party\n"),
        "{before}"
    );
    let early = on("2010-01-01");
    assert!(
        early.contains("signatory") && !early.contains("ratification"),
        "{early}"
    );
    let json = printed(
        &folder,
        &["facts", "state", "NGA", "--on", "2023-06-01", "--json"],
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["status"], "deposited");
    assert_eq!(json["in_force"], "2023-08-01");
}

#[test]
fn mistakes_are_one_clear_sentence() {
    let folder = folder();
    let (error, code) = refused(&folder, &["facts", "state", "XXX"]);
    assert!(
        error.starts_with("accede: XXX is none of the 197 States"),
        "{error}"
    );
    assert_eq!(code, 1);
    let (error, code) = refused(&folder, &["facts", "counts", "--on", "yesterday"]);
    assert!(error.contains("a date is written 2022-09-01"), "{error}");
    assert_eq!(code, 2);
    assert_eq!(refused(&folder, &["fly"]).1, 2);
    let (error, code) = refused(&folder, &["user", "disable", "who@example.org"]);
    assert!(
        error.contains("no account") && error.contains("who@example.org"),
        "{error}"
    );
    assert_eq!(code, 1);
}

#[test]
fn a_log_that_goes_to_no_terminal_is_json_without_colours() {
    let folder = folder();
    let mut server = accede(&folder, &["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(server.stderr.take().unwrap());
    let mut line = String::new();
    log.read_line(&mut line).unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    let json: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(json["level"], "INFO", "{line:?}");
    assert!(!line.contains('\u{1b}'), "{line:?}");
}

#[test]
fn settings_are_checked_before_anything_starts() {
    let folder = folder();
    let valid = printed(&folder, &["config", "check"]);
    assert!(
        valid.starts_with("The settings are valid.\n") && valid.contains("CCM"),
        "{valid}"
    );
    let file = folder.path().join("bad.toml");
    std::fs::write(&file, "[server]\nlisen = \"x\"\n").unwrap();
    for command in [
        &["config", "check"][..],
        &["serve"],
        &["work"],
        &["migrate"],
    ] {
        let args = [&["--config", "bad.toml"], command].concat();
        let (error, code) = refused(&folder, &args);
        assert!(
            error.contains("bad.toml: unknown key `server.lisen`"),
            "{error}"
        );
        assert_eq!(code, 1);
    }
    assert!(!folder.path().join("data").exists());
    std::fs::write(&file, "[treaty]\npack = \"nowhere\"\n").unwrap();
    let (error, _) = refused(&folder, &["--config", "bad.toml", "config", "check"]);
    assert!(
        error.contains("treaty.pack") && error.contains("nowhere"),
        "{error}"
    );
}

#[test]
fn accounts_are_made_listed_and_disabled() {
    let folder = folder();
    let file = folder.path().join("password");
    std::fs::write(&file, format!("{PASSWORD}\nsecond line\n")).unwrap();
    let add = |email: &'static str, role: &'static str| {
        vec![
            "user",
            "add",
            email,
            "--team",
            "Malawi",
            "--role",
            role,
            "--password-file",
            "password",
        ]
    };
    let said = printed(&folder, &add("officer@example.org", "coordinator"));
    assert_eq!(
        said,
        "officer@example.org is coordinator of the team Malawi.\n"
    );
    let (error, _) = refused(&folder, &add("Officer@Example.org", "observer"));
    assert!(error.contains("has an account already"), "{error}");
    assert_eq!(refused(&folder, &add("nobody", "coordinator")).1, 2);
    assert_eq!(refused(&folder, &add("a@example.org", "king")).1, 2);

    printed(&folder, &["user", "disable", "officer@example.org"]);
    let list = printed(&folder, &["user", "list", "--json"]);
    assert_eq!(
        list.trim_end(),
        r#"[{"email":"officer@example.org","name":"officer","team":"Malawi","role":"coordinator","disabled":true,"second_factor":false}]"#
    );
    assert!(printed(&folder, &["user", "list"]).contains("disabled"));
}

#[test]
fn a_second_factor_is_listed_and_removed_with_a_mail_to_its_owner() {
    let folder = folder();
    let email = "officer@example.org";
    std::fs::write(folder.path().join("password"), PASSWORD).unwrap();
    let mut add = vec!["user", "add", email, "--team", "Malawi"];
    add.extend(["--role", "observer", "--password-file", "password"]);
    printed(&folder, &add);
    let remove = ["user", "remove-second-factor", email];
    let (error, _) = refused(&folder, &remove);
    assert!(
        error.contains("second factor") && error.contains(email),
        "{error}"
    );

    let path = folder.path().join("data/accede.sqlite");
    let db = Db::open(&DatabaseUrl::Sqlite(path), 1).unwrap();
    let now = Clock::system().now();
    db.write_now(|conn| {
        let user: i64 = users::table.select(users::id).first(conn)?;
        Ok(diesel::insert_into(totp_factors::table)
            .values((
                totp_factors::user_id.eq(user),
                totp_factors::secret.eq(vec![7u8; 20]),
                totp_factors::last_step.eq(1i64),
                totp_factors::created_at.eq(now),
            ))
            .execute(conn)?)
    })
    .unwrap();
    assert!(printed(&folder, &["user", "list"]).contains("second factor"));
    assert!(printed(&folder, &remove).contains("a mail says so"));
    assert!(!printed(&folder, &["user", "list"]).contains("second factor"));
    let queued: String = db
        .read_now(|conn| Ok(mails::table.select(mails::to_email).first(conn)?))
        .unwrap();
    assert_eq!(queued, email);
}

#[test]
fn a_password_that_will_not_do_makes_no_account() {
    let folder = folder();
    let mut child = accede(
        &folder,
        &[
            "user",
            "add",
            "a@example.org",
            "--team",
            "ISU",
            "--role",
            "partner",
            "--password-file",
            "-",
        ],
    )
    .stdin(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    child.stdin.take().unwrap().write_all(b"short\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("at least 12 characters"), "{error}");
    let missing = [
        "user",
        "add",
        "a@example.org",
        "--team",
        "ISU",
        "--role",
        "partner",
        "--password-file",
        "none",
    ];
    assert!(
        refused(&folder, &missing)
            .0
            .contains("the password file none cannot be read")
    );
    assert!(printed(&folder, &["user", "list"]).starts_with("There is no account yet"));
}

#[test]
fn a_broken_pack_is_refused_with_file_line_and_reason() {
    let folder = folder();
    let pack = folder.path().join("pack");
    copy(Path::new("config/packs/ccm"), &pack);
    let fine = printed(&folder, &["pack", "check", "pack"]);
    assert!(
        fine.starts_with("The pack CCM is whole: 197 States"),
        "{fine}"
    );
    let acts = pack.join("acts.csv");
    let text = std::fs::read_to_string(&acts).unwrap();
    std::fs::write(&acts, text.replacen("signature", "signiture", 1)).unwrap();
    for command in ["check", "diff", "load"] {
        let (error, code) = refused(&folder, &["pack", command, "pack"]);
        assert!(
            error.contains("acts.csv:") && error.contains("signiture"),
            "{error}"
        );
        assert_eq!(code, 1);
    }
    let (error, _) = refused(&folder, &["pack", "check", "nowhere"]);
    assert!(error.contains("nowhere is not a folder"), "{error}");
}

#[test]
fn a_pack_is_loaded_once_and_a_changed_one_shows_what_changes() {
    let folder = folder();
    let first = printed(&folder, &["pack", "load"]);
    assert!(first.ends_with("The pack CCM is loaded.\n"));
    assert_eq!(printed(&folder, &["pack", "load"]), "no changes\n");
    assert_eq!(printed(&folder, &["pack", "diff"]), "no changes\n");
    let pack = folder.path().join("pack");
    copy(Path::new("config/packs/ccm"), &pack);
    let states = pack.join("states.csv");
    let text = std::fs::read_to_string(&states).unwrap();
    std::fs::write(&states, text.replacen("Lithuania", "Lithuania the Fair", 1)).unwrap();
    let diff = printed(&folder, &["pack", "diff", "pack"]);
    assert!(
        diff.contains("LTU") && diff.contains("Lithuania the Fair"),
        "{diff}"
    );
    assert_eq!(
        printed(&folder, &["pack", "diff", "pack"]),
        diff,
        "a diff changes nothing"
    );
    printed(&folder, &["pack", "load", "pack", "--yes"]);
    assert_eq!(printed(&folder, &["pack", "diff", "pack"]), "no changes\n");
}

#[cfg(unix)]
#[test]
fn a_fresh_machine_serves_prints_a_set_up_link_and_stops_when_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let mut served = Served::start(&folder, "serve", &[]);
    let link = served.link("/set-up/");
    assert!(served.get("/readyz").ends_with("ok\n"));
    let page = served.get(&link);
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("Set up the desk"),
        "{page}"
    );
    let mode = folder
        .path()
        .join("data")
        .metadata()
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);

    // A second desk at the same address says so, and leaves the first one's link alone.
    let address = served.address.to_string();
    let (error, code) = refused(&folder, &["serve", "--listen", &address]);
    assert!(
        error.contains("another program listens on") && error.contains("--listen"),
        "{error}"
    );
    assert_eq!(code, 1);
    assert!(served.get(&link).starts_with("HTTP/1.1 200"));

    assert_eq!(served.stop(), Some(0));
    let mut again = Served::start(&folder, "serve", &["--data", "data"]);
    assert_ne!(
        again.link("/set-up/"),
        link,
        "nobody has set the desk up, so there is a new link"
    );
    assert_eq!(again.stop(), Some(0));
}

#[cfg(unix)]
#[test]
fn the_demo_is_a_desk_of_its_own_and_is_never_taken_for_another() {
    let folder = folder();
    let small = ["--people", "40", "--exchanges", "30"];
    let mut made = Served::start(&folder, "demo", &small);
    let first = made.before.join("\n");
    assert!(first.contains("The demo is made"), "{first}");
    let link = made.link("/demo/");
    assert!(made.get(&link).contains("Demo data"));
    let survey = made.link("/s/");
    assert!(made.get(&survey).starts_with("HTTP/1.1 "));
    assert_eq!(made.stop(), Some(0));
    assert!(!folder.path().join("data").exists());

    let mut again = Served::start(&folder, "demo", &small);
    assert!(again.before.is_empty(), "it is there already");
    assert_eq!(again.stop(), Some(0));
    let (error, _) = refused(&folder, &["demo", "--listen", "127.0.0.1:0"]);
    assert!(
        error.contains("another demo") && error.contains("--data"),
        "{error}"
    );
    for command in [&["serve", "--listen", "127.0.0.1:0"][..], &["work"]] {
        let (error, _) = refused(&folder, &[command, &["--data", "data-demo"]].concat());
        assert!(error.contains("holds the demo"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn the_mail_worker_runs_alone_and_stops_when_told() {
    let folder = folder();
    let mut child = accede(&folder, &["work"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert_eq!(line, "The mail worker is running.\n");
    terminate(&child);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// A running desk.
struct Served {
    child: Child,
    output: BufReader<std::process::ChildStdout>,
    address: SocketAddr,
    /// What it prints before it says where it is.
    before: Vec<String>,
    line: String,
}

impl Served {
    fn start(folder: &TempDir, command: &str, args: &[&str]) -> Self {
        let args = [&[command, "--listen", "127.0.0.1:0"], args].concat();
        let mut child = accede(folder, &args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut before = Vec::new();
        let mut line = next_line(&mut output);
        while !line.contains(" at http://") {
            before.push(std::mem::replace(&mut line, next_line(&mut output)));
        }
        let (_, rest) = line.split_once(" at http://").unwrap();
        let address = rest.split('/').next().unwrap().parse().unwrap();
        Self {
            child,
            output,
            address,
            before,
            line,
        }
    }

    /// The path of a link that it prints.
    fn link(&mut self, prefix: &str) -> String {
        loop {
            let address = self.address.to_string();
            let path = self
                .line
                .split_once(&address)
                .map(|(_, path)| path.to_owned());
            self.line = match &path {
                Some(path) if path.starts_with(prefix) => return path.clone(),
                _ => next_line(&mut self.output),
            };
        }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn stop(&mut self) -> Option<i32> {
        terminate(&self.child);
        self.child.wait().unwrap().code()
    }
}

fn next_line(output: &mut impl std::io::BufRead) -> String {
    let mut line = String::new();
    let read = output.read_line(&mut line).unwrap();
    assert!(read > 0, "it ended");
    line.trim_end().to_owned()
}

impl Drop for Served {
    fn drop(&mut self) {
        // Gone already, mostly.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// SIGTERM, as a supervisor sends it.
fn terminate(child: &Child) {
    let status = Command::new("kill").arg(child.id().to_string()).status();
    assert!(status.unwrap().success());
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

#[test]
fn the_audit_of_a_fresh_desk_holds() {
    let folder = folder();
    printed(&folder, &["migrate"]);
    let said = printed(&folder, &["audit", "verify"]);
    assert!(said.contains("holds what was written"), "{said}");
    let json: serde_json::Value =
        serde_json::from_str(&printed(&folder, &["audit", "verify", "--json"])).unwrap();
    assert_eq!(json["faults"], serde_json::json!([]));
}
