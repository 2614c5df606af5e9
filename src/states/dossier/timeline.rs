//! All that happened with a State, in one list, the latest first.

use std::cmp::{Ordering, Reverse};

use chrono::NaiveDate;

use super::queries::{
    self, AnswerRow, Before, EventRow, ExchangeRow, MailRow, PositionRow, PromiseRow, ReasonRow,
};
use crate::auth::Marking;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::shortened;
use crate::i18n::Lang;
use crate::pathways::Step;
use crate::pathways::queries::{believed, of_state};
use crate::states::{Day, phrases};
use crate::text_enum;
use crate::treaty::Iso3;
use crate::web::table::{Cell, Column, Cursor, Table};
use crate::web::{Desk, Html};

/// How many entries the timeline shows.
pub(super) const ENTRIES: usize = 30;
/// How many of what a State has few of are read at once.
const ALL: i64 = 200;
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
        /// Answers to surveys.
        Answers => "answers",
        /// Mails to it.
        Mails => "mails",
        /// Where it stood.
        Positions => "positions",
        /// Why it had not joined.
        Barriers => "barriers",
        /// Steps of its pathway.
        Steps => "steps",
        /// What was promised.
        Tasks => "tasks",
    }
}

/// An entry.
#[derive(Debug)]
struct Entry {
    day: NaiveDate,
    rank: Rank,
    /// Of one of a kind with others: not always a record's.
    id: i64,
    /// The day as precisely as it is known.
    when: String,
    kind: String,
    text: String,
    href: String,
    meta: String,
    marking: Marking,
}

/// Where a source stands among those of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Exchange = 1,
    Event,
    Answer,
    Mail,
    Position,
    Reason,
    Step,
    Promise,
    Undated,
    Fact,
}

/// A place in the timeline: everything after it is earlier, or of the same day and a later
/// rank, or of the same rank and a smaller id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    day: NaiveDate,
    /// 0 before all ranks.
    rank: u8,
    id: i64,
}

impl Place {
    /// The beginning of what is shown up to a day.
    pub(super) fn beginning(until: NaiveDate) -> Self {
        Self {
            day: until,
            rank: 0,
            id: i64::MAX,
        }
    }

    /// What an address says of it: `7~2023-05-31.1`.
    pub(super) fn of(cursor: &Cursor) -> Option<Self> {
        let (day, rank) = cursor.key.split_once('.')?;
        Some(Self {
            day: day.parse().ok()?,
            rank: rank.parse().ok()?,
            id: cursor.id,
        })
    }

    fn cursor(self) -> Cursor {
        Cursor {
            id: self.id,
            key: format!("{}.{}", self.day, self.rank),
        }
    }

    /// From where a source of a rank goes on.
    fn before(self, rank: Rank) -> Before {
        let id = match (rank as u8).cmp(&self.rank) {
            Ordering::Less => i64::MIN,
            Ordering::Equal => self.id,
            Ordering::Greater => i64::MAX,
        };
        Before { day: self.day, id }
    }

    /// Whether an entry comes after it.
    fn admits(self, entry: &Entry) -> bool {
        let before = self.before(entry.rank);
        entry.day < before.day || entry.day == before.day && entry.id < before.id
    }
}

/// The entries of a State.
pub(super) struct Timeline {
    lang: Lang,
    after: Place,
    /// How many entries are shown.
    most: usize,
    entries: Vec<Entry>,
}

impl Timeline {
    /// What comes after a place, of the kinds that are shown: no more than `most` entries.
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        (day, state): (&Day, Iso3),
        show: Show,
        after: Place,
        most: usize,
    ) -> Result<Self, AppError> {
        let (actor, lang) = (&desk.actor, desk.lang);
        let limit = i64::try_from(most + 1).unwrap_or(0);
        let mut timeline = Self {
            lang,
            after,
            most,
            entries: Vec::new(),
        };
        let shows = |part: Show| show == Show::Everything || show == part;
        let before = |rank| after.before(rank);
        if shows(Show::Exchanges) {
            let rows = queries::exchanges(conn, actor, state, before(Rank::Exchange), limit)?;
            timeline.exchanges(rows);
        }
        if shows(Show::Events) {
            let rows = queries::events(conn, actor, state, before(Rank::Event), limit)?;
            timeline.events(rows);
        }
        if shows(Show::Answers) {
            let rows = queries::answers(conn, actor, state, ALL)?;
            timeline.answers(rows, actor.is_inside());
        }
        if shows(Show::Mails) && actor.is_inside() {
            timeline.mails(queries::mails(conn, actor, state, ALL)?);
        }
        if shows(Show::Positions) {
            let rows = queries::positions(conn, actor, state, before(Rank::Position), limit)?;
            timeline.positions(rows);
        }
        if shows(Show::Barriers) {
            let rows = queries::reasons(conn, actor, state, before(Rank::Reason), limit)?;
            timeline.reasons(state, rows);
        }
        if shows(Show::Steps) {
            // Of an older day, what was believed then.
            let steps = if day.on < desk.today() {
                believed(conn, actor, state, day.on)?
            } else {
                of_state(conn, actor, state)?
            };
            timeline.steps(&steps);
        }
        if shows(Show::Tasks) {
            let rows = queries::promises(conn, actor, state, before(Rank::Promise), limit)?;
            timeline.promises(rows, Rank::Promise);
            let rows = queries::undated_promises(conn, actor, state, ALL)?;
            timeline.promises(rows, Rank::Undated);
        }
        if shows(Show::Facts) {
            timeline.facts(day, state);
        }
        Ok(timeline)
    }

    /// Adds acts, votes and interim steps up to the day.
    fn facts(&mut self, day: &Day, state: Iso3) {
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

    fn exchanges(&mut self, rows: Vec<ExchangeRow>) {
        for row in rows {
            let parts = [&row.place, &row.spoke_for_us, &row.team];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let meta = parts.iter().map(|part| part.as_str()).collect::<Vec<_>>();
            self.entries.push(Entry {
                text: shortened(&row.summary, SUMMARY),
                href: format!("/exchanges/{}", row.id),
                meta: meta.join(" · "),
                marking: row.marking,
                ..self.entry_of(
                    (row.held_on, Rank::Exchange, row.id.0),
                    row.kind.label(self.lang),
                )
            });
        }
    }

    fn events(&mut self, rows: Vec<EventRow>) {
        for row in rows {
            self.entries.push(Entry {
                text: row.title,
                href: format!("/events/{}", row.id),
                meta: row.place,
                marking: row.marking,
                ..self.entry_of(
                    (row.starts_on, Rank::Event, row.id.0),
                    row.kind.label(self.lang),
                )
            });
        }
    }

    /// Adds answers to surveys; only those inside may open them.
    fn answers(&mut self, rows: Vec<AnswerRow>, is_inside: bool) {
        for row in rows {
            let Some(day) = row.answered_on else { continue };
            let channel = phrases::dashed(row.channel.as_str());
            self.entries.push(Entry {
                text: row.survey,
                href: if is_inside {
                    format!("/survey/responses/{}", row.id)
                } else {
                    String::new()
                },
                meta: self.lang.text(&format!("dossier-channel-{channel}")),
                marking: row.marking,
                ..self.entry_of(
                    (day, Rank::Answer, row.id.0),
                    self.lang.text("dossier-kind-answer"),
                )
            });
        }
    }

    fn mails(&mut self, rows: Vec<MailRow>) {
        for row in rows {
            let status = phrases::dashed(row.status.as_str());
            let at = row.sent_at.unwrap_or(row.created_at);
            self.entries.push(Entry {
                text: row.subject,
                href: format!("/mail/{}", row.id),
                meta: self.lang.text(&format!("dossier-mail-{status}")),
                marking: row.marking,
                ..self.entry_of(
                    (at.date(), Rank::Mail, row.id.0),
                    self.lang.text("dossier-kind-mail"),
                )
            });
        }
    }

    fn positions(&mut self, rows: Vec<PositionRow>) {
        for row in rows {
            self.entries.push(Entry {
                text: row.stance.label(self.lang),
                href: format!("/positions/{}", row.id),
                meta: row.source,
                marking: row.marking,
                ..self.entry_of(
                    (row.held_on, Rank::Position, row.id.0),
                    self.lang.text("dossier-kind-position"),
                )
            });
        }
    }

    fn reasons(&mut self, state: Iso3, rows: Vec<ReasonRow>) {
        for row in rows {
            let (en, fr, es) = &row.labels;
            let meta: Vec<_> = [row.said_by.as_str(), row.source.as_str()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect();
            self.entries.push(Entry {
                text: self.lang.pick(en, fr, es).to_owned(),
                href: format!("/states/{state}/barriers"),
                meta: meta.join(" · "),
                marking: row.marking,
                ..self.entry_of(
                    (row.raised_on, Rank::Reason, row.id.0),
                    self.lang.text("dossier-kind-barrier"),
                )
            });
        }
    }

    /// Adds when the steps of the pathway were begun and done.
    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            let content = &step.content;
            let days = [
                (content.begun_on, "step-begun", 0),
                (content.done_on, "step-done", 1),
            ];
            for (day, key, second) in days {
                let Some(day) = day else { continue };
                let short = self.lang.short_date(day);
                self.entries.push(Entry {
                    text: content.name.clone(),
                    href: format!("/pathway/{}", step.id),
                    meta: self.lang.text_with(key, &[("day", short.into())]),
                    marking: step.marking,
                    ..self.entry_of(
                        (day, Rank::Step, step.id.0 * 2 + second),
                        self.lang.text("dossier-kind-step"),
                    )
                });
            }
        }
    }

    fn promises(&mut self, rows: Vec<PromiseRow>, rank: Rank) {
        for row in rows {
            let noted = row.created_at.date();
            let day = row.due_on.or(row.done_on).unwrap_or(noted);
            let (key, on) = match (row.done_on, row.due_on) {
                (Some(done), _) => ("dossier-task-done", done),
                (None, Some(due)) => ("dossier-task-due", due),
                (None, None) => ("dossier-task-noted", noted),
            };
            let short = self.lang.short_date(on);
            let mut meta = vec![self.lang.text_with(key, &[("day", short.into())])];
            meta.extend(row.owner);
            self.entries.push(Entry {
                text: shortened(&row.promise, SUMMARY),
                href: format!("/commitments/{}", row.id),
                meta: meta.join(" · "),
                marking: row.marking,
                ..self.entry_of((day, rank, row.id.0), self.lang.text("dossier-kind-task"))
            });
        }
    }

    /// The timeline, and the place of the next page where there is more; nothing where
    /// there is no entry.
    pub(super) fn html(mut self) -> Option<(Html, Option<Cursor>)> {
        self.put_in_order();
        let has_more = self.entries.len() > self.most;
        self.entries.truncate(self.most);
        let last = self.entries.last()?;
        let place = Place {
            day: last.day,
            rank: last.rank as u8,
            id: last.id,
        };
        let mut html = Html::with_capacity(16 * 1024);
        html.raw("<ol class=\"rows log\">");
        for entry in &self.entries {
            self.entry(&mut html, entry);
        }
        html.raw("</ol>");
        Some((html, has_more.then(|| place.cursor())))
    }

    fn put_in_order(&mut self) {
        let after = self.after;
        self.entries.retain(|entry| after.admits(entry));
        self.entries
            .sort_by_key(|entry| (Reverse(entry.day), entry.rank, Reverse(entry.id)));
    }

    /// The timeline as a table for a file. More than a file holds is refused there.
    pub(super) fn table(mut self) -> Table {
        self.put_in_order();
        let lang = self.lang;
        let heads = ["day", "kind", "text", "more", "marking"];
        let head = |head| Column::text(lang.text(&format!("dossier-timeline-column-{head}")));
        let rows = self.entries.into_iter().map(|entry| {
            vec![
                Cell::text(entry.when),
                Cell::text(entry.kind),
                Cell::text(entry.text),
                Cell::text(entry.meta),
                Cell::text(marking_label(lang, entry.marking)),
            ]
        });
        Table {
            caption: String::new(),
            columns: heads.into_iter().map(head).collect(),
            rows: rows.collect(),
        }
    }

    /// An entry with its day and its kind; the rest is to be filled in.
    fn entry_of(&self, (day, rank, id): (NaiveDate, Rank, i64), kind: String) -> Entry {
        Entry {
            day,
            rank,
            id,
            when: self.lang.short_date(day),
            kind,
            text: String::new(),
            href: String::new(),
            meta: String::new(),
            marking: Marking::Public,
        }
    }

    fn fact(&mut self, day: NaiveDate, kind: &str, text: String, source: &str) {
        let kind = if kind.is_empty() {
            String::new()
        } else {
            self.lang.text(kind)
        };
        // Those of one day stand in the order in which they came in.
        let id = -i64::try_from(self.entries.len()).unwrap_or(0);
        self.entries.push(Entry {
            text,
            meta: source.to_owned(),
            ..self.entry_of((day, Rank::Fact, id), kind)
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
        html.raw(" <span class=\"")
            .raw(entry.marking.classes())
            .raw("\">")
            .text(&marking_label(self.lang, entry.marking))
            .raw("</span></p>");
        if !entry.meta.is_empty() {
            html.raw("<p class=\"meta\">").text(&entry.meta).raw("</p>");
        }
        html.raw("</div></li>");
    }
}

fn marking_label(lang: Lang, marking: Marking) -> String {
    lang.text(&format!("marking-{}", phrases::dashed(marking.as_str())))
}

/// A treaty's full name.
fn treaty_name<'a>(lang: Lang, day: &'a Day, code: &'a str) -> &'a str {
    let mut treaties = day.facts.pack.treaties.iter();
    treaties
        .find(|treaty| treaty.rules.code == code)
        .map_or(code, |treaty| treaty.name.in_language(lang.as_str()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RANKS: [Rank; 4] = [Rank::Exchange, Rank::Mail, Rank::Promise, Rank::Fact];

    fn entry(day: u64, rank: usize, id: i64) -> Entry {
        let start = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
        Entry {
            day: start + chrono::Days::new(day),
            rank: RANKS[rank],
            id,
            when: String::new(),
            kind: String::new(),
            text: String::new(),
            href: String::new(),
            meta: String::new(),
            marking: Marking::Public,
        }
    }

    proptest! {
        #[test]
        fn pages_neither_lose_nor_repeat_an_entry(
            entries in prop::collection::btree_set((0u64..4, 0usize..4, -3i64..3), 0..60),
            size in 1usize..7,
        ) {
            let mut expected: Vec<_> = entries
                .iter()
                .map(|(day, rank, id)| entry(*day, *rank, *id))
                .map(|it| (Reverse(it.day), it.rank, Reverse(it.id)))
                .collect();
            expected.sort();
            let until = NaiveDate::from_ymd_opt(2023, 2, 1).unwrap();
            let (mut place, mut found) = (Place::beginning(until), Vec::new());
            loop {
                let mut page: Vec<_> = entries
                    .iter()
                    .map(|(day, rank, id)| entry(*day, *rank, *id))
                    .filter(|it| place.admits(it))
                    .map(|it| (Reverse(it.day), it.rank, Reverse(it.id)))
                    .collect();
                page.sort();
                page.truncate(size);
                let Some((day, rank, id)) = page.last().copied() else { break };
                let next = Place { day: day.0, rank: rank as u8, id: id.0 };
                let cursor = next.cursor();
                place = Place::of(&cursor.to_string().parse().unwrap()).unwrap();
                prop_assert_eq!(place, next);
                found.extend(page);
            }
            prop_assert_eq!(found, expected);
        }
    }
}
