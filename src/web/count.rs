//! How many rows a list has.

use crate::i18n::Lang;

/// How many rows a list has: counting stops where it would take long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(i64),
    /// More than so many.
    MoreThan(i64),
}

impl Count {
    /// As far as a count by reading rows goes.
    pub const BOUND: i64 = 1000;
    /// As far as it goes where each row found costs many that are passed over, and where a
    /// count is but a word beside something else.
    pub const LOW_BOUND: i64 = 200;

    /// The count of `ids` read, at most one more than [`Count::BOUND`].
    pub fn of_read(ids: usize) -> Self {
        Self::of_read_to(Self::BOUND, ids)
    }

    /// The count of `ids` read, at most one more than `bound`.
    pub fn of_read_to(bound: i64, ids: usize) -> Self {
        let read = i64::try_from(ids).unwrap_or(i64::MAX);
        if read > bound {
            Self::MoreThan(bound)
        } else {
            Self::Exactly(read)
        }
    }

    /// Whether there is nothing.
    pub fn is_none(self) -> bool {
        self == Self::Exactly(0)
    }

    /// "1,234 exchanges", from the texts `KEY` and `KEY-more`.
    pub fn text(self, lang: Lang, key: &str) -> String {
        let (key, number) = match self {
            Self::Exactly(number) => (key.to_owned(), number),
            Self::MoreThan(number) => (format!("{key}-more"), number),
        };
        lang.text_with_owned(
            &key,
            &[
                ("n".to_owned(), number.into()),
                ("shown".to_owned(), lang.number(number).into()),
            ],
        )
    }
}
