//! The calendar over HTTP.

use actix_web::HttpRequest;
use actix_web::web::Path;
use chrono::{Days, TimeDelta};

use super::actions;
use super::feed::{CONTENT_TYPE, calendar};
use super::forms::FeedForm;
use super::model::{CalendarFilter, Feed, FeedId, Month, Reach, Span, View};
use super::queries::{self, Question};
use super::views::{CalendarPage, FeedPage, FeedsPage, Shown};
use crate::auth::{feed_reader, token_hash};
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::events::EventId;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Body, Desk, Outcome, Params, Posted, Visit};

/// How far a feed reaches back and ahead, in days.
const FEED_BACK: u64 = 92;
const FEED_AHEAD: u64 = 400;
/// How often a feed's last fetch is written down.
const TOUCH_EVERY: TimeDelta = TimeDelta::hours(1);

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let params = desk.params();
        let month = Month::parse(params.get("month")).unwrap_or(Month::of(desk.today()));
        let view = params.value("view").unwrap_or(View::Month);
        let filter = CalendarFilter::of(&params);
        let facts = desk.facts(conn)?;
        let teams = queries::teams(conn)?;
        let asked = Question {
            actor: &desk.actor,
            facts: &facts,
            lang: desk.lang,
            filter,
            span: match view {
                View::Month => month.weeks(),
                View::Agenda => month.span(),
            },
            reach: Reach::Page,
        };
        let entries = queries::entries(conn, &asked, &teams)?;
        let shown = Shown {
            params: &params,
            month,
            view,
            filter,
            facts: &facts,
            teams: &teams,
            entries: &entries,
        };
        Ok(CalendarPage::new(desk, &shown))
    })
    .await
}

/// One event for a calendar program. Taking it away is entered as any file is.
pub(super) async fn event_file(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.answer(move |desk, conn| {
        let (event, entry) = queries::event(conn, &desk.actor, desk.lang, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        let settings = &desk.app.settings;
        let written = calendar(settings, desk.lang, event.title, &[entry]).written();
        Ok(Body {
            content_type: CONTENT_TYPE,
            file_name: Some(format!("event-{id}.ics")),
            bytes: written.into_bytes(),
        })
    })
    .await
}

pub(super) async fn feeds(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let (typed, errors) = (Params::default(), FormErrors::default());
        FeedsPage::load(desk, conn, &typed, &errors)
    })
    .await
}

pub(super) async fn make_feed(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let form = match FeedForm::parse(&data) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&FeedsPage::load(desk, conn, &data, &errors)?),
        };
        let now = desk.app.clock.now();
        let Some(token) = actions::make_feed(conn, &desk.actor, &form, now)? else {
            let errors = FormErrors::one("name", "feed-too-many");
            return desk.invalid(&FeedsPage::load(desk, conn, &data, &errors)?);
        };
        let html = desk.rendered(&FeedPage::new(desk, &form.name, &token))?;
        Ok(Outcome::Shown { html })
    })
    .await
}

pub(super) async fn revoke_feed(desk: Desk, id: Path<FeedId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        actions::revoke_feed(conn, &desk.actor, *id, desk.app.clock.now())?;
        Ok(Outcome::done("/calendar/feeds", "feed-revoked"))
    })
    .await
}

/// What a calendar program fetches. A token that opens nothing is an address that is not
/// there.
pub(super) async fn fetch_feed(visit: Visit, request: HttpRequest, token: Path<String>) -> Answer {
    let (app, now) = (visit.app.clone(), visit.app.clock.now());
    let hash = token_hash(&token);
    let (feed, text) = app
        .db
        .read(move |conn| written_feed(&visit, conn, &hash))
        .await?;
    let id = feed.id;
    let is_noted = |at: Moment| now < at.plus(TOUCH_EVERY);
    if !feed.last_fetched_at.is_some_and(is_noted) {
        app.db
            .write(move |conn| actions::touch_feed(conn, id, now))
            .await?;
    }
    let body = Body {
        content_type: CONTENT_TYPE,
        file_name: Some("accede.ics".to_owned()),
        bytes: text.into_bytes(),
    };
    Ok(body.unless_known(&request))
}

/// The feed of a token, as its owner may read it now; nothing restricted is in it, so that
/// no reading has to be entered each time a program asks.
fn written_feed(
    visit: &Visit,
    conn: &mut Conn,
    token_hash: &str,
) -> Result<(Feed, String), AppError> {
    let (owner, feed) = queries::feed(conn, token_hash)?;
    let actor = feed_reader(conn, &visit.app.settings.sign_in, owner)?;
    let (facts, teams) = (visit.facts(conn)?, queries::teams(conn)?);
    let today = visit.today();
    let asked = Question {
        actor: &actor,
        facts: &facts,
        lang: actor.lang,
        filter: CalendarFilter::default(),
        span: Span {
            from: today
                .checked_sub_days(Days::new(FEED_BACK))
                .unwrap_or(today),
            until: today
                .checked_add_days(Days::new(FEED_AHEAD))
                .unwrap_or(today),
        },
        reach: Reach::Feed,
    };
    let entries = queries::entries(conn, &asked, &teams)?;
    let settings = &visit.app.settings;
    let name = actor.lang.text("feed-calendar-name");
    let calendar = calendar(settings, actor.lang, name, &entries.all);
    Ok((feed, calendar.written()))
}
