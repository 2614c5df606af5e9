//! The people a form names: those picked, and a name typed without JavaScript.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::Actor;
use crate::contacts::queries::people_named;
use crate::contacts::{PersonId, PersonName};
use crate::db::Conn;
use crate::db::schema::{organisations, people, posts, tenures};
use crate::error::AppError;
use crate::i18n::sort_key;
use crate::treaty::Iso3;
use crate::visible;
use crate::web::Params;
use crate::web::forms::{Choice, FieldError};

/// How many candidates for a typed name are offered.
const CANDIDATES: i64 = 12;

/// The people a form's field `people` names.
#[derive(Debug, Clone, Default)]
pub struct Picked {
    /// Those picked, and the one whom the typed name means.
    pub ids: Vec<PersonId>,
    /// As the form shows them again: those picked checked, candidates unchecked.
    pub choices: Vec<Choice>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// Reads the people of a form: `people` holds ids, `people_text` a name typed without
/// JavaScript. Someone the actor may not read is as unknown as someone who is not there.
///
/// # Errors
/// The database fails.
pub fn resolve(conn: &mut Conn, actor: &Actor, data: &Params) -> Result<Picked, AppError> {
    let asked: Vec<PersonId> = data
        .all("people")
        .filter_map(|id| id.parse().ok())
        .collect();
    let mut picked = Picked::default();
    let typed = data.get("people_text");
    let found = if typed.is_empty() {
        Vec::new()
    } else {
        named_like(conn, actor, typed)?
    };
    let all: Vec<_> = asked.iter().chain(&found).copied().collect();
    let mut names: HashMap<_, _> = people_named(conn, actor, &all)?
        .into_iter()
        .map(|(id, name, office)| (id, Choice::new(id.to_string(), name).hint(office)))
        .collect();
    for id in &asked {
        if let Some(choice) = names.remove(id) {
            picked.ids.push(*id);
            picked.choices.push(Choice {
                selected: true,
                ..choice
            });
        }
    }
    if picked.ids.len() < data.all("people").count() {
        picked.refuse("exchange-people-unknown", typed);
    }
    // A candidate ticked meanwhile is what the typed name meant.
    let settled = found.iter().any(|id| picked.ids.contains(id));
    match found.as_slice() {
        _ if typed.is_empty() || settled => {}
        [] => picked.refuse("exchange-people-none", typed),
        [one] => picked.ids.push(*one),
        _ => picked.refuse("exchange-people-several", typed),
    }
    if !settled {
        let candidates = found.iter().filter_map(|id| {
            let choice = names.remove(id)?;
            let selected = picked.ids.contains(id);
            Some(Choice { selected, ..choice })
        });
        let candidates: Vec<_> = candidates.collect();
        picked.choices.extend(candidates);
    }
    Ok(picked)
}

/// The picked people of a form that has not been sent: those of ids in its address.
///
/// # Errors
/// The database fails.
pub fn checked(conn: &mut Conn, actor: &Actor, ids: &[PersonId]) -> Result<Vec<Choice>, AppError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(people_named(conn, actor, ids)?
        .into_iter()
        .map(|(id, name, office)| Choice {
            selected: true,
            ..Choice::new(id.to_string(), name).hint(office)
        })
        .collect())
}

/// The State for which each of `ids` holds a post, or held one last; those of no State,
/// and those the actor may not read, are left out.
///
/// # Errors
/// The database fails.
pub fn states_of(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Iso3>, AppError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(PersonId, Option<Iso3>, Option<NaiveDate>)> = tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(organisations::table))
        .filter(tenures::person_id.eq_any(ids))
        .filter(organisations::state.is_not_null())
        .filter(visible!(people, actor))
        .order(tenures::id)
        .select((tenures::person_id, organisations::state, tenures::ends_on))
        .load(conn)?;
    let mut held: Vec<_> = rows;
    // The post that ended last comes last, and after it the one held now.
    held.sort_by_key(|(_, _, ends_on)| (ends_on.is_none(), *ends_on));
    Ok(held
        .into_iter()
        .filter_map(|(person, state, _)| Some((person, state?)))
        .collect())
}

impl Picked {
    /// Refuses the first of those picked who stands for no State.
    pub fn refuse_stateless(&mut self, states: &HashMap<PersonId, Iso3>) {
        let Some(person) = self.ids.iter().find(|id| !states.contains_key(id)) else {
            return;
        };
        let id = person.to_string();
        let choice = self.choices.iter().find(|choice| choice.value == id);
        let name = choice
            .map(|choice| choice.label.clone())
            .unwrap_or_default();
        self.refuse("event-invite-stateless", &name);
    }

    fn refuse(&mut self, key: &'static str, typed: &str) {
        self.errors.push(FieldError {
            field: "people".to_owned(),
            key,
            args: vec![("name", typed.to_owned().into())],
        });
    }
}

/// Those whose family or given name begins with what was typed: "Okello",
/// "Okello Kato" and "Kato Okello" find the same person.
fn named_like(conn: &mut Conn, actor: &Actor, typed: &str) -> Result<Vec<PersonId>, AppError> {
    let from = sort_key(typed);
    let until = format!("{from}{}", char::MAX);
    let rows: Vec<(PersonId, PersonName)> = people::table
        .filter(
            people::sort_key
                .between(&from, &until)
                .or(people::given_key.between(&from, &until)),
        )
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order((people::sort_key, people::id))
        .limit(CANDIDATES)
        .select((
            people::id,
            (people::honorific, people::given_name, people::family_name),
        ))
        .load(conn)?;
    // A whole name means its bearer, whoever else begins the same.
    let whole: Vec<_> = rows
        .iter()
        .filter(|(_, name)| {
            let names = [
                format!("{} {}", name.given, name.family),
                format!("{} {}", name.family, name.given),
                name.full(),
            ];
            names.iter().any(|name| sort_key(name.trim()) == from)
        })
        .map(|(id, _)| *id)
        .collect();
    if whole.len() == 1 {
        return Ok(whole);
    }
    Ok(rows.into_iter().map(|(id, _)| id).collect())
}
