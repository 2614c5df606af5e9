//! What the log says, and what it must never hold.

use serde_json::Value;
use tempfile::tempdir;

use crate::running::Running;

#[test]
fn at_the_most_talkative_no_password_token_answer_or_note_is_logged() {
    const PASSWORD: &str = "canary-password-qz81";
    const NOTE: &str = "canary-note-qz82";
    const ANSWER: &str = "canary-answer-qz83";
    let desk = Running::start(
        tempdir().unwrap(),
        &["demo", "--people", "30", "--exchanges", "30"],
        &[
            ("ACCEDE_LOG__LEVEL", "trace"),
            ("ACCEDE_SIGN_IN__FREE_ATTEMPTS", "1"),
        ],
        "/s/",
    );
    let (way_in, survey) = (desk.link("/demo/"), desk.link("/s/"));
    let mut browser = desk.browser();
    let fields = [("email", "canary@example.org"), ("password", PASSWORD)];
    let refused = browser.post("/sign-in", "/sign-in?next=/canary-next", &fields);
    assert!(refused.starts_with("HTTP/1.1 422"), "{refused}");
    let guesses = (0..5).map(|_| browser.post("/sign-in", "/sign-in", &fields));
    let guesses: Vec<String> = guesses.collect();
    assert!(guesses[4].starts_with("HTTP/1.1 429"), "{guesses:?}");
    let entered = browser.post(&way_in, &way_in, &[]);
    assert!(entered.starts_with("HTTP/1.1 303"), "{entered}");
    let exchange = [
        ("state", "UGA"),
        ("held_on", "2023-06-01"),
        ("summary", NOTE),
        ("notes", NOTE),
    ];
    let logged = browser.post("/exchanges/new", "/exchanges", &exchange);
    assert!(logged.starts_with("HTTP/1.1"), "{logged}");
    let found = browser.get(&format!("/exchanges?q={NOTE}"));
    assert!(found.starts_with("HTTP/1.1 200"), "{found}");
    let password = [("current", PASSWORD), ("password", PASSWORD)];
    let refused = browser.post("/account", "/account/password", &password);
    assert!(refused.starts_with("HTTP/1.1 422"), "{refused}");
    let answer = [("q_office", ANSWER), ("action", "next")];
    let token = survey.rsplit('/').next().unwrap();
    let mut respondent = desk.browser();
    let entered = respondent.post(&survey, "/s", &[("token", token), ("to", "respondent")]);
    assert!(entered.starts_with("HTTP/1.1 303"), "{entered}");
    let (_, first) = entered.split_once("location: ").unwrap();
    let first = first.lines().next().unwrap().trim();
    let answered = respondent.post(first, first, &answer);
    assert!(answered.starts_with("HTTP/1.1 303"), "{answered}");
    assert!(
        browser
            .get("/nowhere/canary-path")
            .starts_with("HTTP/1.1 404")
    );

    let log = desk.logged();
    let secret = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let mut canaries = vec![secret(&way_in), secret(&survey)];
    canaries.extend([PASSWORD, NOTE, ANSWER, "canary"].map(str::to_owned));
    canaries.extend(browser.cookies.values().filter(|it| it.len() > 20).cloned());
    assert!(canaries.len() > 7, "{canaries:?}");
    for canary in canaries {
        let line = log.lines().find(|line| line.contains(&canary));
        assert_eq!(line, None, "the log holds {canary}");
    }
    // It does say what happened, each with the request it happened in.
    let answered: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| line["message"] == "answered")
        .collect();
    let of = |route: &str| answered.iter().find(|line| line["route"] == route);
    assert!(of("/s/{token}").is_some());
    let line = of("/answer/{invitation}/{section}").unwrap();
    assert_eq!(line["span"]["id"].as_str().unwrap().len(), 16, "{line}");
    assert!(line["status"].is_u64() && line["duration_us"].is_u64());
    assert!(of("/demo/{token}").is_some());
    // Who tries doors leaves a trace at the usual level, with the account and the address.
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .collect();
    let said = |message: &str| {
        lines
            .iter()
            .find(|line| line["message"] == message)
            .unwrap()
    };
    let missed = said("not found");
    assert_eq!(missed["level"], "INFO");
    assert_eq!(missed["span"]["address"], "127.0.0.1", "{missed}");
    assert!(missed["span"]["user"].is_string(), "{missed}");
    let waits = said("an attempt has to wait");
    assert!(waits["seconds"].is_u64() && waits["attempt"] == "password");
    assert_eq!(waits["span"]["address"], "127.0.0.1", "{waits}");
    let entered = said("entered");
    assert_eq!(entered["target"], "accede::audit", "{entered}");
    assert!(entered["hash"].as_str().unwrap().len() == 64, "{entered}");
}
