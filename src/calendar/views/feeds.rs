//! The feeds of an account, and a new one's address.

use serde::Serialize;

use super::super::model::{Feed, MAX_FEEDS};
use super::super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::forms::{FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Nav, Page, Params};

/// The feeds of one's own account.
#[derive(Debug, Serialize)]
pub(in crate::calendar) struct FeedsPage {
    title: String,
    feeds: Vec<FeedLine>,
    /// Nothing where there are as many as there may be.
    form: Option<FormView>,
    full: String,
}

#[derive(Debug, Serialize)]
struct FeedLine {
    name: String,
    made: String,
    fetched: String,
    revoke: String,
}

/// The address of a new feed, shown once.
#[derive(Debug, Serialize)]
pub(in crate::calendar) struct FeedPage {
    title: String,
    address: String,
}

impl Page for FeedsPage {
    const TEMPLATE: &'static str = "calendar/feeds";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl Page for FeedPage {
    const TEMPLATE: &'static str = "calendar/feed";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl FeedsPage {
    /// The page with what was typed and what is wrong with it.
    pub(in crate::calendar) fn load(
        desk: &Desk,
        conn: &mut Conn,
        typed: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let feeds = queries::feeds(conn, desk.actor.user_id)?;
        let most = usize::try_from(MAX_FEEDS).unwrap_or(usize::MAX);
        // What was typed comes back, even where another window has made the last one.
        let open = feeds.len() < most || !typed.get("name").is_empty();
        Ok(Self {
            title: desk.t("feeds-title"),
            form: open.then(|| {
                FormBuilder::new(desk.lang, "feed", "/calendar/feeds", typed, errors)
                    .text("name", Need::Required)
                    .build()
            }),
            full: desk.ta("feeds-full", &[("n", MAX_FEEDS.into())]),
            feeds: feeds.iter().map(|feed| FeedLine::new(desk, feed)).collect(),
        })
    }
}

impl FeedLine {
    fn new(desk: &Desk, feed: &Feed) -> Self {
        Self {
            name: feed.name.clone(),
            made: desk.lang.short_date(feed.created_at.date()),
            fetched: feed
                .last_fetched_at
                .map_or_else(|| desk.t("feeds-never"), |at| desk.lang.short_time(at.0)),
            revoke: format!("/calendar/feeds/{}/revoke", feed.id),
        }
    }
}

impl FeedPage {
    pub(in crate::calendar) fn new(desk: &Desk, name: &str, token: &str) -> Self {
        let url = desk.app.settings.public_url();
        Self {
            title: desk.ta("feed-made-title", &[("name", name.into())]),
            address: format!("{url}/calendar/feed/{token}.ics"),
        }
    }
}
