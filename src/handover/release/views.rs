//! The two pages of releasing and sealing.

use std::sync::Arc;

use serde::Serialize;

use super::super::views::PATH;
use super::actions::RELEASED;
use super::forms::Verb;
use super::queries::Held;
use crate::auth::{Marking, RecordKind};
use crate::exchanges::shortened;
use crate::states::{Facts, phrases};
use crate::web::bulk::{ChoiceRow, ChoosePage, Chosen, PreviewPage, PreviewRow, chosen};
use crate::web::forms::{FormBuilder, FormErrors, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params};

/// How much of a record's text is shown, in characters.
const TEXT: usize = 160;

/// The list with its boxes, and the way to the other kinds.
#[derive(Debug, Serialize)]
pub(super) struct ReleasePage {
    #[serde(flatten)]
    list: ChoosePage,
    kinds: Vec<Tab>,
    /// The same with all chosen, and with none.
    all: String,
    none: String,
}

#[derive(Debug, Serialize)]
struct Tab {
    href: String,
    label: String,
    current: bool,
}

impl Page for ReleasePage {
    const TEMPLATE: &'static str = "handover/restricted";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.list.heading.clone()
    }
}

/// The records to choose from.
pub(super) struct Release<'a> {
    pub desk: &'a Desk,
    pub facts: Arc<Facts>,
    pub kind: RecordKind,
    /// Which kinds there are, and how many of each.
    pub counts: Vec<(RecordKind, i64)>,
    pub held: Vec<Held>,
}

impl Release<'_> {
    fn address(kind: RecordKind) -> Params {
        Params::default().with("kind", kind.as_str())
    }

    fn action(&self) -> String {
        Self::address(self.kind).href(&format!("{PATH}/restricted"))
    }

    fn kind_label(&self) -> String {
        self.label_of(self.kind)
    }

    fn label_of(&self, kind: RecordKind) -> String {
        let word = phrases::dashed(kind.as_str());
        self.desk.t(&format!("handover-kind-{word}"))
    }

    fn kinds(&self) -> Vec<Tab> {
        let tab = |(kind, n): &(RecordKind, i64)| Tab {
            href: Self::address(*kind).href(&format!("{PATH}/restricted")),
            label: format!("{} ({n})", self.label_of(*kind)),
            current: *kind == self.kind,
        };
        self.counts.iter().map(tab).collect()
    }

    /// The list with its boxes. None is chosen until someone chooses: nothing opens by
    /// default. `choose=all` in the address chooses all.
    pub(super) fn choose(&self, data: &Params, errors: &FormErrors) -> ReleasePage {
        let lang = self.desk.lang;
        let mut form = FormBuilder::new(lang, "handover", self.action(), data, errors)
            .radios(
                "verb",
                Need::Required,
                choices_of(lang, "handover-verb", Verb::ALL),
            )
            .text("reason", Need::Optional)
            .build();
        form.submit = lang.text("bulk-preview");
        let all = data.get("choose") == "all";
        let list = ChoosePage {
            heading: lang.text_with(
                "handover-restricted-title",
                &[("kind", self.kind_label().into())],
            ),
            intro: lang.text_with(
                "handover-restricted-choose",
                &[
                    ("n", self.held.len().into()),
                    ("team", self.desk.actor.team.as_str().into()),
                ],
            ),
            crumb: lang.text("handover-title"),
            list_href: PATH.to_owned(),
            caption: self.kind_label(),
            rows: self
                .held
                .iter()
                .map(|record| self.row(record, data, all))
                .collect(),
            form,
        };
        let address = Self::address(self.kind).with("choose", "all");
        ReleasePage {
            list,
            kinds: self.kinds(),
            all: address.href(&format!("{PATH}/restricted")),
            none: self.action(),
        }
    }

    fn row(&self, record: &Held, data: &Params, all: bool) -> ChoiceRow {
        let value = Chosen {
            id: record.id,
            version: record.version,
        };
        ChoiceRow {
            value: value.to_string(),
            label: self.label(record),
            meta: self.meta(record),
            checked: all || chosen::<i64>(data).iter().any(|it| it.id == record.id),
        }
    }

    fn label(&self, record: &Held) -> String {
        if record.text.is_empty() {
            format!("{} {}", self.kind_label(), record.id)
        } else {
            shortened(&record.text, TEXT)
        }
    }

    fn meta(&self, record: &Held) -> String {
        let lang = self.desk.lang;
        let state = record
            .state
            .map(|state| self.facts.name(state, lang).to_owned());
        let day = record.day.map(|day| lang.short_date(day));
        let parts: Vec<String> = [state, day].into_iter().flatten().collect();
        parts.join(" · ")
    }

    /// What each will be.
    pub(super) fn preview(&self, data: &Params, verb: Verb, records: &[Held]) -> PreviewPage {
        let desk = self.desk;
        let marking = |marking: Marking| {
            let word = phrases::dashed(marking.as_str());
            desk.t(&format!("marking-{word}"))
        };
        let after = match verb {
            Verb::Release => marking(RELEASED),
            Verb::Seal => desk.t("handover-sealed"),
            Verb::SealUnnamed => desk.t("handover-sealed-unnamed"),
        };
        let word = phrases::dashed(verb.as_str());
        let n = [("n", records.len().into())];
        PreviewPage {
            heading: desk.t("bulk-preview-title"),
            intro: desk.ta(&format!("handover-preview-{word}"), &n),
            crumb: desk.t("handover-title"),
            list_href: PATH.to_owned(),
            caption: self.kind_label(),
            rows: records
                .iter()
                .map(|record| PreviewRow {
                    label: format!("{} · {}", self.label(record), self.meta(record)),
                    before: marking(Marking::Restricted),
                    after: after.clone(),
                })
                .collect(),
            action: self.action(),
            button: desk.t(&format!("handover-verb-{word}")),
            kept: kept(data),
            ..PreviewPage::default()
        }
    }
}

/// What the form said, to be sent again.
fn kept(data: &Params) -> Vec<(String, String)> {
    let names = ["verb", "reason", "chosen"];
    let pairs = data.pairs().iter();
    pairs
        .filter(|(name, _)| names.contains(&name.as_str()))
        .cloned()
        .collect()
}
