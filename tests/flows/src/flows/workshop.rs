//! A workshop from its entry to its report: States are chosen and invited by mail, one
//! replies by its link, the coordinator marks who came, and the report counts them.

use anyhow::{Context as _, ensure};

use super::{ended, scripts_are_as_asked};
use crate::desk::{Desk, link};
use crate::page::{Page, SUBMIT, Stage};
use crate::pictures::Crop;

const TITLE: &str = "Demo: workshop for the region, Nairobi";
const PARTICIPANT: &str = "Demo Participant Acacia";
const MAILS: std::time::Duration = std::time::Duration::from_secs(60);

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.demo()?;
    let page = stage.coordinator(&desk).await?;
    let result = async {
        scripts_are_as_asked(&page, stage).await?;
        let event = entered(&page).await?;
        let guests = chosen(&page, &event).await?;
        let (guest, address) = invited(&page, &event).await?;
        let link = mailed(&desk, &address).await?;
        replied(stage, &desk, &link).await?;
        marked(&page, &event, &guest).await?;
        reported(&page, &event, guests).await?;
        Ok(format!("{guests} invited"))
    }
    .await;
    ended(page, result).await
}

async fn entered(page: &Page<'_>) -> anyhow::Result<String> {
    page.open("/events").await?;
    page.follow("Enter an event").await?;
    page.fill("#f-title", TITLE).await?;
    page.fill_day("#f-starts_on", "2023-07-05").await?;
    page.fill_day("#f-ends_on", "2023-07-06").await?;
    page.fill("#f-place", "Nairobi").await?;
    page.send(SUBMIT).await?;
    let event = page.landed("/events/*").await?;
    page.says("main", "Nobody has been invited yet.").await?;
    Ok(event)
}

/// The target States of a region become guests; nothing has been sent.
async fn chosen(page: &Page<'_>, event: &str) -> anyhow::Result<usize> {
    page.follow("Choose whom to invite").await?;
    page.choose("#f-whom", "on the target list").await?;
    page.choose("#f-region", "Africa").await?;
    page.send("form.filters button").await?;
    let ticked = page.count("[name=states]:checked").await?;
    ensure!(ticked > 5, "{ticked} States to invite");
    page.picture("choose", Crop::To("main table tbody tr:nth-child(4)"))
        .await?;
    page.send("main form[method=post] button.primary").await?;
    page.landed(event).await?;
    let rows = page.count("select[name^=attendance]").await?;
    ensure!(rows == ticked, "{rows} guests of {ticked} ticked");
    Ok(rows)
}

/// One mail, looked at before it goes; returns whom it is for, and its address.
async fn invited(page: &Page<'_>, event: &str) -> anyhow::Result<(String, String)> {
    page.open(&format!("{event}/letters")).await?;
    page.click("#f-guests details summary").await?;
    page.says("#f-guests details[open]", TITLE).await?;
    let who = page.text("#f-guests .choice label").await?;
    let to = page.text("#f-guests details summary").await?;
    let address = to
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    let (address, _) = address.context("no address")?;
    page.picture("letters", Crop::To("#f-guests .choice"))
        .await?;
    page.fill_day("#f-reply_by", "2023-06-20").await?;
    page.send("button[name=go][value=send]").await?;
    page.says("main", "invited by mail on").await?;
    Ok((who, address.to_owned()))
}

/// The demo writes its mails as files. What stands on the desk does not show the link:
/// whoever has it replies for the State.
async fn mailed(desk: &Desk, address: &str) -> anyhow::Result<String> {
    let begun = std::time::Instant::now();
    loop {
        let mails = desk.mails_to(address)?;
        let beginning = format!("{}/r/", desk.base);
        if let Some(link) = mails.iter().find_map(|mail| link(mail, &beginning)) {
            return Ok(link);
        }
        ensure!(begun.elapsed() < MAILS, "no mail went to {address}");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
}

/// The invited State has no account, and says who comes.
async fn replied(stage: &Stage<'_>, desk: &Desk, link: &str) -> anyhow::Result<()> {
    let page = stage.visitor(desk).await?;
    let result = async {
        page.open(link).await?;
        page.says("main", TITLE).await?;
        page.send("main form button.primary").await?;
        page.landed("/reply/*").await?;
        page.click("[name=comes][value=yes]").await?;
        page.fill("#f-name-0, #f-name-1", PARTICIPANT).await?;
        page.picture("reply", Crop::To("main form tbody tr"))
            .await?;
        page.send(SUBMIT).await?;
        // In the language of the guest, whichever that is.
        page.find(".flash").await?;
        page.find("[name=comes][value=yes]:checked").await?;
        ensure!(
            page.value("#f-name-0, #f-name-1").await? == PARTICIPANT,
            "the reply is not kept"
        );
        Ok(())
    }
    .await;
    ended(page, result).await
}

/// The reply is there; after the workshop: who came, who was stranded, and why.
async fn marked(page: &Page<'_>, event: &str, state: &str) -> anyhow::Result<()> {
    page.open(event).await?;
    page.says("main", PARTICIPANT).await?;
    page.says("main", "replied on").await?;
    let ours = format!("select[aria-label*='{PARTICIPANT}'][name^=attendance]");
    let came = if page.count(&ours).await? > 0 {
        ours
    } else {
        format!("select[aria-label*='{state}'][name^=attendance]")
    };
    page.choose(&came, "came").await?;
    let stranded = "tr:has(option[value=invited]:checked) select[name^=attendance]";
    let name = page.attr(stranded, "name").await?;
    let guest = name.trim_start_matches("attendance-").to_owned();
    page.choose(&format!("#f-attendance-{guest}"), "stranded")
        .await?;
    // Without the reason it is not taken, and what was chosen stays.
    page.send("form[action$='/guests'] button.primary").await?;
    page.says(".error-summary", "Say why the guest was stranded.")
        .await?;
    page.choose(&format!("#f-why-{guest}"), "visa").await?;
    page.send("form[action$='/guests'] button.primary").await?;
    page.says("main", "Attendance is saved.").await?;
    page.picture(
        "marked",
        Crop::To("section[aria-labelledby=guests] tbody tr:nth-child(4)"),
    )
    .await
}

async fn reported(page: &Page<'_>, event: &str, guests: usize) -> anyhow::Result<()> {
    page.open(event).await?;
    page.follow("Report").await?;
    page.says("article.report h1", TITLE).await?;
    let all = page
        .text("article.report table tbody tr:last-child, article.report tfoot tr")
        .await?;
    page.says("article.report", "Who was stranded, and why")
        .await?;
    page.says("article.report", "visa").await?;
    ensure!(
        all.contains(&guests.to_string()),
        "“{all}” does not count {guests} guests"
    );
    page.picture(
        "event-report",
        Crop::Of("article.report section:nth-of-type(2)"),
    )
    .await
}
