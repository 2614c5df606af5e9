//! Several organisations changed at once: another kind, another place, or to the bin. Each
//! change is the organisation's own form with one field changed, held to its rules.

use std::sync::Arc;

use super::actions::{self, Refusal};
use super::forms::OrganisationForm;
use super::handlers::lists::organisation_filter;
use super::model::{Organisation, OrganisationId, OrganisationKind};
use super::queries;
use super::views::organisation_values;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::may_add;
use crate::states::Facts;
use crate::text_enum;
use crate::web::bulk::{BulkChoice, BulkList, Chosen, Effect, MAX_AT_ONCE};
use crate::web::forms::{Choice, FormBuilder, Need, Reader, choices_of};
use crate::web::{Desk, Params};

/// The longest place, in characters: as long as the form's own.
const MAX_PLACE: usize = 120;

text_enum! {
    /// What is to be done with each.
    Verb {
        /// Another kind.
        Kind => "kind",
        /// Another place.
        Place => "place",
        /// To the bin.
        Bin => "bin",
    }
}

/// A change of several organisations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    Kind(OrganisationKind),
    Place(String),
    Bin,
}

/// An organisation, and how many posts it has.
#[derive(Debug, Clone)]
pub(super) struct Record {
    organisation: Organisation,
    posts: i64,
}

/// The organisations to choose from.
pub(super) struct OrganisationsBulk {
    desk: Desk,
    params: Params,
    facts: Arc<Facts>,
    lines: Vec<Organisation>,
}

impl OrganisationsBulk {
    /// The organisation's form with the change in it; nothing where its rules refuse that.
    fn changed(change: &Change, organisation: &Organisation) -> Option<OrganisationForm> {
        let saved = organisation_values(organisation);
        let values = match change {
            Change::Kind(kind) => saved.with("kind", kind.as_str()),
            Change::Place(place) => saved.with("place", place),
            Change::Bin => saved,
        };
        OrganisationForm::parse(&values).ok()
    }
}

impl BulkList for OrganisationsBulk {
    type Id = OrganisationId;
    type Record = Record;
    type Change = Change;

    const PATH: &'static str = "/organisations";
    const TITLE: &'static str = "organisations-title";
    const CAPTION: &'static str = "organisations-column-name";
    const NAME: &'static str = "organisations";
    const FIELDS: &'static [&'static str] = &["verb", "kind", "place"];

    /// The organisations of the list's filter, as many as fit.
    fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        may_add(&desk.actor)?;
        let facts = desk.facts(conn)?;
        let filter = organisation_filter(desk, &facts);
        Ok(Self {
            desk: desk.clone(),
            params: desk.params(),
            facts,
            lines: queries::organisations(conn, &filter, None, MAX_AT_ONCE)?,
        })
    }

    fn desk(&self) -> &Desk {
        &self.desk
    }

    fn filter(&self) -> &Params {
        &self.params
    }

    fn choices(&self) -> Vec<BulkChoice<OrganisationId>> {
        let lang = self.desk.lang;
        let choice = |line: &Organisation| BulkChoice {
            chosen: Chosen {
                id: line.id,
                version: line.version,
            },
            label: line.name.clone(),
            meta: vec![
                line.kind.label(lang),
                line.state
                    .map_or_else(String::new, |it| self.facts.name(it, lang).to_owned()),
                line.place.clone(),
            ],
        };
        self.lines.iter().map(choice).collect()
    }

    fn fields<'a>(&self, form: FormBuilder<'a>) -> FormBuilder<'a> {
        let lang = self.desk.lang;
        let kinds = OrganisationKind::ALL.iter();
        let kinds = kinds.map(|kind| Choice::new(kind.as_str(), kind.label(lang)));
        form.radios(
            "verb",
            Need::Required,
            choices_of(lang, "bulk-organisation-verb", Verb::ALL),
        )
        .select("kind", Need::Optional, kinds.collect())
        .text("place", Need::Optional)
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Change> {
        Some(match reader.choice::<Verb>("verb")? {
            Verb::Kind => Change::Kind(reader.choice("kind")?),
            Verb::Place => Change::Place(reader.required_text("place", MAX_PLACE)),
            Verb::Bin => Change::Bin,
        })
    }

    fn find(&self, conn: &mut Conn, id: OrganisationId) -> Result<(Record, i32), AppError> {
        may_add(&self.desk.actor)?;
        let organisation = queries::organisation(conn, id)?;
        let posts = queries::count_posts(conn, &[id])?;
        let version = organisation.version;
        let posts = posts.get(&id).copied().unwrap_or_default();
        Ok((
            Record {
                organisation,
                posts,
            },
            version,
        ))
    }

    fn label(&self, record: &Record) -> String {
        record.organisation.name.clone()
    }

    /// One that has posts stays: they would stay behind.
    fn effect(&self, change: &Change, record: &Record) -> Option<Effect> {
        let (lang, before) = (self.desk.lang, &record.organisation);
        let after = Self::changed(change, before)?;
        let (before, after) = match change {
            Change::Kind(_) => (before.kind.label(lang), after.kind.label(lang)),
            Change::Place(_) => (before.place.clone(), after.place),
            Change::Bin if record.posts > 0 || !self.desk.actor.is_inside() => return None,
            Change::Bin => (
                self.desk.t("organisations-title"),
                self.desk.t("organisations-bin-title"),
            ),
        };
        (before != after).then_some(Effect { before, after })
    }

    fn apply(
        &self,
        conn: &mut Conn,
        change: &Change,
        record: &Record,
        now: Moment,
    ) -> Result<(), AppError> {
        let (actor, id) = (&self.desk.actor, record.organisation.id);
        let done = if *change == Change::Bin {
            actions::bin_organisation(conn, actor, id, now)
        } else {
            let form = Self::changed(change, &record.organisation).ok_or_else(|| {
                AppError::internal("a change that the organisation's own form refuses")
            })?;
            actions::edit_organisation(conn, actor, &self.facts, id, &form, now)
        };
        match done {
            Err(Refusal::Stale) => Err(AppError::Overtaken),
            done => Ok(done?),
        }
    }
}
