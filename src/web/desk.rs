//! A request by someone signed in: pages, files and changes, and what of them the audit
//! tells.

use std::fmt::Display;
use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};

use super::render::Page;
use super::{Answer, Body, Outcome, Params, Visit};
use crate::audit::{self, Readers};
use crate::auth::{Actor, Marking};
use crate::db::Conn;
use crate::error::AppError;
use crate::{saved_views, undo};

/// A request by someone signed in. Handlers that take it are closed to all others.
#[derive(Clone)]
pub struct Desk {
    visit: Visit,
    /// Who asks.
    pub actor: Actor,
    given: Arc<Mutex<Vec<Given>>>,
}

/// What an answer gives that the audit tells of.
#[derive(Debug)]
enum Given {
    /// A restricted record: its table, its id, its readers.
    Record(&'static str, String, Readers),
    /// A file: its name.
    File(String),
    /// What a file holds.
    Told(Params),
    /// A report as a page: its name.
    Report(&'static str),
    /// A file of a record: the table and the id of its row, the record's readers.
    Attachment(&'static str, String, Readers),
}

impl Deref for Desk {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl Desk {
    /// The same request in a session whose token has just changed: its forms carry the token
    /// that goes with `secret`.
    #[must_use]
    pub fn with_secret(mut self, secret: &str) -> Self {
        self.visit = self.visit.with_secret(secret);
        self
    }

    /// The same request by someone who reads records up to a marking alone: what is made
    /// of it can be handed to whoever reads that much.
    #[must_use]
    pub fn reading_up_to(&self, highest: Marking) -> Self {
        Self {
            actor: self.actor.reading_up_to(highest),
            ..self.clone()
        }
    }

    /// The same request as if its address asked for something else: the lists of the desk
    /// read their filters from it.
    #[must_use]
    pub fn asking(&self, params: &Params) -> Self {
        Self {
            visit: self.visit.asking(params),
            ..self.clone()
        }
    }

    /// Says what the file holds that is about to be given, beside its name: the audit tells
    /// of it with how the file was asked for.
    pub fn holds(&self, told: Params) {
        self.give(Given::Told(told));
    }

    /// Answers with a page made from a reading connection.
    ///
    /// # Errors
    /// What `load` returns, or the page cannot be rendered.
    pub async fn page<P, F>(self, load: F) -> Answer
    where
        P: Page + 'static,
        F: FnOnce(&Self, &mut Conn) -> Result<P, AppError> + Send + 'static,
    {
        let app = self.app.clone();
        let (body, desk) = app
            .db
            .read(move |conn| {
                let page = load(&self, conn)?;
                let views = P::LIST
                    .map(|list| saved_views::Menu::load(&self, conn, list))
                    .transpose()?;
                let html = self.visit.render(Some(&self.actor), &page, views)?;
                let body = self.packed(html)?;
                Ok((body, self))
            })
            .await?;
        desk.enter_given().await?;
        Ok(desk.html(StatusCode::OK, body))
    }

    /// Says that the answer opens a row of a marked table. The audit tells of each reading
    /// of a restricted record, or the answer is not given. A line in a list is no reading.
    pub fn reads(&self, table: &'static str, id: impl Display, readers: impl Into<Readers>) {
        let readers = readers.into();
        if readers.marking == Marking::Restricted {
            self.give(Given::Record(table, id.to_string(), readers));
        }
    }

    /// Says that the answer is a report, which the audit tells of too.
    pub fn reports(&self, name: &'static str) {
        self.give(Given::Report(name));
    }

    /// Says that the answer is a file that belongs to a record, which the audit tells of by
    /// its number: its name is the record's own.
    pub fn takes(&self, attachment: impl Display, readers: impl Into<Readers>) {
        self.takes_of("attachments", attachment, readers);
    }

    /// The same of a file whose row is in another table.
    pub fn takes_of(&self, table: &'static str, id: impl Display, readers: impl Into<Readers>) {
        self.give(Given::Attachment(table, id.to_string(), readers.into()));
    }

    fn give(&self, given: Given) {
        self.given
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(given);
    }

    /// Enters into the audit what the answer gives: the one thing that fetching a page
    /// changes.
    ///
    /// # Errors
    /// The database fails; then the answer must not be given.
    pub async fn enter_given(&self) -> Result<(), AppError> {
        let given = std::mem::take(&mut *self.given.lock().unwrap_or_else(PoisonError::into_inner));
        if given.is_empty() {
            return Ok(());
        }
        let (actor, now) = (self.actor.clone(), self.app.clock.now());
        let query = given
            .iter()
            .filter_map(|given| match given {
                Given::Told(told) => Some(told),
                _ => None,
            })
            .flat_map(Params::pairs)
            .fold(self.params(), |query, (name, value)| {
                query.with(name, value)
            });
        self.app
            .db
            .write(move |conn| {
                given.iter().try_for_each(|given| match given {
                    Given::Record(table, id, readers) => {
                        audit::read(conn, &actor, now, (table, id), *readers)
                    }
                    Given::File(name) => {
                        audit::export(conn, &actor, now, "file.export", name, &query)
                    }
                    Given::Told(_) => Ok(()),
                    Given::Report(name) => {
                        audit::export(conn, &actor, now, "report.make", name, &query)
                    }
                    Given::Attachment(table, id, readers) => {
                        audit::take(conn, &actor, now, (table, id), *readers)
                    }
                })
            })
            .await
    }

    /// Answers with whatever `load` makes from a reading connection: a file, JSON. Who
    /// takes a file away is entered into the audit before it is given.
    ///
    /// # Errors
    /// What `load` returns.
    pub async fn answer<F>(self, load: F) -> Answer
    where
        F: FnOnce(&Self, &mut Conn) -> Result<Body, AppError> + Send + 'static,
    {
        let app = self.app.clone();
        let (body, desk) = app
            .db
            .read(move |conn| Ok((load(&self, conn)?, self)))
            .await?;
        if let Some(name) = &body.file_name {
            desk.give(Given::File(name.clone()));
        }
        desk.enter_given().await?;
        Ok(body.respond())
    }

    /// Makes a change in one transaction, and answers with where that leads.
    ///
    /// # Errors
    /// What `change` returns; then nothing has changed.
    pub async fn change<F>(self, change: F) -> Answer
    where
        F: FnOnce(&Self, &mut Conn) -> Result<Outcome, AppError> + Send + 'static,
    {
        let app = self.app.clone();
        let begun = app.clock.now();
        let (outcome, desk) = app
            .db
            .write(move |conn| {
                let outcome = change(&self, conn)?;
                if !outcome.is_told() {
                    return Ok((outcome, self));
                }
                let offered = undo::offer(conn, &self.actor, begun)?;
                Ok((outcome.undoing(offered), self))
            })
            .await?;
        desk.outcome(outcome)
    }

    /// A form that is not valid, shown again with what was typed: 422.
    ///
    /// # Errors
    /// The page cannot be rendered.
    pub fn invalid<P: Page>(&self, page: &P) -> Result<Outcome, AppError> {
        Ok(Outcome::Refused {
            html: self.rendered(page)?,
            status: StatusCode::UNPROCESSABLE_ENTITY,
        })
    }

    /// A stale edit: 409, with a page that shows both versions.
    ///
    /// # Errors
    /// The page cannot be rendered.
    pub fn stale<P: Page>(&self, page: &P) -> Result<Outcome, AppError> {
        Ok(Outcome::Refused {
            html: self.rendered(page)?,
            status: StatusCode::CONFLICT,
        })
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A template and its page do not fit.
    pub fn rendered<P: Page>(&self, page: &P) -> Result<String, AppError> {
        self.visit.render(Some(&self.actor), page, None)
    }
}

impl FromRequest for Desk {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // The middleware before the desk's routes has put the actor there.
        let actor = request.extensions().get::<Actor>().cloned();
        ready(match actor {
            Some(actor) => Visit::of(request).map(|visit| Self {
                visit,
                actor,
                given: Arc::default(),
            }),
            None => Err(AppError::NotFound),
        })
    }
}
