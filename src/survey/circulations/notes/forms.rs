//! The form of notes that are made.

use chrono::NaiveDate;

use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// To which States, from when, and in which language.
#[derive(Debug, Clone)]
pub(super) struct NotesForm {
    pub states: Vec<Iso3>,
    pub sent_on: NaiveDate,
    /// Nothing for the language each State is written to in.
    pub language: Option<Lang>,
}

impl NotesForm {
    /// `offered` are the States a note can be made for.
    pub(super) fn parse(
        data: &Params,
        offered: &[Iso3],
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let states: Vec<Iso3> = data
            .all("states")
            .filter_map(|it| it.parse().ok())
            .collect();
        if states.is_empty() || !states.iter().all(|it| offered.contains(it)) {
            reader.refuse("states", "form-choose", Vec::new());
        }
        let sent_on = reader.past("sent_on", today);
        let language = reader.optional_choice("language");
        reader.finish(|| {
            Some(Self {
                states,
                sent_on: sent_on?,
                language,
            })
        })
    }
}
