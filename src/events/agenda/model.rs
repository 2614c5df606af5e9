//! Ids, closed sets and rows of agendas.

use chrono::NaiveDate;
use diesel::Queryable;

use super::super::model::OnAgenda;
use crate::contacts::{PersonId, PersonName};
use crate::treaty::Iso3;
use crate::{id, text_enum};

id! {
    /// An item of an agenda.
    ItemId
}

text_enum! {
    /// What stands on an agenda.
    ItemKind {
        /// An item of the meeting's own agenda.
        Item => "item",
        /// An event on its sides.
        SideEvent => "side_event",
        /// A slot in which someone speaks.
        SpeakingSlot => "speaking_slot",
        /// An opening, a signing, a deposit.
        Ceremony => "ceremony",
        /// A pause, a meal.
        Pause => "pause",
    }
}

/// An item of an agenda.
#[derive(Debug, Clone, Queryable)]
pub(in crate::events) struct Item {
    pub id: ItemId,
    pub kind: ItemKind,
    /// As the agenda writes it: "3 (a)"; may be empty.
    pub number: String,
    pub title: String,
    pub held_on: Option<NaiveDate>,
    pub begins_at: Option<String>,
    pub ends_at: Option<String>,
    /// Whether it is about the convention.
    pub on_convention: bool,
    /// Who speaks, where that is someone of the contacts whom the reader may know of.
    pub person_id: Option<PersonId>,
    /// Who speaks, where only the name is known; may be empty.
    pub speaker: String,
    /// For which State.
    pub state: Option<Iso3>,
    pub note: String,
    pub link: String,
    pub version: i32,
    pub name: Option<PersonName>,
}

impl Item {
    /// Who speaks; empty where nobody is named, or nobody the reader may know of.
    pub(in crate::events) fn who(&self) -> String {
        self.name
            .as_ref()
            .map_or_else(|| self.speaker.clone(), PersonName::full)
    }

    /// "09:30–10:15"; empty where no time is known.
    pub(in crate::events) fn hours(&self) -> String {
        match (&self.begins_at, &self.ends_at) {
            (Some(from), Some(until)) => format!("{from}–{until}"),
            (Some(from), None) => from.clone(),
            _ => String::new(),
        }
    }
}

/// Puts an agenda in its order: by day, by hour, by number; what has no day comes last, what
/// has no hour first of its day.
pub(in crate::events) fn in_order(items: &mut [Item]) {
    items.sort_by_cached_key(|item| {
        (
            item.held_on.is_none(),
            item.held_on,
            item.begins_at.clone(),
            numbered(&item.number),
            item.id,
        )
    });
}

/// "10 (b)" comes after "9": by its first number, then as it is written.
fn numbered(number: &str) -> (u32, String) {
    let digits: String = number
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    (digits.parse().unwrap_or(u32::MAX), number.to_owned())
}

/// Whether the convention is on an agenda.
pub(in crate::events) fn convention_on(items: &[Item]) -> OnAgenda {
    if items.is_empty() {
        OnAgenda::Unknown
    } else if items.iter().any(|item| item.on_convention) {
        OnAgenda::Yes
    } else {
        OnAgenda::No
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn item(id: i64, day: Option<u32>, hour: Option<&str>, number: &str) -> Item {
        Item {
            id: ItemId(id),
            kind: ItemKind::Item,
            number: number.to_owned(),
            title: "x".to_owned(),
            held_on: day.and_then(|day| NaiveDate::from_ymd_opt(2023, 6, day)),
            begins_at: hour.map(str::to_owned),
            ends_at: None,
            on_convention: false,
            person_id: None,
            speaker: String::new(),
            state: None,
            note: String::new(),
            link: String::new(),
            version: 1,
            name: None,
        }
    }

    fn agenda() -> Vec<Item> {
        vec![
            item(1, Some(15), None, ""),
            item(2, Some(15), Some("09:00"), "9"),
            item(3, Some(15), Some("09:00"), "10 (a)"),
            item(4, Some(15), Some("09:00"), "10 (b)"),
            item(5, Some(15), Some("14:30"), "2"),
            item(6, Some(16), Some("08:00"), "1"),
            item(7, None, Some("08:00"), "1"),
            item(8, None, Some("08:00"), ""),
        ]
    }

    proptest! {
        #[test]
        fn an_agenda_has_one_order_however_it_was_entered(
            mut items in Just(agenda()).prop_shuffle(),
        ) {
            in_order(&mut items);
            let ids: Vec<_> = items.iter().map(|item| item.id.0).collect();
            prop_assert_eq!(ids, [1, 2, 3, 4, 5, 6, 7, 8]);
        }
    }

    #[test]
    fn an_agenda_says_whether_the_convention_is_on_it() {
        let mut items = agenda();
        assert_eq!(convention_on(&[]), OnAgenda::Unknown);
        assert_eq!(convention_on(&items), OnAgenda::No);
        items[3].on_convention = true;
        assert_eq!(convention_on(&items), OnAgenda::Yes);
    }
}
