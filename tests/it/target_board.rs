//! The target States as a board: in columns by priority or by who leads.

use accede::auth::{Marking, Role};
use accede::db::schema::targets;
use diesel::prelude::*;
use scraper::{Html, Selector};

use crate::desk_data::{iso, target, team};
use crate::support::{TestApp, all};
use crate::survey::scraped;

const LIST: &str = "/work-plan/targets";

/// The States of a column.
fn column(html: &str, value: &str) -> Vec<String> {
    all(
        html,
        &format!("section[data-column='{value}'] li > a:first-child"),
    )
}

#[actix_web::test]
async fn targets_stand_in_columns_by_priority_and_by_who_leads() {
    let app = TestApp::new().await;
    target(&app, "UGA", "computed", "", "Spain");
    let browser = app.coordinator();
    let html = browser.page(&format!("{LIST}?view=priority")).await;
    let columns = scraped(&html, "section[data-column]", "data-column");
    assert_eq!(columns.len(), 3, "{columns:?}");
    let shown: usize = columns.iter().map(|it| column(&html, it).len()).sum();
    let counted: usize = all(&html, "section[data-column] h2 .meta")
        .iter()
        .map(|it| it.parse::<usize>().unwrap())
        .sum();
    assert!(shown > 20 && counted >= shown, "{shown} of {counted}");
    let views = scraped(&html, "nav.tabs a[href*='view=']", "href");
    assert_eq!(
        views,
        [format!("{LIST}?view=priority"), format!("{LIST}?view=lead")]
    );
    let here = scraped(&html, "nav.tabs a[aria-current=true]", "href");
    assert_eq!(here, [format!("{LIST}?view=priority")]);

    let spain = team(&app, "Spain").to_string();
    let html = browser.page(&format!("{LIST}?view=lead")).await;
    assert_eq!(column(&html, &spain), ["Uganda"]);
    assert!(!column(&html, "none").contains(&"Uganda".to_owned()));
    // The filter holds for the board too, and the file has what the filter shows.
    let html = browser
        .page(&format!("{LIST}?view=lead&lead={spain}"))
        .await;
    assert!(column(&html, "none").is_empty());
    let csv = browser
        .page(&format!("{LIST}.csv?view=lead&lead={spain}"))
        .await;
    assert_eq!(csv.lines().count(), 2, "{csv}");
}

#[actix_web::test]
async fn a_card_moves_by_the_form_and_leads_back_to_the_board() {
    let app = TestApp::new().await;
    target(&app, "UGA", "computed", "", "Spain");
    let browser = app.coordinator();
    let board = format!("{LIST}?view=priority");
    let html = browser.page(&board).await;
    let moves = scraped(&html, "section[data-column] a.move", "href");
    let uganda = moves.iter().find(|it| it.contains("/UGA?")).unwrap();
    // A script adds the column that the card is dropped on; by hand it is chosen.
    let form = browser.page(&format!("{uganda}&priority=low")).await;
    let chosen = scraped(&form, "#f-priority option[selected]", "value");
    assert_eq!(chosen, ["low"]);
    let back = scraped(&form, "input[name=back]", "value");
    assert_eq!(back, [board.as_str()]);
    let action = format!("{LIST}/UGA");
    let fields = crate::undo::filled(&form, &action);
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, it)| (name.as_str(), it.as_str()))
        .collect();
    let reply = browser.post(&action, &fields).await;
    assert_eq!(reply.location(), board);
    let html = browser.follow(&reply).await;
    assert_eq!(column(&html, "low"), ["Uganda"]);
    let form = browser.page(&format!("{action}?lead=none")).await;
    assert!(
        scraped(&form, "#f-lead option[selected]", "value")
            .iter()
            .all(String::is_empty)
    );
    // Nowhere else than back to the desk.
    let away = browser
        .page(&format!("{action}?back=https://evil.example"))
        .await;
    let cancel = Selector::parse(".form-actions a").unwrap();
    let document = Html::parse_document(&away);
    let href = document
        .select(&cancel)
        .next()
        .unwrap()
        .attr("href")
        .unwrap();
    assert!(href.starts_with('/'), "{href}");
}

#[actix_web::test]
async fn who_does_not_decide_moves_nothing_and_sees_no_hidden_decision() {
    let app = TestApp::new().await;
    target(&app, "UGA", "computed", "", "Spain");
    app.write(|conn| {
        diesel::update(targets::table.filter(targets::state.eq(iso("UGA"))))
            .set((
                targets::priority.eq("high"),
                targets::marking.eq(Marking::Coordination),
            ))
            .execute(conn)?;
        Ok(())
    });
    let board = format!("{LIST}?view=priority&category=1");
    let observer = app.signed_in(Role::Observer, "CMC");
    let html = observer.page(&board).await;
    assert!(
        column(&html, "high").is_empty(),
        "the decision is not theirs to read"
    );
    let shown = column(&html, "normal");
    assert!(shown.contains(&"Uganda".to_owned()), "{shown:?}");
    assert!(scraped(&html, "a.move", "href").is_empty());
    let html = app.coordinator().page(&board).await;
    assert_eq!(column(&html, "high"), ["Uganda"]);
}
