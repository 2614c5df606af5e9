//! The forms of pathways: a step, and the choice of a template.

use chrono::NaiveDate;

use super::model::{Content, StepStatus, Template};
use crate::auth::Marking;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// The longest name of a step or of a body, in characters.
const MAX_NAME: usize = 200;
/// The longest source and the longest next move.
const MAX_TEXT: usize = 500;

/// A step, as its form has it.
#[derive(Debug, Clone)]
pub(super) struct StepForm {
    pub version: i32,
    pub content: Content,
    pub marking: Marking,
}

/// A template, chosen for a State.
#[derive(Debug, Clone)]
pub(super) struct TemplateForm {
    pub template: Template,
    pub marking: Marking,
}

impl StepForm {
    /// Reads the form of a step. A step under way whose last movement nobody has told moved
    /// when it began, or else `today`.
    pub(super) fn parse(
        data: &Params,
        markings: &[Marking],
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let name = reader.required_text("name", MAX_NAME);
        let body_kind = reader.choice("body_kind");
        let body = reader.text("body", MAX_NAME);
        let status = reader.choice::<StepStatus>("status");
        let (begun_on, done_on) = dates(&mut reader, status, today);
        let moved_on = moved_on(&mut reader, status, begun_on, today);
        let source = reader.text("source", MAX_TEXT);
        let source_link = reader.link("source_link");
        let next_move = reader.text("next_move", MAX_TEXT);
        let marking = reader.one_of("marking", markings);
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                version,
                content: Content {
                    name,
                    body_kind: body_kind?,
                    body,
                    status: status?,
                    begun_on,
                    done_on,
                    moved_on,
                    source,
                    source_link,
                    next_move,
                },
                marking: marking?,
            })
        })
    }
}

impl TemplateForm {
    /// Reads which of the templates was chosen.
    pub(super) fn parse(
        data: &Params,
        templates: &[Template],
        markings: &[Marking],
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let code = reader.required_text("template", MAX_NAME);
        let template = templates.iter().find(|it| it.code == code);
        if template.is_none() && !code.is_empty() {
            reader.refuse("template", "form-choose", Vec::new());
        }
        let marking = reader.one_of("marking", markings);
        reader.finish(|| {
            Some(Self {
                template: template?.clone(),
                marking: marking?,
            })
        })
    }
}

/// When a step began and when it was done.
fn dates(
    reader: &mut Reader<'_>,
    status: Option<StepStatus>,
    today: NaiveDate,
) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let begun_on = reader.optional_past("begun_on", today);
    let done_on = reader.optional_past("done_on", today);
    let begins = [StepStatus::UnderWay, StepStatus::Done];
    if begun_on.is_some() && status.is_some_and(|status| !begins.contains(&status)) {
        reader.refuse("begun_on", "step-begun_on-status", Vec::new());
    }
    if done_on.is_some() && status.is_some_and(|status| status != StepStatus::Done) {
        reader.refuse("done_on", "step-done_on-status", Vec::new());
    }
    if begun_on
        .zip(done_on)
        .is_some_and(|(begun, done)| done < begun)
    {
        reader.refuse("done_on", "step-done_on-early", Vec::new());
    }
    (begun_on, done_on)
}

/// The last movement of a step that is under way. Of another, whatever stands in the field
/// is left over from before.
fn moved_on(
    reader: &mut Reader<'_>,
    status: Option<StepStatus>,
    begun_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    if status != Some(StepStatus::UnderWay) {
        return None;
    }
    let moved_on = reader.optional_past("moved_on", today);
    if begun_on
        .zip(moved_on)
        .is_some_and(|(begun, moved)| moved < begun)
    {
        reader.refuse("moved_on", "step-moved_on-early", Vec::new());
    }
    moved_on.or(begun_on).or(Some(today))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<StepForm, Vec<String>> {
        let data = Params::parse(&format!(
            "name=Cabinet&body_kind=cabinet&marking=coordination&{query}"
        ));
        let today = NaiveDate::from_ymd_opt(2023, 6, 1).unwrap();
        StepForm::parse(&data, &[Marking::Coordination], today).map_err(|FormErrors(errors)| {
            errors
                .into_iter()
                .map(|it| format!("{} {}", it.field, it.key))
                .collect()
        })
    }

    #[test]
    fn a_step_under_way_always_has_a_last_movement() {
        let moved = |query: &str| {
            read(query)
                .unwrap()
                .content
                .moved_on
                .map(|day| day.to_string())
        };
        assert_eq!(moved("status=under_way").as_deref(), Some("2023-06-01"));
        let begun = "status=under_way&begun_on=2023-03-01";
        assert_eq!(moved(begun).as_deref(), Some("2023-03-01"));
        let told = format!("{begun}&moved_on=2023-04-01");
        assert_eq!(moved(&told).as_deref(), Some("2023-04-01"));
        assert_eq!(moved("status=done&moved_on=2023-04-01"), None, "left over");
    }

    #[test]
    fn dates_that_cannot_be_are_refused() {
        for (query, expected) in [
            (
                "status=not_begun&begun_on=2023-01-01",
                "begun_on step-begun_on-status",
            ),
            (
                "status=under_way&done_on=2023-01-01",
                "done_on step-done_on-status",
            ),
            (
                "status=done&begun_on=2023-02-01&done_on=2023-01-01",
                "done_on step-done_on-early",
            ),
            ("status=done&done_on=2023-07-01", "done_on form-date-future"),
            (
                "status=under_way&begun_on=2023-02-01&moved_on=2023-01-01",
                "moved_on step-moved_on-early",
            ),
            (
                "status=done&source_link=http://example.org",
                "source_link form-link",
            ),
            (
                "status=done&source_link=javascript:alert(1)",
                "source_link form-link",
            ),
        ] {
            assert_eq!(read(query).unwrap_err(), [expected], "{query}");
        }
    }
}
