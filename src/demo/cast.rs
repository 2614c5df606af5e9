//! Whom the other parts of the demo may meet and write to.

use std::collections::HashMap;

use super::offices::Office;
use super::stage::Scene;
use crate::i18n::Lang;
use crate::treaty::Iso3;

/// Whom the other parts may meet.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// Who holds a post of a State, in the order of the posts …
    by_state: HashMap<Iso3, Vec<i64>>,
    /// … and of one of its offices.
    by_office: HashMap<(Iso3, Office), Vec<i64>>,
    /// Where a State's survey goes.
    addresses: HashMap<Iso3, Vec<Address>>,
}

/// A person or, where nobody holds the post, the office to write to.
#[derive(Debug, Clone)]
pub(super) struct Address {
    pub(super) person: Option<i64>,
    pub(super) post: i64,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) language: Lang,
}

/// A post as the cast sees it.
pub(super) struct Seen<'a> {
    pub(super) id: i64,
    pub(super) office: Office,
    pub(super) organisation: &'a str,
    pub(super) email: Option<&'a str>,
    /// Who holds it: id, full name and address.
    pub(super) holder: Option<(i64, String, Option<&'a str>)>,
}

impl Cast {
    /// Who holds posts at an office of a State; where nobody does, at any of its offices.
    pub(super) fn at(&self, state: Iso3, office: Office) -> &[i64] {
        self.by_office
            .get(&(state, office))
            .or_else(|| self.by_state.get(&state))
            .map_or(&[], Vec::as_slice)
    }

    /// Where to write to a State: up to two addresses, the mission in Geneva first.
    pub(super) fn addresses(&self, state: Iso3) -> &[Address] {
        self.addresses.get(&state).map_or(&[], Vec::as_slice)
    }

    /// Adds a post of a State.
    pub(super) fn meet(&mut self, scene: &Scene, post: Seen<'_>) {
        if let Some((person, _, _)) = &post.holder {
            self.by_state.entry(scene.iso3).or_default().push(*person);
            let there = self.by_office.entry((scene.iso3, post.office));
            there.or_default().push(*person);
        }
        let addresses = self.addresses.entry(scene.iso3).or_default();
        let written_to = matches!(post.office, Office::Geneva | Office::Capital);
        if addresses.len() < 2 && written_to {
            addresses.extend(post.address(scene.language));
        }
    }
}

impl Seen<'_> {
    /// Where to write to: the holder, or else the mailbox.
    fn address(self, language: Lang) -> Option<Address> {
        let of_holder = self
            .holder
            .and_then(|(id, name, email)| Some((Some(id), name, email?)));
        let (person, name, email) =
            of_holder.or_else(|| Some((None, self.organisation.to_owned(), self.email?)))?;
        Some(Address {
            person,
            post: self.id,
            name,
            email: email.to_owned(),
            language,
        })
    }
}
