//! What stands in records, found by its words. A hit counts only where the reader may read
//! its record, or the record it belongs to.

/// The hits of a kind: `$rows` joined to its words, the last noted first.
macro_rules! hits {
    ($conn:ident, $query:ident, $wanted:ident, $words:ident, $rows:expr, $columns:expr) => {
        $rows
            .filter(holds($query, $words::all))
            .filter($words::rowid.lt($wanted.before))
            .order($words::rowid.desc())
            .limit($wanted.limit)
            .select($columns)
            .load::<Line>($conn)
            .map(|lines| lines.into_iter().map(passage).collect())
    };
}

mod events;
mod outreach;
mod people;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::{Actor, RecordKind};
use crate::db::Conn;
use crate::db::schema::named_readers;
use crate::db::words::{Asked, Rights};
use crate::error::AppError;
use crate::text_enum;
use crate::treaty::Iso3;

use self::events::{agenda_with, attachments_with, events_with};
use self::outreach::{
    answers_with, barriers_with, commitments_with, exchanges_with, positions_with, steps_with,
    targets_with,
};
use self::people::{organisations_with, people_with, posts_with, relations_with};

/// How many words of a text are shown before the first that was asked for, and in all.
const WORDS_BEFORE: usize = 6;
const WORDS_SHOWN: usize = 24;

text_enum! {
    /// What is found by its words; the group of the page it stands in.
    Kind {
        /// People by any word of their name or of the note on them.
        People => "people",
        /// Organisations by any word of their name.
        Organisations => "organisations",
        /// Posts by their title.
        Posts => "posts",
        /// Events by title, place, organizer, description or outcome.
        Events => "events",
        /// Items of events' agendas.
        Agenda => "agenda",
        /// What was said.
        Exchanges => "exchanges",
        /// What was promised.
        Commitments => "commitments",
        /// Where States stand.
        Positions => "positions",
        /// Reasons for not joining.
        Barriers => "barriers",
        /// Legal steps.
        Steps => "steps",
        /// Notes on target States.
        Targets => "targets",
        /// How people stand to each other.
        Relations => "relations",
        /// Answers to the questionnaire.
        Answers => "answers",
        /// Files by their name.
        Attachments => "attachments",
    }
}

impl Kind {
    /// Those of whom the page's first groups show what is called so.
    pub fn has_name(self) -> bool {
        matches!(self, Self::People | Self::Organisations | Self::Events)
    }

    /// What marking its records have of their own.
    fn record(self) -> Option<RecordKind> {
        Some(match self {
            Self::People => RecordKind::People,
            Self::Events => RecordKind::Events,
            Self::Exchanges => RecordKind::Exchanges,
            Self::Commitments => RecordKind::Commitments,
            Self::Positions => RecordKind::Positions,
            Self::Barriers => RecordKind::Barriers,
            Self::Steps => RecordKind::PathwaySteps,
            Self::Targets => RecordKind::Targets,
            Self::Relations => RecordKind::Relations,
            Self::Answers => RecordKind::Responses,
            Self::Organisations | Self::Posts | Self::Agenda | Self::Attachments => return None,
        })
    }

    /// Whether its pages are open to the actor's role at all.
    fn is_open_to(self, actor: &Actor) -> bool {
        actor.is_inside() || !self.record().is_some_and(RecordKind::is_inside)
    }
}

/// Something in which the words stand.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Its id, by which pages of hits follow each other.
    pub id: i64,
    /// What its page has in its address: itself or what it belongs to.
    pub of: i64,
    /// What it is called, where it has a name.
    pub title: String,
    /// Which State's it is.
    pub state: Option<Iso3>,
    /// When it was, or is due.
    pub on: Option<NaiveDate>,
    /// All of it.
    pub text: String,
    /// "Post, organisation" of a person.
    pub office: String,
    /// A file of an event.
    pub of_event: bool,
}

/// The part of `text` in which the first of the words stands, on one line.
pub fn excerpt(asked: &Asked, text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let found = words.iter().position(|word| asked.is_asked(word));
    let from = found.unwrap_or(0).saturating_sub(WORDS_BEFORE);
    let shown: Vec<_> = words.iter().skip(from).take(WORDS_SHOWN).copied().collect();
    let shown = shown.join(" ");
    let before = if from > 0 { "… " } else { "" };
    let after = if words.len() > from + WORDS_SHOWN {
        " …"
    } else {
        ""
    };
    format!("{before}{shown}{after}")
}

/// Which hits are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Those before this one: the last noted come first.
    pub before: i64,
    /// At most so many.
    pub limit: i64,
}

impl Wanted {
    /// The first hits.
    pub fn first(limit: usize) -> Self {
        Self {
            before: i64::MAX,
            limit: i64::try_from(limit).unwrap_or(i64::MAX),
        }
    }
}

/// Who asks, and which kinds of records name them.
#[derive(Debug)]
pub struct Reader<'a> {
    actor: &'a Actor,
    named: Vec<RecordKind>,
}

impl<'a> Reader<'a> {
    pub fn new(conn: &mut Conn, actor: &'a Actor) -> Result<Self, AppError> {
        let named = named_readers::table
            .filter(named_readers::user_id.eq(actor.named_as()))
            .select(named_readers::kind)
            .distinct()
            .load(conn)?;
        Ok(Self { actor, named })
    }

    /// The hits of a kind.
    pub fn find(
        &self,
        conn: &mut Conn,
        kind: Kind,
        asked: &Asked,
        wanted: Wanted,
    ) -> Result<Vec<Passage>, AppError> {
        if wanted.limit <= 0 || !kind.is_open_to(self.actor) {
            return Ok(Vec::new());
        }
        let rights = kind
            .record()
            .map(|record| Rights::new(self.actor, self.named.contains(&record)));
        let query = asked.query(conn, rights.as_ref());
        let find = match kind {
            Kind::People => people_with,
            Kind::Organisations => organisations_with,
            Kind::Posts => posts_with,
            Kind::Events => events_with,
            Kind::Agenda => agenda_with,
            Kind::Exchanges => exchanges_with,
            Kind::Commitments => commitments_with,
            Kind::Positions => positions_with,
            Kind::Barriers => barriers_with,
            Kind::Steps => steps_with,
            Kind::Targets => targets_with,
            Kind::Relations => relations_with,
            Kind::Answers => answers_with,
            Kind::Attachments => attachments_with,
        };
        Ok(find(conn, self.actor, &query, wanted)?)
    }
}

type Line = (i64, i64, String, Option<Iso3>, Option<NaiveDate>, String);

fn passage((id, of, title, state, on, text): Line) -> Passage {
    Passage {
        id,
        of,
        title,
        state,
        on,
        text,
        office: String::new(),
        of_event: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_shows_the_word_that_was_asked_for() {
        let text = "one two three four five six seven eight nine ÉTÉ, ten\n eleven";
        let asked = Asked::parse("ete nothing").unwrap();
        let shown = excerpt(&asked, &text.replace("one", &"zero ".repeat(30)));
        assert!(
            shown.starts_with("… four five six seven eight nine ÉTÉ, ten eleven"),
            "{shown}"
        );
        assert_eq!(excerpt(&asked, "Été"), "Été");
        let long = "word ".repeat(40);
        assert!(excerpt(&asked, &long).ends_with("word …"));
        assert_eq!(excerpt(&asked, ""), "");
    }
}
