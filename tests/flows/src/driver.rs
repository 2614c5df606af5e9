//! Debian's Chromium, driven by Debian's chromium-driver.

use std::process::Command;

use anyhow::Context as _;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::desk::Running;

/// The window, as wide as the pictures of the guide.
const WINDOW: (u32, u32) = (1280, 900);

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Scripts {
    /// As browsers come.
    On,
    /// By the browser's own setting.
    Off,
}

impl std::fmt::Display for Scripts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::On => "with JavaScript",
            Self::Off => "without JavaScript",
        })
    }
}

/// The driver, which opens as many browsers as are asked for.
#[derive(Debug)]
pub struct Driver {
    address: String,
    _running: Running,
}

impl Driver {
    /// Starts it, on a port that is free.
    pub fn start() -> anyhow::Result<Self> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").arg("--log-level=SEVERE");
        let port = |printed: &str| {
            let (_, after) = printed.split_once("successfully on port ")?;
            let (port, _) = after.split_once('.')?;
            port.parse::<u16>().ok()
        };
        let (running, port) = Running::start(&mut command, port)
            .context("apt-get install chromium chromium-driver")?;
        Ok(Self {
            address: format!("http://127.0.0.1:{port}"),
            _running: running,
        })
    }

    /// A browser that knows nothing yet.
    pub async fn browser(&self, scripts: Scripts) -> anyhow::Result<Client> {
        let (width, height) = WINDOW;
        let javascript = match scripts {
            Scripts::On => 1,
            Scripts::Off => 2,
        };
        let options = json!({
            "binary": "/usr/bin/chromium",
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                "--lang=en-US", "--force-color-profile=srgb",
                // Smooth scrolling is still under way when the driver would click.
                "--force-prefers-reduced-motion", format!("--window-size={width},{height}"),
            ],
            "prefs": { "profile.managed_default_content_settings.javascript": javascript },
        });
        let mut capabilities = Capabilities::new();
        capabilities.insert("browserName".to_owned(), json!("chrome"));
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.address)
            .await
            .context("Chromium does not start")?;
        Ok(client)
    }
}

/// A command of Chromium's own protocol.
#[derive(Debug)]
pub struct DevTools {
    /// Its name.
    pub command: &'static str,
    /// What it is given.
    pub params: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": self.params });
        (Method::POST, Some(body.to_string()))
    }
}
