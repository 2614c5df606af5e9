//! All that happened with a State, in one list, the latest first.

use chrono::NaiveDate;

use super::queries::{AnswerRow, EventRow, ExchangeRow};
use crate::auth::Marking;
use crate::exchanges::shortened;
use crate::i18n::Lang;
use crate::states::{Day, phrases};
use crate::text_enum;
use crate::treaty::Iso3;
use crate::web::Html;

/// How many entries the timeline shows.
pub(super) const ENTRIES: usize = 30;
/// How much of a summary it shows, in characters.
const SUMMARY: usize = 220;

text_enum! {
    /// Which entries the timeline shows.
    Show {
        /// All.
        Everything => "everything",
        /// What was said.
        Exchanges => "exchanges",
        /// Acts, votes and interim steps.
        Facts => "facts",
        /// Where the State was a guest.
        Events => "events",
    }
}

/// An entry.
#[derive(Debug)]
struct Entry {
    day: NaiveDate,
    /// The day as precisely as it is known.
    when: String,
    kind: String,
    text: String,
    href: String,
    meta: String,
    marking: Marking,
}

/// The entries of a State.
pub(super) struct Timeline {
    lang: Lang,
    entries: Vec<Entry>,
}

impl Timeline {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            entries: Vec::new(),
        }
    }

    /// Adds acts, votes and interim steps up to the day.
    pub(super) fn facts(&mut self, day: &Day, state: Iso3) {
        let (lang, facts) = (self.lang, &day.facts);
        for row in &facts.acts {
            let Some(date) = row.act.date.filter(|date| *date <= day.on) else {
                continue;
            };
            if row.act.state == state {
                let text = lang.text_with(
                    "dossier-entry-act",
                    &[
                        ("act", phrases::act(lang, row.act.kind).into()),
                        ("treaty", treaty_name(lang, day, &row.treaty).into()),
                    ],
                );
                self.fact(date, "dossier-kind-act", text, &row.source);
            }
        }
        let title = facts.pack.resolution_title.in_language(lang.as_str());
        for (roll, ballot) in facts.votes().of(state, day.on) {
            let text = lang.text_with(
                &format!("dossier-entry-vote-{ballot}"),
                &[
                    ("resolution", roll.resolution.as_str().into()),
                    ("title", title.into()),
                ],
            );
            // Where the votes are written stands once, under the votes by year.
            self.fact(roll.date, "dossier-kind-vote", text, "");
        }
        for step in facts.steps().iter().filter(|step| step.state == state) {
            if step.date.earliest() <= day.on {
                let kind = phrases::dashed(step.kind.as_str());
                let kind = lang.text(&format!("states-step-{kind}"));
                self.fact(step.date.earliest(), "", step.note.clone(), &step.source);
                if let Some(entry) = self.entries.last_mut() {
                    entry.when = phrases::partial_date(lang, step.date);
                    entry.kind = kind;
                }
            }
        }
    }

    /// Adds exchanges.
    pub(super) fn exchanges(&mut self, rows: Vec<ExchangeRow>) {
        for row in rows {
            let parts = [&row.place, &row.spoke_for_us, &row.team];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let meta = parts.iter().map(|part| part.as_str()).collect::<Vec<_>>();
            self.entries.push(Entry {
                day: row.held_on,
                when: self.lang.short_date(row.held_on),
                kind: row.kind.label(self.lang),
                text: shortened(&row.summary, SUMMARY),
                href: format!("/exchanges/{}", row.id),
                meta: meta.join(" · "),
                marking: row.marking,
            });
        }
    }

    /// Adds events.
    pub(super) fn events(&mut self, rows: Vec<EventRow>) {
        for row in rows {
            self.entries.push(Entry {
                day: row.starts_on,
                when: self.lang.short_date(row.starts_on),
                kind: row.kind.label(self.lang),
                text: row.title,
                href: format!("/events/{}", row.id),
                meta: row.place,
                marking: row.marking,
            });
        }
    }

    /// Adds the answer to the survey; `href` is empty for who may not open it.
    pub(super) fn answer(&mut self, row: &AnswerRow, href: &str) {
        if let Some(day) = row.answered_on {
            self.entries.push(Entry {
                day,
                when: self.lang.short_date(day),
                kind: self.lang.text("dossier-kind-answer"),
                text: row.survey.clone(),
                href: href.to_owned(),
                meta: self.lang.text(&format!(
                    "dossier-channel-{}",
                    phrases::dashed(row.channel.as_str())
                )),
                marking: row.marking,
            });
        }
    }

    /// The timeline, and whether there is more than it shows.
    pub(super) fn html(mut self) -> (Html, bool) {
        // Stable: what was added first stands first among those of one day.
        self.entries
            .sort_by_key(|entry| std::cmp::Reverse(entry.day));
        let has_more = self.entries.len() > ENTRIES;
        let mut html = Html::with_capacity(16 * 1024);
        if self.entries.is_empty() {
            return (html, false);
        }
        html.raw("<ol class=\"rows log\">");
        for entry in self.entries.iter().take(ENTRIES) {
            self.entry(&mut html, entry);
        }
        html.raw("</ol>");
        (html, has_more)
    }

    fn fact(&mut self, day: NaiveDate, kind: &str, text: String, source: &str) {
        self.entries.push(Entry {
            day,
            when: self.lang.short_date(day),
            kind: if kind.is_empty() {
                String::new()
            } else {
                self.lang.text(kind)
            },
            text,
            href: String::new(),
            meta: source.to_owned(),
            marking: Marking::Public,
        });
    }

    fn entry(&self, html: &mut Html, entry: &Entry) {
        html.raw("<li>");
        phrases::time(html, entry.day, &entry.when);
        html.raw("<span class=\"kind\">")
            .text(&entry.kind)
            .raw("</span><div><p>");
        if entry.href.is_empty() {
            html.text(&entry.text);
        } else {
            html.raw("<a href=\"")
                .text(&entry.href)
                .raw("\">")
                .text(&entry.text)
                .raw("</a>");
        }
        let marking = phrases::dashed(entry.marking.as_str());
        html.raw(" <span class=\"")
            .raw(entry.marking.classes())
            .raw("\">")
            .text(&self.lang.text(&format!("marking-{marking}")))
            .raw("</span></p>");
        if !entry.meta.is_empty() {
            html.raw("<p class=\"meta\">").text(&entry.meta).raw("</p>");
        }
        html.raw("</div></li>");
    }
}

/// A treaty's full name.
fn treaty_name<'a>(lang: Lang, day: &'a Day, code: &'a str) -> &'a str {
    let mut treaties = day.facts.pack.treaties.iter();
    treaties
        .find(|treaty| treaty.rules.code == code)
        .map_or(code, |treaty| treaty.name.in_language(lang.as_str()))
}
