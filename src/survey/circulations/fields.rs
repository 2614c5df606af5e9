//! The forms of circulations as they are shown.

use chrono::TimeDelta;

use super::super::model::{AddressOrder, Circulation, Wording};
use super::super::queries as survey;
use super::super::views::{FormPage, language_name};
use super::queries::{Recipient, key};
use super::views::recipients_path;
use crate::auth::Marking;
use crate::contacts::Addressee;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::pack::Grouping;
use crate::saved_views::{self, ViewId};
use crate::states::Facts;
use crate::treaty::{Category, Iso3};
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Params};

/// The list whose views can be written to.
pub(super) const TARGETS: &str = "/work-plan/targets";
/// How long a survey is open, unless the form says otherwise.
const OPEN_DAYS: i64 = 56;

/// What the form of a new circulation begins with.
pub(super) fn new_values(desk: &Desk, conn: &mut Conn) -> Result<Params, AppError> {
    let newest = survey::offered_questionnaires(conn)?;
    let closes_on = desk.today() + TimeDelta::days(OPEN_DAYS);
    let mut pairs = vec![
        ("title", desk.t("survey-default-title")),
        ("closes_on", closes_on.to_string()),
        ("marking", Marking::Coordination.to_string()),
        ("order", AddressOrder::GenevaNewYorkCapital.to_string()),
        (
            "questionnaire",
            newest
                .first()
                .map(|it| it.id.to_string())
                .unwrap_or_default(),
        ),
    ];
    match desk.params().value::<ViewId>("view") {
        Some(view) => pairs.push(("view", view.to_string())),
        None => pairs.extend(Category::ALL.iter().map(|it| ("category", it.to_string()))),
    }
    for (lang, subject, greeting) in LETTER_FIELDS {
        pairs.push((subject, lang.text("survey-default-subject")));
        pairs.push((greeting, lang.text("survey-default-greeting")));
    }
    Ok(params(pairs))
}

/// The form of a new circulation.
pub(super) fn new_form(
    desk: &Desk,
    conn: &mut Conn,
    values: &Params,
    errors: &FormErrors,
) -> Result<FormPage, AppError> {
    let facts = desk.facts(conn)?;
    let mut questionnaires = Vec::new();
    for row in survey::offered_questionnaires(conn)? {
        let text = desk.app.definitions.get(conn, row.id)?;
        let title = text.title.in_language(desk.lang).to_owned();
        let args = [("title", title.into()), ("version", row.version.into())];
        let label = desk.ta("editor-title-version", &args);
        questionnaires.push(Choice::new(row.id.to_string(), label));
    }
    let lang = desk.lang;
    let views = saved_views::of_list(conn, &desk.actor, TARGETS)?;
    let views = views
        .iter()
        .map(|it| Choice::new(it.id.to_string(), &it.name));
    let views: Vec<Choice> = views.collect();
    let groups = grouping_choices(&facts, lang, &facts.pack.groupings.regional_groups);
    let regions = grouping_choices(&facts, lang, &facts.pack.groupings.regions);
    let form = builder(desk, "/survey/circulations", values, errors).select(
        "questionnaire",
        Need::Required,
        questionnaires,
    );
    let form = about_fields(desk, form)
        .group("recipients")
        .checkboxes(
            "category",
            choices_of(lang, "survey-category", Category::ALL),
        )
        .select("group", Need::Optional, groups)
        .select("region", Need::Optional, regions)
        .select("view", Need::Optional, views)
        .typeaheads("states", facts.choices(lang))
        .select("order", Need::Required, orders(lang));
    Ok(FormPage {
        heading: desk.t("survey-new"),
        intro: desk.t("survey-new-intro"),
        crumb: desk.t("survey-title"),
        crumb_href: "/survey".to_owned(),
        form: letter_fields(form).cancel("/survey").build(),
    })
}

/// The orders in which offices are tried.
fn orders(lang: Lang) -> Vec<Choice> {
    let label = |it: &AddressOrder| lang.text(&format!("survey-order-{}", it.key()));
    let choice = |it: &AddressOrder| Choice::new(it.as_str(), label(it));
    AddressOrder::ALL.iter().map(choice).collect()
}

/// The form in which the order of a draft is changed, and everyone chosen anew by it.
pub(super) fn order_form(
    desk: &Desk,
    circulation: &Circulation,
    values: &Params,
    errors: &FormErrors,
) -> FormPage {
    let path = format!("/survey/circulations/{}", circulation.id);
    let form = builder(desk, &format!("{path}/order"), values, errors)
        .select("order", Need::Required, orders(desk.lang))
        .cancel(path)
        .build();
    let mut page = FormPage::of_circulation(desk, circulation, "survey-order-title", form);
    page.intro = desk.t("survey-order-intro");
    page
}

/// The form of a draft's own data.
pub(super) fn edit_form(
    desk: &Desk,
    circulation: &Circulation,
    values: &Params,
    errors: &FormErrors,
) -> FormView {
    let path = format!("/survey/circulations/{}", circulation.id);
    let form = builder(desk, &format!("{path}/edit"), values, errors);
    let form = about_fields(desk, form).marking_reason();
    letter_fields(form).cancel(path).build()
}

/// A draft's data as its form sends it.
pub(super) fn values(circulation: &Circulation) -> Result<Params, AppError> {
    let wording: Wording =
        serde_json::from_str(&circulation.wording).map_err(AppError::internal)?;
    let mut pairs = vec![
        ("title", circulation.title.clone()),
        ("closes_on", circulation.closes_on.to_string()),
        ("marking", circulation.marking.to_string()),
        ("version", circulation.version.to_string()),
    ];
    if circulation.anonymous {
        pairs.push(("anonymous", "yes".to_owned()));
    }
    for (lang, subject, greeting) in LETTER_FIELDS {
        let letter = wording.in_language(lang);
        pairs.push((subject, letter.subject.clone()));
        pairs.push((greeting, letter.greeting.clone()));
    }
    Ok(params(pairs))
}

/// The form of a State's recipients.
pub(super) fn recipients_form(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
    state: Iso3,
    candidates: &[Addressee],
    values: &Params,
    errors: &FormErrors,
) -> Result<FormPage, AppError> {
    let facts = desk.facts(conn)?;
    let choices = candidates.iter().map(|it| {
        let hint = [
            it.organisation.as_str(),
            &it.email,
            language_name(it.language),
        ];
        Choice::new(key(it), &it.name).hint(hint.join(" · "))
    });
    let languages = Lang::ALL
        .iter()
        .map(|lang| Choice::new(lang.as_str(), language_name(*lang)));
    let form = builder(desk, &recipients_path(circulation, state), values, errors)
        .checkboxes("recipient", choices.collect())
        .select("language", Need::Optional, languages.collect())
        .cancel(format!("/survey/circulations/{}", circulation.id))
        .build();
    let mut page = FormPage::of_circulation(desk, circulation, "survey-recipients-title", form);
    let name = facts.name(state, desk.lang).to_owned();
    page.heading = desk.ta("survey-recipients-of", &[("state", name.into())]);
    page.intro = desk.t(if candidates.is_empty() {
        "survey-recipients-none"
    } else {
        "survey-recipients-intro"
    });
    Ok(page)
}

/// A State's recipients as their form sends them.
pub(super) fn picked_values(held: &[Recipient]) -> Params {
    held.iter()
        .map(|it| ("recipient".to_owned(), it.key()))
        .collect()
}

pub(super) const LETTER_FIELDS: [(Lang, &str, &str); 3] = [
    (Lang::En, "subject_en", "greeting_en"),
    (Lang::Fr, "subject_fr", "greeting_fr"),
    (Lang::Es, "subject_es", "greeting_es"),
];

pub(super) fn builder<'a>(
    desk: &Desk,
    action: &str,
    values: &'a Params,
    errors: &'a FormErrors,
) -> FormBuilder<'a> {
    FormBuilder::new(desk.lang, "survey-form", action, values, errors)
}

fn about_fields<'a>(desk: &Desk, form: FormBuilder<'a>) -> FormBuilder<'a> {
    let markings = choices_of(desk.lang, "marking", desk.actor.givable_markings());
    form.text("title", Need::Required)
        .date("closes_on", Need::Required)
        .select("marking", Need::Required, markings)
        .checkboxes(
            "anonymous",
            vec![
                Choice::new("yes", desk.t("survey-form-anonymous-yes"))
                    .hint(desk.t("survey-anonymous-choice")),
            ],
        )
}

pub(super) fn letter_fields(mut form: FormBuilder<'_>) -> FormBuilder<'_> {
    for (lang, subject, greeting) in LETTER_FIELDS {
        form = form
            .group(lang.as_str())
            .text(subject, Need::Required)
            .textarea(greeting, Need::Required);
    }
    form
}

fn grouping_choices(facts: &Facts, lang: Lang, groupings: &[Grouping]) -> Vec<Choice> {
    groupings
        .iter()
        .map(|it| Choice::new(&it.code, facts.grouping_name(&it.code, lang)))
        .collect()
}

pub(super) fn params(pairs: Vec<(&str, String)>) -> Params {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
