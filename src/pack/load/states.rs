//! The States.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use serde::Serialize;

use crate::db::Conn;
use crate::db::schema::{state_organizations, states};
use crate::error::AppError;
use crate::on_backend;
use crate::pack::Pack;
use crate::pack::diff::{Comparison, Keyed, Stored};
use crate::treaty::Iso3;

/// A State with its memberships.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct StateRow {
    #[serde(flatten)]
    columns: StateColumns,
    /// The codes of its organizations, separated by spaces.
    organizations: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = states, treat_none_as_null = true, treat_none_as_default_value = false)]
struct StateColumns {
    iso3: Iso3,
    iso2: String,
    name_en: String,
    name_fr: String,
    name_es: String,
    region: String,
    subregion: String,
    regional_group: Option<String>,
    tile_column: i32,
    tile_row: i32,
    note: String,
}

impl Keyed for StateRow {
    const TABLE: &'static str = "states";

    fn key(&self) -> String {
        self.columns.iso3.to_string()
    }
}

/// Sets the States stored against those of a pack.
pub(super) fn compare(conn: &mut Conn, pack: &Pack) -> Result<Comparison<StateRow>, AppError> {
    Ok(Comparison::new(stored(conn)?, wanted(pack)))
}

/// Brings the States up to date.
pub(super) fn apply(conn: &mut Conn, comparison: &Comparison<StateRow>) -> Result<(), AppError> {
    if let Some(old) = comparison.dropped.first() {
        let reason = format!(
            "{} is not in the pack: records may refer to a State, so none can be dropped",
            old.row.key()
        );
        return Err(AppError::BadRequest(reason));
    }
    let added: Vec<_> = comparison.added.iter().map(|row| &row.columns).collect();
    if !added.is_empty() {
        on_backend!(conn, real => {
            diesel::insert_into(states::table).values(added).execute(real)
        })?;
    }
    for (_, row) in &comparison.changed {
        diesel::update(states::table.filter(states::iso3.eq(row.columns.iso3)))
            .set(&row.columns)
            .execute(conn)?;
        let old = state_organizations::table;
        diesel::delete(old.filter(state_organizations::state.eq(row.columns.iso3)))
            .execute(conn)?;
    }
    let changed = comparison.changed.iter().map(|(_, row)| row);
    let memberships: Vec<_> = comparison
        .added
        .iter()
        .chain(changed)
        .flat_map(StateRow::memberships)
        .collect();
    if !memberships.is_empty() {
        on_backend!(conn, real => {
            diesel::insert_into(state_organizations::table).values(memberships).execute(real)
        })?;
    }
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = state_organizations)]
struct Membership<'a> {
    state: Iso3,
    organization: &'a str,
}

impl StateRow {
    fn memberships(&self) -> impl Iterator<Item = Membership<'_>> {
        let organizations = self.organizations.split_whitespace();
        organizations.map(|organization| Membership {
            state: self.columns.iso3,
            organization,
        })
    }
}

fn stored(conn: &mut Conn) -> Result<Vec<Stored<StateRow>>, AppError> {
    let memberships: Vec<(Iso3, String)> = state_organizations::table
        .select((
            state_organizations::state,
            state_organizations::organization,
        ))
        .load(conn)?;
    let mut organizations: BTreeMap<Iso3, BTreeSet<String>> = BTreeMap::new();
    for (state, organization) in memberships {
        organizations.entry(state).or_default().insert(organization);
    }
    let rows: Vec<StateColumns> = states::table.load(conn)?;
    let stored = rows.into_iter().map(|columns| Stored {
        id: 0,
        row: StateRow {
            organizations: joined(organizations.remove(&columns.iso3).unwrap_or_default()),
            columns,
        },
    });
    Ok(stored.collect())
}

fn wanted(pack: &Pack) -> Vec<StateRow> {
    let tiles: BTreeMap<_, _> = pack
        .tiles
        .tiles
        .iter()
        .map(|tile| (tile.state, (tile.column, tile.row)))
        .collect();
    let rows = pack.states.iter().map(|state| {
        let (column, row) = tiles.get(&state.code).copied().unwrap_or_default();
        StateRow {
            organizations: joined(state.organizations.iter().cloned().collect()),
            columns: StateColumns {
                iso3: state.code,
                iso2: state.iso2.clone(),
                name_en: state.name.en.clone(),
                name_fr: state.name.fr.clone(),
                name_es: state.name.es.clone(),
                region: state.region.clone(),
                subregion: state.subregion.clone(),
                regional_group: state.regional_group.clone(),
                tile_column: i32::from(column),
                tile_row: i32::from(row),
                note: state.note.clone(),
            },
        }
    });
    rows.collect()
}

/// The codes in order, so that lists compare equal whatever order they came in.
fn joined(organizations: BTreeSet<String>) -> String {
    organizations.into_iter().collect::<Vec<_>>().join(" ")
}
