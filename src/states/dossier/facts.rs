//! The facts of a State with their sources as footnotes.

use chrono::NaiveDate;

use crate::i18n::Lang;
use crate::states::facts::Holdings;
use crate::states::{Day, Facts, StateFacts, phrases};
use crate::treaty::{Deadline, Iso3, Status};
use crate::web::Html;

/// Names and values, each with the number of its source.
pub(super) struct FactSheet {
    lang: Lang,
    facts: Html,
    /// Whether the name begun last has a value already.
    has_value: bool,
    sources: Vec<String>,
}

impl FactSheet {
    /// What is known of a State on a day.
    pub(super) fn new(lang: Lang, day: &Day, state: &StateFacts) -> Self {
        let mut sheet = Self {
            lang,
            facts: Html::with_capacity(4096),
            has_value: false,
            sources: Vec::new(),
        };
        for treaty in &day.facts.pack.treaties {
            sheet.acts(day, state.iso3, &treaty.rules.code);
        }
        match day.state(state.iso3).status {
            Status::Deposited | Status::StateParty => {
                sheet.deadlines(&day.facts, state.iso3, day.on);
            }
            _ => sheet.if_it_deposits(&day.facts, day.on),
        }
        sheet.holdings(state.holdings.as_ref());
        sheet.groupings(&day.facts, state);
        sheet
    }

    /// The sheet and its sources.
    pub(super) fn html(&self) -> Html {
        let mut html = Html::with_capacity(8192);
        html.raw("<dl class=\"facts\">")
            .append(&self.facts)
            .raw("</dl>");
        if !self.sources.is_empty() {
            html.raw("<ol class=\"sources\">");
            for (number, source) in (1i64..).zip(&self.sources) {
                html.raw("<li id=\"src-")
                    .number(number)
                    .raw("\">")
                    .text(source)
                    .raw("</li>");
            }
            html.raw("</ol>");
        }
        html
    }

    /// The acts of a State under a treaty up to the day, each with its source.
    fn acts(&mut self, day: &Day, state: Iso3, treaty: &str) {
        let lang = self.lang;
        let facts = &day.facts;
        let known = facts.acts.iter().filter(|row| {
            row.treaty == treaty
                && row.act.state == state
                && row.act.counts_from(facts.pack.compiled) <= day.on
        });
        let mut values = Vec::new();
        for row in known {
            let word = phrases::act(lang, row.act.kind);
            let text = match row.act.date {
                Some(date) => lang.text_with(
                    "dossier-act-dated",
                    &[("act", word.into()), ("day", lang.short_date(date).into())],
                ),
                None => lang.text_with("dossier-act-undated", &[("act", word.into())]),
            };
            values.push((text, row.note.clone(), self.source(&row.source)));
        }
        let name = phrases::treaty_name(lang, facts, treaty).to_owned();
        if values.is_empty() {
            let none = lang.text("dossier-no-act");
            values.push((none, String::new(), None));
        }
        self.name(&name);
        for (text, note, source) in values {
            self.value(&text, &note, source);
        }
        self.end();
    }

    /// What falls due for a State that is bound.
    fn deadlines(&mut self, facts: &Facts, state: Iso3, on: NaiveDate) {
        let lang = self.lang;
        let (_, in_force) = phrases::status_days(facts, state, on);
        if let Some(from) = in_force {
            let text = lang.text_with(
                "dossier-article",
                &[
                    ("day", lang.short_date(from).into()),
                    ("article", "17.2".into()),
                ],
            );
            self.name(&lang.text("dossier-in-force"));
            self.value(&text, "", None);
            self.end();
        }
        for deadline in facts.register().deadlines(state, on) {
            let label = phrases::deadline_label(lang, facts, &deadline);
            let text = self.deadline(&deadline);
            self.name(&label);
            self.value(&text, "", None);
            self.end();
        }
    }

    /// What would follow for a State that is not bound.
    fn if_it_deposits(&mut self, facts: &Facts, on: NaiveDate) {
        let lang = self.lang;
        let rules = facts.register().rules();
        let Some(treaty_in_force) = facts.register().treaty_in_force() else {
            return;
        };
        let in_force = rules.in_force_for(on, treaty_in_force);
        let force = lang.text_with(
            "dossier-would-be-in-force",
            &[
                ("day", lang.short_date(in_force).into()),
                ("article", "17.2".into()),
            ],
        );
        let first = rules.deadlines(in_force, in_force).next();
        self.name(&lang.text_with(
            "dossier-if-it-deposits",
            &[("day", lang.short_date(on).into())],
        ));
        self.value(&force, "", None);
        if let Some(deadline) = first {
            let label = phrases::deadline_label(lang, facts, &deadline);
            let due = self.deadline(&deadline);
            self.value(&format!("{label}: {due}"), "", None);
        }
        self.end();
    }

    fn holdings(&mut self, holdings: Option<&Holdings>) {
        let lang = self.lang;
        let Some(holdings) = holdings else {
            self.name(&lang.text("dossier-holdings"));
            self.value(&lang.text("dossier-holdings-none"), "", None);
            self.end();
            return;
        };
        let source = self.source(&holdings.source);
        for (label, value) in [
            ("dossier-contaminated", &holdings.contaminated),
            ("dossier-stockpiler", &holdings.stockpiler),
            ("dossier-producer", &holdings.producer),
        ] {
            let word = lang.text(&format!("{label}-{}", phrases::dashed(value)));
            self.name(&lang.text(label));
            self.value(&word, "", source);
            self.end();
        }
        if !holdings.note.is_empty() {
            self.name(&lang.text("dossier-note"));
            self.value(&holdings.note, "", source);
            self.end();
        }
    }

    fn groupings(&mut self, facts: &Facts, state: &StateFacts) {
        let lang = self.lang;
        let region = format!(
            "{}, {}",
            facts.grouping_name(&state.region, lang),
            facts.grouping_name(&state.subregion, lang)
        );
        self.name(&lang.text("dossier-region"));
        self.value(&region, &state.note, None);
        self.end();
        if !state.organizations.is_empty() {
            let names: Vec<_> = state
                .organizations
                .iter()
                .map(|code| facts.grouping_name(code, lang))
                .collect();
            self.name(&lang.text("dossier-organizations"));
            self.value(&names.join(", "), "", None);
            self.end();
        }
    }

    fn deadline(&self, deadline: &Deadline<'_>) -> String {
        self.lang.text_with(
            "dossier-article",
            &[
                ("day", self.lang.short_date(deadline.due).into()),
                ("article", deadline.rule.article.as_str().into()),
            ],
        )
    }

    /// The number of a source; the same text has one number.
    fn source(&mut self, source: &str) -> Option<i64> {
        if source.is_empty() {
            return None;
        }
        let known = self.sources.iter().position(|known| known == source);
        let at = known.unwrap_or_else(|| {
            self.sources.push(source.to_owned());
            self.sources.len() - 1
        });
        i64::try_from(at + 1).ok()
    }

    fn name(&mut self, name: &str) {
        self.facts.raw("<div><dt>").text(name).raw("</dt><dd>");
        self.has_value = false;
    }

    fn value(&mut self, text: &str, note: &str, source: Option<i64>) {
        if std::mem::replace(&mut self.has_value, true) {
            self.facts.raw("<br>");
        }
        self.facts.text(text);
        if let Some(number) = source {
            self.facts
                .raw("<sup><a href=\"#src-")
                .number(number)
                .raw("\">")
                .number(number)
                .raw("</a></sup>");
        }
        if !note.is_empty() {
            self.facts
                .raw("<br><span class=\"meta\">")
                .text(note)
                .raw("</span>");
        }
    }

    fn end(&mut self) {
        self.facts.raw("</dd></div>");
    }
}
