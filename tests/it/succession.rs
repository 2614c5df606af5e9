//! Holders of a post leave and come: what is open moves by choice, and nothing out of reach.

use accede::auth::{Marking, Role, TeamId, token_hash};
use accede::db::schema::{
    circulations, commitments, event_guests, event_invitations, invitations, mails, people, posts,
    questionnaires, tenures,
};
use accede::survey::model::Wording;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::desk_data::{day, plan, team};
use crate::events::enter;
use crate::exchanges::{person, post, queries, verbs};
use crate::support::{Browser, TestApp, all};

/// A post of Uganda that one has left and another holds.
struct Scene {
    app: TestApp,
    browser: Browser,
    post: i64,
    gone: i64,
    next: i64,
}

const TOKEN: &str = "a-token-that-is-long-enough-to-be-one";

fn held(app: &TestApp, person: i64, post: i64, from: &str, until: &str) {
    let day = |text: &str| (!text.is_empty()).then(|| day(text));
    app.write(|conn| {
        diesel::insert_into(tenures::table)
            .values((
                tenures::person_id.eq(person),
                tenures::post_id.eq(post),
                tenures::starts_on.eq(day(from)),
                tenures::ends_on.eq(day(until)),
            ))
            .execute(conn)?;
        Ok(())
    });
}

async fn note(browser: &Browser, promise: &str, person: i64, marking: &str) -> i64 {
    let person = person.to_string();
    let fields = [
        ("state", "UGA"),
        ("promise", promise),
        ("owner", "state"),
        ("due_on", "2023-06-30"),
        ("people", &person),
        ("marking", marking),
    ];
    let path = browser.post("/commitments", &fields).await.location();
    path.rsplit('/').next().unwrap().parse().unwrap()
}

/// A guest who has confirmed, with a letter whose link works.
fn seat(app: &TestApp, event: &str, person: i64, token: &str) -> i64 {
    let event: i64 = event.rsplit('/').next().unwrap().parse().unwrap();
    let now = app.app.clock.now();
    app.write(|conn| {
        let guest: i64 = diesel::insert_into(event_guests::table)
            .values((
                event_guests::event_id.eq(event),
                event_guests::state.eq("UGA"),
                event_guests::person_id.eq(person),
                event_guests::attendance.eq("confirmed"),
                event_guests::note.eq(""),
            ))
            .returning(event_guests::id)
            .get_result(conn)?;
        diesel::insert_into(event_invitations::table)
            .values((
                event_invitations::event_id.eq(event),
                event_invitations::guest_id.eq(guest),
                event_invitations::channel.eq("note_verbale"),
                event_invitations::sent_on.eq(day("2023-05-20")),
                event_invitations::reference.eq("NV 7"),
                event_invitations::person_id.eq(person),
                event_invitations::addressee.eq("The one before"),
                event_invitations::email.eq(""),
                event_invitations::language.eq("en"),
                event_invitations::token_hash.eq(token_hash(token)),
                event_invitations::expires_at.eq(now.plus(chrono::TimeDelta::days(30))),
                event_invitations::remark.eq(""),
                event_invitations::created_at.eq(now),
            ))
            .execute(conn)?;
        Ok(guest)
    })
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let browser = app.coordinator();
        let gone = person(&app, "Demo", "Before", Marking::Coordination, "Malawi");
        let next = person(&app, "Demo", "After", Marking::Coordination, "Malawi");
        let post = post(&app, "UGA");
        held(&app, gone, post, "2020-01-01", "2023-05-31");
        held(&app, next, post, "2023-06-01", "");
        Self {
            app,
            browser,
            post,
            gone,
            next,
        }
    }

    fn path(&self) -> String {
        format!("/posts/{}/succession", self.post)
    }

    /// The boxes that the page offers.
    async fn boxes(&self, browser: &Browser) -> Vec<String> {
        let html = browser.page(&self.path()).await;
        let document = scraper::Html::parse_document(&html);
        let boxes = scraper::Selector::parse("input[name=chosen][checked]").unwrap();
        let found = document.select(&boxes);
        found
            .map(|it| it.attr("value").unwrap().to_owned())
            .collect()
    }

    async fn send(
        &self,
        browser: &Browser,
        to: &str,
        boxes: &[String],
        more: &[(&str, &str)],
    ) -> crate::support::Reply {
        let mut fields = vec![("to", to)];
        fields.extend(boxes.iter().map(|it| ("chosen", it.as_str())));
        fields.extend(more);
        browser.post(&self.path(), &fields).await
    }

    /// With whom each commitment is agreed.
    fn agreed(&self) -> Vec<(Option<i64>, Option<i64>)> {
        self.app.read(|conn| {
            Ok(commitments::table
                .order(commitments::id)
                .select((commitments::person_id, commitments::post_id))
                .load(conn)?)
        })
    }

    /// Who has each place, under which name, and what came of it.
    fn seats(&self) -> Vec<(Option<i64>, Option<i64>, String, String)> {
        self.app.read(|conn| {
            Ok(event_guests::table
                .order(event_guests::id)
                .select((
                    event_guests::person_id,
                    event_guests::post_id,
                    event_guests::name,
                    event_guests::attendance,
                ))
                .load(conn)?)
        })
    }

    async fn link(&self, token: &str) -> StatusCode {
        self.app.visitor().get(&format!("/r/{token}")).await.status
    }
}

fn confirmed(person: i64) -> (Option<i64>, Option<i64>, String, String) {
    (Some(person), None, String::new(), "confirmed".to_owned())
}

fn invited(person: i64) -> (Option<i64>, Option<i64>, String, String) {
    (Some(person), None, String::new(), "invited".to_owned())
}

#[actix_web::test]
async fn what_is_open_moves_after_a_preview_and_is_taken_back_as_one() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    note(browser, "Sends the text", scene.gone, "coordination").await;
    let kept = note(browser, "Sent it", scene.gone, "coordination").await;
    browser
        .post(&format!("/commitments/{kept}/done"), &[])
        .await
        .location();
    let event = enter(browser, "Workshop to come", &[]).await;
    seat(&scene.app, &event, scene.gone, TOKEN);
    let past = [("starts_on", "2023-05-02"), ("ends_on", "2023-05-03")];
    let past = enter(browser, "Workshop that was", &past).await;
    seat(&scene.app, &past, scene.gone, "another-token-of-the-past");

    let home = format!("/posts/{}", scene.post);
    let html = browser.page(&home).await;
    assert_eq!(all(&html, "h1"), ["Counsellor"]);
    assert!(html.contains("2 can move"), "{html}");
    let holders = all(&html, "li a[href^='/contacts/']");
    assert_eq!(holders, ["Demo After", "Demo Before"]);
    assert!(html.contains("Sends the text") && html.contains("Workshop to come"));
    assert!(!html.contains("Sent it") && !html.contains("Workshop that was"));
    let person = browser.page(&format!("/contacts/{}", scene.gone)).await;
    assert!(person.contains(&format!("href=\"{home}\"")), "linked");

    let boxes = scene.boxes(browser).await;
    assert_eq!(boxes.len(), 2);
    let next = scene.next.to_string();
    let before = scene.app.digest();
    let preview = scene.send(browser, &next, &boxes, &[]).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    let rows = preview.all("tbody tr");
    assert_eq!(rows[0], "Sends the textDemo BeforeDemo After");
    assert!(rows[1].contains("the link that was sent is revoked"));
    assert!(scene.app.digest() == before, "nothing has moved");
    assert_eq!(scene.link(TOKEN).await, StatusCode::OK);

    let confirm = [("confirmed", "1")];
    let reply = scene.send(browser, &next, &boxes, &confirm).await;
    assert_eq!(reply.location(), home);
    let html = browser.follow(&reply).await;
    assert!(html.contains("2 have moved."), "{html}");
    let undo = all(&html, ".flash form button");
    assert_eq!(undo.len(), 1, "it can be taken back");
    assert_eq!(
        scene.agreed(),
        [(Some(scene.next), None), (Some(scene.gone), None)]
    );
    assert_eq!(
        scene.seats(),
        [invited(scene.next), confirmed(scene.gone)],
        "what the one before has said binds nobody"
    );
    assert_eq!(scene.link(TOKEN).await, StatusCode::NOT_FOUND);
    let moved = verbs(&scene.app);
    assert_eq!(
        moved[moved.len() - 2..],
        ["commitment.hand-on", "event.hand-on"]
    );
    assert!(scene.boxes(browser).await.is_empty());

    // a letter of their own
    scene.app.write(|conn| {
        diesel::update(people::table.find(scene.next))
            .set(people::email.eq("after@example.org"))
            .execute(conn)?;
        Ok(())
    });
    let letters = browser.page(&format!("{event}/letters")).await;
    assert!(letters.contains("after@example.org"), "{letters}");

    let document = scraper::Html::parse_document(&html);
    let form = scraper::Selector::parse(".flash form").unwrap();
    let undo = document.select(&form).next().unwrap();
    let undo = undo.attr("action").unwrap();
    browser.post(undo, &[]).await.location();
    assert_eq!(scene.agreed()[0], (Some(scene.gone), None));
    assert_eq!(scene.seats()[0], confirmed(scene.gone));
    assert_eq!(
        scene.link(TOKEN).await,
        StatusCode::NOT_FOUND,
        "a revoked link stays so"
    );
}

#[actix_web::test]
async fn a_vacant_post_keeps_it_until_its_next_holder_comes() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let gone = person(&app, "Demo", "Before", Marking::Coordination, "Malawi");
    let next = person(&app, "Demo", "After", Marking::Coordination, "Malawi");
    let post = post(&app, "UGA");
    held(&app, gone, post, "2020-01-01", "");
    let scene = Scene {
        app,
        browser,
        post,
        gone,
        next,
    };
    let browser = &scene.browser;
    note(browser, "Sends the text", gone, "coordination").await;
    let event = enter(browser, "Workshop to come", &[]).await;
    seat(&scene.app, &event, gone, TOKEN);
    assert!(scene.boxes(browser).await.is_empty(), "still there");

    let end = format!("/contacts/{gone}/tenures/1/end");
    let later = [("ends_on", "2023-07-01")];
    let reply = browser.post(&end, &later).await;
    assert_eq!(reply.location(), format!("/contacts/{gone}"), "not yet");
    let dates = [
        ("starts_on", "2020-01-01"),
        ("ends_on", "2023-06-01"),
        ("version", "2"),
    ];
    let reply = browser
        .post(&format!("/contacts/{gone}/tenures/1"), &dates)
        .await;
    assert_eq!(reply.location(), scene.path(), "on the last day");
    let html = browser.follow(&reply).await;
    assert!(html.contains("The post itself"), "{html}");
    let boxes = scene.boxes(browser).await;
    let confirm = [("confirmed", "1")];
    let reply = scene.send(browser, "post", &boxes, &confirm).await;
    assert_eq!(reply.location(), format!("/posts/{post}"));
    assert_eq!(scene.agreed(), [(None, Some(post))]);
    let (person, at, name, _) = scene.seats().remove(0);
    assert_eq!(
        (person, at, name.as_str()),
        (None, Some(post), "Counsellor")
    );
    assert!(scene.boxes(browser).await.is_empty(), "it waits");
    let html = browser.page(&format!("/posts/{post}")).await;
    assert!(html.contains("Sends the text") && html.contains("Workshop to come"));
    assert!(browser.page(&event).await.contains("Counsellor"));

    let begin = format!("/contacts/{next}/tenures");
    let fields = [
        ("post", post.to_string()),
        ("starts_on", "2023-06-01".into()),
    ];
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let reply = browser.post(&begin, &fields).await;
    assert_eq!(reply.location(), scene.path());
    let boxes = scene.boxes(browser).await;
    assert_eq!(boxes.len(), 2);
    let reply = scene
        .send(browser, &next.to_string(), &boxes, &confirm)
        .await;
    reply.location();
    assert_eq!(scene.agreed(), [(Some(next), None)]);
    assert_eq!(scene.seats(), [invited(next)]);
    // a new person who takes up a post is led there too
    note(browser, "Asks the Cabinet", gone, "coordination").await;
    let fields = [
        ("family", "Third"),
        ("language", "en"),
        ("marking", "coordination"),
        ("post", &post.to_string()),
        ("starts_on", "2023-06-01"),
    ];
    let reply = browser.post("/contacts", &fields).await;
    assert_eq!(reply.location(), scene.path());
    let html = browser.follow(&reply).await;
    assert_eq!(all(&html, "input[name=to]").len(), 2, "two hold it now");
}

#[actix_web::test]
async fn what_is_hidden_or_of_another_team_is_neither_listed_nor_counted_nor_moved() {
    let scene = Scene::new().await;
    let malawi = &scene.browser;
    let hidden = person(&scene.app, "Demo", "Hidden", Marking::Restricted, "Malawi");
    held(&scene.app, hidden, scene.post, "2019-01-01", "2019-12-31");
    note(malawi, "Told in confidence", scene.gone, "restricted").await;
    note(malawi, "Of a hidden one", hidden, "coordination").await;
    let event = enter(malawi, "Closed meeting", &[("marking", "restricted")]).await;
    seat(&scene.app, &event, scene.gone, TOKEN);
    let open = enter(malawi, "Open meeting", &[]).await;
    seat(&scene.app, &open, hidden, "a-token-for-the-hidden-one");
    assert_eq!(scene.boxes(malawi).await.len(), 4);

    let spain = scene.app.signed_in(Role::Coordinator, "Spain");
    let next = scene.next.to_string();
    for path in [format!("/posts/{}", scene.post), scene.path()] {
        let html = spain.page(&path).await;
        for word in [
            "confidence",
            "Of a hidden",
            "Demo Hidden",
            "meeting",
            "1 can",
            "2 can",
            "4 can",
        ] {
            assert!(!html.contains(word), "{path}: {word}");
        }
    }
    assert!(scene.boxes(&spain).await.is_empty());
    let confirm = [("confirmed", "1")];
    let before = scene.app.digest();
    for key in ["c1.1", "c2.1", "s1.1", "s2.1", "c900.1", "s900.1"] {
        let reply = scene.send(&spain, &next, &[key.to_owned()], &confirm).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{key}");
    }
    assert!(scene.app.digest() == before);

    // what can be read, but is another team's
    note(malawi, "Malawi’s own", scene.gone, "coordination").await;
    let contributor = scene.app.signed_in(Role::Contributor, "Spain");
    let html = contributor.page(&format!("/posts/{}", scene.post)).await;
    assert!(html.contains("Malawi’s own") && !html.contains("1 can"));
    assert!(scene.boxes(&contributor).await.is_empty());
    let reply = scene
        .send(&contributor, &next, &["c3.1".to_owned()], &confirm)
        .await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert_eq!(scene.boxes(&spain).await, ["c3.1"], "a coordinator may");
    let partner = scene.app.signed_in(Role::Partner, "ICRC");
    let html = partner.page(&format!("/posts/{}", scene.post)).await;
    for word in ["Malawi’s own", "Demo Before", "Demo After", "meeting"] {
        assert!(!html.contains(word), "{word}");
    }
    let observer = scene.app.signed_in(Role::Observer, "ICRC");
    observer.page(&format!("/posts/{}", scene.post)).await;
    assert_eq!(
        observer.get(&scene.path()).await.status,
        StatusCode::FORBIDDEN
    );
    let reply = observer.post(&scene.path(), &[]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    for path in ["/posts/900", "/posts/900/succession"] {
        assert_eq!(spain.get(path).await.status, StatusCode::NOT_FOUND);
    }
}

#[actix_web::test]
async fn nonsense_is_refused_and_what_has_changed_or_is_there_already_stays() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let first = note(browser, "One", scene.gone, "coordination").await;
    note(browser, "Two", scene.gone, "coordination").await;
    let older = person(&scene.app, "Demo", "Older", Marking::Coordination, "Malawi");
    held(&scene.app, older, scene.post, "2018-01-01", "2019-12-31");
    let event = enter(browser, "Workshop to come", &[]).await;
    seat(&scene.app, &event, scene.gone, TOKEN);
    seat(&scene.app, &event, older, "a-token-for-the-one-before");
    let next = scene.next.to_string();
    let boxes = scene.boxes(browser).await;
    assert_eq!(boxes.len(), 4);
    let gone = scene.gone.to_string();
    for (to, boxes) in [
        (next.as_str(), &[][..]),
        ("", &boxes),
        (&gone, &boxes),
        ("post", &boxes),
        ("nobody", &boxes),
    ] {
        let reply = scene.send(browser, to, boxes, &[]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}");
        assert!(reply.text().contains("error-summary"), "{to}");
    }
    let again = scene
        .send(browser, &next, &boxes[..1], &[("again", "1")])
        .await;
    assert_eq!(again.all("input[name=chosen][checked]").len(), 1);

    // someone changes the first meanwhile
    let fields = [("_inline", "1"), ("version", "1"), ("due_on", "2023-07-09")];
    let path = format!("/commitments/{first}");
    browser.post(&path, &fields).await.location();
    let confirm = [("confirmed", "1")];
    let stale = scene.send(browser, &next, &boxes[..1], &confirm).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let preview = scene.send(browser, &next, &boxes, &[]).await.text();
    assert!(preview.contains("2 stay as they are"), "{preview}");
    assert!(preview.contains("One: someone has changed it meanwhile"));
    assert!(preview.contains("Workshop to come: they have a place"));
    let reply = scene.send(browser, &next, &boxes, &confirm).await;
    let html = browser.follow(&reply).await;
    assert!(html.contains("2 stay as they were."), "{html}");
    let moved = (Some(scene.next), None);
    assert_eq!(scene.agreed(), [(Some(scene.gone), None), moved]);
    let seats = scene.seats();
    assert_eq!(
        seats
            .iter()
            .filter(|it| **it == invited(scene.next))
            .count(),
        1
    );
}

#[actix_web::test]
async fn a_questionnaire_stays_with_whom_it_went_to_and_the_page_says_so() {
    let scene = Scene::new().await;
    let (team, plan) = (team(&scene.app, "Malawi"), plan(&scene.app));
    let now = scene.app.app.clock.now();
    let wording = serde_json::to_string(&Wording::default()).unwrap();
    let circulate = |title: &str, marking: Marking, team: TeamId| {
        scene.app.write(|conn| {
            let questionnaire: i64 = questionnaires::table
                .select(questionnaires::id)
                .first(conn)?;
            let id: i64 = diesel::insert_into(circulations::table)
                .values((
                    circulations::questionnaire_id.eq(questionnaire),
                    circulations::work_plan_id.eq(plan),
                    circulations::title.eq(title),
                    circulations::closes_on.eq(day("2023-07-01")),
                    circulations::wording.eq(&wording),
                    circulations::status.eq("released"),
                    circulations::marking.eq(marking),
                    circulations::team_id.eq(team),
                    circulations::created_at.eq(now),
                ))
                .returning(circulations::id)
                .get_result(conn)?;
            diesel::insert_into(invitations::table)
                .values((
                    invitations::circulation_id.eq(id),
                    invitations::state.eq("UGA"),
                    invitations::person_id.eq(scene.gone),
                    invitations::post_id.eq(scene.post),
                    invitations::addressee.eq("Demo Before"),
                    invitations::email.eq("before@example.org"),
                    invitations::email_key.eq("before@example.org"),
                    invitations::language.eq("en"),
                    invitations::salutation.eq("Excellency"),
                    invitations::token_hash.eq(token_hash(title)),
                ))
                .execute(conn)?;
            Ok(id)
        })
    };
    let asked = circulate("Why not yet", Marking::Coordination, team);
    circulate("In confidence", Marking::Restricted, team);
    let html = scene.browser.page(&scene.path()).await;
    assert!(html.contains(&format!("/survey/circulations/{asked}\">Why not yet</a>")));
    assert!(html.contains("Sent to Demo Before for Uganda"), "{html}");
    assert!(html.contains("In confidence"));
    let spain = scene.app.signed_in(Role::Coordinator, "Spain");
    let html = spain.page(&scene.path()).await;
    assert!(html.contains("Why not yet") && !html.contains("In confidence"));
    let partner = scene.app.signed_in(Role::Partner, "ICRC");
    assert!(!partner.page(&scene.path()).await.contains("Why not yet"));
}

#[actix_web::test]
async fn the_pages_of_a_post_take_few_queries_however_much_is_open() {
    let scene = Scene::new().await;
    for number in 0..30 {
        let promise = format!("Promise {number}");
        note(&scene.browser, &promise, scene.gone, "coordination").await;
        let event = enter(&scene.browser, &format!("Event {number}"), &[]).await;
        seat(&scene.app, &event, scene.gone, &format!("token-{number}"));
    }
    for page in [format!("/posts/{}", scene.post), scene.path()] {
        let number = queries(&scene.app, &scene.browser, &page).await;
        assert!(number <= 12, "{page}: {number} queries");
    }
    assert_eq!(scene.boxes(&scene.browser).await.len(), 60);
}

#[actix_web::test]
async fn what_belongs_to_the_one_before_does_not_move_with_the_place() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let plain = enter(browser, "Plain workshop", &[]).await;
    let plain = seat(&scene.app, &plain, scene.gone, TOKEN);
    let paid = enter(browser, "Paid workshop", &[]).await;
    let paid = seat(
        &scene.app,
        &paid,
        scene.gone,
        "another-token-that-is-long-enough",
    );
    scene.app.write(|conn| {
        diesel::update(event_guests::table)
            .set((
                event_guests::function.eq("Ambassador"),
                event_guests::is_head.eq(true),
                event_guests::note.eq("Vegetarian"),
            ))
            .execute(conn)?;
        diesel::update(event_guests::table.find(paid))
            .set((
                event_guests::sponsorship.eq("ticketed"),
                event_guests::sponsored_minor.eq(120_000_i64),
                event_guests::sponsored_currency.eq("EUR"),
            ))
            .execute(conn)?;
        Ok(())
    });
    let next = scene.next.to_string();
    let boxes = scene.boxes(browser).await;
    let preview = scene.send(browser, &next, &boxes, &[]).await;
    assert!(
        preview
            .text()
            .contains("the sponsorship stays with the one before"),
        "{}",
        preview.text()
    );
    let confirm = [("confirmed", "1")];
    let reply = scene.send(browser, &next, &boxes, &confirm).await;
    let html = browser.follow(&reply).await;
    type Row = (i64, Option<i64>, String, bool, String, Option<i64>, String);
    let rows = || -> Vec<Row> {
        scene.app.read(|conn| {
            Ok(event_guests::table
                .order(event_guests::id)
                .select((
                    event_guests::id,
                    event_guests::person_id,
                    event_guests::function,
                    event_guests::is_head,
                    event_guests::note,
                    event_guests::sponsored_minor,
                    event_guests::attendance,
                ))
                .load(conn)?)
        })
    };
    let moved = rows();
    assert_eq!(moved.len(), 3, "{moved:?}");
    let text = |text: &str| text.to_owned();
    assert_eq!(
        moved[0],
        (
            plain,
            Some(scene.next),
            text("Counsellor"),
            false,
            text(""),
            None,
            text("invited")
        )
    );
    assert_eq!(
        moved[1],
        (
            paid,
            Some(scene.gone),
            text("Ambassador"),
            true,
            text("Vegetarian"),
            Some(120_000),
            text("declined")
        ),
        "what is paid stays in the books"
    );
    let third = &moved[2];
    assert_eq!(
        (
            third.1,
            third.2.as_str(),
            third.3,
            third.5,
            third.6.as_str()
        ),
        (Some(scene.next), "Counsellor", false, None, "invited")
    );
    let document = scraper::Html::parse_document(&html);
    let form = scraper::Selector::parse(".flash form").unwrap();
    let undo = document.select(&form).next().unwrap();
    browser
        .post(undo.attr("action").unwrap(), &[])
        .await
        .location();
    let back = rows();
    assert_eq!(back.len(), 2);
    assert!(
        back.iter()
            .all(|row| row.1 == Some(scene.gone) && row.6 == "confirmed")
    );
}

#[actix_web::test]
async fn a_place_that_a_post_keeps_is_written_to_at_the_posts_mailbox() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let gone = person(&app, "Demo", "Before", Marking::Coordination, "Malawi");
    let post = post(&app, "UGA");
    held(&app, gone, post, "2020-01-01", "2023-05-31");
    let scene = Scene {
        app,
        browser,
        post,
        gone,
        next: gone,
    };
    let browser = &scene.browser;
    let event = enter(browser, "Workshop to come", &[]).await;
    seat(&scene.app, &event, gone, TOKEN);
    let boxes = scene.boxes(browser).await;
    let confirm = [("confirmed", "1")];
    scene
        .send(browser, "post", &boxes, &confirm)
        .await
        .location();
    let letters = format!("{event}/letters");
    let html = browser.page(&letters).await;
    assert!(html.contains("no address"), "{html}");
    scene.app.write(|conn| {
        diesel::update(posts::table.find(post))
            .set(posts::email.eq("counsellor@example.org"))
            .execute(conn)?;
        Ok(())
    });
    let html = browser.page(&letters).await;
    assert!(
        html.contains("Counsellor &lt;counsellor@example.org&gt;"),
        "{html}"
    );
    let guest: i64 = scene
        .app
        .read(|conn| Ok(event_guests::table.select(event_guests::id).first(conn)?));
    let guest = guest.to_string();
    let fields = [
        ("go", "send"),
        ("reply_by", "2023-06-08"),
        ("guests", guest.as_str()),
    ];
    browser.post(&letters, &fields).await.location();
    let link: Option<String> = scene
        .app
        .read(|conn| Ok(mails::table.select(mails::link).first(conn)?));
    let link = link.unwrap();
    let visitor = scene.app.visitor();
    let reply = crate::workshops::enter(&visitor, &link[link.find("/r/").unwrap()..]).await;
    let page = visitor.page(&reply.location()).await;
    let document = scraper::Html::parse_document(&page);
    let name = scraper::Selector::parse("input[name=name-0]").unwrap();
    let name = document.select(&name).next().unwrap();
    assert_eq!(
        name.attr("value").unwrap_or_default(),
        "",
        "nobody is named yet"
    );
    let named = scraper::Selector::parse(".named").unwrap();
    assert!(
        document
            .select(&named)
            .all(|it| !it.text().collect::<String>().contains("Counsellor"))
    );
}
