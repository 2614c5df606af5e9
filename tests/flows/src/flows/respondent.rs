//! A State answers the survey by its link, without an account: it begins, is interrupted,
//! comes back, and sees what it has said. The coordinator sees that it has begun.

use anyhow::{Context as _, ensure};

use super::{ended, scripts_are_as_asked};
use crate::desk::Desk;
use crate::page::{Page, Stage};
use crate::pictures::Crop;

const WHO: &str = "Demo respondent";

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.demo()?;
    let page = stage.coordinator(&desk).await?;
    let result = async {
        scripts_are_as_asked(&page, stage).await?;
        circulation(&page).await?;
        let begun = begun(&page).await?;
        answered(stage, &desk).await?;
        let now = self::begun(&page).await?;
        ensure!(now != begun, "the desk still shows {begun}");
        Ok(())
    }
    .await;
    ended(page, result).await?;
    Ok(String::new())
}

/// How far it has come, and what it takes to send one out.
async fn circulation(page: &Page<'_>) -> anyhow::Result<()> {
    page.open("/survey").await?;
    page.follow_first("main a[href^='/survey/circulations/']:not([href$='/new'])")
        .await?;
    page.picture("survey", Crop::To("main svg.bar")).await?;
    page.open("/survey/circulations/new").await?;
    page.find("main form").await?;
    Ok(())
}

/// What Today says of the survey.
async fn begun(page: &Page<'_>) -> anyhow::Result<String> {
    page.open("/").await?;
    page.attr("svg.bar", "aria-label").await
}

async fn answered(stage: &Stage<'_>, desk: &Desk) -> anyhow::Result<()> {
    let page = stage.visitor(desk).await?;
    let result = async {
        page.open(desk.survey()?).await?;
        page.send("main form button.primary").await?;
        let part = page.path().await?;
        ensure!(!part.contains("/s/"), "the token is still in the address");
        let field = "main form input[type=text], main form textarea";
        page.fill(field, WHO).await?;
        page.picture("answer", Crop::To("main form .form-actions"))
            .await?;
        page.send("main form .form-actions button.primary").await?;
        // Another day.
        page.open(&part).await?;
        let kept = page.value(field).await?;
        ensure!(kept == WHO, "{kept} was kept");
        let answer = part.rsplit_once('/').context("no answer")?.0.to_owned();
        page.open(&format!("{answer}/review")).await?;
        page.says("main", WHO).await
    }
    .await;
    ended(page, result).await
}
