//! A note verbale, and what it says.

use chrono::NaiveDate;
use diesel::Queryable;
use serde::Serialize;

use super::super::super::model::Circulation;
use super::super::hours::last_day;
use super::super::letters::{coordinators, names, treaty_name};
use crate::i18n::Lang;
use crate::id;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::workplans::WorkPlan;

id! {
    /// A note verbale that carries a circulation.
    NoteId
}

/// A note as it is kept.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Note {
    pub id: NoteId,
    pub state: Iso3,
    pub language: Lang,
    /// The organisation, where one is known.
    pub organisation: Option<String>,
    pub reference: String,
    pub sent_on: NaiveDate,
    /// The link, until the note has gone out.
    pub link: Option<String>,
    /// Whether that opens nothing any more, because the State's link was revoked.
    pub revoked: bool,
}

impl Note {
    /// What its files are called: by its number and its State.
    pub(super) fn file_stem(&self) -> String {
        let number = self.reference.chars();
        let number: String = number
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        format!("{number}-{}", self.state)
    }
}

/// What a note says.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Said {
    pub number: String,
    pub to: String,
    pub paragraphs: Vec<String>,
    /// What is said of the link, and the link; empty where the note has gone out.
    pub link_said: String,
    pub link: String,
    pub closing: String,
    pub dated: String,
}

impl Said {
    /// `closes_on` is the State's own last day.
    pub(super) fn new(
        note: &Note,
        circulation: &Circulation,
        (plan, facts): (&WorkPlan, &Facts),
        closes_on: Option<NaiveDate>,
    ) -> Self {
        let lang = note.language;
        let state = facts.name(note.state, lang).to_owned();
        let day = last_day(lang, note.state, closes_on.unwrap_or(circulation.closes_on));
        let args = [
            ("treaty", treaty_name(facts, lang).to_owned().into()),
            (
                "coordinators",
                names(facts, &coordinators(plan), lang).into(),
            ),
            ("state", state.clone().into()),
            ("date", day.into()),
        ];
        Self {
            number: lang.text_with(
                "survey-note-number",
                &[("number", note.reference.as_str().into())],
            ),
            to: note.organisation.clone().unwrap_or(state),
            paragraphs: [
                Some(lang.text_with("survey-note-text", &args)),
                Some(lang.text_with("survey-note-date", &args)),
                circulation
                    .anonymous
                    .then(|| lang.text("survey-letter-anonymous")),
            ]
            .into_iter()
            .flatten()
            .collect(),
            link_said: if note.link.is_some() {
                lang.text("survey-note-link")
            } else {
                String::new()
            },
            link: note.link.clone().unwrap_or_default(),
            closing: lang.text("survey-note-closing"),
            dated: lang.date(note.sent_on),
        }
    }
}
