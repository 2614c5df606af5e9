//! The mails of a circulation: what each recipient reads.

use chrono::NaiveDate;

use super::super::model::{Circulation, Wording};
use super::hours::last_day;
use super::merge::{MergeField, Merged, merge};
use super::queries::Recipient;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::mail;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::workplans::WorkPlan;

/// What goes into every mail of a circulation.
pub struct Letters<'a> {
    wording: Wording,
    facts: &'a Facts,
    coordinators: Vec<Iso3>,
    /// Whether nobody can link the answers to their States: the mail says so.
    anonymous: bool,
    /// Whether the Word form goes with each.
    attached: bool,
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
        circulation: &Circulation,
        plan: &WorkPlan,
        facts: &'a Facts,
    ) -> Result<Self, AppError> {
        let wording = &circulation.wording;
        Self::worded((wording, circulation.anonymous), plan, facts)
    }

    /// Mails that say something else above the link: `wording` is JSON.
    ///
    /// # Errors
    /// It cannot be read: a fault of ours.
    pub fn worded(
        (wording, anonymous): (&str, bool),
        plan: &WorkPlan,
        facts: &'a Facts,
    ) -> Result<Self, AppError> {
        Ok(Self {
            anonymous,
            wording: serde_json::from_str(wording).map_err(AppError::internal)?,
            facts,
            coordinators: coordinators(plan),
            attached: false,
        })
    }

    /// The same with the Word form attached to each, where `attached` says so.
    #[must_use]
    pub fn attaching(self, attached: bool) -> Self {
        Self { attached, ..self }
    }

    /// The mail to one recipient, whose last day for answers is `closes_on`.
    pub fn compose(&self, to: &Recipient, closes_on: NaiveDate) -> Composed {
        let lang = to.language;
        let letter = self.wording.in_language(lang);
        let value = |field| self.value(field, to, closes_on);
        let Merged {
            text: subject,
            mut empty,
        } = merge(&letter.subject, value);
        let greeting = merge(&letter.greeting, value);
        empty.extend(greeting.empty);
        empty.sort();
        empty.dedup();
        let date = last_day(lang, to.state, closes_on);
        let mut body = vec![
            greeting.text,
            lang.text_with("survey-letter-link", &[("date", date.into())]),
            mail::LINK.to_owned(),
        ];
        // A form names its State: there is none where an answer bears no name.
        let form = if self.attached {
            "survey-letter-form-attached"
        } else {
            "survey-letter-form"
        };
        if !self.anonymous {
            body.push(lang.text(form));
        }
        body.push(lang.text("survey-letter-note"));
        if self.anonymous {
            body.push(lang.text("survey-letter-anonymous"));
        }
        body.push(lang.text("survey-letter-closing"));
        let body = body.join("\n\n");
        Composed {
            subject,
            body,
            empty,
        }
    }

    fn value(&self, field: MergeField, to: &Recipient, closes_on: NaiveDate) -> String {
        let lang = to.language;
        match field {
            MergeField::State => self.facts.name(to.state, lang).to_owned(),
            MergeField::Salutation => to.salutation.clone(),
            MergeField::Addressee => to.addressee.clone(),
            MergeField::Person if to.person_id.is_some() => to.addressee.clone(),
            MergeField::Person => String::new(),
            MergeField::Organisation => to.organisation.clone().unwrap_or_default(),
            MergeField::ClosingDate => lang.date(closes_on),
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
