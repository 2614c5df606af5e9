//! The pages with one form: people, tenures, organisations and posts.

use serde::Serialize;

use super::super::actions;
use super::super::model::{Organisation, Person, Post, Tenure};
use super::fields::{
    address_fields, organisation_form, person_form, post_choices, post_form, reader_fields,
    tenure_form,
};
use crate::auth::Marking;
use crate::db::Conn;
use crate::error::AppError;
use crate::states::Facts;
use crate::web::forms::{FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Nav, Page, Params};

/// A page with one form.
#[derive(Debug, Serialize)]
pub struct FormPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl FormPage {
    /// A new person, perhaps with the post held.
    pub fn new_person(
        desk: &Desk,
        conn: &mut Conn,
        data: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        if !desk.actor.may_add() {
            return Err(AppError::Forbidden);
        }
        let facts = desk.facts(conn)?;
        let posts = post_choices(conn, &facts, data)?;
        let builder =
            FormBuilder::new(desk.lang, "person", "/contacts", data, errors).cancel("/contacts");
        let markings = actions::markings(&desk.actor, None);
        let builder = address_fields(desk, builder, data, errors)
            .group("post")
            .typeahead("state", Need::Optional, facts.choices(desk.lang))
            .picked_one("post", Need::Optional, "/posts/find?q=", "state", posts)
            .date("starts_on", Need::Optional)
            .group("readers");
        let form = reader_fields(desk, builder, &markings).build();
        Ok(Self {
            crumb: desk.t("people-title"),
            crumb_href: "/contacts".to_owned(),
            heading: desk.t("person-new-title"),
            intro: String::new(),
            form,
        })
    }

    /// What a form for a new person begins with.
    pub fn blank_person(desk: &Desk) -> Params {
        let markings = desk.actor.givable_markings();
        let usual = if markings.contains(&Marking::Coordination) {
            Marking::Coordination
        } else {
            Marking::WorkingGroup
        };
        desk.params()
            .with("marking", usual.as_str())
            .with("language", "en")
    }

    /// A person who is there.
    pub fn edit_person(desk: &Desk, person: &Person, data: &Params, errors: &FormErrors) -> Self {
        Self {
            crumb: person.name.full(),
            crumb_href: format!("/contacts/{}", person.id),
            heading: desk.ta("person-edit-title", &[("name", person.name.full().into())]),
            intro: String::new(),
            form: person_form(desk, person, data, errors),
        }
    }

    /// A person takes up a post.
    pub fn new_tenure(
        desk: &Desk,
        conn: &mut Conn,
        person: &Person,
        data: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let posts = post_choices(conn, &facts, data)?;
        let href = format!("/contacts/{}", person.id);
        let action = format!("{href}/tenures");
        let form = FormBuilder::new(desk.lang, "tenure", action, data, errors)
            .cancel(href)
            .typeahead("state", Need::Optional, facts.choices(desk.lang))
            .picked_one("post", Need::Required, "/posts/find?q=", "state", posts)
            .date("starts_on", Need::Optional)
            .build();
        Ok(Self::of_tenure(desk, person, "tenure-new-title", "", form))
    }

    /// A person leaves a post.
    pub fn end_tenure(
        desk: &Desk,
        person: &Person,
        tenure: &Tenure,
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        let href = format!("/contacts/{}", person.id);
        let action = format!("{href}/tenures/{}/end", tenure.id);
        let form = FormBuilder::new(desk.lang, "tenure-end", action, data, errors)
            .cancel(href)
            .date("ends_on", Need::Required)
            .build();
        Self::of_tenure(desk, person, "tenure-end-title", &tenure.office(), form)
    }

    /// The dates of a tenure.
    pub fn correct_tenure(
        desk: &Desk,
        person: &Person,
        tenure: &Tenure,
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        let form = tenure_form(desk, tenure, data, errors);
        Self::of_tenure(desk, person, "tenure-correct-title", &tenure.office(), form)
    }

    /// A new organisation.
    pub fn new_organisation(
        desk: &Desk,
        facts: &Facts,
        data: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        if !desk.actor.may_add() {
            return Err(AppError::Forbidden);
        }
        Ok(Self {
            crumb: desk.t("organisations-title"),
            crumb_href: "/organisations".to_owned(),
            heading: desk.t("organisation-new-title"),
            intro: String::new(),
            form: organisation_form(desk, facts, "/organisations", data, errors),
        })
    }

    /// An organisation that is there.
    pub fn edit_organisation(
        desk: &Desk,
        facts: &Facts,
        organisation: &Organisation,
        data: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        if !desk.actor.may_add() {
            return Err(AppError::Forbidden);
        }
        let href = format!("/organisations/{}", organisation.id);
        Ok(Self {
            crumb: organisation.name.clone(),
            heading: desk.ta(
                "organisation-edit-title",
                &[("name", organisation.name.as_str().into())],
            ),
            intro: String::new(),
            form: organisation_form(desk, facts, &href, data, errors),
            crumb_href: href,
        })
    }

    /// A new post of an organisation.
    pub fn new_post(
        desk: &Desk,
        organisation: &Organisation,
        data: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let href = format!("/organisations/{}", organisation.id);
        let form = post_form(desk, &format!("{href}/posts"), &href, data, errors);
        Self::of_post(desk, organisation, "post-new-title", form)
    }

    /// A post that is there.
    pub fn edit_post(
        desk: &Desk,
        organisation: &Organisation,
        post: &Post,
        data: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let href = format!("/organisations/{}", organisation.id);
        let form = post_form(desk, &format!("/posts/{}", post.id), &href, data, errors);
        Self::of_post(desk, organisation, "post-edit-title", form)
    }

    fn of_tenure(desk: &Desk, person: &Person, heading: &str, intro: &str, form: FormView) -> Self {
        Self {
            crumb: person.name.full(),
            crumb_href: format!("/contacts/{}", person.id),
            heading: desk.t(heading),
            intro: intro.to_owned(),
            form,
        }
    }

    fn of_post(
        desk: &Desk,
        organisation: &Organisation,
        heading: &str,
        form: FormView,
    ) -> Result<Self, AppError> {
        if !desk.actor.may_add() {
            return Err(AppError::Forbidden);
        }
        Ok(Self {
            crumb: organisation.name.clone(),
            crumb_href: format!("/organisations/{}", organisation.id),
            heading: desk.t(heading),
            intro: String::new(),
            form,
        })
    }
}
