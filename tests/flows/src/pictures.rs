//! The pictures of the guide, which the flows take on their way.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// What a picture of the guide may weigh.
const MAX_BYTES: u64 = 250_000;
/// How long it may be: a screen.
const MAX_HEIGHT: f64 = 880.0;
/// What is left around a part of a page.
const MARGIN: f64 = 16.0;

/// Which part of a page a picture shows.
#[derive(Debug, Clone, Copy)]
pub enum Crop<'a> {
    /// From the top to the end of what the selector finds.
    To(&'a str),
    /// What the selector finds, alone.
    Of(&'a str),
}

impl Crop<'_> {
    /// The part of the page, from the place of what was found.
    pub fn around(self, (x, y, width, height): (f64, f64, f64, f64)) -> Value {
        match self {
            Self::To(_) => json!({
                "x": 0, "y": 0, "width": 1280, "scale": 1,
                "height": (y + height + MARGIN).ceil().min(MAX_HEIGHT),
            }),
            Self::Of(_) => json!({
                "x": (x - MARGIN).max(0.0).floor(), "y": (y - MARGIN).max(0.0).floor(),
                "width": (width + 2.0 * MARGIN).ceil(), "height": (height + 2.0 * MARGIN).ceil(),
                "scale": 1,
            }),
        }
    }
}

/// Where they are kept, and which the flows have come by.
#[derive(Debug)]
pub struct Pictures {
    folder: Option<PathBuf>,
    seen: RefCell<BTreeSet<String>>,
}

impl Pictures {
    /// Writes them into a folder, or none at all.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            seen: RefCell::new(BTreeSet::new()),
        }
    }

    /// Notes that a flow takes this picture; says whether it is to be written.
    pub fn wanted(&self, name: &str) -> bool {
        self.seen.borrow_mut().insert(format!("{name}.png"));
        self.folder.is_some()
    }

    /// Writes a picture that came as base 64.
    pub fn save(&self, name: &str, data: &str) -> anyhow::Result<()> {
        let folder = self.folder.as_ref().context("no folder for pictures")?;
        fs::create_dir_all(folder)?;
        let path = folder.join(format!("{name}.png"));
        Ok(fs::write(path, STANDARD.decode(data)?)?)
    }

    /// Holds the guide to what was seen: it shows the flows' pictures, all of them, none else.
    pub fn check(&self, guide: &Path) -> anyhow::Result<()> {
        let text = fs::read_to_string(guide.join("README.md"))?;
        let shown = shown(&text);
        ensure!(
            shown == *self.seen.borrow(),
            "the guide shows {shown:?}, the flows take {:?}",
            self.seen.borrow()
        );
        for name in &shown {
            let path = guide.join(name);
            let bytes = fs::metadata(&path)
                .with_context(|| format!("{} is missing", path.display()))?
                .len();
            ensure!(bytes <= MAX_BYTES, "{name} has {bytes} bytes");
        }
        for file in fs::read_dir(guide)? {
            let name = file?.file_name().to_string_lossy().into_owned();
            ensure!(
                name == "README.md" || shown.contains(&name),
                "the guide does not show {name}"
            );
        }
        Ok(())
    }
}

/// The pictures that a text in Markdown shows.
fn shown(text: &str) -> BTreeSet<String> {
    text.split("![")
        .skip(1)
        .filter_map(|part| part.split_once("](")?.1.split_once(')'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_from_links() {
        let text = "![Today, in the demo](today.png) and [keys](keys.md)";
        assert_eq!(shown(text), BTreeSet::from(["today.png".to_owned()]));
    }
}
