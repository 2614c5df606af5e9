//! What the pages of a circulation say of its release.

use chrono::TimeZone as _;
use serde::Serialize;

use super::super::super::model::{Circulation, CirculationStatus};
use super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::zones;
use crate::mail::MailStatus;
use crate::web::Desk;

/// Whose turn it is before a release.
#[derive(Debug, Clone, Serialize)]
pub(in crate::survey::circulations) struct Turn {
    may_release: bool,
    may_propose: bool,
    may_withdraw: bool,
    /// Who has proposed it and when; empty where nobody has.
    proposed: String,
    hint: String,
    version: i32,
}

impl Turn {
    pub(in crate::survey::circulations) fn load(
        desk: &Desk,
        conn: &mut Conn,
        circulation: &Circulation,
    ) -> Result<Self, AppError> {
        let two = queries::takes_two(conn, desk.app.settings.survey.second_release)?;
        let proposal = circulation.proposed_by.zip(circulation.proposed_at);
        let own = proposal.is_some_and(|(by, _)| by == desk.actor.user_id);
        let may_edit = circulation.may_edit(&desk.actor);
        let proposed = match proposal.filter(|_| two) {
            Some((by, at)) => desk.ta(
                "survey-proposed-by",
                &[
                    ("name", queries::name(conn, by)?.into()),
                    ("date", desk.lang.date(at.date()).into()),
                ],
            ),
            None => String::new(),
        };
        let may_release =
            circulation.may_release(&desk.actor) && (!two || proposal.is_some() && !own);
        Ok(Self {
            may_release,
            may_propose: two && proposal.is_none() && may_edit,
            may_withdraw: two && proposal.is_some() && may_edit,
            hint: hint(desk, may_release, two),
            version: circulation.version,
            proposed,
        })
    }
}

fn hint(desk: &Desk, may_release: bool, two: bool) -> String {
    if !may_release {
        return desk.t(if two {
            "survey-release-second"
        } else {
            "survey-release-who"
        });
    }
    let survey = &desk.app.settings.survey;
    let hours = survey.send_hours.0;
    let hours = hours.map(|(from, until)| {
        let args = [
            ("from", from.format("%H:%M").to_string().into()),
            ("until", until.format("%H:%M").to_string().into()),
        ];
        desk.ta("survey-release-hours", &args)
    });
    let minutes = survey.recall_minutes;
    let recall = (minutes > 0).then(|| desk.ta("survey-release-recall", &[("n", minutes.into())]));
    let parts = [Some(desk.t("survey-release-hint")), recall, hours];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What of a release has not left, and what can be done about it.
#[derive(Debug, Serialize)]
pub(in crate::survey::circulations) struct Outgoing {
    /// Whether there is anything to say or do.
    shown: bool,
    /// How many mails wait, and when the next one leaves; empty for none.
    waiting: String,
    /// How many are held back; empty for none.
    held: String,
    may_recall: bool,
    may_send_on: bool,
    may_take_back: bool,
    may_close: bool,
    may_reopen: bool,
    /// That no answers are taken any more.
    closed: bool,
}

impl Outgoing {
    pub(in crate::survey::circulations) fn load(
        desk: &Desk,
        conn: &mut Conn,
        circulation: &Circulation,
    ) -> Result<Self, AppError> {
        use MailStatus::{Cancelled, Deferred, Held, Queued};
        let mails = queries::mails_out(conn, &desk.actor, circulation.id)?;
        let waiting: Vec<_> = mails
            .iter()
            .filter(|(status, _)| matches!(status, Queued | Deferred))
            .map(|(_, due)| *due)
            .collect();
        let held = mails.iter().filter(|(status, _)| *status == Held).count();
        let none_left = mails
            .iter()
            .all(|(status, _)| matches!(status, Held | Cancelled));
        let may_steer = circulation.may_steer(&desk.actor);
        let open = circulation.status == CirculationStatus::Released;
        let next = waiting.iter().min().map(|due| {
            let zone = desk.app.settings.digest.zone;
            let local = zone.from_utc_datetime(&due.0).naive_local();
            desk.ta(
                "survey-waiting",
                &[
                    ("n", waiting.len().into()),
                    ("date", desk.lang.date(local.date()).into()),
                    ("time", local.format("%H:%M").to_string().into()),
                    ("zone", zones::readable(zone.name()).into()),
                ],
            )
        });
        Ok(Self {
            shown: may_steer || !open || held > 0 || !waiting.is_empty(),
            waiting: next.unwrap_or_default(),
            held: if held > 0 {
                desk.ta("survey-held", &[("n", held.into())])
            } else {
                String::new()
            },
            may_recall: may_steer && open && !waiting.is_empty(),
            may_send_on: may_steer && open && held > 0,
            may_take_back: may_steer && held > 0 && none_left,
            may_close: may_steer && open,
            may_reopen: may_steer && !open && !circulation.anonymous,
            closed: !open,
        })
    }
}
