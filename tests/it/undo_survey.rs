//! Undo, action by action: questionnaires, circulations, answers entered for a State and
//! their codes.

use accede::auth::{Marking, Role};
use accede::db::schema::{answers, codes, responses};
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::analysis::{Said, answer, barriers, circulated};
use crate::respondent::{respondent, send};
use crate::support::{Browser, TestApp};
use crate::survey::{draft, form, newest_questionnaire};
use crate::undo::{contents, filled, latest, taken_back};

type Fields<'a> = &'a [(&'a str, &'a str)];

/// Sends a form and takes back what came of it.
async fn back(app: &TestApp, browser: &Browser, path: &str, fields: Fields<'_>, action: &str) {
    let before = contents(app);
    sent(browser, path, fields).await;
    taken_back(app, browser, action, &before).await;
}

async fn sent(browser: &Browser, path: &str, fields: Fields<'_>) -> String {
    let reply = browser.post(path, fields).await;
    assert_eq!(
        reply.status,
        StatusCode::SEE_OTHER,
        "{path}: {}",
        reply.text()
    );
    reply.location()
}

/// Presses undo for the last change of a kind, which is refused: nothing has changed.
async fn refused(app: &TestApp, browser: &Browser, action: &str) {
    let before = app.digest();
    let undo = format!("/undo/{}", latest(app, action));
    let reply = browser.post(&undo, &[]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{action}");
    assert!(app.digest() == before, "{action} changed something");
}

const TITLES: [(&str, &str); 3] = [
    ("title_en", "Steps"),
    ("title_fr", "Étapes"),
    ("title_es", "Pasos"),
];
const LABELS: [(&str, &str); 3] = [
    ("label_en", "Why?"),
    ("label_fr", "Pourquoi ?"),
    ("label_es", "¿Por qué?"),
];

/// A form of the questionnaire's editor with some of its fields set.
async fn with_form(
    browser: &Browser,
    page: &str,
    action: &str,
    set: Fields<'_>,
) -> Vec<(String, String)> {
    let mut fields = filled(&browser.page(page).await, action);
    fields.retain(|(name, _)| !set.iter().any(|(other, _)| other == name));
    fields.extend(
        set.iter()
            .map(|(name, it)| ((*name).to_owned(), (*it).to_owned())),
    );
    fields
}

/// The same taken back.
async fn form_back(
    app: &TestApp,
    browser: &Browser,
    (page, path): (&str, &str),
    set: Fields<'_>,
    action: &str,
) {
    let fields = with_form(browser, page, path, set).await;
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, it)| (name.as_str(), it.as_str()))
        .collect();
    back(app, browser, path, &fields, action).await;
}

#[actix_web::test]
async fn every_change_of_a_questionnaire_is_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let list = "/survey/questionnaires";
    let new = format!("{list}/new");
    form_back(
        &app,
        &browser,
        (&new, list),
        &TITLES,
        "questionnaire.create",
    )
    .await;
    let fields = with_form(&browser, &new, list, &TITLES).await;
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, it)| (name.as_str(), it.as_str()))
        .collect();
    let path = sent(&browser, list, &fields).await;
    let frame = format!("{path}/frame");
    form_back(
        &app,
        &browser,
        (&frame, &frame),
        &[("title_en", "Other")],
        "questionnaire.frame",
    )
    .await;
    let section = format!("{path}/new-section");
    let named = [&TITLES[..], &[("name", "steps")]].concat();
    form_back(
        &app,
        &browser,
        (&section, &section),
        &named,
        "questionnaire.section",
    )
    .await;
    edit_form(&browser, &section, &section, &named).await;
    let second = [&TITLES[..], &[("name", "later")]].concat();
    edit_form(&browser, &section, &section, &second).await;
    let later = format!("{path}/sections/later");
    let up = [("way", "up")];
    back(
        &app,
        &browser,
        &format!("{later}/move"),
        &up,
        "questionnaire.move",
    )
    .await;
    back(
        &app,
        &browser,
        &format!("{later}/delete"),
        &[],
        "questionnaire.section-delete",
    )
    .await;

    let page = format!("{path}/new-question?section=steps&kind=short_text");
    let question = format!("{path}/new-question");
    let named = [&LABELS[..], &[("name", "why")]].concat();
    form_back(
        &app,
        &browser,
        (&page, &question),
        &named,
        "questionnaire.question",
    )
    .await;
    edit_form(&browser, &page, &question, &named).await;
    let own = format!("{path}/questions/why");
    form_back(
        &app,
        &browser,
        (&own, &own),
        &[("label_en", "How?")],
        "questionnaire.question",
    )
    .await;
    let kind = [("kind", "long_text"), ("sure", "1"), ("confirmed", "1")];
    back(
        &app,
        &browser,
        &format!("{own}/kind"),
        &kind,
        "questionnaire.kind",
    )
    .await;
    back(
        &app,
        &browser,
        &format!("{own}/duplicate"),
        &[],
        "questionnaire.question",
    )
    .await;
    back(
        &app,
        &browser,
        &format!("{own}/delete"),
        &[],
        "questionnaire.question-delete",
    )
    .await;

    back(
        &app,
        &browser,
        &format!("{path}/version"),
        &[],
        "questionnaire.version",
    )
    .await;
    back(
        &app,
        &browser,
        &format!("{path}/bin"),
        &[],
        "questionnaire.bin",
    )
    .await;
    sent(&browser, &format!("{path}/bin"), &[]).await;
    back(
        &app,
        &browser,
        &format!("{path}/restore"),
        &[],
        "questionnaire.restore",
    )
    .await;
}

async fn edit_form(browser: &Browser, page: &str, action: &str, set: Fields<'_>) {
    let fields = with_form(browser, page, action, set).await;
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, it)| (name.as_str(), it.as_str()))
        .collect();
    sent(browser, action, &fields).await;
}

#[actix_web::test]
async fn a_form_taken_over_as_a_draft_is_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let import = "/survey/questionnaires/import";
    let name = "form.xlsx".to_owned();
    let id = newest_questionnaire(&app);
    let bytes = browser
        .get(&format!("/survey/questionnaires/{id}.xlsx"))
        .await
        .bytes;
    let before = contents(&app);
    let file = Some((name.as_str(), bytes.as_slice()));
    browser.post_file(import, &[], file).await.location();
    taken_back(&app, &browser, "questionnaire.import", &before).await;
}

#[actix_web::test]
async fn what_is_done_to_a_draft_circulation_is_taken_back_until_it_is_proposed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let before = contents(&app);
    let id = newest_questionnaire(&app);
    let states = form(&id, &["UGA", "DJI", "JAM"]);
    sent(&browser, "/survey/circulations", &states).await;
    taken_back(&app, &browser, "circulation.draft", &before).await;

    let order = format!("{path}/order");
    let fields = [("order", "mission_new_york capital mission_geneva")];
    back(&app, &browser, &order, &fields, "circulation.order").await;
    let recipients = format!("{path}/recipients/DJI");
    back(&app, &browser, &recipients, &[], "circulation.recipients").await;
    back(
        &app,
        &browser,
        &format!("{path}/discard"),
        &[],
        "circulation.discard",
    )
    .await;
    let rules = format!("{path}/reminders/rules");
    back(&app, &browser, &rules, &RULES, "circulation.remind-by").await;
    sent(&browser, &rules, &RULES).await;
    let off = format!("{path}/reminders/off");
    back(&app, &browser, &off, &[], "circulation.remind-nobody").await;

    // What has left is not changed behind anyone's back.
    sent(&browser, &recipients, &[]).await;
    sent(&browser, &format!("{path}/release"), &[]).await;
    refused(&app, &browser, "circulation.recipients").await;
    let later = [
        ("closes_on", "2023-08-30"),
        ("reason", "A holiday"),
        ("version", "0"),
    ];
    let extension = format!("{path}/extension/UGA");
    back(&app, &browser, &extension, &later, "circulation.extend").await;
    let stop = [
        ("reason", "asked"),
        ("note", "By telephone"),
        ("version", "0"),
    ];
    let reminders = format!("{path}/reminders/UGA");
    back(
        &app,
        &browser,
        &reminders,
        &stop,
        "circulation.remind-state",
    )
    .await;
}

const RULES: [(&str, &str); 12] = [
    ("first_after", "7"),
    ("days_between", "10"),
    ("at_most", "2"),
    ("quiet_days", "3"),
    ("whom", "unanswered"),
    ("version", "0"),
    ("subject_en", "Reminder: [state]"),
    ("greeting_en", "To [addressee], by [closing_date]."),
    ("subject_fr", "Rappel : [state]"),
    ("greeting_fr", "À [addressee]."),
    ("subject_es", "Recordatorio: [state]"),
    ("greeting_es", "A [addressee]."),
];

/// An answer of Uganda by note verbale.
const NOTE: [(&str, &str); 9] = [
    ("state", "UGA"),
    ("channel", "note_verbale"),
    ("authority", "Permanent Mission"),
    ("answered_on", "2023-05-22"),
    ("reference", "2023/041"),
    ("referenced_on", "2023-05-19"),
    ("language", "en"),
    ("marking", "public"),
    ("q_years", "7"),
];

#[actix_web::test]
async fn an_answer_entered_for_a_state_is_taken_back_with_what_was_changed_of_it() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let enter = format!("{path}/enter");
    back(&app, &browser, &enter, &NOTE, "response.enter").await;
    let count: i64 = app.read(|conn| Ok(responses::table.count().get_result(conn)?));
    assert_eq!(count, 0, "as if it had never been entered");
    let own = sent(&browser, &enter, &NOTE).await;
    let mut changed = NOTE.to_vec();
    changed.retain(|(name, _)| *name != "q_years" && *name != "marking");
    changed.extend([
        ("q_years", "8"),
        ("marking", "coordination"),
        ("q_details", "No time"),
        ("version", "1"),
    ]);
    back(
        &app,
        &browser,
        &format!("{own}/edit"),
        &changed,
        "response.edit",
    )
    .await;
    let html = browser.page(&own).await;
    assert!(html.contains("7 years") && !html.contains("8 years"));
    back(
        &app,
        &browser,
        &format!("{own}/confirm"),
        &[],
        "response.ask-to-confirm",
    )
    .await;
    assert!(!browser.page(&own).await.contains("Waits to be confirmed"));
    // Undo of the undo: it waits again.
    let again = format!("/undo/{}", latest(&app, "change.undo"));
    sent(&browser, &again, &[]).await;
    assert!(browser.page(&own).await.contains("Waits to be confirmed"));
}

#[actix_web::test]
async fn what_the_state_has_gone_on_with_is_not_taken_back() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let own = sent(&browser, &format!("{path}/enter"), &NOTE).await;
    sent(&browser, &format!("{own}/confirm"), &[]).await;
    let (visitor, its) = respondent(&app, "UGA").await;
    send(&visitor, &its, "two", &[("q_years", "9")])
        .await
        .location();
    refused(&app, &browser, "response.ask-to-confirm").await;
    refused(&app, &browser, "response.enter").await;
    let years: Vec<String> = app.read(|conn| {
        let own = answers::table.filter(answers::question.eq("years"));
        Ok(own.select(answers::value).load(conn)?)
    });
    assert_eq!(years, ["9"], "the State's own words stay");
}

#[actix_web::test]
async fn an_answer_opened_again_is_closed_again_as_long_as_nothing_is_saved() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let said = Said {
        marking: Marking::Public,
        values: &[("years", &["7"])],
        ..Said::default()
    };
    let id = answer(&app, &path, &said);
    let own = format!("/survey/responses/{id}");
    back(
        &app,
        &browser,
        &format!("{own}/reopen"),
        &[],
        "response.reopen",
    )
    .await;
    sent(&browser, &format!("{own}/reopen"), &[]).await;
    let (visitor, its) = respondent(&app, "UGA").await;
    send(&visitor, &its, "two", &[("q_years", "9")])
        .await
        .location();
    refused(&app, &browser, "response.reopen").await;
    // Who coordinates no more does not close it either.
    let other = app.signed_in(Role::Coordinator, "Malawi");
    let undo = format!("/undo/{}", latest(&app, "response.reopen"));
    assert_eq!(other.post(&undo, &[]).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn codes_are_taken_back_until_they_are_closed_and_so_is_what_was_settled() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let kinds = barriers();
    let said = Said {
        values: &[("details", &["No money"])],
        ..Said::default()
    };
    let id = answer(&app, &path, &said).to_string();
    let coding = format!("{path}/coding/details");
    let (first, second) = (
        app.coordinator(),
        app.signed_in(Role::Coordinator, "Malawi"),
    );
    let field = format!("code_{id}");
    let one = [("answer", id.as_str()), (field.as_str(), kinds[0].as_str())];
    let other = [("answer", id.as_str()), (field.as_str(), kinds[1].as_str())];
    sent(&first, &format!("{coding}/begin"), &[]).await;
    sent(&second, &format!("{coding}/begin"), &[]).await;
    back(&app, &first, &coding, &one, "coding.code").await;
    sent(&first, &coding, &one).await;
    back(&app, &first, &coding, &other, "coding.code").await;
    // Another who codes the same answer is in nobody's way.
    let before = contents(&app);
    sent(&first, &coding, &other).await;
    let undo = format!("/undo/{}", latest(&app, "coding.code"));
    sent(&second, &coding, &one).await;
    sent(&first, &undo, &[]).await;
    assert_ne!(contents(&app), before, "the second's codes are there");
    sent(&first, &coding, &other).await;
    sent(&first, &format!("{coding}/done"), &[]).await;
    let closed = latest_of_coding(&app, 1);
    let reply = first.post(&format!("/undo/{closed}"), &[]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "closed codes stay");
    sent(&second, &format!("{coding}/done"), &[]).await;
    let agreement = format!("{coding}/agreement");
    back(&app, &first, &agreement, &one, "coding.settle").await;
    let given: i64 = app.read(|conn| Ok(codes::table.count().get_result(conn)?));
    assert_eq!(given, 2, "each coder's own");
}

/// The last change of codes by the coder of a place.
fn latest_of_coding(app: &TestApp, place: i32) -> i64 {
    use accede::db::schema::{audit, coding_passes as t};
    app.read(|conn| {
        let coder: accede::auth::UserId = t::table
            .filter(t::place.eq(place))
            .select(t::coder_id)
            .first(conn)?;
        Ok(audit::table
            .filter(audit::action.eq("coding.code"))
            .filter(audit::user_id.eq(coder))
            .order(audit::id.desc())
            .select(audit::id)
            .first(conn)?)
    })
}

#[actix_web::test]
async fn reasons_of_an_answer_put_on_the_dossier_are_taken_off_it() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let kinds = barriers();
    let reasons = [kinds[0].as_str()];
    let said = Said {
        values: &[("ranked", &reasons)],
        ..Said::default()
    };
    let id = answer(&app, &path, &said);
    let raise = format!("/survey/responses/{id}/barriers");
    back(&app, &browser, &raise, &[], "barrier.add").await;
    // It is in the bin, and is taken out of it.
    back(&app, &browser, &raise, &[], "barrier.restore").await;
}
