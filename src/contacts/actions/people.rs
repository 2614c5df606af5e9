//! People: add, edit, move to the bin, restore.

use diesel::prelude::*;

use super::super::addressing::Channel;
use super::super::forms::{NewPerson, PersonForm};
use super::super::model::{Person, PersonId};
use super::super::queries;
use super::tenures::insert_tenure;
use super::{Refusal, Subject, record, settle_post};
use crate::access::{Remarked, record_remarking};
use crate::audit::Who;
use crate::auth::{Actor, Marking, RecordKind, TeamId};
use crate::db::Conn;
use crate::db::schema::people;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::sort_key;
use crate::states::Facts;
use crate::visible;

/// Adds a person, with the post held if one is named.
pub fn add_person(
    conn: &mut Conn,
    actor: &Actor,
    facts: &Facts,
    form: &NewPerson,
    now: Moment,
) -> Result<PersonId, Refusal> {
    if !actor.may_add() {
        return Err(AppError::Forbidden.into());
    }
    let person = &form.person;
    check_marking(&markings(actor, None), person)?;
    check_address(conn, actor, person, None)?;
    let post = settle_post(conn, facts, &form.post)?;
    let (sort, given) = keys(person);
    let id: PersonId = diesel::insert_into(people::table)
        .values((
            people::honorific.eq(&person.name.honorific),
            people::given_name.eq(&person.name.given),
            people::family_name.eq(&person.name.family),
            people::sort_key.eq(sort),
            people::given_key.eq(given),
            people::email.eq(&person.email),
            people::email_key.eq(person.email.as_ref().map(|email| email.to_lowercase())),
            people::phone.eq(&person.phone),
            people::language.eq(person.language),
            (
                people::spoken.eq(&person.spoken),
                people::rank.eq(person.addressing.rank),
                people::form_of_address.eq(person.addressing.form),
                people::channel.eq(channel(person)),
                people::do_not_mail.eq(&person.do_not_mail),
            ),
            people::note.eq(&person.note),
            people::marking.eq(person.marking),
            people::team_id.eq(actor.team_id),
            people::created_at.eq(now),
            people::updated_at.eq(now),
        ))
        .returning(people::id)
        .get_result(conn)?;
    if let Some(post) = post {
        insert_tenure(conn, id, post, form.starts_on)?;
    }
    record(conn, actor, now, "person.add", Subject::Person(id), "")?;
    Ok(id)
}

/// Saves a person over the version the form was made from. `reason` is why the marking
/// opens the record.
pub fn edit_person(
    conn: &mut Conn,
    actor: &Actor,
    id: PersonId,
    (form, reason): (&PersonForm, &str),
    now: Moment,
) -> Result<(), Refusal> {
    let saved = changeable(conn, actor, id)?;
    if saved.version != form.version {
        return Err(Refusal::Stale);
    }
    check_marking(&markings(actor, Some(&saved)), form)?;
    check_address(conn, actor, form, Some(&saved))?;
    let (sort, given) = keys(form);
    let changed = diesel::update(people::table)
        .filter(people::id.eq(id))
        .filter(people::version.eq(form.version))
        .set((
            people::honorific.eq(&form.name.honorific),
            people::given_name.eq(&form.name.given),
            people::family_name.eq(&form.name.family),
            people::sort_key.eq(sort),
            people::given_key.eq(given),
            people::email.eq(&form.email),
            people::email_key.eq(form.email.as_ref().map(|email| email.to_lowercase())),
            people::phone.eq(&form.phone),
            people::language.eq(form.language),
            (
                people::spoken.eq(&form.spoken),
                people::rank.eq(form.addressing.rank),
                people::form_of_address.eq(form.addressing.form),
                people::channel.eq(channel(form)),
                people::do_not_mail.eq(&form.do_not_mail),
            ),
            people::note.eq(&form.note),
            people::marking.eq(form.marking),
            people::updated_at.eq(now),
            people::version.eq(people::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(Refusal::Stale);
    }
    let detail = changed_fields(&saved, form).join(" ");
    record(
        conn,
        actor,
        now,
        "person.edit",
        Subject::Person(id),
        &detail,
    )?;
    let remarked = Remarked {
        action: "person.marking",
        kind: RecordKind::People,
        id: id.0,
        from: saved.marking,
        to: form.marking,
        team: saved.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    Ok(())
}

/// Moves a person to the bin.
pub fn bin_person(
    conn: &mut Conn,
    actor: &Actor,
    id: PersonId,
    now: Moment,
) -> Result<(), AppError> {
    changeable(conn, actor, id)?;
    diesel::update(people::table.find(id))
        .set((
            people::deleted_at.eq(now),
            people::version.eq(people::version + 1),
        ))
        .execute(conn)?;
    record(conn, actor, now, "person.bin", Subject::Person(id), "")
}

/// Takes a person back out of the bin.
pub fn restore_person(
    conn: &mut Conn,
    actor: &Actor,
    id: PersonId,
    now: Moment,
) -> Result<(), AppError> {
    let (marking, team): (Marking, TeamId) = people::table
        .filter(people::id.eq(id))
        .filter(visible!(people, actor))
        .filter(people::deleted_at.is_not_null())
        .select((people::marking, people::team_id))
        .first(conn)?;
    if !actor.may_coordinate() || !actor.may_change(marking, team) {
        return Err(AppError::Forbidden);
    }
    diesel::update(people::table.find(id))
        .set((
            people::deleted_at.eq(None::<Moment>),
            people::version.eq(people::version + 1),
        ))
        .execute(conn)?;
    record(conn, actor, now, "person.restore", Subject::Person(id), "")
}

/// The markings the actor may give a person: a new one, or one that is there. Only
/// the record's own team restricts it: others would lose it from sight.
pub fn markings(actor: &Actor, person: Option<&Person>) -> Vec<Marking> {
    let Some(person) = person else {
        return actor.givable_markings().to_vec();
    };
    let givable = actor.givable_markings();
    Marking::ALL
        .iter()
        .copied()
        .filter(|marking| {
            *marking == person.marking
                || (givable.contains(marking) && actor.may_read(*marking, person.team_id))
        })
        .collect()
}

/// A person the actor may change.
pub fn changeable(conn: &mut Conn, actor: &Actor, id: PersonId) -> Result<Person, AppError> {
    let person = queries::person(conn, actor, id)?;
    if !actor.may_change(person.marking, person.team_id) {
        return Err(AppError::Forbidden);
    }
    Ok(person)
}

fn check_marking(allowed: &[Marking], form: &PersonForm) -> Result<(), Refusal> {
    if allowed.contains(&form.marking) {
        return Ok(());
    }
    Err(Refusal::field("marking", "form-choose", Vec::new()))
}

/// An address that someone else has is most often the same person twice. An address
/// that was there before is no news.
fn check_address(
    conn: &mut Conn,
    actor: &Actor,
    form: &PersonForm,
    saved: Option<&Person>,
) -> Result<(), Refusal> {
    let Some(email) = &form.email else {
        return Ok(());
    };
    let before = saved.and_then(|person| person.email.as_ref());
    if form.shares_address || before.is_some_and(|before| before.eq_ignore_ascii_case(email)) {
        return Ok(());
    }
    match queries::same_address(conn, actor, email, saved.map(|person| person.id))? {
        None => Ok(()),
        Some(other) => Err(Refusal::field(
            "email",
            "person-same-address",
            vec![("name", other.full().into())],
        )),
    }
}

/// The keys by family and by given name.
fn keys(form: &PersonForm) -> (String, String) {
    let name = &form.name;
    let key = |first: &str, second: &str| sort_key(format!("{first} {second}").trim());
    (
        key(&name.family, &name.given),
        key(&name.given, &name.family),
    )
}

/// The fields that differ, by name: the audit keeps no personal data.
fn channel(form: &PersonForm) -> &'static str {
    form.channel.map_or("", Channel::as_str)
}

fn changed_fields(saved: &Person, form: &PersonForm) -> Vec<&'static str> {
    [
        ("name", saved.name != form.name),
        ("email", saved.email != form.email),
        ("phone", saved.phone != form.phone),
        ("language", saved.language != form.language),
        ("spoken", saved.spoken != form.spoken),
        ("addressing", saved.addressing != form.addressing),
        ("channel", saved.channel != channel(form)),
        ("do_not_mail", saved.do_not_mail != form.do_not_mail),
        ("note", saved.note != form.note),
        ("marking", saved.marking != form.marking),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}
