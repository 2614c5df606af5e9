//! The form of a State's own last day as it is shown.

use super::super::super::model::{Circulation, CirculationId};
use super::super::super::views::FormPage;
use super::super::fields::{builder, params};
use super::super::hours::last_day;
use super::queries::Extension;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::forms::{FormErrors, Need};
use crate::web::{Desk, Params};

/// Where a State's last day is changed.
pub(in crate::survey::circulations) fn path(id: CirculationId, state: Iso3) -> String {
    format!("/survey/circulations/{id}/extension/{state}")
}

/// An extension as its form sends it.
pub(super) fn values(known: Option<&Extension>) -> Params {
    let Some(known) = known else {
        return params(vec![("version", "0".to_owned())]);
    };
    params(vec![
        ("closes_on", known.closes_on.to_string()),
        ("reason", known.reason.clone()),
        ("version", known.version.to_string()),
    ])
}

pub(super) fn form(
    desk: &Desk,
    facts: &Facts,
    (circulation, state): (&Circulation, Iso3),
    values: &Params,
    errors: &FormErrors,
) -> FormPage {
    let form = builder(desk, &path(circulation.id, state), values, errors)
        .date("closes_on", Need::Required)
        .textarea("reason", Need::Required)
        .hidden("version")
        .cancel(format!("/survey/circulations/{}", circulation.id))
        .build();
    let mut page = FormPage::of_circulation(desk, circulation, "survey-extension", form);
    let name = facts.name(state, desk.lang).to_owned();
    page.heading = desk.ta("survey-extension-of", &[("state", name.into())]);
    let usual = last_day(desk.lang, state, circulation.closes_on);
    page.intro = desk.ta("survey-extension-intro", &[("day", usual.into())]);
    page
}
