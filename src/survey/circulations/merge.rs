//! Merge fields: words in square brackets that each mail replaces by its own.

use std::fmt::Write as _;

use crate::text_enum;

text_enum! {
    /// What a mail may fill in for itself.
    MergeField {
        /// The State's name in the mail's language.
        State => "state",
        /// What a letter to the addressee opens with: "Excellency,".
        Salutation => "salutation",
        /// The person, or the organisation where no person is written to.
        Addressee => "addressee",
        /// The person.
        Person => "person",
        /// The organisation.
        Organisation => "organisation",
        /// The last day for answers.
        ClosingDate => "closing_date",
        /// The coordinating States.
        Coordinators => "coordinators",
        /// The treaty's name.
        Treaty => "treaty",
    }
}

/// A text with its fields filled in, and the fields nothing could be filled in for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// The text. A field that is empty stays in it as it was written.
    pub text: String,
    /// The fields that are empty.
    pub empty: Vec<MergeField>,
}

/// Fills in the fields of a text.
pub fn merge(text: &str, value: impl Fn(MergeField) -> String) -> Merged {
    let mut merged = Merged::default();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => merged.text.push_str(text),
            Piece::Word(word) => match word.parse::<MergeField>() {
                Ok(field) => {
                    let value = value(field);
                    if value.trim().is_empty() {
                        merged.empty.push(field);
                        let _ = write!(merged.text, "[{word}]");
                    } else {
                        merged.text.push_str(value.trim());
                    }
                }
                Err(_) => {
                    let _ = write!(merged.text, "[{word}]");
                }
            },
        }
    }
    merged
}

/// The first word in brackets that is no merge field.
pub fn unknown_field(text: &str) -> Option<&str> {
    pieces(text).find_map(|piece| match piece {
        Piece::Word(word) if word.parse::<MergeField>().is_err() => Some(word),
        _ => None,
    })
}

enum Piece<'a> {
    Text(&'a str),
    Word(&'a str),
}

/// The text cut at words in brackets. A bracket around anything but one word is text.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (word_at, word) = find_word(rest).unwrap_or((rest.len(), ""));
        if word_at > 0 {
            let (before, after) = rest.split_at(word_at);
            rest = after;
            return Some(Piece::Text(before));
        }
        rest = rest.get(word.len() + 2..).unwrap_or_default();
        Some(Piece::Word(word))
    })
}

fn find_word(text: &str) -> Option<(usize, &str)> {
    text.match_indices('[').find_map(|(at, _)| {
        let (word, _) = text.get(at + 1..)?.split_once(']')?;
        let is_word = !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        is_word.then_some((at, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(field: MergeField) -> String {
        match field {
            MergeField::State => " Côte d’Ivoire ".to_owned(),
            MergeField::Person => String::new(),
            other => other.to_string().to_uppercase(),
        }
    }

    #[test]
    fn fields_are_filled_in_and_everything_else_stays() {
        let table = [
            ("", ""),
            ("[state]", "Côte d’Ivoire"),
            ("To [addressee], [state].", "To ADDRESSEE, Côte d’Ivoire."),
            (
                "[1] is kept, [two words] too",
                "[1] is kept, [two words] too",
            ),
            ("[[state]]", "[Côte d’Ivoire]"),
            ("é[state", "é[state"),
            ("[] [ ] ]", "[] [ ] ]"),
        ];
        for (text, expected) in table {
            assert_eq!(merge(text, values).text, expected);
        }
    }

    #[test]
    fn a_field_without_a_value_is_named() {
        let merged = merge("Dear [person] of [state]", values);
        assert_eq!(merged.empty, [MergeField::Person]);
        assert_eq!(merged.text, "Dear [person] of Côte d’Ivoire");
    }

    #[test]
    fn a_misspelt_field_is_found() {
        assert_eq!(unknown_field("Dear [persn] of [state]"), Some("persn"));
        assert_eq!(unknown_field("Dear [person] of [state] [two words]"), None);
    }
}
