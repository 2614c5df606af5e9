//! The forms of commitments: the rows of an exchange's form, and one alone.

use chrono::NaiveDate;

use super::super::forms::state;
use super::super::sources::Sources;
use super::agreed::Typed;
use super::model::{Commitment, Owner, With};
use crate::auth::{Marking, TeamId};
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// How many commitments one exchange's form takes.
pub(in crate::exchanges) const MAX_ROWS: usize = 20;
/// The longest promise, in characters.
const MAX_PROMISE: usize = 500;
/// The fields of a row, as they are called in the form of an exchange.
const ROW: [&str; 3] = [
    "commitment_promise",
    "commitment_owner",
    "commitment_due_on",
];

/// What was promised, by whom, by when.
#[derive(Debug, Clone)]
pub(in crate::exchanges) struct Promise {
    pub promise: String,
    pub owner: Owner,
    pub due_on: Option<NaiveDate>,
    pub with: With,
}

/// A row of commitments as it was typed.
#[derive(Debug, Clone, Default)]
pub(in crate::exchanges) struct Row {
    pub promise: String,
    pub owner: String,
    pub due_on: String,
}

/// A commitment on its own, or one to be changed.
#[derive(Debug, Clone)]
pub(super) struct CommitmentForm {
    pub version: i32,
    pub promise: Promise,
    /// State and marking, where no exchange decides them.
    pub own: Option<(Iso3, Marking)>,
}

/// The rows of commitments of an exchange's form, typed or not.
pub(in crate::exchanges) fn rows(data: &Params) -> Vec<Row> {
    let column = |name: &str| -> Vec<String> {
        let pairs = data.pairs().iter().filter(|(key, _)| key == name);
        pairs.map(|(_, value)| value.trim().to_owned()).collect()
    };
    let [promises, owners, days] = ROW.map(column);
    let length = promises.len().max(days.len());
    let at = |column: &[String], row: usize| column.get(row).cloned().unwrap_or_default();
    (0..length)
        .map(|row| Row {
            promise: at(&promises, row),
            owner: at(&owners, row),
            due_on: at(&days, row),
        })
        .collect()
}

/// Reads the rows of an exchange's form. Rows with nothing typed are left out; errors
/// are of `FIELD-ROW`, counted from 1.
pub(in crate::exchanges) fn promises(
    reader: &mut Reader<'_>,
    data: &Params,
    sources: &Sources,
    max: usize,
) -> Vec<Promise> {
    let mut read = Vec::new();
    for (number, row) in (1..).zip(rows(data)) {
        if row.promise.is_empty() && row.due_on.is_empty() {
            continue;
        }
        if read.len() >= max {
            let first = format!("{}-{number}", ROW[0]);
            reader.refuse(
                &first,
                "exchange-commitments-many",
                vec![("max", max.into())],
            );
            break;
        }
        let typed: Params = [
            ("promise", row.promise),
            ("owner", row.owner),
            ("due_on", row.due_on),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        let mut one = Reader::new(&typed);
        let promise = promise(&mut one, sources);
        match one.finish(|| promise) {
            Ok(promise) => read.push(promise),
            Err(FormErrors(errors)) => {
                for error in errors {
                    let field = format!("commitment_{}-{number}", error.field);
                    reader.refuse(&field, error.key, error.args);
                }
            }
        }
    }
    read
}

impl CommitmentForm {
    /// Reads the form of a commitment; `under` says what decides its State and marking.
    pub(super) fn parse(
        data: &Params,
        sources: &Sources,
        under: Under,
        typed: &Typed,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let own = match under {
            Under::Exchange => None,
            Under::Itself => {
                let state = state(&mut reader, sources);
                let marking = reader.one_of("marking", &sources.markings);
                state.zip(marking)
            }
        };
        let promise = promise(&mut reader, sources);
        let with = typed.with(&mut reader);
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                version,
                promise: Promise { with, ..promise? },
                own,
            })
        })
    }
}

/// What decides a commitment's State and marking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// The exchange it came out of.
    Exchange,
    /// Its own form.
    Itself,
}

impl Under {
    pub(super) fn of(commitment: &Commitment) -> Self {
        if commitment.exchange_id.is_some() {
            Self::Exchange
        } else {
            Self::Itself
        }
    }
}

fn promise(reader: &mut Reader<'_>, sources: &Sources) -> Option<Promise> {
    let promise = reader.required_text("promise", MAX_PROMISE);
    let owner = reader.choice::<Owner>("owner");
    let known = |team: TeamId| sources.has_team(team);
    if owner.and_then(Owner::team).is_some_and(|team| !known(team)) {
        reader.refuse("owner", "form-choose", Vec::new());
    }
    let due_on = reader.optional_date("due_on");
    Some(Promise {
        promise,
        owner: owner?,
        due_on,
        with: With::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_cells_together_even_where_some_are_empty() {
        let data = Params::parse(
            "commitment_promise=&commitment_owner=state&commitment_due_on=2023-07-01\
             &commitment_promise=Send+it&commitment_owner=3&commitment_due_on=",
        );
        let rows = rows(&data);
        assert_eq!(rows.len(), 2);
        assert_eq!(
            (rows[0].promise.as_str(), rows[0].due_on.as_str()),
            ("", "2023-07-01")
        );
        assert_eq!(
            (rows[1].promise.as_str(), rows[1].owner.as_str()),
            ("Send it", "3")
        );
        assert!(super::rows(&Params::default()).is_empty());
    }
}
