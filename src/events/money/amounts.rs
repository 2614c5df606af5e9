//! Amounts of money: whole numbers of the smallest unit of an ISO 4217 currency, summed as
//! decimals. Nothing here is a float, and no sum has two currencies.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use iso_currency::Currency as Iso4217;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::i18n::Lang;

/// More than this, in whole units, is a slip of the keyboard.
const MOST: i64 = 1_000_000_000;

/// A currency of ISO 4217 that money is held in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::events) struct Currency {
    code: &'static str,
    /// How many digits stand behind the point: two for the euro, none for the yen.
    places: u32,
}

impl Currency {
    /// The currency of a code, written large or small.
    pub(in crate::events) fn of(code: &str) -> Option<Self> {
        let found = Iso4217::from_code(&code.trim().to_ascii_uppercase())?;
        Some(Self {
            code: found.code(),
            // Metals and units of account have no smallest unit, and are not paid with.
            places: u32::from(found.exponent()?),
        })
    }

    /// Its three letters.
    pub(in crate::events) fn code(self) -> &'static str {
        self.code
    }
}

/// An amount of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) struct Money {
    minor: i64,
    currency: Currency,
}

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum Wrong {
    /// It is no number, below nothing, or far too much.
    Amount,
    /// The currency has no unit that small.
    Places,
    /// There is no such currency.
    Currency,
}

impl Wrong {
    /// The text that says so.
    pub(in crate::events) fn key(self) -> &'static str {
        match self {
            Self::Amount => "money-wrong-amount",
            Self::Places => "money-wrong-places",
            Self::Currency => "money-wrong-currency",
        }
    }
}

impl Money {
    /// An amount as its columns keep it; nothing where they hold what is no currency.
    pub(in crate::events) fn of(minor: i64, code: &str) -> Option<Self> {
        let currency = Currency::of(code)?;
        Some(Self { minor, currency })
    }

    /// An amount as it is typed: `1 234,50` and `1234.50` are the same.
    pub(in crate::events) fn read(amount: &str, code: &str) -> Result<Self, Wrong> {
        let currency = Currency::of(code).ok_or(Wrong::Currency)?;
        let typed: String = amount.chars().filter(|c| !c.is_whitespace()).collect();
        let digits = typed.replacen(',', ".", 1);
        let plain = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
        let value = Decimal::from_str(&digits)
            .ok()
            .filter(|value| plain && *value <= Decimal::from(MOST))
            .ok_or(Wrong::Amount)?
            .normalize();
        if value.scale() > currency.places {
            return Err(Wrong::Places);
        }
        let unit = Decimal::from(10_i64.pow(currency.places));
        let minor = value.checked_mul(unit).and_then(|minor| minor.to_i64());
        Ok(Self {
            minor: minor.ok_or(Wrong::Amount)?,
            currency,
        })
    }

    /// How many of the smallest unit.
    pub(in crate::events) fn minor(self) -> i64 {
        self.minor
    }

    /// Of which currency.
    pub(in crate::events) fn currency(self) -> Currency {
        self.currency
    }

    /// The amount without its currency, as a form shows it again: `1234.50`.
    pub(in crate::events) fn plain(self) -> String {
        format!("{:.*}", self.currency.places as usize, self.decimal())
    }

    /// As a language writes it: "EUR 1,234.50".
    pub(in crate::events) fn text(self, lang: Lang) -> String {
        written(lang, self.currency, self.decimal())
    }

    fn decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.places)
    }
}

/// Sums, one for each currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::events) struct Sums(BTreeMap<Currency, Decimal>);

impl Sums {
    /// Adds an amount to the sum of its currency.
    pub(in crate::events) fn add(&mut self, money: Money) {
        let sum = self.0.entry(money.currency).or_default();
        *sum = sum.checked_add(money.decimal()).unwrap_or(Decimal::MAX);
    }

    /// The currencies, by their codes.
    pub(in crate::events) fn currencies(&self) -> impl Iterator<Item = Currency> {
        self.0.keys().copied()
    }

    /// The sum of a currency; nothing for one that has none.
    pub(in crate::events) fn get(&self, currency: Currency) -> Option<Decimal> {
        self.0.get(&currency).copied()
    }

    /// The sum of a currency as a language writes it, without the currency; empty for one
    /// that has none.
    pub(in crate::events) fn text(&self, lang: Lang, currency: Currency) -> String {
        self.get(currency)
            .map(|sum| number(lang, currency, sum))
            .unwrap_or_default()
    }

    /// All sums in a row: "EUR 1,200.00; USD 40.00".
    pub(in crate::events) fn all(&self, lang: Lang) -> String {
        let sums = self.0.iter();
        sums.map(|(currency, sum)| written(lang, *currency, *sum))
            .collect::<Vec<_>>()
            .join("; ")
    }
}

/// An amount as a language writes it, with its currency: "EUR 1,234.50".
pub(in crate::events) fn written(lang: Lang, currency: Currency, amount: Decimal) -> String {
    let number = number(lang, currency, amount);
    format!("{}\u{a0}{number}", currency.code)
}

/// An amount as a language writes it, with the digits its currency has: "1,234.50".
pub(in crate::events) fn number(lang: Lang, currency: Currency, amount: Decimal) -> String {
    let digits = format!("{:.*}", currency.places as usize, amount.abs());
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    let whole = whole
        .parse()
        .map_or_else(|_| whole.to_owned(), |whole| lang.number(whole));
    let point = match lang {
        Lang::En => ".",
        Lang::Fr | Lang::Es => ",",
    };
    let point = if part.is_empty() { "" } else { point };
    let sign = if amount < Decimal::ZERO { "−" } else { "" };
    format!("{sign}{whole}{point}{part}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_amount_is_read_to_the_smallest_unit_of_its_currency() {
        let table = [
            ("1234.50", "EUR", Ok(123_450)),
            ("1 234,5", "eur", Ok(123_450)),
            ("0.10", "USD", Ok(10)),
            ("100.000", "CHF", Ok(10_000)),
            ("500", "JPY", Ok(500)),
            ("500.5", "JPY", Err(Wrong::Places)),
            ("1.234", "BHD", Ok(1234)),
            ("1.2345", "BHD", Err(Wrong::Places)),
            ("250000", "XAF", Ok(250_000)),
            ("1.001", "EUR", Err(Wrong::Places)),
            ("-1", "EUR", Err(Wrong::Amount)),
            ("1e3", "EUR", Err(Wrong::Amount)),
            ("1,234.50", "EUR", Err(Wrong::Amount)),
            ("1000000001", "EUR", Err(Wrong::Amount)),
            ("", "EUR", Err(Wrong::Amount)),
            (".5", "EUR", Err(Wrong::Amount)),
            ("1", "EURO", Err(Wrong::Currency)),
            ("1", "ZZZ", Err(Wrong::Currency)),
            ("1", "XAU", Err(Wrong::Currency)),
        ];
        for (amount, code, expected) in table {
            let read = Money::read(amount, code).map(Money::minor);
            assert_eq!(read, expected, "{amount} {code}");
        }
    }

    #[test]
    fn an_amount_is_written_as_its_language_does() {
        let text = |lang, minor, code| Money::of(minor, code).unwrap().text(lang);
        assert_eq!(text(Lang::En, 123_450, "EUR"), "EUR\u{a0}1,234.50");
        assert_eq!(text(Lang::Es, 5, "USD"), "USD\u{a0}0,05");
        assert_eq!(text(Lang::En, 500, "JPY"), "JPY\u{a0}500");
        let euro = Currency::of("EUR").unwrap();
        assert_eq!(
            written(Lang::En, euro, Decimal::new(-150, 2)),
            "EUR\u{a0}−1.50"
        );
    }

    proptest! {
        #[test]
        fn sums_never_mix_currencies_and_lose_nothing(
            amounts in prop::collection::vec((0_i64..10_000_000, 0_usize..4), 0..60),
        ) {
            const CODES: [&str; 4] = ["EUR", "USD", "JPY", "BHD"];
            let mut sums = Sums::default();
            let mut backwards = Sums::default();
            for (minor, code) in &amounts {
                sums.add(Money::of(*minor, CODES[*code]).unwrap());
            }
            for (minor, code) in amounts.iter().rev() {
                backwards.add(Money::of(*minor, CODES[*code]).unwrap());
            }
            prop_assert_eq!(&sums, &backwards);
            for (index, code) in CODES.iter().enumerate() {
                let own = amounts.iter().filter(|(_, of)| *of == index);
                let expected: i64 = own.clone().map(|(minor, _)| minor).sum();
                let currency = Currency::of(code).unwrap();
                let sum = sums.get(currency);
                prop_assert_eq!(sum.is_some(), own.count() > 0);
                let expected = Decimal::new(expected, currency.places);
                prop_assert_eq!(sum.unwrap_or_default(), expected);
            }
        }

        #[test]
        fn what_was_read_is_written_and_read_again(minor in 0_i64..100_000_000_000, code in 0_usize..4) {
            let code = ["EUR", "XOF", "KWD", "GBP"][code];
            let money = Money::of(minor, code).unwrap();
            if let Ok(again) = Money::read(&money.plain(), code) {
                prop_assert_eq!(again, money);
            } else {
                prop_assert!(money.decimal() > Decimal::from(MOST));
            }
        }
    }
}
