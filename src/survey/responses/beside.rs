//! What stands beside an answer on its page: how it came, the reasons it names, what has
//! changed, what was typed in before.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::circulations::channel_label;
use super::super::model::Response;
use super::found::{self, Found};
use super::queries::Entered;
use super::raising::may_raise;
use super::since::Changed;
use super::views::{Beside, SectionView, sections};
use crate::attachments::Attachment;
use crate::error::AppError;
use crate::exchanges::ExchangeId;
use crate::exchanges::barriers::offers_path;
use crate::questionnaire::{Answers, Questionnaire};
use crate::states::Facts;
use crate::web::Desk;

/// By what it can be found, and how it can be confirmed.
#[derive(Debug, Serialize)]
pub(super) struct How {
    /// Its note or mail, with its date; empty for none.
    reference: String,
    place: String,
    /// The exchange it came in; empty for none in sight.
    filed: String,
    filed_href: String,
    /// The files of that exchange: the scan, where one was added.
    files: Vec<FileView>,
    /// Where the State is asked to confirm it; empty where it cannot be.
    confirm: String,
}

impl How {
    pub(super) fn new(desk: &Desk, response: &Response, beside: &Beside) -> Self {
        let filed = beside.filed.as_ref();
        let label = filed.map(|filed| {
            let kind = filed.kind.label(desk.lang);
            format!("{kind}, {}", desk.lang.date(filed.on))
        });
        let href = filed.map(|filed| format!("/exchanges/{}", filed.id));
        Self {
            reference: reference(desk, &response.reference, response.referenced_on),
            place: response.place.clone(),
            files: filed.map_or_else(Vec::new, |filed| files(filed.id, beside)),
            filed: label.unwrap_or_default(),
            filed_href: href.unwrap_or_default(),
            confirm: if beside.confirms {
                format!("/survey/responses/{}/confirm", response.id)
            } else {
                String::new()
            },
        }
    }
}

/// A file of the exchange an answer came in.
#[derive(Debug, Serialize)]
struct FileView {
    href: String,
    name: String,
}

/// Those that are not in the bin.
fn files(exchange: ExchangeId, beside: &Beside) -> Vec<FileView> {
    let here = beside.scans.iter().filter(|it| it.deleted_at.is_none());
    let view = |it: &Attachment| FileView {
        href: format!("/exchanges/{exchange}/attachments/{}", it.number),
        name: it.name.clone(),
    };
    here.map(view).collect()
}

/// "2023/041, 22 May 2023", or what there is of it.
fn reference(desk: &Desk, reference: &str, on: Option<NaiveDate>) -> String {
    let on = on.map(|it| desk.lang.date(it));
    joined([reference.to_owned(), on.unwrap_or_default()], ", ")
}

fn joined(parts: impl IntoIterator<Item = String>, with: &str) -> String {
    let parts: Vec<_> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(with)
}

/// The reasons the answer names.
#[derive(Debug, Serialize)]
pub(super) struct Reasons {
    lines: Vec<ReasonView>,
    /// Where those that are not there yet are put on the dossier; empty where there are none,
    /// or the actor may not.
    raise: String,
    raise_label: String,
}

#[derive(Debug, Serialize)]
struct ReasonView {
    label: String,
    how: String,
    /// Where it stands on the dossier; empty where it does not yet.
    href: String,
}

impl Reasons {
    pub(super) fn new(desk: &Desk, response: &Response, beside: &Beside) -> Self {
        let lines = beside.reasons.iter();
        let lines: Vec<_> = lines
            .filter_map(|found| ReasonView::new(desk, response, beside, found))
            .collect();
        let waiting = lines.iter().filter(|it| it.href.is_empty()).count();
        Self {
            raise: if waiting > 0 && may_raise(&desk.actor, response) {
                format!("/survey/responses/{}/barriers", response.id)
            } else {
                String::new()
            },
            raise_label: desk.ta("found-raise", &[("n", waiting.into())]),
            lines,
        }
    }
}

impl ReasonView {
    fn new(desk: &Desk, response: &Response, beside: &Beside, found: &Found) -> Option<Self> {
        let kind = beside.kinds.iter().find(|kind| kind.code == found.kind)?;
        Some(Self {
            label: kind.label(desk.lang).to_owned(),
            how: match found.how {
                found::How::Ranked { rank, .. } => {
                    desk.ta("found-ranked", &[("rank", rank.into())])
                }
                found::How::Chosen => desk.t("found-chosen"),
                found::How::Coded => desk.t("found-coded"),
            },
            href: if beside.raised.contains(&found.kind) {
                offers_path(response.state, &found.kind)
            } else {
                String::new()
            },
        })
    }
}

/// What the answer says otherwise than the one before.
#[derive(Debug, Serialize)]
pub(super) struct SinceView {
    title: String,
    lines: Vec<ChangedView>,
}

#[derive(Debug, Serialize)]
struct ChangedView {
    question: String,
    before: Vec<String>,
    now: Vec<String>,
}

impl SinceView {
    pub(super) fn new(desk: &Desk, (title, changed): (String, Vec<Changed>)) -> Self {
        let told = |said: Option<Vec<String>>, absent: &str| match said {
            None => vec![desk.t(absent)],
            Some(said) if said.is_empty() => vec![desk.t("since-nothing")],
            Some(said) => said,
        };
        let lines = changed.into_iter().map(|it| ChangedView {
            question: it.question,
            before: told(it.before, "since-new"),
            now: told(it.now, "since-gone"),
        });
        Self {
            title: desk.ta("since-title", &[("title", title.into())]),
            lines: lines.collect(),
        }
    }
}

/// What was typed in for the State once.
#[derive(Debug, Serialize)]
pub(super) struct EnteredView {
    about: String,
    /// That it waits to be confirmed, or when it was.
    standing: String,
    sections: Vec<SectionView>,
}

impl EnteredView {
    pub(super) fn new(
        desk: &Desk,
        (facts, text): (&Facts, &Questionnaire),
        entered: &Entered,
    ) -> Result<Self, AppError> {
        let said = Answers::from_json(&entered.answers).map_err(AppError::internal)?;
        let about = [
            channel_label(desk.lang, entered.channel),
            desk.lang.date(entered.on),
            entered.authority.clone(),
            reference(desk, &entered.reference, entered.referenced_on),
            entered.place.clone(),
        ];
        Ok(Self {
            about: joined(about, " · "),
            standing: match entered.confirmed_at {
                None => desk.t("survey-entered-waits"),
                Some(at) => {
                    let args = [("date", desk.lang.date(at.date()).into())];
                    desk.ta("survey-entered-confirmed", &args)
                }
            },
            sections: sections(desk, facts, text, &said),
        })
    }
}
