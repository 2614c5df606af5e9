//! Pass the desk on: release what only one's own team reads, hand what is open to another
//! team, and make the new work plan from the old. Each is seen before it is done.

use anyhow::{Context as _, ensure};
use fantoccini::Locator;

use super::{ended, scripts_are_as_asked};
use crate::page::{Page, SUBMIT, Stage};

const PAGE: &str = "/work-plan/hand-over";
const REASON: &str = "Demo: the next coordinators take it over.";
const TITLE: &str = "Demo: the next work plan";
/// The button of a preview.
const CONFIRM: &str = ".form-actions button.primary";

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.demo()?;
    let page = stage.coordinator(&desk).await?;
    let result = async {
        scripts_are_as_asked(&page, stage).await?;
        released(&page).await?;
        let moved = handed_over(&page).await?;
        planned(&page).await?;
        Ok(format!("{moved} handed over"))
    }
    .await;
    ended(page, result).await
}

/// One restricted record is released, for a reason; it is restricted no more.
async fn released(page: &Page<'_>) -> anyhow::Result<()> {
    page.open(PAGE).await?;
    page.follow("Release or seal restricted records").await?;
    let path = page.landed("/work-plan/hand-over/restricted").await?;
    let before = page.count("[name=chosen]").await?;
    ensure!(before > 0, "nothing is restricted");
    ensure!(
        page.count("[name=chosen]:checked").await? == 0,
        "one is chosen already"
    );
    let value = page.attr("[name=chosen]", "value").await?;
    page.tick("[name=chosen]", true).await?;
    page.click("[name=verb][value=release]").await?;
    // Without a reason nothing is shown yet, and what was chosen stays.
    page.send(SUBMIT).await?;
    page.says(".error-summary", "Why more people may read them")
        .await?;
    ensure!(
        page.count("[name=chosen]:checked").await? == 1,
        "the choice is gone"
    );
    page.fill("#f-reason", REASON).await?;
    page.send(SUBMIT).await?;
    page.says("main", "That cannot be taken back.").await?;
    ensure!(page.count("main tbody tr").await? == 1, "another is shown");
    page.send(CONFIRM).await?;
    page.landed(PAGE).await?;
    page.says(".flash", "Released: 1.").await?;
    ensure!(
        page.count(".flash button").await? == 0,
        "undo is offered, though others may have read it"
    );
    page.open(&path).await?;
    let left = page
        .count(&format!("[name=chosen][value='{value}']"))
        .await?;
    ensure!(left == 0, "it is restricted still");
    Ok(())
}

/// The leads of target States go to the other team, and come back by undo; then they go.
async fn handed_over(page: &Page<'_>) -> anyhow::Result<usize> {
    let led = async || -> anyhow::Result<usize> {
        page.open("/work-plan/targets").await?;
        let mut led = 0;
        for cell in page.all("main tbody tr").await? {
            led += usize::from(cell.text().await?.contains("Malawi"));
        }
        Ok(led)
    };
    let before = led().await?;
    ensure!(before > 0, "Malawi leads nowhere");
    for round in 0..2 {
        page.open(PAGE).await?;
        page.follow("Hand over from team to team").await?;
        page.choose("#f-from_team", "Malawi").await?;
        page.choose("#f-to_team", "Spain").await?;
        page.tick("[name=what][value=targets]", true).await?;
        page.send(SUBMIT).await?;
        page.says("main", "This goes to the other team.").await?;
        page.says("main tbody", "Lead of target States").await?;
        page.send(CONFIRM).await?;
        page.landed(PAGE).await?;
        page.says(".flash", "Handed over:").await?;
        if round == 0 {
            page.send(".flash button").await?;
            page.says(".flash", "Taken back.").await?;
            let again = led().await?;
            ensure!(again == before, "{before} were led by Malawi, {again} are");
        }
    }
    let after = led().await?;
    ensure!(after < before, "{after} are led by Malawi still");
    Ok(before - after)
}

/// The new plan: at hand from now on, with the old one closed and readable.
async fn planned(page: &Page<'_>) -> anyhow::Result<()> {
    page.open(PAGE).await?;
    page.follow("A new work plan from the old").await?;
    let meeting = first_meeting(page).await?;
    page.choose("#f-meeting", &meeting).await?;
    for (lang, title) in [
        ("en", TITLE),
        ("fr", "Démo : le plan de travail suivant"),
        ("es", "Demo: el plan de trabajo siguiente"),
    ] {
        page.fill(&format!("#f-title_{lang}"), title).await?;
    }
    let going = page.count("[name=targets]:checked").await?;
    ensure!(going > 0, "no decision goes along");
    page.send(SUBMIT).await?;
    page.says("main tbody", TITLE).await?;
    page.says("main", "The old plan is closed today").await?;
    page.send(CONFIRM).await?;
    page.landed("/work-plan").await?;
    page.says(".flash", &format!("went along: {going}."))
        .await?;
    page.says("h1", TITLE).await?;
    page.says("main", "Closed on 1 June 2023").await?;
    // Taken back, the old plan is the one at hand again.
    page.send(".flash button").await?;
    page.says(".flash", "Taken back.").await?;
    page.open("/work-plan").await?;
    let old = page.text("h1").await?;
    ensure!(old != TITLE, "the new plan is there still");
    Ok(())
}

/// The meeting that is offered first.
async fn first_meeting(page: &Page<'_>) -> anyhow::Result<String> {
    let field = page.find("#f-meeting").await?;
    for option in field.find_all(Locator::Css("option")).await? {
        if option.attr("value").await?.is_some_and(|it| !it.is_empty()) {
            let text = option.prop("text").await?.unwrap_or_default();
            return Ok(text.trim().to_owned());
        }
    }
    Err(anyhow::anyhow!("no meeting to choose")).context("on the form of the new plan")
}
