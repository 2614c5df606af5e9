//! Whom a State's mail goes to by the circulation's rule, or why it goes to nobody.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::super::model::{AddressOrder, Omission};
use super::queries::{self, email_key};
use crate::auth::Actor;
use crate::contacts::queries::{
    Choosing, addressees, addressees_by, languages_of, not_to_be_mailed, vacant,
};
use crate::contacts::{Addressee, PersonId};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::treaty::Iso3;

/// What becomes of a State of the selection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Placed {
    /// It is written to.
    To(Box<Addressee>),
    /// It is left out.
    Out(Omission),
}

/// What is known of the States of a selection.
#[derive(Debug, Default)]
struct Known {
    /// The one to write to in each.
    to: HashMap<Iso3, Addressee>,
    /// Those that have joined.
    parties: HashSet<Iso3>,
    /// Those with an address to which mail has come back.
    bounced: HashSet<Iso3>,
    /// Those where somebody with an address is not to be mailed.
    closed: HashSet<Iso3>,
    /// Those with posts that nobody holds.
    vacant: HashSet<Iso3>,
}

/// Chooses for each State. Mailboxes that are `taken` already go to nobody else.
///
/// # Errors
/// The database fails.
pub(super) fn place(
    conn: &mut Conn,
    actor: &Actor,
    (facts, today): (&Facts, NaiveDate),
    (states, order): (&[Iso3], AddressOrder),
    taken: HashSet<String>,
) -> Result<Vec<(Iso3, Placed)>, AppError> {
    let by = Choosing {
        order: order.kinds(),
        closed: queries::came_back(conn, actor)?,
    };
    let mut found = addressees_by(conn, actor, states, today, &by)?;
    let offices = languages_of(conn, actor, states)?;
    for to in &mut found {
        to.language = language(to.person_id, to.language, offices.get(&to.state));
    }
    let to: HashMap<_, _> = found.into_iter().map(|it| (it.state, it)).collect();
    let missing: Vec<Iso3> = states
        .iter()
        .filter(|it| !to.contains_key(it))
        .copied()
        .collect();
    let known = Known {
        parties: states
            .iter()
            .filter(|it| facts.status(**it, today).is_bound())
            .copied()
            .collect(),
        bounced: addressees(conn, actor, &missing, today)?
            .iter()
            .map(|it| it.state)
            .collect(),
        closed: not_to_be_mailed(conn, actor, &missing)?,
        vacant: vacant(conn, actor, &missing, today)?,
        to,
    };
    Ok(decide(states, &known, taken))
}

/// A person is written to in their own language, an office in the one that most people of
/// its State read.
fn language(person: Option<PersonId>, own: Lang, office: Option<&Lang>) -> Lang {
    match person {
        Some(_) => own,
        None => office.copied().unwrap_or(own),
    }
}

fn decide(states: &[Iso3], known: &Known, mut taken: HashSet<String>) -> Vec<(Iso3, Placed)> {
    let mut one = |state: &Iso3| {
        if known.parties.contains(state) {
            return Placed::Out(Omission::AlreadyParty);
        }
        match known.to.get(state) {
            Some(to) if taken.insert(email_key(&to.email)) => Placed::To(Box::new(to.clone())),
            Some(_) => Placed::Out(Omission::AddressTaken),
            None if known.bounced.contains(state) => Placed::Out(Omission::Bounced),
            None if known.closed.contains(state) => Placed::Out(Omission::DoNotMail),
            None if known.vacant.contains(state) => Placed::Out(Omission::NoPerson),
            None => Placed::Out(Omission::NoAddress),
        }
    };
    states.iter().map(|state| (*state, one(state))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Greeting;

    fn state(code: &str) -> Iso3 {
        code.parse().unwrap()
    }

    fn states(codes: &[&str]) -> HashSet<Iso3> {
        codes.iter().map(|code| state(code)).collect()
    }

    fn to(code: &str, email: &str) -> (Iso3, Addressee) {
        let addressee = Addressee {
            state: state(code),
            person_id: None,
            post_id: None,
            name: String::new(),
            email: email.to_owned(),
            language: Lang::En,
            organisation: String::new(),
            greeting: Greeting::Office,
        };
        (state(code), addressee)
    }

    #[test]
    fn each_state_is_written_to_or_left_out_for_one_reason() {
        let known = Known {
            to: [
                to("UGA", "a@example.org"),
                to("DJI", " A@example.org"),
                to("NGA", "n@example.org"),
            ]
            .into(),
            parties: states(&["NGA", "MWI"]),
            bounced: states(&["KEN"]),
            closed: states(&["KEN", "JAM"]),
            vacant: states(&["JAM", "HTI"]),
        };
        let codes = ["UGA", "DJI", "NGA", "MWI", "KEN", "JAM", "HTI", "CAF"];
        let asked: Vec<Iso3> = codes.iter().map(|code| state(code)).collect();
        let placed = decide(&asked, &known, HashSet::new());
        let words: Vec<String> = placed
            .iter()
            .map(|(_, it)| match it {
                Placed::To(to) => to.email.clone(),
                Placed::Out(reason) => reason.to_string(),
            })
            .collect();
        assert_eq!(
            words,
            [
                "a@example.org",
                "address_taken",
                "already_party",
                "already_party",
                "bounced",
                "do_not_mail",
                "no_person",
                "no_address"
            ]
        );
        let held = HashSet::from(["a@example.org".to_owned()]);
        let placed = decide(&asked, &known, held);
        assert_eq!(
            placed.first().map(|(_, it)| it),
            Some(&Placed::Out(Omission::AddressTaken))
        );
    }

    #[test]
    fn an_office_is_written_to_in_the_language_of_its_state() {
        let person = Some(PersonId(4));
        assert_eq!(language(person, Lang::En, Some(&Lang::Fr)), Lang::En);
        assert_eq!(language(None, Lang::En, Some(&Lang::Fr)), Lang::Fr);
        assert_eq!(language(None, Lang::En, None), Lang::En);
    }
}
