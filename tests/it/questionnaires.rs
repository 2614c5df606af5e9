//! Questionnaires written at the desk: every kind of question, what is refused and where,
//! versions, previews, releases and corrections.

use accede::auth::Role;
use accede::db::schema::{audit, circulations, invitations, questionnaires, responses};
use accede::i18n::Lang;
use accede::questionnaire::{Questionnaire, check};
use accede::survey::model::Origin;
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use diesel::prelude::*;

use crate::support::{Browser, Reply, TestApp, all};
use crate::survey::{form, iso3, newest_questionnaire, released, scraped};
use crate::undo::filled;

const PATH: &str = "/survey/questionnaires";

/// Sends a form with everything in it, empty fields too.
async fn send(browser: &Browser, path: &str, csrf: &str, fields: &[(String, String)]) -> Reply {
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.append_pair("_csrf", csrf);
    for (name, value) in fields {
        body.append_pair(name, value);
    }
    let request = TestRequest::post()
        .uri(path)
        .insert_header(("Content-Type", "application/x-www-form-urlencoded"))
        .set_payload(body.finish());
    browser.send(request).await
}

/// Opens a form, sets some of its fields in their order, and sends it to `action`.
async fn fill(browser: &Browser, page: &str, action: &str, set: &[(&str, &str)]) -> Reply {
    let html = browser.page(page).await;
    fill_in(browser, &html, action, set).await
}

async fn fill_in(browser: &Browser, html: &str, action: &str, set: &[(&str, &str)]) -> Reply {
    let csrf = scraped(html, "input[name=_csrf]", "value").remove(0);
    let mut fields = filled(html, action);
    let mut used: Vec<(String, usize)> = Vec::new();
    for (name, value) in set {
        // The same name again is the next line.
        let count = used.iter().filter(|(it, _)| it == name).count();
        used.push(((*name).to_owned(), count));
        let mut own = fields.iter_mut().filter(|(it, _)| it == name);
        match own.nth(count) {
            Some((_, it)) => (*value).clone_into(it),
            None => fields.push(((*name).to_owned(), (*value).to_owned())),
        }
    }
    send(browser, action, &csrf, &fields).await
}

fn text_of(app: &TestApp, path: &str) -> Questionnaire {
    let id: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
    let text: String = app.read(|conn| {
        Ok(questionnaires::table
            .find(id)
            .select(questionnaires::definition)
            .first(conn)?)
    });
    serde_json::from_str(&text).unwrap()
}

fn last_action(app: &TestApp) -> String {
    app.read(|conn| {
        Ok(audit::table
            .order(audit::id.desc())
            .select(audit::action)
            .first(conn)?)
    })
}

const TITLES: [(&str, &str); 3] = [
    ("title_en", "Ways to join"),
    ("title_fr", "Voies d’adhésion"),
    ("title_es", "Vías de adhesión"),
];

/// A new questionnaire with one section: its address.
async fn begun(browser: &Browser) -> String {
    let html = browser.page(&format!("{PATH}/new")).await;
    let reply = fill_in(browser, &html, PATH, &TITLES).await;
    let path = reply.location();
    let action = format!("{path}/new-section");
    let section = [
        ("title_en", "Steps"),
        ("title_fr", "Étapes"),
        ("title_es", "Pasos"),
        ("name", "steps"),
    ];
    let reply = fill(browser, &action, &action, &section).await;
    assert_eq!(reply.location(), format!("{path}#s-steps"));
    path
}

/// Adds a question of a kind to the section `steps`.
async fn add(browser: &Browser, path: &str, kind: &str, set: &[(&str, &str)]) -> Reply {
    let page = format!("{path}/new-question?section=steps&kind={kind}");
    fill(browser, &page, &format!("{path}/new-question"), set).await
}

/// A label in the three languages, and a name.
fn named<'a>(name: &'a str, label: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", name),
        ("label_en", label),
        ("label_fr", label),
        ("label_es", label),
    ]
}

const CHOICES: [(&str, &str); 8] = [
    ("choice_name", "law"),
    ("choice_en", "A law"),
    ("choice_fr", "Une loi"),
    ("choice_es", "Una ley"),
    ("choice_name", ""),
    ("choice_en", "No money"),
    ("choice_fr", "Pas d’argent"),
    ("choice_es", "Sin dinero"),
];

/// Two questions, the second asked after the first: the address.
async fn pair(browser: &Browser) -> String {
    let path = begun(browser).await;
    let mut first = named("reason", "Why not yet?");
    first.extend(CHOICES);
    add(browser, &path, "several", &first).await.location();
    let mut second = named("which_law", "Which law?");
    second.push(("relevant", "selected(${reason}, 'law')"));
    add(browser, &path, "short_text", &second).await.location();
    path
}

#[actix_web::test]
async fn a_questionnaire_with_every_kind_of_question_is_written_and_complete() {
    let app = TestApp::new().await;
    let browser = app.signed_in(Role::Contributor, "Spain");
    let path = begun(&browser).await;
    let html = browser.page(&path).await;
    assert!(html.contains("there is no question yet"));
    let kinds = browser
        .page(&format!("{path}/new-question?section=steps"))
        .await;
    let kinds = scraped(&kinds, ".rows a", "href");
    assert_eq!(kinds.len(), 15);
    for href in kinds {
        let kind = href.rsplit('=').next().unwrap().to_owned();
        let name = format!("q_{kind}");
        let mut set = named(&name, "How?");
        if matches!(&*kind, "single" | "several" | "ranking" | "matrix") {
            set.extend(CHOICES);
        }
        if matches!(&*kind, "single" | "several") {
            set.push(("other", "yes"));
        }
        if kind == "several" {
            set.push(("choice_alone", ""));
            set.push(("choice_alone", "yes"));
        }
        if kind == "matrix" {
            set.extend([
                ("row_en", "Army"),
                ("row_fr", "Armée"),
                ("row_es", "Ejército"),
            ]);
        }
        if kind == "scale" {
            set.extend([("low_en", "Low"), ("low_fr", "Bas"), ("low_es", "Bajo")]);
        }
        if kind == "integer" {
            set.extend([
                ("unit_en", "days"),
                ("unit_fr", "jours"),
                ("unit_es", "días"),
            ]);
            set.extend([("constraint", ". >= 0"), ("required", "yes")]);
        }
        if kind == "date" {
            set.extend([("not_able", "yes"), ("relevant", "${q_integer} > 3")]);
        }
        let reply = add(&browser, &path, &kind, &set).await;
        assert_eq!(reply.location(), format!("{path}#q-{name}"), "{kind}");
        assert_eq!(last_action(&app), "questionnaire.question");
    }
    let text = text_of(&app, &path);
    assert_eq!(check(&text), []);
    assert_eq!(text.code, "ways_to_join");
    let several = text.question("q_several").unwrap();
    let names: Vec<_> = several.choice_names();
    assert_eq!(names, ["law", "no_money", "other"]);
    assert!(!several.choices[0].alone && several.choices[1].alone);
    let matrix = text.question("q_matrix").unwrap();
    assert_eq!(matrix.answer_keys(), ["army"]);
    let integer = text.question("q_integer").unwrap();
    assert_eq!(integer.unit.get(Lang::Fr), Some("jours"));
    assert_eq!(
        text.question("q_scale").unwrap().scale.as_ref().unwrap().to,
        5
    );
    let html = browser.page(&path).await;
    assert!(html.contains("Nothing is missing: it can be sent."));
}

#[actix_web::test]
async fn what_is_missing_is_listed_with_a_link_to_the_very_field() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = begun(&browser).await;
    let set = [
        ("label_en", "Why?"),
        ("choice_en", "A law"),
        ("choice_es", "Una ley"),
    ];
    add(&browser, &path, "single", &set).await.location();
    let html = browser.page(&path).await;
    let links = scraped(&html, "#problems a", "href");
    let field = format!("{path}/questions/why#f-choice_fr-1");
    assert!(links.contains(&field), "{links:?}");
    assert!(all(&html, "#problems .section-head p")[0].contains("Français: 2 texts missing."));
    let edit = browser.page(&format!("{path}/questions/why")).await;
    assert_eq!(
        all(&edit, "label[for='f-choice_fr-1'] .missing"),
        ["missing"]
    );
    assert_eq!(all(&edit, "label[for='f-label_fr'] .missing"), ["missing"]);
    assert!(all(&edit, "label[for='f-label_en'] .missing").is_empty());
    assert!(edit.contains("id=\"f-choice_fr-1\""));
    // More lines, without a script.
    let action = format!("{path}/questions/why");
    let more = fill_in(&browser, &edit, &action, &[("more", "1")]).await;
    assert_eq!(more.location(), format!("{action}?more=1"));
    let rows = |html: &str| all(html, ".editor-row").len();
    assert_eq!(rows(&edit), 3);
    assert_eq!(rows(&browser.page(&more.location()).await), 7);
}

#[actix_web::test]
async fn a_wrong_condition_is_refused_at_its_field_with_its_place() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = pair(&browser).await;
    let action = format!("{path}/questions/which_law");
    let table = [
        ("selected(${reason}, 'law'", "relevant", "("),
        ("selected(${reasons}, 'law')", "relevant", "${reasons}"),
        ("selected(${reason}, 'war')", "relevant", "'war'"),
        ("${reason} > 3", "relevant", "${reason} > 3"),
        ("${which_law} = 'x'", "relevant", ""),
        (". > 3", "constraint", ""),
    ];
    let before = text_of(&app, &path);
    for (condition, field, marked) in table {
        let reply = fill(&browser, &action, &action, &[(field, condition)]).await;
        assert_eq!(
            reply.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{condition}"
        );
        let summary = scraped(&reply.text(), ".error-summary a", "href");
        assert_eq!(summary, [format!("#f-{field}")], "{condition}");
        assert_eq!(reply.all(&format!("#f-{field}-error")).len(), 1);
        assert!(scraped(&reply.text(), &format!("#f-{field}"), "value")[0].contains(condition));
        if !marked.is_empty() {
            assert_eq!(reply.all(".fault mark"), [marked], "{condition}");
        }
    }
    assert_eq!(text_of(&app, &path), before);
    // A circle of two.
    let first = format!("{path}/questions/reason");
    let circle = [("relevant", "${which_law} = 'x'")];
    let reply = fill(&browser, &first, &first, &circle).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("these questions wait for each other"));
    let names = browser.page(&action).await;
    assert!(names.contains("<code>${reason}</code>") && names.contains("law, no_money"));
}

#[actix_web::test]
async fn what_is_renamed_is_renamed_in_the_conditions_that_speak_of_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = pair(&browser).await;
    let action = format!("{path}/questions/reason");
    let reply = fill(&browser, &action, &action, &[("name", "obstacle")]).await;
    assert_eq!(reply.location(), format!("{path}#q-obstacle"));
    let action = format!("{path}/questions/obstacle");
    let reply = fill(&browser, &action, &action, &[("choice_name", "statute")]).await;
    reply.location();
    let text = text_of(&app, &path);
    let relevant = text.question("which_law").unwrap().relevant.clone();
    assert_eq!(relevant.unwrap().text(), "selected(${obstacle}, 'statute')");
    // The last change is taken back.
    let html = browser.follow(&reply).await;
    let undo = crate::support::undo_of(&html);
    browser.post(&undo, &[]).await.location();
    let text = text_of(&app, &path);
    let relevant = text.question("which_law").unwrap().relevant.clone();
    assert_eq!(relevant.unwrap().text(), "selected(${obstacle}, 'law')");
    // A name that is taken is no name for another.
    let reply = fill(&browser, &action, &action, &[("name", "which_law")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("is given twice"));
    let reply = fill(&browser, &action, &action, &[("name", "quoi ?")]).await;
    assert!(reply.text().contains("is no name"));
}

#[actix_web::test]
async fn what_others_speak_of_is_not_deleted() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = pair(&browser).await;
    let reason = format!("{path}/questions/reason");
    let reply = browser.post(&format!("{reason}/delete"), &[]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let places = scraped(&reply.text(), ".error-summary a", "href");
    assert_eq!(places, [format!("{path}/questions/which_law#f-relevant")]);
    // Nor is a choice, nor does it become a text.
    let gone = [("choice_en", ""), ("choice_fr", ""), ("choice_es", "")];
    let reply = fill(&browser, &reason, &reason, &gone).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let places = scraped(&reply.text(), ".error-summary a", "href");
    assert_eq!(places, [format!("{path}/questions/which_law")]);
    let kind = [("kind", "note")];
    let reply = browser.post(&format!("{reason}/kind"), &kind).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.all(".prose li"), ["the choices"]);
    let sure = [("kind", "note"), ("confirmed", "1")];
    let reply = browser.post(&format!("{reason}/kind"), &sure).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Once nobody speaks of it, it goes.
    let which = format!("{path}/questions/which_law");
    browser
        .post(&format!("{which}/delete"), &[])
        .await
        .location();
    browser
        .post(&format!("{reason}/kind"), &sure)
        .await
        .location();
    browser
        .post(&format!("{reason}/delete"), &[])
        .await
        .location();
    assert_eq!(text_of(&app, &path).questions().count(), 0);
    let steps = format!("{path}/sections/steps/delete");
    browser.post(&steps, &[]).await.location();
    assert!(text_of(&app, &path).sections.is_empty());
    assert_eq!(last_action(&app), "questionnaire.section-delete");
}

#[actix_web::test]
async fn parts_move_and_are_copied() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = pair(&browser).await;
    let action = format!("{path}/new-section");
    let section = [("title_en", "More")];
    fill(&browser, &action, &action, &section).await.location();
    let order = || -> Vec<String> {
        let text = text_of(&app, &path);
        let sections = text.sections.iter().map(|section| {
            let names: Vec<&str> = section
                .questions
                .iter()
                .map(|it| it.name.as_str())
                .collect();
            format!("{}: {}", section.name, names.join(" "))
        });
        sections.collect()
    };
    let question = |name: &str, what: &str| format!("{path}/questions/{name}/{what}");
    let down = [("way", "down")];
    browser
        .post(&question("reason", "move"), &down)
        .await
        .location();
    assert_eq!(order(), ["steps: which_law reason", "more: "]);
    browser
        .post(&question("reason", "move"), &down)
        .await
        .location();
    assert_eq!(order(), ["steps: which_law", "more: reason"]);
    browser
        .post(&question("reason", "duplicate"), &[])
        .await
        .location();
    let to = [("way", "section"), ("section", "steps")];
    browser
        .post(&question("reason", "move"), &to)
        .await
        .location();
    let up = [("way", "up")];
    let more = format!("{path}/sections/more/move");
    browser.post(&more, &up).await.location();
    assert_eq!(order(), ["more: reason_2", "steps: which_law reason"]);
    let nowhere = [("way", "section"), ("section", "none")];
    let reply = browser.post(&question("reason", "move"), &nowhere).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_stale_save_shows_both_versions_field_by_field() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = pair(&browser).await;
    let action = format!("{path}/questions/reason");
    let opened = browser.page(&action).await;
    let other = format!("{path}/questions/which_law");
    let other_opened = browser.page(&other).await;
    let changed = [("label_en", "Why so late?"), ("choice_en", "A statute")];
    fill(&browser, &action, &action, &changed).await.location();
    // Another question is no obstacle.
    let reply = fill_in(&browser, &other_opened, &other, &[("label_en", "Which?")]).await;
    reply.location();
    let mine = [("label_en", "Why?"), ("hint_en", "In short")];
    let reply = fill_in(&browser, &opened, &action, &mine).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    let html = reply.text();
    assert!(html.contains("Why so late?") && html.contains("A statute"));
    let keep = [
        ("_keep_label_en", "mine"),
        ("_keep_hint_en", "mine"),
        ("_keep_choice_lines", "theirs"),
    ];
    let mut fields = filled(&html, &action);
    fields.retain(|(name, _)| !name.starts_with("_keep_"));
    let keep = keep.map(|(name, value)| (name.to_owned(), value.to_owned()));
    fields.extend(keep);
    let csrf = scraped(&html, "input[name=_csrf]", "value")[0].clone();
    send(&browser, &action, &csrf, &fields).await.location();
    let text = text_of(&app, &path);
    let question = text.question("reason").unwrap();
    assert_eq!(question.label.get(Lang::En), Some("Why?"));
    assert_eq!(question.hint.get(Lang::En), Some("In short"));
    let law = question.choice("law").unwrap();
    assert_eq!(law.label.get(Lang::En), Some("A statute"));
    assert_eq!(law.label.get(Lang::Fr), Some("Une loi"));
    assert_eq!(question.choices.len(), 2);
}

#[actix_web::test]
async fn only_those_inside_see_questionnaires_and_nobody_changes_the_packs() {
    let app = TestApp::new().await;
    let pack = format!("{PATH}/{}", newest_questionnaire(&app));
    let coordinator = app.coordinator();
    let reply = coordinator.get(&format!("{pack}/frame")).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let html = coordinator.page(&pack).await;
    assert!(!html.contains("/frame\"") && html.contains("Make a new version"));
    let before = text_of(&app, &pack);
    let reply = coordinator.post(&format!("{pack}/frame"), &TITLES).await;
    assert_eq!(reply.location(), pack);
    let section = &before.sections[0].name;
    let reply = coordinator
        .post(&format!("{pack}/sections/{section}/delete"), &[])
        .await;
    assert_eq!(reply.location(), pack);
    assert_eq!(text_of(&app, &pack), before);
    let path = begun(&coordinator).await;
    for role in [Role::Partner, Role::Observer] {
        let browser = app.signed_in(role, "Spain");
        for page in [PATH, &path, &format!("{path}/preview")] {
            assert_eq!(
                browser.get(page).await.status,
                StatusCode::FORBIDDEN,
                "{page}"
            );
        }
        let posts = [
            (PATH.to_owned(), TITLES.to_vec()),
            (format!("{path}/frame"), TITLES.to_vec()),
            (format!("{path}/bin"), Vec::new()),
            (format!("{path}/version"), Vec::new()),
        ];
        for (to, fields) in posts {
            let reply = browser.post(&to, &fields).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{to}");
        }
    }
    assert_eq!(text_of(&app, &path).sections.len(), 1);
}

#[actix_web::test]
async fn versions_are_listed_compared_put_away_and_brought_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = pair(&browser).await;
    let reply = browser.post(&format!("{path}/version"), &[]).await;
    let second = reply.location();
    assert_ne!(second, path);
    let frame = format!("{second}/frame");
    let title = [("title_en", "Ways to accede")];
    fill(&browser, &frame, &frame, &title).await.location();
    let which = format!("{second}/questions/which_law");
    let required = [("required", "yes")];
    fill(&browser, &which, &which, &required).await.location();
    let reason = format!("{second}/questions/reason/move");
    browser.post(&reason, &[("way", "down")]).await.location();
    let id = path.rsplit('/').next().unwrap();
    let html = browser.page(&format!("{second}/compare?with={id}")).await;
    let rows = all(&html, ".differences tr");
    assert!(
        rows.iter()
            .any(|row| row.contains("Ways to join") && row.contains("Ways to accede"))
    );
    assert!(rows.iter().any(|row| row.contains("must be answered")));
    assert_eq!(all(&html, "h2").len(), 2, "the frame and a question");
    assert!(all(&html, ".section-head p").contains(&"stands elsewhere".to_owned()));
    let pack = newest_pack(&app);
    let foreign = browser.get(&format!("{second}/compare?with={pack}")).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);

    let list = browser.page(&format!("{PATH}?code=ways_to_join")).await;
    assert_eq!(all(&list, "tbody tr").len(), 2);
    assert_eq!(all(&list, ".count"), ["2 versions"]);
    let csv = browser.get(&format!("{PATH}.csv?code=ways_to_join")).await;
    let csv = csv.text();
    assert_eq!(csv.lines().count(), 3);
    assert!(csv.contains("Ways to accede") && csv.contains("Test coordinator"));
    let xlsx = browser.get(&format!("{PATH}.xlsx")).await;
    assert_eq!(xlsx.status, StatusCode::OK);

    let reply = browser.post(&format!("{second}/bin"), &[]).await;
    assert_eq!(reply.location(), PATH);
    let list = browser.page(&format!("{PATH}?code=ways_to_join")).await;
    assert_eq!(all(&list, "tbody tr").len(), 1);
    let bin = browser.page(&format!("{PATH}?bin=1")).await;
    assert_eq!(all(&bin, "tbody tr").len(), 1);
    let reply = browser.get(&frame).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let reply = browser.post(&format!("{second}/restore"), &[]).await;
    assert_eq!(reply.location(), second);
    let nothing = browser.page(&format!("{PATH}?standing=frozen")).await;
    assert_eq!(
        all(&nothing, ".empty h2"),
        ["No version fits these filters"]
    );
}

fn newest_pack(app: &TestApp) -> i64 {
    app.read(|conn| {
        Ok(questionnaires::table
            .filter(questionnaires::origin.eq(Origin::Pack))
            .order(questionnaires::id.desc())
            .select(questionnaires::id)
            .first(conn)?)
    })
}

#[actix_web::test]
async fn the_preview_asks_as_a_respondent_is_asked_and_keeps_nothing() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = pair(&browser).await;
    let action = format!("{path}/new-section");
    let section = [
        ("title_en", "More"),
        ("title_fr", "Suite"),
        ("name", "more"),
    ];
    fill(&browser, &action, &action, &section).await.location();
    let page = format!("{path}/new-question?section=more&kind=integer");
    let mut set = named("days", "How many days?");
    set.push(("constraint", ". < 10"));
    fill(&browser, &page, &format!("{path}/new-question"), &set)
        .await
        .location();
    let before = app.digest();
    let action = format!("{path}/preview");
    let html = browser.page(&action).await;
    assert!(html.contains("Preview: nothing is saved."));
    assert!(html.contains("q_reason") && !html.contains("q_which_law"));
    // What it calls up is asked on the same page, with the answer kept.
    let reply = fill_in(
        &browser,
        &html,
        &action,
        &[("go", "next"), ("q_reason", "law")],
    )
    .await;
    assert_eq!(reply.status, StatusCode::OK);
    let html = reply.text();
    assert!(html.contains("q_which_law") && html.contains("value=\"law\" checked"));
    let french = fill_in(&browser, &html, &action, &[("switch", "fr")])
        .await
        .text();
    assert!(french.contains("Une loi") && french.contains("value=\"law\" checked"));
    let set = [("go", "next"), ("q_which_law", "The code")];
    let html = fill_in(&browser, &html, &action, &set).await.text();
    assert!(html.contains("name=\"q_days\""));
    let reply = fill_in(
        &browser,
        &html,
        &action,
        &[("go", "next"), ("q_days", "12")],
    )
    .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    let review = fill_in(&browser, &html, &action, &[("go", "next"), ("q_days", "7")]).await;
    let answers = review.all(".facts dd");
    assert_eq!(answers, ["A law", "The code", "7"]);
    let back = fill_in(&browser, &review.text(), &action, &[("go", "steps")]).await;
    assert!(back.text().contains("value=\"The code\""));
    assert!(app.digest() == before, "nothing has changed");
}

#[actix_web::test]
async fn only_a_complete_questionnaire_is_released_and_is_frozen_then() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    crate::survey::addresses(&app);
    let path = pair(&browser).await;
    let which = format!("{path}/questions/which_law");
    fill(&browser, &which, &which, &[("label_fr", "")])
        .await
        .location();
    let id = path.rsplit('/').next().unwrap();
    let reply = browser
        .post("/survey/circulations", &form(id, &["UGA", "DJI"]))
        .await;
    let circulation = reply.location();
    let reply = browser.post(&format!("{circulation}/release"), &[]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let problems = scraped(&reply.text(), ".error-summary a", "href");
    assert_eq!(problems, [format!("{path}#problems")]);
    let opened = browser.page(&which).await;
    let whole = [("label_fr", "Quelle loi ?")];
    fill_in(&browser, &opened, &which, &whole).await.location();
    let opened = browser.page(&which).await;
    let reply = browser.post(&format!("{circulation}/release"), &[]).await;
    assert_eq!(reply.location(), circulation);
    // Whoever still had the form open is told.
    let before = text_of(&app, &path);
    let reply = fill_in(&browser, &opened, &which, &[("label_en", "Late")]).await;
    assert_eq!(reply.location(), path);
    assert_eq!(text_of(&app, &path), before);
    let html = browser.page(&path).await;
    assert!(html.contains("frozen by its first sending"));
    assert!(!html.contains("/frame\""));
    assert_eq!(
        browser.post(&format!("{path}/bin"), &[]).await.location(),
        path
    );
}

#[actix_web::test]
async fn a_correction_moves_what_is_begun_on_and_leaves_what_is_answered() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let circulation = released(&app, &browser).await;
    let old = newest_pack(&app);
    let now = app.app.clock.now();
    app.write(|conn| {
        let (id, team): (i64, i64) = circulations::table
            .select((circulations::id, circulations::team_id))
            .first(conn)?;
        for (state, status) in [("UGA", "begun"), ("DJI", "answered")] {
            diesel::insert_into(responses::table)
                .values((
                    responses::circulation_id.eq(id),
                    responses::questionnaire_id.eq(old),
                    responses::state.eq(iso3(state)),
                    responses::status.eq(status),
                    responses::channel.eq("link"),
                    responses::authority.eq(""),
                    responses::language.eq("en"),
                    responses::answered_on.eq((status == "answered").then(|| now.date())),
                    responses::marking.eq("coordination"),
                    responses::team_id.eq(team),
                    responses::created_at.eq(now),
                    responses::updated_at.eq(now),
                ))
                .execute(conn)?;
        }
        Ok(())
    });
    let page = format!("{circulation}/correct");
    let html = browser.page(&page).await;
    assert_eq!(all(&html, ".empty h2"), ["There is no newer version"]);
    let path = browser
        .post(&format!("{PATH}/{old}/version"), &[])
        .await
        .location();
    let new = path.rsplit('/').next().unwrap();
    let first = text_of(&app, &path).questions().next().unwrap().clone();
    let question = format!("{path}/questions/{}", first.name);
    let gap = [("label_en", "A corrected question"), ("label_fr", "")];
    fill(&browser, &question, &question, &gap).await.location();
    let with = [("with", new)];
    let reply = browser.post(&page, &with).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains(&format!("{path}#problems")));
    let whole = [("label_fr", "Une question corrigée")];
    fill(&browser, &question, &question, &whole)
        .await
        .location();
    let html = browser.page(&page).await;
    assert!(all(&html, ".differences td").contains(&"A corrected question".to_owned()));
    assert_eq!(
        all(&html, "section .rows li"),
        [
            "One answer that is begun goes on under the new version.",
            "One answer that is signed off stays under its own."
        ]
    );
    let contributor = app.signed_in(Role::Contributor, "Spain");
    let reply = contributor.post(&page, &with).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let reply = browser.post(&page, &with).await;
    assert_eq!(reply.location(), circulation);
    let new: i64 = new.parse().unwrap();
    let (sent, frozen, under): (i64, bool, Vec<(String, i64)>) = app.read(|conn| {
        Ok((
            circulations::table
                .select(circulations::questionnaire_id)
                .first(conn)?,
            questionnaires::table
                .find(new)
                .select(questionnaires::frozen_at.is_not_null())
                .first(conn)?,
            responses::table
                .order(responses::id)
                .select((responses::status, responses::questionnaire_id))
                .load(conn)?,
        ))
    });
    assert!(frozen);
    assert_eq!(sent, new);
    assert_eq!(
        under,
        [("begun".to_owned(), new), ("answered".to_owned(), old)]
    );
    let actions: Vec<String> = app.read(|conn| {
        let table = audit::table.order(audit::id.desc()).limit(2);
        Ok(table.select(audit::action).load(conn)?)
    });
    assert_eq!(actions, ["response.correct", "circulation.correct"]);
    // The State that had begun reads the corrected text; nothing was sent anew.
    let links: i64 = app.read(|conn| Ok(invitations::table.count().get_result(conn)?));
    assert_eq!(links, 2);
    let door = app.visitor().page(&crate::survey::link(&app, "UGA")).await;
    assert!(door.contains("answer"));
}

#[actix_web::test]
async fn no_page_of_the_editor_takes_more_than_twelve_queries() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = pair(&browser).await;
    browser
        .post(&format!("{path}/version"), &[])
        .await
        .location();
    let pages = [
        PATH.to_owned(),
        format!("{PATH}/new"),
        format!("{PATH}.csv"),
        path.clone(),
        format!("{path}/frame"),
        format!("{path}/compare"),
        format!("{path}/preview"),
        format!("{path}/new-section"),
        format!("{path}/sections/steps"),
        format!("{path}/new-question?section=steps&kind=matrix"),
        format!("{path}/questions/reason"),
        format!("{path}/questions/reason/kind"),
    ];
    for page in pages {
        let before = app.app.db.queries();
        browser.page(&page).await;
        let count = app.app.db.queries() - before;
        assert!(count <= 12, "{page}: {count} queries");
    }
}

#[actix_web::test]
async fn a_draft_is_erased_after_thirty_days_in_the_bin_unless_a_circulation_would_send_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    crate::survey::addresses(&app);
    let path = pair(&browser).await;
    let second = browser
        .post(&format!("{path}/version"), &[])
        .await
        .location();
    let id = path.rsplit('/').next().unwrap();
    let circulation = browser
        .post("/survey/circulations", &form(id, &["UGA"]))
        .await
        .location();
    for draft in [&path, &second] {
        browser.post(&format!("{draft}/bin"), &[]).await.location();
    }
    // What lies in the bin is not sent, nor offered for it.
    let reply = browser.post(&format!("{circulation}/release"), &[]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let offered = browser.page("/survey/circulations/new").await;
    assert!(!offered.contains("Ways to join"));
    let later = app.app.clock.now().plus(chrono::TimeDelta::days(31));
    let erased = accede::erasure::erase_due(&app.app.db, later)
        .await
        .unwrap();
    assert_eq!(erased, 1);
    let left: Vec<i64> = app.read(|conn| {
        let desk = questionnaires::table.filter(questionnaires::origin.eq(Origin::Desk));
        Ok(desk.select(questionnaires::id).load(conn)?)
    });
    assert_eq!(left, [id.parse::<i64>().unwrap()]);
}

#[actix_web::test]
async fn conditions_read_as_sentences_and_the_audit_tells_what_has_changed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = pair(&browser).await;
    let html = browser.page(&path).await;
    assert!(html.contains("asked where “Why not yet?” includes “A law”"));

    let page = format!("{path}/questions/which_law");
    let reply = fill(
        &browser,
        &page,
        &page,
        &[("label_en", "Which of the laws?")],
    )
    .await;
    reply.location();
    let id: i64 = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq("questionnaire.question"))
            .order(audit::id.desc())
            .select(audit::id)
            .first(conn)?)
    });
    let html = browser.page(&format!("/admin/audit/{id}")).await;
    let cells = all(&html, "tbody td");
    assert!(cells.contains(&"Which law?".to_owned()), "{cells:?}");
    assert!(
        cells.contains(&"Which of the laws?".to_owned()),
        "{cells:?}"
    );
    let heads = all(&html, "tbody th");
    let about = "Question “Which of the laws?”, wording, English";
    assert!(heads.contains(&about.to_owned()), "{heads:?}");
    assert!(!html.contains("sections"), "not the whole text");
}
