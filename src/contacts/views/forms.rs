//! The forms of people, tenures, organisations and posts, each on its page, and the
//! pages for two versions of one record.

use serde::Serialize;

use super::super::actions::{self, CANDIDATES};
use super::super::model::{Organisation, Person, Post, PostId, Tenure};
use super::super::queries;
use super::lists::{kinds, languages};
use crate::auth::Marking;
use crate::db::Conn;
use crate::error::AppError;
use crate::states::Facts;
use crate::web::conflict::ConflictPage;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
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
        let builder = person_fields(desk, builder, data, errors, &markings);
        let form = builder
            .group("post")
            .typeahead("state", Need::Optional, facts.choices(desk.lang))
            .picked_one("post", "/posts/find?q=", "state", posts)
            .date("starts_on", Need::Optional)
            .build();
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
            .picked_one("post", "/posts/find?q=", "state", posts)
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

/// Both versions of a person.
pub fn person_conflict(desk: &Desk, person: &Person, data: &Params) -> ConflictPage {
    let none = FormErrors::default();
    let mine = person_form(desk, person, data, &none);
    let theirs = person_form(desk, person, &person_values(person), &none);
    ConflictPage::new(desk.lang, &mine, &theirs)
}

/// Both versions of a tenure's dates.
pub fn tenure_conflict(desk: &Desk, tenure: &Tenure, data: &Params) -> ConflictPage {
    let none = FormErrors::default();
    let mine = tenure_form(desk, tenure, data, &none);
    let theirs = tenure_form(desk, tenure, &tenure_values(tenure), &none);
    ConflictPage::new(desk.lang, &mine, &theirs)
}

/// Both versions of an organisation.
pub fn organisation_conflict(
    desk: &Desk,
    facts: &Facts,
    organisation: &Organisation,
    data: &Params,
) -> ConflictPage {
    let none = FormErrors::default();
    let href = format!("/organisations/{}", organisation.id);
    let mine = organisation_form(desk, facts, &href, data, &none);
    let values = organisation_values(organisation);
    let theirs = organisation_form(desk, facts, &href, &values, &none);
    ConflictPage::new(desk.lang, &mine, &theirs)
}

/// Both versions of a post.
pub fn post_conflict(desk: &Desk, post: &Post, data: &Params) -> ConflictPage {
    let none = FormErrors::default();
    let action = format!("/posts/{}", post.id);
    let cancel = format!("/organisations/{}", post.organisation);
    let mine = post_form(desk, &action, &cancel, data, &none);
    let theirs = post_form(desk, &action, &cancel, &post_values(post), &none);
    ConflictPage::new(desk.lang, &mine, &theirs)
}

/// A saved person as the form's values.
pub fn person_values(person: &Person) -> Params {
    Params::default()
        .with("honorific", &person.name.honorific)
        .with("given", &person.name.given)
        .with("family", &person.name.family)
        .with("email", person.email.as_deref().unwrap_or_default())
        .with("phone", &person.phone)
        .with("language", person.language.as_str())
        .with("note", &person.note)
        .with("marking", person.marking.as_str())
        .with("version", &person.version.to_string())
}

/// A saved tenure as the form's values.
pub fn tenure_values(tenure: &Tenure) -> Params {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    Params::default()
        .with("starts_on", &day(tenure.starts_on))
        .with("ends_on", &day(tenure.ends_on))
        .with("version", &tenure.version.to_string())
}

/// A saved organisation as the form's values.
pub fn organisation_values(organisation: &Organisation) -> Params {
    let state = organisation.state.map(|state| state.to_string());
    Params::default()
        .with("name", &organisation.name)
        .with("kind", organisation.kind.as_str())
        .with("state", &state.unwrap_or_default())
        .with("place", &organisation.place)
        .with("version", &organisation.version.to_string())
}

/// A saved post as the form's values.
pub fn post_values(post: &Post) -> Params {
    Params::default()
        .with("title", &post.title)
        .with("email", post.email.as_deref().unwrap_or_default())
        .with("version", &post.version.to_string())
}

fn person_form(desk: &Desk, person: &Person, data: &Params, errors: &FormErrors) -> FormView {
    let href = format!("/contacts/{}", person.id);
    let builder = FormBuilder::new(desk.lang, "person", href.clone(), data, errors).cancel(href);
    let markings = actions::markings(&desk.actor, Some(person));
    person_fields(desk, builder, data, errors, &markings).build()
}

fn person_fields<'a>(
    desk: &Desk,
    builder: FormBuilder<'a>,
    data: &Params,
    errors: &FormErrors,
    markings: &[Marking],
) -> FormBuilder<'a> {
    let readers = choices_of(desk.lang, "marking", markings)
        .into_iter()
        .map(|choice| {
            let key = format!("marking-{}-hint", choice.value.replace('_', "-"));
            choice.hint(desk.t(&key))
        })
        .collect();
    let mut builder = builder
        .text("honorific", Need::Optional)
        .text("given", Need::Optional)
        .text("family", Need::Required)
        .email("email", Need::Optional);
    // Asked only of an address that someone else has.
    let asked = errors
        .0
        .iter()
        .any(|error| error.key == "person-same-address");
    if asked || data.get("shares_address") == "yes" {
        let yes = Choice::new("yes", desk.t("person-shares_address-yes"));
        builder = builder.checkboxes("shares_address", vec![yes]);
    }
    builder
        .text("phone", Need::Optional)
        .radios("language", Need::Required, languages(desk.lang))
        .textarea("note", Need::Optional)
        .radios("marking", Need::Required, readers)
}

fn tenure_form(desk: &Desk, tenure: &Tenure, data: &Params, errors: &FormErrors) -> FormView {
    let href = format!("/contacts/{}", tenure.person);
    let action = format!("{href}/tenures/{}", tenure.id);
    FormBuilder::new(desk.lang, "tenure", action, data, errors)
        .cancel(href)
        .date("starts_on", Need::Optional)
        .date("ends_on", Need::Optional)
        .build()
}

fn organisation_form(
    desk: &Desk,
    facts: &Facts,
    action: &str,
    data: &Params,
    errors: &FormErrors,
) -> FormView {
    FormBuilder::new(desk.lang, "organisation", action, data, errors)
        .cancel(action)
        .text("name", Need::Required)
        .select("kind", Need::Required, kinds(desk.lang))
        .typeahead("state", Need::Optional, facts.choices(desk.lang))
        .text("place", Need::Optional)
        .build()
}

fn post_form(
    desk: &Desk,
    action: &str,
    cancel: &str,
    data: &Params,
    errors: &FormErrors,
) -> FormView {
    FormBuilder::new(desk.lang, "post", action, data, errors)
        .cancel(cancel)
        .text("title", Need::Required)
        .email("email", Need::Optional)
        .build()
}

/// The posts a form holds, ticked; and those a typed text may mean, to be ticked.
fn post_choices(conn: &mut Conn, facts: &Facts, data: &Params) -> Result<Vec<Choice>, AppError> {
    let chosen: Vec<PostId> = data
        .all("post")
        .take(CANDIDATES)
        .filter_map(|id| id.parse().ok())
        .collect();
    let mut choices: Vec<_> = queries::posts_named(conn, &chosen)?
        .into_iter()
        .map(|post| {
            let mut choice = post_choice(post);
            choice.selected = true;
            choice
        })
        .collect();
    if choices.is_empty() && !data.get("post_text").is_empty() {
        let state = data.value("state");
        let found = queries::find_posts(conn, facts, data.get("post_text"), state, CANDIDATES)?;
        choices.extend(found.into_iter().map(post_choice));
    }
    Ok(choices)
}

fn post_choice((id, title, organisation): (PostId, String, String)) -> Choice {
    Choice::new(id.to_string(), title).hint(organisation)
}
