//! The treaty pack in the database: loaded once, changed openly, never half.

use accede::audit::Who;
use accede::auth::ensure_team;
use accede::db::schema::{
    acts, audit, barrier_kinds, events, questionnaires, state_organizations, states,
    timeline_items, treaty_packs, votes, work_plans,
};
use accede::db::types::Moment;
use accede::db::{Conn, DatabaseUrl, Db};
use accede::error::AppError;
use accede::i18n::Lang;
use accede::pack::{self, Pack, PackDiff};
use accede::states::Facts;
use accede::treaty::{ActKind, Iso3};
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::support::TestApp;

#[test]
fn a_first_load_adds_everything_and_a_second_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::Sqlite(folder.path().join("fresh.sqlite"));
    let db = Db::open(&url, 1).unwrap();
    let pack = pack::embedded().unwrap();
    let foreseen = db.read_now(|conn| pack::diff(conn, &pack)).unwrap();
    let added = |table: &str| {
        let found = foreseen.tables.iter().find(|it| it.table == table);
        found.unwrap().totals()
    };
    assert_eq!(added("states"), (197, 0, 0));
    assert_eq!(added("acts"), (527, 0, 0));
    assert_eq!(added("votes"), (1_723, 0, 0));
    assert_eq!(added("activities"), (10, 0, 0));
    assert_eq!(added("timeline_items"), (15, 0, 0));

    let load = |conn: &mut Conn| pack::load(conn, &pack, &settings(), Who::System, now());
    assert_eq!(db.write_now(load).unwrap(), foreseen);
    let after = db.read_now(everything).unwrap();
    assert!(db.write_now(load).unwrap().is_empty());
    assert_eq!(db.read_now(everything).unwrap(), after);
    assert!(
        db.read_now(|conn| pack::diff(conn, &pack))
            .unwrap()
            .is_empty()
    );
    assert_eq!(db.read_now(loads).unwrap(), 1);
}

#[actix_web::test]
async fn the_facts_read_back_are_those_of_the_pack() {
    let app = loaded().await;
    let facts = app.read(Facts::load);
    let pack = pack::embedded().unwrap();
    for on in ["2010-08-01", "2022-09-01", "2023-09-11", "2026-11-22"] {
        let on = on.parse().unwrap();
        let register = pack.register("CCM").unwrap();
        assert_eq!(facts.register().counts(on), register.counts(on));
        let related = pack.register("APMBC").unwrap();
        assert_eq!(facts.related().counts(on), related.counts(on));
    }
    assert_eq!(facts.votes(), &pack.roll_calls());
    assert_eq!(facts.vote_totals.len(), pack.vote_totals.len());
    assert_eq!(facts.meetings.len(), pack.meetings.len());
    assert_eq!(facts.steps().len(), pack.steps.len());
    let memberships: usize = pack.states.iter().map(|it| it.organizations.len()).sum();
    let stored = app.read(|conn| Ok(state_organizations::table.count().get_result::<i64>(conn)?));
    assert_eq!(stored, i64::try_from(memberships).unwrap());
}

#[actix_web::test]
async fn the_same_facts_under_another_digest_change_no_row() {
    let app = loaded().await;
    let before = app.read(everything);
    let diff = load(&app, &changed(|_| {}));
    assert!(diff.is_empty(), "{diff}");
    assert_eq!(app.read(everything), before);
}

#[actix_web::test]
async fn a_changed_act_supersedes_the_old_one_and_the_diff_says_how() {
    let app = loaded().await;
    let later = changed(|pack| {
        let act = nigerian_ratification(pack);
        act.date = NaiveDate::from_ymd_opt(2023, 3, 1);
        act.effective = NaiveDate::from_ymd_opt(2023, 9, 1);
    });
    let foreseen = app.read(|conn| pack::diff(conn, &later));
    assert_eq!(
        foreseen.to_string(),
        "acts: 0 added, 1 changed, 0 dropped\n  \
           ~ CCM NGA ratification\n      \
               date: “2023-02-28” becomes “2023-03-01”\n      \
               effective: “2023-08-01” becomes “2023-09-01”"
    );
    let generation = app.read(generation);
    assert_eq!(load(&app, &later), foreseen);
    assert_eq!(app.read(self::generation), generation + 1);

    let rows = app.read(nigerian_rows);
    let [
        (old, old_date, None, Some(_)),
        (_, new_date, Some(supersedes), None),
    ] = rows[..]
    else {
        panic!("{rows:?}");
    };
    assert_eq!(supersedes, old);
    assert_eq!(old_date, NaiveDate::from_ymd_opt(2023, 2, 28));
    assert_eq!(new_date, NaiveDate::from_ymd_opt(2023, 3, 1));
}

#[actix_web::test]
async fn a_dropped_vote_is_kept_as_superseded() {
    let app = loaded().await;
    let total = |conn: &mut Conn| Ok(votes::table.count().get_result::<i64>(conn)?);
    let before = app.read(total);
    let diff = load(&app, &changed(|pack| drop(pack.votes.remove(0))));
    assert_eq!(diff.totals(), (0, 0, 1));
    assert!(diff.to_string().contains("  - A/RES/70/54 AFG: "), "{diff}");
    assert_eq!(app.read(total), before);
    assert_eq!(
        app.read(Facts::load).votes().roll_calls()[0].ballots.len(),
        192
    );
}

#[actix_web::test]
async fn a_barrier_that_goes_is_retired_and_can_come_back() {
    let app = loaded().await;
    let retired = |conn: &mut Conn| {
        let rows = barrier_kinds::table.filter(barrier_kinds::retired_at.is_not_null());
        Ok(rows.select(barrier_kinds::code).load::<String>(conn)?)
    };
    load(&app, &changed(|pack| drop(pack.barriers.barriers.pop())));
    assert_eq!(app.read(retired), ["other"]);
    load(&app, &pack::embedded().unwrap());
    assert!(app.read(retired).is_empty());
}

#[actix_web::test]
async fn a_pack_without_a_known_state_is_refused_and_nothing_of_it_is_loaded() {
    let app = loaded().await;
    let before = app.read(everything);
    let smaller = changed(|pack| {
        let vanuatu: Iso3 = "VUT".parse().unwrap();
        pack.states.retain(|state| state.code != vanuatu);
        nigerian_ratification(pack).date = None;
        pack.barriers.barriers.clear();
    });
    let refused = app
        .app
        .db
        .write_now(|conn| pack::load(conn, &smaller, &settings(), Who::System, now()));
    let Err(AppError::BadRequest(reason)) = refused else {
        panic!("{refused:?}");
    };
    assert!(reason.starts_with("VUT is not in the pack"), "{reason}");
    assert_eq!(app.read(everything), before);
}

#[actix_web::test]
async fn an_activity_with_records_cannot_be_dropped() {
    let app = loaded().await;
    app.write(|conn| {
        let team = ensure_team(conn, "Malawi", now())?;
        let plan = work_plans::table
            .select(work_plans::id)
            .first::<i64>(conn)?;
        let activity: i64 = accede::db::schema::activities::table
            .filter(accede::db::schema::activities::work_plan_id.eq(plan))
            .filter(accede::db::schema::activities::position.eq(10))
            .select(accede::db::schema::activities::id)
            .first(conn)?;
        let day = now().date();
        diesel::insert_into(events::table)
            .values((
                events::kind.eq("side_event"),
                events::title.eq("Toolkits"),
                events::place.eq("Geneva"),
                events::zone.eq("Europe/Zurich"),
                (events::starts_on.eq(day), events::ends_on.eq(day)),
                events::organizer.eq("CMC"),
                events::description.eq(""),
                events::activity_id.eq(activity),
                events::marking.eq("coordination"),
                events::team_id.eq(team),
                (events::created_at.eq(now()), events::updated_at.eq(now())),
            ))
            .execute(conn)?;
        Ok(())
    });
    let shorter = changed(|pack| drop(pack.work_plan.activities.pop()));
    let refused = app
        .app
        .db
        .write_now(|conn| pack::load(conn, &shorter, &settings(), Who::System, now()));
    let Err(AppError::BadRequest(reason)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(
        reason,
        "activities 10 is not in the pack, but records refer to it"
    );
}

#[actix_web::test]
async fn what_was_entered_on_the_timeline_survives_a_new_text() {
    let app = loaded().await;
    let day = NaiveDate::from_ymd_opt(2023, 2, 18);
    app.write(|conn| {
        diesel::update(timeline_items::table.filter(timeline_items::position.eq(10)))
            .set((
                timeline_items::actual_from.eq(day),
                timeline_items::note.eq("It opened in February"),
            ))
            .execute(conn)?;
        Ok(())
    });
    let diff = load(
        &app,
        &changed(|pack| pack.work_plan.timeline[9].text.en = "Outreach".to_owned()),
    );
    assert!(
        diff.to_string()
            .contains("text_en: “Outreach through Embassies"),
        "{diff}"
    );
    let stored: (String, Option<NaiveDate>, String) = app.read(|conn| {
        Ok(timeline_items::table
            .filter(timeline_items::position.eq(10))
            .select((
                timeline_items::text_en,
                timeline_items::actual_from,
                timeline_items::note,
            ))
            .first(conn)?)
    });
    let expected = (
        "Outreach".to_owned(),
        day,
        "It opened in February".to_owned(),
    );
    assert_eq!(stored, expected);
}

#[actix_web::test]
async fn a_draft_questionnaire_is_replaced_and_a_sent_one_followed_by_a_new_version() {
    let app = loaded().await;
    let versions = |conn: &mut Conn| {
        Ok(questionnaires::table
            .order(questionnaires::version)
            .select((questionnaires::version, questionnaires::definition))
            .load::<(i32, String)>(conn)?)
    };
    let title = |title: &str| changed(|pack| pack.questionnaire.title.set(Lang::En, title));
    load(&app, &title("Draft"));
    let drafts = app.read(versions);
    assert_eq!(drafts.len(), 1);
    assert!(drafts[0].1.contains("Draft"));

    app.write(|conn| {
        diesel::update(questionnaires::table)
            .set(questionnaires::frozen_at.eq(Some(now())))
            .execute(conn)?;
        Ok(())
    });
    let diff = load(&app, &title("Second"));
    assert!(
        diff.to_string()
            .contains("title.en: “Draft” becomes “Second”"),
        "{diff}"
    );
    let both = app.read(versions);
    assert_eq!(both.iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2]);
    assert!(both[0].1.contains("Draft") && both[1].1.contains("Second"));
}

#[actix_web::test]
async fn a_changed_pack_is_not_loaded_at_a_start() {
    let app = loaded().await;
    let later = changed(|pack| nigerian_ratification(pack).date = None);
    assert!(!app.write(|conn| pack::load_first(conn, &later, &settings(), now())));
    assert_eq!(app.read(nigerian_rows).len(), 1);
}

/// A desk with the embedded pack.
async fn loaded() -> TestApp {
    let app = TestApp::new().await;
    load(&app, &pack::embedded().unwrap());
    app
}

fn load(app: &TestApp, pack: &Pack) -> PackDiff {
    app.write(|conn| pack::load(conn, pack, &settings(), Who::System, now()))
}

/// The embedded pack with a change, and so with another digest.
fn changed(change: impl FnOnce(&mut Pack)) -> Pack {
    let mut pack = pack::embedded().unwrap();
    change(&mut pack);
    pack.digest = format!("{:?}", std::time::Instant::now());
    pack
}

fn nigerian_ratification(pack: &mut Pack) -> &mut accede::treaty::Act {
    let nigeria: Iso3 = "NGA".parse().unwrap();
    let found = pack.acts.iter_mut().find(|entry| {
        entry.treaty == "CCM"
            && entry.act.state == nigeria
            && entry.act.kind == ActKind::Ratification
    });
    &mut found.unwrap().act
}

type ActRow = (i64, Option<NaiveDate>, Option<i64>, Option<Moment>);

fn nigerian_rows(conn: &mut Conn) -> Result<Vec<ActRow>, AppError> {
    let nigeria: Iso3 = "NGA".parse().unwrap();
    Ok(acts::table
        .filter(acts::treaty.eq("CCM"))
        .filter(acts::state.eq(nigeria))
        .filter(acts::kind.eq(ActKind::Ratification))
        .order(acts::id)
        .select((
            acts::id,
            acts::date,
            acts::supersedes_id,
            acts::superseded_at,
        ))
        .load(conn)?)
}

fn generation(conn: &mut Conn) -> Result<i64, AppError> {
    Ok(treaty_packs::table
        .select(treaty_packs::generation)
        .first(conn)?)
}

/// How often a pack was loaded, by the audit.
fn loads(conn: &mut Conn) -> Result<i64, AppError> {
    let rows = audit::table.filter(audit::action.eq("pack.load"));
    Ok(rows.count().get_result(conn)?)
}

/// The rows a load can touch: how many there are, and how many hold.
fn everything(conn: &mut Conn) -> Result<[i64; 6], AppError> {
    let current = acts::table.filter(acts::superseded_at.is_null());
    Ok([
        states::table.count().get_result(conn)?,
        acts::table.count().get_result(conn)?,
        current.count().get_result(conn)?,
        votes::table.count().get_result(conn)?,
        questionnaires::table.count().get_result(conn)?,
        barrier_kinds::table
            .filter(barrier_kinds::retired_at.is_null())
            .count()
            .get_result(conn)?,
    ])
}

fn now() -> Moment {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Moment(day.and_hms_opt(9, 0, 0).unwrap())
}

/// The settings a desk begins with.
pub fn settings() -> accede::config::Targets {
    let settings = accede::config::Settings::from_sources(None, []).unwrap();
    settings.targets
}
