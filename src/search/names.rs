//! The words that names are made of, for those who type one with a slip in it. They are
//! kept in memory and never shown: what is found by one is read through the rights layer.

use std::collections::HashSet;
use std::sync::{Arc, RwLock};

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{audit_head, events, organisations, people};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::sort_key;

/// Words of names are read again when something has changed, but no sooner than this.
const KEPT_SECONDS: i64 = 60;
/// Of shorter words too many are alike.
const WORD_FROM: usize = 3;
/// More words than these are hardly like one.
const LIKE: usize = 60;

/// The words every process keeps.
#[derive(Debug, Default)]
pub struct Names(RwLock<Option<Arc<Words>>>);

/// The words, as of some time.
#[derive(Debug)]
pub(super) struct Words {
    read_at: Moment,
    /// How long the audit was then.
    audited: i64,
    words: Vec<(Letters, String)>,
}

impl Names {
    pub(super) fn current(&self, conn: &mut Conn, now: Moment) -> Result<Arc<Words>, AppError> {
        let kept = self.0.read().ok().and_then(|kept| kept.clone());
        let audited: i64 = audit_head::table.select(audit_head::length).first(conn)?;
        if let Some(words) = kept {
            let is_young = now < words.read_at.plus(TimeDelta::seconds(KEPT_SECONDS));
            if is_young || words.audited == audited {
                return Ok(words);
            }
        }
        let words = Arc::new(Words {
            read_at: now,
            audited,
            words: read(conn)?,
        });
        if let Ok(mut kept) = self.0.write() {
            *kept = Some(Arc::clone(&words));
        }
        Ok(words)
    }
}

impl Words {
    /// The words that are `key` but for a slip or two, the nearest first. Not those that only
    /// begin so: too much would.
    pub(super) fn like(&self, key: &str) -> Vec<String> {
        let allowed = allowed_slips(key);
        if allowed == 0 {
            return Vec::new();
        }
        let letters = Letters::of(key);
        let near = self.words.iter().filter(|(of, word)| {
            word.len() + allowed >= key.len() && letters.missing_in(*of) <= allowed
        });
        let mut found: Vec<_> = near
            .filter_map(|(_, word)| whole_slips_of(word, key).map(|slips| (slips, word)))
            .filter(|(slips, _)| *slips > 0)
            .collect();
        found.sort();
        found
            .into_iter()
            .take(LIKE)
            .map(|(_, word)| word.clone())
            .collect()
    }
}

/// Which letters a word has, a bit each.
#[derive(Debug, Clone, Copy)]
struct Letters(u32);

impl Letters {
    fn of(word: &str) -> Self {
        let bits = word.bytes().filter(u8::is_ascii_lowercase);
        Self(bits.fold(0, |bits, letter| bits | 1 << (letter - b'a')))
    }

    fn missing_in(self, other: Self) -> usize {
        (self.0 & !other.0).count_ones() as usize
    }
}

/// Not through the rights layer: see the module.
fn read(conn: &mut Conn) -> Result<Vec<(Letters, String)>, AppError> {
    let mut names: Vec<String> = people::table
        .filter(people::deleted_at.is_null())
        .select(people::sort_key)
        .load(conn)?;
    names.extend(
        organisations::table
            .filter(organisations::deleted_at.is_null())
            .select(organisations::sort_key)
            .load::<String>(conn)?,
    );
    let titles: Vec<String> = events::table
        .filter(events::deleted_at.is_null())
        .select(events::title)
        .load(conn)?;
    names.extend(titles.iter().map(|title| sort_key(title)));
    let words = names
        .iter()
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let words: HashSet<&str> = words.filter(|word| word.len() >= WORD_FROM).collect();
    Ok(words
        .into_iter()
        .map(|word| (Letters::of(word), word.to_owned()))
        .collect())
}

/// One slip in a short word, two in a long one, none in one of three letters.
fn allowed_slips(key: &str) -> usize {
    match key.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many letters of `key` are missing, wrong, too many or the other way round in `name`
/// or the beginning of it, if they are few.
pub(super) fn slips_of(name: &str, key: &str) -> Option<usize> {
    let beginning: String = name.chars().take(key.chars().count()).collect();
    let in_beginning = whole_slips_of(&beginning, key);
    let in_all = whole_slips_of(name, key);
    in_all.into_iter().chain(in_beginning).min()
}

/// [`slips_of`] in all of the name.
pub(super) fn whole_slips_of(name: &str, key: &str) -> Option<usize> {
    let allowed = allowed_slips(key);
    if allowed == 0 || name.len().abs_diff(key.len()) > 4 * allowed {
        return None;
    }
    let slips = strsim::osa_distance(name, key);
    (slips <= allowed).then_some(slips)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_forgiven_in_a_word_and_two_in_a_long_one() {
        let table = [
            ("kenya", "kenja", Some(1)),
            ("ethiopia", "ethopia", Some(1)),
            ("ethiopia", "ehtiopai", Some(2)),
            ("tanzania (united republic of)", "tanzanya", Some(1)),
            ("zimbabwe", "zimbawbwe", Some(1)),
            ("chad", "chat", Some(1)),
            ("oman", "iran", None),
            ("togo", "tog", None),
            ("uganda", "rwanda", None),
        ];
        for (name, key, slips) in table {
            assert_eq!(slips_of(name, key), slips, "{name} {key}");
        }
        assert_eq!(whole_slips_of("congo (democratic)", "kong"), None);
        assert_eq!(whole_slips_of("kenya", "kenia"), Some(1));
    }

    #[test]
    fn words_like_a_word_are_found_the_nearest_first() {
        let all = ["gutierrez", "gutiérez", "mohammed", "muhammad", "kofi"];
        let words = Words {
            read_at: Moment(chrono::NaiveDateTime::default()),
            audited: 0,
            words: all
                .iter()
                .map(|word| (Letters::of(word), (*word).to_owned()))
                .collect(),
        };
        assert_eq!(words.like("gutierez"), ["gutierrez", "gutiérez"]);
        assert_eq!(words.like("muhammed"), ["mohammed", "muhammad"]);
        assert!(words.like("kof").is_empty());
        assert!(words.like("mohammed").iter().all(|it| it != "mohammed"));
    }
}
