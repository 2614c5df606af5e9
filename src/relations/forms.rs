//! The form of a relation.

use chrono::NaiveDate;

use super::model::{Side, Towards};
use crate::auth::Marking;
use crate::contacts::{OrganisationId, PersonId};
use crate::exchanges::people::Picked;
use crate::web::Params;
use crate::web::forms::{Choice, FormErrors, Reader};

/// The longest source and the longest note, in characters.
const MAX_SOURCE: usize = 500;
const MAX_NOTE: usize = 2000;

/// A relation as its form has it, from the end of the person whose page it is on.
#[derive(Debug, Clone)]
pub(super) struct RelationForm {
    pub version: i32,
    pub side: Side,
    pub towards: Towards,
    pub since: Option<NaiveDate>,
    pub source: String,
    pub note: String,
    pub marking: Marking,
}

impl RelationForm {
    /// Reads the form on the page of `person`; `organisations` are those it may name.
    pub(super) fn parse(
        data: &Params,
        person: PersonId,
        picked: &Picked,
        (organisations, markings): (&[Choice], &[Marking]),
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let side: Option<Side> = reader.choice("side");
        for error in &picked.errors {
            reader.refuse(&error.field, error.key, error.args.clone());
        }
        let organisation = organisation(&mut reader, organisations);
        let is_picked = picked.errors.is_empty();
        let towards = match (picked.ids.as_slice(), organisation) {
            ([other], None) if *other == person => {
                reader.refuse("people", "relation-to-oneself", Vec::new());
                None
            }
            ([other], None) => Some(Towards::Person(*other)),
            ([], Some(id)) => Some(Towards::Organisation(id)),
            _ => {
                if is_picked && reader.is_fine() {
                    reader.refuse("people", "relation-one-end", Vec::new());
                }
                None
            }
        };
        let fits = |side: Side| match towards {
            Some(Towards::Person(_)) => !side.is_to_organisation(),
            Some(Towards::Organisation(_)) => side.is_to_organisation(),
            None => true,
        };
        if side.is_some_and(|side| !fits(side)) {
            reader.refuse("side", "relation-side-end", Vec::new());
        }
        let since = reader.optional_date("since");
        let source = reader.required_text("source", MAX_SOURCE);
        let note = reader.text("note", MAX_NOTE);
        let marking = reader.one_of("marking", markings);
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                version,
                side: side?,
                towards: towards?,
                since,
                source,
                note,
                marking: marking?,
            })
        })
    }
}

fn organisation(reader: &mut Reader<'_>, known: &[Choice]) -> Option<OrganisationId> {
    let asked = reader.raw("organisation");
    let id = reader.optional_choice("organisation");
    if id.is_some() && !known.iter().any(|choice| choice.value == asked) {
        reader.refuse("organisation", "form-choose", Vec::new());
    }
    id
}
