//! Several commitments changed at once: another day, another owner, kept, or to the bin.

use chrono::NaiveDate;

use super::super::actions as exchange_actions;
use super::actions::{self, changeable};
use super::forms::{CommitmentForm, Promise};
use super::handlers::listing;
use super::model::{Commitment, CommitmentId, Owner};
use super::views::{Listing, PATH, owner, owner_choices};
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::text_enum;
use crate::web::bulk::{BulkChoice, BulkList, Chosen, Effect, MAX_AT_ONCE};
use crate::web::forms::{FormBuilder, Need, Reader, choices_of};
use crate::web::{Desk, Params};

text_enum! {
    /// What is to be done with each.
    Verb {
        /// Another day, or none.
        Due => "due",
        /// Another owner.
        Owner => "owner",
        /// Kept today.
        Done => "done",
        /// To the bin.
        Bin => "bin",
    }
}

/// A change of several commitments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Due(Option<NaiveDate>),
    Owner(Owner),
    Done,
    Bin,
}

/// The commitments to choose from.
pub(super) struct Bulk {
    desk: Desk,
    listing: Listing,
}

impl Bulk {
    fn owner(&self, line: &Commitment) -> String {
        owner(&self.desk, &self.listing.facts, &self.listing.teams, line)
    }

    fn due(&self, line: &Commitment) -> String {
        let day = line.due_on.map(|day| self.desk.lang.short_date(day));
        day.unwrap_or_default()
    }

    /// Another owner: the State, or a team there is.
    fn chosen_owner(&self, reader: &mut Reader<'_>) -> Option<Owner> {
        let owner = reader.choice::<Owner>("owner")?;
        let is_known = |team| self.listing.teams.iter().any(|(known, _)| *known == team);
        if !owner.team().is_none_or(is_known) {
            reader.refuse("owner", "form-choose", Vec::new());
        }
        Some(owner)
    }
}

impl BulkList for Bulk {
    type Id = CommitmentId;
    type Record = Commitment;
    type Change = Change;

    const PATH: &'static str = PATH;
    const TITLE: &'static str = "commitments-title";
    const CAPTION: &'static str = "commitments-head-promise";
    const NAME: &'static str = "commitments";
    const FIELDS: &'static [&'static str] = &["verb", "due_on", "owner"];

    /// The commitments of the list's filter that the actor may change, as many as fit.
    fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        exchange_actions::may_add(&desk.actor)?;
        let mut listing = listing(desk, conn, MAX_AT_ONCE)?;
        listing.lines.retain(|line| {
            line.deleted_at.is_none() && desk.actor.may_change(line.marking, line.team_id)
        });
        listing.lines.truncate(MAX_AT_ONCE);
        Ok(Self {
            desk: desk.clone(),
            listing,
        })
    }

    fn desk(&self) -> &Desk {
        &self.desk
    }

    fn filter(&self) -> &Params {
        &self.listing.params
    }

    fn choices(&self) -> Vec<BulkChoice<CommitmentId>> {
        let facts = &self.listing.facts;
        let choice = |line: &Commitment| BulkChoice {
            chosen: Chosen {
                id: line.id,
                version: line.version,
            },
            label: line.promise.clone(),
            meta: vec![
                facts.name(line.state, self.desk.lang).to_owned(),
                self.owner(line),
                self.due(line),
            ],
        };
        self.listing.lines.iter().map(choice).collect()
    }

    fn fields<'a>(&self, form: FormBuilder<'a>) -> FormBuilder<'a> {
        let lang = self.desk.lang;
        let verbs = choices_of(lang, "bulk-verb", Verb::ALL);
        form.radios("verb", Need::Required, verbs)
            .date("due_on", Need::Optional)
            .typeahead(
                "owner",
                Need::Optional,
                owner_choices(lang, &self.listing.teams),
            )
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Change> {
        Some(match reader.choice::<Verb>("verb")? {
            Verb::Due => Change::Due(reader.optional_date("due_on")),
            Verb::Owner => Change::Owner(self.chosen_owner(reader)?),
            Verb::Done => Change::Done,
            Verb::Bin => Change::Bin,
        })
    }

    fn find(&self, conn: &mut Conn, id: CommitmentId) -> Result<(Commitment, i32), AppError> {
        let commitment = changeable(conn, &self.desk.actor, id)?;
        let version = commitment.version;
        Ok((commitment, version))
    }

    fn label(&self, line: &Commitment) -> String {
        line.promise.clone()
    }

    fn effect(&self, change: &Change, line: &Commitment) -> Option<Effect> {
        let lang = self.desk.lang;
        let none = || lang.text("bulk-no-day");
        let day = |day: Option<NaiveDate>| day.map_or_else(none, |day| lang.short_date(day));
        let (is_idle, before, after) = match *change {
            Change::Due(due) => (line.due_on == due, day(line.due_on), day(due)),
            Change::Owner(to) => {
                let moved = Commitment {
                    owner_team_id: to.team(),
                    ..line.clone()
                };
                let is_idle = line.owner_team_id == to.team();
                (is_idle, self.owner(line), self.owner(&moved))
            }
            Change::Done => (
                line.done_on.is_some(),
                lang.text("commitment-standing-open"),
                lang.text("commitment-standing-done"),
            ),
            Change::Bin => (
                false,
                lang.text("commitments-title"),
                lang.text("commitments-bin-title"),
            ),
        };
        (!is_idle).then_some(Effect { before, after })
    }

    fn apply(
        &self,
        conn: &mut Conn,
        change: &Change,
        line: &Commitment,
        now: Moment,
    ) -> Result<(), AppError> {
        let actor = &self.desk.actor;
        let mut promise = Promise {
            promise: line.promise.clone(),
            owner: Owner::of(line.owner_team_id),
            due_on: line.due_on,
            with: line.with(),
        };
        match *change {
            Change::Due(day) => promise.due_on = day,
            Change::Owner(owner) => promise.owner = owner,
            Change::Done => {
                actions::done(conn, actor, line.id, self.desk.today(), now)?;
                return Ok(());
            }
            Change::Bin => {
                actions::bin(conn, actor, line.id, now)?;
                return Ok(());
            }
        }
        let form = CommitmentForm {
            version: line.version,
            promise,
            own: Some((line.state, line.marking)),
        };
        actions::save(conn, actor, line.id, (&form, ""), now)?.at_once()
    }
}
