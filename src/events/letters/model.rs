//! Ids, closed sets and rows of invitations, and who is left out.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate, NaiveTime};
use diesel::Queryable;

use super::super::model::{Attendance, Event, Guest, GuestId};
use crate::contacts::{Greeting, OrganisationId, PersonId, PostId};
use crate::db::types::Moment;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::{id, text_enum};

id! {
    /// An invitation of a guest.
    InvitationId
}

text_enum! {
    /// How an invitation went out.
    Channel {
        /// By mail, with a link to reply by.
        Mail => "mail",
        /// By note verbale.
        NoteVerbale => "note_verbale",
    }
}

text_enum! {
    /// Why a guest gets no mail.
    LeftOut {
        /// No address is known.
        NoAddress => "no_address",
        /// Another guest has the same address.
        AddressTaken => "address_taken",
        /// The address has had a mail about this event.
        Mailed => "mailed",
        /// Mail to the address came back.
        Bounced => "bounced",
        /// Who has the address is marked as not to be mailed.
        DoNotMail => "do_not_mail",
    }
}

/// An invitation as a page tells of it.
#[derive(Debug, Clone, Queryable)]
pub(in crate::events) struct Sent {
    pub id: InvitationId,
    pub guest_id: Option<GuestId>,
    pub channel: Channel,
    pub sent_on: NaiveDate,
    /// The number of the note verbale.
    pub reference: String,
    pub replied_at: Option<Moment>,
    /// What the guest wrote beside the reply.
    pub remark: String,
    pub has_link: bool,
    pub revoked_at: Option<Moment>,
    pub expires_at: Option<Moment>,
    /// Whom the letter went to.
    pub person_id: Option<PersonId>,
}

impl Sent {
    /// Whether it went to who had the guest's place before.
    fn went_to_another(&self, guest: &Guest) -> bool {
        let another = |to: PersonId| match guest.person_id {
            Some(person) => person != to,
            None => guest.post_id.is_some(),
        };
        self.person_id.is_some_and(another)
    }

    /// Whether its link can be used at a moment.
    pub(in crate::events) fn works(&self, now: Moment) -> bool {
        self.has_link && self.revoked_at.is_none() && self.expires_at.is_some_and(|at| at > now)
    }
}

/// Where a mail to a guest goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::events) struct Address {
    pub person_id: Option<PersonId>,
    /// The person's full name, or the post's title.
    pub name: String,
    pub email: String,
    pub language: Lang,
    /// What the letter opens with.
    pub greeting: Greeting,
}

/// A guest who would be written to.
#[derive(Debug, Clone)]
pub(in crate::events) struct Recipient {
    pub guest: Guest,
    pub to: Address,
}

/// Addresses, by whom they lead to.
#[derive(Debug, Default)]
pub(in crate::events) struct Addresses {
    pub of_people: HashMap<PersonId, Address>,
    pub of_states: HashMap<Iso3, Address>,
    pub of_organisations: HashMap<OrganisationId, Address>,
    /// The mailboxes of posts that keep a place.
    pub of_posts: HashMap<PostId, Address>,
    /// Those with an address who are marked as not to be mailed.
    pub closed: Closed,
}

/// Where somebody has an address and is marked as not to be mailed.
#[derive(Debug, Default)]
pub(in crate::events) struct Closed {
    pub people: HashSet<PersonId>,
    pub states: HashSet<Iso3>,
    pub organisations: HashSet<OrganisationId>,
}

impl Closed {
    /// Whether that is why a guest without an address has none.
    fn explains(&self, guest: &Guest) -> bool {
        if let Some(person) = guest.person_id {
            return self.people.contains(&person);
        }
        match (guest.state, guest.organisation_id) {
            _ if !guest.written.is_empty() => false,
            (Some(state), _) => self.states.contains(&state),
            (None, Some(id)) => self.organisations.contains(&id),
            (None, None) => false,
        }
    }
}

impl Addresses {
    fn of(&self, guest: &Guest) -> Option<&Address> {
        if let Some(person) = guest.person_id {
            return self.of_people.get(&person);
        }
        if let Some(post) = guest.post_id {
            return self.of_posts.get(&post);
        }
        if !guest.written.is_empty() {
            return None;
        }
        match (guest.state, guest.organisation_id) {
            (Some(state), _) => self.of_states.get(&state),
            (None, Some(id)) => self.of_organisations.get(&id),
            (None, None) => None,
        }
    }
}

/// The guests who have not been written to in any way: a letter to who had the place before
/// is none to them.
pub(in crate::events) fn waiting(guests: &[Guest], sent: &[Sent]) -> Vec<Guest> {
    let mut letters: HashMap<GuestId, Vec<&Sent>> = HashMap::new();
    for it in sent {
        if let Some(guest) = it.guest_id {
            letters.entry(guest).or_default().push(it);
        }
    }
    let is_written_to = |guest: &Guest| {
        let own = letters.get(&guest.id).into_iter().flatten();
        own.into_iter().any(|it| !it.went_to_another(guest))
    };
    let waits = |guest: &&Guest| guest.attendance == Attendance::Invited && !is_written_to(guest);
    guests.iter().filter(waits).cloned().collect()
}

/// Parts those who get a mail from those who do not, and says why. `mailed` are the keys of
/// the addresses that have had one, `unwanted` of those not to write to.
pub(in crate::events) fn sorted(
    waiting: Vec<Guest>,
    addresses: &Addresses,
    mailed: &HashSet<String>,
    unwanted: &HashSet<String>,
) -> (Vec<Recipient>, Vec<(Guest, LeftOut)>) {
    let mut taken = HashSet::new();
    let (mut recipients, mut left_out) = (Vec::new(), Vec::new());
    for guest in waiting {
        let Some(to) = addresses.of(&guest) else {
            let why = if addresses.closed.explains(&guest) {
                LeftOut::DoNotMail
            } else {
                LeftOut::NoAddress
            };
            left_out.push((guest, why));
            continue;
        };
        let key = email_key(&to.email);
        if mailed.contains(&key) {
            left_out.push((guest, LeftOut::Mailed));
        } else if unwanted.contains(&key) {
            left_out.push((guest, LeftOut::Bounced));
        } else if !taken.insert(key) {
            left_out.push((guest, LeftOut::AddressTaken));
        } else {
            let to = to.clone();
            recipients.push(Recipient { guest, to });
        }
    }
    (recipients, left_out)
}

/// What makes an address the same address.
pub(in crate::events) fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Until when a link to reply by works: the end of the event's last day, in every zone.
pub(in crate::events) fn expiry(event: &Event) -> Moment {
    let after = event.ends_on.checked_add_days(Days::new(2));
    Moment(after.unwrap_or(event.ends_on).and_time(NaiveTime::MIN))
}

/// By when replies are asked for: two weeks before the event, but not in the past.
pub(in crate::events) fn usual_reply_by(event: &Event, today: NaiveDate) -> NaiveDate {
    let before = event.starts_on.checked_sub_days(Days::new(14));
    before
        .filter(|day| *day > today)
        .unwrap_or_else(|| event.starts_on.max(today))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn guest(id: i64, person: Option<i64>) -> Guest {
        Guest {
            id: GuestId(id),
            state: "UGA".parse().ok(),
            organisation_id: None,
            person_id: person.map(PersonId),
            written: String::new(),
            function: String::new(),
            is_head: false,
            seat: 0,
            attendance: Attendance::Invited,
            stranded_why: None,
            note: String::new(),
            sponsorship: None,
            sponsored_minor: None,
            sponsored_currency: None,
            version: 1,
            name: None,
            organisation: None,
            post_id: None,
        }
    }

    fn address(email: &str) -> Address {
        Address {
            person_id: None,
            name: String::new(),
            email: email.to_owned(),
            language: Lang::En,
            greeting: Greeting::Office,
        }
    }

    #[test]
    fn each_reason_to_leave_a_guest_out_is_told() {
        let mut addresses = Addresses::default();
        for (person, email) in [
            (1, "one@example.org"),
            (2, " ONE@example.org"),
            (3, "mailed@example.org"),
            (4, "bounced@example.org"),
        ] {
            addresses.of_people.insert(PersonId(person), address(email));
        }
        addresses.closed.people.insert(PersonId(6));
        let guests = (1..=6).map(|id| guest(id, Some(id))).collect();
        let set = |email: &str| HashSet::from([email.to_owned()]);
        let (to, out) = sorted(
            guests,
            &addresses,
            &set("mailed@example.org"),
            &set("bounced@example.org"),
        );
        let to: Vec<_> = to.iter().map(|it| it.guest.id.0).collect();
        assert_eq!(to, [1]);
        let out: Vec<_> = out.iter().map(|(guest, why)| (guest.id.0, *why)).collect();
        assert_eq!(
            out,
            [
                (2, LeftOut::AddressTaken),
                (3, LeftOut::Mailed),
                (4, LeftOut::Bounced),
                (5, LeftOut::NoAddress),
                (6, LeftOut::DoNotMail)
            ]
        );
    }

    proptest! {
        #[test]
        fn nobody_is_lost_and_no_address_is_written_to_twice(
            emails in prop::collection::vec(prop::option::of("[aAbBc]@(x|y)\\.org"), 0..20),
        ) {
            let mut addresses = Addresses::default();
            for (id, email) in (1..).zip(&emails) {
                if let Some(email) = email {
                    addresses.of_people.insert(PersonId(id), address(email));
                }
            }
            let guests: Vec<_> = (1..).zip(&emails).map(|(id, _)| guest(id, Some(id))).collect();
            let (to, out) = sorted(guests, &addresses, &HashSet::new(), &HashSet::new());
            prop_assert_eq!(to.len() + out.len(), emails.len());
            let keys: HashSet<_> = to.iter().map(|it| email_key(&it.to.email)).collect();
            prop_assert_eq!(keys.len(), to.len());
        }
    }
}
