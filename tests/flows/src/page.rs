//! A browser at a desk, and what a flow does in it: reads, follows links, fills in forms,
//! presses keys. All of it waits for what it looks for, and says where it was if that does
//! not come.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use fantoccini::actions::{
    InputSource as _, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};

use crate::desk::{Desk, Desks};
use crate::driver::{DevTools, Driver, Scripts};
use crate::pictures::{Crop, Pictures};

/// How long anything may take to appear. Nothing waits longer than it has to.
const PATIENCE: Duration = Duration::from_secs(10);
const GLANCE: Duration = Duration::from_millis(25);
/// No way by Tab is longer: whoever presses it more often gives up.
const TABS: usize = 120;
/// The button that sends a page's form.
pub const SUBMIT: &str = "main form .form-actions button.primary";

/// What flows are walked with.
#[derive(Debug)]
pub struct Stage<'a> {
    /// Opens browsers.
    pub driver: &'a Driver,
    /// Starts desks.
    pub desks: &'a Desks,
    /// Takes pictures.
    pub pictures: &'a Pictures,
    /// Whether pages may run scripts.
    pub scripts: Scripts,
}

impl Stage<'_> {
    /// A coordinator who has come in by the demo's link.
    pub async fn coordinator<'a>(&'a self, desk: &'a Desk) -> anyhow::Result<Page<'a>> {
        let page = self.visitor(desk).await?;
        page.open(desk.way_in()?).await?;
        page.send("main form button").await?;
        page.landed("/").await?;
        Ok(page)
    }

    /// Someone who has a browser and nothing else.
    pub async fn visitor<'a>(&'a self, desk: &'a Desk) -> anyhow::Result<Page<'a>> {
        let client = self.driver.browser(self.scripts).await?;
        Ok(Page {
            client,
            desk,
            stage: self,
        })
    }
}

/// A browser at a desk.
#[derive(Debug)]
pub struct Page<'a> {
    client: Client,
    /// The desk it is at.
    pub desk: &'a Desk,
    stage: &'a Stage<'a>,
}

impl Page<'_> {
    /// Whether scripts run.
    pub fn has_scripts(&self) -> bool {
        self.stage.scripts == Scripts::On
    }

    /// Goes to an address, or to a path of the desk.
    pub async fn open(&self, address: &str) -> anyhow::Result<()> {
        let whole = if address.starts_with('/') {
            format!("{}{address}", self.desk.base)
        } else {
            address.to_owned()
        };
        Ok(self.client.goto(&whole).await?)
    }

    /// The path and query of the page.
    pub async fn path(&self) -> anyhow::Result<String> {
        let url = self.client.current_url().await?;
        let query = url.query().map(|query| format!("?{query}"));
        Ok(format!("{}{}", url.path(), query.unwrap_or_default()))
    }

    /// Waits until the path is one that fits: `*` stands for a number.
    pub async fn landed(&self, pattern: &str) -> anyhow::Result<String> {
        let begun = Instant::now();
        loop {
            let path = self.path().await?;
            let bare = path.split('?').next().unwrap_or_default();
            if fits(bare, pattern) {
                return Ok(path);
            }
            ensure!(begun.elapsed() < PATIENCE, "{path} is not {pattern}");
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// What the selector finds first, once it is there.
    pub async fn find(&self, css: &str) -> anyhow::Result<Element> {
        self.wait_for(Locator::Css(css)).await
    }

    async fn wait_for(&self, locator: Locator<'_>) -> anyhow::Result<Element> {
        let wait = self.client.wait().at_most(PATIENCE).every(GLANCE);
        let found = wait.for_element(locator).await;
        found.with_context(|| format!("{locator:?} finds nothing"))
    }

    /// All that the selector finds now.
    pub async fn all(&self, css: &str) -> anyhow::Result<Vec<Element>> {
        Ok(self.client.find_all(Locator::Css(css)).await?)
    }

    /// How many that are.
    pub async fn count(&self, css: &str) -> anyhow::Result<usize> {
        Ok(self.all(css).await?.len())
    }

    /// The text of what the selector finds first; found again where the page draws it anew
    /// between the finding and the reading, as the palette does while one types.
    pub async fn text(&self, css: &str) -> anyhow::Result<String> {
        let begun = Instant::now();
        loop {
            match self.find(css).await?.text().await {
                Err(error) if error.is_stale_element_reference() && begun.elapsed() < PATIENCE => {}
                text => return Ok(text?),
            }
        }
    }

    /// An attribute of what the selector finds first.
    pub async fn attr(&self, css: &str, name: &str) -> anyhow::Result<String> {
        let value = self.find(css).await?.attr(name).await?;
        value.with_context(|| format!("{css} has no {name}"))
    }

    /// What stands in a field.
    pub async fn value(&self, css: &str) -> anyhow::Result<String> {
        let value = self.find(css).await?.prop("value").await?;
        Ok(value.unwrap_or_default())
    }

    /// Waits until a text stands there.
    pub async fn says(&self, css: &str, wanted: &str) -> anyhow::Result<()> {
        let begun = Instant::now();
        loop {
            let text = self.text(css).await?;
            if text.contains(wanted) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                bail!("{css} does not say “{wanted}”, but “{text}”");
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Follows the link whose text this is.
    pub async fn follow(&self, text: &str) -> anyhow::Result<()> {
        let link = self.wait_for(Locator::LinkText(text)).await?;
        self.leave(link.click()).await
    }

    /// Follows what the selector finds first.
    pub async fn follow_first(&self, css: &str) -> anyhow::Result<()> {
        let link = self.find(css).await?;
        self.leave(link.click()).await
    }

    /// Presses a button that sends a form.
    pub async fn send(&self, css: &str) -> anyhow::Result<()> {
        let button = self.find(css).await?;
        self.leave(button.click()).await
    }

    /// Presses what does not lead away.
    pub async fn click(&self, css: &str) -> anyhow::Result<()> {
        Ok(self.find(css).await?.click().await?)
    }

    /// Ticks a box, or unticks it.
    pub async fn tick(&self, css: &str, on: bool) -> anyhow::Result<()> {
        let field = self.find(css).await?;
        if field.is_selected().await? != on {
            field.click().await?;
        }
        Ok(())
    }

    /// Puts a text into a field, in place of what it held.
    pub async fn fill(&self, css: &str, text: &str) -> anyhow::Result<()> {
        let field = self.find(css).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Puts a day into a field, as it is typed in English of the United States.
    pub async fn fill_day(&self, css: &str, day: &str) -> anyhow::Result<()> {
        let field = self.find(css).await?;
        field.clear().await?;
        Ok(field.send_keys(&typed_day(day)?).await?)
    }

    /// Chooses by the label. A list that a script has made a field is typed into.
    pub async fn choose(&self, css: &str, label: &str) -> anyhow::Result<()> {
        let field = self.find(css).await?;
        if field.tag_name().await? == "select" {
            return Ok(field.select_by_label(label).await?);
        }
        field.clear().await?;
        field.send_keys(label).await?;
        self.find(".combo-list:not([hidden]) [role=option]").await?;
        self.tap(Key::Enter).await
    }

    /// Does what leads to another page, and waits until this one has gone.
    pub async fn leave<E>(&self, doing: impl Future<Output = Result<(), E>>) -> anyhow::Result<()>
    where
        anyhow::Error: From<E>,
    {
        let old = self.find("html").await?;
        doing.await?;
        self.gone(&old).await
    }

    async fn gone(&self, old: &Element) -> anyhow::Result<()> {
        let begun = Instant::now();
        while old.tag_name().await.is_ok() {
            ensure!(begun.elapsed() < PATIENCE, "it leads nowhere");
            tokio::time::sleep(GLANCE).await;
        }
        self.find("main").await?;
        Ok(())
    }

    /// Whether the keyboard is at what the selector finds.
    pub async fn is_at(&self, css: &str) -> anyhow::Result<bool> {
        Ok(self.count(&format!(":is({css}):focus")).await? > 0)
    }

    /// Waits until the keyboard is there.
    pub async fn reached(&self, css: &str) -> anyhow::Result<()> {
        self.find(&format!(":is({css}):focus")).await?;
        Ok(())
    }

    /// Presses Tab until the keyboard is there.
    pub async fn tab_to(&self, css: &str) -> anyhow::Result<()> {
        for _ in 0..TABS {
            if self.is_at(css).await? {
                return Ok(());
            }
            self.tap(Key::Tab).await?;
        }
        bail!("Tab does not reach {css}")
    }

    /// Presses one key.
    pub async fn tap(&self, key: Key) -> anyhow::Result<()> {
        self.keys(&[char::from(key)]).await
    }

    /// Presses one key, which leads to another page.
    pub async fn tap_and_leave(&self, key: impl Into<char>) -> anyhow::Result<()> {
        let old = self.find("html").await?;
        self.keys(&[key.into()]).await?;
        self.gone(&old).await
    }

    /// Types a text, wherever the keyboard is.
    pub async fn type_text(&self, text: &str) -> anyhow::Result<()> {
        self.keys(&text.chars().collect::<Vec<_>>()).await
    }

    /// Types a day into the field of a date.
    pub async fn type_day(&self, day: &str) -> anyhow::Result<()> {
        self.type_text(&typed_day(day)?).await
    }

    /// Presses a key while another is held.
    pub async fn chord(&self, held: Key, key: char) -> anyhow::Result<()> {
        let held = char::from(held);
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        Ok(self.client.perform_actions(keys).await?)
    }

    async fn keys(&self, keys: &[char]) -> anyhow::Result<()> {
        let mut actions = KeyActions::new("keys".to_owned());
        for &value in keys {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Takes hold of one thing with the mouse and lets it go on another.
    pub async fn drag(&self, from: Element, to: Element) -> anyhow::Result<()> {
        let moved = |element, y| PointerAction::MoveToElement {
            element,
            duration: Some(Duration::from_millis(150)),
            x: 0.0,
            y,
        };
        let mouse = MouseActions::new("mouse".to_owned())
            .then(moved(from, 0.0))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(moved(to.clone(), 8.0))
            .then(moved(to, 0.0))
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Takes a picture for the guide, if this is the walk for it.
    pub async fn picture(&self, name: &str, crop: Crop<'_>) -> anyhow::Result<()> {
        if !self.has_scripts() || !self.stage.pictures.wanted(name) {
            return Ok(());
        }
        let (Crop::To(css) | Crop::Of(css)) = crop;
        let clip = crop.around(self.find(css).await?.rectangle().await?);
        let params = serde_json::json!({
            "format": "png", "clip": clip, "captureBeyondViewport": true,
        });
        let command = DevTools {
            command: "Page.captureScreenshot",
            params,
        };
        let answer = self.client.issue_cmd(command).await?;
        let data = answer.get("data").and_then(serde_json::Value::as_str);
        self.stage
            .pictures
            .save(name, data.context("no picture came back")?)
    }

    /// Where it is and what it shows, for whoever has to find out what went wrong.
    pub async fn whereabouts(&self) -> String {
        let path = self.path().await.unwrap_or_default();
        let text = match self.client.find(Locator::Css("main")).await {
            Ok(main) => main.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        let shown: String = text.chars().take(300).collect();
        format!("at {path}, which shows:\n{shown}")
    }

    /// Closes the browser.
    pub async fn close(self) -> anyhow::Result<()> {
        Ok(self.client.close().await?)
    }
}

/// Whether a path is one of a pattern in which `*` stands for a number.
fn fits(path: &str, pattern: &str) -> bool {
    let (path, pattern) = (path.split('/'), pattern.split('/'));
    path.clone().count() == pattern.clone().count()
        && path
            .zip(pattern)
            .all(|(part, wanted)| part == wanted || (wanted == "*" && part.parse::<u64>().is_ok()))
}

/// `2023-05-30` as `05302023`.
fn typed_day(day: &str) -> anyhow::Result<String> {
    let (year, rest) = day.split_once('-').context("no day")?;
    Ok(format!("{}{year}", rest.replace('-', "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_a_number_and_nothing_else() {
        assert!(fits("/exchanges/12", "/exchanges/*"));
        assert!(!fits("/exchanges/new", "/exchanges/*"));
        assert!(!fits("/exchanges/12/edit", "/exchanges/*"));
        assert!(fits("/", "/"));
    }

    #[test]
    fn a_day_is_typed_month_first() {
        assert_eq!(typed_day("2023-05-30").ok().as_deref(), Some("05302023"));
    }
}
