//! Take over and see where things stand: what a coordinator who comes in cold needs, each
//! one link from the last.

use anyhow::ensure;

use super::{ended, scripts_are_as_asked};
use crate::page::{Page, SUBMIT, Stage};
use crate::pictures::Crop;

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.demo()?;
    let page = stage.coordinator(&desk).await?;
    let result = async {
        scripts_are_as_asked(&page, stage).await?;
        today(&page).await?;
        work_plan(&page).await?;
        state(&page).await?;
        due(&page).await?;
        report(&page).await?;
        hand_over(&page).await
    }
    .await;
    ended(page, result).await?;
    Ok(String::new())
}

/// How far it is to the target, how long there is, what is due, who has gone silent.
async fn today(page: &Page<'_>) -> anyhow::Result<()> {
    page.says(".banner", "Demo").await?;
    page.says("h1", "1 of 1 new State Party").await?;
    page.says("h1", "days to go").await?;
    page.says(".gauge", "1 of 1 by deposit, 0 of 1 in force")
        .await?;
    page.says("main", "What is due").await?;
    page.says("main", "Gone silent").await?;
    page.says("main", "Next events").await?;
    ensure!(page.count(".rows.due li").await? > 3, "nothing is due");
    page.picture("today", Crop::To(".columns section")).await?;
    page.picture("due", Crop::Of(".columns > div:last-child"))
        .await
}

/// What was agreed, by whom, how far it has come, and which States it is about.
async fn work_plan(page: &Page<'_>) -> anyhow::Result<()> {
    page.follow("Work plan").await?;
    page.says("main", "Objectives").await?;
    page.says("main", "Expected outputs").await?;
    page.says("main", "1 of 1 by deposit").await?;
    ensure!(
        page.count("table.activities tbody tr").await? > 5,
        "few activities"
    );
    page.picture(
        "work-plan",
        Crop::To("table.activities tbody tr:nth-child(3)"),
    )
    .await?;
    page.follow("Timeline").await?;
    page.says("main", "Planned").await?;
    page.follow("Target States").await?;
    page.says("main", "The four categories").await?;
    page.says("main", "Next step").await
}

/// All there is on one State, and the sheet to take along.
async fn state(page: &Page<'_>) -> anyhow::Result<()> {
    page.open("/work-plan/targets?category=1").await?;
    page.follow("Democratic Republic of the Congo").await?;
    page.landed("/states/COD").await?;
    for part in [
        "Why a target",
        "Next",
        "Who to speak to",
        "Commitments",
        "Pathway",
        "What stands in the way",
        "Timeline",
        "Facts",
    ] {
        page.says("main", part).await?;
    }
    page.picture(
        "dossier",
        Crop::To(".columns.with-next section:nth-of-type(2)"),
    )
    .await?;
    page.follow("Country brief").await?;
    page.landed("/states/COD/brief").await?;
    for part in ["Why a target", "Who to speak to", "Commitments", "Facts"] {
        page.says("article.brief", part).await?;
    }
    page.picture("brief", Crop::To("article.brief")).await?;
    // What others may see of it: the same sheet without what is confided to the desk.
    let whole = page.text("article.brief").await?;
    page.follow("public").await?;
    let public = page.text("article.brief").await?;
    ensure!(public.len() < whole.len(), "the public brief tells as much");
    Ok(())
}

/// What was promised and has not been kept.
async fn due(page: &Page<'_>) -> anyhow::Result<()> {
    page.open("/").await?;
    // The link says how many are overdue, and leads to those.
    page.follow_first("a[href='/commitments?standing=overdue']")
        .await?;
    ensure!(
        page.count("tbody tr.overdue").await? > 0,
        "nothing is overdue"
    );
    page.picture("commitments", Crop::To("tbody tr:nth-child(5)"))
        .await?;
    page.open("/").await?;
    page.follow_first("a[href='/exchanges?follow_up=due']")
        .await?;
    ensure!(
        page.count("tbody tr").await? > 0,
        "nothing is to be followed up"
    );
    Ok(())
}

/// What the next meeting will be told.
async fn report(page: &Page<'_>) -> anyhow::Result<()> {
    page.open("/work-plan").await?;
    page.follow("Progress report").await?;
    page.send(SUBMIT).await?;
    page.says("article.report", "States").await?;
    page.picture("report", Crop::To("article.report section"))
        .await
}

/// What the last coordinators leave behind, and what these will leave one day.
async fn hand_over(page: &Page<'_>) -> anyhow::Result<()> {
    page.open("/work-plan").await?;
    page.follow("Hand-over").await?;
    page.landed("/work-plan/hand-over").await?;
    for part in [
        "The target",
        "The hand-over pack",
        "What we promised",
        "What States promised",
        "Who knows whom",
        "What your team alone reads",
    ] {
        page.says("main", part).await?;
    }
    page.picture("hand-over", Crop::To("form.form")).await?;
    page.follow("Release or seal restricted records").await?;
    page.landed("/work-plan/hand-over/restricted").await?;
    Ok(())
}
