//! The flows. Each is walked twice, on a desk of its own each time: with JavaScript and
//! without. Both have to come to the same end.

mod author;
mod board;
mod commitments;
mod exchange;
mod find;
mod pass_on;
mod respondent;
mod sign_in;
mod take_over;
mod workshop;

use std::fmt;

use anyhow::ensure;

use crate::driver::Scripts;
use crate::page::{Page, Stage};

/// A way through the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Flow {
    /// Take over and see where things stand
    TakeOver,
    /// Log a bilateral by keyboard alone
    LogBilateral,
    /// Move a State on the board, with the mouse and with the keyboard
    Board,
    /// Invite to a workshop, reply, mark who came, read the report
    Workshop,
    /// Find by words, keep a filter as a view
    Find,
    /// Change several commitments with a preview, and one in its place; undo
    Commitments,
    /// Answer the survey by the link, and circulate it
    Survey,
    /// Write a questionnaire in three languages, and see it as a respondent does
    Author,
    /// Pass the desk on: restricted records, teams, the new work plan
    PassOn,
    /// Set up a desk, sign in with a password, see what others may
    SignIn,
}

impl Flow {
    /// All of them, in the order of a coordinator's first days.
    pub const ALL: &'static [Self] = &[
        Self::TakeOver,
        Self::LogBilateral,
        Self::Board,
        Self::Workshop,
        Self::Find,
        Self::Commitments,
        Self::Survey,
        Self::Author,
        Self::PassOn,
        Self::SignIn,
    ];

    /// Walks it; returns what is worth saying of it.
    pub async fn walk(self, stage: &Stage<'_>) -> anyhow::Result<String> {
        match self {
            Self::TakeOver => take_over::walk(stage).await,
            Self::LogBilateral => exchange::walk(stage).await,
            Self::Board => board::walk(stage).await,
            Self::Workshop => workshop::walk(stage).await,
            Self::Find => find::walk(stage).await,
            Self::Commitments => commitments::walk(stage).await,
            Self::Survey => respondent::walk(stage).await,
            Self::Author => author::walk(stage).await,
            Self::PassOn => pass_on::walk(stage).await,
            Self::SignIn => sign_in::walk(stage).await,
        }
    }
}

impl fmt::Display for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::TakeOver => "take over",
            Self::LogBilateral => "log a bilateral by keyboard",
            Self::Board => "move a State on the board",
            Self::Workshop => "hold a workshop",
            Self::Find => "find, keep a view",
            Self::Commitments => "change commitments, undo",
            Self::Survey => "answer the survey",
            Self::Author => "write a questionnaire",
            Self::PassOn => "pass the desk on",
            Self::SignIn => "sign in with a password",
        })
    }
}

/// Whether scripts run is what was asked for: the field of a State is a list until a script
/// has made it one to type into.
async fn scripts_are_as_asked(page: &Page<'_>, stage: &Stage<'_>) -> anyhow::Result<()> {
    page.open("/exchanges/new").await?;
    let tag = page.find("#f-state").await?.tag_name().await?;
    let wanted = match stage.scripts {
        Scripts::On => "input",
        Scripts::Off => "select",
    };
    ensure!(
        tag == wanted,
        "{}: the State is chosen by {tag}",
        stage.scripts
    );
    page.open("/").await
}

/// Adds where the page is to what went wrong, and closes its browser.
async fn ended<T>(page: Page<'_>, result: anyhow::Result<T>) -> anyhow::Result<T> {
    let result = match result {
        Ok(it) => Ok(it),
        Err(error) => Err(error.context(page.whereabouts().await)),
    };
    page.close().await?;
    result
}
