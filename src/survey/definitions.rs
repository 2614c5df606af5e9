//! The texts of questionnaires in memory. A frozen version never changes, so every
//! process reads it once; one not frozen yet is read from the database each time.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use diesel::prelude::*;

use super::model::QuestionnaireId;
use crate::db::Conn;
use crate::db::schema::questionnaires;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::questionnaire::Questionnaire;

/// The frozen versions read so far.
#[derive(Debug, Default)]
pub struct Definitions(RwLock<HashMap<QuestionnaireId, Arc<Questionnaire>>>);

impl Definitions {
    /// The text of a version.
    ///
    /// # Errors
    /// There is no such version, its text cannot be read, or the database fails.
    pub fn get(
        &self,
        conn: &mut Conn,
        id: QuestionnaireId,
    ) -> Result<Arc<Questionnaire>, AppError> {
        if let Ok(kept) = self.0.read()
            && let Some(definition) = kept.get(&id)
        {
            return Ok(Arc::clone(definition));
        }
        let (definition, frozen_at): (String, Option<Moment>) = questionnaires::table
            .find(id)
            .select((questionnaires::definition, questionnaires::frozen_at))
            .first(conn)?;
        let definition = Arc::new(parse(&definition)?);
        if frozen_at.is_some()
            && let Ok(mut kept) = self.0.write()
        {
            kept.insert(id, Arc::clone(&definition));
        }
        Ok(definition)
    }
}

/// Reads the text of a questionnaire as it is stored.
///
/// # Errors
/// It is no questionnaire: a fault of ours.
pub fn parse(definition: &str) -> Result<Questionnaire, AppError> {
    serde_json::from_str(definition).map_err(AppError::internal)
}
