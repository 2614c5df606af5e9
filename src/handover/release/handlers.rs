//! Releasing and sealing over HTTP: chosen, shown as they will be, changed.

use super::actions;
use super::forms::ReleaseForm;
use super::queries::{self, KINDS};
use super::views::Release;
use crate::auth::RecordKind;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Flash, Outcome, Params, Posted};

pub(in crate::handover) async fn choose(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let release = release(desk, conn)?;
        Ok(release.choose(&desk.params(), &FormErrors::default()))
    })
    .await
}

pub(in crate::handover) async fn change(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let release = release(desk, conn)?;
        let form = match ReleaseForm::parse(&data) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&release.choose(&data, &errors)),
        };
        if !data.get("again").is_empty() {
            let html = desk.rendered(&release.choose(&data, &FormErrors::default()))?;
            return Ok(Outcome::Shown { html });
        }
        let (records, is_stale) = queries::picked(&release.held, &form.chosen)?;
        if is_stale {
            let errors = FormErrors::one("chosen", "bulk-stale");
            return desk.stale(&release.choose(&Params::default(), &errors));
        }
        if data.get("confirmed").is_empty() {
            let html = desk.rendered(&release.preview(&data, form.verb, &records))?;
            return Ok(Outcome::Shown { html });
        }
        let now = desk.app.clock.now();
        actions::apply(conn, &desk.actor, (release.kind, &records), &form, now)?;
        let told = format!("handover-done-{}", form.verb.as_str().replace('_', "-"));
        Ok(Outcome::Done {
            to: super::super::views::PATH.to_owned(),
            flash: Some(Flash::new(&told).arg("n", records.len())),
        })
    })
    .await
}

/// The restricted records of the actor's team, of the kind that the address names.
fn release<'a>(desk: &'a Desk, conn: &mut Conn) -> Result<Release<'a>, AppError> {
    if !desk.actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let asked: Option<RecordKind> = desk.params().value("kind");
    let counts = queries::counts(conn, &desk.actor)?;
    let first = counts.first().map(|(kind, _)| *kind);
    let kind = asked
        .filter(|kind| KINDS.contains(kind))
        .or(first)
        .unwrap_or(RecordKind::Exchanges);
    Ok(Release {
        desk,
        counts,
        facts: desk.facts(conn)?,
        kind,
        held: queries::held(conn, &desk.actor, kind)?,
    })
}
