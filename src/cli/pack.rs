//! `accede pack`: treaty packs checked, compared and loaded.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;

use accede::audit::Who;
use accede::clock::Clock;
use clap::Subcommand;

use super::{Common, read_pack, say};

/// `accede pack …`
#[derive(Subcommand, Debug)]
pub enum PackCommand {
    /// Read a pack and say what is wrong with it; needs no database
    Check {
        /// Its folder; otherwise the pack of the settings
        dir: Option<PathBuf>,
    },
    /// Show what loading a pack would change
    Diff {
        /// Its folder; otherwise the pack of the settings
        dir: Option<PathBuf>,
    },
    /// Load a pack, once shown what that changes
    Load {
        /// Its folder; otherwise the pack of the settings
        dir: Option<PathBuf>,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

/// Does what the command says.
///
/// # Errors
/// The pack is broken, or the database fails.
pub fn pack(common: &Common, command: &PackCommand) -> anyhow::Result<()> {
    match command {
        PackCommand::Check { dir } => {
            let pack = read_pack(&common.settings()?, dir.as_deref())?;
            say(format_args!(
                "The pack {} is whole: {} States, {} acts, {} votes, {} meetings, compiled {}.",
                pack.code,
                pack.states.len(),
                pack.acts.len(),
                pack.votes.len(),
                pack.meetings.len(),
                pack.compiled
            ));
        }
        PackCommand::Diff { dir } => {
            let pack = read_pack(&common.settings()?, dir.as_deref())?;
            say(common
                .open()?
                .read_now(|conn| accede::pack::diff(conn, &pack))?);
        }
        PackCommand::Load { dir, yes } => load(common, dir.as_ref(), *yes)?,
    }
    Ok(())
}

/// A person is shown the changes and asked; a script is taken at its word.
fn load(common: &Common, dir: Option<&PathBuf>, yes: bool) -> anyhow::Result<()> {
    let settings = common.settings()?;
    let pack = read_pack(&settings, dir.map(PathBuf::as_path))?;
    let db = common.open()?;
    let diff = db.read_now(|conn| accede::pack::diff(conn, &pack))?;
    say(&diff);
    if diff.is_empty() {
        return Ok(());
    }
    if !yes && std::io::stdin().is_terminal() && !agreed()? {
        say("Nothing was loaded.");
        return Ok(());
    }
    let now = Clock::system().now();
    db.write_now(|conn| accede::pack::load(conn, &pack, &settings.targets, Who::System, now))?;
    say(format_args!("The pack {} is loaded.", pack.code));
    Ok(())
}

fn agreed() -> anyhow::Result<bool> {
    let mut out = std::io::stdout().lock();
    write!(out, "Load it? [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
