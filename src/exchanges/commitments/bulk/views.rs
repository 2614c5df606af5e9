//! The two pages of a change of several commitments.

use super::super::model::Commitment;
use super::super::views::{Listing, PATH, owner, owner_choices};
use super::forms::{BulkChange, Verb};
use crate::auth::TeamId;
use crate::web::bulk::{ChoiceRow, ChoosePage, Chosen, PreviewPage, PreviewRow};
use crate::web::forms::{FormBuilder, FormErrors, Need, choices_of};
use crate::web::{Desk, Params};

/// The commitments to choose from.
pub(super) struct Bulk<'a> {
    pub desk: &'a Desk,
    pub listing: Listing,
}

impl Bulk<'_> {
    pub(super) fn teams(&self) -> &[(TeamId, String)] {
        &self.listing.teams
    }

    /// The list they are from, with its filter.
    pub(super) fn list_href(&self) -> String {
        self.listing.params.href(PATH)
    }

    fn action(&self) -> String {
        self.listing.params.href(&format!("{PATH}/bulk"))
    }

    /// The list with its boxes. All are chosen until someone has chosen.
    pub(super) fn choose(&self, data: &Params, errors: &FormErrors) -> ChoosePage {
        let lang = self.desk.lang;
        let mut form = FormBuilder::new(lang, "bulk", self.action(), data, errors)
            .radios(
                "verb",
                Need::Required,
                choices_of(lang, "bulk-verb", Verb::ALL),
            )
            .date("due_on", Need::Optional)
            .select(
                "owner",
                Need::Optional,
                owner_choices(lang, &self.listing.teams),
            )
            .build();
        form.submit = lang.text("bulk-preview");
        let untouched = data.get("verb").is_empty() && data.get("chosen").is_empty();
        let n = [("n", self.listing.lines.len().into())];
        ChoosePage {
            heading: lang.text("bulk-commitments-title"),
            intro: lang.text_with("bulk-commitments-intro", &n),
            crumb: lang.text("commitments-title"),
            list_href: self.list_href(),
            caption: lang.text("commitments-title"),
            rows: self
                .listing
                .lines
                .iter()
                .map(|line| self.row(line, data, untouched))
                .collect(),
            form,
        }
    }

    fn row(&self, line: &Commitment, data: &Params, untouched: bool) -> ChoiceRow {
        let id = line.id.0;
        let value = Chosen {
            id,
            version: line.version,
        };
        let is_chosen = |text: &str| text.parse::<Chosen>().is_ok_and(|it| it.id == id);
        let meta = [
            self.listing
                .facts
                .name(line.state, self.desk.lang)
                .to_owned(),
            self.owner(line),
            self.due(line),
        ];
        ChoiceRow {
            value: value.to_string(),
            label: line.promise.clone(),
            meta: meta
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            checked: untouched || data.all("chosen").any(is_chosen),
        }
    }

    /// What each will say.
    pub(super) fn preview(
        &self,
        data: &Params,
        change: BulkChange,
        commitments: &[Commitment],
    ) -> PreviewPage {
        let lang = self.desk.lang;
        let rows: Vec<_> = commitments
            .iter()
            .filter(|it| !change.is_idle(it))
            .map(|it| self.preview_row(change, it))
            .collect();
        let n = [
            ("n", rows.len().into()),
            ("idle", (commitments.len() - rows.len()).into()),
        ];
        PreviewPage {
            heading: lang.text("bulk-preview-title"),
            intro: lang.text_with("bulk-preview-intro", &n),
            crumb: lang.text("commitments-title"),
            list_href: self.list_href(),
            caption: lang.text("commitments-head-promise"),
            button: if rows.is_empty() {
                String::new()
            } else {
                lang.text_with("bulk-confirm", &n)
            },
            rows,
            action: self.action(),
            kept: kept(data),
        }
    }

    fn preview_row(&self, change: BulkChange, line: &Commitment) -> PreviewRow {
        let lang = self.desk.lang;
        let none = || lang.text("bulk-no-day");
        let or_none = |text: String| if text.is_empty() { none() } else { text };
        let (before, after) = match change {
            BulkChange::Due(day) => (
                or_none(self.due(line)),
                day.map_or_else(none, |day| lang.short_date(day)),
            ),
            BulkChange::Owner(to) => {
                let moved = Commitment {
                    owner_team_id: to.team(),
                    ..line.clone()
                };
                (self.owner(line), self.owner(&moved))
            }
            BulkChange::Done => (
                lang.text("commitment-standing-open"),
                lang.text("commitment-standing-done"),
            ),
            BulkChange::Bin => (
                lang.text("commitments-title"),
                lang.text("commitments-bin-title"),
            ),
        };
        PreviewRow {
            label: line.promise.clone(),
            before,
            after,
        }
    }

    fn owner(&self, line: &Commitment) -> String {
        owner(self.desk, &self.listing.facts, &self.listing.teams, line)
    }

    fn due(&self, line: &Commitment) -> String {
        let day = line.due_on.map(|day| self.desk.lang.short_date(day));
        day.unwrap_or_default()
    }
}

/// What the form said, to be sent again.
fn kept(data: &Params) -> Vec<(String, String)> {
    let names = ["verb", "due_on", "owner", "chosen"];
    let pairs = data.pairs().iter();
    pairs
        .filter(|(name, _)| names.contains(&name.as_str()))
        .cloned()
        .collect()
}
