//! Workshops in depth: guests and their invitations, replies by link, the agenda, money,
//! what else is held, participants in protocol order, and the report.

use accede::auth::{Marking, Role};
use accede::db::schema::{
    event_agenda, event_guests, event_invitations, event_money, events, mails, organisations,
    people, posts, tenures,
};
use accede::web::{CsrfToken, cookie_names};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::exchanges::{log, person, post, posted, queries, verbs};
use crate::support::{Browser, Reply, TestApp, all};

/// A workshop in a fortnight, of the browser's team.
async fn workshop(browser: &Browser, more: &[(&str, &str)]) -> String {
    let mut fields = vec![
        ("title", "Workshop on ratification"),
        ("kind", "regional_workshop"),
        ("starts_on", "2023-06-15"),
        ("ends_on", "2023-06-16"),
        ("place", "Yaoundé"),
        ("zone", "Africa/Douala"),
        ("marking", "coordination"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name || *name == "languages");
        fields.push((name, value));
    }
    browser.post("/events", &fields).await.location()
}

async fn invite(browser: &Browser, path: &str, guests: &[(&str, &str)]) {
    let reply = browser.post(&format!("{path}/invitations"), guests).await;
    reply.location();
}

/// Gives a person an address and a language.
fn reachable(app: &TestApp, person: i64, email: &str, language: &str) {
    app.write(|conn| {
        diesel::update(people::table.find(person))
            .set((people::email.eq(email), people::language.eq(language)))
            .execute(conn)?;
        Ok(())
    });
}

/// A mailbox of a State's mission.
fn mailbox(app: &TestApp, state: &str, email: &str) {
    let post = post(app, state);
    app.write(|conn| {
        diesel::update(posts::table.find(post))
            .set(posts::email.eq(email))
            .execute(conn)?;
        Ok(())
    });
}

/// An organisation that is no State's, with a mailbox.
fn organisation(app: &TestApp, name: &str, email: &str) -> String {
    let now = app.app.clock.now();
    let id: i64 = app.write(|conn| {
        let id: i64 = diesel::insert_into(organisations::table)
            .values((
                organisations::kind.eq("partner"),
                organisations::name.eq(name),
                organisations::sort_key.eq(name.to_lowercase()),
                organisations::place.eq(""),
                organisations::created_at.eq(now),
            ))
            .returning(organisations::id)
            .get_result(conn)?;
        diesel::insert_into(posts::table)
            .values((
                posts::organisation_id.eq(id),
                posts::title.eq("Secretariat"),
                posts::email.eq(email),
                posts::created_at.eq(now),
            ))
            .execute(conn)?;
        Ok(id)
    });
    id.to_string()
}

/// State, kind, direction, reference and number.
type LoggedRow = (String, String, Option<String>, String, Option<i32>);

type GuestRow = (i64, Option<String>, String, String, Option<String>);

/// The guests: id, State, name, attendance, why stranded.
fn guests(app: &TestApp) -> Vec<GuestRow> {
    app.read(|conn| {
        Ok(event_guests::table
            .order(event_guests::id)
            .select((
                event_guests::id,
                event_guests::state,
                event_guests::name,
                event_guests::attendance,
                event_guests::stranded_why,
            ))
            .load(conn)?)
    })
}

fn guest(app: &TestApp, state: &str) -> i64 {
    let all = guests(app);
    let found = all.iter().find(|it| it.1.as_deref() == Some(state));
    found.unwrap().0
}

/// The ids of all guests as a form ticks them.
fn ticked(app: &TestApp) -> Vec<(&'static str, String)> {
    let all = guests(app).into_iter();
    all.map(|guest| ("guests", guest.0.to_string())).collect()
}

/// Sends a mail to each guest who can have one.
async fn send(app: &TestApp, browser: &Browser, path: &str, more: &[(&str, &str)]) -> Reply {
    let ids = ticked(app);
    let mut fields = vec![("go", "send"), ("reply_by", "2023-06-08")];
    fields.extend(ids.iter().map(|(name, id)| (*name, id.as_str())));
    fields.extend(more);
    browser.post(&format!("{path}/letters"), &fields).await
}

/// The path of the link in the mail to an address.
fn link(app: &TestApp, email: &str) -> String {
    let link: Option<String> = app.read(|conn| {
        Ok(mails::table
            .filter(mails::to_email.eq(email))
            .select(mails::link)
            .first(conn)?)
    });
    let link = link.unwrap();
    link[link.find("/r/").unwrap()..].to_owned()
}

/// The link to reply by of a State that is invited to a workshop everyone may know of.
pub async fn link_to_reply(app: &TestApp) -> String {
    let desk = app.coordinator();
    let path = two_invited(app, &desk).await;
    send(app, &desk, &path, &[]).await.location();
    link(app, "uganda@example.org")
}

/// Presses the button of the page a link leads to; the address of the reply.
pub async fn enter(browser: &Browser, link: &str) -> Reply {
    let token = link.trim_start_matches("/r/");
    let field = CsrfToken::of(token).masked();
    browser.post_with("/r", &field, &[("token", token)]).await
}

/// Sends a reply with the token of the link, as its page carries it.
async fn reply(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
    let number = path.trim_start_matches("/reply/");
    let key = browser.cookie(&format!("{}{number}", cookie_names::REPLY));
    let field = CsrfToken::of(&key).masked();
    browser.post_with(path, &field, fields).await
}

/// A workshop to which Uganda and Chad are invited, and may be written to.
async fn two_invited(app: &TestApp, browser: &Browser) -> String {
    mailbox(app, "UGA", "uganda@example.org");
    mailbox(app, "TCD", "chad@example.org");
    let path = workshop(browser, &[]).await;
    invite(browser, &path, &[("states", "UGA"), ("states", "TCD")]).await;
    path
}

#[actix_web::test]
async fn a_workshop_goes_from_the_invitation_to_who_came_without_a_script() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    let page = desk.page(&format!("{path}/letters")).await;
    assert!(page.contains("uganda@example.org") && page.contains("/r/…"));
    let before = app.digest();
    let looked = desk
        .post(
            &format!("{path}/letters"),
            &[
                ("go", "look"),
                ("reply_by", "2023-06-08"),
                ("message_en", "Bring <papers>."),
            ],
        )
        .await;
    assert_eq!(looked.status, StatusCode::OK);
    assert!(looked.text().contains("Bring &lt;papers&gt;."));
    assert!(app.digest() == before, "to look sends nothing");
    send(&app, &desk, &path, &[]).await.location();
    let sent: i64 = app.read(|conn| Ok(mails::table.count().get_result(conn)?));
    assert_eq!(sent, 2, "a mail each");

    let visitor = app.visitor();
    let door = visitor.page(&link(&app, "uganda@example.org")).await;
    assert_eq!(all(&door, "h1"), ["Workshop on ratification"]);
    assert!(door.contains("Uganda") && !door.contains("Chad"));
    let answer = enter(&visitor, &link(&app, "uganda@example.org"))
        .await
        .location();
    let form = visitor.page(&answer).await;
    assert!(!form.contains(link(&app, "uganda@example.org").trim_start_matches("/r/")));
    let names = [
        ("comes", "yes"),
        ("name-0", "Kato Okello"),
        ("function-0", "Counsellor"),
        ("name-1", "Amina <Nakato>"),
        ("function-1", "Ministry of Defence"),
        ("head", "1"),
        ("remark", "We need a visa."),
    ];
    assert_eq!(reply(&visitor, &answer, &names).await.location(), answer);
    let html = visitor.page(&answer).await;
    assert!(html.contains("you will come"), "{html}");
    assert!(html.contains("value=\"Amina &lt;Nakato&gt;\""));
    let named = |it: &GuestRow| (it.2.clone(), it.3.clone());
    let rows: Vec<_> = guests(&app).iter().map(named).collect();
    let said = |name: &str, what: &str| (name.to_owned(), what.to_owned());
    assert_eq!(
        rows,
        [
            said("Kato Okello", "nominated"),
            said("", "invited"),
            said("Amina <Nakato>", "nominated"),
        ],
        "the first takes the place of the State"
    );

    let html = desk.page(&path).await;
    assert!(
        html.contains("invited by mail on 1 Jun 2023 · replied on 1 Jun 2023"),
        "{html}"
    );
    assert!(html.contains("We need a visa."));
    let people: Vec<_> = guests(&app);
    let of = |name: &str| people.iter().find(|it| it.2 == name).unwrap().0;
    let (okello, nakato) = (of("Kato Okello"), of("Amina <Nakato>"));
    let version: i32 = app.read(|conn| Ok(events::table.select(events::version).first(conn)?));
    let version = version.to_string();
    let fields = [
        ("version".to_owned(), version.clone()),
        (format!("attendance-{okello}"), "attended".to_owned()),
        (format!("attendance-{nakato}"), "stranded".to_owned()),
    ];
    let marks = format!("{path}/guests");
    let fields: Vec<_> = fields
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let refused = desk.post(&marks, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Say why the guest was stranded."));
    let why = format!("why-{nakato}");
    let mut fields = fields.clone();
    fields.push((why.as_str(), "visa"));
    desk.post(&marks, &fields).await.location();
    let html = desk.page(&path).await;
    assert_eq!(
        all(&html, ".figures dd"),
        ["3", "for 2 States", "2", "1", "for 1 State", "1"]
    );
    assert!(all(&html, "option[selected]").contains(&"visa".to_owned()));
    // It is noted how it went: the reply stays.
    let page = visitor.page(&answer).await;
    assert!(page.contains("can no longer be changed") && page.contains("Kato Okello"));
    reply(&visitor, &answer, &[("comes", "no")])
        .await
        .location();
    assert!(guests(&app).iter().all(|it| it.3 != "declined"));
    assert_eq!(
        verbs(&app),
        [
            "event.add",
            "event.invite",
            "event.letters",
            "event.reply",
            "event.guests"
        ]
    );
}

#[actix_web::test]
async fn a_reply_is_replaced_by_the_next_and_never_leaves_a_name_behind() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    send(&app, &desk, &path, &[]).await.location();
    let visitor = app.visitor();
    let answer = enter(&visitor, &link(&app, "chad@example.org"))
        .await
        .location();
    let of_chad = || -> Vec<(String, String)> {
        let all = guests(&app).into_iter();
        all.filter(|it| it.1.as_deref() == Some("TCD"))
            .map(|it| (it.2, it.3))
            .collect()
    };
    let said = |name: &str, what: &str| (name.to_owned(), what.to_owned());
    for (fields, expected) in [
        (vec![("comes", "yes")], vec![said("", "confirmed")]),
        (
            vec![
                ("comes", "yes"),
                ("name-0", "A"),
                ("name-1", "B"),
                ("name-2", "C"),
            ],
            vec![
                said("A", "nominated"),
                said("B", "nominated"),
                said("C", "nominated"),
            ],
        ),
        (
            vec![("comes", "yes"), ("name-1", "B")],
            vec![said("B", "nominated")],
        ),
        (
            vec![("comes", "no"), ("name-0", "B")],
            vec![said("B", "declined")],
        ),
        (vec![("comes", "yes")], vec![said("", "confirmed")]),
    ] {
        reply(&visitor, &answer, &fields).await.location();
        assert_eq!(of_chad(), expected, "{fields:?}");
    }
    for bad in [
        vec![],
        vec![("comes", "perhaps")],
        vec![("comes", "yes"), ("function-0", "Minister")],
    ] {
        let refused = reply(&visitor, &answer, &bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
        let said = refused.all(".error-summary li");
        assert!(
            said.iter()
                .all(|it| it.contains(": ") || it.contains(" : ")),
            "{said:?}"
        );
        assert!(!said.is_empty());
    }
    assert_eq!(of_chad(), [said("", "confirmed")]);
}

#[actix_web::test]
async fn a_scanner_that_follows_a_link_to_reply_by_changes_nothing() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    send(&app, &desk, &path, &[]).await.location();
    let link = link(&app, "uganda@example.org");
    let before = app.digest();
    let scanner = app.visitor();
    let door = scanner.get(&link).await;
    assert_eq!(door.status, StatusCode::OK);
    assert_eq!(door.headers.get("Referrer-Policy").unwrap(), "no-referrer");
    assert!(door.headers.get("Set-Cookie").is_none(), "no cookie");
    let answer = enter(&scanner, &link).await.location();
    assert_eq!(scanner.get(&answer).await.status, StatusCode::OK);
    assert!(app.digest() == before);
    // Who only knows the number of the reply sees nothing.
    assert_eq!(
        app.visitor().get(&answer).await.status,
        StatusCode::NOT_FOUND
    );
    let stored: Vec<Option<String>> = app.read(|conn| {
        let table = event_invitations::table.select(event_invitations::token_hash);
        Ok(table.load(conn)?)
    });
    let token = link.trim_start_matches("/r/");
    assert!(token.len() >= 22, "at least 128 bits");
    assert!(
        stored
            .iter()
            .flatten()
            .all(|hash| hash != token && hash.len() == 64)
    );
}

#[actix_web::test]
async fn links_to_reply_by_end_by_time_by_hand_and_with_the_guest() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    send(&app, &desk, &path, &[]).await.location();
    let (uganda, chad) = (
        link(&app, "uganda@example.org"),
        link(&app, "chad@example.org"),
    );
    let of = |email: &str| -> i64 {
        app.read(|conn| {
            Ok(event_invitations::table
                .filter(event_invitations::email.eq(email))
                .select(event_invitations::id)
                .first(conn)?)
        })
    };
    let visitor = app.visitor();
    let unknown = visitor.get("/r/unknown").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let invitation = format!("{path}/invitations/{}", of("uganda@example.org"));
    desk.post(&format!("{invitation}/revoke"), &[])
        .await
        .location();
    let gone = visitor.get(&uganda).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(gone.all("main *"), unknown.all("main *"));
    let renewed = desk.post(&format!("{invitation}/link"), &[]).await;
    assert_eq!(renewed.status, StatusCode::OK);
    let shown = all(&renewed.text(), ".secret code").remove(0);
    let fresh = shown[shown.find("/r/").unwrap()..].to_owned();
    assert_eq!(visitor.get(&uganda).await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get(&fresh).await.status, StatusCode::OK);
    assert!(!desk.page(&path).await.contains(&fresh), "shown once");
    // A guest who is removed has no link any more.
    let version: i32 = app.read(|conn| Ok(events::table.select(events::version).first(conn)?));
    let (version, guest) = (version.to_string(), guest(&app, "TCD").to_string());
    let fields = [("version", version.as_str()), ("remove", guest.as_str())];
    desk.post(&format!("{path}/guests"), &fields)
        .await
        .location();
    let gone = visitor.get(&chad).await;
    assert_eq!(gone.all("main *"), unknown.all("main *"));
    desk.post(&format!("{path}/bin"), &[]).await.location();
    assert_eq!(visitor.get(&fresh).await.status, StatusCode::NOT_FOUND);
    desk.post(&format!("{path}/restore"), &[]).await.location();
    app.app.clock.advance(TimeDelta::days(17));
    assert_eq!(
        visitor.get(&fresh).await.status,
        StatusCode::NOT_FOUND,
        "expired"
    );
}

#[actix_web::test]
async fn nobody_is_mailed_twice_and_who_is_left_out_is_told_why() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    reachable(&app, okello, "UGANDA@example.org", "fr");
    let ali = person(&app, "Demo", "Ali", Marking::Coordination, "Malawi");
    posted(&app, ali, "DJI");
    let (okello, ali) = (okello.to_string(), ali.to_string());
    let more = [("people", okello.as_str()), ("people", ali.as_str())];
    invite(&desk, &path, &more).await;
    let html = desk.page(&format!("{path}/letters")).await;
    let out = all(&html, "section[aria-labelledby=out] li");
    assert!(
        out.contains(&"Demo Ali, Djibouti no address".to_owned()),
        "{out:?}"
    );
    assert_eq!(out.len(), 2, "{out:?}");
    assert!(
        out.iter()
            .any(|it| it.ends_with("another guest has the same address"))
    );
    send(&app, &desk, &path, &[]).await.location();
    let html = desk.page(&format!("{path}/letters")).await;
    let out = all(&html, "section[aria-labelledby=out] li");
    assert!(
        out.iter()
            .any(|it| it.ends_with("has had a mail about this event")),
        "{out:?}"
    );
    let again = send(&app, &desk, &path, &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Who is removed and invited anew has had the mail all the same.
    let version: i32 = app.read(|conn| Ok(events::table.select(events::version).first(conn)?));
    let (version, chad) = (version.to_string(), guest(&app, "TCD").to_string());
    let fields = [("version", version.as_str()), ("remove", chad.as_str())];
    desk.post(&format!("{path}/guests"), &fields)
        .await
        .location();
    invite(&desk, &path, &[("states", "TCD")]).await;
    send(&app, &desk, &path, &[]).await;
    let sent: i64 = app.read(|conn| Ok(mails::table.count().get_result(conn)?));
    assert_eq!(sent, 2);
    // Mail to another event's guest came back.
    app.write(|conn| {
        diesel::update(mails::table)
            .filter(mails::to_email.eq("chad@example.org"))
            .set(mails::status.eq("bounced"))
            .execute(conn)?;
        Ok(())
    });
    let next = workshop(&desk, &[("title", "Next")]).await;
    invite(&desk, &next, &[("states", "TCD")]).await;
    let html = desk.page(&format!("{next}/letters")).await;
    let out = all(&html, "section[aria-labelledby=out] li");
    assert_eq!(out, ["Chad do not mail: mail to this address came back"]);
}

#[actix_web::test]
async fn a_mail_is_in_the_language_of_the_one_it_goes_to() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = workshop(&desk, &[("languages", "fr"), ("languages", "en")]).await;
    let mut ids = Vec::new();
    for (family, language) in [("Okello", "en"), ("Moreau", "fr"), ("Rojas", "es")] {
        let id = person(&app, "Demo", family, Marking::Coordination, "Malawi");
        posted(&app, id, "UGA");
        reachable(&app, id, &format!("{language}@example.org"), language);
        ids.push(id.to_string());
        app.write(|conn| {
            diesel::update(people::table.filter(people::language.ne("en")))
                .set((
                    people::rank.eq("ambassador"),
                    people::form_of_address.eq("ms"),
                ))
                .execute(conn)?;
            Ok(())
        });
    }
    let picked: Vec<_> = ids.iter().map(|id| ("people", id.as_str())).collect();
    invite(&desk, &path, &picked).await;
    let partner = organisation(&app, "Demo Partner", "partner@example.org");
    invite(&desk, &path, &[("organisations", partner.as_str())]).await;
    send(
        &app,
        &desk,
        &path,
        &[("message_fr", "Apportez vos papiers.")],
    )
    .await
    .location();
    let body = |email: &str| -> (String, String) {
        app.read(|conn| {
            Ok(mails::table
                .filter(mails::to_email.eq(email))
                .select((mails::subject, mails::body))
                .first(conn)?)
        })
    };
    let (subject, english) = body("en@example.org");
    assert_eq!(subject, "Invitation: Workshop on ratification");
    assert!(english.starts_with("Dear colleague,\n\nWe have the honour to invite you to:"));
    assert!(
        english
            .contains("15–16 June 2023\nYaoundé (Africa/Douala)\nInterpretation: English, French")
    );
    assert!(english.contains("8 June 2023") && !english.contains("papiers"));
    let (subject, french) = body("fr@example.org");
    assert_eq!(subject, "Invitation : Workshop on ratification");
    assert!(french.starts_with("Madame l’Ambassadrice,\n\n"));
    assert!(french.contains("15–16 juin 2023") && french.contains("\n\nApportez vos papiers.\n\n"));
    let (_, spanish) = body("es@example.org");
    assert!(spanish.starts_with("Señora Embajadora:\n\n"));
    assert!(
        spanish.contains("15–16 de junio de 2023") || spanish.contains("junio"),
        "{spanish}"
    );
    let (_, partner) = body("partner@example.org");
    assert!(partner.starts_with("Madam, Sir,"));
    assert!(partner.contains("to invite Demo Partner to be represented at:"));
}

#[actix_web::test]
async fn who_may_not_release_mail_sends_none() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    let html = contributor.page(&format!("{path}/letters")).await;
    assert!(html.contains("A coordinator sends the mails."));
    let reply = send(&app, &contributor, &path, &[]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let own = app.signed_in(Role::Partner, "ICRC");
    let partners = workshop(&own, &[("marking", "working_group")]).await;
    invite(&own, &partners, &[("states", "UGA")]).await;
    let reply = own.get(&format!("{partners}/letters")).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let sent: i64 = app.read(|conn| Ok(mails::table.count().get_result(conn)?));
    assert_eq!(sent, 0);
}

#[actix_web::test]
async fn a_note_verbale_is_noted_with_its_number_and_gets_a_link_on_demand() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    let uganda = guest(&app, "UGA").to_string();
    let notes = format!("{path}/notes");
    let note = [
        ("reference", "NV 12/2023"),
        ("sent_on", "2023-05-30"),
        ("guests", &*uganda),
    ];
    for bad in [
        vec![note[0], note[1]],
        vec![note[1], note[2]],
        vec![note[0], ("sent_on", "2023-06-30"), note[2]],
        vec![note[0], note[1], ("guests", "999")],
    ] {
        let refused = desk.post(&notes, &bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
    }
    desk.post(&notes, &note).await.location();
    let html = desk.page(&path).await;
    assert!(
        html.contains("invited by note verbale NV 12/2023 of 30 May 2023"),
        "{html}"
    );
    assert!(!html.contains("/revoke\""), "there is no link yet");
    let page = desk.page(&format!("{path}/letters")).await;
    assert!(
        !page.contains("uganda@example.org"),
        "it has been written to"
    );
    let id: i64 = app.read(|conn| {
        let table = event_invitations::table.select(event_invitations::id);
        Ok(table.first(conn)?)
    });
    let shown = desk
        .post(&format!("{path}/invitations/{id}/link"), &[])
        .await;
    let shown = all(&shown.text(), ".secret code").remove(0);
    let link = shown[shown.find("/r/").unwrap()..].to_owned();
    assert!(app.visitor().page(&link).await.contains("Uganda"));
}

#[actix_web::test]
async fn states_are_chosen_from_a_list_with_who_is_left_out() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    let choose = format!("{path}/choose");
    assert!(!desk.page(&choose).await.contains("name=\"states\""));
    let html = desk
        .page(&format!("{choose}?whom=targets&region=Africa"))
        .await;
    let rows = all(&html, "tbody th");
    assert!(
        rows.len() > 5 && !rows.contains(&"Uganda".to_owned()),
        "{rows:?}"
    );
    assert!(html.contains("no address"));
    let out = all(&html, "section[aria-labelledby=out] li");
    assert!(
        out.contains(&"Uganda invited already".to_owned()),
        "{out:?}"
    );
    let mut sorted = rows.clone();
    sorted.sort();
    assert_eq!(rows, sorted, "by name");
    let all_states = desk.page(&format!("{choose}?whom=all")).await;
    assert_eq!(all(&all_states, "tbody th").len(), 195);
}

/// An observer's page of a public event whose guests are partly hidden.
#[actix_web::test]
async fn a_guest_whose_person_is_hidden_is_nowhere() {
    let app = TestApp::new().await;
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let hidden = person(&app, "Secret", "Source", Marking::Restricted, "Spain");
    posted(&app, hidden, "UGA");
    reachable(&app, hidden, "secret@example.org", "en");
    let id = hidden.to_string();
    let path = workshop(&spain, &[("marking", "public")]).await;
    let readers = [app.coordinator(), app.signed_in(Role::Observer, "CMC")];
    let pages = [
        "",
        "/participants",
        "/participants.csv",
        "/badges",
        "/report",
        "/report.csv",
        "/money",
    ];
    invite(&spain, &path, &[("states", "KEN")]).await;
    let other = workshop(&spain, &[("title", "Other"), ("marking", "public")]).await;
    let mut before = Vec::new();
    for reader in &readers {
        for page in pages {
            before.push(stable(reader.get(&format!("{path}{page}")).await));
        }
    }
    invite(&spain, &path, &[("people", id.as_str())]).await;
    invite(&spain, &other, &[("people", id.as_str())]).await;
    send(&app, &spain, &path, &[]).await.location();
    app.write(|conn| {
        diesel::update(event_guests::table)
            .filter(event_guests::person_id.eq(hidden))
            .set((
                event_guests::attendance.eq("attended"),
                event_guests::sponsorship.eq("paid"),
                event_guests::sponsored_minor.eq(12_345_i64),
                event_guests::sponsored_currency.eq("EUR"),
            ))
            .execute(conn)?;
        // As it was when the pages were fetched first.
        diesel::update(events::table)
            .set(events::version.eq(1))
            .execute(conn)?;
        Ok(())
    });
    let seen = spain.page(&format!("{path}/report")).await;
    assert!(seen.contains("123.45"));
    assert!(
        spain
            .page(&path)
            .await
            .contains("invited to both: Secret Source")
    );
    let mut after = Vec::new();
    for reader in &readers {
        for page in pages {
            after.push(stable(reader.get(&format!("{path}{page}")).await));
        }
    }
    for (one, two) in before.iter().zip(&after) {
        assert_eq!(one, two);
    }
    let guest: i64 = app.read(|conn| {
        Ok(event_guests::table
            .filter(event_guests::person_id.eq(hidden))
            .select(event_guests::id)
            .first(conn)?)
    });
    let hidden_page = format!("{path}/guests/{guest}");
    for method in ["get", "post"] {
        let reply = match method {
            "get" => readers[0].get(&hidden_page).await,
            _ => readers[0].post(&hidden_page, &[("version", "1")]).await,
        };
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{method}");
    }
    let invitation: i64 = app.read(|conn| {
        let table = event_invitations::table.select(event_invitations::id);
        Ok(table.first(conn)?)
    });
    let renew = format!("{path}/invitations/{invitation}/link");
    assert_eq!(
        readers[0].post(&renew, &[]).await.status,
        StatusCode::NOT_FOUND
    );
}

/// A page without what differs from one answer to the next.
fn stable(reply: Reply) -> String {
    assert_eq!(reply.status, StatusCode::OK);
    let text = reply.text();
    let mut rest = text.as_str();
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("name=\"_csrf\" value=\"") {
        kept.push_str(before);
        rest = after.split_once('"').map_or("", |(_, rest)| rest);
    }
    kept + rest
}

#[actix_web::test]
async fn participants_sit_by_the_names_of_their_states_in_each_language() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = workshop(&desk, &[]).await;
    let partner = organisation(&app, "African Demo Union", "union@example.org");
    let name = async |fields: &[(&str, &str)]| {
        desk.post(&format!("{path}/guests/new"), fields)
            .await
            .location();
    };
    name(&[
        ("state", "DEU"),
        ("name", "D. One"),
        ("function", "Counsellor"),
    ])
    .await;
    name(&[("state", "UGA"), ("name", "U. Two"), ("seat", "2")]).await;
    name(&[("state", "UGA"), ("name", "U. Three"), ("seat", "1")]).await;
    name(&[
        ("state", "UGA"),
        ("name", "U. Head"),
        ("seat", "9"),
        ("is_head", "1"),
    ])
    .await;
    name(&[("organisation", partner.as_str()), ("name", "P. Four")]).await;
    name(&[("state", "EGY"), ("name", "E. Five")]).await;
    invite(&desk, &path, &[("states", "KEN")]).await;
    for (language, expected) in [
        ("en", ["Egypt", "Germany", "Uganda", "African Demo Union"]),
        (
            "fr",
            ["Allemagne", "Égypte", "Ouganda", "African Demo Union"],
        ),
        ("es", ["Alemania", "Egipto", "Uganda", "African Demo Union"]),
    ] {
        let html = desk
            .page(&format!("{path}/participants?language={language}"))
            .await;
        assert_eq!(all(&html, ".delegation h2"), expected, "{language}");
        assert!(html.contains(&format!("<article class=\"report\" lang=\"{language}\">")));
    }
    let html = desk.page(&format!("{path}/participants")).await;
    let names = all(&html, ".delegation b");
    assert_eq!(
        names,
        [
            "E. Five", "D. One", "U. Head", "U. Three", "U. Two", "P. Four"
        ]
    );
    let csv = desk
        .get(&format!("{path}/participants.csv?language=fr"))
        .await
        .text();
    let firsts: Vec<_> = csv
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(firsts.first(), Some(&"Allemagne"));
    assert_eq!(firsts.len(), 6);
    let xlsx = desk.get(&format!("{path}/participants.xlsx")).await;
    assert!(xlsx.bytes.starts_with(b"PK"));
    let badges = desk.page(&format!("{path}/badges?language=es")).await;
    assert_eq!(all(&badges, ".badge-name").len(), 6);
    assert_eq!(all(&badges, ".badge-state")[0], "Alemania");
    for bad in [
        vec![("name", "X")],
        vec![
            ("name", "X"),
            ("state", "UGA"),
            ("organisation", partner.as_str()),
        ],
        vec![("name", ""), ("state", "UGA")],
        vec![("name", "X"), ("state", "UGA"), ("seat", "-1")],
    ] {
        let refused = desk.post(&format!("{path}/guests/new"), &bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
    }
}

#[actix_web::test]
async fn an_agenda_tells_whether_the_convention_is_on_it_and_the_list_filters_by_it() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let with = workshop(&desk, &[("title", "With"), ("series", "Workshops 2023")]).await;
    let without = workshop(&desk, &[("title", "Without")]).await;
    workshop(&desk, &[("title", "Unknown")]).await;
    let item = |title: &'static str, more: &[(&'static str, &'static str)]| {
        let mut fields = vec![("title", title), ("kind", "item")];
        fields.extend(more);
        fields
    };
    let add = async |path: &str, fields: &[(&str, &str)]| {
        desk.post(&format!("{path}/agenda"), fields).await
    };
    let second = [
        ("held_on", "2023-06-15"),
        ("begins_at", "10:00"),
        ("number", "3 (a)"),
    ];
    add(&with, &item("Second", &second)).await.location();
    let first = [
        ("held_on", "2023-06-15"),
        ("begins_at", "09:00"),
        ("ends_at", "09:30"),
        ("on_convention", "1"),
        ("speaker", "Demo Speaker"),
        ("state", "UGA"),
        ("link", "https://example.org/paper"),
    ];
    add(&with, &item("First", &first)).await.location();
    add(&without, &item("Other matters", &[])).await.location();
    let html = desk.page(&with).await;
    assert_eq!(
        all(&html, ".agenda a[href*='/agenda/']"),
        ["First", "Second"]
    );
    assert!(html.contains("Demo Speaker") && html.contains("https://example.org/paper"));
    assert_eq!(all(&html, "#agenda + p .status"), ["on the agenda"]);
    let titles = async |query: &str| {
        let html = desk.page(&format!("/events{query}")).await;
        all(&html, "tbody th a")
    };
    assert_eq!(titles("?agenda=yes").await, ["With"]);
    assert_eq!(titles("?agenda=no").await, ["Without"]);
    assert_eq!(titles("?agenda=unknown").await, ["Unknown"]);
    assert_eq!(titles("?series=Workshops+2023").await, ["With"]);
    let csv = desk.get("/events.csv?agenda=yes").await.text();
    assert_eq!(csv.lines().count(), 2);
    for bad in [
        item("", &[]),
        item("x", &[("held_on", "2023-06-17")]),
        item("x", &[("ends_at", "10:00")]),
        item("x", &[("begins_at", "10:00"), ("ends_at", "09:00")]),
        item("x", &[("link", "http://example.org")]),
        item("x", &[("state", "XXX")]),
    ] {
        let refused = add(&with, &bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
    }
    let id: i64 = app.read(|conn| {
        Ok(event_agenda::table
            .filter(event_agenda::title.eq("First"))
            .select(event_agenda::id)
            .first(conn)?)
    });
    let own = format!("{with}/agenda/{id}");
    let mut changed = item("First", &first);
    changed.push(("version", "1"));
    desk.post(&own, &changed).await.location();
    let stale = desk.post(&own, &changed).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let elsewhere = format!("{without}/agenda/{id}");
    assert_eq!(desk.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    desk.post(&format!("{own}/remove"), &[]).await.location();
    assert_eq!(titles("?agenda=no").await, ["With", "Without"]);
}

#[actix_web::test]
async fn a_hidden_speaker_is_not_named_and_stays_when_others_edit() {
    let app = TestApp::new().await;
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let hidden = person(&app, "Secret", "Source", Marking::Restricted, "Spain").to_string();
    let path = workshop(&spain, &[("marking", "public")]).await;
    let item = [
        ("title", "Opening"),
        ("kind", "item"),
        ("people", hidden.as_str()),
    ];
    spain
        .post(&format!("{path}/agenda"), &item)
        .await
        .location();
    let malawi = app.coordinator();
    assert!(spain.page(&path).await.contains("Secret Source"));
    let id: i64 = app.read(|conn| Ok(event_agenda::table.select(event_agenda::id).first(conn)?));
    let own = format!("{path}/agenda/{id}");
    for page in [path.clone(), own.clone(), format!("{path}/report")] {
        let html = malawi.page(&page).await;
        assert!(
            html.contains("Opening") && !html.contains("Source"),
            "{page}"
        );
    }
    let edit = [
        ("title", "Opening address"),
        ("kind", "item"),
        ("version", "1"),
    ];
    malawi.post(&own, &edit).await.location();
    assert!(
        spain.page(&path).await.contains("Secret Source"),
        "it stays"
    );
}

#[actix_web::test]
async fn money_is_summed_by_currency_and_sponsorship_counts_against_the_budget() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    let money = format!("{path}/money");
    let add = async |kind: &str, what: &str, amount: &str, currency: &str| {
        let fields = [
            ("kind", kind),
            ("what", what),
            ("amount", amount),
            ("currency", currency),
        ];
        desk.post(&money, &fields).await
    };
    add("budget", "Grant", "10 000", "EUR").await.location();
    add("cost", "Room", "1200,50", "EUR").await.location();
    add("cost", "Interpreters", "250000", "xaf")
        .await
        .location();
    for (amount, currency) in [
        ("", "EUR"),
        ("1", ""),
        ("-5", "EUR"),
        ("1.001", "EUR"),
        ("0.5", "XAF"),
        ("1", "EURO"),
        ("1e9", "EUR"),
    ] {
        let refused = add("cost", "x", amount, currency).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{amount} {currency}"
        );
        assert!(
            refused.text().contains("value=\"x\""),
            "what was typed stays"
        );
    }
    for (state, fields) in [
        (
            "UGA",
            [
                ("sponsorship", "paid"),
                ("amount", "800.25"),
                ("currency", "EUR"),
            ],
        ),
        (
            "TCD",
            [
                ("sponsorship", "requested"),
                ("amount", "300"),
                ("currency", "EUR"),
            ],
        ),
    ] {
        let own = format!("{path}/guests/{}", guest(&app, state));
        let mut form = vec![("version", "1")];
        form.extend(fields);
        desk.post(&own, &form).await.location();
        let stale = desk.post(&own, &form).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
    }
    let html = desk.page(&money).await;
    let cells: Vec<String> = all(&html, "main > table td");
    let row = |cells: &[String]| cells.join("|").replace('\u{a0}', " ");
    assert_eq!(
        row(&cells[..6]),
        "10,000.00|1,200.50|800.25|800.25|300.00|7,999.25"
    );
    assert_eq!(row(&cells[6..12]), "|250,000||||");
    assert!(html.contains("Uganda") && html.contains("1 guest"));
    let own = format!("{path}/guests/{}", guest(&app, "UGA"));
    for bad in [
        vec![("version", "2"), ("amount", "5"), ("currency", "EUR")],
        vec![("version", "2"), ("sponsorship", "paid"), ("amount", "5")],
        vec![("version", "2"), ("sponsorship", "gift")],
        vec![("version", "2"), ("seat", "first")],
    ] {
        let refused = desk.post(&own, &bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
    }
    let line: i64 = app.read(|conn| Ok(event_money::table.select(event_money::id).first(conn)?));
    let own = format!("{money}/{line}");
    let form = desk.page(&own).await;
    assert!(form.contains("value=\"10000.00\""), "{form}");
    let fields = [
        ("version", "1"),
        ("kind", "budget"),
        ("what", "Grant of the EU"),
        ("amount", "9000"),
        ("currency", "EUR"),
    ];
    assert_eq!(desk.post(&own, &fields).await.location(), money);
    let html = desk.page(&money).await;
    assert!(html.contains("Grant of the EU") && html.contains("9,000.00"));
    // Who had it open meanwhile is shown both.
    let stale = desk.post(&own, &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let refused = [&fields[..3], &[("amount", "x"), ("currency", "EUR")]].concat();
    let refused = desk.post(&own, &refused).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    desk.post(&format!("{money}/{line}/remove"), &[])
        .await
        .location();
    assert_eq!(
        desk.post(&format!("{money}/{line}/remove"), &[])
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert!(!desk.page(&money).await.contains("Grant"));
}

#[actix_web::test]
async fn what_else_is_held_on_the_days_is_shown_as_far_as_one_may_know() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    let okello = okello.to_string();
    let one = workshop(&desk, &[("title", "One")]).await;
    invite(
        &desk,
        &one,
        &[("people", okello.as_str()), ("states", "KEN")],
    )
    .await;
    assert!(!desk.page(&one).await.contains("Also held"));
    let reply = desk
        .post(
            "/events",
            &[
                ("title", "Two"),
                ("kind", "side_event"),
                ("starts_on", "2023-06-16"),
                ("zone", "Africa/Douala"),
                ("marking", "coordination"),
            ],
        )
        .await;
    let two = reply.location();
    let html = desk.follow(&reply).await;
    assert!(
        html.contains("Something else is held on the same days"),
        "{html}"
    );
    invite(
        &desk,
        &two,
        &[("people", okello.as_str()), ("states", "TCD")],
    )
    .await;
    let html = desk.page(&one).await;
    assert!(all(&html, ".flash.warning li")[0].starts_with("Two · 16 June 2023"));
    assert!(
        html.contains("invited to both: Kato Okello, Uganda"),
        "{html}"
    );
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let three = workshop(&spain, &[("title", "Three"), ("marking", "restricted")]).await;
    assert!(!desk.page(&one).await.contains("Three"));
    assert_eq!(all(&spain.page(&three).await, ".flash.warning li").len(), 2);
    // A formal meeting of the pack, unless the event is part of it.
    let (code, day) = {
        let facts = app.read(|conn| app.app.facts.current(conn));
        let today = app.app.clock.today();
        let meeting = facts
            .meetings
            .iter()
            .find(|it| it.starts_on.is_some_and(|on| on > today));
        let meeting = meeting.unwrap();
        (meeting.code.clone(), meeting.starts_on.unwrap().to_string())
    };
    let days = [("starts_on", &*day), ("ends_on", &*day)];
    let beside = workshop(&desk, &days).await;
    assert!(desk.page(&beside).await.contains("Also held"));
    let own = [
        days[0],
        days[1],
        ("meeting", &*code),
        ("title", "Part of it"),
    ];
    let part = workshop(&desk, &own).await;
    let html = desk.page(&part).await;
    assert_eq!(
        all(&html, ".flash.warning li").len(),
        1,
        "the other event alone"
    );
}

#[actix_web::test]
async fn a_report_tells_what_the_reader_may_know_and_adds_up() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let more = [
        ("starts_on", "2023-05-15"),
        ("ends_on", "2023-05-16"),
        ("marking", "public"),
        ("series", "Workshops 2023"),
        ("languages", "en"),
        ("languages", "pt"),
        ("outcome", "A <declaration>"),
    ];
    let path = workshop(&desk, &more).await;
    invite(
        &desk,
        &path,
        &[("states", "UGA"), ("states", "TCD"), ("states", "KEN")],
    )
    .await;
    let field = |name: &str, state: &str| format!("{name}-{}", guest(&app, state));
    let fields = [
        ("version".to_owned(), "1"),
        (field("attendance", "UGA"), "attended"),
        (field("attendance", "TCD"), "stranded"),
        (field("why", "TCD"), "travel"),
        (field("note", "TCD"), "missed the flight"),
        (field("attendance", "KEN"), "absent"),
    ];
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    desk.post(&format!("{path}/guests"), &fields)
        .await
        .location();
    let id = path.rsplit('/').next().unwrap();
    let said = [
        ("event", id),
        ("commitment_promise", "To table the bill"),
        ("commitment_owner", "state"),
    ];
    log(&desk, "UGA", &said).await;
    let html = desk.page(&format!("{path}/report")).await;
    for text in [
        "15–16 May 2023",
        "Workshops 2023",
        "English, Portuguese",
        "A &lt;declaration&gt;",
        "missed the flight",
        "To table the bill",
    ] {
        assert!(html.contains(text), "{text}: {html}");
    }
    assert_eq!(all(&html, "tbody th"), ["Chad", "Kenya", "Uganda", "All"]);
    let csv = desk.get(&format!("{path}/report.csv")).await.text();
    assert!(csv.contains("\nAll,3,,,1,1,1,\n"), "{csv}");
    assert!(
        desk.get(&format!("{path}/report.xlsx"))
            .await
            .bytes
            .starts_with(b"PK")
    );
    let observer = app.signed_in(Role::Observer, "CMC");
    let html = observer.page(&format!("{path}/report")).await;
    assert!(
        !html.contains("To table the bill"),
        "the exchange is for others"
    );
    assert!(html.contains("missed the flight"));
}

#[actix_web::test]
async fn no_page_of_a_workshop_takes_more_queries_with_more_guests() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    let pages = [
        "",
        "/report",
        "/participants",
        "/badges",
        "/money",
        "/letters",
        "/choose?whom=targets",
    ];
    let mut few = Vec::new();
    for page in pages {
        few.push(queries(&app, &desk, &format!("{path}{page}")).await);
    }
    let states: Vec<String> = {
        let facts = app.read(|conn| app.app.facts.current(conn));
        facts.iter().map(|it| it.iso3.to_string()).collect()
    };
    let all: Vec<_> = states
        .iter()
        .map(|state| ("states", state.as_str()))
        .collect();
    invite(&desk, &path, &all).await;
    for number in 0..20 {
        let title = format!("Item {number}");
        let item = [("title", title.as_str()), ("kind", "item")];
        desk.post(&format!("{path}/agenda"), &item).await.location();
    }
    for (page, few) in pages.iter().zip(few) {
        let many = queries(&app, &desk, &format!("{path}{page}")).await;
        // States without a mission in Geneva are asked for once more, all of them together.
        let more = if *page == "/letters" { 2 } else { 0 };
        assert!(
            many <= few + more && many <= 14,
            "{page}: {few}, then {many}"
        );
    }
}

#[actix_web::test]
async fn erasing_a_person_takes_them_out_of_invitations_mails_and_agendas() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    reachable(&app, okello, "okello@example.org", "en");
    let id = okello.to_string();
    let path = workshop(&desk, &[]).await;
    invite(&desk, &path, &[("people", id.as_str())]).await;
    let item = [
        ("title", "Opening"),
        ("kind", "item"),
        ("people", id.as_str()),
    ];
    desk.post(&format!("{path}/agenda"), &item).await.location();
    send(&app, &desk, &path, &[]).await.location();
    let link = link(&app, "okello@example.org");
    let now = app.app.clock.now();
    app.write(|conn| accede::erasure::erase_person(conn, okello, now));
    let (to, body, status): (String, String, String) = app.read(|conn| {
        let table = mails::table.select((mails::to_email, mails::body, mails::status));
        Ok(table.first(conn)?)
    });
    assert_eq!((&*to, &*body, &*status), ("", "", "cancelled"));
    let left: (String, String, Option<i64>) = app.read(|conn| {
        Ok(event_invitations::table
            .select((
                event_invitations::addressee,
                event_invitations::email,
                event_invitations::person_id,
            ))
            .first(conn)?)
    });
    assert_eq!(left, (String::new(), String::new(), None));
    let speaker: Option<i64> = app.read(|conn| {
        Ok(event_agenda::table
            .select(event_agenda::person_id)
            .first(conn)?)
    });
    assert_eq!(speaker, None);
    assert_eq!(app.visitor().get(&link).await.status, StatusCode::NOT_FOUND);
    assert!(!desk.page(&path).await.contains("Okello"));
}

/// Marks a person as not to be mailed.
pub fn closed(app: &TestApp, person: i64) {
    app.write(|conn| {
        diesel::update(people::table.find(person))
            .set(people::do_not_mail.eq("Asked for letters alone"))
            .execute(conn)?;
        Ok(())
    });
}

#[actix_web::test]
async fn who_is_not_to_be_mailed_is_left_out_of_the_letters_with_the_reason() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = workshop(&desk, &[]).await;
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    reachable(&app, okello, "okello@example.org", "en");
    closed(&app, okello);
    // The only one of a State, and the only one of an organisation.
    let ali = person(&app, "Demo", "Ali", Marking::Coordination, "Malawi");
    posted(&app, ali, "DJI");
    reachable(&app, ali, "ali@example.org", "fr");
    closed(&app, ali);
    let partner = organisation(&app, "Demo Partner", "");
    let lee = person(&app, "Demo", "Lee", Marking::Coordination, "Malawi");
    app.write(|conn| {
        let post: i64 = posts::table
            .filter(posts::organisation_id.eq(partner.parse::<i64>().unwrap()))
            .select(posts::id)
            .first(conn)?;
        diesel::update(posts::table.find(post))
            .set(posts::email.eq(None::<String>))
            .execute(conn)?;
        diesel::insert_into(tenures::table)
            .values((tenures::person_id.eq(lee), tenures::post_id.eq(post)))
            .execute(conn)?;
        Ok(())
    });
    reachable(&app, lee, "lee@example.org", "en");
    closed(&app, lee);
    let okello = okello.to_string();
    let guests = [
        ("people", okello.as_str()),
        ("states", "DJI"),
        ("organisations", partner.as_str()),
    ];
    invite(&desk, &path, &guests).await;
    let html = desk.page(&format!("{path}/letters")).await;
    let mut out = all(&html, "section[aria-labelledby=out] li");
    out.sort();
    assert_eq!(
        out,
        [
            "Demo Partner marked as not to be mailed",
            "Djibouti marked as not to be mailed",
            "Kato Okello, Uganda marked as not to be mailed",
        ]
    );
    let refused = send(&app, &desk, &path, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent: i64 = app.read(|conn| Ok(mails::table.count().get_result(conn)?));
    assert_eq!(sent, 0);
}

#[actix_web::test]
async fn a_letter_to_someone_marked_since_does_not_leave_the_desk() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = workshop(&desk, &[]).await;
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    reachable(&app, okello, "okello@example.org", "en");
    let guest = okello.to_string();
    invite(&desk, &path, &[("people", guest.as_str())]).await;
    send(&app, &desk, &path, &[]).await.location();
    closed(&app, okello);
    let tried = accede::mail::Worker::new(&app.app).step().await.unwrap();
    assert_eq!(tried, 0);
    let (id, status): (i64, String) = app.read(|conn| {
        Ok(mails::table
            .select((mails::id, mails::status))
            .first(conn)?)
    });
    assert_eq!(status, "cancelled");
    let html = desk.page(&format!("/mail/{id}")).await;
    assert!(
        html.contains("Cancelled: whom it goes to is marked as not to be mailed."),
        "{html}"
    );
}

#[actix_web::test]
async fn a_note_verbale_is_logged_under_the_next_number_of_the_series() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = two_invited(&app, &desk).await;
    let html = desk.page(&format!("{path}/letters")).await;
    let document = scraper::Html::parse_document(&html);
    let ticked = scraper::Selector::parse("input[name=log][checked]").unwrap();
    assert_eq!(document.select(&ticked).count(), 1, "by default");
    let (uganda, chad) = (
        guest(&app, "UGA").to_string(),
        guest(&app, "TCD").to_string(),
    );
    let fields = [
        ("log", "1"),
        ("reference", ""),
        ("sent_on", "2023-05-30"),
        ("guests", uganda.as_str()),
        ("guests", chad.as_str()),
    ];
    let reply = desk.post(&format!("{path}/notes"), &fields).await;
    let html = desk.follow(&reply).await;
    let number = "NV/MALAWI/2023/001";
    assert!(html.contains(&format!("logged under {number}")), "{html}");
    assert!(html.contains(&format!("invited by note verbale {number} of 30 May 2023")));
    let logged: Vec<LoggedRow> = app.read(|conn| {
        use accede::db::schema::exchanges as t;
        Ok(t::table
            .order(t::id)
            .select((
                t::state,
                t::kind,
                t::direction,
                t::reference,
                t::note_number,
            ))
            .load(conn)?)
    });
    let row = |state: &str, own| {
        (
            state.to_owned(),
            "note_verbale".to_owned(),
            Some("out".to_owned()),
            number.to_owned(),
            own,
        )
    };
    assert_eq!(logged, [row("TCD", Some(1)), row("UGA", None)]);
    let exchange = desk.page("/exchanges/1").await;
    assert!(exchange.contains("Invitation to Workshop on ratification"));
    assert!(exchange.contains(&path), "with its event");
    // The next note of the team has the next number.
    let note = [
        ("kind", "note_verbale"),
        ("direction", "out"),
        ("summary", "Another note"),
    ];
    let another = log(&desk, "KEN", &note).await;
    assert!(desk.page(&another).await.contains("NV/MALAWI/2023/002"));
}

#[actix_web::test]
async fn a_post_is_called_in_each_language_what_it_is_there() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    let post: i64 = app.read(|conn| Ok(posts::table.select(posts::id).first(conn)?));
    let fields = [
        ("title", "Counsellor"),
        ("title_fr", "Conseillère"),
        ("version", "1"),
    ];
    desk.post(&format!("/posts/{post}"), &fields)
        .await
        .location();
    let html = desk.page(&format!("/posts/{post}/edit")).await;
    assert!(html.contains("value=\"Conseillère\""), "{html}");
    let path = workshop(&desk, &[]).await;
    let other = person(&app, "Demo", "Ali", Marking::Coordination, "Malawi");
    posted(&app, other, "DJI");
    let (okello, other) = (okello.to_string(), other.to_string());
    let people = [("people", okello.as_str()), ("people", other.as_str())];
    invite(&desk, &path, &people).await;
    app.write(|conn| {
        diesel::update(event_guests::table)
            .set(event_guests::attendance.eq("confirmed"))
            .execute(conn)?;
        // What someone has written of a guest stays as it is written.
        diesel::update(event_guests::table.filter(event_guests::state.eq("DJI")))
            .set(event_guests::function.eq("Head of division"))
            .execute(conn)?;
        Ok(())
    });
    for (language, called) in [
        ("en", "Counsellor"),
        ("fr", "Conseillère"),
        // there is none in Spanish
        ("es", "Counsellor"),
    ] {
        for page in ["participants", "participants.csv", "badges"] {
            let text = desk
                .get(&format!("{path}/{page}?language={language}"))
                .await
                .text();
            assert!(text.contains(called), "{page} {language}: {text}");
            assert!(text.contains("Head of division"), "{page} {language}");
        }
    }
    desk.post("/account/language", &[("language", "fr")]).await;
    for page in ["/states/UGA", "/states/UGA/brief"] {
        let html = desk.page(page).await;
        assert!(html.contains("Conseillère, Permanent Mission"), "{page}");
    }
}
