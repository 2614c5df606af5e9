//! Several people changed at once: not to be mailed and why, to be mailed again, another
//! language to write in, or to the bin. Each change is the person's own form with one field
//! changed, held to its rules.

use super::actions::{self, Refusal, changeable};
use super::forms::{PeopleFilter, PersonForm};
use super::model::{Person, PersonId, PersonLine};
use super::queries;
use super::views::person_values;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::may_add;
use crate::i18n::Lang;
use crate::text_enum;
use crate::web::bulk::{BulkChoice, BulkList, Chosen, Effect, MAX_AT_ONCE};
use crate::web::forms::{FormBuilder, Need, Reader, choices_of};
use crate::web::{Desk, Params};

/// The longest reason, in characters: as long as the form's own.
const MAX_WHY: usize = 200;

text_enum! {
    /// What is to be done with each.
    Verb {
        /// Not to be mailed, with the reason.
        DoNotMail => "do_not_mail",
        /// To be mailed again.
        Mail => "mail",
        /// Another language to write in.
        Language => "language",
        /// To the bin.
        Bin => "bin",
    }
}

/// A change of several people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// Why; empty where they are to be mailed again.
    DoNotMail(String),
    Language(Lang),
    Bin,
}

/// The people to choose from.
pub(super) struct Bulk {
    desk: Desk,
    params: Params,
    lines: Vec<PersonLine>,
}

impl Bulk {
    /// The person's form with the change in it; nothing where its rules refuse that.
    fn changed(change: &Change, person: &Person) -> Option<PersonForm> {
        let saved = person_values(person);
        let values = match change {
            Change::DoNotMail(why) => saved.with("do_not_mail", why),
            Change::Language(to) => saved.with("language", to.as_str()),
            Change::Bin => saved,
        };
        PersonForm::parse(&values).ok()
    }

    fn language(&self, lang: Lang) -> String {
        self.desk.t(&format!("person-language-{lang}"))
    }

    /// Why someone is not to be mailed, or that they may be.
    fn mail(&self, why: &str) -> String {
        if why.is_empty() {
            self.desk.t("bulk-may-be-mailed")
        } else {
            why.to_owned()
        }
    }
}

impl BulkList for Bulk {
    type Id = PersonId;
    type Record = Person;
    type Change = Change;

    const PATH: &'static str = "/contacts";
    const TITLE: &'static str = "people-title";
    const CAPTION: &'static str = "people-column-name";
    const NAME: &'static str = "people";
    const FIELDS: &'static [&'static str] = &["verb", "do_not_mail", "language"];

    /// The people of the list's filter whom the actor may change, as many as fit.
    fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        may_add(&desk.actor)?;
        let params = desk.params();
        let filter = PeopleFilter::of(&params);
        let (actor, today) = (&desk.actor, desk.today());
        let mut lines = queries::people(conn, actor, &filter, today, None, MAX_AT_ONCE)?;
        lines.retain(|line| actor.may_change(line.marking, line.team_id));
        Ok(Self {
            desk: desk.clone(),
            params,
            lines,
        })
    }

    fn desk(&self) -> &Desk {
        &self.desk
    }

    fn filter(&self) -> &Params {
        &self.params
    }

    fn choices(&self) -> Vec<BulkChoice<PersonId>> {
        let choice = |line: &PersonLine| BulkChoice {
            chosen: Chosen {
                id: line.id,
                version: line.version,
            },
            label: line.name.full(),
            meta: vec![
                line.email.clone().unwrap_or_default(),
                self.language(line.language),
            ],
        };
        self.lines.iter().map(choice).collect()
    }

    fn fields<'a>(&self, form: FormBuilder<'a>) -> FormBuilder<'a> {
        let lang = self.desk.lang;
        form.radios(
            "verb",
            Need::Required,
            choices_of(lang, "bulk-person-verb", Verb::ALL),
        )
        .text("do_not_mail", Need::Optional)
        .select(
            "language",
            Need::Optional,
            choices_of(lang, "person-language", Lang::ALL),
        )
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Change> {
        Some(match reader.choice::<Verb>("verb")? {
            Verb::DoNotMail => Change::DoNotMail(reader.required_text("do_not_mail", MAX_WHY)),
            Verb::Mail => Change::DoNotMail(String::new()),
            Verb::Language => Change::Language(reader.choice("language")?),
            Verb::Bin => Change::Bin,
        })
    }

    fn find(&self, conn: &mut Conn, id: PersonId) -> Result<(Person, i32), AppError> {
        let person = changeable(conn, &self.desk.actor, id)?;
        let version = person.version;
        Ok((person, version))
    }

    fn label(&self, person: &Person) -> String {
        person.name.full()
    }

    fn effect(&self, change: &Change, person: &Person) -> Option<Effect> {
        let after = Self::changed(change, person)?;
        let (before, after) = match change {
            Change::DoNotMail(_) => (
                self.mail(&person.do_not_mail),
                self.mail(&after.do_not_mail),
            ),
            Change::Language(_) => (
                self.language(person.language),
                self.language(after.language),
            ),
            Change::Bin => (self.desk.t("people-title"), self.desk.t("people-bin-title")),
        };
        (before != after).then_some(Effect { before, after })
    }

    fn apply(
        &self,
        conn: &mut Conn,
        change: &Change,
        person: &Person,
        now: Moment,
    ) -> Result<(), AppError> {
        let actor = &self.desk.actor;
        if *change == Change::Bin {
            return actions::bin_person(conn, actor, person.id, now);
        }
        let form = Self::changed(change, person)
            .ok_or_else(|| AppError::internal("a change that the person's own form refuses"))?;
        match actions::edit_person(conn, actor, person.id, (&form, ""), now) {
            Err(Refusal::Stale) => Err(AppError::Overtaken),
            done => Ok(done?),
        }
    }
}
