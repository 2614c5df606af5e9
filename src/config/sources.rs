//! Where settings come from: a file's table, the environment's variables, and how one source
//! goes over another.

use toml::{Table, Value};

use super::checks::{allowed, check, words};
use super::{ConfigError, Settings};

pub(super) fn environment() -> Vec<(String, String)> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    let mut found: Vec<_> = std::env::vars()
        .filter(|(name, _)| name.starts_with("ACCEDE_") && !name.starts_with("ACCEDE_TEST_"))
        .collect();
    found.sort();
    found
}

pub(super) fn read_table(name: &str, text: &str) -> Result<Table, ConfigError> {
    text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| {
            text.chars().take(span.start).filter(|c| *c == '\n').count() + 1
        });
        ConfigError(vec![format!("{name}, line {line}: {}", error.message())])
    })
}

pub(super) fn read_settings(table: &Table) -> Result<Settings, String> {
    let settings: Settings = serde_path_to_error::deserialize(Value::Table(table.clone()))
        .map_err(|error| {
            let path = error.path().to_string();
            format!("`{path}`: {}", allowed(&path, error.inner().message()))
        })?;
    check(&settings)?;
    Ok(settings)
}

pub(super) fn refuse_unknown(
    name: &str,
    prefix: &str,
    table: &Table,
    known: &Table,
) -> Result<(), ConfigError> {
    let mut problems = Vec::new();
    collect_unknown(name, prefix, table, known, &mut problems);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(ConfigError(problems))
    }
}

fn collect_unknown(
    name: &str,
    prefix: &str,
    table: &Table,
    known: &Table,
    problems: &mut Vec<String>,
) {
    for (key, value) in table {
        match (known.get(key), value) {
            (None, _) => {
                let allowed: Vec<_> = known.keys().map(String::as_str).collect();
                problems.push(format!(
                    "{name}: unknown key `{prefix}{key}`; allowed are {}",
                    allowed.join(", ")
                ));
            }
            (Some(Value::Table(inner_known)), Value::Table(inner)) => {
                collect_unknown(
                    name,
                    &format!("{prefix}{key}."),
                    inner,
                    inner_known,
                    problems,
                );
            }
            (Some(Value::Table(_)), _) => {
                problems.push(format!("{name}: `{prefix}{key}` is a section, not a value"));
            }
            (Some(_), _) => {}
        }
    }
}

pub(super) fn merge(into: &mut Table, from: Table) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(Value::Table(inner)), Value::Table(new)) => merge(inner, new),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

/// `ACCEDE_MAIL__SMTP__PORT=25` as a table, typed as the default of the same key is.
pub(super) fn variable_table(
    variable: &str,
    value: &str,
    defaults: &Table,
) -> Result<Table, ConfigError> {
    let path: Vec<String> = variable
        .trim_start_matches("ACCEDE_")
        .split("__")
        .map(str::to_lowercase)
        .collect();
    let mut known: Option<&Value> = None;
    let mut level = Some(defaults);
    for key in &path {
        known = level.and_then(|table| table.get(key));
        level = known.and_then(Value::as_table);
    }
    let typed = match known {
        None | Some(Value::Table(_)) => {
            let sections: Vec<_> = defaults.keys().map(String::as_str).collect();
            return Err(ConfigError(vec![format!(
                "variable {variable}: unknown key `{}`; a variable is ACCEDE_SECTION__KEY, the sections are {}",
                path.join("."),
                sections.join(", ")
            )]));
        }
        Some(Value::Integer(_)) => Value::Integer(value.parse().map_err(|_| {
            ConfigError(vec![format!(
                "variable {variable}: `{value}` is not allowed; a whole number is"
            )])
        })?),
        Some(Value::Array(_)) => Value::Array(
            words(value)
                .map(|word| Value::String(word.to_owned()))
                .collect(),
        ),
        Some(_) => Value::String(value.to_owned()),
    };
    let table = path.into_iter().rev().fold(typed, |inner, key| {
        Value::Table(Table::from_iter([(key, inner)]))
    });
    match table {
        Value::Table(table) => Ok(table),
        _ => Ok(Table::new()),
    }
}
