//! Forms that others wrote, over HTTP: looked at first, and taken once it is said what of
//! them cannot be.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::super::model::QuestionnaireId;
use super::super::{inside, queries as survey, xlsform};
use super::places::base;
use super::queries;
use crate::attachments::{file_error, file_name};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::xlsform::{Broken, Finding, Reading, Weight, read};
use crate::questionnaire::{Questionnaire, check};
use crate::web::forms::ErrorLink;
use crate::web::table::{Cell, Column, Table};
use crate::web::{Answer, Body, Desk, Html, Nav, Outcome, Page, PostedFile, Upload};

/// More findings than this are not shown one by one.
const MOST_SHOWN: usize = 300;

/// A file up to this size stands in the page until it is taken; a larger one is chosen again.
const MOST_HELD: usize = 200 * 1024;

/// `GET /survey/questionnaires/{id}.xlsx`
pub(super) async fn export(desk: Desk, id: Path<QuestionnaireId>) -> Answer {
    desk.answer(move |desk, conn| {
        inside(&desk.actor)?;
        let row = survey::questionnaire(conn, *id)?;
        let text = desk.app.definitions.get(conn, *id)?;
        let facts = desk.app.facts.current(conn)?;
        Ok(Body {
            content_type: xlsform::CONTENT_TYPE,
            file_name: Some(xlsform::file_name(&row.code, row.version)),
            bytes: xlsform::file(&text, row.version, &facts)?,
        })
    })
    .await
}

/// `GET /survey/questionnaires/import`
pub(super) async fn start(desk: Desk) -> Answer {
    desk.page(|desk, _| {
        inside(&desk.actor)?;
        Ok(ImportPage::new(desk, String::new()))
    })
    .await
}

/// `POST /survey/questionnaires/import`: what the file says. Where nothing is to be said of
/// it, it is taken at once.
pub(super) async fn look(desk: Desk, PostedFile { file, .. }: PostedFile) -> Answer {
    inside(&desk.actor)?;
    let sent = match sent(&desk, file) {
        Ok(sent) => sent,
        Err(error) => return refused(&desk, error),
    };
    let (sent, read) = read_apart(sent).await?;
    match read {
        Err(broken) => refused(&desk, broken.text(desk.lang)),
        Ok(Reading {
            text: Some(text),
            findings,
        }) if findings.is_empty() => store(desk, text, sent.name).await,
        Ok(reading) => show(desk, sent, reading).await,
    }
}

/// `POST /survey/questionnaires/import/take`: the same file once more, whatever was said.
pub(super) async fn take(desk: Desk, PostedFile { data, file }: PostedFile) -> Answer {
    inside(&desk.actor)?;
    let held = STANDARD.decode(data.get("held")).unwrap_or_default();
    let sent = if held.is_empty() {
        sent(&desk, file)
    } else {
        Ok(Sent {
            name: file_name(data.get("name")),
            bytes: held,
        })
    };
    let sent = match sent {
        Ok(sent) => sent,
        Err(error) => return refused(&desk, error),
    };
    let (sent, read) = read_apart(sent).await?;
    match read {
        Err(broken) => refused(&desk, broken.text(desk.lang)),
        Ok(Reading {
            text: Some(text), ..
        }) => store(desk, text, sent.name).await,
        Ok(reading) => show(desk, sent, reading).await,
    }
}

/// A file with the name it was sent under.
struct Sent {
    name: String,
    bytes: Vec<u8>,
}

fn sent(desk: &Desk, file: Upload) -> Result<Sent, String> {
    let settings = &desk.app.settings.attachments;
    let said = |key| {
        let errors = file_error(settings, key);
        let first = errors.0.first();
        first.map_or_else(String::new, |it| desk.ta(it.key, &it.args))
    };
    match file {
        Upload::None => Err(said("attachment-none")),
        Upload::TooLarge => Err(Broken::TooLarge.text(desk.lang)),
        Upload::File { name, bytes } => Ok(Sent {
            name: file_name(&name),
            bytes,
        }),
    }
}

/// A file is read apart from the requests of others.
async fn read_apart(sent: Sent) -> Result<(Sent, Result<Reading, Broken>), AppError> {
    actix_web::web::block(move || {
        let read = read(&sent.bytes);
        (sent, read)
    })
    .await
    .map_err(|_| AppError::Unavailable)
}

fn refused(desk: &Desk, error: String) -> Answer {
    desk.outcome(desk.invalid(&ImportPage::new(desk, error))?)
}

async fn store(desk: Desk, text: Questionnaire, name: String) -> Answer {
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        let id = xlsform::import(conn, &desk.actor, now, &text, &name)?;
        Ok(Outcome::done(base(id), "xlsform-imported"))
    })
    .await
}

async fn show(desk: Desk, sent: Sent, reading: Reading) -> Answer {
    let app = desk.app.clone();
    let (outcome, desk) = app
        .db
        .read(move |conn| {
            let page = ImportPage::of(&desk, conn, &sent, &reading)?;
            let status = if reading.text.is_some() {
                StatusCode::OK
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            let html = desk.rendered(&page)?;
            Ok((Outcome::Refused { html, status }, desk))
        })
        .await?;
    desk.outcome(outcome)
}

/// The form that takes a file, and what is said of one.
#[derive(Debug, Serialize)]
pub struct ImportPage {
    heading: String,
    hint: String,
    error: String,
    errors: Vec<ErrorLink>,
    looked: Option<Looked>,
}

/// What is said of a file.
#[derive(Debug, Serialize)]
struct Looked {
    name: String,
    /// Whether it can be taken.
    fits: bool,
    loses: bool,
    /// What it would become.
    becomes: String,
    unfinished: String,
    losses: String,
    findings: Html,
    more: String,
    /// The file itself, for the form that takes it; empty where it is too large for that.
    held: String,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "questionnaires/import";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ImportPage {
    fn new(desk: &Desk, error: String) -> Self {
        let link = ErrorLink {
            href: "#f-file".to_owned(),
            text: error.clone(),
        };
        Self {
            heading: desk.t("xlsform-import"),
            hint: desk.t("xlsform-file-hint"),
            errors: if error.is_empty() {
                Vec::new()
            } else {
                vec![link]
            },
            error,
            looked: None,
        }
    }

    fn of(desk: &Desk, conn: &mut Conn, sent: &Sent, reading: &Reading) -> Result<Self, AppError> {
        let more = reading.findings.len().saturating_sub(MOST_SHOWN);
        let losses = reading.findings.iter();
        let losses = losses.filter(|it| it.weight != Weight::Note).count();
        let text = reading.text.as_ref();
        let looked = Looked {
            name: sent.name.clone(),
            fits: text.is_some(),
            loses: reading.loses(),
            becomes: match text {
                Some(text) => becomes(desk, conn, text)?,
                None => String::new(),
            },
            unfinished: text.map(|it| unfinished(desk, it)).unwrap_or_default(),
            losses: desk.ta("xlsform-losses", &[("n", losses.into())]),
            findings: table(desk, &reading.findings).html(),
            more: if more == 0 {
                String::new()
            } else {
                desk.ta("xlsform-more", &[("n", more.into())])
            },
            held: if sent.bytes.len() <= MOST_HELD {
                STANDARD.encode(&sent.bytes)
            } else {
                String::new()
            },
        };
        Ok(Self {
            looked: Some(looked),
            ..Self::new(desk, String::new())
        })
    }
}

/// How large it is, and which version of which questionnaire it would be.
fn becomes(desk: &Desk, conn: &mut Conn, text: &Questionnaire) -> Result<String, AppError> {
    let key = if queries::is_taken(conn, &text.code)? {
        "xlsform-becomes-version"
    } else {
        "xlsform-becomes-new"
    };
    let args = [
        ("code", text.code.as_str().into()),
        ("sections", text.sections.len().into()),
        ("questions", text.questions().count().into()),
    ];
    Ok(desk.ta(key, &args))
}

fn unfinished(desk: &Desk, text: &Questionnaire) -> String {
    match check(text).len() {
        0 => String::new(),
        n => desk.ta("xlsform-unfinished", &[("n", n.into())]),
    }
}

fn table(desk: &Desk, findings: &[Finding]) -> Table {
    let lang = desk.lang;
    let text = |key: &str| Column::text(lang.text(key));
    let rows = findings.iter().take(MOST_SHOWN).map(|it| {
        let row = it.row.map(i64::from);
        vec![
            Cell::text(lang.text(&format!("xlsform-weight-{}", it.weight))),
            Cell::text(&it.sheet),
            row.map_or_else(Cell::empty, |row| Cell::number(row, lang.number(row))),
            Cell::text(&it.column),
            Cell::text(it.text(lang)),
        ]
    });
    Table {
        caption: lang.text("xlsform-findings"),
        columns: vec![
            text("xlsform-column-weight"),
            text("xlsform-column-sheet").unbroken(),
            Column::number(lang.text("xlsform-column-row")),
            text("xlsform-column-column"),
            text("xlsform-column-what").paragraph(),
        ],
        rows: rows.collect(),
    }
}
