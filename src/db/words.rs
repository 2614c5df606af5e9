//! The engines' full text, one way of asking over both. The index holds words alone, in a
//! table for each kind of record (`exchange_words` and its like), which triggers keep.

use diesel::sql_types::Text;

use super::Conn;
use crate::auth::{Actor, Marking};
use crate::i18n::{plain_key, sort_key};

/// Words of a query beyond these do not count.
const MAX_WORDS: usize = 8;
/// Of a single letter too much begins with it.
const PREFIX_FROM: usize = 2;

diesel::define_sql_function! {
    /// Whether a record's words are those of a query, without regard to capitals and
    /// accents: the operator of SQLite's full text, and on PostgreSQL a function of its
    /// name.
    #[sql_name = "match"]
    fn holds(query: Text, words: Text) -> diesel::sql_types::Bool;
}

/// One word someone asks for: any of its spellings will do.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    spellings: Vec<String>,
    /// The word may go on: it is being typed.
    is_begun: bool,
}

impl Word {
    fn new(typed: &str) -> Self {
        let letters = |text: String| text.chars().filter(|it| it.is_alphanumeric()).collect();
        let mut spellings: Vec<String> = vec![letters(sort_key(typed)), letters(plain_key(typed))];
        spellings.dedup();
        spellings.retain(|spelling| !spelling.is_empty());
        Self {
            spellings,
            is_begun: false,
        }
    }

    fn is(&self, part: &str) -> bool {
        let is = |spelling: &String| {
            spelling == part || self.is_begun && part.starts_with(spelling.as_str())
        };
        self.spellings.iter().any(is)
    }
}

/// The words someone asks for: all of them must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked(Vec<Word>);

impl Asked {
    /// None where there is no word. The last may go on where nothing stands after it.
    pub fn parse(q: &str) -> Option<Self> {
        let words = q.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty()).take(MAX_WORDS);
        let mut words: Vec<_> = words.map(Word::new).collect();
        words.retain(|word| !word.spellings.is_empty());
        if let Some(last) = words.last_mut()
            && q.ends_with(char::is_alphanumeric)
        {
            let is_long = |spelling: &String| spelling.chars().count() >= PREFIX_FROM;
            last.is_begun = last.spellings.iter().all(is_long);
        }
        (!words.is_empty()).then_some(Self(words))
    }

    /// The same words, and those that are like them: what `like` says of each.
    #[must_use]
    pub fn or_like(&self, like: impl Fn(&str) -> Vec<String>) -> Self {
        let mut asked = self.clone();
        for word in &mut asked.0 {
            if let Some(first) = word.spellings.first() {
                let more = like(first);
                word.spellings.extend(more);
            }
        }
        asked
    }

    /// What to ask the database of `conn` with [`holds()`]. Of records with a marking only
    /// those that may be the reader's are looked at: who asks still filters them.
    pub fn query(&self, conn: &Conn, rights: Option<&Rights>) -> String {
        if matches!(conn, Conn::Sqlite(_)) {
            self.sqlite(rights)
        } else {
            self.postgres(rights)
        }
    }

    /// Each word in quotes, so that none is taken for an operator.
    fn sqlite(&self, rights: Option<&Rights>) -> String {
        let words = self.0.iter().map(|word| {
            let star = if word.is_begun { "*" } else { "" };
            let any = word.spellings.iter().map(|it| format!("\"{it}\"{star}"));
            format!("({})", any.collect::<Vec<_>>().join(" OR "))
        });
        let words = words.collect::<Vec<_>>().join(" AND ");
        let Some(rights) = rights else {
            return format!("words : ({words})");
        };
        let rights: Vec<_> = rights.0.iter().map(|it| format!("\"{it}\"")).collect();
        format!("words : ({words}) AND rights : ({})", rights.join(" OR "))
    }

    fn postgres(&self, rights: Option<&Rights>) -> String {
        let words = self.0.iter().map(|word| {
            let star = if word.is_begun { ":*" } else { "" };
            let any = word.spellings.iter().map(|it| format!("'{it}'{star}"));
            format!("({})", any.collect::<Vec<_>>().join(" | "))
        });
        let words = words.collect::<Vec<_>>().join(" & ");
        let Some(rights) = rights else {
            return words;
        };
        let rights: Vec<_> = rights.0.iter().map(|it| format!("'={it}'")).collect();
        format!("{words} & ({})", rights.join(" | "))
    }

    /// Whether `word` of a text, which may hold signs, is one of those asked for.
    pub fn is_asked(&self, word: &str) -> bool {
        let key = sort_key(word);
        let mut parts = key.split(|c: char| !c.is_alphanumeric());
        parts.any(|part| self.0.iter().any(|word| word.is(part)))
    }
}

/// What stands in the index beside the words of the records someone may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights(Vec<String>);

impl Rights {
    /// Those of `actor`; who is named on a record of the kind has all that are restricted
    /// looked at.
    pub fn new(actor: &Actor, is_named: bool) -> Self {
        let open = actor.readable_markings().into_iter();
        let mut all: Vec<_> = open.map(|it| it.as_str().replace('_', "")).collect();
        let restricted = Marking::Restricted.as_str();
        if is_named {
            all.push(restricted.to_owned());
        } else {
            all.push(format!("{restricted}{}", actor.restricted_team()));
        }
        Self(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_words_and_nothing_else() {
        let query = |q: &str| Asked::parse(q).map(|it| it.sqlite(None));
        assert_eq!(
            query(" \"NEAR(a\" OR d’Ivoire* ").as_deref(),
            Some("words : ((\"near\") AND (\"a\") AND (\"or\") AND (\"d\") AND (\"ivoire\"))")
        );
        assert_eq!(query("… - \"'"), None);
        let many = query(&"ab ".repeat(20)).unwrap();
        assert_eq!(many.matches("\"ab\"").count(), MAX_WORDS);
        let postgres = |q: &str| Asked::parse(q).unwrap().postgres(None);
        assert_eq!(postgres("a' | b:* & !c"), "('a') & ('b') & ('c')");
    }

    #[test]
    fn the_last_word_may_go_on_while_it_is_typed() {
        let query = |q: &str| Asked::parse(q).unwrap().sqlite(None);
        assert_eq!(query("Note ver"), "words : ((\"note\") AND (\"ver\"*))");
        assert_eq!(query("Note v"), "words : ((\"note\") AND (\"v\"))");
        assert_eq!(query("Note ver "), "words : ((\"note\") AND (\"ver\"))");
    }

    #[test]
    fn a_word_in_another_script_is_looked_for_as_it_is_and_in_latin_letters() {
        let asked = Asked::parse("Женева ").unwrap();
        assert_eq!(asked.sqlite(None), "words : ((\"zheneva\" OR \"женева\"))");
        assert_eq!(
            Asked::parse("Łódź ").unwrap().sqlite(None),
            "words : ((\"lodz\"))"
        );
    }
}
