//! Ids, closed sets and rows of contacts, and the rules about tenures.

use std::cmp::Reverse;

use chrono::NaiveDate;
use diesel::Queryable;

use super::addressing::{Addressing, to_an_office};
use crate::auth::{Marking, TeamId};
use crate::db::types::Moment;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::{id, text_enum};

id! {
    /// A person.
    PersonId
}
id! {
    /// A post of an organisation, whoever holds it.
    PostId
}
id! {
    /// An organisation.
    OrganisationId
}
id! {
    /// A person's time in a post.
    TenureId
}

text_enum! {
    /// What an organisation is. The order is the one in which to write to a State.
    OrganisationKind {
        /// A Permanent Mission in Geneva.
        MissionGeneva => "mission_geneva",
        /// A Permanent Mission in New York.
        MissionNewYork => "mission_new_york",
        /// A ministry or another authority in the capital.
        Capital => "capital",
        /// An embassy.
        Embassy => "embassy",
        /// A parliament.
        Parliament => "parliament",
        /// A regional organization.
        RegionalOrganization => "regional_organization",
        /// A partner of the coordinators: the ICRC, the CMC …
        Partner => "partner",
    }
}

impl OrganisationKind {
    /// Its name in a language.
    pub fn label(self, lang: Lang) -> String {
        lang.text(&format!(
            "organisation-kind-{}",
            self.as_str().replace('_', "-")
        ))
    }

    /// Whether an organisation of this kind is always a State's.
    pub fn is_of_a_state(self) -> bool {
        !matches!(self, Self::RegionalOrganization | Self::Partner)
    }
}

text_enum! {
    /// Whether a person holds a post.
    Holding {
        /// Now.
        Current => "current",
        /// Not any more.
        Former => "former",
        /// Never did, as far as the desk knows.
        NoPost => "none",
    }
}

/// How a person is named.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct PersonName {
    /// H.E., Ms, Counsellor …; may be empty.
    pub honorific: String,
    /// The given name; may be empty.
    pub given: String,
    /// The family name.
    pub family: String,
}

impl PersonName {
    /// The name as it is read: "H.E. Amina Bello".
    pub fn full(&self) -> String {
        let parts = [&self.honorific, &self.given, &self.family];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts
            .iter()
            .map(|part| part.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

text_enum! {
    /// A language that someone speaks: its code in ISO 639-1. Those of the United Nations
    /// and others in which many States work.
    Tongue {
        /// Arabic.
        Arabic => "ar",
        /// Bengali.
        Bengali => "bn",
        /// German.
        German => "de",
        /// English.
        English => "en",
        /// Spanish.
        Spanish => "es",
        /// Persian.
        Persian => "fa",
        /// French.
        French => "fr",
        /// Hebrew.
        Hebrew => "he",
        /// Hindi.
        Hindi => "hi",
        /// Indonesian.
        Indonesian => "id",
        /// Italian.
        Italian => "it",
        /// Japanese.
        Japanese => "ja",
        /// Korean.
        Korean => "ko",
        /// Malay.
        Malay => "ms",
        /// Dutch.
        Dutch => "nl",
        /// Polish.
        Polish => "pl",
        /// Portuguese.
        Portuguese => "pt",
        /// Russian.
        Russian => "ru",
        /// Swahili.
        Swahili => "sw",
        /// Thai.
        Thai => "th",
        /// Turkish.
        Turkish => "tr",
        /// Ukrainian.
        Ukrainian => "uk",
        /// Urdu.
        Urdu => "ur",
        /// Vietnamese.
        Vietnamese => "vi",
        /// Chinese.
        Chinese => "zh",
    }
}

impl Tongue {
    /// Those of a text of codes with spaces between.
    pub fn all_of(codes: &str) -> impl Iterator<Item = Self> + '_ {
        codes
            .split_whitespace()
            .filter_map(|code| code.parse().ok())
    }

    /// Its name in a language.
    pub fn label(self, lang: Lang) -> String {
        lang.text(&format!("spoken-{self}"))
    }

    /// The names of a text of codes: "Arabic, Portuguese".
    pub fn names(codes: &str, lang: Lang) -> String {
        let names: Vec<_> = Self::all_of(codes).map(|it| it.label(lang)).collect();
        names.join(", ")
    }
}

/// A person as lists show one.
#[derive(Debug, Clone, Queryable)]
pub struct PersonLine {
    /// The id.
    pub id: PersonId,
    /// The key of the lists' order.
    pub sort_key: String,
    /// The name.
    pub name: PersonName,
    /// The address.
    pub email: Option<String>,
    /// The language to write in.
    pub language: Lang,
    /// The codes of the languages spoken beyond that one, with spaces between.
    pub spoken: String,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
    /// Grows with every save.
    pub version: i32,
}

/// A person with all there is.
#[derive(Debug, Clone, Queryable)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: PersonName,
    /// The address.
    pub email: Option<String>,
    /// The telephone number; may be empty.
    pub phone: String,
    /// The language to write in.
    pub language: Lang,
    /// The codes of the languages spoken beyond that one, with spaces between.
    pub spoken: String,
    /// What else to know; may be empty.
    pub note: String,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
    /// Grows with every save.
    pub version: i32,
    /// How to write to them.
    pub addressing: Addressing,
    /// How they like to be reached; empty where that is not known.
    pub channel: String,
    /// Why they are not to be mailed; empty where they may be.
    pub do_not_mail: String,
}

/// A person's time in a post.
#[derive(Debug, Clone, Queryable)]
pub struct Tenure {
    /// The id.
    pub id: TenureId,
    /// The holder.
    pub person: PersonId,
    /// The first day, if known.
    pub starts_on: Option<NaiveDate>,
    /// The last day; none while it is open.
    pub ends_on: Option<NaiveDate>,
    /// Grows with every save.
    pub version: i32,
    /// The post.
    pub post: PostId,
    /// The post's title.
    pub title: String,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// The organisation's State, if it is a State's.
    pub state: Option<Iso3>,
}

impl Tenure {
    /// Where it stands on a day.
    pub fn standing(&self, day: NaiveDate) -> Standing {
        Standing::on(day, self.starts_on, self.ends_on)
    }

    /// "Post, organisation".
    pub fn office(&self) -> String {
        format!("{}, {}", self.title, self.organisation_name)
    }

    /// Orders the tenures of a person by how much they say on a day: those that run,
    /// those to come, those that are over, each from the latest.
    pub fn sort(tenures: &mut [Self], day: NaiveDate) {
        tenures.sort_by_key(|tenure| {
            let latest = match tenure.standing(day) {
                Standing::Past => tenure.ends_on,
                Standing::Current | Standing::Coming => tenure.starts_on,
            };
            (tenure.standing(day), Reverse(latest), Reverse(tenure.id))
        });
    }
}

/// An organisation.
#[derive(Debug, Clone, Queryable)]
pub struct Organisation {
    /// The id.
    pub id: OrganisationId,
    /// The key of the lists' order.
    pub sort_key: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// Whose it is, if a State's.
    pub state: Option<Iso3>,
    /// Where it is; may be empty.
    pub place: String,
    /// Grows with every save.
    pub version: i32,
}

/// A post.
#[derive(Debug, Clone, Queryable)]
pub struct Post {
    /// The id.
    pub id: PostId,
    /// Whose post it is.
    pub organisation: OrganisationId,
    /// Its title.
    pub title: String,
    /// Its own mailbox, which outlives its holders.
    pub email: Option<String>,
    /// Grows with every save.
    pub version: i32,
    /// When it went to the bin, if it did.
    pub deleted_at: Option<Moment>,
    /// Its title in French; may be empty.
    pub title_fr: String,
    /// Its title in Spanish; may be empty.
    pub title_es: String,
}

/// What a post is called: its title, and in French and Spanish where that is known.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Titles {
    usual: String,
    french: String,
    spanish: String,
}

impl Titles {
    /// The title in a language, or else the one there is.
    pub fn get(&self, lang: Lang) -> &str {
        let own = lang.pick(&self.usual, &self.french, &self.spanish);
        if own.is_empty() { &self.usual } else { own }
    }

    /// Whether a text is the title, in any language.
    pub fn is(&self, text: &str) -> bool {
        let all = [&self.usual, &self.french, &self.spanish];
        all.iter().any(|title| !title.is_empty() && *title == text)
    }
}

/// To whom a State's mail goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The State.
    pub state: Iso3,
    /// The person, where it is one.
    pub person_id: Option<PersonId>,
    /// The post.
    pub post_id: Option<PostId>,
    /// The person's full name, or the post's title.
    pub name: String,
    /// The address.
    pub email: String,
    /// The language the person is written to in; English for a mailbox, of whose
    /// readers nothing is known.
    pub language: Lang,
    /// The organisation's name.
    pub organisation: String,
    /// What a letter opens with.
    pub greeting: Greeting,
}

/// What a letter opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Greeting {
    /// As a person is addressed, with the family name.
    Person(Addressing, String),
    /// As an office is, of whose readers nothing is known.
    Office,
    /// As it was noted when the person was chosen.
    Noted(String),
}

impl Greeting {
    /// What a letter opens with, in a language.
    pub fn salutation(&self, lang: Lang) -> String {
        match self {
            Self::Person(addressing, family) => addressing.salutation(lang, family),
            Self::Office => to_an_office(lang),
            Self::Noted(text) => text.clone(),
        }
    }
}

impl Addressee {
    /// What a letter opens with.
    pub fn salutation(&self, lang: Lang) -> String {
        self.greeting.salutation(lang)
    }
}

/// Where a tenure stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It runs; its last day is part of it.
    Current,
    /// It begins later.
    Coming,
    /// It is over.
    Past,
}

impl Standing {
    /// The standing of a tenure on a day. An unknown beginning lies in the past.
    pub fn on(day: NaiveDate, starts_on: Option<NaiveDate>, ends_on: Option<NaiveDate>) -> Self {
        if ends_on.is_some_and(|end| end < day) {
            Self::Past
        } else if starts_on.is_some_and(|start| start > day) {
            Self::Coming
        } else {
            Self::Current
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2023, 6, number)
    }

    #[test]
    fn a_tenure_runs_from_its_first_day_through_its_last() {
        let table = [
            (None, None, Standing::Current),
            (day(10), None, Standing::Current),
            (None, day(10), Standing::Current),
            (day(10), day(10), Standing::Current),
            (day(11), None, Standing::Coming),
            (day(11), day(20), Standing::Coming),
            (None, day(9), Standing::Past),
            (day(1), day(9), Standing::Past),
        ];
        let today = day(10).unwrap();
        for (starts, ends, standing) in table {
            assert_eq!(
                Standing::on(today, starts, ends),
                standing,
                "{starts:?} to {ends:?}"
            );
        }
    }

    #[test]
    fn a_full_name_has_no_gaps() {
        let name = |honorific: &str, given: &str| PersonName {
            honorific: honorific.to_owned(),
            given: given.to_owned(),
            family: "Bello".to_owned(),
        };
        assert_eq!(name("H.E.", "Amina").full(), "H.E. Amina Bello");
        assert_eq!(name("", "").full(), "Bello");
    }
}
