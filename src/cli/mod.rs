//! The commands behind the command line, one file a group.

mod audit;
mod config;
mod demo;
mod erase;
mod facts;
mod pack;
mod serve;
mod stop;
mod survey;
mod users;
mod work;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use accede::config::{Log, LogFormat, Settings};
use accede::db::Db;
use accede::pack::Pack;
use anyhow::Context as _;

pub use self::audit::{AuditCommand, audit};
pub use self::config::{ConfigCommand, config};
pub use self::demo::{DemoOptions, demo};
pub use self::erase::{EraseCommand, erase};
pub use self::facts::{FactsCommand, facts};
pub use self::pack::{PackCommand, pack};
pub use self::serve::{ServeOptions, serve};
pub use self::survey::{SurveyCommand, survey};
pub use self::users::{UserCommand, user};
pub use self::work::{migrate, work};

/// The name of the pack that is part of the program.
const BUILT_IN_PACK: &str = "ccm";

/// What every command is given.
#[derive(clap::Args, Debug, Clone, Default)]
pub struct Common {
    /// A file of settings; `config/default.toml` in the source has them all
    #[arg(long, global = true, value_name = "FILE", display_order = 100)]
    config: Option<PathBuf>,
    /// The folder for the database and all else the desk keeps [default: data; demo: data-demo]
    #[arg(long, global = true, value_name = "DIR", display_order = 101)]
    data: Option<PathBuf>,
}

impl Common {
    /// The settings, with the command line's over them.
    ///
    /// # Errors
    /// A setting is unknown or not allowed.
    fn settings(&self) -> anyhow::Result<Settings> {
        let mut settings = Settings::load(self.config.as_deref())?;
        if let Some(data) = &self.data {
            settings.database.folder.clone_from(data);
        }
        Ok(settings)
    }

    /// [`Common::settings`] with another folder for those who name none.
    fn settings_for(&self, folder: PathBuf) -> anyhow::Result<Settings> {
        let ours = Settings::from_sources(None, [])?;
        let mut settings = self.settings()?;
        if self.data.is_none() && settings.database.folder == ours.database.folder {
            settings.database.folder = folder;
        }
        Ok(settings)
    }

    /// The database of the settings, for a command that says itself what it did.
    fn open(&self) -> anyhow::Result<Db> {
        accede::logs::begin(&Log {
            level: "warn".to_owned(),
            format: LogFormat::Text,
        })?;
        open(&self.settings()?)
    }
}

/// Opens the database of the settings, brought up to date. The data folder is made
/// where it is missing, for its owner alone.
fn open(settings: &Settings) -> anyhow::Result<Db> {
    let url = settings.database_url()?;
    let folder = &settings.database.folder;
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .with_context(|| format!("the data folder {} cannot be made", folder.display()))?;
    Db::open(&url, settings.database.readers).context("the database cannot be opened")
}

/// Keeps the demo from being taken for the desk: its records are invented, and nobody
/// should be written to about them.
fn refuse_demo(settings: &Settings, db: &Db) -> anyhow::Result<()> {
    if db.read_now(accede::demo::is_demo)? {
        let folder = settings.database.folder.display();
        anyhow::bail!("{folder} holds the demo; it is served by `accede demo`");
    }
    Ok(())
}

/// The pack in a folder; without one, the settings'.
fn read_pack(settings: &Settings, folder: Option<&Path>) -> anyhow::Result<Pack> {
    let named = settings.treaty.pack.as_str();
    Ok(match folder {
        Some(folder) => accede::pack::from_folder(folder)?,
        None if named == BUILT_IN_PACK => accede::pack::embedded()?,
        None => accede::pack::from_folder(Path::new(named)).with_context(|| {
            format!(
                "the setting `treaty.pack` is `{named}`; allowed is {BUILT_IN_PACK} or a folder"
            )
        })?,
    })
}

/// Writes a line to the output and sees it through: who reads it through a pipe should
/// not wait. A reader who has gone is no fault of the command's.
fn say(line: impl std::fmt::Display) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
