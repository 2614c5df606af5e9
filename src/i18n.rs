//! Every text the desk shows, through Fluent: `i18n/en`, `i18n/fr`, `i18n/es`, one
//! file a feature. English is complete by test, and the others have the same keys.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unicode_normalization::UnicodeNormalization;

use crate::text_enum;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/i18n");
// Each language is read when it is first spoken.
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| Texts::read(Lang::En));
static FRENCH: LazyLock<Texts> = LazyLock::new(|| Texts::read(Lang::Fr));
static SPANISH: LazyLock<Texts> = LazyLock::new(|| Texts::read(Lang::Es));

text_enum! {
    /// A language the desk speaks.
    Lang {
        /// English
        En => "en",
        /// French
        Fr => "fr",
        /// Spanish
        Es => "es",
    }
}

/// An argument of a text.
pub type Arg<'a> = (&'static str, FluentValue<'a>);

struct Texts {
    /// Texts without arguments, formatted once.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Lang {
    /// All languages, as an array: for what is kept once a language.
    pub const ALL_THREE: [Self; 3] = [Self::En, Self::Fr, Self::Es];

    /// The text of `key`. A key that is missing reads as itself, and a test finds it.
    pub fn text(self, key: &str) -> String {
        self.plain(key)
            .map_or_else(|| self.text_with(key, &[]), str::to_owned)
    }

    /// The text of `key`, where it has no arguments.
    pub fn plain(self, key: &str) -> Option<&'static str> {
        self.texts().plain.get(key).map(String::as_str)
    }

    /// The text of `key` with its arguments.
    pub fn text_with(self, key: &str, args: &[Arg<'_>]) -> String {
        if let Some(text) = self.plain(key) {
            return text.to_owned();
        }
        let texts = self.texts();
        let Some(pattern) = texts
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            tracing::error!(key, language = self.as_str(), "a text is missing");
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        texts
            .bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }

    /// [`Lang::text_with`] for arguments whose names come from a template.
    pub fn text_with_owned(self, key: &str, args: &[(String, FluentValue<'_>)]) -> String {
        let texts = self.texts();
        let Some(pattern) = texts
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        texts
            .bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }

    /// Whether the language has a text for `key`.
    pub fn has(self, key: &str) -> bool {
        self.texts().bundle.has_message(key)
    }

    /// The text of `key`, or nothing where there is none: for optional hints.
    pub fn optional(self, key: &str) -> Option<String> {
        self.has(key).then(|| self.text(key))
    }

    /// One of three texts a record keeps, in this language.
    pub fn pick<'a>(self, en: &'a str, fr: &'a str, es: &'a str) -> &'a str {
        match self {
            Self::En => en,
            Self::Fr => fr,
            Self::Es => es,
        }
    }

    /// A date as the language writes it: 1 June 2023, 1er juin 2023, 1 de junio de 2023.
    pub fn date(self, date: NaiveDate) -> String {
        let month = self.month(date);
        match self {
            Self::Fr if date.day() == 1 => format!("1er {month} {}", date.year()),
            Self::En | Self::Fr => format!("{} {month} {}", date.day(), date.year()),
            Self::Es => format!("{} de {month} de {}", date.day(), date.year()),
        }
    }

    /// A date for tables and captions: 1 Jun 2023.
    pub fn short_date(self, date: NaiveDate) -> String {
        let month = date.format_localized("%b", self.locale()).to_string();
        format!("{} {month} {}", date.day(), date.year())
    }

    /// A moment for tables and captions, in UTC: 1 Jun 2023, 10:41.
    pub fn short_time(self, at: NaiveDateTime) -> String {
        format!("{}, {}", self.short_date(at.date()), at.format("%H:%M"))
    }

    /// Month and year: June 2023, juin 2023, junio de 2023.
    pub fn month_year(self, date: NaiveDate) -> String {
        let joiner = if self == Self::Es { " de " } else { " " };
        format!("{}{joiner}{}", self.month(date), date.year())
    }

    /// The name of the date's day of the week: Monday.
    pub fn weekday(self, date: NaiveDate) -> String {
        date.format_localized("%A", self.locale()).to_string()
    }

    /// The same, cut: Mon.
    pub fn short_weekday(self, date: NaiveDate) -> String {
        date.format_localized("%a", self.locale()).to_string()
    }

    /// The name of the date's month.
    pub fn month(self, date: NaiveDate) -> String {
        date.format_localized("%B", self.locale()).to_string()
    }

    /// A whole number with the language's grouping: 1,000,000, 1 000 000.
    pub fn number(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let separator = if self == Self::En { "," } else { "\u{202f}" };
        let mut out = String::with_capacity(digits.len() + 8);
        if number < 0 {
            out.push('−');
        }
        for (index, digit) in digits.chars().enumerate() {
            // French and Spanish leave four digits together.
            let grouped = self == Self::En || digits.len() > 4;
            if index > 0 && (digits.len() - index).is_multiple_of(3) && grouped {
                out.push_str(separator);
            }
            let _ = out.write_char(digit);
        }
        out
    }

    fn locale(self) -> chrono::Locale {
        match self {
            Self::En => chrono::Locale::en_GB,
            Self::Fr => chrono::Locale::fr_FR,
            Self::Es => chrono::Locale::es_ES,
        }
    }

    fn texts(self) -> &'static Texts {
        match self {
            Self::En => &ENGLISH,
            Self::Fr => &FRENCH,
            Self::Es => &SPANISH,
        }
    }
}

impl Texts {
    fn read(lang: Lang) -> Self {
        let id = lang.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // The marks Fluent puts around arguments break copied text and snapshots; all
        // three languages run left to right.
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for file in FILES
            .get_dir(lang.as_str())
            .into_iter()
            .flat_map(Dir::files)
        {
            let Some(source) = file.contents_utf8() else {
                continue;
            };
            keys.extend(message_keys(source));
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, errors)| {
                tracing::error!(file = %file.path().display(), ?errors, "texts could not be read");
                resource
            });
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::error!(file = %file.path().display(), ?errors, "a text is there twice");
            }
        }
        let plain = keys
            .into_iter()
            .filter_map(|key| format_plain(&bundle, key))
            .collect();
        Self { plain, bundle }
    }
}

/// The keys that begin a line of a Fluent file.
fn message_keys(source: &str) -> Vec<String> {
    source
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}

fn format_plain(bundle: &FluentBundle<FluentResource>, key: String) -> Option<(String, String)> {
    let pattern = bundle.get_message(&key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(pattern, None, &mut errors)
        .into_owned();
    // A text that misses its arguments is not plain.
    errors.is_empty().then_some((key, text))
}

/// Lower case in plain Latin letters, for order and search: "Égypte" sorts under e, "Łódź"
/// under l, and "Женева" as "zheneva". What is no letter of any script stays as it is.
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in without_marks(text) {
        match any_ascii::any_ascii_char(c) {
            "" => key.extend(c.to_lowercase()),
            latin => key.extend(latin.chars().map(|it| it.to_ascii_lowercase())),
        }
    }
    key.retain(|c| c != '\'');
    key
}

/// Lower case without accents, in the letters it is written in.
pub fn plain_key(text: &str) -> String {
    let plain = without_marks(text).flat_map(|c| match c {
        // Latin letters that are no accented ones are spelt as in a sort key.
        '\u{c0}'..='\u{24f}' | 'ẞ' => sort_key(&c.to_string()).chars().collect::<Vec<_>>(),
        _ => c.to_lowercase().collect(),
    });
    plain.filter(|c| !matches!(c, '\'' | '’')).collect()
}

fn without_marks(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
}

/// Every key of a language, for the tests that compare them.
pub fn keys(lang: Lang) -> Vec<String> {
    let mut keys: Vec<_> = FILES
        .get_dir(lang.as_str())
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(include_dir::File::contents_utf8)
        .flat_map(message_keys)
        .collect();
    keys.sort();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_are_written_as_the_language_writes_them() {
        let date = NaiveDate::from_ymd_opt(2023, 6, 1).unwrap();
        assert_eq!(Lang::En.date(date), "1 June 2023");
        assert_eq!(Lang::Fr.date(date), "1er juin 2023");
        assert_eq!(Lang::Es.date(date), "1 de junio de 2023");
        assert_eq!(Lang::En.number(1_234_567), "1,234,567");
        assert_eq!(Lang::En.number(1000), "1,000");
        assert_eq!(Lang::Fr.number(1000), "1000");
        assert_eq!(Lang::Es.number(12_345), "12\u{202f}345");
        assert_eq!(Lang::En.number(-12), "−12");
    }

    #[test]
    fn the_three_languages_have_the_same_keys_and_none_twice() {
        let english = keys(Lang::En);
        let mut once = english.clone();
        once.dedup();
        assert_eq!(once, english, "an English key is there twice");
        for lang in [Lang::Fr, Lang::Es] {
            let other = keys(lang);
            let missing: Vec<_> = english.iter().filter(|key| !other.contains(key)).collect();
            let extra: Vec<_> = other.iter().filter(|key| !english.contains(key)).collect();
            assert!(
                missing.is_empty() && extra.is_empty(),
                "{lang}: missing {missing:?}, extra {extra:?}"
            );
        }
    }

    #[test]
    fn accents_do_not_count_in_the_order() {
        assert_eq!(sort_key("Égypte"), "egypte");
        assert_eq!(sort_key("Côte d’Ivoire"), "cote divoire");
        let table = [
            ("Bjørn Łukasz", "bjorn lukasz"),
            ("Đorđe Þór Æsir", "dorde thor aesir"),
            ("Weiß Œuvre Işık", "weiss oeuvre isik"),
            ("Женева", "zheneva"),
        ];
        for (text, key) in table {
            assert_eq!(sort_key(text), key);
        }
    }
}
