//! The command line. `accede` alone is `accede serve`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod cli;

// Pages are many short-lived strings; this allocator makes a third more of them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(
    name = "accede",
    version,
    about = "An outreach desk for the people who bring States into a treaty"
)]
struct Cli {
    /// A file of settings; `config/default.toml` in the source has them all
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the desk (the default)
    Serve(cli::ServeOptions),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli
        .command
        .unwrap_or_else(|| Command::Serve(cli::ServeOptions::default()))
    {
        Command::Serve(options) => cli::serve(cli.config.as_deref(), &options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("accede: {error:#}");
            ExitCode::FAILURE
        }
    }
}
