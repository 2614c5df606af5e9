//! The form of an item.

use chrono::NaiveDate;

use super::super::model::Event;
use super::model::ItemKind;
use crate::contacts::PersonId;
use crate::exchanges::people::Picked;
use crate::exchanges::zones::Hour;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// An item as it is typed.
#[derive(Debug, Clone)]
pub(in crate::events) struct ItemForm {
    pub version: i32,
    pub kind: ItemKind,
    pub number: String,
    pub title: String,
    pub held_on: Option<NaiveDate>,
    pub begins_at: Option<String>,
    pub ends_at: Option<String>,
    pub on_convention: bool,
    pub person_id: Option<PersonId>,
    pub speaker: String,
    pub state: Option<Iso3>,
    pub note: String,
    pub link: String,
}

impl ItemForm {
    pub(in crate::events) fn parse(
        data: &Params,
        event: &Event,
        facts: &Facts,
        picked: &Picked,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let title = reader.required_text("title", 300);
        let kind = reader.choice("kind");
        let number = reader.text("number", 20);
        let held_on = reader.optional_date("held_on");
        if held_on.is_some_and(|day| day < event.starts_on || day > event.ends_on) {
            reader.refuse("held_on", "agenda-other-day", Vec::new());
        }
        let (begins_at, ends_at) = hours(&mut reader);
        let on_convention = data.all("on_convention").next().is_some();
        for error in &picked.errors {
            reader.refuse(&error.field, error.key, error.args.clone());
        }
        let speaker = reader.text("speaker", 200);
        if picked.ids.len() > 1 || (!picked.ids.is_empty() && !speaker.is_empty()) {
            reader.refuse("speaker", "agenda-one-speaker", Vec::new());
        }
        let state: Option<Iso3> = reader.optional_choice("state");
        if state.is_some_and(|state| facts.state(state).is_none()) {
            reader.refuse("state", "form-choose", Vec::new());
        }
        let note = reader.text("note", 2000);
        let link = reader.link("link");
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                version,
                kind: kind?,
                number,
                title,
                held_on,
                begins_at,
                ends_at,
                on_convention,
                person_id: picked.ids.first().copied(),
                speaker,
                state,
                note,
                link,
            })
        })
    }
}

/// From when until when: an end needs a beginning, and comes after it.
fn hours(reader: &mut Reader<'_>) -> (Option<String>, Option<String>) {
    let begins = reader.optional::<Hour>("begins_at", "form-time");
    let ends = reader.optional::<Hour>("ends_at", "form-time");
    if ends.is_some() && reader.raw("begins_at").is_empty() {
        reader.refuse("begins_at", "event-hours-both", Vec::new());
    }
    if let (Some(begins), Some(ends)) = (begins, ends)
        && ends.0 <= begins.0
    {
        reader.refuse("ends_at", "event-closes_at-early", Vec::new());
    }
    let text = |hour: Hour| hour.0.format("%H:%M").to_string();
    (begins.map(text), ends.map(text))
}
