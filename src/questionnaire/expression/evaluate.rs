//! What an expression amounts to for some answers. It always amounts to something: an
//! answer that does not fit its question, from an older version perhaps, has no value.

use chrono::{NaiveDate, TimeDelta};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::Values;
use super::tree::{Function, Infix, Node, Part};

/// Whether an expression holds.
pub(super) fn holds(root: &Node, values: &impl Values, own: &[String], today: NaiveDate) -> bool {
    let evaluation = Evaluation { values, own, today };
    evaluation.of(root).is_true()
}

/// What a part amounts to.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Truth(bool),
    Number(Decimal),
    Date(NaiveDate),
    Text(String),
    /// The values of an answer, which may be one or none.
    Answer(Vec<String>),
    /// Nothing: a number that is none, a division by zero.
    None,
}

impl Value {
    fn is_true(&self) -> bool {
        *self == Self::Truth(true)
    }

    /// The text of an answer, as XLSForm writes several.
    fn text(&self) -> String {
        match self {
            Self::Truth(truth) => truth.to_string(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Date(date) => date.to_string(),
            Self::Text(text) => text.clone(),
            Self::Answer(values) => values.join(" "),
            Self::None => String::new(),
        }
    }

    fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) | Self::Answer(_) => self.text().parse().ok(),
            Self::Truth(_) | Self::Date(_) | Self::None => None,
        }
    }

    fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Text(_) | Self::Answer(_) => self.text().parse().ok(),
            Self::Truth(_) | Self::Number(_) | Self::None => None,
        }
    }

    fn list(&self) -> Vec<String> {
        match self {
            Self::Answer(values) => values.clone(),
            other => {
                let text = other.text();
                if text.is_empty() {
                    Vec::new()
                } else {
                    vec![text]
                }
            }
        }
    }

    fn of_number(number: Option<Decimal>) -> Self {
        number.map_or(Self::None, Self::Number)
    }
}

struct Evaluation<'a, V> {
    values: &'a V,
    own: &'a [String],
    today: NaiveDate,
}

impl<V: Values> Evaluation<'_, V> {
    fn of(&self, node: &Node) -> Value {
        match &node.part {
            Part::Reference(name) => Value::Answer(self.values.values(name).to_vec()),
            Part::Own => Value::Answer(self.own.to_vec()),
            Part::Text(text) => Value::Text(text.clone()),
            Part::Number(number) => Value::Number(*number),
            Part::Minus(of) => Value::of_number(self.of(of).number().map(|number| -number)),
            Part::Matches(of, pattern) => Value::Truth(pattern.fits(&self.of(of).text())),
            Part::Infix(sign, left, right) => self.infix(*sign, left, right),
            Part::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn infix(&self, sign: Infix, left: &Node, right: &Node) -> Value {
        let (one, other) = (self.of(left), self.of(right));
        let order = |fits: fn(std::cmp::Ordering) -> bool| {
            Value::Truth(compared(&one, &other).is_some_and(fits))
        };
        match sign {
            Infix::Or => Value::Truth(one.is_true() || other.is_true()),
            Infix::And => Value::Truth(one.is_true() && other.is_true()),
            Infix::Equal => Value::Truth(equal(&one, &other)),
            Infix::NotEqual => Value::Truth(!equal(&one, &other)),
            Infix::Less => order(std::cmp::Ordering::is_lt),
            Infix::AtMost => order(std::cmp::Ordering::is_le),
            Infix::More => order(std::cmp::Ordering::is_gt),
            Infix::AtLeast => order(std::cmp::Ordering::is_ge),
            Infix::Plus | Infix::Minus => sum(sign, &one, &other),
            Infix::Times => both(&one, &other, Decimal::checked_mul),
            Infix::Div => both(&one, &other, Decimal::checked_div),
            Infix::Mod => both(&one, &other, Decimal::checked_rem),
        }
    }

    fn call(&self, function: Function, arguments: &[Node]) -> Value {
        match (function, arguments) {
            (Function::True, _) => Value::Truth(true),
            (Function::Not, [of]) => Value::Truth(!self.of(of).is_true()),
            (Function::If, [condition, then, otherwise]) => {
                let taken = if self.of(condition).is_true() {
                    then
                } else {
                    otherwise
                };
                self.of(taken)
            }
            (Function::Coalesce, [one, other]) => match self.of(one) {
                empty if empty.text().is_empty() => self.of(other),
                value => value,
            },
            (Function::Selected, [of, choice]) => {
                let choice = self.of(choice).text();
                Value::Truth(self.of(of).list().contains(&choice))
            }
            (Function::CountSelected, [of]) => Value::Number(self.of(of).list().len().into()),
            (Function::StringLength, [of]) => {
                Value::Number(self.of(of).text().chars().count().into())
            }
            (Function::Contains, [of, part]) => {
                Value::Truth(self.of(of).text().contains(&self.of(part).text()))
            }
            (Function::StartsWith, [of, part]) => {
                Value::Truth(self.of(of).text().starts_with(&self.of(part).text()))
            }
            (Function::Number, [of]) => Value::of_number(self.of(of).number()),
            (Function::Date, [of]) => self.of(of).date().map_or(Value::None, Value::Date),
            (Function::Today, _) => Value::Date(self.today),
            // The parser has counted the arguments.
            _ => Value::Truth(false),
        }
    }
}

/// Whether two values are the same: as numbers or days where one of them is that, else
/// word for word. No value is the same as none.
fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::None, _) | (_, Value::None) => false,
        (Value::Truth(one), Value::Truth(other)) => one == other,
        (Value::Number(_), _) | (_, Value::Number(_)) => {
            let (one, other) = (one.number(), other.number());
            one.is_some() && one == other
        }
        (Value::Date(_), _) | (_, Value::Date(_)) => {
            let (one, other) = (one.date(), other.date());
            one.is_some() && one == other
        }
        _ => one.text() == other.text(),
    }
}

/// The order of two values that are numbers, or days.
fn compared(one: &Value, other: &Value) -> Option<std::cmp::Ordering> {
    if let (Some(one), Some(other)) = (one.number(), other.number()) {
        return Some(one.cmp(&other));
    }
    Some(one.date()?.cmp(&other.date()?))
}

fn both(one: &Value, other: &Value, f: fn(Decimal, Decimal) -> Option<Decimal>) -> Value {
    let result = one.number().zip(other.number());
    Value::of_number(result.and_then(|(one, other)| f(one, other)))
}

fn sum(sign: Infix, one: &Value, other: &Value) -> Value {
    let plus = sign == Infix::Plus;
    if let Some(day) = one.date() {
        if let Some(earlier) = other.date().filter(|_| !plus) {
            return Value::Number((day - earlier).num_days().into());
        }
        let days = other.number().and_then(|it| it.trunc().to_i64());
        let days = days.map(|days| if plus { Some(days) } else { days.checked_neg() });
        let span = days.flatten().and_then(TimeDelta::try_days);
        let on = span.and_then(|span| day.checked_add_signed(span));
        return on.map_or(Value::None, Value::Date);
    }
    if plus {
        both(one, other, Decimal::checked_add)
    } else {
        both(one, other, Decimal::checked_sub)
    }
}
