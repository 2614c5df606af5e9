//! Change several commitments at once, seen before it is done; take it back; change one in
//! its place in the table, or in its form.

use anyhow::ensure;

use super::{ended, scripts_are_as_asked};
use crate::page::{Page, SUBMIT, Stage};
use crate::pictures::Crop;

const LIST: &str = "/commitments?standing=overdue";
const DAY: &str = "2023-06-30";

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.demo()?;
    let page = stage.coordinator(&desk).await?;
    let result = async {
        scripts_are_as_asked(&page, stage).await?;
        several(&page).await?;
        one(&page).await?;
        kept(&page).await
    }
    .await;
    ended(page, result).await?;
    Ok(String::new())
}

async fn overdue(page: &Page<'_>) -> anyhow::Result<usize> {
    page.open(LIST).await?;
    page.count("tbody tr.overdue").await
}

async fn several(page: &Page<'_>) -> anyhow::Result<()> {
    let before = overdue(page).await?;
    page.follow("Change several…").await?;
    // Two of them, not all.
    for number in 0..page.count("[name=chosen]").await? {
        let box_ = format!("li:nth-child({}) [name=chosen]", number + 1);
        page.tick(&box_, number < 2).await?;
    }
    page.click("[name=verb][value=due]").await?;
    page.fill_day("#f-due_on", DAY).await?;
    page.send(SUBMIT).await?;
    page.says("main", "2 change.").await?;
    ensure!(
        page.count("main tbody tr").await? == 2,
        "the preview shows others"
    );
    page.picture("preview", Crop::To(".form-actions")).await?;
    page.send(".form-actions button.primary").await?;
    page.says("main", "2 are changed.").await?;
    let after = overdue(page).await?;
    ensure!(after + 2 == before, "{before} were overdue, {after} are");
    page.open("/undo").await?;
    page.says("main", "Undo").await?;
    page.picture("undo", Crop::To("main tbody")).await?;
    page.send("main tbody button").await?;
    page.says("main", "Taken back.").await?;
    let again = overdue(page).await?;
    ensure!(
        again == before || again == before - 1,
        "{again} are overdue"
    );
    Ok(())
}

/// The day of one, within the table; without scripts by its own page.
async fn one(page: &Page<'_>) -> anyhow::Result<()> {
    let before = overdue(page).await?;
    let promise = page.text("tbody tr.overdue th a").await?;
    if page.has_scripts() {
        page.click("[data-inline=due_on] button.edit").await?;
        page.fill_day("form.inline-form input[type=date]", DAY)
            .await?;
        page.send("form.inline-form button.primary").await?;
        page.landed("/commitments").await?;
    } else {
        page.follow_first("tbody tr.overdue th a").await?;
        page.follow("Edit").await?;
        page.fill_day("#f-due_on", DAY).await?;
        page.send(SUBMIT).await?;
        page.landed("/commitments/*").await?;
        page.says("main", "30 Jun 2023").await?;
    }
    let after = overdue(page).await?;
    ensure!(
        after + 1 == before,
        "{promise}: {before} were overdue, {after} are"
    );
    Ok(())
}

/// Kept, and not kept after all.
async fn kept(page: &Page<'_>) -> anyhow::Result<()> {
    let before = overdue(page).await?;
    page.send("tbody tr.overdue form[action$='/done'] button")
        .await?;
    page.says("main", "The commitment is kept.").await?;
    page.send(".flash button").await?;
    page.says("main", "Taken back.").await?;
    let after = overdue(page).await?;
    ensure!(after == before, "{before} were overdue, {after} are");
    Ok(())
}
