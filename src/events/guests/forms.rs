//! The forms of one guest, and the choice of whom to invite.

use super::super::model::{EventId, Guest, Sponsorship};
use super::super::money::{Money, forms::amount};
use crate::contacts::OrganisationId;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::text_enum;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::{Choice, FormErrors, Reader};

/// The longest name and function, in characters.
pub(in crate::events) const MAX_NAME: usize = 200;
/// How many sit in a delegation, at most.
const MAX_SEAT: i32 = 999;

/// A guest as its form has it.
#[derive(Debug, Clone)]
pub(in crate::events) struct GuestForm {
    pub version: i32,
    /// Of a guest who is named by name alone.
    pub name: String,
    pub function: String,
    pub is_head: bool,
    pub seat: i32,
    pub sponsorship: Option<Sponsorship>,
    pub sponsored: Option<Money>,
}

impl GuestForm {
    pub(in crate::events) fn parse(data: &Params, guest: &Guest) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        // Who was named is removed as a guest, not by taking the name away.
        let name = match (guest.person_id, guest.written.is_empty()) {
            (Some(_), _) => String::new(),
            (None, true) => reader.text("name", MAX_NAME),
            (None, false) => reader.required_text("name", MAX_NAME),
        };
        let (function, is_head, seat) = place(&mut reader, data);
        let sponsorship = reader.optional_choice("sponsorship");
        let sponsored = amount(&mut reader);
        if sponsored.is_some() && reader.raw("sponsorship").is_empty() {
            reader.refuse("sponsorship", "guest-sponsorship-needed", Vec::new());
        }
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                version,
                name,
                function,
                is_head,
                seat,
                sponsorship,
                sponsored,
            })
        })
    }
}

/// For whom a guest comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum Delegation {
    State(Iso3),
    Organisation(OrganisationId),
}

/// Someone a delegation has named.
#[derive(Debug, Clone)]
pub(in crate::events) struct NewGuest {
    pub delegation: Delegation,
    pub name: String,
    pub function: String,
    pub is_head: bool,
    pub seat: i32,
}

impl NewGuest {
    pub(in crate::events) fn parse(
        data: &Params,
        facts: &Facts,
        organisations: &[Choice],
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let name = reader.required_text("name", MAX_NAME);
        let state: Option<Iso3> = reader.optional_choice("state");
        if state.is_some_and(|state| facts.state(state).is_none()) {
            reader.refuse("state", "form-choose", Vec::new());
        }
        let asked = reader.raw("organisation");
        let organisation: Option<OrganisationId> = reader.optional_choice("organisation");
        let known = organisations.iter().any(|choice| choice.value == asked);
        if organisation.is_some() && !known {
            reader.refuse("organisation", "form-choose", Vec::new());
        }
        let delegation = match (state, organisation) {
            (Some(state), None) => Some(Delegation::State(state)),
            (None, Some(id)) => Some(Delegation::Organisation(id)),
            _ => {
                if reader.is_fine() {
                    reader.refuse("state", "guest-one-delegation", Vec::new());
                }
                None
            }
        };
        let (function, is_head, seat) = place(&mut reader, data);
        reader.finish(|| {
            Some(Self {
                delegation: delegation?,
                name,
                function,
                is_head,
                seat,
            })
        })
    }
}

/// What a guest is, and where within the delegation.
fn place(reader: &mut Reader<'_>, data: &Params) -> (String, bool, i32) {
    let function = reader.text("function", MAX_NAME);
    let is_head = data.all("is_head").next().is_some();
    let seat: Option<i32> = reader.optional("seat", "guest-seat-number");
    if seat.is_some_and(|seat| !(0..=MAX_SEAT).contains(&seat)) {
        reader.refuse("seat", "guest-seat-number", Vec::new());
    }
    (function, is_head, seat.unwrap_or_default())
}

text_enum! {
    /// Of which States a selection begins.
    Whom {
        /// Those on the target list of the work plan.
        Targets => "targets",
        /// All that can join.
        All => "all",
    }
}

/// Which States to look at before they are invited.
#[derive(Debug, Clone, Default)]
pub(in crate::events) struct Selection {
    pub whom: Option<Whom>,
    pub group: String,
    pub region: String,
}

impl Selection {
    /// The selection of an address. Nothing is selected until something is asked for.
    pub(in crate::events) fn of(params: &Params) -> Self {
        Self {
            whom: params.value("whom"),
            group: params.get("group").to_owned(),
            region: params.get("region").to_owned(),
        }
    }

    /// Whether anything is asked for.
    pub(in crate::events) fn is_set(&self) -> bool {
        self.whom.is_some() || !self.group.is_empty() || !self.region.is_empty()
    }

    /// Whether a State fits what is asked for beside the list it is on.
    pub(in crate::events) fn fits(&self, facts: &Facts, state: Iso3) -> bool {
        facts.state(state).is_some_and(|it| {
            (self.group.is_empty() || it.regional_group.as_deref() == Some(&self.group))
                && (self.region.is_empty() || it.region == self.region)
        })
    }
}

/// In which language a list of participants is written: the one asked for, or the reader's.
pub(in crate::events) fn list_language(params: &Params, lang: Lang) -> Lang {
    params.value("language").unwrap_or(lang)
}

/// Where a guest's own page is.
pub(in crate::events) fn guest_path(event: EventId, guest: &Guest) -> String {
    format!("/events/{event}/guests/{}", guest.id)
}
