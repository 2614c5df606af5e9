//! The first day of a desk: its administrator is set up by the link it prints, signs out,
//! gives a wrong password, then the right one; and finds pages that say what to do.

use super::ended;
use crate::page::{Page, SUBMIT, Stage};

const ADDRESS: &str = "officer@example.org";
const PASSWORD: &str = "a boat of nine blue lanterns";

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.empty()?;
    let page = stage.visitor(&desk).await?;
    let result = async {
        page.open(desk.way_in()?).await?;
        page.fill("#f-team", "Demo team").await?;
        page.fill("#f-name", "Demo Officer").await?;
        page.fill("#f-email", ADDRESS).await?;
        page.fill("#f-password", PASSWORD).await?;
        page.send(SUBMIT).await?;
        page.landed("/").await?;
        page.says("main", "Nothing is due.").await?;
        page.click("details.menu summary").await?;
        page.send("form[action='/sign-out'] button").await?;
        page.open("/exchanges").await?;
        page.landed("/sign-in").await?;
        password(&page, "not the password").await?;
        page.says(".error-summary", "").await?;
        password(&page, PASSWORD).await?;
        page.landed("/exchanges").await?;
        page.says("main", "No exchange has been logged yet").await
    }
    .await;
    ended(page, result).await?;
    Ok(String::new())
}

async fn password(page: &Page<'_>, password: &str) -> anyhow::Result<()> {
    page.fill("#f-email", ADDRESS).await?;
    page.fill("#f-password", password).await?;
    page.send(SUBMIT).await
}
