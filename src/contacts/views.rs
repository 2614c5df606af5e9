//! Pages of contacts.

mod bin;
mod fields;
mod forms;
mod lists;
mod organisation;
mod person;
mod post;

use crate::contacts::model::{Standing, Tenure};
use crate::web::Desk;

pub(super) use self::bin::BinPage;
pub(super) use self::fields::{
    organisation_conflict, organisation_values, person_conflict, person_values, post_conflict,
    post_values, tenure_conflict, tenure_values,
};
pub(super) use self::forms::FormPage;
pub(super) use self::lists::{
    OrganisationsList, OrganisationsPage, PeopleList, PeoplePage, organisations_table,
    people_table, with_relations,
};
pub(super) use self::organisation::OrganisationPage;
pub(super) use self::person::{EXCHANGES, PersonPage};
pub(super) use self::post::PostPage;

/// "since 10 January 2022", "2 March 2018 to 1 December 2021" and the like.
fn tenure_dates(desk: &Desk, tenure: &Tenure) -> String {
    let date = |day| desk.lang.date(day);
    match (tenure.starts_on, tenure.ends_on) {
        (None, None) => desk.t("tenure-dates-open"),
        (Some(start), None) if tenure.standing(desk.today()) == Standing::Coming => {
            desk.ta("tenure-dates-from", &[("start", date(start).into())])
        }
        (Some(start), None) => desk.ta("tenure-dates-since", &[("start", date(start).into())]),
        (None, Some(end)) => desk.ta("tenure-dates-until", &[("end", date(end).into())]),
        (Some(start), Some(end)) => desk.ta(
            "tenure-dates-both",
            &[("start", date(start).into()), ("end", date(end).into())],
        ),
    }
}

/// The address of a new mail to `email`, which may hold any sign an address may.
fn mailto(email: &str) -> String {
    let encode =
        |part: &str| url::form_urlencoded::byte_serialize(part.as_bytes()).collect::<String>();
    match email.rsplit_once('@') {
        Some((local, domain)) => format!("mailto:{}@{}", encode(local), encode(domain)),
        None => String::new(),
    }
}
