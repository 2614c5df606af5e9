//! The files of an answer as its page shows them.

use serde::Serialize;

use super::super::super::files::model::AnswerFile;
use super::super::super::files::queries;
use super::super::super::model::Response;
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::{Answers, Question, QuestionKind, Questionnaire};
use crate::web::Desk;
use crate::web::forms::FormErrors;

/// The questions that ask for a file, and what was signed off once.
#[derive(Debug, Clone, Serialize)]
pub(in crate::survey::responses) struct FilesView {
    shown: bool,
    asked: Vec<AskedView>,
    older: Vec<FileView>,
}

/// A question that asks for a file.
#[derive(Debug, Clone, Serialize)]
struct AskedView {
    key: String,
    #[serde(flatten)]
    file: FileView,
    /// The answer that the page shows.
    known: String,
    /// Where a file is sent, and taken away; empty where it may not be.
    add: String,
    remove: String,
    /// What is wrong with the one that was sent; empty for nothing.
    error: String,
}

/// A file, or none.
#[derive(Debug, Clone, Default, Serialize)]
struct FileView {
    question: String,
    name: String,
    about: String,
    digest: String,
    /// Where it is had; empty for none.
    href: String,
}

impl FilesView {
    pub(in crate::survey::responses) fn load(
        desk: &Desk,
        conn: &mut Conn,
        response: &Response,
        (text, answers): (&Questionnaire, &Answers),
        wrong: Option<(&str, &FormErrors)>,
    ) -> Result<Self, AppError> {
        let asks = text.questions().filter(|it| it.kind == QuestionKind::File);
        let asks: Vec<&Question> = asks.collect();
        // Most questionnaires ask for none.
        let files = if asks.is_empty() {
            Vec::new()
        } else {
            queries::of(conn, response.id)?
        };
        let asked = asks.iter().map(|question| {
            let own = files.iter();
            let mut own = own.filter(|it| it.is_current && it.question == question.name);
            AskedView::new(desk, response, (question, own.next()), answers, wrong)
        });
        let older = files.iter().filter(|it| !it.is_current);
        let older = older.map(|file| {
            let question = text.question(&file.question);
            FileView::of(desk, response, question, file)
        });
        Ok(Self {
            shown: !asks.is_empty(),
            asked: asked.collect(),
            older: older.collect(),
        })
    }
}

impl AskedView {
    fn new(
        desk: &Desk,
        response: &Response,
        (question, file): (&Question, Option<&AnswerFile>),
        answers: &Answers,
        wrong: Option<(&str, &FormErrors)>,
    ) -> Self {
        let may_edit = response.may_edit(&desk.actor);
        let path = format!("/survey/responses/{}/files/{}", response.id, question.name);
        let error = wrong
            .filter(|(name, _)| *name == question.name)
            .and_then(|(_, errors)| errors.0.first())
            .map(|error| desk.ta(error.key, &error.args));
        Self {
            key: question.name.clone(),
            known: answers.first(&question.name).to_owned(),
            remove: if may_edit && file.is_some() {
                format!("{path}/remove")
            } else {
                String::new()
            },
            add: if may_edit { path } else { String::new() },
            error: error.unwrap_or_default(),
            file: match file {
                Some(file) => FileView::of(desk, response, Some(question), file),
                None => FileView {
                    question: question.label.in_language(desk.lang).to_owned(),
                    ..FileView::default()
                },
            },
        }
    }
}

impl FileView {
    fn of(
        desk: &Desk,
        response: &Response,
        question: Option<&Question>,
        file: &AnswerFile,
    ) -> Self {
        let label = question.map(|it| it.label.in_language(desk.lang).to_owned());
        let args = [
            ("date", desk.lang.date(file.created_at.date()).into()),
            ("kib", (file.bytes.saturating_add(1023) / 1024).into()),
        ];
        Self {
            question: label.unwrap_or_else(|| file.question.clone()),
            name: file.name.clone(),
            about: desk.ta("survey-file-about", &args),
            digest: file.sha256.clone(),
            href: format!("/survey/responses/{}/files/{}", response.id, file.number),
        }
    }
}
