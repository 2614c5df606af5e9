//! The page of one entry.

use serde::Serialize;
use serde_json::{Map, Value};

use super::super::views::{Known, PATH, record};
use super::super::words::{action, marking, subject};
use super::queries::{self, Entry, RowChange};
use crate::auth::{Device, TeamId, UserId};
use crate::db::{Conn, DERIVED_COLUMNS};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::Questionnaire;
use crate::survey;
use crate::web::{Desk, Nav, Page};

/// The columns that name an account.
const USERS: [&str; 5] = [
    "user_id",
    "created_by",
    "entered_by",
    "released_by",
    "named_by",
];
/// The columns that name a team.
const TEAMS: [&str; 3] = ["team_id", "lead_team_id", "owner_team_id"];

/// Who did one thing, from where, and what it changed.
#[derive(Debug, Serialize)]
pub(super) struct EntryPage {
    crumb_href: &'static str,
    heading: String,
    at: String,
    who: String,
    team: String,
    address: String,
    device: String,
    record: String,
    record_href: Option<String>,
    marking: String,
    marking_classes: &'static str,
    history_href: String,
    detail: String,
    hash: String,
    previous_hash: String,
    changes: Vec<ChangeView>,
    left_out: String,
}

/// What happened to one row.
#[derive(Debug, Serialize)]
struct ChangeView {
    title: String,
    how: String,
    is_erased: bool,
    fields: Vec<FieldView>,
    has_before: bool,
    has_after: bool,
}

/// What one field said and says.
#[derive(Debug, Serialize)]
struct FieldView {
    name: String,
    before: String,
    after: String,
}

impl Page for EntryPage {
    const TEMPLATE: &'static str = "audit/entry";
    const NAV: Nav = Nav::None;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl EntryPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn, id: i64) -> Result<Self, AppError> {
        let entry = queries::entry(conn, &desk.actor, id)?;
        let known = Known::load(conn, std::slice::from_ref(&entry.row))?;
        Ok(Self::new(desk.lang, &known, &entry))
    }

    fn new(lang: Lang, known: &Known, entry: &Entry) -> Self {
        let row = &entry.row;
        let (record, record_href) = record(lang, known, row);
        let origin = entry.origin.as_ref();
        let left_out = [
            ("n", entry.left_out.into()),
            ("shown", lang.number(entry.left_out).into()),
        ];
        Self {
            crumb_href: PATH,
            heading: as_heading(&action(lang, &row.action)),
            at: lang.short_time(row.at.0),
            who: known.who(lang, row),
            team: row
                .team
                .map(|team| known.team(team).to_owned())
                .unwrap_or_default(),
            address: origin.map(|it| it.address.clone()).unwrap_or_default(),
            device: origin
                .map(|it| Device::words(lang, &it.browser))
                .unwrap_or_default(),
            record,
            record_href,
            marking: marking(lang, row.marking),
            marking_classes: row.marking.classes(),
            history_href: history(row.subject.as_str(), row.subject_id.as_str()),
            detail: row.detail.clone(),
            hash: row.hash.clone(),
            previous_hash: row.previous_hash.clone(),
            changes: entry
                .changes
                .iter()
                .map(|it| change(lang, known, it))
                .collect(),
            left_out: if entry.left_out > 0 {
                lang.text_with("audit-entry-left-out", &left_out)
            } else {
                String::new()
            },
        }
    }
}

/// An action begins small, for it follows a name; a heading does not.
fn as_heading(action: &str) -> String {
    let mut letters = action.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// All entries about the same record; nothing where there is none.
fn history(subject: &str, id: &str) -> String {
    if id.is_empty() {
        String::new()
    } else {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("subject", subject)
            .append_pair("record", id)
            .finish();
        format!("{PATH}?{query}")
    }
}

fn change(lang: Lang, known: &Known, change: &RowChange) -> ChangeView {
    let how = match (&change.old, &change.new) {
        _ if change.is_erased => "erased",
        (None, _) => "added",
        (Some(_), None) => "deleted",
        (Some(_), Some(_)) => "changed",
    };
    ChangeView {
        title: format!("{} {}", subject(lang, &change.table), change.row_id),
        how: lang.text(&format!("audit-entry-{how}")),
        is_erased: change.is_erased,
        has_before: change.old.is_some(),
        has_after: change.new.is_some(),
        fields: fields(lang, known, change),
    }
}

/// The fields that differ; of a row that was added or deleted those that say something.
fn fields(lang: Lang, known: &Known, change: &RowChange) -> Vec<FieldView> {
    let empty = Map::new();
    let old = change.old.as_ref().unwrap_or(&empty);
    let new = change.new.as_ref().unwrap_or(&empty);
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    names
        .into_iter()
        .filter(|name| !DERIVED_COLUMNS.contains(&name.as_str()))
        .filter(|name| old.get(*name) != new.get(*name))
        .flat_map(|name| {
            let (before, after) = (old.get(name), new.get(name));
            if change.table == "questionnaires" && name == "definition" {
                return questions(lang, before, after);
            }
            vec![FieldView {
                name: field(lang, name),
                before: said(lang, known, name, before),
                after: said(lang, known, name, after),
            }]
        })
        .filter(|field| field.before != field.after)
        .collect()
}

/// What has changed in the text of a questionnaire; of a new one, or one that is gone, only
/// its title.
fn questions(lang: Lang, before: Option<&Value>, after: Option<&Value>) -> Vec<FieldView> {
    let text = |it: Option<&Value>| it.and_then(Value::as_str).unwrap_or_default().to_owned();
    let (before, after) = (text(before), text(after));
    if let Some(lines) = survey::changed_in_words(lang, &before, &after) {
        let lines = lines.into_iter();
        return lines
            .map(|[name, before, after]| FieldView {
                name,
                before,
                after,
            })
            .collect();
    }
    let title = |stored: &str| {
        let text = serde_json::from_str::<Questionnaire>(stored).ok();
        text.map_or_else(
            || stored.to_owned(),
            |it| it.title.in_language(lang).to_owned(),
        )
    };
    vec![FieldView {
        name: field(lang, "definition"),
        before: title(&before),
        after: title(&after),
    }]
}

/// A column in words; one that has none yet by its name.
fn field(lang: Lang, name: &str) -> String {
    let key = format!("audit-field-{}", name.replace('_', "-"));
    lang.optional(&key)
        .unwrap_or_else(|| name.replace('_', " "))
}

fn said(lang: Lang, known: &Known, column: &str, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) if column == "marking" => {
            lang.text(&format!("marking-{}", text.replace('_', "-")))
        }
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => {
            let id = number.as_i64().unwrap_or_default();
            let name = if USERS.contains(&column) {
                known.user(UserId(id))
            } else if TEAMS.contains(&column) {
                known.team(TeamId(id))
            } else {
                ""
            };
            if name.is_empty() {
                number.to_string()
            } else {
                name.to_owned()
            }
        }
        Some(other) => other.to_string(),
    }
}
