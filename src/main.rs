//! The command line. `accede` alone is `accede serve`.

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
    about = "An outreach desk for the people who bring States into a treaty",
    after_help = "Settings: config/default.toml in the source has them all, each with a comment. A file given\nby --config overrides them, and a variable ACCEDE_SECTION__KEY (ACCEDE_SERVER__LISTEN) both."
)]
struct Cli {
    #[command(flatten)]
    common: cli::Common,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the desk, with the mail worker beside it (the default)
    Serve(cli::ServeOptions),
    /// Serve a desk of invented people and conversations, to look around in
    Demo(cli::DemoOptions),
    /// Send mails and empty the bins, and nothing else, until told to stop
    Work,
    /// Bring the database up to date
    Migrate,
    /// Make, list and disable accounts
    #[command(subcommand)]
    User(cli::UserCommand),
    /// Erase what the desk holds of a person
    #[command(subcommand)]
    Erase(cli::EraseCommand),
    /// Check, compare and load treaty packs
    #[command(subcommand)]
    Pack(cli::PackCommand),
    /// Bring in questionnaires as forms, and save them so
    #[command(subcommand)]
    Survey(cli::SurveyCommand),
    /// What the treaty pack says about a day
    #[command(subcommand)]
    Facts(cli::FactsCommand),
    /// Verify who did what
    #[command(subcommand)]
    Audit(cli::AuditCommand),
    /// Check the settings
    #[command(subcommand)]
    Config(cli::ConfigCommand),
}

fn main() -> ExitCode {
    let Cli { common, command } = Cli::parse();
    let command = command.unwrap_or_else(|| Command::Serve(cli::ServeOptions::default()));
    let result = match &command {
        Command::Serve(options) => cli::serve(&common, options),
        Command::Demo(options) => cli::demo(&common, options),
        Command::Work => cli::work(&common),
        Command::Migrate => cli::migrate(&common),
        Command::User(command) => cli::user(&common, command),
        Command::Erase(command) => cli::erase(&common, command),
        Command::Pack(command) => cli::pack(&common, command),
        Command::Survey(command) => match cli::survey(&common, command) {
            Ok(code) => return code,
            Err(error) => Err(error),
        },
        Command::Facts(command) => cli::facts(&common, command),
        Command::Audit(command) => cli::audit(&common, command),
        Command::Config(command) => cli::config(&common, command),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("accede: {error:#}");
            ExitCode::FAILURE
        }
    }
}
