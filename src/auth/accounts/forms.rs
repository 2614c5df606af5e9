//! Forms of accounts.

use super::super::rights::Role;
use crate::i18n::Lang;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// An invitation.
#[derive(Debug)]
pub(super) struct Invitation {
    pub name: String,
    pub email: String,
    pub language: Lang,
    pub place: Place,
}

/// What an account may do, and for whom.
#[derive(Debug)]
pub(super) struct Place {
    pub role: Role,
    /// The team's name; it is made where there is none yet.
    pub team: String,
    /// The version the form was made from.
    pub version: i32,
}

impl Invitation {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let name = reader.required_text("name", 120);
        let email = reader.email("email");
        let language = reader.choice("language");
        let place = read_place(&mut reader);
        reader.finish(|| {
            Some(Self {
                name,
                email,
                language: language?,
                place: place?,
            })
        })
    }
}

impl Place {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let place = read_place(&mut reader);
        reader.finish(|| place)
    }
}

/// A role and one team: one of the list, or a new one.
fn read_place(reader: &mut Reader<'_>) -> Option<Place> {
    let role = reader.choice("role");
    let known = reader.text("team", 80);
    let new = reader.text("new_team", 80);
    if new.contains('\n') {
        reader.refuse("new_team", "form-control-characters", Vec::new());
    }
    if known.is_empty() && new.is_empty() {
        reader.refuse("team", "accounts-team-missing", Vec::new());
    }
    let version = reader.version();
    Some(Place {
        role: role?,
        team: if new.is_empty() { known } else { new },
        version,
    })
}
