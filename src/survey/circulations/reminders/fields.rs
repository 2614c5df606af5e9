//! The forms of reminders as they are shown.

use super::super::super::model::{Circulation, Wording};
use super::super::super::views::FormPage;
use super::super::fields::{LETTER_FIELDS, builder, letter_fields, params};
use super::model::{Decided, RulesRow, StopReason};
use super::rules::Whom;
use crate::error::AppError;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::forms::{FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Params};

/// What the form of a circulation without rules begins with.
pub(super) fn usual() -> Params {
    let mut pairs = vec![
        ("first_after", "21".to_owned()),
        ("days_between", "14".to_owned()),
        ("at_most", "2".to_owned()),
        ("whom", Whom::Unanswered.to_string()),
        ("quiet_days", "5".to_owned()),
        ("version", "0".to_owned()),
    ];
    for (lang, subject, greeting) in LETTER_FIELDS {
        pairs.push((subject, lang.text("survey-reminder-subject")));
        pairs.push((greeting, lang.text("survey-reminder-greeting")));
    }
    params(pairs)
}

/// Rules as their form sends them.
pub(super) fn values(row: &RulesRow) -> Result<Params, AppError> {
    let wording: Wording = serde_json::from_str(&row.wording).map_err(AppError::internal)?;
    let mut pairs = vec![
        ("first_after", row.first_after.to_string()),
        ("days_between", row.days_between.to_string()),
        ("at_most", row.at_most.to_string()),
        ("whom", row.whom.to_string()),
        ("quiet_days", row.quiet_days.to_string()),
        ("version", row.version.to_string()),
    ];
    for (lang, subject, greeting) in LETTER_FIELDS {
        let letter = wording.in_language(lang);
        pairs.push((subject, letter.subject.clone()));
        pairs.push((greeting, letter.greeting.clone()));
    }
    Ok(params(pairs))
}

/// The form of a circulation's rules.
pub(super) fn rules_form(
    desk: &Desk,
    circulation: &Circulation,
    values: &Params,
    errors: &FormErrors,
) -> FormView {
    let path = format!("/survey/circulations/{}/reminders", circulation.id);
    let form = builder(desk, &format!("{path}/rules"), values, errors)
        .text("first_after", Need::Required)
        .text("days_between", Need::Required)
        .text("at_most", Need::Required)
        .text("quiet_days", Need::Required)
        .radios(
            "whom",
            Need::Required,
            choices_of(desk.lang, "survey-whom", Whom::ALL),
        )
        .hidden("version");
    letter_fields(form).cancel(path).build()
}

/// What was decided about a State as its form sends it.
pub(super) fn decided_values(decided: Option<&Decided>) -> Params {
    let Some(decided) = decided else {
        return params(vec![("version", "0".to_owned())]);
    };
    params(vec![
        ("reason", decided.reason.to_string()),
        ("note", decided.note.clone()),
        ("version", decided.version.to_string()),
    ])
}

/// The form in which it is decided whether a State is reminded.
pub(super) fn stop_form(
    desk: &Desk,
    facts: &Facts,
    (circulation, state): (&Circulation, Iso3),
    values: &Params,
    errors: &FormErrors,
) -> FormPage {
    let path = format!("/survey/circulations/{}/reminders", circulation.id);
    let reasons = choices_of(desk.lang, "survey-stop", StopReason::ALL);
    let form = builder(desk, &format!("{path}/{state}"), values, errors)
        .radios("reason", Need::Required, reasons)
        .textarea("note", Need::Optional)
        .hidden("version")
        .cancel(path)
        .build();
    let mut page = FormPage::of_circulation(desk, circulation, "survey-reminders", form);
    let name = facts.name(state, desk.lang).to_owned();
    page.heading = desk.ta("survey-reminders-of", &[("state", name.into())]);
    page.intro = desk.t("survey-stop-intro");
    page
}
