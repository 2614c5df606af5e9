//! What was said and promised, found by its words. The index holds words alone
//! (`exchange_words` and `commitment_words`, which triggers keep); a hit counts only where
//! the reader may read its record.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{commitment_words, commitments, exchange_words, exchanges};
use crate::error::AppError;
use crate::i18n::sort_key;
use crate::treaty::Iso3;
use crate::visible;

/// Words of a query beyond these do not count.
const MAX_WORDS: usize = 8;

/// How many words of a text are shown before the first that was asked for, and in all.
const WORDS_BEFORE: usize = 6;
const WORDS_SHOWN: usize = 24;

diesel::define_sql_function! {
    /// Whether a record's words hold all of a query's, without regard to capitals and
    /// accents: the operator of SQLite's full text, and on PostgreSQL a function of its
    /// name.
    #[sql_name = "match"]
    fn holds(query: Text, words: Text) -> diesel::sql_types::Bool;
}

/// Something that was said or promised.
#[derive(Debug, Clone, Queryable)]
pub struct Passage {
    /// Of the exchange, or the commitment.
    pub id: i64,
    /// With whom, or whose.
    pub state: Iso3,
    /// When it was said, or is due.
    pub on: Option<NaiveDate>,
    /// All of it.
    pub text: String,
}

/// The words someone asks for.
#[derive(Debug, Clone)]
pub struct Asked(Vec<String>);

impl Asked {
    /// None where there is no word.
    pub fn parse(q: &str) -> Option<Self> {
        let words = q.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty()).take(MAX_WORDS);
        let words: Vec<_> = words.map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// Each word in quotes, so that none is taken for an operator.
    fn query(&self) -> String {
        let quoted: Vec<_> = self.0.iter().map(|word| format!("\"{word}\"")).collect();
        quoted.join(" ")
    }

    /// The part of `text` in which the first of the words stands, on one line.
    pub fn excerpt(&self, text: &str) -> String {
        let keys: Vec<_> = self.0.iter().map(|word| sort_key(word)).collect();
        let is_asked = |word: &&str| {
            let key = sort_key(word);
            let mut parts = key.split(|c: char| !c.is_alphanumeric());
            parts.any(|part| keys.iter().any(|asked| asked == part))
        };
        let words: Vec<_> = text.split_whitespace().collect();
        let at = words.iter().position(is_asked).unwrap_or(0);
        let from = at.saturating_sub(WORDS_BEFORE);
        let mut shown = words.iter().skip(from).take(WORDS_SHOWN).copied();
        let shown = shown.by_ref().collect::<Vec<_>>().join(" ");
        let before = if from > 0 { "… " } else { "" };
        let after = if words.len() > from + WORDS_SHOWN {
            " …"
        } else {
            ""
        };
        format!("{before}{shown}{after}")
    }
}

/// Exchanges in whose summary, place or speaker the words stand, the last logged first.
pub(super) fn exchanges_with(
    conn: &mut Conn,
    actor: &Actor,
    asked: &Asked,
    limit: i64,
) -> Result<Vec<Passage>, AppError> {
    Ok(exchange_words::table
        .inner_join(exchanges::table.on(exchanges::id.eq(exchange_words::rowid)))
        .filter(holds(asked.query(), exchange_words::words))
        .filter(visible!(exchanges, actor))
        .filter(exchanges::deleted_at.is_null())
        .order(exchange_words::rowid.desc())
        .limit(limit)
        .select((
            exchanges::id,
            exchanges::state,
            exchanges::held_on.nullable(),
            exchanges::summary,
        ))
        .load(conn)?)
}

/// Commitments in whose promise the words stand, the last noted first.
pub(super) fn commitments_with(
    conn: &mut Conn,
    actor: &Actor,
    asked: &Asked,
    limit: i64,
) -> Result<Vec<Passage>, AppError> {
    Ok(commitment_words::table
        .inner_join(commitments::table.on(commitments::id.eq(commitment_words::rowid)))
        .filter(holds(asked.query(), commitment_words::words))
        .filter(visible!(commitments, actor))
        .filter(commitments::deleted_at.is_null())
        .order(commitment_words::rowid.desc())
        .limit(limit)
        .select((
            commitments::id,
            commitments::state,
            commitments::due_on,
            commitments::promise,
        ))
        .load(conn)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_words_and_nothing_else() {
        let query = |q: &str| Asked::parse(q).map(|it| it.query());
        assert_eq!(
            query(" \"NEAR(a\" OR d’Ivoire* "),
            Some("\"NEAR\" \"a\" \"OR\" \"d\" \"Ivoire\"".to_owned())
        );
        assert_eq!(query("… - \"'"), None);
        assert_eq!(
            query(&"a ".repeat(20)).unwrap().matches('a').count(),
            MAX_WORDS
        );
    }

    #[test]
    fn an_excerpt_shows_the_word_that_was_asked_for() {
        let text = "one two three four five six seven eight nine ÉTÉ, ten\n eleven";
        let asked = Asked::parse("ete nothing").unwrap();
        let shown = asked.excerpt(&text.replace("one", &"zero ".repeat(30)));
        assert!(
            shown.starts_with("… four five six seven eight nine ÉTÉ, ten eleven"),
            "{shown}"
        );
        assert_eq!(asked.excerpt("Été"), "Été");
        let long = "word ".repeat(40);
        assert!(asked.excerpt(&long).ends_with("word …"));
        assert_eq!(asked.excerpt(""), "");
    }
}
