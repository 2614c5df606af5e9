//! The posts of an organisation: added, edited, moved to the bin and back.

use actix_web::web;

use super::super::actions::{self, Refusal};
use super::super::forms::PostForm;
use super::super::model::{OrganisationId, PostId};
use super::super::queries;
use super::super::views::{FormPage, PostPage, post_conflict, post_values};
use super::organisations::{done, load};
use crate::succession;
use crate::web::conflict::merged;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Posted};

pub async fn show(desk: Desk, id: web::Path<PostId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let found = succession::load(desk, conn, id)?;
        let facts = desk.facts(conn)?;
        Ok(PostPage::new(desk, &facts, &found))
    })
    .await
}

pub async fn new(desk: Desk, id: web::Path<OrganisationId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let organisation = queries::organisation(conn, id)?;
        FormPage::new_post(desk, &organisation, &desk.params(), &FormErrors::default())
    })
    .await
}

pub async fn add(desk: Desk, id: web::Path<OrganisationId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let organisation = queries::organisation(conn, id)?;
        let now = desk.app.clock.now();
        let added = PostForm::parse(&data)
            .map_err(Refusal::from)
            .and_then(|form| actions::add_post(conn, &desk.actor, id, &form, now));
        match added {
            Ok(_) => Ok(done(id, "post-added")),
            Err(Refusal::Invalid(errors)) => {
                desk.invalid(&FormPage::new_post(desk, &organisation, &data, &errors)?)
            }
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn edit_form(desk: Desk, id: web::Path<PostId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let post = queries::post(conn, id)?;
        let organisation = queries::organisation(conn, post.organisation)?;
        let values = post_values(&post);
        FormPage::edit_post(desk, &organisation, &post, &values, &FormErrors::default())
    })
    .await
}

pub async fn edit(desk: Desk, id: web::Path<PostId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    let data = merged(data);
    desk.change(move |desk, conn| {
        let post = queries::post(conn, id)?;
        let now = desk.app.clock.now();
        let saved = PostForm::parse(&data)
            .map_err(Refusal::from)
            .and_then(|form| actions::edit_post(conn, &desk.actor, id, &form, now));
        match saved {
            Ok(organisation) => Ok(done(organisation, "post-saved")),
            Err(Refusal::Invalid(errors)) => {
                let organisation = queries::organisation(conn, post.organisation)?;
                desk.invalid(&FormPage::edit_post(
                    desk,
                    &organisation,
                    &post,
                    &data,
                    &errors,
                )?)
            }
            Err(Refusal::Stale) => desk.stale(&post_conflict(desk, &post, &data)),
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn bin(desk: Desk, id: web::Path<PostId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let post = queries::post(conn, id)?;
        match actions::bin_post(conn, &desk.actor, id, desk.app.clock.now()) {
            Ok(organisation) => Ok(done(organisation, "post-binned")),
            Err(Refusal::Invalid(errors)) => {
                desk.invalid(&load(desk, conn, post.organisation, &errors)?)
            }
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn restore(desk: Desk, id: web::Path<PostId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let organisation = actions::restore_post(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(done(organisation, "post-restored"))
    })
    .await
}
