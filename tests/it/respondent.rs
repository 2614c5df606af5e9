//! The respondent's pages: a State answers by its link.

use accede::auth::{Marking, Role};
use accede::db::schema::{answers, audit, invitations, mails, responses};
use accede::survey::model::{Channel, ResponseStatus};
use accede::web::{CsrfToken, cookie_names};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::support::{Browser, Reply, TestApp, all};
use crate::survey::{id_of, iso3, link, released, scraped};

/// Presses a button of the page a link leads to.
async fn press(browser: &Browser, link: &str, to: &str) -> Reply {
    let token = link.trim_start_matches("/s/");
    let (token, lang) = token.split_once('?').unwrap_or((token, ""));
    let field = CsrfToken::of(token).masked();
    let fields = [("token", token), ("to", to)];
    browser
        .post_with(&format!("/s?{lang}"), &field, &fields)
        .await
}

/// The address of the answer, in a browser that has followed the link.
pub async fn enter(browser: &Browser, link: &str) -> String {
    press(browser, link, "").await.location()
}

/// A State's respondent: the browser, and the address of the answer.
pub async fn respondent(app: &TestApp, state: &str) -> (Browser, String) {
    let browser = app.visitor();
    let answer = enter(&browser, &link(app, state)).await;
    (browser, answer)
}

/// Sends a form with the token of the link, as its pages carry it, and with what the page
/// holds for whoever sends it: which questions it shows, and how often it was saved.
pub async fn send(browser: &Browser, answer: &str, page: &str, fields: &[(&str, &str)]) -> Reply {
    let form = match page {
        "sign-off" => "review",
        page if page.ends_with("take-back") => "links",
        page => page,
    };
    let slash = if form.is_empty() { "" } else { "/" };
    let html = browser.get(&format!("{answer}{slash}{form}")).await.text();
    let hidden: Vec<(&str, String)> = ["version", "asked"]
        .into_iter()
        .filter_map(|name| {
            let selector = format!("input[name={name}]");
            Some((name, scraped(&html, &selector, "value").into_iter().next()?))
        })
        .collect();
    let mut all: Vec<(&str, &str)> = fields.to_vec();
    for (name, value) in &hidden {
        if !fields.iter().any(|(have, _)| have == name) {
            all.push((*name, value.as_str()));
        }
    }
    post(browser, answer, page, &all).await
}

/// Follows a link and saves the first page.
pub async fn begin(browser: &Browser, link: &str) {
    let answer = enter(browser, link).await;
    let [(page, fields), ..] = PAGES;
    send(browser, &answer, page, fields).await.location();
}

/// Sends a form as it is.
async fn post(browser: &Browser, answer: &str, page: &str, fields: &[(&str, &str)]) -> Reply {
    let cookie = match answer.strip_prefix("/part/") {
        Some(id) => format!("{}{id}", cookie_names::PART),
        None => format!(
            "{}{}",
            cookie_names::ANSWER,
            answer.trim_start_matches("/answer/")
        ),
    };
    let field = CsrfToken::of(&browser.cookie(&cookie)).masked();
    let slash = if page.is_empty() { "" } else { "/" };
    browser
        .post_with(&format!("{answer}{slash}{page}"), &field, fields)
        .await
}

/// Who signs off.
pub const SIGNER: [(&str, &str); 2] = [("name", "Ms X"), ("capacity", "Deputy <Head>")];

/// Everything that must be answered, page by page.
const PAGES: [(&str, &[(&str, &str)]); 7] = [
    (
        "respondent",
        &[
            ("q_office", "Mission <Kampala>"),
            ("q_authority", "capital"),
        ],
    ),
    ("process", &[("q_stage", "cabinet")]),
    ("reasons", &[(REASON, "1"), (OTHER_REASON, "2")]),
    ("details", &[]),
    ("munitions", &[("q_stockpiles", "no")]),
    ("assistance", &[]),
    ("next", &[("q_use", "working_group")]),
];
/// Stand for the fields in which two reasons of the pack's are ranked.
const REASON: &str = "REASON";
const OTHER_REASON: &str = "OTHER REASON";

/// The fields of two reasons of the pack's.
fn reasons() -> [String; 2] {
    let pack = accede::pack::embedded().unwrap();
    let question = pack.questionnaire.question("reasons").unwrap();
    let fields = question.choices.iter();
    let mut names = fields.map(|it| format!("q_reasons:{}", it.name));
    [names.next().unwrap(), names.next().unwrap()]
}

async fn answer_all(browser: &Browser, answer: &str) {
    let [first, second] = reasons();
    for (page, fields) in PAGES {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| match *name {
                REASON => (first.as_str(), *value),
                OTHER_REASON => (second.as_str(), *value),
                name => (name, *value),
            })
            .collect();
        let reply = send(browser, answer, page, &fields).await;
        assert_eq!(
            reply.status,
            StatusCode::SEE_OTHER,
            "{page}: {}",
            reply.text()
        );
    }
}

type Row = (ResponseStatus, Channel, Marking, String, i32);

fn response(app: &TestApp, state: &str) -> Option<Row> {
    app.read(|conn| {
        Ok(responses::table
            .filter(responses::state.eq(iso3(state)))
            .select((
                responses::status,
                responses::channel,
                responses::marking,
                responses::authority,
                responses::version,
            ))
            .first(conn)
            .optional()?)
    })
}

fn count(app: &TestApp) -> (i64, i64, i64) {
    app.read(|conn| {
        Ok((
            responses::table.count().get_result(conn)?,
            answers::table.count().get_result(conn)?,
            audit::table.count().get_result(conn)?,
        ))
    })
}

#[actix_web::test]
async fn a_survey_lives_from_the_mail_to_the_answer_that_is_read() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = released(&app, &desk).await;
    let link = link(&app, "DJI");

    let first = app.visitor();
    let html = first.page(&link).await;
    assert!(
        html.contains("<html lang=\"fr\">"),
        "the invitation's language"
    );
    assert!(html.contains("Djibouti") && html.contains("30 juin 2023"));
    assert!(html.contains("Malawi et Espagne"));
    assert!(html.contains("Convention sur les armes à sous-munitions"));
    let began = press(&first, &link, "respondent").await;
    let answer = began.location().trim_end_matches("/respondent").to_owned();
    assert_eq!(answer, enter(&first, &link).await);
    let section = first.page(&format!("{answer}/respondent")).await;
    assert_eq!(all(&section, "h1"), ["Qui répond"]);
    assert!(section.contains("partie 1 sur 8"));
    let reply = send(&first, &answer, "respondent", PAGES[0].1).await;
    assert_eq!(reply.location(), format!("{answer}/process"));
    assert!(desk.page(&path).await.contains("begun"));

    let second = app.visitor();
    enter(&second, &link).await;
    let html = second.page(&format!("{answer}/respondent")).await;
    assert!(
        html.contains("value=\"Mission &lt;Kampala&gt;\""),
        "it goes on elsewhere"
    );
    assert!(html.contains("value=\"capital\" checked"));
    answer_all(&second, &answer).await;
    let review = second.page(&format!("{answer}/review")).await;
    assert!(review.contains("Mission &lt;Kampala&gt;"));
    assert!(all(&review, "dd .error").is_empty());
    let reply = send(
        &second,
        &answer,
        "sign-off",
        &[("name", "Ms Ali"), ("capacity", "Counsellor")],
    )
    .await;
    assert_eq!(reply.location(), format!("{answer}/receipt"));
    let thanks = second.page(&answer).await;
    assert_eq!(all(&thanks, "h1"), ["Merci de votre réponse"]);

    let row = response(&app, "DJI").unwrap();
    assert_eq!(row.0, ResponseStatus::Answered);
    assert_eq!((row.1, row.2), (Channel::Link, Marking::WorkingGroup));
    assert_eq!(row.3, "Ms Ali, Counsellor");
    let html = desk.page(&path).await;
    assert!(all(&html, ".legend li").contains(&"answered 1".to_owned()));
    let href = crate::survey::scraped(&html, "td a[href^='/survey/responses/']", "href");
    let read = desk.page(&href[0]).await;
    assert!(read.contains("Mission &lt;Kampala&gt;") && read.contains("Before cabinet"));
    assert!(read.contains("Français") && read.contains("working group"));
    assert!(
        !read.contains("/edit\""),
        "a State's own words stay as they are"
    );
}

#[actix_web::test]
async fn a_scanner_that_follows_every_link_changes_nothing() {
    let app = TestApp::new().await;
    let path = released(&app, &app.coordinator()).await;
    let link = link(&app, "UGA");
    let (writer, answer) = respondent(&app, "UGA").await;
    send(&writer, &answer, "respondent", PAGES[0].1).await;
    let state = |app: &TestApp| {
        let mails: Vec<(String, String)> = app.read(|conn| {
            let table = mails::table.order(mails::id);
            Ok(table.select((mails::status, mails::body)).load(conn)?)
        });
        (count(app), response(app, "UGA"), mails)
    };
    let before = state(&app);
    // One follows the link alone; another has pressed the button, and looks everywhere.
    let mut pages = vec![(app.visitor(), link.clone())];
    pages.push((app.visitor(), format!("{link}?lang=es")));
    for page in [
        "",
        "?lang=es",
        "/respondent",
        "/reasons?lang=fr",
        "/next",
        "/review",
        "/process",
    ] {
        let browser = app.visitor();
        let answer = enter(&browser, &link).await;
        pages.push((browser, format!("{answer}{page}")));
    }
    for (scanner, page) in pages {
        let reply = scanner.get(&page).await;
        assert_eq!(reply.status, StatusCode::OK, "{page}");
        assert!(reply.headers.get("Set-Cookie").is_none(), "no cookie");
        assert_eq!(reply.headers.get("Referrer-Policy").unwrap(), "no-referrer");
        assert_eq!(reply.headers.get("Cache-Control").unwrap(), "no-store");
    }
    let sign_off = writer.get(&format!("{answer}/sign-off")).await;
    assert_eq!(sign_off.status, StatusCode::NOT_FOUND);
    assert_eq!(state(&app), before);
    assert_eq!(id_of(&path).0, 1);
}

#[actix_web::test]
async fn the_language_can_be_changed_and_a_saved_page_remembers_it() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (browser, answer) = respondent(&app, "DJI").await;
    let html = browser.page(&format!("{answer}?lang=es")).await;
    assert!(html.contains("<html lang=\"es\">"));
    let go = crate::survey::scraped(&html, "a.primary", "href");
    assert_eq!(go, [format!("{answer}/respondent?lang=es")]);
    let reply = send(&browser, &answer, "respondent?lang=es", PAGES[0].1).await;
    assert_eq!(reply.location(), format!("{answer}/process?lang=es"));
    assert!(
        app.visitor()
            .page(&link(&app, "DJI"))
            .await
            .contains("<html lang=\"es\">")
    );
    let door = format!("{}?lang=fr", link(&app, "DJI"));
    let began = press(&app.visitor(), &door, "process").await;
    assert_eq!(began.location(), format!("{answer}/process?lang=fr"));
}

#[actix_web::test]
async fn links_that_do_not_work_all_look_the_same() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (revoked, expired) = (link(&app, "UGA"), link(&app, "DJI"));
    let browser = app.visitor();
    // Whoever had begun loses it too.
    let begun = enter(&browser, &revoked).await;
    let late = enter(&browser, &expired).await;
    app.write(|conn| {
        diesel::update(invitations::table.filter(invitations::state.eq(iso3("UGA"))))
            .set(invitations::revoked_at.eq(Some(app.app.clock.now())))
            .execute(conn)?;
        Ok(())
    });
    app.app.clock.advance(TimeDelta::days(61));
    let mut replies = Vec::new();
    for link in [revoked.as_str(), &expired, "/s/unknown"] {
        replies.push(browser.get(link).await);
        replies.push(press(&browser, link, "respondent").await);
    }
    for answer in [begun.as_str(), &late, "/answer/999", "/answer/uganda"] {
        for page in ["", "/respondent", "/review"] {
            replies.push(browser.get(&format!("{answer}{page}")).await);
        }
        replies.push(send(&browser, answer, "respondent", PAGES[0].1).await);
    }
    let mut pages = Vec::new();
    for reply in replies {
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
        assert_eq!(reply.headers.get("Referrer-Policy").unwrap(), "no-referrer");
        assert!(reply.headers.get("Set-Cookie").is_none());
        pages.push(reply.all("main"));
    }
    assert!(pages.iter().all(|page| *page == pages[0]), "{pages:?}");
    assert!(pages[0][0].contains("This link does not work"));
    assert_eq!(count(&app).0, 0);
}

#[actix_web::test]
async fn the_token_leaves_the_address_with_the_first_button() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (uganda, djibouti) = (link(&app, "UGA"), link(&app, "DJI"));
    let browser = app.visitor();
    let door = browser.page(&uganda).await;
    let buttons = crate::survey::scraped(&door, "button[name=to]", "value");
    assert_eq!(buttons, ["respondent", "word"]);
    let reply = press(&browser, &uganda, &buttons[0]).await;
    let section = reply.location();
    let answer = section.trim_end_matches("/respondent").to_owned();
    let cookie = reply.headers.get("Set-Cookie").unwrap().to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    assert!(!cookie.contains("Max-Age") && !cookie.contains("Expires"));
    let token = uganda.trim_start_matches("/s/");
    for page in [&section, &answer, &format!("{answer}/review")] {
        let html = browser.page(page).await;
        assert!(!page.contains(token) && !html.contains(token), "{page}");
    }
    // The address alone opens nothing, and one State's key nothing of another's.
    let stranger = app.visitor();
    let reply = stranger.get(&section).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    let foreign = enter(&stranger, &djibouti).await;
    let number = |answer: &str| answer.trim_start_matches("/answer/").to_owned();
    let name = |answer: &str| format!("{}{}", cookie_names::ANSWER, number(answer));
    stranger.set_cookie(&name(&answer), &stranger.cookie(&name(&foreign)));
    let reply = stranger.get(&answer).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    // Only to pages of the answer.
    for to in ["nowhere", "//example.org", "\r\nX: y"] {
        assert_eq!(press(&browser, &uganda, to).await.location(), answer);
    }
}

#[actix_web::test]
async fn a_form_needs_the_token_of_its_own_link() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let other = link(&app, "DJI");
    let (browser, answer) = respondent(&app, "UGA").await;
    let foreign = CsrfToken::of(other.trim_start_matches("/s/")).masked();
    for token in ["", "AAAA", &foreign] {
        for page in ["respondent", "sign-off"] {
            let reply = browser
                .post_with(&format!("{answer}/{page}"), token, PAGES[0].1)
                .await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN);
        }
    }
    assert_eq!(count(&app).0, 0);
}

#[actix_web::test]
async fn an_answer_that_is_not_valid_comes_back_as_it_was_typed() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (browser, answer) = respondent(&app, "UGA").await;
    let fields = [
        ("q_next_step", "A <script>bill</script>"),
        ("q_next_step_date", "soon"),
        ("q_use", "everyone"),
    ];
    let reply = send(&browser, &answer, "next", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    assert_eq!(all(&html, ".error-summary li").len(), 2);
    assert_eq!(all(&html, ".has-error").len(), 2);
    assert!(html.contains("value=\"A &lt;script&gt;bill&lt;/script&gt;\""));
    assert!(html.contains("value=\"soon\""));
    assert_eq!(count(&app).0, 0);
}

#[actix_web::test]
async fn a_page_saves_without_what_is_required_and_the_sign_off_asks_for_it() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (browser, answer) = respondent(&app, "UGA").await;
    let empty = send(&browser, &answer, "sign-off", &SIGNER).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reply = send(&browser, &answer, "respondent", &[("q_channel", "alone")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    let reply = send(&browser, &answer, "sign-off", &[("name", "")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let summary = reply.all(".error-summary li");
    assert_eq!(summary.len(), 7, "five answers and who signs: {summary:?}");
    let to = crate::survey::scraped(&reply.text(), ".error-summary a", "href");
    assert_eq!(to[0], format!("{answer}/respondent#f-q_office"));
    assert_eq!(response(&app, "UGA").unwrap().0, ResponseStatus::Begun);
}

#[actix_web::test]
async fn a_question_with_a_condition_is_asked_once_it_applies() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (browser, answer) = respondent(&app, "UGA").await;
    let page = format!("{answer}/munitions");
    assert!(!browser.page(&page).await.contains("q_stockpiles_details"));
    let reply = send(&browser, &answer, "munitions", &[("q_stockpiles", "yes")]).await;
    assert_eq!(reply.location(), format!("{page}#f-q_stockpiles_details"));
    assert!(
        browser
            .page(&page)
            .await
            .contains("name=\"q_stockpiles_details\"")
    );
    let fields = [("q_stockpiles", "yes"), ("q_stockpiles_details", "A depot")];
    let reply = send(&browser, &answer, "munitions", &fields).await;
    assert_eq!(reply.location(), format!("{answer}/assistance"));
    let fields = [
        ("q_stockpiles", "no"),
        ("q_stockpiles_details", "A depot"),
        ("go", "back"),
    ];
    let reply = send(&browser, &answer, "munitions", &fields).await;
    assert_eq!(reply.location(), format!("{answer}/details"));
    assert!(
        !browser
            .page(&format!("{answer}/review"))
            .await
            .contains("A depot")
    );
}

#[actix_web::test]
async fn a_signed_answer_is_changed_only_after_a_coordinator_opens_it_again() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    released(&app, &desk).await;
    let (browser, answer) = respondent(&app, "UGA").await;
    answer_all(&browser, &answer).await;
    send(&browser, &answer, "sign-off", &SIGNER).await;
    assert_eq!(response(&app, "UGA").unwrap().2, Marking::WorkingGroup);
    let before = count(&app);
    let reply = send(&browser, &answer, "process", &[("q_stage", "deposit")]).await;
    assert_eq!(reply.location(), answer);
    send(&browser, &answer, "sign-off", &SIGNER).await;
    assert_eq!(count(&app), before);
    let section = browser.page(&format!("{answer}/process")).await;
    assert!(all(&section, "form").is_empty());

    let own = format!("/survey/responses/{}", response_id(&app, "UGA"));
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    let refused = contributor.post(&format!("{own}/reopen"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let first = scraped(&desk.page(&own).await, "details", "open").len();
    assert_eq!(first, 0, "receipts are closed until they are opened");
    desk.post(&format!("{own}/reopen"), &[]).await.location();
    let open = response(&app, "UGA").unwrap();
    assert_eq!(open.0, ResponseStatus::Begun);
    assert_eq!(
        open.2,
        Marking::Coordination,
        "nothing half-finished is open to more"
    );
    send(&browser, &answer, "process", &[("q_stage", "deposit")]).await;
    send(
        &browser,
        &answer,
        "sign-off",
        &[("name", "Mr Y"), ("capacity", "Head")],
    )
    .await;
    let page = desk.page(&own).await;
    assert!(page.contains("Ms X, Deputy &lt;Head&gt;") && page.contains("Mr Y, Head"));
    assert!(page.contains("deposit being prepared"));
}

#[actix_web::test]
async fn what_is_signed_off_is_a_text_with_its_digest() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (browser, answer) = respondent(&app, "UGA").await;
    let none = browser.get(&format!("{answer}/receipt")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    answer_all(&browser, &answer).await;
    let fields = [("name", ""), ("capacity", "")];
    let reply = send(&browser, &answer, "sign-off", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("#f-name") && reply.text().contains("#f-capacity"));
    let signed = send(&browser, &answer, "sign-off", &SIGNER).await;
    assert_eq!(signed.location(), format!("{answer}/receipt"));

    let page = browser.page(&format!("{answer}/receipt")).await;
    let file = browser.get(&format!("{answer}/receipt.txt")).await.text();
    let digest = format!("{:x}", Sha256::digest(file.as_bytes()));
    assert!(page.contains(&digest), "{digest} is not in\n{page}");
    insta::assert_snapshot!("receipt", file);
    let (other, _) = respondent(&app, "DJI").await;
    let hidden = other.get(&format!("{answer}/receipt.txt")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn who_reads_an_answer_again_signs_what_was_read() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (browser, answer) = respondent(&app, "UGA").await;
    answer_all(&browser, &answer).await;
    let read = response(&app, "UGA").unwrap().4.to_string();
    send(&browser, &answer, "process", &[("q_stage", "deposit")]).await;
    let mut fields = SIGNER.to_vec();
    fields.push(("version", &read));
    let reply = post(&browser, &answer, "sign-off", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("saved since"));
    assert_eq!(response(&app, "UGA").unwrap().0, ResponseStatus::Begun);
}

#[actix_web::test]
async fn two_devices_and_a_section_link_overwrite_nothing_silently() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (first, answer) = respondent(&app, "UGA").await;
    let (second, _) = respondent(&app, "UGA").await;
    let (colleague, part) = handed(&app, &first, &answer, "process").await;
    // All three have the page open that nobody has saved.
    let opened = [
        ("version", "0"),
        ("asked", "stage stage_since stage_actor stage_details"),
    ];
    let with = |more: &[(&'static str, &'static str)]| [&opened[..], more].concat();
    let saved = post(&first, &answer, "process", &with(&[("q_stage", "cabinet")])).await;
    saved.location();
    for (browser, place, page) in [(&second, &answer, "process"), (&colleague, &part, "")] {
        let reply = post(browser, place, page, &with(&[("q_stage", "deposit")])).await;
        assert_eq!(reply.status, StatusCode::CONFLICT);
        let text = reply.text();
        assert!(text.contains("Before cabinet") && text.contains("deposit being prepared"));
        assert_eq!(stage(&app), "cabinet");
    }
    // Who saves the same is told of no conflict, and who chooses saves over what was read.
    let same = post(
        &second,
        &answer,
        "process",
        &with(&[("q_stage", "cabinet")]),
    )
    .await;
    same.location();
    let chosen = [
        ("_merge", "1"),
        ("version", "2"),
        ("_keep_q_stage", "mine"),
        ("_mine_q_stage", "deposit"),
        ("_theirs_q_stage", "cabinet"),
    ];
    post(&colleague, &part, "", &chosen).await.location();
    assert_eq!(stage(&app), "deposit");
    let page = first.page(&format!("{answer}/process")).await;
    assert!(
        page.contains("Ministry of Justice"),
        "who saved it last is said"
    );
    let other_page = post(&second, &answer, "munitions", &[("q_stockpiles", "no")]).await;
    other_page.location();
    assert_eq!(stage(&app), "deposit");
}

#[actix_web::test]
async fn a_section_link_opens_its_section_and_nothing_else_until_it_is_taken_back() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    released(&app, &desk).await;
    let (browser, answer) = respondent(&app, "UGA").await;
    let before = count(&app);
    assert!(
        browser
            .page(&answer)
            .await
            .contains(&format!("{answer}/links"))
    );
    for fields in [
        [("section", "nowhere"), ("holder", "X")],
        [("section", "process"), ("holder", "")],
    ] {
        let reply = send(&browser, &answer, "links", &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(count(&app), before);

    let (colleague, part) = handed(&app, &browser, &answer, "process").await;
    let page = colleague.page(&part).await;
    assert!(page.contains("q_stage") && !page.contains("q_stockpiles"));
    for hidden in ["", "/process", "/review", "/links", "/receipt"] {
        let reply = colleague.get(&format!("{answer}{hidden}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{hidden}");
    }
    let reply = send(
        &colleague,
        &part,
        "",
        &[("q_stage", "cabinet"), ("q_office", "x")],
    )
    .await;
    assert_eq!(reply.location(), part);
    assert_eq!(stage(&app), "cabinet");
    assert!(
        !browser
            .page(&format!("{answer}/respondent"))
            .await
            .contains("value=\"x\"")
    );
    let start = browser.page(&answer).await;
    assert!(start.contains("Ministry of Justice: “Where the process stands” only"));

    let id = part.trim_start_matches("/part/").to_owned();
    send(&browser, &answer, &format!("links/{id}/take-back"), &[])
        .await
        .location();
    let gone = colleague.get(&part).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let refused = post(&colleague, &part, "", &[("q_stage", "deposit")]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert_eq!(stage(&app), "cabinet");
    let links = browser.page(&format!("{answer}/links")).await;
    assert!(links.contains("Taken back on"));
}

#[actix_web::test]
async fn a_section_cannot_be_filled_in_once_the_answer_is_signed_off() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (browser, answer) = respondent(&app, "UGA").await;
    let (colleague, part) = handed(&app, &browser, &answer, "process").await;
    answer_all(&browser, &answer).await;
    send(&browser, &answer, "sign-off", &SIGNER)
        .await
        .location();
    let page = colleague.page(&part).await;
    assert!(page.contains("can no longer be filled in") && !page.contains("cabinet"));
    post(&colleague, &part, "", &[("q_stage", "deposit")]).await;
    assert_eq!(stage(&app), "cabinet");
    let reply = send(
        &browser,
        &answer,
        "links",
        &[("section", "process"), ("holder", "X")],
    )
    .await;
    assert_eq!(reply.location(), answer);
}

/// A section handed to a colleague, who has opened it: their browser, and its address.
pub async fn handed(
    app: &TestApp,
    browser: &Browser,
    answer: &str,
    section: &str,
) -> (Browser, String) {
    let fields = [("section", section), ("holder", "Ministry of Justice")];
    let reply = send(browser, answer, "links", &fields).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    let link = scraped(&reply.text(), "#f-address", "value").remove(0);
    let (_, path) = link.split_once("/s/").unwrap();
    let colleague = app.visitor();
    let part = enter(&colleague, &format!("/s/{path}")).await;
    assert!(part.starts_with("/part/"), "{part}");
    (colleague, part)
}

/// Where the process stands, as Uganda's answer has it.
fn stage(app: &TestApp) -> String {
    app.read(|conn| {
        Ok(answers::table
            .filter(answers::question.eq("stage"))
            .select(answers::value)
            .first(conn)?)
    })
}

fn response_id(app: &TestApp, state: &str) -> i64 {
    app.read(|conn| {
        Ok(responses::table
            .filter(responses::state.eq(iso3(state)))
            .select(responses::id)
            .first(conn)?)
    })
}

#[actix_web::test]
async fn a_late_answer_is_taken_as_long_as_the_link_works() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    app.app.clock.advance(TimeDelta::days(40));
    let (browser, answer) = respondent(&app, "UGA").await;
    answer_all(&browser, &answer).await;
    let reply = send(&browser, &answer, "sign-off", &SIGNER).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_eq!(response(&app, "UGA").unwrap().0, ResponseStatus::Answered);
}

#[actix_web::test]
async fn the_link_of_a_state_does_not_show_what_we_typed_in_for_it() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = released(&app, &desk).await;
    let fields = [
        ("state", "UGA"),
        ("channel", "oral"),
        ("authority", "Told in confidence"),
        ("answered_on", "2023-05-22"),
        ("language", "en"),
        ("marking", "restricted"),
        ("q_office", "Private remark"),
    ];
    desk.post(&format!("{path}/enter"), &fields)
        .await
        .location();
    let (browser, answer) = respondent(&app, "UGA").await;
    for page in ["", "/respondent", "/review"] {
        let html = browser.page(&format!("{answer}{page}")).await;
        assert!(
            !html.contains("Private remark") && !html.contains("in confidence"),
            "{page}"
        );
    }
    let before = count(&app);
    let reply = send(&browser, &answer, "respondent", PAGES[0].1).await;
    assert_eq!(reply.location(), answer);
    assert_eq!(count(&app), before);
}

#[actix_web::test]
async fn two_invitations_of_one_state_share_its_answer() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = crate::survey::draft(&app, &desk).await;
    let recipients = format!("{path}/recipients/UGA");
    let html = desk.page(&recipients).await;
    let keys = crate::survey::scraped(&html, "input[name=recipient]", "value");
    let both = [
        ("recipient", keys[0].as_str()),
        ("recipient", keys[1].as_str()),
    ];
    desk.post(&recipients, &both).await;
    desk.post(&format!("{path}/release"), &[]).await;
    let links: Vec<Option<String>> = app.read(|conn| {
        let own = mails::table.filter(mails::state.eq(iso3("UGA")));
        Ok(own.select(mails::link).load(conn)?)
    });
    let links: Vec<String> = links
        .into_iter()
        .map(|link| {
            let link = link.unwrap();
            link[link.find("/s/").unwrap()..].to_owned()
        })
        .collect();
    assert_eq!(links.len(), 2);
    let browser = app.visitor();
    let first = enter(&browser, &links[0]).await;
    let second = enter(&browser, &links[1]).await;
    assert_ne!(first, second);
    send(&browser, &first, "respondent", PAGES[0].1).await;
    let html = browser.page(&format!("{second}/respondent")).await;
    assert!(html.contains("Mission &lt;Kampala&gt;"));
    send(&browser, &second, "process", &[("q_stage", "cabinet")]).await;
    assert_eq!(count(&app).0, 1);
}

#[actix_web::test]
async fn a_respondents_page_takes_few_queries_and_little_room() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let (browser, answer) = respondent(&app, "UGA").await;
    send(&browser, &answer, "respondent", PAGES[0].1).await;
    browser.page(&format!("{answer}/reasons")).await;
    for page in ["", "/respondent", "/reasons", "/review"] {
        let before = app.app.db.queries();
        let html = browser.page(&format!("{answer}{page}")).await;
        let queries = app.app.db.queries() - before;
        // PostgreSQL is asked once more whether the connection still stands.
        // The start also tells who else holds a link.
        // Start and sections ask for what the State has answered before.
        let most = if page.is_empty() { 9 } else { 7 };
        assert!(queries <= most, "{page}: {queries} queries");
        assert!(html.len() < 30_000, "{page}: {} bytes", html.len());
    }
}
