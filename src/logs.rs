//! The log: lines to the error output, for people or for programs.
//!
//! Libraries write down what travels: headers with cookies, what is said to a mail server.
//! Whatever level is asked for, they are heard at `info` and above alone; what this program
//! writes itself holds no password, token, answer or note.

use std::io::IsTerminal as _;

use tracing::{Level, Metadata};
use tracing_subscriber::filter::{FilterFn, filter_fn};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt};

use crate::config::{Log, LogFormat};

/// Begins the log of this process; a second command in one process keeps the first one's.
///
/// # Errors
/// The level is no filter.
pub fn begin(settings: &Log) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&settings.level)?;
    let terminal = std::io::stderr().is_terminal();
    let json = match settings.format {
        LogFormat::Auto => !terminal,
        LogFormat::Text => false,
        LogFormat::Json => true,
    };
    let lines = fmt::layer()
        .with_ansi(terminal)
        .with_writer(std::io::stderr);
    let lines = if json {
        lines.json().flatten_event(true).boxed()
    } else {
        lines.boxed()
    };
    // The first subscriber stays.
    let _ = tracing_subscriber::registry()
        .with(lines.with_filter(discreet()).with_filter(filter))
        .try_init();
    Ok(())
}

fn discreet() -> FilterFn {
    filter_fn(|metadata: &Metadata<'_>| {
        let own = metadata.target().split("::").next() == Some("accede");
        own || *metadata.level() <= Level::INFO
    })
}
