//! Organisations and their posts: add, edit, move to the bin, restore. They carry no
//! marking: whoever may add records keeps them in order, those inside the desk bin them.

use diesel::prelude::*;

use super::super::forms::{OrganisationForm, PostForm};
use super::super::model::{OrganisationId, PostId};
use super::super::queries;
use super::{Refusal, Subject, record};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{organisations, posts};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::sort_key;
use crate::states::Facts;

/// Adds an organisation.
pub fn add_organisation(
    conn: &mut Conn,
    actor: &Actor,
    facts: &Facts,
    form: &OrganisationForm,
    now: Moment,
) -> Result<OrganisationId, Refusal> {
    writer(actor)?;
    check_state(facts, form)?;
    let id: OrganisationId = diesel::insert_into(organisations::table)
        .values((
            organisations::kind.eq(form.kind),
            organisations::name.eq(&form.name),
            organisations::sort_key.eq(sort_key(&form.name)),
            organisations::state.eq(form.state),
            organisations::place.eq(&form.place),
            organisations::created_at.eq(now),
        ))
        .returning(organisations::id)
        .get_result(conn)?;
    let kind = form.kind.as_str();
    record(
        conn,
        actor,
        now,
        "organisation.add",
        Subject::Organisation(id),
        kind,
    )?;
    Ok(id)
}

/// Saves an organisation over the version the form was made from.
pub fn edit_organisation(
    conn: &mut Conn,
    actor: &Actor,
    facts: &Facts,
    id: OrganisationId,
    form: &OrganisationForm,
    now: Moment,
) -> Result<(), Refusal> {
    let saved = queries::organisation(conn, id)?;
    writer(actor)?;
    if saved.version != form.version {
        return Err(Refusal::Stale);
    }
    check_state(facts, form)?;
    let changed = diesel::update(organisations::table)
        .filter(organisations::id.eq(id))
        .filter(organisations::version.eq(form.version))
        .set((
            organisations::kind.eq(form.kind),
            organisations::name.eq(&form.name),
            organisations::sort_key.eq(sort_key(&form.name)),
            organisations::state.eq(form.state),
            organisations::place.eq(&form.place),
            organisations::version.eq(organisations::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(Refusal::Stale);
    }
    record(
        conn,
        actor,
        now,
        "organisation.edit",
        Subject::Organisation(id),
        "",
    )?;
    Ok(())
}

/// Moves an organisation to the bin, once it has no posts any more.
pub fn bin_organisation(
    conn: &mut Conn,
    actor: &Actor,
    id: OrganisationId,
    now: Moment,
) -> Result<(), Refusal> {
    queries::organisation(conn, id)?;
    insider(actor)?;
    let open = queries::posts_of(conn, id)?
        .iter()
        .filter(|post| post.deleted_at.is_none())
        .count();
    if open > 0 {
        let count = vec![("n", open.into())];
        return Err(Refusal::field("", "organisation-has-posts", count));
    }
    set_organisation_bin(conn, id, Some(now))?;
    record(
        conn,
        actor,
        now,
        "organisation.bin",
        Subject::Organisation(id),
        "",
    )?;
    Ok(())
}

/// Takes an organisation back out of the bin.
pub fn restore_organisation(
    conn: &mut Conn,
    actor: &Actor,
    id: OrganisationId,
    now: Moment,
) -> Result<(), AppError> {
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let id: OrganisationId = organisations::table
        .filter(organisations::id.eq(id))
        .filter(organisations::deleted_at.is_not_null())
        .select(organisations::id)
        .first(conn)?;
    set_organisation_bin(conn, id, None)?;
    record(
        conn,
        actor,
        now,
        "organisation.restore",
        Subject::Organisation(id),
        "",
    )
}

/// Adds a post to an organisation.
pub fn add_post(
    conn: &mut Conn,
    actor: &Actor,
    organisation: OrganisationId,
    form: &PostForm,
    now: Moment,
) -> Result<PostId, Refusal> {
    queries::organisation(conn, organisation)?;
    writer(actor)?;
    let id: PostId = diesel::insert_into(posts::table)
        .values((
            posts::organisation_id.eq(organisation),
            posts::title.eq(&form.title),
            posts::title_fr.eq(&form.title_fr),
            posts::title_es.eq(&form.title_es),
            posts::email.eq(&form.email),
            posts::created_at.eq(now),
        ))
        .returning(posts::id)
        .get_result(conn)?;
    let detail = format!("organisation {organisation}");
    record(conn, actor, now, "post.add", Subject::Post(id), &detail)?;
    Ok(id)
}

/// Saves a post over the version the form was made from; returns whose it is.
pub fn edit_post(
    conn: &mut Conn,
    actor: &Actor,
    id: PostId,
    form: &PostForm,
    now: Moment,
) -> Result<OrganisationId, Refusal> {
    let saved = queries::post(conn, id)?;
    writer(actor)?;
    let changed = diesel::update(posts::table)
        .filter(posts::id.eq(id))
        .filter(posts::version.eq(form.version))
        .set((
            posts::title.eq(&form.title),
            posts::title_fr.eq(&form.title_fr),
            posts::title_es.eq(&form.title_es),
            posts::email.eq(&form.email),
            posts::version.eq(posts::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(Refusal::Stale);
    }
    record(conn, actor, now, "post.edit", Subject::Post(id), "")?;
    Ok(saved.organisation)
}

/// Moves a post to the bin, unless someone the actor may read still holds it: a
/// refusal for anyone else's sake would betray that person.
pub fn bin_post(
    conn: &mut Conn,
    actor: &Actor,
    id: PostId,
    now: Moment,
) -> Result<OrganisationId, Refusal> {
    let post = queries::post(conn, id)?;
    insider(actor)?;
    if let Some(name) = queries::holder_of(conn, actor, id, now.date())? {
        let holder = vec![("name", name.full().into()), ("post", post.title.into())];
        return Err(Refusal::field("", "post-is-held", holder));
    }
    set_post_bin(conn, id, Some(now))?;
    record(conn, actor, now, "post.bin", Subject::Post(id), "")?;
    Ok(post.organisation)
}

/// Takes a post back out of the bin; returns whose it is.
pub fn restore_post(
    conn: &mut Conn,
    actor: &Actor,
    id: PostId,
    now: Moment,
) -> Result<OrganisationId, AppError> {
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let organisation: OrganisationId = posts::table
        .inner_join(organisations::table)
        .filter(posts::id.eq(id))
        .filter(posts::deleted_at.is_not_null())
        .filter(organisations::deleted_at.is_null())
        .select(posts::organisation_id)
        .first(conn)?;
    set_post_bin(conn, id, None)?;
    record(conn, actor, now, "post.restore", Subject::Post(id), "")?;
    Ok(organisation)
}

fn set_organisation_bin(
    conn: &mut Conn,
    id: OrganisationId,
    deleted_at: Option<Moment>,
) -> Result<(), AppError> {
    diesel::update(organisations::table.find(id))
        .set((
            organisations::deleted_at.eq(deleted_at),
            organisations::version.eq(organisations::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

fn set_post_bin(conn: &mut Conn, id: PostId, deleted_at: Option<Moment>) -> Result<(), AppError> {
    diesel::update(posts::table.find(id))
        .set((
            posts::deleted_at.eq(deleted_at),
            posts::version.eq(posts::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

fn writer(actor: &Actor) -> Result<(), AppError> {
    if actor.may_add() {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

fn insider(actor: &Actor) -> Result<(), AppError> {
    if actor.is_inside() {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

fn check_state(facts: &Facts, form: &OrganisationForm) -> Result<(), Refusal> {
    match form.state {
        Some(state) if facts.state(state).is_none() => {
            Err(Refusal::field("state", "form-choose", Vec::new()))
        }
        _ => Ok(()),
    }
}
