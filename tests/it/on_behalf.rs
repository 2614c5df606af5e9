//! Answers typed in for a State: how they came, and the State's own word on them later.

use accede::auth::{Marking, Role};
use accede::db::schema::responses;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::analysis::{barriers, circulated};
use crate::desk_data;
use crate::respondent::{SIGNER, respondent, send};
use crate::support::{Browser, TestApp, all};

/// The fields of a note verbale of Uganda.
fn note<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("state", "UGA"),
        ("channel", "note_verbale"),
        ("authority", "Permanent Mission"),
        ("answered_on", "2023-05-22"),
        ("reference", "2023/041"),
        ("referenced_on", "2023-05-19"),
        ("language", "en"),
        ("marking", "coordination"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

async fn entered(browser: &Browser, path: &str, more: &[(&str, &str)]) -> String {
    let reply = browser.post(&format!("{path}/enter"), &note(more)).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
    reply.location()
}

#[actix_web::test]
async fn an_answer_says_by_what_it_can_be_found() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let marking = Marking::Coordination;
    let exchange = desk_data::exchange(&app, "UGA", "2023-05-19", marking, "Malawi", "Note");
    let id = exchange.to_string();
    let form = browser.page(&format!("{path}/enter?state=UGA")).await;
    assert!(form.contains(&format!("<option value=\"{id}\"")), "{form}");
    let own = entered(&browser, &path, &[("exchange", &id)]).await;
    let html = browser.page(&own).await;
    let facts = all(&html, ".facts dd");
    assert!(
        facts.contains(&"2023/041, 19 May 2023".to_owned()),
        "{facts:?}"
    );
    assert!(html.contains(&format!("href=\"/exchanges/{id}\"")));
    // Its scan is a file of the exchange, and the answer leads to it.
    let scan: &[u8] = b"%PDF-1.7\nDemo\n";
    crate::attachments::add(&browser, &format!("/exchanges/{id}"), "scan.pdf", scan)
        .await
        .location();
    let html = browser.page(&own).await;
    let href = format!("href=\"/exchanges/{id}/attachments/1\">scan.pdf");
    assert!(html.contains(&href), "{html}");
    // By mail, and by word of mouth somewhere.
    let edit = note(&[
        ("channel", "mail"),
        ("reference", "Re: survey"),
        ("place", "Margins of the 11MSP"),
        ("version", "1"),
    ]);
    browser.post(&format!("{own}/edit"), &edit).await.location();
    let html = browser.page(&own).await;
    assert!(html.contains("by mail") && html.contains("Margins of the 11MSP"));
    let wrong = note(&[("state", "DJI"), ("exchange", &id)]);
    let wrong = browser.post(&format!("{path}/enter"), &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn a_state_that_declines_is_neither_silent_nor_counted() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let both = note(&[("declines", "yes"), ("q_stage", "cabinet")]);
    let both = browser.post(&format!("{path}/enter"), &both).await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = entered(&browser, &path, &[("declines", "yes")]).await;
    assert!(browser.page(&own).await.contains("declined"));
    let board = browser
        .page(&format!("{path}/board?progress=declined"))
        .await;
    assert!(board.contains("1 of 3 States") && board.contains("Uganda"));
    let analysis = browser.page(&format!("{path}/analysis")).await;
    assert!(analysis.contains("No answer has been given yet"));
    // It may think better of it.
    let edit = note(&[("q_stage", "cabinet"), ("version", "1")]);
    browser.post(&format!("{own}/edit"), &edit).await.location();
    let analysis = browser.page(&format!("{path}/analysis")).await;
    assert!(analysis.contains("From one answer that you may read"));
}

#[actix_web::test]
async fn the_state_confirms_what_was_typed_in_and_both_are_kept() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let codes = barriers();
    let rank = format!("q_ranked:{}", codes[0]);
    let said = [("q_stage", "none"), ("q_years", "7"), (rank.as_str(), "1")];
    let own = entered(&browser, &path, &said).await;
    let numbers = async || {
        let html = browser.page(&format!("{path}/analysis")).await;
        all(&html, ".tally p").join(" ")
    };
    assert!(numbers().await.contains("From 7 to 7"));

    // Only a coordinator puts it before the State.
    let confirm = format!("{own}/confirm");
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    let refused = contributor.post(&confirm, &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(
        browser
            .page(&own)
            .await
            .contains("Ask the State to confirm it")
    );
    browser.post(&confirm, &[]).await.location();
    let (visitor, answer) = respondent(&app, "UGA").await;
    let start = visitor.page(&answer).await;
    assert!(start.contains("what your Government told us by note verbale on 22 May 2023"));
    assert!(!start.contains("Permanent Mission") && !start.contains("2023/041"));
    let page = visitor.page(&format!("{answer}/two")).await;
    assert!(page.contains("value=\"7\""), "what was entered is shown");
    // Until it is signed off, what was typed in counts.
    send(&visitor, &answer, "two", &[("q_years", "9")]).await;
    assert!(numbers().await.contains("From 7 to 7"));
    assert!(browser.page(&own).await.contains("Waits to be confirmed"));

    let signed = send(&visitor, &answer, "sign-off", &SIGNER).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
    assert!(
        numbers().await.contains("From 9 to 9"),
        "one of them counts"
    );
    let html = browser.page(&own).await;
    assert!(html.contains("Replaced by the State’s own answer"));
    assert!(
        html.contains("7 years") && html.contains("9 years"),
        "both are kept"
    );
    assert!(html.contains("by note verbale") && html.contains("2023/041"));
    let again = browser.post(&confirm, &[]).await;
    assert_eq!(again.status, StatusCode::FORBIDDEN);
    let count: i64 = app.read(|conn| Ok(responses::table.count().get_result(conn)?));
    assert_eq!(count, 1);
}

#[actix_web::test]
async fn what_waits_to_be_confirmed_can_be_typed_in_anew() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let own = entered(&browser, &path, &[("q_years", "7")]).await;
    browser
        .post(&format!("{own}/confirm"), &[])
        .await
        .location();
    let edit = note(&[("q_years", "8"), ("version", "2")]);
    browser.post(&format!("{own}/edit"), &edit).await.location();
    let html = browser.page(&own).await;
    assert!(html.contains("8 years") && !html.contains("7 years"));
    let analysis = browser.page(&format!("{path}/analysis")).await;
    assert!(analysis.contains("From 8 to 8"));
}
