//! What stands in records, found by its words. A hit counts only where the reader may read
//! its record, or the record it belongs to.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Date, Nullable, Text};

use crate::auth::{Actor, RecordKind};
use crate::db::Conn;
use crate::db::schema::{
    agenda_words, answer_words, attachment_words, attachments, barrier_words, barriers,
    circulations, commitment_words, commitments, event_agenda, event_words, events, exchange_words,
    exchanges, named_readers, organisation_words, organisations, pathway_steps, people,
    person_words, position_words, positions, post_words, posts, relation_words, relations,
    responses, step_words, target_words, targets,
};
use crate::db::words::{Asked, Rights, holds};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::{known_relations, text_enum, visible};

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
        of_event: false,
    }
}

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

/// In whose summary, place, speaker or reference the words stand.
fn exchanges_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        exchange_words,
        exchange_words::table
            .inner_join(exchanges::table.on(exchanges::id.eq(exchange_words::rowid)))
            .filter(visible!(exchanges, actor))
            .filter(exchanges::deleted_at.is_null()),
        (
            exchanges::id,
            exchanges::id,
            "".into_sql::<Text>(),
            exchanges::state.nullable(),
            exchanges::held_on.nullable(),
            exchanges::summary
        )
    )
}

/// In whose promise the words stand.
fn commitments_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        commitment_words,
        commitment_words::table
            .inner_join(commitments::table.on(commitments::id.eq(commitment_words::rowid)))
            .filter(visible!(commitments, actor))
            .filter(commitments::deleted_at.is_null()),
        (
            commitments::id,
            commitments::id,
            "".into_sql::<Text>(),
            commitments::state.nullable(),
            commitments::due_on,
            commitments::promise
        )
    )
}

/// In whose detail or source the words stand.
fn positions_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        position_words,
        position_words::table
            .inner_join(positions::table.on(positions::id.eq(position_words::rowid)))
            .filter(visible!(positions, actor))
            .filter(positions::deleted_at.is_null()),
        (
            positions::id,
            positions::id,
            "".into_sql::<Text>(),
            positions::state.nullable(),
            positions::held_on.nullable(),
            positions::detail.concat(" ").concat(positions::source)
        )
    )
}

/// In whose detail or source the words stand.
fn barriers_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        barrier_words,
        barrier_words::table
            .inner_join(barriers::table.on(barriers::id.eq(barrier_words::rowid)))
            .filter(visible!(barriers, actor))
            .filter(barriers::deleted_at.is_null()),
        (
            barriers::id,
            barriers::id,
            "".into_sql::<Text>(),
            barriers::state.nullable(),
            barriers::raised_on.nullable(),
            barriers::detail.concat(" ").concat(barriers::source)
        )
    )
}

/// In whose name, body, next move or source the words stand.
fn steps_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        step_words,
        step_words::table
            .inner_join(pathway_steps::table.on(pathway_steps::id.eq(step_words::rowid)))
            .filter(visible!(pathway_steps, actor))
            .filter(pathway_steps::dropped_at.is_null()),
        (
            pathway_steps::id,
            pathway_steps::id,
            pathway_steps::name,
            pathway_steps::state.nullable(),
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            pathway_steps::body
                .concat(" ")
                .concat(pathway_steps::next_move)
                .concat(" ")
                .concat(pathway_steps::source)
        )
    )
}

/// In the reason, strategy or next step of which the words stand.
fn targets_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        target_words,
        target_words::table
            .inner_join(targets::table.on(targets::id.eq(target_words::rowid)))
            .filter(visible!(targets, actor)),
        (
            targets::id,
            targets::id,
            "".into_sql::<Text>(),
            targets::state.nullable(),
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            targets::strategy
                .concat(" ")
                .concat(targets::reason)
                .concat(" ")
                .concat(targets::next_step)
        )
    )
}

/// In whose name, or the note on whom, the words stand.
fn people_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        person_words,
        person_words::table
            .inner_join(people::table.on(people::id.eq(person_words::rowid)))
            .filter(visible!(people, actor))
            .filter(people::deleted_at.is_null()),
        (
            people::id,
            people::id,
            people::given_name.concat(" ").concat(people::family_name),
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            people::note
        )
    )
}

/// In whose note or source the words stand.
fn relations_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        relation_words,
        relation_words::table
            .inner_join(relations::table.on(relations::id.eq(relation_words::rowid)))
            .filter(visible!(relations, actor))
            .filter(known_relations!(actor)),
        (
            relations::id,
            relations::id,
            "".into_sql::<Text>(),
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            relations::since,
            relations::note.concat(" ").concat(relations::source)
        )
    )
}

/// In whose title, place, organizer, description or outcome the words stand.
fn events_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        event_words,
        event_words::table
            .inner_join(events::table.on(events::id.eq(event_words::rowid)))
            .filter(visible!(events, actor))
            .filter(events::deleted_at.is_null()),
        (
            events::id,
            events::id,
            events::title,
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            events::starts_on.nullable(),
            events::place
                .concat(" ")
                .concat(events::description)
                .concat(" ")
                .concat(events::outcome)
        )
    )
}

/// In whose title, speaker or note the words stand.
fn agenda_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        agenda_words,
        agenda_words::table
            .inner_join(event_agenda::table.on(event_agenda::id.eq(agenda_words::rowid)))
            .inner_join(events::table.on(events::id.eq(event_agenda::event_id)))
            .filter(visible!(events, actor))
            .filter(events::deleted_at.is_null()),
        (
            event_agenda::id,
            event_agenda::event_id,
            event_agenda::title,
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            events::starts_on.nullable(),
            events::title
                .concat(": ")
                .concat(event_agenda::speaker)
                .concat(" ")
                .concat(event_agenda::note)
        )
    )
}

/// In whose title the words stand.
fn posts_with(
    conn: &mut Conn,
    _: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        post_words,
        post_words::table
            .inner_join(posts::table.on(posts::id.eq(post_words::rowid)))
            .inner_join(organisations::table.on(organisations::id.eq(posts::organisation_id)))
            .filter(posts::deleted_at.is_null())
            .filter(organisations::deleted_at.is_null()),
        (
            posts::id,
            posts::id,
            posts::title,
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            organisations::name
        )
    )
}

/// In whose name or place the words stand.
fn organisations_with(
    conn: &mut Conn,
    _: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        organisation_words,
        organisation_words::table
            .inner_join(organisations::table.on(organisations::id.eq(organisation_words::rowid)))
            .filter(organisations::deleted_at.is_null()),
        (
            organisations::id,
            organisations::id,
            organisations::name,
            organisations::state,
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            organisations::place
        )
    )
}

/// In what is answered to which the words stand.
fn answers_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        answer_words,
        answer_words::table
            .inner_join(responses::table.on(responses::id.eq(answer_words::rowid)))
            .inner_join(circulations::table.on(circulations::id.eq(responses::circulation_id)))
            .filter(visible!(responses, actor))
            .filter(visible!(circulations, actor)),
        (
            responses::id,
            responses::id,
            "".into_sql::<Text>(),
            responses::state.nullable(),
            responses::answered_on,
            circulations::title
        )
    )
}

/// Files whose name has the words: of exchanges and of events.
fn attachments_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    let of_events: Vec<Passage> = hits!(
        conn,
        query,
        wanted,
        attachment_words,
        attachment_words::table
            .inner_join(attachments::table.on(attachments::id.eq(attachment_words::rowid)))
            .inner_join(events::table.on(events::id.nullable().eq(attachments::event_id)))
            .filter(visible!(events, actor))
            .filter(events::deleted_at.is_null())
            .filter(attachments::deleted_at.is_null()),
        (
            attachments::id,
            events::id,
            attachments::name,
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            events::starts_on.nullable(),
            events::title
        )
    )?;
    let mut found: Vec<Passage> = hits!(
        conn,
        query,
        wanted,
        attachment_words,
        attachment_words::table
            .inner_join(attachments::table.on(attachments::id.eq(attachment_words::rowid)))
            .inner_join(exchanges::table.on(exchanges::id.nullable().eq(attachments::exchange_id)))
            .filter(visible!(exchanges, actor))
            .filter(exchanges::deleted_at.is_null())
            .filter(attachments::deleted_at.is_null()),
        (
            attachments::id,
            exchanges::id,
            attachments::name,
            exchanges::state.nullable(),
            exchanges::held_on.nullable(),
            "".into_sql::<Text>()
        )
    )?;
    found.extend(of_events.into_iter().map(|it| Passage {
        of_event: true,
        ..it
    }));
    found.sort_by_key(|it| std::cmp::Reverse(it.id));
    found.truncate(usize::try_from(wanted.limit).unwrap_or(usize::MAX));
    Ok(found)
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
