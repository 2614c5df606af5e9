//! Changes that both ways of answering share.

use diesel::prelude::*;

use super::model::ResponseId;
use crate::db::Conn;
use crate::db::schema::answers;
use crate::error::AppError;
use crate::on_backend;
use crate::questionnaire::Answers;

#[derive(Insertable)]
#[diesel(table_name = answers, treat_none_as_default_value = false)]
struct NewAnswer<'a> {
    response_id: ResponseId,
    question: &'a str,
    position: i32,
    value: &'a str,
}

/// Replaces the answers of a response.
pub(super) fn store_answers(
    conn: &mut Conn,
    id: ResponseId,
    given: &Answers,
) -> Result<(), AppError> {
    diesel::delete(answers::table.filter(answers::response_id.eq(id))).execute(conn)?;
    let rows: Vec<NewAnswer<'_>> = given
        .rows()
        .map(|(question, position, value)| NewAnswer {
            response_id: id,
            question,
            position,
            value,
        })
        .collect();
    if !rows.is_empty() {
        on_backend!(conn, real => diesel::insert_into(answers::table).values(&rows).execute(real))?;
    }
    Ok(())
}
