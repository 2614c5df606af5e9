//! Forms of a circulation: whom it goes to, and what it says.

use std::str::FromStr;

use chrono::NaiveDate;

use super::super::model::{AddressOrder, Letter, QuestionnaireId, Wording};
use super::merge::unknown_field;
use super::queries::{Recipient, email_key, key as key_of};
use crate::auth::{Actor, Marking};
use crate::contacts::Addressee;
use crate::i18n::Lang;
use crate::saved_views::ViewId;
use crate::treaty::{Category, Iso3};
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// What a circulation says, and until when.
#[derive(Debug, Clone)]
pub struct CirculationForm {
    /// What we call it.
    pub title: String,
    /// The last day for answers.
    pub closes_on: NaiveDate,
    /// Who may read it.
    pub marking: Marking,
    /// What is written above the link.
    pub wording: Wording,
    /// Whether nobody can link its answers to their States.
    pub anonymous: bool,
}

/// A circulation to be drafted.
#[derive(Debug, Clone)]
pub struct NewCirculation {
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// What it says.
    pub form: CirculationForm,
    /// Whom it goes to.
    pub selection: Selection,
    /// Which office of each State is written to first.
    pub order: AddressOrder,
}

/// Whom a circulation goes to: target States by category and group, and States picked
/// by hand.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Target categories; none for all of them where a group or region is given.
    pub categories: Vec<Category>,
    /// The UN regional group; empty for any.
    pub group: String,
    /// The region; empty for any.
    pub region: String,
    /// States picked by hand, targets or not.
    pub states: Vec<Iso3>,
    /// A view of the target list.
    pub view: Option<ViewId>,
}

impl Selection {
    /// Whether target States are selected at all, rather than some picked by hand.
    pub fn by_rule(&self) -> bool {
        !self.categories.is_empty() || !self.group.is_empty() || !self.region.is_empty()
    }
}

impl NewCirculation {
    pub(super) fn parse(
        data: &Params,
        actor: &Actor,
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let questionnaire = reader.choice("questionnaire");
        let form = read_form(&mut reader, actor, today);
        let selection = read_selection(&mut reader);
        let order = reader.optional_choice("order");
        reader.finish(|| {
            Some(Self {
                order: order.unwrap_or(AddressOrder::GenevaNewYorkCapital),
                questionnaire: questionnaire?,
                form: form?,
                selection,
            })
        })
    }
}

impl CirculationForm {
    pub(super) fn parse(
        data: &Params,
        actor: &Actor,
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let form = read_form(&mut reader, actor, today);
        reader.finish(|| form)
    }
}

/// Who receives a State's mail: the picked candidates, in a language of ours or theirs.
#[derive(Debug, Clone)]
pub struct RecipientForm {
    /// The values of the picked candidates.
    pub picked: Vec<String>,
    /// The language to write in; nothing for each one's own.
    pub language: Option<Lang>,
}

impl RecipientForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let picked = data.all("recipient").map(str::to_owned).collect();
        let language = reader.optional_choice("language");
        reader.finish(|| Some(Self { picked, language }))
    }

    /// The picked candidates of `state`, each with the language to write in. A mailbox
    /// that another State's invitation goes to is refused, and one picked twice counts
    /// once.
    pub(super) fn choose(
        self,
        candidates: &[Addressee],
        invited: &[Recipient],
        state: Iso3,
    ) -> Result<Vec<(Addressee, Lang)>, FormErrors> {
        let mut chosen: Vec<(Addressee, Lang)> = Vec::new();
        for key in &self.picked {
            let Some(candidate) = candidates.iter().find(|it| key_of(it) == *key) else {
                return Err(FormErrors::one("recipient", "form-choose"));
            };
            let mailbox = email_key(&candidate.email);
            let taken = |it: &Recipient| it.state != state && email_key(&it.email) == mailbox;
            if invited.iter().any(taken) {
                return Err(FormErrors::one("recipient", "survey-recipient-taken"));
            }
            if !chosen.iter().any(|(it, _)| email_key(&it.email) == mailbox) {
                let language = self.language.unwrap_or(candidate.language);
                chosen.push((candidate.clone(), language));
            }
        }
        Ok(chosen)
    }
}

/// In which order offices are tried for an address.
pub(super) fn order(data: &Params) -> Result<AddressOrder, FormErrors> {
    let mut reader = Reader::new(data);
    let order = reader.choice("order");
    reader.finish(|| order)
}

fn read_form(reader: &mut Reader<'_>, actor: &Actor, today: NaiveDate) -> Option<CirculationForm> {
    let title = reader.required_text("title", 200);
    let closes_on = reader.date("closes_on");
    if closes_on.is_some_and(|date| date < today) {
        reader.refuse("closes_on", "survey-closes-in-the-past", Vec::new());
    }
    let marking = reader.choice::<Marking>("marking");
    if marking.is_some_and(|marking| !actor.givable_markings().contains(&marking)) {
        reader.refuse("marking", "form-choose", Vec::new());
    }
    let wording = Wording {
        en: read_letter(reader, "subject_en", "greeting_en"),
        fr: read_letter(reader, "subject_fr", "greeting_fr"),
        es: read_letter(reader, "subject_es", "greeting_es"),
    };
    Some(CirculationForm {
        title,
        closes_on: closes_on?,
        marking: marking?,
        wording,
        anonymous: reader.raw("anonymous") == "yes",
    })
}

pub(super) fn read_letter(reader: &mut Reader<'_>, subject: &str, greeting: &str) -> Letter {
    let letter = Letter {
        // A line break in a subject would begin another header.
        subject: reader.required_text(subject, 200).replace('\n', " "),
        greeting: reader.required_text(greeting, 4000),
    };
    for (field, text) in [(subject, &letter.subject), (greeting, &letter.greeting)] {
        if let Some(word) = unknown_field(text) {
            let word = format!("[{word}]");
            reader.refuse(field, "survey-merge-unknown", vec![("field", word.into())]);
        }
    }
    letter
}

fn read_selection(reader: &mut Reader<'_>) -> Selection {
    let mut selection = Selection {
        group: reader.text("group", 60),
        region: reader.text("region", 60),
        ..Selection::default()
    };
    selection.categories = read_all(reader, "category");
    selection.states = read_all(reader, "states");
    selection.view = reader.optional_choice("view");
    let nobody = selection.states.is_empty() && selection.view.is_none();
    if !selection.by_rule() && nobody {
        reader.refuse("category", "survey-select-nobody", Vec::new());
    }
    selection
}

/// All values of a field; one that is not of its set is refused.
fn read_all<T: FromStr>(reader: &mut Reader<'_>, field: &'static str) -> Vec<T> {
    let words: Vec<&str> = reader.all(field).collect();
    let values: Vec<T> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if values.len() < words.len() {
        reader.refuse(field, "form-choose", Vec::new());
    }
    values
}
