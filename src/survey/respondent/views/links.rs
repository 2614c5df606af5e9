//! The links to one section each.

use serde::Serialize;

use super::super::super::circulations::treaty_name;
use super::super::links::Made;
use super::super::opened::{LINKS, Opened};
use super::super::queries::{Access, Handed, Holders};
use super::{kicker, moment};
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::{Layout, Page, Params, Visit};

/// `GET /answer/{invitation}/links`: who else may fill in what.
#[derive(Debug, Serialize)]
pub struct LinksPage {
    brand: String,
    title: String,
    kicker: String,
    made: Option<MadeView>,
    invited: Vec<String>,
    handed: Vec<HandedView>,
    /// None where no section can be handed over any more.
    form: Option<FormView>,
    start: String,
}

#[derive(Debug, Serialize)]
struct MadeView {
    title: String,
    address: String,
}

#[derive(Debug, Serialize)]
struct HandedView {
    holder: String,
    section: String,
    about: String,
    /// Where it is taken back; empty where it is.
    take_back: String,
}

impl Page for LinksPage {
    const TEMPLATE: &'static str = "survey/links";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl LinksPage {
    pub fn new(
        visit: &Visit,
        opened: &Opened,
        holders: &Holders,
        made: Option<&Made>,
        (values, errors): (&Params, &FormErrors),
    ) -> Self {
        let open = opened.link.access() == Access::Open;
        Self {
            brand: treaty_name(&opened.facts, visit.lang).to_owned(),
            title: visit.t("survey-links"),
            kicker: kicker(visit, opened),
            made: made.map(|made| MadeView {
                title: visit.ta(
                    "survey-link-made",
                    &[
                        ("holder", made.holder.clone().into()),
                        ("section", made.section.clone().into()),
                    ],
                ),
                address: made.address.clone(),
            }),
            invited: holders.invited.clone(),
            handed: holders
                .sections
                .iter()
                .map(|it| handed(visit, opened, it))
                .collect(),
            form: open.then(|| form(visit, opened, values, errors)),
            start: opened.href(""),
        }
    }
}

fn handed(visit: &Visit, opened: &Opened, link: &Handed) -> HandedView {
    let section = opened.section(&link.section).ok();
    let title = section.map_or("", |(_, it)| it.title.in_language(visit.lang));
    let (key, at) = match link.revoked_at {
        Some(at) => ("survey-link-taken-back", at),
        None => ("survey-link-since", link.created_at),
    };
    HandedView {
        holder: link.holder.clone(),
        section: title.to_owned(),
        about: visit.ta(key, &[("moment", moment(visit, at).into())]),
        take_back: if link.revoked_at.is_none() {
            opened.href(&format!("{LINKS}/{}/take-back", link.id))
        } else {
            String::new()
        },
    }
}

fn form(visit: &Visit, opened: &Opened, values: &Params, errors: &FormErrors) -> FormView {
    let asked = opened.text.sections.iter();
    let sections = asked
        .filter(|section| opened.asked.asks_any(section))
        .map(|it| Choice::new(&it.name, it.title.in_language(visit.lang)));
    FormBuilder::new(
        visit.lang,
        "survey-link",
        opened.href(LINKS),
        values,
        errors,
    )
    .select("section", Need::Required, sections.collect())
    .text("holder", Need::Required)
    .build()
}
