//! The pack's description, the taxonomy of barriers and the questionnaire.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::Conn;
use crate::db::schema::{barrier_kinds, questionnaires, treaty_packs};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::pack::Pack;
use crate::pack::diff::{Comparison, Keyed, Stored};
use crate::questionnaire::expression::Expression;
use crate::questionnaire::{Question, Questionnaire, Texts};
use crate::states::PackDescription;
use crate::survey::model::Origin;

/// The pack's description as JSON, as `treaty_packs` keeps it.
pub(super) fn description(pack: &Pack) -> Result<String, AppError> {
    serde_json::to_string(&describe(pack)).map_err(AppError::internal)
}

/// What the pack says about itself.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct DescriptionRow(PackDescription);

impl PartialEq for DescriptionRow {
    fn eq(&self, other: &Self) -> bool {
        let (this, other) = (&self.0, &other.0);
        this.code == other.code
            && this.compiled == other.compiled
            && this.depositary == other.depositary
            && this.resolution_title == other.resolution_title
            && this.treaties == other.treaties
            && this.groupings == other.groupings
            && this.offers == other.offers
    }
}

impl Keyed for DescriptionRow {
    const TABLE: &'static str = "treaty_packs";

    fn key(&self) -> String {
        self.0.code.clone()
    }
}

/// Sets the stored description against the pack's.
pub(super) fn compare_description(
    conn: &mut Conn,
    pack: &Pack,
) -> Result<Comparison<DescriptionRow>, AppError> {
    let stored: Option<String> = treaty_packs::table
        .filter(treaty_packs::code.eq(&pack.code))
        .select(treaty_packs::description)
        .first(conn)
        .optional()?;
    let mut rows = Vec::new();
    if let Some(text) = stored {
        let row = DescriptionRow(serde_json::from_str(&text).map_err(AppError::internal)?);
        rows.push(Stored { id: 0, row });
    }
    Ok(Comparison::new(rows, vec![DescriptionRow(describe(pack))]))
}

fn describe(pack: &Pack) -> PackDescription {
    PackDescription {
        code: pack.code.clone(),
        compiled: pack.compiled,
        depositary: pack.depositary.clone(),
        resolution_title: pack.resolution_title.clone(),
        treaties: pack.treaties.clone(),
        groupings: pack.groupings.clone(),
        offers: pack.offers.clone(),
    }
}

/// A kind of barrier that can be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = barrier_kinds)]
pub(super) struct BarrierRow {
    code: String,
    family: String,
    position: i32,
    label_en: String,
    label_fr: String,
    label_es: String,
    help_en: String,
    help_fr: String,
    help_es: String,
}

impl Keyed for BarrierRow {
    const TABLE: &'static str = "barrier_kinds";

    fn key(&self) -> String {
        self.code.clone()
    }
}

/// Sets the kinds in use against those of a pack.
pub(super) fn compare_barriers(
    conn: &mut Conn,
    pack: &Pack,
) -> Result<Comparison<BarrierRow>, AppError> {
    use barrier_kinds as t;
    let rows: Vec<BarrierRow> = t::table
        .filter(t::retired_at.is_null())
        .select((
            t::code,
            t::family,
            t::position,
            t::label_en,
            t::label_fr,
            t::label_es,
            t::help_en,
            t::help_fr,
            t::help_es,
        ))
        .load(conn)?;
    let stored = rows.into_iter().map(|row| Stored { id: 0, row }).collect();
    let wanted = (1..)
        .zip(&pack.barriers.barriers)
        .map(|(position, barrier)| BarrierRow {
            code: barrier.code.clone(),
            family: barrier.group.clone(),
            position,
            label_en: barrier.label.en.clone(),
            label_fr: barrier.label.fr.clone(),
            label_es: barrier.label.es.clone(),
            help_en: barrier.help.en.clone(),
            help_fr: barrier.help.fr.clone(),
            help_es: barrier.help.es.clone(),
        });
    Ok(Comparison::new(stored, wanted.collect()))
}

/// Brings the kinds up to date. One that goes is retired, for records refer to
/// it; one that comes back is in use again.
pub(super) fn apply_barriers(
    conn: &mut Conn,
    comparison: &Comparison<BarrierRow>,
    now: Moment,
) -> Result<(), AppError> {
    use barrier_kinds as t;
    for old in &comparison.dropped {
        diesel::update(t::table.filter(t::code.eq(&old.row.code)))
            .set(t::retired_at.eq(Some(now)))
            .execute(conn)?;
    }
    let changed = comparison.changed.iter().map(|(_, row)| row);
    for row in comparison.added.iter().chain(changed) {
        let known = diesel::update(t::table.filter(t::code.eq(&row.code)))
            .set((row, t::retired_at.eq(None::<Moment>)))
            .execute(conn)?;
        if known == 0 {
            diesel::insert_into(t::table).values(row).execute(conn)?;
        }
    }
    Ok(())
}

/// A part of a questionnaire, so that a change can be read question by question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct QuestionnaireRow {
    #[serde(skip)]
    key: String,
    #[serde(flatten)]
    part: Part,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum Part {
    Frame {
        title: Texts,
        introduction: Texts,
    },
    Section {
        title: Texts,
        introduction: Texts,
        relevant: Option<Expression>,
        questions: String,
    },
    Question(Box<Question>),
}

impl Keyed for QuestionnaireRow {
    const TABLE: &'static str = "questionnaires";

    fn key(&self) -> String {
        self.key.clone()
    }
}

/// Sets the latest version of the questionnaire that came from a pack against this one's:
/// what the desk has made of it is the desk's.
pub(super) fn compare_questionnaire(
    conn: &mut Conn,
    pack: &Pack,
) -> Result<Comparison<QuestionnaireRow>, AppError> {
    let latest = latest_of_pack(conn, &pack.questionnaire.code)?;
    let stored = match &latest {
        Some(version) => {
            let text = serde_json::from_str(&version.definition).map_err(AppError::internal)?;
            let rows = parts(&text).into_iter();
            rows.map(|row| Stored { id: 0, row }).collect()
        }
        None => Vec::new(),
    };
    Ok(Comparison::new(stored, parts(&pack.questionnaire)))
}

/// Brings the questionnaire up to date. A version that has been sent never
/// changes: a new one follows it.
pub(super) fn apply_questionnaire(
    conn: &mut Conn,
    pack: &Pack,
    comparison: &Comparison<QuestionnaireRow>,
    now: Moment,
) -> Result<(), AppError> {
    use questionnaires as t;
    if comparison.added.is_empty() && comparison.changed.is_empty() && comparison.dropped.is_empty()
    {
        return Ok(());
    }
    let code = &pack.questionnaire.code;
    let definition = serde_json::to_string(&pack.questionnaire).map_err(AppError::internal)?;
    let latest = latest_of_pack(conn, code)?;
    if let Some(draft) = latest.filter(|it| it.frozen_at.is_none()) {
        diesel::update(t::table.filter(t::id.eq(draft.id)))
            .set((
                t::definition.eq(definition),
                t::revision.eq(t::revision + 1),
                t::changed_at.eq(now),
            ))
            .execute(conn)?;
        return Ok(());
    }
    // The numbers go on over the versions of the desk too.
    let highest: Option<i32> = t::table
        .filter(t::code.eq(code))
        .select(diesel::dsl::max(t::version))
        .first(conn)?;
    diesel::insert_into(t::table)
        .values((
            t::code.eq(code),
            t::version.eq(highest.unwrap_or_default() + 1),
            t::definition.eq(definition),
            t::source.eq(format!("treaty pack {}", pack.code)),
            t::origin.eq(Origin::Pack),
            t::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

#[derive(Queryable)]
struct Version {
    id: i64,
    definition: String,
    frozen_at: Option<Moment>,
}

fn latest_of_pack(conn: &mut Conn, code: &str) -> QueryResult<Option<Version>> {
    use questionnaires as t;
    t::table
        .filter(t::code.eq(code))
        .filter(t::origin.eq(Origin::Pack))
        .order(t::version.desc())
        .select((t::id, t::definition, t::frozen_at))
        .first(conn)
        .optional()
}

fn parts(questionnaire: &Questionnaire) -> Vec<QuestionnaireRow> {
    let code = &questionnaire.code;
    let mut rows = vec![QuestionnaireRow {
        key: code.clone(),
        part: Part::Frame {
            title: questionnaire.title.clone(),
            introduction: questionnaire.introduction.clone(),
        },
    }];
    for (number, section) in (1..).zip(&questionnaire.sections) {
        let names: Vec<_> = section
            .questions
            .iter()
            .map(|it| it.name.as_str())
            .collect();
        rows.push(QuestionnaireRow {
            key: format!("{code} section {number} {}", section.name),
            part: Part::Section {
                title: section.title.clone(),
                introduction: section.introduction.clone(),
                relevant: section.relevant.clone(),
                questions: names.join(" "),
            },
        });
        rows.extend(section.questions.iter().map(|question| QuestionnaireRow {
            key: format!("{code} question {}", question.name),
            part: Part::Question(Box::new(question.clone())),
        }));
    }
    rows
}
