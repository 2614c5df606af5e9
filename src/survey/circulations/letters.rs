//! The mails of a circulation: what each recipient reads.

use super::super::model::{Circulation, Wording};
use super::merge::{MergeField, Merged, merge};
use super::queries::Recipient;
use crate::i18n::Lang;
use crate::mail;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::workplans::WorkPlan;

/// What goes into every mail of a circulation.
pub struct Letters<'a> {
    circulation: &'a Circulation,
    wording: Wording,
    facts: &'a Facts,
    coordinators: Vec<Iso3>,
}

/// One mail as it will leave.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The subject.
    pub subject: String,
    /// The text, with [`mail::LINK`] where the personal link goes.
    pub body: String,
    /// Merge fields with nothing to fill in.
    pub empty: Vec<MergeField>,
}

impl<'a> Letters<'a> {
    /// The mails of a circulation under a work plan.
    ///
    /// # Errors
    /// The stored wording cannot be read: a fault of ours.
    pub fn new(
        circulation: &'a Circulation,
        plan: &WorkPlan,
        facts: &'a Facts,
    ) -> Result<Self, crate::error::AppError> {
        Ok(Self {
            circulation,
            wording: serde_json::from_str(&circulation.wording)
                .map_err(crate::error::AppError::internal)?,
            facts,
            coordinators: coordinators(plan),
        })
    }

    /// The mail to one recipient.
    pub fn compose(&self, to: &Recipient) -> Composed {
        let lang = to.language;
        let letter = self.wording.in_language(lang);
        let value = |field| self.value(field, to);
        let Merged {
            text: subject,
            mut empty,
        } = merge(&letter.subject, value);
        let greeting = merge(&letter.greeting, value);
        empty.extend(greeting.empty);
        empty.sort();
        empty.dedup();
        let date = lang.date(self.circulation.closes_on);
        let body = [
            greeting.text,
            lang.text_with("survey-letter-link", &[("date", date.into())]),
            mail::LINK.to_owned(),
            lang.text("survey-letter-note"),
            lang.text("survey-letter-closing"),
        ]
        .join("\n\n");
        Composed {
            subject,
            body,
            empty,
        }
    }

    fn value(&self, field: MergeField, to: &Recipient) -> String {
        let lang = to.language;
        match field {
            MergeField::State => self.facts.name(to.state, lang).to_owned(),
            MergeField::Salutation => to.salutation.clone(),
            MergeField::Addressee => to.addressee.clone(),
            MergeField::Person if to.person_id.is_some() => to.addressee.clone(),
            MergeField::Person => String::new(),
            MergeField::Organisation => to.organisation.clone().unwrap_or_default(),
            MergeField::ClosingDate => lang.date(self.circulation.closes_on),
            MergeField::Coordinators => names(self.facts, &self.coordinators, lang),
            MergeField::Treaty => treaty_name(self.facts, lang).to_owned(),
        }
    }
}

/// The States that coordinate a work plan.
pub fn coordinators(plan: &WorkPlan) -> Vec<Iso3> {
    plan.coordinators
        .split_whitespace()
        .filter_map(|code| code.parse().ok())
        .collect()
}

/// Names of States in a row: "Malawi and Spain".
pub fn names(facts: &Facts, states: &[Iso3], lang: Lang) -> String {
    let names: Vec<&str> = states
        .iter()
        .map(|state| facts.name(*state, lang))
        .collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => lang.text_with(
            "survey-names",
            &[("first", first.join(", ").into()), ("last", (*last).into())],
        ),
    }
}

/// The treaty's full name.
pub fn treaty_name(facts: &Facts, lang: Lang) -> &str {
    facts
        .treaty()
        .map_or("", |treaty| treaty.name.in_language(lang.as_str()))
}
