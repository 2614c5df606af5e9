//! Forms of people, tenures, organisations and posts; filters of their lists.

use chrono::NaiveDate;

use super::addressing::{Addressing, Channel, FormOfAddress, Rank};
use super::model::{Holding, OrganisationKind, PersonName, PostId, Tongue};
use crate::auth::Marking;
use crate::i18n::{Lang, sort_key};
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// What a list of people is narrowed to; also what is exported.
#[derive(Debug, Clone, Default)]
pub struct PeopleFilter {
    /// The beginning of a name, as [`search_key`] writes it, or of an address.
    pub q: String,
    /// A State whose organisations the person works or worked for.
    pub state: Option<Iso3>,
    /// The kind of those organisations.
    pub kind: Option<OrganisationKind>,
    /// The language to write in.
    pub language: Option<Lang>,
    /// Whether the person holds a post.
    pub holding: Option<Holding>,
    /// Whether only those are shown who are not to be mailed.
    pub unmailed: bool,
}

impl PeopleFilter {
    /// The names of its parameters.
    pub const NAMES: &'static [&'static str] =
        &["q", "state", "kind", "language", "holding", "mail"];

    /// Reads the address of a list.
    pub fn of(params: &Params) -> Self {
        Self {
            q: search_key(params.get("q")),
            state: params.value("state"),
            kind: params.value("kind"),
            language: params.value("language"),
            holding: params.value("holding"),
            unmailed: params.get("mail") == "no",
        }
    }
}

/// What a list of organisations is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct OrganisationFilter {
    /// The beginning of the name, as [`search_key`] writes it.
    pub q: String,
    /// States whose names begin so too; theirs are found as well.
    pub states_of_q: Vec<Iso3>,
    /// The kind.
    pub kind: Option<OrganisationKind>,
    /// The State.
    pub state: Option<Iso3>,
}

impl OrganisationFilter {
    /// The names of its parameters.
    pub const NAMES: &'static [&'static str] = &["q", "state", "kind"];

    /// Reads the address of a list.
    pub fn of(params: &Params) -> Self {
        Self {
            q: search_key(params.get("q")),
            states_of_q: Vec::new(),
            kind: params.value("kind"),
            state: params.value("state"),
        }
    }
}

/// What was typed, as the keys of names are written: lower case, no accents, single
/// spaces. A name has fewer letters than this.
pub fn search_key(text: &str) -> String {
    let short: String = text.chars().take(200).collect();
    sort_key(&short.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A person as it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PersonForm {
    pub name: PersonName,
    pub email: Option<String>,
    pub phone: String,
    pub language: Lang,
    /// The codes of the languages spoken beyond that one, with spaces between.
    pub spoken: String,
    pub note: String,
    pub addressing: Addressing,
    pub channel: Option<Channel>,
    /// Why not; empty where the person may be mailed.
    pub do_not_mail: String,
    pub marking: Marking,
    /// Said of an address that someone else has too: that this is as it should be.
    pub shares_address: bool,
    pub version: i32,
}

impl PersonForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let form = Self::read(&mut reader);
        reader.finish(|| form)
    }

    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let name = PersonName {
            honorific: one_line(reader.text("honorific", 60)),
            given: one_line(reader.text("given", 120)),
            family: one_line(reader.required_text("family", 120)),
        };
        let email = reader.optional_email("email");
        let phone = one_line(reader.text("phone", 60));
        let language: Option<Lang> = reader.choice("language");
        let spoken = spoken(reader, language);
        let rank = reader.optional_choice("rank");
        let form = reader.optional_choice("form_of_address");
        let channel = reader.optional_choice("channel");
        let do_not_mail = one_line(reader.text("do_not_mail", 200));
        let note = reader.text("note", 4000);
        let marking = reader.choice("marking");
        Some(Self {
            name,
            email,
            phone,
            language: language?,
            spoken,
            note,
            addressing: Addressing {
                rank: rank.unwrap_or(Rank::Other),
                form: form.unwrap_or(FormOfAddress::Neither),
            },
            channel,
            do_not_mail,
            marking: marking?,
            shares_address: reader.raw("shares_address") == "yes",
            version: reader.version(),
        })
    }
}

/// The languages spoken, in their order, each once; that to write in is spoken anyway.
fn spoken(reader: &mut Reader<'_>, language: Option<Lang>) -> String {
    let asked: Vec<&str> = reader.all("spoken").filter(|it| !it.is_empty()).collect();
    let known = |code: &&str| code.parse::<Tongue>().is_ok();
    if !asked.iter().all(known) {
        reader.refuse("spoken", "form-choose", Vec::new());
    }
    let codes = Tongue::ALL.iter().map(|it| it.as_str());
    let codes = codes.filter(|code| asked.contains(code));
    let beyond = codes.filter(|code| language.is_none_or(|it| it.as_str() != *code));
    beyond.collect::<Vec<_>>().join(" ")
}

/// A new person, perhaps with the post held.
#[derive(Debug, Clone)]
pub(super) struct NewPerson {
    pub person: PersonForm,
    pub post: PostChoice,
    pub starts_on: Option<NaiveDate>,
}

impl NewPerson {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let person = PersonForm::read(&mut reader);
        let post = PostChoice::read(&mut reader);
        let starts_on = reader.optional_date("starts_on");
        if post == PostChoice::None && !reader.raw("starts_on").is_empty() {
            reader.refuse("post", "person-post-for-date", Vec::new());
        }
        reader.finish(|| {
            Some(Self {
                person: person?,
                post,
                starts_on,
            })
        })
    }
}

/// The post of a form: chosen from the suggestions, or typed without them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PostChoice {
    None,
    Chosen(PostId),
    Typed { text: String, state: Option<Iso3> },
}

impl PostChoice {
    fn read(reader: &mut Reader<'_>) -> Self {
        let mut chosen: Vec<_> = reader.all("post").collect();
        chosen.dedup();
        match (chosen.as_slice(), reader.raw("post_text")) {
            ([], "") => Self::None,
            ([], typed) => Self::Typed {
                text: typed.to_owned(),
                state: reader.raw("state").parse().ok(),
            },
            ([one], _) => one.parse().map_or_else(
                |_| {
                    reader.refuse("post", "form-choose", Vec::new());
                    Self::None
                },
                Self::Chosen,
            ),
            _ => {
                reader.refuse("post", "person-one-post", Vec::new());
                Self::None
            }
        }
    }
}

/// A person takes up a post.
#[derive(Debug, Clone)]
pub(super) struct NewTenure {
    pub post: PostChoice,
    pub starts_on: Option<NaiveDate>,
}

impl NewTenure {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let post = PostChoice::read(&mut reader);
        if post == PostChoice::None && reader.is_fine() {
            reader.refuse("post", "form-required", Vec::new());
        }
        let starts_on = reader.optional_date("starts_on");
        reader.finish(|| Some(Self { post, starts_on }))
    }
}

/// The dates of a tenure, corrected.
#[derive(Debug, Clone, Copy)]
pub(super) struct TenureDates {
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub version: i32,
}

impl TenureDates {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let dates = Self {
            starts_on: reader.optional_date("starts_on"),
            ends_on: reader.optional_date("ends_on"),
            version: reader.version(),
        };
        reader.finish(|| Some(dates))
    }
}

/// The last day of a tenure.
pub(super) fn last_day(data: &Params) -> Result<NaiveDate, FormErrors> {
    let mut reader = Reader::new(data);
    let day = reader.date("ends_on");
    reader.finish(|| day)
}

/// An organisation as it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OrganisationForm {
    pub kind: OrganisationKind,
    pub name: String,
    pub state: Option<Iso3>,
    pub place: String,
    pub version: i32,
}

impl OrganisationForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let name = one_line(reader.required_text("name", 200));
        let kind = reader.choice::<OrganisationKind>("kind");
        let state = reader.optional_choice("state");
        if kind.is_some_and(OrganisationKind::is_of_a_state) && reader.raw("state").is_empty() {
            reader.refuse("state", "organisation-state-needed", Vec::new());
        }
        let place = one_line(reader.text("place", 120));
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                kind: kind?,
                name,
                state,
                place,
                version,
            })
        })
    }
}

/// A post as it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PostForm {
    pub title: String,
    pub title_fr: String,
    pub title_es: String,
    pub email: Option<String>,
    pub version: i32,
}

impl PostForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let form = Self {
            title: one_line(reader.required_text("title", 160)),
            title_fr: one_line(reader.text("title_fr", 160)),
            title_es: one_line(reader.text("title_es", 160)),
            email: reader.optional_email("email"),
            version: reader.version(),
        };
        reader.finish(|| Some(form))
    }
}

/// Names stand in one line, whatever was pasted.
fn one_line(text: String) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_finds_names_however_they_are_written() {
        assert_eq!(search_key("  BÉLLO   a "), "bello a");
        assert_eq!(search_key("N’Diaye"), "ndiaye");
    }

    #[test]
    fn one_post_is_chosen_or_typed() {
        let choice = |query: &str| {
            let data = Params::parse(query);
            let mut reader = Reader::new(&data);
            let choice = PostChoice::read(&mut reader);
            (choice, reader.is_fine())
        };
        assert_eq!(choice(""), (PostChoice::None, true));
        assert_eq!(choice("post=7"), (PostChoice::Chosen(PostId(7)), true));
        assert_eq!(
            choice("post=7&post=7&post_text=x"),
            (PostChoice::Chosen(PostId(7)), true)
        );
        assert_eq!(
            choice("post_text=Counsellor&state=NGA"),
            (
                PostChoice::Typed {
                    text: "Counsellor".to_owned(),
                    state: "NGA".parse().ok(),
                },
                true
            )
        );
        assert_eq!(choice("post=7&post=8"), (PostChoice::None, false));
        assert_eq!(choice("post=x"), (PostChoice::None, false));
    }
}
