//! Relations over HTTP.

use actix_web::web::Path;

use super::actions;
use super::forms::RelationForm;
use super::model::{Relation, RelationId};
use super::queries;
use super::views::{RelationForms, ShowPage};
use crate::access::Remarking;
use crate::contacts::PersonId;
use crate::contacts::queries::people_named;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::people::{self, Picked};
use crate::exchanges::sources::markings;
use crate::exchanges::{Saving, may_add};
use crate::web::conflict::{ConflictPage, merged};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

pub(super) async fn new(desk: Desk, id: Path<PersonId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let forms = forms(desk, conn, id, None)?;
        may_add(&desk.actor)?;
        Ok(forms.add(&forms.usual(), Vec::new(), &FormErrors::default()))
    })
    .await
}

pub(super) async fn add(desk: Desk, id: Path<PersonId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let forms = forms(desk, conn, id, None)?;
        may_add(&desk.actor)?;
        let picked = people::resolve(conn, &desk.actor, &data)?;
        match forms.parse(&data, &picked) {
            Ok(form) => {
                actions::add(conn, &desk.actor, id, &form, desk.app.clock.now())?;
                Ok(Outcome::done(format!("/contacts/{id}"), "relation-added"))
            }
            Err(errors) => desk.invalid(&forms.add(&data, picked.choices, &errors)),
        }
    })
    .await
}

pub(super) async fn show(desk: Desk, id: Path<RelationId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let relation = queries::find(conn, &desk.actor, id)?;
        desk.reads("relations", id, (relation.marking, relation.team_id));
        ShowPage::load(desk, conn, &relation)
    })
    .await
}

pub(super) async fn edit(desk: Desk, id: Path<RelationId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let relation = actions::changeable(conn, &desk.actor, id)?;
        desk.reads("relations", id, (relation.marking, relation.team_id));
        let forms = forms(desk, conn, relation.person, Some(&relation))?;
        let picked = saved_people(desk, conn, &relation)?;
        let data = RelationForms::saved(&relation);
        Ok(forms.change(&relation, &data, picked, &FormErrors::default()))
    })
    .await
}

pub(super) async fn save(desk: Desk, id: Path<RelationId>, Posted(data): Posted) -> Answer {
    let (id, data) = (id.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let relation = actions::changeable(conn, &desk.actor, id)?;
        let forms = forms(desk, conn, relation.person, Some(&relation))?;
        let picked = people::resolve(conn, &desk.actor, &data)?;
        let remarking = Remarking::load(conn, relation.marking, relation.team_id)?;
        let parsed = forms
            .parse(&data, &picked)
            .and_then(|form| Ok((remarking.reason(&data, form.marking)?, form)));
        let (reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => {
                return desk.invalid(&forms.change(&relation, &data, picked.choices, &errors));
            }
        };
        let now = desk.app.clock.now();
        match actions::save(conn, &desk.actor, id, (&form, &reason), now)? {
            Saving::Done => Ok(Outcome::done(format!("/relations/{id}"), "saved")),
            Saving::Stale => {
                let none = FormErrors::default();
                let mine = forms.change_view(&relation, &data, picked.choices, &none);
                let theirs = saved_people(desk, conn, &relation)?;
                let saved = RelationForms::saved(&relation);
                let theirs = forms.change_view(&relation, &saved, theirs, &none);
                desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
            }
        }
    })
    .await
}

pub(super) async fn bin(desk: Desk, id: Path<RelationId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let relation = actions::bin(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(
            format!("/contacts/{}", relation.person),
            "relation-binned",
        ))
    })
    .await
}

fn saved_people(
    desk: &Desk,
    conn: &mut Conn,
    relation: &Relation,
) -> Result<Vec<crate::web::forms::Choice>, AppError> {
    let ids: Vec<PersonId> = relation.other.into_iter().collect();
    people::checked(conn, &desk.actor, &ids)
}

/// What the form on the page of a person needs; `kept` is the relation to be changed.
fn forms<'a>(
    desk: &'a Desk,
    conn: &mut Conn,
    person: PersonId,
    kept: Option<&Relation>,
) -> Result<RelationForms<'a>, AppError> {
    let found = people_named(conn, &desk.actor, &[person])?;
    let (_, name, _) = found.into_iter().next().ok_or(AppError::NotFound)?;
    Ok(RelationForms {
        desk,
        person,
        name,
        organisations: queries::organisations_offered(conn)?,
        markings: markings(&desk.actor, kept.map(|it| (it.marking, it.team_id))),
    })
}

impl RelationForms<'_> {
    fn parse(&self, data: &Params, picked: &Picked) -> Result<RelationForm, FormErrors> {
        let known = (self.organisations.as_slice(), self.markings.as_slice());
        RelationForm::parse(data, self.person, picked, known)
    }
}
