//! `accede config`: the settings, before anything is started with them.

use accede::config::{Switch, Transport};
use clap::Subcommand;

use super::{Common, read_pack, say};

/// `accede config …`
#[derive(Subcommand, Debug)]
pub enum ConfigCommand {
    /// Check the settings: the file, the variables and the treaty pack they name
    Check,
}

/// Does what the command says.
///
/// # Errors
/// A setting is unknown or not allowed; all that can be told at once is.
pub fn config(common: &Common, command: &ConfigCommand) -> anyhow::Result<()> {
    let ConfigCommand::Check = command;
    let settings = common.settings()?;
    let pack = read_pack(&settings, None)?;
    let database = if settings.database_url()?.is_sqlite() {
        "SQLite"
    } else {
        "PostgreSQL"
    };
    let mail = match settings.mail.transport {
        Transport::File => "as files".to_owned(),
        Transport::Smtp => format!(
            "through {}:{}",
            settings.mail.smtp.host, settings.mail.smtp.port
        ),
    };
    let worker = match settings.mail.worker {
        Switch::On => "by this process",
        Switch::Off => "by `accede work`",
    };
    say("The settings are valid.");
    say(format_args!("  address:  {}", settings.public_url()));
    if settings.oidc.is_on() {
        let issuer = &settings.oidc.issuer;
        say(format_args!("  sign-in:  by password, or through {issuer}"));
    }
    say(format_args!("  database: {database}"));
    say(format_args!(
        "  data:     {}",
        settings.database.folder.display()
    ));
    say(format_args!("  pack:     {}", pack.code));
    say(format_args!("  mail:     {mail}, {worker}"));
    Ok(())
}
