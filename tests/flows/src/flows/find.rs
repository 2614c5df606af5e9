//! Find a State by a word, filter the list, keep the filter as a view, come back to it.

use anyhow::ensure;
use fantoccini::key::Key;

use super::{ended, scripts_are_as_asked};
use crate::page::{Page, Stage};
use crate::pictures::Crop;

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.demo()?;
    let page = stage.coordinator(&desk).await?;
    let result = async {
        scripts_are_as_asked(&page, stage).await?;
        by_words(&page).await?;
        keys(&page).await?;
        view(&page).await
    }
    .await;
    ended(page, result).await?;
    Ok(String::new())
}

/// The field on every page; with scripts the key for it, too, and the palette.
async fn by_words(page: &Page<'_>) -> anyhow::Result<()> {
    if page.has_scripts() {
        page.type_text("/").await?;
        page.reached("#find").await?;
    } else {
        page.tab_to("#find").await?;
    }
    page.type_text("uganda").await?;
    page.tap_and_leave(Key::Enter).await?;
    page.landed("/search").await?;
    page.says("main", "Uganda").await?;
    page.follow("Uganda").await?;
    page.landed("/states/UGA").await?;
    if page.has_scripts() {
        page.chord(Key::Control, 'k').await?;
        page.find("dialog input").await?;
        page.type_text("kenya").await?;
        page.says("dialog [role=option]", "Kenya").await?;
        page.picture("palette", Crop::Of("dialog[open]")).await?;
        page.tap_and_leave(Key::Enter).await?;
        page.landed("/states/KEN").await?;
    }
    Ok(())
}

/// The page of keys: over the one that is open, or by itself.
async fn keys(page: &Page<'_>) -> anyhow::Result<()> {
    page.open("/").await?;
    if page.has_scripts() {
        page.type_text("?").await?;
        page.says("dialog .keys", "log an exchange").await?;
        page.picture("keys", Crop::Of("dialog[open]")).await?;
        page.tap(Key::Escape).await
    } else {
        page.click("details.menu:not(.views) summary").await?;
        page.follow("Keys").await?;
        page.says("main .keys", "log an exchange").await
    }
}

async fn view(page: &Page<'_>) -> anyhow::Result<()> {
    page.open("/states?status=signatory").await?;
    let count = page.text(".count").await?;
    page.click("details.views summary").await?;
    page.fill("#view-name", "Demo signatories").await?;
    page.picture("view", Crop::To("details.views > div"))
        .await?;
    page.send("details.views form button").await?;
    page.says("main", "The view is kept.").await?;
    page.open("/views").await?;
    page.follow("Demo signatories").await?;
    let again = page.text(".count").await?;
    ensure!(
        count == again,
        "the view shows {again}, it was kept with {count}"
    );
    Ok(())
}
