//! The fields of each form, filled from a record or from what was typed; and the pages
//! that show both.

use super::super::actions::{self, CANDIDATES};
use std::fmt::Display;

use super::super::addressing::{Channel, FormOfAddress, Rank};
use super::super::model::{Organisation, Person, Post, PostId, Tenure, Tongue};
use super::super::queries;
use super::lists::{kinds, languages};
use crate::auth::Marking;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::{Lang, sort_key};
use crate::states::Facts;
use crate::web::conflict::ConflictPage;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Params};

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
        .with_all("spoken", person.spoken.split_whitespace())
        .with("rank", &or_nothing(person.addressing.rank, Rank::Other))
        .with(
            "form_of_address",
            &or_nothing(person.addressing.form, FormOfAddress::Neither),
        )
        .with("channel", &person.channel)
        .with("do_not_mail", &person.do_not_mail)
        .with("note", &person.note)
        .with("marking", person.marking.as_str())
        .with("version", &person.version.to_string())
}

/// A word of a closed set as its field has it: left open for the one that says nothing.
fn or_nothing<T: PartialEq + Display>(word: T, nothing: T) -> String {
    if word == nothing {
        String::new()
    } else {
        word.to_string()
    }
}

/// A closed set without its last word, the one that says nothing.
fn but<T: PartialEq>(all: &[T], nothing: T) -> &[T] {
    match all.split_last() {
        Some((last, others)) if *last == nothing => others,
        _ => all,
    }
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
        .with("title_fr", &post.title_fr)
        .with("title_es", &post.title_es)
        .with("email", post.email.as_deref().unwrap_or_default())
        .with("version", &post.version.to_string())
}

pub(super) fn person_form(
    desk: &Desk,
    person: &Person,
    data: &Params,
    errors: &FormErrors,
) -> FormView {
    let href = format!("/contacts/{}", person.id);
    let builder = FormBuilder::new(desk.lang, "person", href.clone(), data, errors).cancel(href);
    let markings = actions::markings(&desk.actor, Some(person));
    let builder = address_fields(desk, builder, data, errors).group("readers");
    reader_fields(desk, builder, &markings)
        .marking_reason()
        .build()
}

/// Who the person is, and how to write.
pub(super) fn address_fields<'a>(
    desk: &Desk,
    builder: FormBuilder<'a>,
    data: &Params,
    errors: &FormErrors,
) -> FormBuilder<'a> {
    let lang = desk.lang;
    let mut builder = builder
        .select(
            "rank",
            Need::Optional,
            choices_of(lang, "person-rank", but(Rank::ALL, Rank::Other)),
        )
        .select(
            "form_of_address",
            Need::Optional,
            choices_of(
                lang,
                "person-form",
                but(FormOfAddress::ALL, FormOfAddress::Neither),
            ),
        )
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
        .radios("language", Need::Required, languages(lang))
        .typeaheads("spoken", tongues(lang))
        .select(
            "channel",
            Need::Optional,
            choices_of(lang, "person-channel", Channel::ALL),
        )
        .text("do_not_mail", Need::Optional)
}

/// The languages someone may speak, by name.
fn tongues(lang: Lang) -> Vec<Choice> {
    let choice = |it: &Tongue| Choice::new(it.as_str(), it.label(lang));
    let mut choices: Vec<_> = Tongue::ALL.iter().map(choice).collect();
    choices.sort_by_cached_key(|choice| sort_key(&choice.label));
    choices
}

/// What else to know, and who may.
pub(super) fn reader_fields<'a>(
    desk: &Desk,
    builder: FormBuilder<'a>,
    markings: &[Marking],
) -> FormBuilder<'a> {
    let readers = choices_of(desk.lang, "marking", markings)
        .into_iter()
        .map(|choice| {
            let key = format!("marking-{}-hint", choice.value.replace('_', "-"));
            choice.hint(desk.t(&key))
        })
        .collect();
    builder
        .textarea("note", Need::Optional)
        .radios("marking", Need::Required, readers)
}

pub(super) fn tenure_form(
    desk: &Desk,
    tenure: &Tenure,
    data: &Params,
    errors: &FormErrors,
) -> FormView {
    let href = format!("/contacts/{}", tenure.person);
    let action = format!("{href}/tenures/{}", tenure.id);
    FormBuilder::new(desk.lang, "tenure", action, data, errors)
        .cancel(href)
        .date("starts_on", Need::Optional)
        .date("ends_on", Need::Optional)
        .build()
}

pub(super) fn organisation_form(
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

pub(super) fn post_form(
    desk: &Desk,
    action: &str,
    cancel: &str,
    data: &Params,
    errors: &FormErrors,
) -> FormView {
    FormBuilder::new(desk.lang, "post", action, data, errors)
        .cancel(cancel)
        .text("title", Need::Required)
        .text("title_fr", Need::Optional)
        .text("title_es", Need::Optional)
        .email("email", Need::Optional)
        .build()
}

/// The posts a form holds, ticked; and those a typed text may mean, to be ticked.
pub(super) fn post_choices(
    conn: &mut Conn,
    facts: &Facts,
    data: &Params,
) -> Result<Vec<Choice>, AppError> {
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
