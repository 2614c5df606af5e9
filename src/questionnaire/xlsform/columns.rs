//! The sheets of a form and their columns.

use crate::i18n::Lang;
use crate::text_enum;

text_enum! {
    /// A sheet of a form.
    SheetKind {
        /// The questions, a row each.
        Survey => "survey",
        /// The lists that questions choose from.
        Choices => "choices",
        /// What is said of the whole.
        Settings => "settings",
    }
}

/// The columns that are read and written, by sheet, in the order they are written in.
/// Those with `true` hold a text, one column a language.
const SURVEY: [(&str, bool); 17] = [
    ("type", false),
    ("name", false),
    ("label", true),
    ("hint", true),
    ("required", false),
    ("relevant", false),
    ("constraint", false),
    ("constraint_message", true),
    ("appearance", false),
    ("parameters", false),
    ("disabled", false),
    ("accede_kind", false),
    ("accede_name", false),
    ("accede_choices_from", false),
    ("accede_unit", true),
    ("accede_low", true),
    ("accede_high", true),
];
const CHOICES: [(&str, bool); 4] = [
    ("list_name", false),
    ("name", false),
    ("label", true),
    ("exclusive", false),
];
const SETTINGS: [(&str, bool); 7] = [
    ("form_title", false),
    ("form_id", false),
    ("version", false),
    ("default_language", false),
    ("name", false),
    ("accede_languages", false),
    ("accede_title", true),
];

/// Other words for columns, as pyxform knows them.
const ALIASES: [(SheetKind, &str, &str); 16] = [
    (SheetKind::Survey, "command", "type"),
    (SheetKind::Survey, "tag", "name"),
    (SheetKind::Survey, "value", "name"),
    (SheetKind::Survey, "caption", "label"),
    (SheetKind::Survey, "relevance", "relevant"),
    (
        SheetKind::Survey,
        "constraining_message",
        "constraint_message",
    ),
    (SheetKind::Survey, "jr:constraintmsg", "constraint_message"),
    (SheetKind::Choices, "list", "list_name"),
    (SheetKind::Choices, "caption", "label"),
    (SheetKind::Choices, "value", "name"),
    (SheetKind::Settings, "title", "form_title"),
    (SheetKind::Settings, "set_form_title", "form_title"),
    (SheetKind::Settings, "id_string", "form_id"),
    (SheetKind::Settings, "set_form_id", "form_id"),
    (SheetKind::Settings, "default_lang", "default_language"),
    (SheetKind::Settings, "language", "default_language"),
];

/// Columns of `XLSForm` that mean something here has no counterpart for.
const UNSUPPORTED: [&str; 26] = [
    "calculation",
    "calculate",
    "default",
    "read_only",
    "readonly",
    "choice_filter",
    "repeat_count",
    "count",
    "jr:count",
    "required_message",
    "requiredmsg",
    "jr:requiredmsg",
    "guidance_hint",
    "image",
    "big-image",
    "audio",
    "video",
    "media",
    "trigger",
    "bind",
    "instance",
    "save_to",
    "query",
    "noapperrorstring",
    "no_app_error_string",
    "jr:noapperrorstring",
];

/// Columns and settings of `XLSForm` that change looks or handling, and nothing that is
/// asked.
const LOOKS: [&str; 20] = [
    "autoplay",
    "rows",
    "body",
    "control",
    "compact_tag",
    "sms_field",
    "sms_option",
    "style",
    "public_key",
    "submission_url",
    "auto_send",
    "auto_delete",
    "allow_choice_duplicates",
    "clean_text_values",
    "instance_name",
    "instance_id",
    "namespaces",
    "client_editable",
    "prefix",
    "delimiter",
];

/// A column: its word and, where it holds a text, the language of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column {
    /// Its place in the order of the sheet's columns.
    order: usize,
    pub lang: Option<Lang>,
    pub word: &'static str,
}

/// A column without a language.
///
/// A word that the sheet does not have sorts last; a test finds it.
pub(super) fn plain(sheet: SheetKind, word: &'static str) -> Column {
    column(sheet, word, None)
}

/// A column of texts in a language.
pub(super) fn in_language(sheet: SheetKind, word: &'static str, lang: Lang) -> Column {
    column(sheet, word, Some(lang))
}

fn column(sheet: SheetKind, word: &'static str, lang: Option<Lang>) -> Column {
    let known = words(sheet).iter().position(|(it, _)| *it == word);
    let order = known.unwrap_or(usize::MAX);
    Column { order, lang, word }
}

impl Column {
    /// What stands in the first row: `hint::English (en)`.
    pub fn heading(self) -> String {
        match self.lang {
            None => self.word.to_owned(),
            Some(lang) => format!("{}::{}", self.word, language(lang)),
        }
    }
}

fn words(sheet: SheetKind) -> &'static [(&'static str, bool)] {
    match sheet {
        SheetKind::Survey => &SURVEY,
        SheetKind::Choices => &CHOICES,
        SheetKind::Settings => &SETTINGS,
    }
}

/// A language as forms name it, with its code.
pub(super) fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English (en)",
        Lang::Fr => "Français (fr)",
        Lang::Es => "Español (es)",
    }
}

/// The language that a form names, by code or in words.
pub(super) fn language_of(named: &str) -> Option<Lang> {
    let named = named.trim().to_lowercase();
    let coded = named.rsplit_once('(').and_then(|(_, code)| {
        let code = code.trim_end_matches(')').trim();
        code.split(['-', '_']).next()?.parse().ok()
    });
    coded.or(match named.as_str() {
        "en" | "eng" | "english" | "anglais" | "inglés" | "ingles" => Some(Lang::En),
        "fr" | "fra" | "fre" | "french" | "français" | "francais" | "francés" | "frances" => {
            Some(Lang::Fr)
        }
        "es" | "spa" | "spanish" | "español" | "espanol" | "castellano" | "espagnol" => {
            Some(Lang::Es)
        }
        _ => None,
    })
}

/// What the heading of a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// A column that is read.
    Read(Column),
    /// Texts in a language that is not spoken here.
    Foreign,
    /// One of `XLSForm`'s that has no counterpart here.
    Unsupported,
    /// One of `XLSForm`'s that changes nothing that is asked.
    Looks,
    /// None of `XLSForm`'s, and none of ours.
    Unknown,
}

/// Reads a heading; texts without a language are in `default`.
pub(super) fn heading(sheet: SheetKind, written: &str, default: Lang) -> Heading {
    let (first, rest) = parted(written);
    let mut word = snake(first);
    let mut lang = rest;
    // The older way to write: `bind::relevant`, `control::appearance`.
    if matches!(word.as_str(), "bind" | "control" | "body")
        && let Some(inner) = rest
    {
        let inner = snake(inner);
        let known = canonical(sheet, &inner).is_some();
        if !known {
            return if word == "bind" {
                Heading::Unsupported
            } else {
                Heading::Looks
            };
        }
        word = inner;
        lang = None;
    }
    let Some((known, is_text)) = canonical(sheet, &word) else {
        return match word.as_str() {
            it if UNSUPPORTED.contains(&it) => Heading::Unsupported,
            it if LOOKS.contains(&it) => Heading::Looks,
            _ => Heading::Unknown,
        };
    };
    match (is_text, lang) {
        (false, _) => Heading::Read(plain(sheet, known)),
        (true, None) => Heading::Read(in_language(sheet, known, default)),
        (true, Some(named)) => match language_of(named) {
            Some(lang) => Heading::Read(in_language(sheet, known, lang)),
            None => Heading::Foreign,
        },
    }
}

/// A heading before and after its colons; a single one is the older way.
fn parted(written: &str) -> (&str, Option<&str>) {
    let written = written.trim();
    let parts = written.split_once("::").or_else(|| {
        let single = written.split_once(':');
        single.filter(|(first, _)| snake(first) != "jr")
    });
    match parts {
        Some((first, rest)) => (first, Some(rest.trim())),
        None => (written, None),
    }
}

fn snake(word: &str) -> String {
    let words: Vec<&str> = word.split_whitespace().collect();
    words.join("_").to_lowercase()
}

fn canonical(sheet: SheetKind, word: &str) -> Option<(&'static str, bool)> {
    let alias = ALIASES.iter().find(|it| it.0 == sheet && it.1 == word);
    let word = alias.map_or(word, |it| it.2);
    words(sheet).iter().find(|(it, _)| *it == word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_read_as_forms_write_them() {
        let survey = SheetKind::Survey;
        for (written, expected) in [
            ("type", plain(survey, "type")),
            (" Type ", plain(survey, "type")),
            ("label", in_language(survey, "label", Lang::Es)),
            (
                "label::English (en)",
                in_language(survey, "label", Lang::En),
            ),
            (
                "label::Français (fr-CH)",
                in_language(survey, "label", Lang::Fr),
            ),
            ("Label : French", in_language(survey, "label", Lang::Fr)),
            (
                "constraint message",
                in_language(survey, "constraint_message", Lang::Es),
            ),
            ("relevance", plain(survey, "relevant")),
            ("bind::relevant", plain(survey, "relevant")),
            ("control::appearance", plain(survey, "appearance")),
            (
                "accede_unit::Español (es)",
                in_language(survey, "accede_unit", Lang::Es),
            ),
        ] {
            let found = heading(survey, written, Lang::Es);
            assert_eq!(found, Heading::Read(expected), "{written}");
        }
        for (written, expected) in [
            ("label::Arabic (ar)", Heading::Foreign),
            ("media::image", Heading::Unsupported),
            ("image::English (en)", Heading::Unsupported),
            ("bind::jr:preload", Heading::Unsupported),
            ("choice_filter", Heading::Unsupported),
            ("control::rows", Heading::Looks),
            ("comments", Heading::Unknown),
        ] {
            assert_eq!(heading(survey, written, Lang::En), expected, "{written}");
        }
    }

    #[test]
    fn what_is_written_is_a_heading_that_is_read() {
        for sheet in SheetKind::ALL {
            for (word, is_text) in words(*sheet) {
                let columns = if *is_text {
                    let langs = Lang::ALL.iter();
                    langs.map(|lang| in_language(*sheet, word, *lang)).collect()
                } else {
                    vec![plain(*sheet, word)]
                };
                for column in columns {
                    let read = heading(*sheet, &column.heading(), Lang::En);
                    assert_eq!(read, Heading::Read(column));
                }
            }
        }
    }
}
