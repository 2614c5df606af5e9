//! What is written to guests, as it is typed.

use chrono::NaiveDate;

use super::super::model::{Event, Guest, GuestId};
use crate::i18n::Lang;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// The longest message of our own, in characters.
const MAX_MESSAGE: usize = 4000;

/// The longest number of a note, in characters.
const MAX_REFERENCE: usize = 60;

/// What the mails say beside what all say, and to whom they go.
#[derive(Debug, Clone)]
pub(in crate::events) struct LetterForm {
    pub reply_by: NaiveDate,
    messages: [String; 3],
    /// Those ticked.
    pub guests: Vec<GuestId>,
}

impl LetterForm {
    /// What is said where nothing has been typed.
    pub(in crate::events) fn plain(reply_by: NaiveDate) -> Self {
        Self {
            reply_by,
            messages: Default::default(),
            guests: Vec::new(),
        }
    }

    pub(in crate::events) fn parse(data: &Params, event: &Event) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let reply_by = reader.date("reply_by");
        if reply_by.is_some_and(|day| day > event.ends_on) {
            reader.refuse("reply_by", "letter-reply_by-late", Vec::new());
        }
        let messages = Lang::ALL_THREE.map(|lang| {
            let field = format!("message_{lang}");
            reader.text(&field, MAX_MESSAGE)
        });
        let guests = ticked(data);
        reader.finish(|| {
            Some(Self {
                reply_by: reply_by?,
                messages,
                guests,
            })
        })
    }

    /// What we say in a language.
    pub(in crate::events) fn message(&self, lang: Lang) -> &str {
        let [en, fr, es] = &self.messages;
        lang.pick(en, fr, es)
    }
}

/// A note verbale that has gone out.
#[derive(Debug, Clone)]
pub(in crate::events) struct NoteForm {
    /// Its number; empty where it is logged under the next of the team's series.
    pub reference: String,
    /// Whether it is logged as an exchange.
    pub log: bool,
    pub sent_on: NaiveDate,
    pub guests: Vec<GuestId>,
}

impl NoteForm {
    pub(in crate::events) fn parse(
        data: &Params,
        waiting: &[Guest],
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let log = data.get("log") == "1";
        let reference = reader.text("reference", MAX_REFERENCE);
        let sent_on = reader.date("sent_on");
        if sent_on.is_some_and(|day| day > today) {
            reader.refuse("sent_on", "letter-sent_on-future", Vec::new());
        }
        let guests = ticked(data);
        let known = |id: &GuestId| waiting.iter().any(|guest| guest.id == *id);
        if guests.is_empty() || !guests.iter().all(known) {
            reader.refuse("noted", "letter-guests-needed", Vec::new());
        }
        let of_states = |guest: &Guest| guest.state.is_some() && guests.contains(&guest.id);
        if reference.is_empty() && !(log && waiting.iter().any(of_states)) {
            reader.refuse("reference", "form-required", Vec::new());
        }
        reader.finish(|| {
            Some(Self {
                reference,
                log,
                sent_on: sent_on?,
                guests,
            })
        })
    }
}

fn ticked(data: &Params) -> Vec<GuestId> {
    data.all("guests")
        .filter_map(|id| id.parse().ok())
        .collect()
}
