//! Move a State on the board: with the mouse and with the keyboard. Either opens the form of
//! a new position, for where a State stands has a day and a source.

use anyhow::{Context as _, ensure};
use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::key::Key;

use super::{ended, scripts_are_as_asked};
use crate::page::{Page, SUBMIT, Stage};
use crate::pictures::Crop;

const BOARD: &str = "/states?view=board&category=any";
const SOURCE: &str = "Demo: said at a working lunch.";

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.demo()?;
    let page = stage.coordinator(&desk).await?;
    let result = async {
        scripts_are_as_asked(&page, stage).await?;
        by_mouse(&page).await?;
        by_keyboard(&page).await
    }
    .await;
    ended(page, result).await?;
    Ok(String::new())
}

/// Without scripts a mouse moves a State by the link on its card.
async fn by_mouse(page: &Page<'_>) -> anyhow::Result<()> {
    page.open(BOARD).await?;
    let state = first(page, "favourable").await?;
    let card = card(page, "favourable", &state).await?;
    if page.has_scripts() {
        let link = card.find(Locator::Css("a")).await?.attr("href").await?;
        let home = link.context("the card leads nowhere")?;
        let home = home.split('?').next().unwrap_or_default();
        let to = page.find("[data-stance=committed] li").await?;
        page.leave(page.drag(card, to)).await?;
        page.landed(&format!("{home}/positions/new")).await?;
        ensure!(
            page.find("#f-stance-committed, [name=stance][value=committed]")
                .await?
                .is_selected()
                .await?,
            "the column is not chosen in the form"
        );
    } else {
        let link = card.find(Locator::Css("a.move")).await?;
        page.leave(link.click()).await?;
        page.click("[name=stance][value=committed]").await?;
    }
    page.click("[name=confidence][value=medium]").await?;
    page.fill("#f-source", SOURCE).await?;
    page.send(SUBMIT).await?;
    stands(page, &state, "committed").await?;
    undo(page, &state, "favourable").await
}

/// The card's link, reached by Tab; the form, by Tab and the arrows.
async fn by_keyboard(page: &Page<'_>) -> anyhow::Result<()> {
    page.open(BOARD).await?;
    page.picture("board", Crop::To("[data-stance=committed] li:nth-child(3)"))
        .await?;
    let state = first(page, "undecided").await?;
    page.tab_to(".board [data-stance=undecided] a.move").await?;
    page.tap_and_leave(Key::Enter).await?;
    page.tab_to("[name=stance]").await?;
    for _ in 0..5 {
        if page
            .is_at("[name=stance][value=favourable]:checked")
            .await?
        {
            break;
        }
        page.tap(Key::Down).await?;
    }
    page.reached("[name=stance][value=favourable]:checked")
        .await?;
    page.tab_to("[name=confidence]").await?;
    page.type_text(" ").await?;
    page.tab_to("#f-source").await?;
    page.type_text(SOURCE).await?;
    page.tap_and_leave(Key::Enter).await?;
    stands(page, &state, "favourable").await
}

/// It stands there on the board one came back to, and when it is asked for again.
async fn stands(page: &Page<'_>, state: &str, stance: &str) -> anyhow::Result<()> {
    page.landed("/states").await?;
    page.says(".flash", "The position is noted.").await?;
    card(page, stance, state).await?;
    Ok(())
}

/// Takes it back by the button of the message.
async fn undo(page: &Page<'_>, state: &str, stance: &str) -> anyhow::Result<()> {
    page.send(".flash button").await?;
    page.says(".flash", "Taken back.").await?;
    page.open(BOARD).await?;
    card(page, stance, state).await?;
    Ok(())
}

/// The State at the top of a column.
async fn first(page: &Page<'_>, stance: &str) -> anyhow::Result<String> {
    page.text(&format!("[data-stance={stance}] li a")).await
}

async fn card(page: &Page<'_>, stance: &str, state: &str) -> anyhow::Result<Element> {
    for card in page.all(&format!("[data-stance={stance}] li")).await? {
        if card.find(Locator::Css("a")).await?.text().await? == state {
            return Ok(card);
        }
    }
    Err(anyhow::anyhow!("{state} is not {stance}")).context("on the board")
}
