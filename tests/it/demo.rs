//! The demo: the same every time, as large as asked for, and all of it invented.

use std::collections::BTreeMap;

use accede::auth::{Marking, TeamId};
use accede::db::Conn;
use accede::db::schema::{
    activity_contacts, answers, attachments, audit, barriers, circulations, commitments,
    entered_answers, event_agenda, event_guests, event_invitations, event_money, events,
    exchange_people, exchanges, invitations, mail_attempts, mails, note_numbers, organisations,
    pathway_history, pathway_steps, people, positions, posts, questionnaires, relations, responses,
    state_contacts, targets, tenures, timeline_items, users,
};
use accede::db::types::Moment;
use accede::demo::{DemoOptions, Filled, fill};
use accede::error::AppError;
use accede::questionnaire::{QuestionKind, Questionnaire};
use accede::treaty::Iso3;
use accede::workplans::ActivityId;
use actix_web::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use crate::support::TestApp;

/// What the running totals count an exchange by.
type Held = (Iso3, Option<ActivityId>, Marking, TeamId, NaiveDate);

const USUAL: DemoOptions = DemoOptions {
    people: 300,
    exchanges: 400,
    seed: 11,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn demo(options: DemoOptions) -> TestApp {
    let app = TestApp::new().await;
    let filled = fill(&app.app.db, options, &app.app.settings).unwrap();
    assert_eq!(filled, Filled::Now);
    app
}

/// Every column the demo fills, row by row, but for ids of its own and secrets.
#[expect(clippy::too_many_lines, reason = "it is a list of columns")]
fn rows(app: &TestApp) -> BTreeMap<String, Vec<String>> {
    macro_rules! order {
        ($table:ident, ($($column:ident),+)) => { ($($table::$column,)+) };
    }
    macro_rules! columns {
        ($conn:ident, $all:ident, $($table:ident by $order:tt {
            $($column:ident: $type:ty,)+
        })+) => {$($(
            let found: Vec<$type> = $table::table
                .order(order!($table, $order))
                .select($table::$column)
                .load($conn)?;
            let name = concat!(stringify!($table), ".", stringify!($column));
            $all.insert(name.to_owned(), found.iter().map(|it| format!("{it:?}")).collect());
        )+)+};
    }
    type Text = String;
    type Day = NaiveDate;
    app.read(|conn| {
        let mut all = BTreeMap::new();
        columns! { conn, all,
            users by (id) { email: Text, name: Text, team_id: TeamId, role: Text, language: Text, }
            organisations by (id) {
                kind: Text, name: Text, sort_key: Text, state: Option<Text>, place: Text,
            }
            posts by (id) { organisation_id: i64, title: Text, email: Option<Text>, }
            people by (id) {
                honorific: Text, given_name: Text, family_name: Text, sort_key: Text,
                given_key: Text, email: Option<Text>, email_key: Option<Text>, language: Text,
                note: Text, marking: Marking, team_id: TeamId, created_at: Moment,
            }
            tenures by (id) {
                person_id: i64, post_id: i64, starts_on: Option<Day>, ends_on: Option<Day>,
            }
            targets by (id) {
                state: Text, standing: Text, priority: Text, lead_team_id: Option<TeamId>,
                reason: Text, next_step: Text, strategy: Text, team_id: TeamId, updated_at: Moment,
            }
            timeline_items by (id) {
                actual_from: Option<Day>, actual_until: Option<Day>, note: Text,
            }
            events by (id) {
                kind: Text, title: Text, place: Text, zone: Text, starts_on: Day, ends_on: Day,
                series: Text, languages: Text, outcome: Text, activity_id: Option<i64>, marking: Marking, team_id: TeamId, created_at: Moment,
            }
            event_guests by (id) {
                event_id: i64, state: Option<Text>, person_id: Option<i64>, name: Text,
                function: Text, is_head: bool, seat: i32, attendance: Text,
                stranded_why: Option<Text>, note: Text, sponsorship: Option<Text>,
                sponsored_minor: Option<i64>, sponsored_currency: Option<Text>,
            }
            event_invitations by (id) {
                event_id: i64, guest_id: Option<i64>, channel: Text, sent_on: Day,
                reference: Text, addressee: Text, email: Text,
            }
            event_agenda by (id) {
                event_id: i64, kind: Text, number: Text, title: Text, held_on: Option<Day>,
                begins_at: Option<Text>, on_convention: bool, speaker: Text,
            }
            event_money by (id) {
                event_id: i64, kind: Text, what: Text, amount_minor: i64, currency: Text,
            }
            attachments by (id) { name: Text, bytes: i64, sha256: Text, created_at: Moment, }
            note_numbers by (team_id, year) { last: i32, }
            exchanges by (id) {
                direction: Option<Text>, reference: Text, note_number: Option<i32>,
                state: Text, kind: Text, held_on: Day, held_at: Option<Text>, zone: Text,
                starts_at: Option<Moment>, place: Text, spoke_for_us: Text, summary: Text,
                follow_up_on: Option<Day>, activity_id: Option<i64>, event_id: Option<i64>,
                marking: Marking, team_id: TeamId, created_by: Option<i64>, created_at: Moment,
            }
            exchange_people by (exchange_id, person_id) { exchange_id: i64, person_id: i64, }
            commitments by (id) {
                person_id: Option<i64>,
                exchange_id: Option<i64>, state: Text, owner_team_id: Option<TeamId>,
                promise: Text, due_on: Option<Day>, done_on: Option<Day>, marking: Marking,
                team_id: TeamId, updated_at: Moment,
            }
            barriers by (id) {
                state: Text, kind: Text, raised_on: Day, detail: Text, said_by: Text,
                exchange_id: Option<i64>,
                marking: Marking, team_id: TeamId,
            }
            pathway_steps by (id) {
                state: Text, position: i64, name: Text, status: Text, begun_on: Option<Day>,
                done_on: Option<Day>, moved_on: Option<Day>, next_move: Text, marking: Marking,
                team_id: TeamId, updated_at: Moment,
            }
            pathway_history by (id) { step_id: i64, valid_from: Moment, status: Text, }
            positions by (id) {
                state: Text, stance: Text, held_on: Day, confidence: Text, detail: Text,
                marking: Marking, team_id: TeamId,
            }
            relations by (id) {
                person_id: i64, kind: Text, other_id: Option<i64>, since: Option<Day>, source: Text,
                note: Text, marking: Marking, team_id: TeamId, updated_at: Moment,
            }
            state_contacts by (state, marking, team_id) { exchanges: i32, last_on: Day, }
            activity_contacts by (activity_id, marking, team_id) { exchanges: i32, }
            invitations by (id) {
                state: Text, person_id: Option<i64>, post_id: Option<i64>, addressee: Text,
                email: Text, language: Text, expires_at: Option<Moment>,
            }
            mails by (id) {
                invitation_id: Option<i64>, unique_key: Text, to_name: Text, subject: Text,
                body: Text, status: Text, attempts: i32, last_reply: Text,
                sent_at: Option<Moment>,
            }
            mail_attempts by (id) { mail_id: i64, at: Moment, outcome: Text, reply: Text, }
            responses by (id) {
                state: Text, status: Text, channel: Text, authority: Text, language: Text,
                answered_on: Option<Day>, entered_by: Option<i64>, marking: Marking,
                team_id: TeamId, updated_at: Moment,
            }
            answers by (response_id, question, position) { value: Text, }
        }
        Ok(all)
    })
}

#[actix_web::test]
async fn the_same_seed_gives_the_same_rows_and_another_one_others() {
    let one = rows(&demo(USUAL).await);
    let same = rows(&demo(USUAL).await);
    for (column, rows) in &one {
        assert!(!rows.is_empty(), "{column}");
        assert!(rows == &same[column], "{column} differs");
    }
    let other = rows(&demo(DemoOptions { seed: 12, ..USUAL }).await);
    for column in [
        "people.family_name",
        "exchanges.state",
        "exchanges.summary",
        "answers.value",
    ] {
        assert!(one[column] != other[column], "{column}");
    }
}

#[actix_web::test]
async fn notes_are_numbered_as_the_desk_would_and_one_has_a_file() {
    let app = demo(USUAL).await;
    type Numbers = Vec<(i64, i32, i32)>;
    let (given, last): (Numbers, Numbers) = app.read(|conn| {
        let given = exchanges::table
            .filter(exchanges::note_number.is_not_null())
            .order((
                exchanges::team_id,
                exchanges::note_year,
                exchanges::note_number,
            ))
            .select((
                exchanges::team_id,
                exchanges::note_year.assume_not_null(),
                exchanges::note_number.assume_not_null(),
            ))
            .load(conn)?;
        let last = note_numbers::table
            .order((note_numbers::team_id, note_numbers::year))
            .select((
                note_numbers::team_id,
                note_numbers::year,
                note_numbers::last,
            ))
            .load(conn)?;
        Ok((given, last))
    });
    let expected: Numbers = last
        .into_iter()
        .flat_map(|(team, year, last)| (1..=last).map(move |number| (team, year, number)))
        .collect();
    assert!(expected.len() > 10, "{expected:?}");
    assert_eq!(given, expected);
    let (exchange, number): (i64, i32) = app.read(|conn| {
        Ok(attachments::table
            .filter(attachments::exchange_id.is_not_null())
            .select((
                attachments::exchange_id.assume_not_null(),
                attachments::number,
            ))
            .first(conn)?)
    });
    let browser = app.coordinator();
    let path = format!("/exchanges/{exchange}/attachments/{number}");
    let file = browser.get(&path).await;
    assert_eq!(file.status, StatusCode::OK);
    let text = file.text();
    assert!(text.starts_with("%PDF") && text.contains("DEMO - invented"));
}

#[actix_web::test]
async fn a_demo_is_exactly_as_large_as_asked_for() {
    for (people, exchanges) in [(300, 400), (0, 0), (7, 3), (2600, 5100)] {
        let app = demo(DemoOptions {
            people,
            exchanges,
            seed: 3,
        })
        .await;
        let counts: (i64, i64, i64, i64) = app.read(|conn| {
            Ok((
                people::table.count().get_result(conn)?,
                exchanges::table.count().get_result(conn)?,
                events::table.count().get_result(conn)?,
                circulations::table.count().get_result(conn)?,
            ))
        });
        let asked = |size: usize| i64::try_from(size).unwrap();
        assert_eq!(counts, (asked(people), asked(exchanges), 12, 2));
    }
}

#[actix_web::test]
async fn a_second_run_changes_nothing_and_another_size_is_refused() {
    let app = demo(USUAL).await;
    let before = rows(&app);
    let again = fill(&app.app.db, USUAL, &app.app.settings).unwrap();
    assert_eq!(again, Filled::Before);
    let larger = DemoOptions {
        people: 301,
        ..USUAL
    };
    let error = fill(&app.app.db, larger, &app.app.settings).unwrap_err();
    assert!(
        matches!(&error, AppError::BadRequest(text) if text.contains("people 300")),
        "{error}"
    );
    assert!(rows(&app) == before);
    let fillings: i64 = app.read(|conn| {
        let fillings = audit::table.filter(audit::action.eq("demo.fill"));
        Ok(fillings.count().get_result(conn)?)
    });
    assert_eq!(fillings, 1);
}

#[actix_web::test]
async fn a_desk_with_accounts_is_never_filled() {
    let app = TestApp::new().await;
    app.coordinator();
    let error = fill(&app.app.db, USUAL, &app.app.settings).unwrap_err();
    assert!(matches!(error, AppError::BadRequest(_)), "{error}");
    let people: i64 = app.read(|conn| Ok(people::table.count().get_result(conn)?));
    assert_eq!(people, 0);
}

#[actix_web::test]
async fn the_running_totals_are_those_of_a_recount() {
    let app = demo(USUAL).await;
    let (held, states, activities) = app.read(|conn| {
        let held: Vec<Held> = exchanges::table
            .select((
                exchanges::state,
                exchanges::activity_id,
                exchanges::marking,
                exchanges::team_id,
                exchanges::held_on,
            ))
            .load(conn)?;
        let states: Vec<(Iso3, Marking, TeamId, i32, NaiveDate)> =
            state_contacts::table.load(conn)?;
        let activities: Vec<(ActivityId, Marking, TeamId, i32)> =
            activity_contacts::table.load(conn)?;
        Ok((held, states, activities))
    });
    let mut by_state = BTreeMap::new();
    let mut by_activity = BTreeMap::new();
    for (state, activity, marking, team, on) in held {
        let total = by_state.entry((state, marking, team)).or_insert((0, on));
        *total = (total.0 + 1, total.1.max(on));
        if let Some(activity) = activity {
            *by_activity.entry((activity, marking, team)).or_insert(0) += 1;
        }
    }
    let states: BTreeMap<_, _> = states
        .into_iter()
        .map(|(state, marking, team, count, last)| ((state, marking, team), (count, last)))
        .collect();
    assert_eq!(states, by_state);
    let activities: BTreeMap<_, _> = activities
        .into_iter()
        .map(|(activity, marking, team, count)| ((activity, marking, team), count))
        .collect();
    assert_eq!(activities, by_activity);
}

#[actix_web::test]
async fn every_address_is_fictional() {
    let app = demo(DemoOptions {
        people: 3000,
        ..USUAL
    })
    .await;
    let mut addresses = app.read(|conn| {
        let mut all: Vec<String> = users::table.select(users::email).load(conn)?;
        all.extend(mails::table.select(mails::to_email).load::<String>(conn)?);
        all.extend(
            invitations::table
                .select(invitations::email)
                .load::<String>(conn)?,
        );
        let posts: Vec<Option<String>> = posts::table.select(posts::email).load(conn)?;
        all.extend(posts.into_iter().flatten());
        Ok(all)
    });
    let people: Vec<String> = app.read(|conn| {
        let all: Vec<Option<String>> = people::table.select(people::email_key).load(conn)?;
        Ok(all.into_iter().flatten().collect())
    });
    let mut unique = people.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), people.len(), "two people share an address");
    addresses.extend(people);
    for address in addresses {
        let (name, domain) = address.split_once('@').unwrap();
        assert_eq!(domain, "example.org", "{address}");
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
        assert!(name.chars().all(allowed), "{address}");
    }
}

#[actix_web::test]
async fn every_invented_text_says_demo() {
    let app = demo(USUAL).await;
    let texts = app.read(|conn| {
        let mut all: Vec<String> = users::table.select(users::name).load(conn)?;
        all.extend(
            people::table
                .select(people::family_name)
                .load::<String>(conn)?,
        );
        all.extend(
            exchanges::table
                .select(exchanges::summary)
                .load::<String>(conn)?,
        );
        all.extend(events::table.select(events::title).load::<String>(conn)?);
        all.extend(
            events::table
                .select(events::description)
                .load::<String>(conn)?,
        );
        all.extend(
            commitments::table
                .select(commitments::promise)
                .load::<String>(conn)?,
        );
        all.extend(
            barriers::table
                .select(barriers::detail)
                .load::<String>(conn)?,
        );
        all.extend(
            barriers::table
                .select(barriers::source)
                .load::<String>(conn)?,
        );
        all.extend(
            circulations::table
                .select(circulations::title)
                .load::<String>(conn)?,
        );
        all.extend(mails::table.select(mails::subject).load::<String>(conn)?);
        all.extend(
            pathway_steps::table
                .select(pathway_steps::name)
                .load::<String>(conn)?,
        );
        all.extend(
            pathway_steps::table
                .select(pathway_steps::source)
                .load::<String>(conn)?,
        );
        all.extend(
            positions::table
                .select(positions::detail)
                .load::<String>(conn)?,
        );
        all.extend(
            positions::table
                .select(positions::source)
                .load::<String>(conn)?,
        );
        all.extend(
            relations::table
                .select(relations::source)
                .load::<String>(conn)?,
        );
        let steps: Vec<String> = targets::table.select(targets::next_step).load(conn)?;
        all.extend(steps.into_iter().filter(|step| !step.is_empty()));
        Ok(all)
    });
    for text in texts {
        assert!(text.starts_with("Demo"), "{text}");
    }
    let (definition, values): (String, Vec<(String, String)>) = app.read(|conn| {
        let definition = questionnaires::table
            .order(questionnaires::id)
            .select(questionnaires::definition)
            .first(conn)?;
        let values = answers::table
            .select((answers::question, answers::value))
            .load(conn)?;
        Ok((definition, values))
    });
    let questionnaire: Questionnaire = serde_json::from_str(&definition).unwrap();
    let own = |key: &str| {
        let mut questions = questionnaire.questions();
        questions.find(|it| it.keys().iter().any(|(own, _)| own == key))
    };
    for (key, value) in values {
        let question = own(&key).unwrap();
        let kind = question.kind;
        let is_text = matches!(kind, QuestionKind::ShortText | QuestionKind::LongText);
        if is_text && key == question.name || key == question.other_key() {
            assert!(value.contains("Demo"), "{key}: {value}");
        }
    }
}

#[actix_web::test]
async fn the_survey_has_answers_in_every_state_of_progress() {
    let app = demo(USUAL).await;
    let (invited, progress, mails_by_status, frozen) = app.read(|conn| {
        let mut invited: Vec<Iso3> = invitations::table.select(invitations::state).load(conn)?;
        invited.sort();
        invited.dedup();
        let progress: Vec<(String, String, Option<NaiveDate>)> = responses::table
            .select((
                responses::status,
                responses::channel,
                responses::answered_on,
            ))
            .load(conn)?;
        let mails: Vec<String> = mails::table.select(mails::status).load(conn)?;
        let frozen: Option<Moment> = questionnaires::table
            .select(questionnaires::frozen_at)
            .first(conn)?;
        Ok((invited, progress, mails, frozen))
    });
    assert!((55..=58).contains(&invited.len()), "{}", invited.len());
    let count = |status: &str| progress.iter().filter(|row| row.0 == status).count();
    // One of them has not begun: it has said that it will not answer.
    assert_eq!((count("answered"), count("begun")), (31, 10));
    let (confirmed, declined): (i64, i64) = app.read(|conn| {
        let confirmed = entered_answers::table.filter(entered_answers::confirmed_at.is_not_null());
        let declined = responses::table.filter(responses::declined_on.is_not_null());
        Ok((
            confirmed.count().get_result(conn)?,
            declined.count().get_result(conn)?,
        ))
    });
    assert_eq!((confirmed, declined), (1, 1));
    for channel in ["link", "word_form", "note_verbale", "oral"] {
        assert!(progress.iter().any(|row| row.1 == channel), "{channel}");
    }
    assert!(
        progress
            .iter()
            .all(|row| (row.0 == "answered") == row.2.is_some())
    );
    let failed = mails_by_status
        .iter()
        .filter(|status| *status == "failed")
        .count();
    assert!((3..=8).contains(&failed), "{failed}");
    assert!(
        mails_by_status
            .iter()
            .all(|status| ["sent", "failed"].contains(&status.as_str()))
    );
    assert!(frozen.is_some());
    let attempts: i64 = app.read(|conn| Ok(mail_attempts::table.count().get_result(conn)?));
    assert!(attempts > i64::try_from(mails_by_status.len()).unwrap());
}

#[actix_web::test]
async fn today_has_something_to_say() {
    let app = demo(USUAL).await;
    let today = day("2023-06-01");
    let (due, follow_ups, last) = app.read(|conn| {
        let due: Vec<NaiveDate> = commitments::table
            .filter(commitments::done_on.is_null())
            .filter(commitments::due_on.is_not_null())
            .select(commitments::due_on.assume_not_null())
            .load(conn)?;
        let follow_ups: Vec<NaiveDate> = exchanges::table
            .filter(exchanges::follow_up_on.is_not_null())
            .select(exchanges::follow_up_on.assume_not_null())
            .load(conn)?;
        let last: Vec<(Iso3, NaiveDate)> = state_contacts::table
            .select((state_contacts::state, state_contacts::last_on))
            .load(conn)?;
        Ok((due, follow_ups, last))
    });
    let week = today + TimeDelta::days(7);
    for dates in [&due, &follow_ups] {
        assert!(dates.iter().any(|date| *date < today), "nothing overdue");
        assert!(
            dates.iter().any(|date| *date > today && *date <= week),
            "nothing this week"
        );
    }
    assert!(due.contains(&today));
    assert!(follow_ups.len() < 60);
    let mut latest: BTreeMap<Iso3, NaiveDate> = BTreeMap::new();
    for (state, on) in last {
        let known = latest.entry(state).or_insert(on);
        *known = on.max(*known);
    }
    let silent = latest
        .values()
        .filter(|on| **on < today - TimeDelta::days(90))
        .count();
    assert!((10..40).contains(&silent), "{silent}");
    assert!(latest.len() < 87, "everybody has been contacted");
}

#[actix_web::test]
async fn nothing_happened_after_today_or_before_the_plan() {
    let app = demo(USUAL).await;
    let (held, logged, people) = app.read(|conn| {
        let held: Vec<NaiveDate> = exchanges::table
            .order(exchanges::id)
            .select(exchanges::held_on)
            .load(conn)?;
        let logged: Vec<Moment> = exchanges::table.select(exchanges::updated_at).load(conn)?;
        let people: Vec<Moment> = people::table.select(people::updated_at).load(conn)?;
        Ok((held, logged, people))
    });
    let now = app.app.clock.now();
    assert!(
        held.iter()
            .all(|on| (day("2022-09-03")..=day("2023-06-01")).contains(on))
    );
    assert!(
        held.windows(2).all(|two| two[0] <= two[1]),
        "the log is in its order"
    );
    let (stood, moved): (Vec<NaiveDate>, Vec<Option<NaiveDate>>) = app.read(|conn| {
        Ok((
            positions::table.select(positions::held_on).load(conn)?,
            pathway_steps::table
                .select(pathway_steps::moved_on)
                .load(conn)?,
        ))
    });
    let dated = stood.iter().chain(moved.iter().flatten());
    assert!(dated.clone().count() > 50);
    assert!(
        dated
            .copied()
            .all(|on| (day("2022-09-03")..=day("2023-06-01")).contains(&on))
    );
    assert!(logged.iter().chain(&people).all(|at| *at <= now));
}

#[actix_web::test]
async fn the_link_of_the_demo_signs_in_the_coordinator_of_malawi() {
    let app = demo(USUAL).await;
    let now = app.app.clock.now();
    let token =
        app.write(|conn| accede::auth::make_link(conn, accede::auth::LinkPurpose::Demo, 24, now));
    // Whatever its database holds, only a desk that is a demo has that way in.
    let path = format!("/demo/{token}");
    let browser = app.visitor();
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    browser.page("/sign-in").await;
    let refused = browser.post(&path, &[]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);

    let app = app.restarted_as_demo().await;
    let browser = app.visitor();
    browser.page(&path).await;
    let reply = browser.post(&format!("/demo/{token}"), &[]).await;
    reply.location();
    let account = browser.page("/account").await;
    assert!(account.contains("Demo Coordinator of Malawi"));
}

#[actix_web::test]
async fn a_respondents_link_replaces_the_one_before() {
    let app = demo(USUAL).await;
    let now = app.app.clock.now();
    let hashes = || -> Vec<Option<String>> {
        app.read(|conn| {
            let all = invitations::table.order(invitations::id);
            Ok(all.select(invitations::token_hash).load(conn)?)
        })
    };
    let before = hashes();
    let token = app
        .write(|conn| accede::demo::open_link(conn, 24, now))
        .expect("somebody has not answered");
    assert!(token.len() >= 43);
    let after = hashes();
    let changed = before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one != other);
    assert_eq!(changed.count(), 1);
}

#[actix_web::test]
async fn nothing_refers_to_what_is_not_there() {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        broken: i64,
    }
    let app = demo(USUAL).await;
    app.write(|conn| {
        // PostgreSQL has no such check, and no way round its own.
        let Conn::Sqlite(real) = conn else {
            return Ok(());
        };
        #[expect(clippy::disallowed_methods, reason = "Diesel has no word for it")]
        let check = diesel::sql_query("SELECT count(*) AS broken FROM pragma_foreign_key_check");
        let found: Count = check.get_result(real)?;
        assert_eq!(found.broken, 0);
        Ok(())
    });
}
