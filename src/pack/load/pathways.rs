//! The templates of pathways.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::Conn;
use crate::db::schema::pathway_templates;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::pack::diff::{Comparison, Keyed, Stored};
use crate::pack::{Pack, TemplateStep, Trilingual};

/// A template that a State's steps can be taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct TemplateRow {
    code: String,
    position: i32,
    name: Trilingual,
    help: Trilingual,
    steps: Vec<TemplateStep>,
}

impl Keyed for TemplateRow {
    const TABLE: &'static str = "pathway_templates";

    fn key(&self) -> String {
        self.code.clone()
    }
}

type Columns = (
    String,
    i32,
    (String, String, String),
    (String, String, String),
    String,
);

impl TryFrom<Columns> for TemplateRow {
    type Error = AppError;

    fn try_from((code, position, name, help, steps): Columns) -> Result<Self, AppError> {
        let trilingual = |(en, fr, es)| Trilingual { en, fr, es };
        Ok(Self {
            code,
            position,
            name: trilingual(name),
            help: trilingual(help),
            steps: serde_json::from_str(&steps).map_err(AppError::internal)?,
        })
    }
}

/// Sets the templates in use against those of a pack.
pub(super) fn compare(conn: &mut Conn, pack: &Pack) -> Result<Comparison<TemplateRow>, AppError> {
    use pathway_templates as t;
    let rows: Vec<Columns> = t::table
        .filter(t::retired_at.is_null())
        .select((
            t::code,
            t::position,
            (t::name_en, t::name_fr, t::name_es),
            (t::help_en, t::help_fr, t::help_es),
            t::steps,
        ))
        .load(conn)?;
    let stored: Result<Vec<_>, AppError> = rows
        .into_iter()
        .map(|row| {
            Ok(Stored {
                id: 0,
                row: row.try_into()?,
            })
        })
        .collect();
    let wanted = (1..)
        .zip(&pack.pathways.templates)
        .map(|(position, template)| TemplateRow {
            code: template.code.clone(),
            position,
            name: template.name.clone(),
            help: template.help.clone(),
            steps: template.steps.clone(),
        });
    Ok(Comparison::new(stored?, wanted.collect()))
}

/// Brings the templates up to date. The steps that States were given stay as they are.
pub(super) fn apply(
    conn: &mut Conn,
    comparison: &Comparison<TemplateRow>,
    now: Moment,
) -> Result<(), AppError> {
    use pathway_templates as t;
    for old in &comparison.dropped {
        diesel::update(t::table.filter(t::code.eq(&old.row.code)))
            .set(t::retired_at.eq(Some(now)))
            .execute(conn)?;
    }
    let changed = comparison.changed.iter().map(|(_, row)| row);
    for row in comparison.added.iter().chain(changed) {
        let values = (
            t::position.eq(row.position),
            (
                t::name_en.eq(&row.name.en),
                t::name_fr.eq(&row.name.fr),
                t::name_es.eq(&row.name.es),
            ),
            (
                t::help_en.eq(&row.help.en),
                t::help_fr.eq(&row.help.fr),
                t::help_es.eq(&row.help.es),
            ),
            t::steps.eq(serde_json::to_string(&row.steps).map_err(AppError::internal)?),
            t::retired_at.eq(None::<Moment>),
        );
        let known = diesel::update(t::table.filter(t::code.eq(&row.code)))
            .set(values.clone())
            .execute(conn)?;
        if known == 0 {
            diesel::insert_into(t::table)
                .values((t::code.eq(&row.code), values))
                .execute(conn)?;
        }
    }
    Ok(())
}
