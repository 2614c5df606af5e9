//! Log a bilateral by keyboard alone: from the key to the saved page no mouse and no script
//! of ours, in less than half a minute.

use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use fantoccini::key::Key;

use super::{ended, scripts_are_as_asked};
use crate::page::{Page, Stage};
use crate::pictures::Crop;

const LIMIT: Duration = Duration::from_secs(30);
const SUMMARY: &str = "Demo: logged by keyboard; the date of the committee is asked for.";

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.demo()?;
    let page = stage.coordinator(&desk).await?;
    let result = async {
        scripts_are_as_asked(&page, stage).await?;
        let person = someone(&page).await?;
        page.open("/").await?;
        let begun = Instant::now();
        open_form(&page).await?;
        fill_in(&page, &person).await?;
        page.picture("log", Crop::To("#f-marking")).await?;
        page.tap_and_leave(Key::Enter).await?;
        page.landed("/exchanges/*").await?;
        let taken = begun.elapsed();
        saved(&page, &person).await?;
        ensure!(taken < LIMIT, "it took {} s", taken.as_secs_f64());
        undone(&page).await?;
        Ok(format!("{:.1} s at the keys", taken.as_secs_f64()))
    }
    .await;
    ended(page, result).await
}

/// A person to have met: the first whom the dossier names, without title and office.
async fn someone(page: &Page<'_>) -> anyhow::Result<String> {
    page.open("/states/UGA").await?;
    let text = page.text("main a[href^='/contacts/']").await?;
    let words: Vec<_> = text.split_whitespace().collect();
    let name = words.windows(2).find_map(|pair| match pair {
        [given, family] if family.starts_with("Demo-") => {
            Some(format!("{given} {}", family.trim_end_matches(',')))
        }
        _ => None,
    });
    name.with_context(|| format!("no name in “{text}”"))
}

/// The key for it; without scripts the way by Tab to the button that is on every page.
async fn open_form(page: &Page<'_>) -> anyhow::Result<()> {
    if page.has_scripts() {
        page.tap_and_leave('n').await?;
    } else {
        page.tab_to(".site-header a.button.primary").await?;
        page.tap_and_leave(Key::Enter).await?;
    }
    page.landed("/exchanges/new").await?;
    // The first field has the keyboard already.
    page.reached("#f-state").await
}

async fn fill_in(page: &Page<'_>, person: &str) -> anyhow::Result<()> {
    page.type_text("Ugan").await?;
    if page.has_scripts() {
        page.find(".combo-list [role=option]").await?;
        page.tap(Key::Enter).await?;
    }
    page.tab_to("#f-held_on").await?;
    page.type_day("2023-05-31").await?;
    page.tab_to("#f-people").await?;
    page.type_text(person).await?;
    if page.has_scripts() {
        page.find(".combo-list [role=option]").await?;
        page.tap(Key::Enter).await?;
        page.find(".picked input:checked").await?;
    }
    page.tab_to("#f-summary").await?;
    page.type_text(SUMMARY).await?;
    page.tab_to("#f-follow_up_on").await?;
    page.type_day("2023-06-15").await?;
    page.tab_to("input[name=marking]").await?;
    page.tap(Key::Up).await?;
    page.reached("input[name=marking][value=working_group]")
        .await
}

/// What was typed is what is on record.
async fn saved(page: &Page<'_>, person: &str) -> anyhow::Result<()> {
    page.says("h1", "Uganda").await?;
    page.says("h1", "Bilateral meeting").await?;
    for text in [
        SUMMARY,
        "31 May 2023",
        "15 June 2023",
        "working group",
        person,
    ] {
        page.says("main", text).await?;
    }
    page.picture("logged", Crop::To("main .columns")).await
}

/// It can be taken back, by the key or by its button.
async fn undone(page: &Page<'_>) -> anyhow::Result<()> {
    if page.has_scripts() {
        page.tap_and_leave('u').await?;
    } else {
        page.tab_to(".flash button").await?;
        page.tap_and_leave(Key::Enter).await?;
    }
    page.says("main", "Taken back.").await?;
    page.open("/states/UGA").await?;
    let dossier = page.text("main").await?;
    ensure!(!dossier.contains(SUMMARY), "it is still there");
    Ok(())
}
