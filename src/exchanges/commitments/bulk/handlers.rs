//! Several commitments over HTTP: chosen, shown as they will be, changed.

use super::super::super::actions as exchange_actions;
use super::super::handlers::listing;
use super::actions;
use super::forms::BulkForm;
use super::views::Bulk;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::bulk::MAX_AT_ONCE;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Flash, Outcome, Params, Posted};

pub(in super::super) async fn choose(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        exchange_actions::may_add(&desk.actor)?;
        let bulk = bulk(desk, conn)?;
        Ok(bulk.choose(&Params::default(), &FormErrors::default()))
    })
    .await
}

pub(in super::super) async fn change(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        exchange_actions::may_add(&desk.actor)?;
        let bulk = bulk(desk, conn)?;
        let form = match BulkForm::parse(&data, bulk.teams()) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&bulk.choose(&data, &errors)),
        };
        if !data.get("again").is_empty() {
            let html = desk.rendered(&bulk.choose(&data, &FormErrors::default()))?;
            return Ok(Outcome::Shown { html });
        }
        let (commitments, is_stale) = actions::current(conn, &desk.actor, &form)?;
        if is_stale {
            let errors = FormErrors::one("chosen", "bulk-stale");
            return desk.stale(&bulk.choose(&Params::default(), &errors));
        }
        if data.get("confirmed").is_empty() {
            let html = desk.rendered(&bulk.preview(&data, form.change, &commitments))?;
            return Ok(Outcome::Shown { html });
        }
        let now = desk.app.clock.now();
        let change = (form.change, commitments.as_slice());
        let changed = actions::apply(conn, &desk.actor, change, (desk.today(), now))?;
        Ok(Outcome::Done {
            to: bulk.list_href(),
            flash: Some(Flash::new("bulk-done").arg("n", changed)),
        })
    })
    .await
}

/// The commitments of the list's filter that the actor may change, as many as fit.
fn bulk<'a>(desk: &'a Desk, conn: &mut Conn) -> Result<Bulk<'a>, AppError> {
    let mut listing = listing(desk, conn, MAX_AT_ONCE)?;
    listing.lines.retain(|line| {
        line.deleted_at.is_none() && desk.actor.may_change(line.marking, line.team_id)
    });
    listing.lines.truncate(MAX_AT_ONCE);
    Ok(Bulk { desk, listing })
}
