//! What goes to a bin is erased after 30 days, and a person on request: the record, all the
//! audit says of it, and nothing else.

use accede::audit;
use accede::auth::{Marking, Role};
use accede::db::schema::{
    activity_contacts, audit as entries, audit_values, barriers, commitments, event_guests, events,
    exchange_people, exchanges, invitations, mail_attempts, mails, organisations, pathway_steps,
    people, posts, state_contacts, tenures,
};
use accede::erasure::{self, KEEP_DAYS};
use accede::error::AppError;
use actix_web::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use crate::exchanges::{log, person, post, posted};
use crate::support::{Browser, TestApp};
use crate::survey;

/// Erases what is due, and says how many records that were.
async fn erase(app: &TestApp) -> usize {
    erasure::erase_due(&app.app.db, app.app.clock.now())
        .await
        .unwrap()
}

fn pass(app: &TestApp, days: i64) {
    app.app.clock.advance(TimeDelta::days(days));
}

async fn bin(browser: &Browser, path: &str) {
    browser.post(&format!("{path}/bin"), &[]).await.location();
}

fn id_of(path: &str) -> i64 {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

/// How often the audit's before and after have a text.
fn told(app: &TestApp, text: &str) -> i64 {
    let like = format!("%{text}%");
    app.read(|conn| {
        let said = audit_values::new_values
            .like(&like)
            .or(audit_values::old_values.like(&like));
        Ok(audit_values::table.filter(said).count().get_result(conn)?)
    })
}

/// The erasures the audit tells of.
fn erasures(app: &TestApp) -> Vec<String> {
    app.read(|conn| {
        Ok(entries::table
            .filter(entries::action.like("%.erase"))
            .order(entries::id)
            .select(entries::action)
            .load(conn)?)
    })
}

fn holds(app: &TestApp) {
    assert_eq!(app.read(audit::verify).faults, []);
}

type Totals = (
    Vec<(String, String, i64, i32, NaiveDate)>,
    Vec<(i64, String, i64, i32)>,
);

fn totals(app: &TestApp) -> Totals {
    app.read(|conn| {
        let states = state_contacts::table.order(state_contacts::state);
        let activities = activity_contacts::table.order(activity_contacts::activity_id);
        Ok((states.load(conn)?, activities.load(conn)?))
    })
}

#[actix_web::test]
async fn what_lies_in_the_bin_for_30_days_is_erased_with_all_the_audit_says_of_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi").to_string();
    let path = log(
        &browser,
        "UGA",
        &[
            ("summary", "Words to forget"),
            ("people", &okello),
            ("barrier", "legal_review"),
            ("barrier_detail", "Detail to forget"),
            ("commitment_promise", "Promise to forget"),
            ("commitment_owner", "state"),
            ("commitment_due_on", "2023-06-30"),
        ],
    )
    .await;
    let kept = log(&browser, "UGA", &[("summary", "Words to keep")]).await;
    bin(&browser, &path).await;
    let before = totals(&app);

    pass(&app, KEEP_DAYS - 1);
    assert_eq!(erase(&app).await, 0, "29 days");
    assert!(told(&app, "Words to forget") > 0);
    pass(&app, 1);
    assert_eq!(erase(&app).await, 3, "30 days");
    assert_eq!(
        erasures(&app),
        ["commitment.erase", "barrier.erase", "exchange.erase"]
    );
    assert_eq!(told(&app, "to forget"), 0);
    assert!(told(&app, "Words to keep") > 0);
    let left: (i64, i64, i64, i64) = app.read(|conn| {
        Ok((
            exchanges::table.count().get_result(conn)?,
            commitments::table.count().get_result(conn)?,
            barriers::table.count().get_result(conn)?,
            exchange_people::table.count().get_result(conn)?,
        ))
    });
    assert_eq!(left, (1, 0, 0, 0));
    assert_eq!(totals(&app), before, "what is in the bin counts nowhere");
    holds(&app);
    assert_eq!(erase(&app).await, 0, "once");

    let browser = app.coordinator();
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    browser.page(&kept).await;
    let list = browser.page("/admin/audit").await;
    assert!(list.contains("erased an exchange"), "{list}");
}

#[actix_web::test]
async fn an_erased_person_is_taken_out_of_what_stays() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    let other = person(&app, "Demo", "Ali", Marking::Coordination, "Malawi");
    let mukasa = person(&app, "Kato", "Mukasa", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    let (first, second) = (okello.to_string(), other.to_string());
    let both = [("people", first.as_str()), ("people", second.as_str())];
    let path = log(&browser, "UGA", &both).await;
    let event = event(&app, &browser).await;
    for (guest, state) in [(okello, "UGA"), (mukasa, "DJI"), (other, "DJI")] {
        app.write(|conn| {
            diesel::insert_into(event_guests::table)
                .values((
                    event_guests::event_id.eq(event),
                    event_guests::state.eq(state),
                    event_guests::person_id.eq(guest),
                    event_guests::attendance.eq("attended"),
                    event_guests::note.eq("with a cold"),
                ))
                .execute(conn)
                .map_err(AppError::from)
        })
        .checked();
    }
    let now = app.app.clock.now();
    let team = crate::desk_data::team(&app, "Malawi");
    app.write(|conn| {
        diesel::insert_into(commitments::table)
            .values((
                commitments::state.eq("UGA"),
                commitments::promise.eq("Sends the text"),
                commitments::marking.eq(Marking::Coordination),
                commitments::team_id.eq(team),
                commitments::created_at.eq(now),
                commitments::updated_at.eq(now),
                commitments::person_id.eq(okello),
            ))
            .execute(conn)
            .map_err(AppError::from)
    })
    .checked();
    let before = totals(&app);
    for id in [okello, mukasa] {
        bin(&browser, &format!("/contacts/{id}")).await;
    }
    pass(&app, KEEP_DAYS);
    assert_eq!(erase(&app).await, 2);
    assert_eq!(erasures(&app), ["person.erase", "person.erase"]);
    assert_eq!((told(&app, "Okello"), told(&app, "Mukasa")), (0, 0));
    let (met, held): (Vec<i64>, i64) = app.read(|conn| {
        Ok((
            exchange_people::table
                .filter(exchange_people::exchange_id.eq(id_of(&path)))
                .select(exchange_people::person_id)
                .load(conn)?,
            tenures::table.count().get_result(conn)?,
        ))
    });
    assert_eq!((met, held), (vec![other], 0));
    let promised: Option<i64> = app.read(|conn| {
        Ok(commitments::table
            .select(commitments::person_id)
            .first(conn)?)
    });
    assert_eq!(promised, None, "the commitment stays");
    let guests: Vec<(Option<String>, Option<i64>, String)> = app.read(|conn| {
        Ok(event_guests::table
            .order(event_guests::state.desc())
            .select((
                event_guests::state,
                event_guests::person_id,
                event_guests::note,
            ))
            .load(conn)?)
    });
    let state =
        |code: &str, who: Option<i64>, note: &str| (Some(code.to_owned()), who, note.into());
    assert_eq!(
        guests,
        [
            state("UGA", None, ""),
            state("DJI", Some(other), "with a cold")
        ],
        "that a State came stays known"
    );
    assert_eq!(totals(&app), before);
    holds(&app);
    app.coordinator().page(&path).await;
}

/// A number of rows that was one.
trait Checked {
    fn checked(self);
}

impl Checked for usize {
    fn checked(self) {
        assert_eq!(self, 1);
    }
}

async fn event(app: &TestApp, browser: &Browser) -> i64 {
    let fields = [
        ("title", "Workshop to forget"),
        ("kind", "regional_workshop"),
        ("starts_on", "2023-06-15"),
        ("ends_on", "2023-06-16"),
        ("place", "Yaoundé"),
        ("zone", "Africa/Douala"),
        ("marking", "coordination"),
    ];
    browser.post("/events", &fields).await.location();
    app.read(|conn| Ok(events::table.select(events::id).first(conn)?))
}

#[actix_web::test]
async fn exchanges_outlive_the_event_they_were_held_at() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let event = event(&app, &browser).await;
    let path = log(&browser, "UGA", &[]).await;
    app.write(|conn| {
        Ok(diesel::update(exchanges::table)
            .set(exchanges::event_id.eq(event))
            .execute(conn)?)
    })
    .checked();
    bin(&browser, &format!("/events/{event}")).await;
    pass(&app, KEEP_DAYS);
    assert_eq!(erase(&app).await, 1);
    assert_eq!(erasures(&app), ["event.erase"]);
    assert_eq!(told(&app, "Workshop to forget"), 0);
    holds(&app);
    app.coordinator().page(&path).await;
}

#[actix_web::test]
async fn a_post_stays_while_the_history_of_a_person_names_it() {
    let app = TestApp::new().await;
    // Facts of the pack speak of missions too.
    let before = told(&app, "Permanent Mission");
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    post(&app, "DJI");
    let now = app.app.clock.now();
    app.write(|conn| {
        diesel::update(posts::table)
            .set(posts::deleted_at.eq(now))
            .execute(conn)?;
        diesel::update(organisations::table)
            .set(organisations::deleted_at.eq(now))
            .execute(conn)?;
        Ok(())
    });
    pass(&app, KEEP_DAYS);
    assert_eq!(erase(&app).await, 2, "the one that nobody held");
    assert_eq!(erasures(&app), ["post.erase", "organisation.erase"]);

    let now = app.app.clock.now();
    app.app
        .db
        .write_now(|conn| erasure::erase_person(conn, okello, now))
        .unwrap();
    assert_eq!(erase(&app).await, 2, "nothing names the other any more");
    let left: i64 = app.read(|conn| Ok(organisations::table.count().get_result(conn)?));
    assert_eq!((left, told(&app, "Permanent Mission")), (0, before));
    holds(&app);
}

#[actix_web::test]
async fn an_erasure_that_breaks_off_has_changed_nothing_and_goes_on_the_next_time() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi").to_string();
    log(&browser, "UGA", &[("people", okello.as_str())]).await;
    let (id, now) = (id_of(&okello), app.app.clock.now());
    let before = (told(&app, "Okello"), app.digest());
    let broken = app.app.db.write_now(|conn| {
        erasure::erase_person(conn, id, now)?;
        Err::<(), _>(AppError::Unavailable)
    });
    assert!(broken.is_err());
    assert_eq!((told(&app, "Okello"), app.digest()), before);
    holds(&app);
    app.app
        .db
        .write_now(|conn| erasure::erase_person(conn, id, now))
        .unwrap();
    assert_eq!(told(&app, "Okello"), 0);
    holds(&app);
}

#[actix_web::test]
async fn an_invitation_forgets_whom_it_went_to_and_is_not_sent_any_more() {
    let app = TestApp::new().await;
    let browser = app.signed_in(Role::Coordinator, "Spain");
    survey::released(&app, &browser).await;
    let ali: i64 = app.read(|conn| {
        Ok(erasure::people_with_address(conn, "ALI@example.org")?
            .pop()
            .unwrap())
    });
    let now = app.app.clock.now();
    app.app
        .db
        .write_now(|conn| erasure::erase_person(conn, ali, now))
        .unwrap();
    let (addressee, email, person): (String, String, Option<i64>) = app.read(|conn| {
        Ok(invitations::table
            .filter(invitations::state.eq("DJI"))
            .select((
                invitations::addressee,
                invitations::email,
                invitations::person_id,
            ))
            .first(conn)?)
    });
    assert_eq!((addressee.as_str(), email.as_str(), person), ("", "", None));
    let mail: (String, String, String, Option<String>) = app.read(|conn| {
        Ok(mails::table
            .filter(mails::state.eq("DJI"))
            .select((mails::status, mails::to_email, mails::body, mails::link))
            .first(conn)?)
    });
    assert_eq!(
        mail,
        ("cancelled".to_owned(), String::new(), String::new(), None)
    );
    let others: i64 = app.read(|conn| {
        let queued = mails::table.filter(mails::status.eq("queued"));
        Ok(queued.count().get_result(conn)?)
    });
    assert_eq!(others, 1, "Uganda's");
    let replies: i64 = app.read(|conn| Ok(mail_attempts::table.count().get_result(conn)?));
    assert_eq!((replies, told(&app, "ali@example.org")), (0, 0));
    assert_eq!(people_left(&app), 1);
    holds(&app);
}

fn people_left(app: &TestApp) -> i64 {
    app.read(|conn| Ok(people::table.count().get_result(conn)?))
}

#[actix_web::test]
async fn what_was_believed_of_a_pathway_outlives_the_bin_and_a_slip_does_not() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let step = |name: &'static str| {
        [
            ("name", name),
            ("body_kind", "cabinet"),
            ("status", "not_begun"),
            ("marking", "coordination"),
        ]
    };
    let path = "/states/UGA/pathway";
    browser
        .post(path, &step("Step once believed"))
        .await
        .location();
    let believed: i64 =
        app.read(|conn| Ok(pathway_steps::table.select(pathway_steps::id).first(conn)?));
    let entered = app.app.clock.today();
    pass(&app, KEEP_DAYS);
    assert_eq!(erase(&app).await, 0, "it is part of its pathway");
    let browser = app.coordinator();
    browser.post(path, &step("Step by slip")).await.location();
    let slip: i64 = app.read(|conn| {
        let last = pathway_steps::table.order(pathway_steps::id.desc());
        Ok(last.select(pathway_steps::id).first(conn)?)
    });
    for id in [believed, slip] {
        browser
            .post(&format!("/pathway/{id}/drop"), &[])
            .await
            .location();
    }
    pass(&app, KEEP_DAYS - 1);
    assert_eq!(erase(&app).await, 0, "29 days");
    pass(&app, 1);
    assert_eq!(erase(&app).await, 1, "30 days");
    assert_eq!(erasures(&app), ["pathway.erase"]);
    assert_eq!(told(&app, "by slip"), 0);
    holds(&app);
    let browser = app.coordinator();
    assert_eq!(
        browser.get(&format!("/pathway/{slip}")).await.status,
        StatusCode::NOT_FOUND
    );
    let then = browser.page(&format!("/states/UGA?on={entered}")).await;
    assert!(then.contains("Step once believed"), "{then}");
    let now = browser.page("/states/UGA").await;
    assert!(!now.contains("Step once believed"));
    assert_eq!(
        browser.get(&format!("/pathway/{believed}")).await.status,
        StatusCode::OK
    );
}
