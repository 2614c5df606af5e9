//! Several events changed at once: to the bin.

use super::actions::{self, changeable};
use super::handlers::listing;
use super::model::{Event, EventId};
use super::views::Listing;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::may_add;
use crate::text_enum;
use crate::web::bulk::{BulkChoice, BulkList, Chosen, Effect, MAX_AT_ONCE};
use crate::web::forms::{FormBuilder, Need, Reader, choices_of};
use crate::web::{Desk, Params};

text_enum! {
    /// What is to be done with each.
    Verb {
        /// To the bin.
        Bin => "bin",
    }
}

/// The events to choose from.
pub(super) struct Bulk {
    desk: Desk,
    listing: Listing,
}

impl BulkList for Bulk {
    type Id = EventId;
    type Record = Event;
    type Change = Verb;

    const PATH: &'static str = "/events";
    const TITLE: &'static str = "events-title";
    const CAPTION: &'static str = "events-head-title";
    const NAME: &'static str = "events";
    const FIELDS: &'static [&'static str] = &["verb"];

    /// The events of the list's filter that the actor may change, as many as fit.
    fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        may_add(&desk.actor)?;
        let mut listing = listing(desk, conn, MAX_AT_ONCE)?;
        listing.lines.retain(|event| {
            event.deleted_at.is_none() && desk.actor.may_change(event.marking, event.team_id)
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

    fn choices(&self) -> Vec<BulkChoice<EventId>> {
        let choice = |event: &Event| BulkChoice {
            chosen: Chosen {
                id: event.id,
                version: event.version,
            },
            label: event.title.clone(),
            meta: vec![
                event.days(self.desk.lang),
                event.kind.label(self.desk.lang),
                event.place.clone(),
            ],
        };
        self.listing.lines.iter().map(choice).collect()
    }

    fn fields<'a>(&self, form: FormBuilder<'a>) -> FormBuilder<'a> {
        let verbs = choices_of(self.desk.lang, "bulk-verb", Verb::ALL);
        form.radios("verb", Need::Required, verbs)
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Verb> {
        reader.choice("verb")
    }

    fn find(&self, conn: &mut Conn, id: EventId) -> Result<(Event, i32), AppError> {
        let event = changeable(conn, &self.desk.actor, id)?;
        let version = event.version;
        Ok((event, version))
    }

    fn label(&self, event: &Event) -> String {
        event.title.clone()
    }

    fn effect(&self, change: &Verb, _: &Event) -> Option<Effect> {
        match change {
            Verb::Bin => Some(Effect {
                before: self.desk.t("events-title"),
                after: self.desk.t("events-bin-title"),
            }),
        }
    }

    fn apply(
        &self,
        conn: &mut Conn,
        change: &Verb,
        event: &Event,
        now: Moment,
    ) -> Result<(), AppError> {
        match change {
            Verb::Bin => actions::bin(conn, &self.desk.actor, event.id, now),
        }
    }
}
