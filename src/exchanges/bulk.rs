//! Several exchanges changed at once: another day to come back to them, none, or to the bin.

use chrono::NaiveDate;

use super::actions::{self, changeable, may_add};
use super::listing::Listing;
use super::model::{Exchange, ExchangeId, ExchangeLine};
use super::text::shortened;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::text_enum;
use crate::web::bulk::{BulkChoice, BulkList, Chosen, Effect, MAX_AT_ONCE};
use crate::web::forms::{FormBuilder, FormErrors, Need, Reader, choices_of};
use crate::web::{Desk, Params};

/// How much of a summary names an exchange, in characters.
const SUMMARY: usize = 100;

text_enum! {
    /// What is to be done with each.
    Verb {
        /// Another day to follow up, or none.
        FollowUp => "follow_up",
        /// To the bin.
        Bin => "bin",
    }
}

/// A change of several exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    FollowUp(Option<NaiveDate>),
    Bin,
}

/// The exchanges to choose from.
pub(super) struct Bulk {
    desk: Desk,
    listing: Listing,
}

impl Bulk {
    fn day(&self, day: NaiveDate) -> String {
        self.desk.lang.short_date(day)
    }
}

impl BulkList for Bulk {
    type Id = ExchangeId;
    type Record = Exchange;
    type Change = Change;

    const PATH: &'static str = "/exchanges";
    const TITLE: &'static str = "exchanges-title";
    const CAPTION: &'static str = "bulk-exchanges-caption";
    const NAME: &'static str = "exchanges";
    const FIELDS: &'static [&'static str] = &["verb", "follow_up_on"];

    /// The exchanges of the list's filter that the actor may change, as many as fit.
    fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        may_add(&desk.actor)?;
        let mut listing = Listing::newest(desk, conn, MAX_AT_ONCE)?;
        listing.lines.retain(|line| {
            line.deleted_at.is_none() && desk.actor.may_change(line.marking, line.team_id)
        });
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

    fn choices(&self) -> Vec<BulkChoice<ExchangeId>> {
        let facts = &self.listing.facts;
        let choice = |line: &ExchangeLine| BulkChoice {
            chosen: Chosen {
                id: line.id,
                version: line.version,
            },
            label: shortened(&line.summary, SUMMARY),
            meta: vec![
                facts.name(line.state, self.desk.lang).to_owned(),
                self.day(line.held_on),
                line.follow_up_on.map_or_else(String::new, |day| {
                    let day = [("day", self.day(day).into())];
                    self.desk.ta("bulk-exchanges-follow-up", &day)
                }),
            ],
        };
        self.listing.lines.iter().map(choice).collect()
    }

    fn fields<'a>(&self, form: FormBuilder<'a>) -> FormBuilder<'a> {
        let verbs = choices_of(self.desk.lang, "bulk-exchange-verb", Verb::ALL);
        form.radios("verb", Need::Required, verbs)
            .date("follow_up_on", Need::Optional)
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Change> {
        Some(match reader.choice::<Verb>("verb")? {
            Verb::FollowUp => Change::FollowUp(reader.optional_date("follow_up_on")),
            Verb::Bin => Change::Bin,
        })
    }

    fn find(&self, conn: &mut Conn, id: ExchangeId) -> Result<(Exchange, i32), AppError> {
        let exchange = changeable(conn, &self.desk.actor, id)?;
        let version = exchange.version;
        Ok((exchange, version))
    }

    fn label(&self, exchange: &Exchange) -> String {
        let state = self.listing.facts.name(exchange.state, self.desk.lang);
        format!("{state}: {}", shortened(&exchange.summary, SUMMARY))
    }

    fn effect(&self, change: &Change, exchange: &Exchange) -> Option<Effect> {
        let text = |key: &str| self.desk.t(key);
        let day =
            |day: Option<NaiveDate>| day.map_or_else(|| text("bulk-no-day"), |day| self.day(day));
        match *change {
            Change::FollowUp(to) => (exchange.follow_up_on != to).then(|| Effect {
                before: day(exchange.follow_up_on),
                after: day(to),
            }),
            Change::Bin => Some(Effect {
                before: text("exchanges-title"),
                after: text("exchanges-bin-title"),
            }),
        }
    }

    /// Nobody follows up before the exchange itself.
    fn refusal(
        &self,
        _: &mut Conn,
        change: &Change,
        exchanges: &[Exchange],
    ) -> Result<Option<FormErrors>, AppError> {
        let Change::FollowUp(Some(day)) = *change else {
            return Ok(None);
        };
        let is_early = exchanges.iter().any(|exchange| day < exchange.held_on);
        Ok(is_early.then(|| FormErrors::one("follow_up_on", "bulk-follow-up-early")))
    }

    fn apply(
        &self,
        conn: &mut Conn,
        change: &Change,
        exchange: &Exchange,
        now: Moment,
    ) -> Result<(), AppError> {
        let actor = &self.desk.actor;
        match *change {
            Change::FollowUp(day) => {
                let seen = (exchange.id, exchange.version);
                actions::follow_up(conn, actor, seen, day, now)?.at_once()
            }
            Change::Bin => actions::bin(conn, actor, exchange.id, now),
        }
    }
}
