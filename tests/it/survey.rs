//! Circulations from draft to answers, as the desk sees them.

use accede::auth::{self, Marking, Role, TeamId};
use accede::db::Conn;
use accede::db::schema::{
    answers, audit, circulations, invitations, mails, omissions, organisations, people, posts,
    questionnaires, responses, targets, tenures,
};
use accede::db::types::Moment;
use accede::error::AppError;
use accede::i18n::Lang;
use accede::mail::MailStatus;
use accede::suppression::{Band, Threshold};
use accede::survey::model::{CirculationId, ResponseStatus};
use accede::survey::queries::{Aggregate, aggregate};
use accede::treaty::Iso3;
use accede::workplans;
use actix_web::http::StatusCode;
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::support::{Browser, TestApp, all};

pub const GREETING: &str = "To [addressee], about [state].";

pub fn iso3(code: &str) -> Iso3 {
    code.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A State's mission in Geneva with a mailbox; empty for none.
pub fn mission(app: &TestApp, state: &str, kind: &str, mailbox: &str) -> i64 {
    let now = app.app.clock.now();
    app.write(|conn| {
        let organisation: i64 = diesel::insert_into(organisations::table)
            .values((
                organisations::kind.eq(kind),
                organisations::name.eq(format!("Mission of {state}")),
                organisations::sort_key.eq(format!("mission of {state}")),
                organisations::state.eq(iso3(state)),
                organisations::place.eq("Geneva"),
                organisations::created_at.eq(now),
            ))
            .returning(organisations::id)
            .get_result(conn)?;
        Ok(diesel::insert_into(posts::table)
            .values((
                posts::organisation_id.eq(organisation),
                posts::title.eq("Disarmament desk"),
                posts::email.eq((!mailbox.is_empty()).then_some(mailbox)),
                posts::created_at.eq(now),
            ))
            .returning(posts::id)
            .get_result(conn)?)
    })
}

/// Someone who holds a post.
pub fn holder(app: &TestApp, post: i64, name: &str, email: &str, lang: Lang, marking: Marking) {
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, "Spain", now)?;
        let person: i64 = diesel::insert_into(people::table)
            .values((
                people::honorific.eq("Ms"),
                people::given_name.eq("Demo"),
                people::family_name.eq(name),
                people::sort_key.eq(name.to_lowercase()),
                people::given_key.eq("demo"),
                people::email.eq(email),
                people::email_key.eq(email),
                people::phone.eq(""),
                people::language.eq(lang),
                people::note.eq(""),
                people::marking.eq(marking),
                people::team_id.eq(team),
                people::created_at.eq(now),
                people::updated_at.eq(now),
            ))
            .returning(people::id)
            .get_result(conn)?;
        diesel::insert_into(tenures::table)
            .values((tenures::person_id.eq(person), tenures::post_id.eq(post)))
            .execute(conn)?;
        Ok(())
    });
}

/// Two target States that can be written to (Nigeria has joined; Uganda reads English,
/// Djibouti French), and one that cannot (Jamaica).
pub fn addresses(app: &TestApp) {
    let post = mission(app, "UGA", "mission_geneva", "mission.ug@example.org");
    holder(
        app,
        post,
        "Okello",
        "okello@example.org",
        Lang::En,
        Marking::Public,
    );
    let post = mission(app, "DJI", "mission_geneva", "");
    holder(
        app,
        post,
        "Ali",
        "ali@example.org",
        Lang::Fr,
        Marking::Public,
    );
    mission(app, "JAM", "mission_geneva", "");
}

pub fn newest_questionnaire(app: &TestApp) -> String {
    let id: i64 = app.read(|conn| {
        Ok(questionnaires::table
            .order(questionnaires::id.desc())
            .select(questionnaires::id)
            .first(conn)?)
    });
    id.to_string()
}

/// A form for the States given.
pub fn form<'a>(questionnaire: &'a str, states: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("questionnaire", questionnaire),
        ("title", "Survey 2023"),
        ("closes_on", "2023-06-30"),
        ("marking", "coordination"),
        ("subject_en", "Survey: [state]"),
        ("subject_fr", "Enquête : [state]"),
        ("subject_es", "Encuesta: [state]"),
        ("greeting_en", GREETING),
        ("greeting_fr", "À [addressee], sur [state]."),
        ("greeting_es", GREETING),
    ];
    form.extend(states.iter().map(|state| ("states", *state)));
    form
}

/// A draft for Uganda, Djibouti and Jamaica; its address.
pub async fn draft(app: &TestApp, browser: &Browser) -> String {
    addresses(app);
    let questionnaire = newest_questionnaire(app);
    let states = ["UGA", "DJI", "JAM"];
    let reply = browser
        .post("/survey/circulations", &form(&questionnaire, &states))
        .await;
    reply.location()
}

/// The same released; its address.
pub async fn released(app: &TestApp, browser: &Browser) -> String {
    let path = draft(app, browser).await;
    let reply = browser.post(&format!("{path}/release"), &[]).await;
    assert_eq!(reply.location(), path);
    path
}

/// The path of the link in the mail to a State.
pub fn link(app: &TestApp, state: &str) -> String {
    let link: Option<String> = app.read(|conn| {
        Ok(mails::table
            .filter(mails::state.eq(iso3(state)))
            .select(mails::link)
            .first(conn)?)
    });
    let link = link.unwrap();
    link[link.find("/s/").unwrap()..].to_owned()
}

/// The version that a circulation sends.
pub fn sent_text(conn: &mut Conn, circulation: i64) -> Result<i64, AppError> {
    Ok(circulations::table
        .find(circulation)
        .select(circulations::questionnaire_id)
        .first(conn)?)
}

pub fn id_of(path: &str) -> CirculationId {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

fn mark_sent(app: &TestApp, state: &str, status: MailStatus) {
    let now = app.app.clock.now();
    app.write(|conn| {
        diesel::update(mails::table.filter(mails::state.eq(iso3(state))))
            .set((mails::status.eq(status), mails::sent_at.eq(Some(now))))
            .execute(conn)?;
        Ok(())
    });
}

fn rows(app: &TestApp) -> (i64, i64, i64) {
    app.read(|conn| {
        Ok((
            mails::table.count().get_result(conn)?,
            responses::table.count().get_result(conn)?,
            audit::table.count().get_result(conn)?,
        ))
    })
}

type MailRow = (String, String, String, Option<String>, MailStatus);

/// The fields of an answer on a State's behalf.
fn on_behalf<'a>(state: &'a str, marking: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("state", state),
        ("channel", "note_verbale"),
        ("authority", "Note verbale 2023/041"),
        ("answered_on", "2023-05-22"),
        ("language", "fr"),
        ("marking", marking),
        ("q_office", "Ministry <b>& Co</b>"),
        ("q_stockpiles", "yes"),
        ("q_stockpiles_details", "None since 2010"),
        ("q_next_step_date", "2023-07-01"),
    ]
}

#[actix_web::test]
async fn without_any_circulation_the_page_says_what_to_do() {
    let app = TestApp::new().await;
    let html = app.coordinator().page("/survey").await;
    assert_eq!(
        all(&html, ".empty h2"),
        ["The questionnaire has not been circulated yet"]
    );
    assert!(all(&html, ".rows a")[0].contains("Survey on the ratification of"));
}

#[actix_web::test]
async fn the_questionnaire_can_be_read_in_each_language() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = format!("/survey/questionnaires/{}", newest_questionnaire(&app));
    assert!(browser.page(&path).await.contains("and which weigh most?"));
    let french = browser.page(&format!("{path}?text=fr")).await;
    assert!(french.contains("et lesquelles pèsent le plus"), "{french}");
    assert!(french.contains(
        "asked where “Votre État détient-il des stocks d’armes à sous-munitions\u{a0}?” is “Oui”"
    ));
    let unknown = browser.get("/survey/questionnaires/999").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_draft_finds_each_state_its_addressee_and_names_those_without() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let html = browser.page(&path).await;
    let lines = all(&html, "tbody tr");
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains("Djibouti") && lines[0].contains("ali@example.org"));
    assert!(lines[0].contains("Français"));
    assert!(lines[1].contains("Ms Demo Okello") && lines[1].contains("Mission of UGA"));
    let left_out = all(&html, ".rows li");
    assert_eq!(left_out.len(), 1);
    assert!(left_out[0].contains("Jamaica") && left_out[0].contains("e-mail"));
}

#[actix_web::test]
async fn the_addressee_is_a_holder_before_a_mailbox_and_geneva_before_the_capital() {
    let app = TestApp::new().await;
    let post = mission(&app, "UGA", "capital", "capital@example.org");
    holder(
        &app,
        post,
        "Capital",
        "a@example.org",
        Lang::En,
        Marking::Public,
    );
    mission(&app, "UGA", "mission_geneva", "geneva@example.org");
    let post = mission(&app, "DJI", "mission_new_york", "ny@example.org");
    holder(
        &app,
        post,
        "Hidden",
        "hidden@example.org",
        Lang::En,
        Marking::Restricted,
    );
    let browser = app.coordinator();
    let questionnaire = newest_questionnaire(&app);
    let reply = browser
        .post(
            "/survey/circulations",
            &form(&questionnaire, &["UGA", "DJI"]),
        )
        .await;
    let html = browser.follow(&reply).await;
    let lines = all(&html, "tbody tr");
    assert!(
        lines[0].contains("ny@example.org"),
        "a hidden holder is nobody: {lines:?}"
    );
    assert!(lines[1].contains("geneva@example.org"));
}

#[actix_web::test]
async fn a_selection_by_category_and_group_takes_target_states_alone() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let now = app.app.clock.now();
    app.write(|conn| {
        let plan = workplans::current(conn, now.date())?;
        let team = auth::ensure_team(conn, "Malawi", now)?;
        diesel::insert_into(targets::table)
            .values((
                targets::work_plan_id.eq(plan.id),
                targets::state.eq(iso3("UGA")),
                targets::standing.eq("dropped"),
                targets::priority.eq("normal"),
                targets::reason.eq("asked otherwise"),
                targets::next_step.eq(""),
                targets::marking.eq(Marking::Public),
                targets::team_id.eq(team),
                targets::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
    let questionnaire = newest_questionnaire(&app);
    let mut fields = form(&questionnaire, &[]);
    fields.extend([("category", "signatories"), ("group", "African Group")]);
    let reply = browser.post("/survey/circulations", &fields).await;
    let html = browser.follow(&reply).await;
    let states = all(&html, ".rows li b");
    assert!(states.contains(&"Angola".to_owned()), "{states:?}");
    assert!(!states.contains(&"Uganda".to_owned()), "it was dropped");
    assert!(!states.contains(&"Jamaica".to_owned()), "another group");
    assert!(!states.contains(&"Nigeria".to_owned()), "it has joined");
}

#[actix_web::test]
async fn a_bad_form_comes_back_with_what_was_typed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let questionnaire = newest_questionnaire(&app);
    let mut fields = form(&questionnaire, &[]);
    fields.retain(|(name, _)| !["title", "closes_on", "greeting_fr"].contains(name));
    fields.extend([
        ("title", "<Survey>"),
        ("closes_on", "2023-05-31"),
        ("greeting_fr", "À [adressee]"),
    ]);
    let reply = browser.post("/survey/circulations", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    assert!(html.contains("value=\"&lt;Survey&gt;\""));
    assert!(html.contains("À [adressee]</textarea>"));
    let summary = all(&html, ".error-summary li");
    assert_eq!(summary.len(), 3, "{summary:?}");
    assert!(
        summary
            .iter()
            .any(|line| line.contains("closing date has passed"))
    );
    assert!(
        summary
            .iter()
            .any(|line| line.contains("[adressee] is none of the words"))
    );
    assert!(
        summary
            .iter()
            .any(|line| line.contains("Choose a category"))
    );
    let mut fields = form(&questionnaire, &[]);
    fields.extend([("category", "signatories"), ("group", "Nowhere")]);
    let reply = browser.post("/survey/circulations", &fields).await;
    assert_eq!(reply.all(".error-summary li").len(), 1);
    let mut fields = form("-1", &[]);
    fields.push(("category", "signatories"));
    let reply = browser.post("/survey/circulations", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let summary = reply.all(".error-summary li");
    assert_eq!(summary, ["Questionnaire: Please choose one of the list."]);
    assert_eq!(
        app.read(|conn| Ok(circulations::table.count().get_result::<i64>(conn)?)),
        0
    );
}

#[actix_web::test]
async fn a_recipient_can_be_changed_taken_out_and_put_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let recipients = format!("{path}/recipients/UGA");
    let html = browser.page(&recipients).await;
    assert_eq!(all(&html, ".choice").len(), 2, "the holder and the mailbox");
    browser.post(&recipients, &[]).await;
    let html = browser.page(&path).await;
    assert!(
        all(&html, ".rows li")
            .iter()
            .any(|it| it.contains("Uganda") && it.contains("by hand"))
    );
    let keys = scraped(
        &browser.page(&recipients).await,
        "input[name=recipient]",
        "value",
    );
    let both = [
        ("recipient", keys[0].as_str()),
        ("recipient", keys[1].as_str()),
        ("language", "es"),
    ];
    browser.post(&recipients, &both).await;
    let html = browser.page(&path).await;
    assert_eq!(all(&html, "tbody tr").len(), 3, "two mails to one State");
    assert_eq!(html.matches("Español").count(), 2);
    let wrong = browser.post(&recipients, &[("recipient", "7-7")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = browser.get(&format!("{path}/recipients/FRA")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

pub fn scraped(html: &str, selector: &str, attribute: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse(selector).unwrap();
    document
        .select(&selector)
        .filter_map(|element| element.value().attr(attribute).map(str::to_owned))
        .collect()
}

#[actix_web::test]
async fn one_mailbox_gets_one_mail_a_circulation() {
    let app = TestApp::new().await;
    mission(&app, "UGA", "mission_geneva", "Shared@example.org");
    mission(&app, "DJI", "mission_geneva", "shared@example.org");
    let browser = app.coordinator();
    let questionnaire = newest_questionnaire(&app);
    let fields = form(&questionnaire, &["UGA", "DJI"]);
    let path = browser
        .post("/survey/circulations", &fields)
        .await
        .location();
    let html = browser.page(&path).await;
    assert_eq!(all(&html, "tbody tr").len(), 1);
    assert!(all(&html, ".rows li")[0].contains("another State"));
    let recipients = format!("{path}/recipients/UGA");
    let keys = scraped(
        &browser.page(&recipients).await,
        "input[name=recipient]",
        "value",
    );
    let reply = browser.post(&recipients, &[("recipient", &keys[0])]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn the_preview_shows_every_mail_as_it_will_leave() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let html = browser.page(&format!("{path}/preview")).await;
    let letters = all(&html, ".letter");
    assert_eq!(letters.len(), 2);
    assert!(
        letters[0].starts_with("À Ms Demo Ali, sur Djibouti."),
        "{}",
        letters[0]
    );
    assert!(letters[0].contains("30 juin 2023") && letters[0].contains("/s/…"));
    assert!(letters[1].starts_with("To Ms Demo Okello, about Uganda."));
    assert!(html.contains("Survey: Uganda"));
    assert!(html.contains("Jamaica"), "who is left out");
    assert_eq!(rows(&app).0, 0);
}

#[actix_web::test]
async fn an_empty_merge_field_blocks_the_release_and_says_which() {
    let app = TestApp::new().await;
    mission(&app, "UGA", "mission_geneva", "mission.ug@example.org");
    let browser = app.coordinator();
    let questionnaire = newest_questionnaire(&app);
    let mut fields = form(&questionnaire, &["UGA"]);
    fields.retain(|(name, _)| *name != "greeting_en");
    fields.push(("greeting_en", "Dear [person]"));
    let path = browser
        .post("/survey/circulations", &fields)
        .await
        .location();
    let html = browser.page(&format!("{path}/preview")).await;
    assert_eq!(
        all(&html, ".error-summary li"),
        ["[person] is empty for: Uganda"]
    );
    let reply = browser.post(&format!("{path}/release"), &[]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.all(".error-summary li")[0].contains("[person]"));
    assert_eq!(rows(&app).0, 0);
    assert!(browser.page(&path).await.contains("Draft"));
}

#[actix_web::test]
async fn a_release_freezes_the_text_and_queues_one_mail_an_invitation() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let reply = browser.post(&format!("{path}/release"), &[]).await;
    let html = browser.follow(&reply).await;
    assert!(all(&html, ".flash")[0].contains("Mails in the outbox: 2"));
    let queued: Vec<MailRow> = app.read(|conn| {
        Ok(mails::table
            .order(mails::to_email)
            .select((
                mails::to_email,
                mails::subject,
                mails::body,
                mails::link,
                mails::status,
            ))
            .load(conn)?)
    });
    assert_eq!(queued.len(), 2);
    assert_eq!(queued[0].0, "ali@example.org");
    assert_eq!(queued[0].1, "Enquête : Djibouti");
    assert!(queued[0].2.contains(accede::mail::LINK));
    assert!(
        queued[0]
            .3
            .as_ref()
            .unwrap()
            .starts_with("http://127.0.0.1:8080/s/")
    );
    assert_eq!(queued[0].4, MailStatus::Queued);
    let hashes: Vec<(Option<String>, Option<Moment>)> = app.read(|conn| {
        Ok(invitations::table
            .select((invitations::token_hash, invitations::expires_at))
            .load(conn)?)
    });
    for (hash, expires) in hashes {
        assert_eq!(hash.unwrap().len(), 64);
        assert_eq!(expires.unwrap().to_string(), "2023-07-30T21:00:00Z");
    }
    let frozen: Option<Moment> = app.read(|conn| {
        let table = questionnaires::table.order(questionnaires::id.desc());
        Ok(table.select(questionnaires::frozen_at).first(conn)?)
    });
    assert!(frozen.is_some());
    let preview = browser.get(&format!("{path}/preview")).await;
    assert_eq!(preview.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn releasing_twice_does_nothing_twice() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let before = rows(&app);
    let reply = browser.post(&format!("{path}/release"), &[]).await;
    let html = browser.follow(&reply).await;
    assert!(all(&html, ".flash")[0].contains("released already"));
    for change in ["edit", "discard", "recipients/UGA"] {
        browser.post(&format!("{path}/{change}"), &[]).await;
    }
    assert_eq!(rows(&app), before);
    assert_eq!(
        app.read(|conn| Ok(invitations::table.count().get_result::<i64>(conn)?)),
        2
    );
}

#[actix_web::test]
async fn only_coordinators_release_and_only_those_inside_see() {
    let app = TestApp::new().await;
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    let path = draft(&app, &contributor).await;
    let html = contributor.page(&format!("{path}/preview")).await;
    assert!(html.contains("A coordinator releases it."));
    let reply = contributor.post(&format!("{path}/release"), &[]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let other = app.signed_in(Role::Contributor, "Norway");
    let edit = other.post(&format!("{path}/discard"), &[]).await;
    assert_eq!(edit.status, StatusCode::FORBIDDEN, "another team's draft");
    for role in [Role::Partner, Role::Observer] {
        let outside = app.signed_in(role, "ICRC");
        for (page, status) in [
            ("/survey", StatusCode::FORBIDDEN),
            ("/survey/circulations/new", StatusCode::FORBIDDEN),
            // Hidden by its marking, it is not there; only what is not hidden is closed.
            (&path, StatusCode::NOT_FOUND),
            ("/survey/circulations/99", StatusCode::NOT_FOUND),
        ] {
            assert_eq!(outside.get(page).await.status, status, "{page}");
        }
        let reply = outside.post("/survey/circulations", &[]).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(rows(&app).0, 0);
}

#[actix_web::test]
async fn a_circulation_of_another_team_that_is_restricted_is_not_there() {
    let app = TestApp::new().await;
    let path = draft(&app, &app.coordinator()).await;
    app.write(|conn| {
        diesel::update(circulations::table)
            .set(circulations::marking.eq(Marking::Restricted))
            .execute(conn)?;
        Ok(())
    });
    let spain = app.signed_in(Role::Coordinator, "Spain");
    for page in [
        path.as_str(),
        &format!("{path}/preview"),
        "/survey/circulations/99",
    ] {
        assert_eq!(
            spain.get(page).await.status,
            StatusCode::NOT_FOUND,
            "{page}"
        );
    }
    let reply = spain.post(&format!("{path}/release"), &[]).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert!(!spain.page("/survey").await.contains("Survey 2023"));
}

#[actix_web::test]
async fn a_stale_edit_of_a_draft_shows_both_versions() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let edit = format!("{path}/edit");
    let html = browser.page(&edit).await;
    assert!(html.contains("name=\"version\" value=\"1\""));
    let questionnaire = newest_questionnaire(&app);
    let with = |title: &'static str| {
        let mut fields = form(&questionnaire, &[]);
        fields.retain(|(name, _)| *name != "title");
        fields.extend([("title", title), ("version", "1")]);
        fields
    };
    assert_eq!(browser.post(&edit, &with("First")).await.location(), path);
    let stale = browser.post(&edit, &with("Second")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let differs = stale.all("tr.differs");
    assert_eq!(differs.len(), 1);
    assert!(differs[0].contains("First") && differs[0].contains("Second"));
    assert!(browser.page(&path).await.contains("First"));
}

#[actix_web::test]
async fn progress_comes_from_mails_and_answers_with_a_filter_and_exports() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let html = browser.page(&path).await;
    assert!(all(&html, ".legend li").contains(&"not sent 3".to_owned()));
    mark_sent(&app, "UGA", MailStatus::Sent);
    mark_sent(&app, "DJI", MailStatus::Bounced);
    let html = browser.page(&path).await;
    let legend = all(&html, ".legend li");
    assert_eq!(
        legend,
        ["answered 0", "begun 0", "sent 1", "failed 1", "not sent 1"]
    );
    assert!(html.contains("The mail came back."));
    let only = browser.page(&format!("{path}?progress=failed")).await;
    assert_eq!(all(&only, "tbody th"), ["Djibouti"]);
    let csv = browser
        .get(&format!("{path}.csv?progress=sent"))
        .await
        .text();
    assert_eq!(csv.lines().count(), 2);
    assert!(csv.contains("Uganda,sent,Ms Demo Okello (okello@example.org)"));
    let xlsx = browser.get(&format!("{path}.xlsx")).await;
    assert!(xlsx.bytes.starts_with(b"PK"));
}

#[actix_web::test]
async fn an_answer_on_behalf_is_entered_read_and_edited() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    assert!(
        browser
            .page(&format!("{path}/enter"))
            .await
            .contains("value=\"UGA\"")
    );
    let enter = format!("{path}/enter");
    assert!(
        browser
            .page(&format!("{enter}?state=UGA"))
            .await
            .contains("Answer of: Uganda")
    );
    let reply = browser
        .post(&enter, &on_behalf("UGA", "coordination"))
        .await;
    let html = browser.follow(&reply).await;
    assert!(html.contains("Ministry &lt;b&gt;&amp; Co&lt;/b&gt;"));
    assert!(html.contains("by note verbale") && html.contains("22 May 2023"));
    assert!(html.contains("1 July 2023") && html.contains("None since 2010"));
    let again = browser.get(&format!("{enter}?state=UGA")).await;
    assert_eq!(again.location(), reply.location());

    let edit = format!("{}/edit", reply.location());
    let html = browser.page(&edit).await;
    assert!(html.contains("value=\"2023-05-22\"") && html.contains("None since 2010</textarea>"));
    let mut fields = on_behalf("UGA", "public");
    fields.retain(|(name, _)| *name != "q_stockpiles");
    fields.extend([("q_stockpiles", "no"), ("version", "1")]);
    fields.push(("marking_reason", "agreed by telephone"));
    browser.post(&edit, &fields).await.location();
    let html = browser.page(&reply.location()).await;
    assert!(!html.contains("None since 2010"), "no longer asked");
    let stale = browser.post(&edit, &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let list = browser.page(&format!("{path}/responses")).await;
    assert_eq!(all(&list, "tbody tr").len(), 1);
    let csv = browser.get(&format!("{path}/responses.csv")).await.text();
    assert!(
        csv.contains("Uganda,answered,22 May 2023,by note verbale"),
        "{csv}"
    );
}

#[actix_web::test]
async fn a_bad_answer_on_behalf_changes_nothing_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let before = rows(&app);
    let mut fields = on_behalf("UGA", "coordination");
    fields.retain(|(name, _)| !["channel", "answered_on", "q_next_step_date"].contains(name));
    fields.extend([
        ("channel", "link"),
        ("answered_on", "2023-06-02"),
        ("q_next_step_date", "soon"),
        ("q_stage", "moon"),
    ]);
    let reply = browser.post(&format!("{path}/enter"), &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(reply.all(".error-summary li").len(), 4);
    assert!(reply.text().contains("value=\"soon\""));
    assert_eq!(rows(&app), before);
    let unknown = browser
        .post(&format!("{path}/enter"), &on_behalf("XXX", "public"))
        .await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn one_state_has_one_answer_even_where_it_is_hidden() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    let path = released(&app, &malawi).await;
    let enter = format!("{path}/enter");
    let own = malawi
        .post(&enter, &on_behalf("UGA", "restricted"))
        .await
        .location();
    let spain = app.signed_in(Role::Coordinator, "Spain");
    for page in [
        own.as_str(),
        &format!("{own}/edit"),
        "/survey/responses/999",
    ] {
        assert_eq!(
            spain.get(page).await.status,
            StatusCode::NOT_FOUND,
            "{page}"
        );
    }
    assert!(
        !spain
            .page(&format!("{path}/responses"))
            .await
            .contains("Uganda")
    );
    assert!(!spain.page(&path).await.contains("22 May 2023"));
    let reply = spain.post(&enter, &on_behalf("UGA", "public")).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(rows(&app).1, 1);
    assert!(malawi.page(&path).await.contains("22 May 2023"));
    let partner = app.signed_in(Role::Partner, "ICRC");
    assert_eq!(partner.get(&own).await.status, StatusCode::NOT_FOUND);
}

fn respond(
    conn: &mut Conn,
    circulation: i64,
    state: &str,
    reason: &str,
    team: TeamId,
    marking: Marking,
) -> Result<(), AppError> {
    let now = Moment(day("2023-05-01").and_hms_opt(8, 0, 0).unwrap());
    let id: i64 = diesel::insert_into(responses::table)
        .values((
            responses::circulation_id.eq(circulation),
            responses::questionnaire_id.eq(sent_text(conn, circulation)?),
            responses::state.eq(iso3(state)),
            responses::status.eq(ResponseStatus::Answered),
            responses::channel.eq("link"),
            responses::authority.eq("Mission"),
            responses::language.eq(Lang::En),
            responses::answered_on.eq(now.date()),
            responses::marking.eq(marking),
            responses::team_id.eq(team),
            responses::created_at.eq(now),
            responses::updated_at.eq(now),
        ))
        .returning(responses::id)
        .get_result(conn)?;
    diesel::insert_into(answers::table)
        .values((
            answers::response_id.eq(id),
            answers::question.eq("reasons"),
            answers::position.eq(0),
            answers::value.eq(reason),
        ))
        .execute(conn)?;
    Ok(())
}

#[actix_web::test]
async fn an_aggregate_of_too_few_states_is_suppressed_and_hides_what_is_restricted() {
    let app = TestApp::new().await;
    let path = released(&app, &app.coordinator()).await;
    let id = id_of(&path).0;
    let pack = accede::pack::embedded().unwrap();
    let question = pack.questionnaire.question("reasons").unwrap();
    let reason = |index: usize| question.choices[index].name.as_str();
    let now = app.app.clock.now();
    let look = |until: &str, below: usize| -> Aggregate {
        app.read(|conn| {
            let plan = workplans::current(conn, now.date())?;
            let days = (day(until), now.date());
            aggregate(conn, plan.id, days, Threshold::new(below))
        })
    };
    app.write(|conn| {
        let team = auth::ensure_team(conn, "Spain", now)?;
        for state in ["UGA", "DJI", "KEN", "AGO"] {
            respond(conn, id, state, reason(0), team, Marking::Coordination)?;
        }
        respond(conn, id, "HTI", reason(1), team, Marking::Public)?;
        respond(conn, id, "JAM", reason(1), team, Marking::Restricted)
    });
    let few = look("2023-06-01", 7);
    assert_eq!((few.circulated, few.answered, few.reasons.basis), (2, 5, 0));
    assert_eq!(few.reasons.rows, []);
    let enough = look("2023-06-01", 3);
    assert_eq!((enough.answered, enough.reasons.basis), (6, 6));
    let [named] = enough.reasons.rows.as_slice() else {
        panic!("two States do not make a number: {:?}", enough.reasons);
    };
    assert_eq!(named.states, Band { from: 3, to: None });
    assert_eq!(named.label, question.choices[0].label);
    // What is known today may be joined by more today.
    let today = app.read(|conn| {
        let plan = workplans::current(conn, now.date())?;
        let days = (day("2023-06-01"), day("2023-05-01"));
        aggregate(conn, plan.id, days, Threshold::new(3))
    });
    assert_eq!(today.reasons.basis, 0);
    // An answer that is changed takes its group with it, and is in no number.
    app.write(|conn| {
        diesel::update(responses::table.filter(responses::state.eq(iso3("JAM"))))
            .set(responses::updated_at.eq(now))
            .execute(conn)?;
        Ok(())
    });
    let corrected = look("2023-06-01", 3).reasons;
    assert_eq!((corrected.basis, corrected.rows.len()), (3, 0));
    let before = look("2023-04-30", 1);
    assert_eq!(
        (before.circulated, before.answered),
        (0, 0),
        "nothing was out then"
    );
}

#[actix_web::test]
async fn no_page_of_the_survey_takes_more_than_twelve_queries() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let questionnaire = newest_questionnaire(&app);
    let mut pages = vec![
        "/survey".to_owned(),
        format!("/survey/questionnaires/{questionnaire}"),
        "/survey/circulations/new".to_owned(),
        path.clone(),
        format!("{path}/edit"),
        format!("{path}/preview"),
        format!("{path}/recipients/UGA"),
    ];
    count_queries(&app, &browser, &pages).await;
    browser.post(&format!("{path}/release"), &[]).await;
    let reply = browser
        .post(&format!("{path}/enter"), &on_behalf("UGA", "coordination"))
        .await;
    pages = vec![
        "/survey".to_owned(),
        path.clone(),
        format!("{path}.csv"),
        format!("{path}/responses"),
        format!("{path}/enter"),
        format!("{path}/enter?state=DJI"),
        reply.location(),
        format!("{}/edit", reply.location()),
    ];
    count_queries(&app, &browser, &pages).await;
}

async fn count_queries(app: &TestApp, browser: &Browser, pages: &[String]) {
    for page in pages {
        let before = app.app.db.queries();
        assert_eq!(browser.get(page).await.status, StatusCode::OK, "{page}");
        let count = app.app.db.queries() - before;
        assert!(count <= 12, "{page}: {count} queries");
    }
}

#[actix_web::test]
async fn a_draft_can_be_discarded_with_all_that_belongs_to_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    assert_eq!(
        browser
            .post(&format!("{path}/discard"), &[])
            .await
            .location(),
        "/survey"
    );
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    let left: (i64, i64) = app.read(|conn| {
        Ok((
            invitations::table.count().get_result(conn)?,
            omissions::table.count().get_result(conn)?,
        ))
    });
    assert_eq!(left, (0, 0));
}

fn close(app: &TestApp, email: &str) {
    app.write(|conn| {
        diesel::update(people::table.filter(people::email.eq(email)))
            .set(people::do_not_mail.eq("Asked for letters alone"))
            .execute(conn)?;
        Ok(())
    });
}

#[actix_web::test]
async fn who_is_marked_after_the_draft_is_left_out_at_preview_and_release() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    close(&app, "okello@example.org");
    let html = browser.page(&format!("{path}/preview")).await;
    assert!(!html.contains("okello@example.org"), "{html}");
    let out = "Uganda (Ms Demo Okello)";
    let reason = "Marked as not to be mailed since the draft was made.";
    assert!(html.contains(out) && html.contains(reason), "{html}");
    let html = browser.page(&path).await;
    assert!(html.contains(out), "{html}");
    browser
        .post(&format!("{path}/release"), &[])
        .await
        .location();
    let sent: Vec<String> = app.read(|conn| Ok(mails::table.select(mails::to_email).load(conn)?));
    assert_eq!(sent, ["ali@example.org"]);
    let (left, asked): (Vec<(String, String)>, i64) = app.read(|conn| {
        Ok((
            omissions::table
                .order(omissions::state)
                .select((omissions::state, omissions::reason))
                .load(conn)?,
            invitations::table.count().get_result(conn)?,
        ))
    });
    let row = |state: &str, reason: &str| (state.to_owned(), reason.to_owned());
    assert_eq!(left, [row("JAM", "no_person"), row("UGA", "do_not_mail")]);
    assert_eq!(asked, 1);
}

#[actix_web::test]
async fn a_draft_of_which_everyone_is_marked_is_not_released() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    close(&app, "okello@example.org");
    close(&app, "ali@example.org");
    let refused = browser.post(&format!("{path}/release"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn a_questionnaire_queued_to_someone_marked_since_stays_here() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    released(&app, &browser).await;
    close(&app, "okello@example.org");
    let tried = accede::mail::Worker::new(&app.app).step().await.unwrap();
    assert_eq!(tried, 1, "the other leaves");
    let (id, status): (i64, String) = app.read(|conn| {
        Ok(mails::table
            .filter(mails::to_email.eq("okello@example.org"))
            .select((mails::id, mails::status))
            .first(conn)?)
    });
    assert_eq!(status, "cancelled");
    let html = browser.page(&format!("/mail/{id}")).await;
    assert!(html.contains("is marked as not to be mailed"), "{html}");
}
