//! A text in several languages, perhaps not in all of them yet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::i18n::Lang;
use crate::pack::Trilingual;

/// A text in the languages it has been written in so far. None of them is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Option<BTreeMap<Lang, String>>")]
pub struct Texts(BTreeMap<Lang, String>);

impl Texts {
    /// The text as it is written in a language, if it is.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.0.get(&lang).map(String::as_str)
    }

    /// The text to show to a reader of a language: where it is not written in that one,
    /// in the first it is written in; empty where it is written in none.
    pub fn in_language(&self, lang: Lang) -> &str {
        self.get(lang)
            .or_else(|| self.0.values().next().map(String::as_str))
            .unwrap_or_default()
    }

    /// Writes the text in a language; an empty one takes it away.
    pub fn set(&mut self, lang: Lang, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            self.0.remove(&lang);
        } else {
            self.0.insert(lang, text.to_owned());
        }
    }

    /// Whether it is written in no language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those of `languages` in which it is not written.
    pub fn missing<'a>(&'a self, languages: &'a [Lang]) -> impl Iterator<Item = Lang> + 'a {
        let languages = languages.iter().copied();
        languages.filter(|lang| !self.0.contains_key(lang))
    }

    /// Each language with the text in it.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, text.as_str()))
    }
}

impl From<Option<BTreeMap<Lang, String>>> for Texts {
    fn from(written: Option<BTreeMap<Lang, String>>) -> Self {
        written.unwrap_or_default().into_iter().collect()
    }
}

impl FromIterator<(Lang, String)> for Texts {
    fn from_iter<I: IntoIterator<Item = (Lang, String)>>(written: I) -> Self {
        let mut texts = Self::default();
        for (lang, text) in written {
            texts.set(lang, &text);
        }
        texts
    }
}

impl From<&Trilingual> for Texts {
    fn from(text: &Trilingual) -> Self {
        let languages = Lang::ALL.iter();
        languages
            .map(|lang| (*lang, text.in_language(lang.as_str()).to_owned()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_in_the_language_asked_for_or_the_first_there_is() {
        let mut text = Texts::default();
        assert_eq!(text.in_language(Lang::Fr), "");
        text.set(Lang::Es, " Razones ");
        assert_eq!(text.in_language(Lang::Fr), "Razones");
        text.set(Lang::En, "Reasons");
        assert_eq!(text.in_language(Lang::Fr), "Reasons");
        text.set(Lang::Fr, "Raisons");
        assert_eq!(text.in_language(Lang::Fr), "Raisons");
        text.set(Lang::Fr, "  ");
        assert_eq!(text.missing(Lang::ALL).collect::<Vec<_>>(), [Lang::Fr]);
    }

    #[test]
    fn nothing_and_empty_texts_are_read_as_not_written() {
        let read = |json: &str| serde_json::from_str::<Texts>(json).unwrap();
        assert!(read("null").is_empty());
        assert!(read(r#"{"en": ""}"#).is_empty());
        assert_eq!(read(r#"{"en": "x"}"#).get(Lang::En), Some("x"));
    }
}
