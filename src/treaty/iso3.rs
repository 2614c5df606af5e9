//! The key of a State.

use std::fmt;
use std::str::FromStr;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Text;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The ISO 3166-1 alpha-3 code of a State, e.g. `NGA`: three capital letters.
///
/// It says how a code is written, not that a State has it; which States exist
/// is the pack's to say.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsExpression,
    FromSqlRow,
)]
#[serde(try_from = "String", into = "String")]
#[diesel(sql_type = Text)]
pub struct Iso3([u8; 3]);

/// A text that is not three capital letters.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("\u{201c}{0}\u{201d} is not a State code (three capital letters, such as NGA)")]
pub struct Iso3Error(pub String);

impl Iso3 {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        // The constructor admits ASCII letters only, so the fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Iso3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Iso3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Iso3 {
    type Err = Iso3Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(letters) if letters.iter().all(u8::is_ascii_uppercase) => Ok(Self(letters)),
            _ => Err(Iso3Error(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Iso3 {
    type Error = Iso3Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Iso3> for String {
    fn from(code: Iso3) -> Self {
        code.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Iso3;

    #[test]
    fn three_capital_letters_are_a_code_and_nothing_else_is() {
        for good in ["NGA", "LTU", "VAT"] {
            assert_eq!(good.parse::<Iso3>().unwrap().to_string(), good);
        }
        for bad in ["", "NG", "NGAA", "nga", "NG1", "NÉ", "É1", " NGA"] {
            assert!(bad.parse::<Iso3>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_code_is_text_in_json_and_sorts_as_text() {
        let code: Iso3 = serde_json::from_str("\"NGA\"").unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), "\"NGA\"");
        assert!("AGO".parse::<Iso3>().unwrap() < code);
        assert!(serde_json::from_str::<Iso3>("\"nga\"").is_err());
    }
}
