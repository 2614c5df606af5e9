//! The search's page, and what the palette asks.

use serde_json::json;

use super::queries::{self, Limits};
use super::views::{SearchPage, rows};
use crate::error::AppError;
use crate::web::{Answer, Body, Desk};

pub async fn page(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let facts = desk.facts(conn)?;
        let params = desk.params();
        if let Some(kind) = params.value("kind") {
            let after = params.value("after");
            let found = queries::of_kind(desk, conn, kind, params.get("q"), after)?;
            return Ok(SearchPage::of_kind(desk, &facts, kind, &params, &found));
        }
        let found = queries::find(desk, conn, &facts, params.get("q"), Limits::PAGE)?;
        Ok(SearchPage::new(desk, &facts, params.get("q"), &found))
    })
    .await
}

pub async fn find(desk: Desk) -> Answer {
    desk.answer(|desk, conn| {
        let facts = desk.facts(conn)?;
        let params = desk.params();
        let found = queries::find(desk, conn, &facts, params.get("q"), Limits::PALETTE)?;
        let suggestions: Vec<_> = rows(desk, &facts, params.get("q"), &found)
            .into_iter()
            .map(|row| json!({"value": row.href, "label": row.label, "hint": row.hint}))
            .collect();
        Ok(Body {
            content_type: "application/json",
            file_name: None,
            bytes: serde_json::to_vec(&suggestions).map_err(AppError::internal)?,
        })
    })
    .await
}
