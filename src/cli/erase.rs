//! `accede erase`: what a person asks for who wants to be forgotten.

use accede::clock::Clock;
use accede::erasure;
use accede::error::AppError;
use anyhow::bail;
use clap::Subcommand;

use super::{Common, say};

/// `accede erase …`
#[derive(Subcommand, Debug)]
pub enum EraseCommand {
    /// Erase a person and all the audit says of them, at once and for good; exchanges stay
    Person {
        /// The e-mail address, or the number at the end of the page's address
        #[arg(value_name = "ADDRESS-OR-ID")]
        who: String,
    },
}

/// Does what the command says.
///
/// # Errors
/// There is no such person, or more than one; the database fails.
pub fn erase(common: &Common, command: &EraseCommand) -> anyhow::Result<()> {
    let EraseCommand::Person { who } = command;
    let db = common.open()?;
    let found = match who.parse() {
        Ok(id) => vec![id],
        Err(_) => db.read_now(|conn| erasure::people_with_address(conn, who))?,
    };
    let id = match found.as_slice() {
        [id] => *id,
        [] => bail!("no person has the address {who}"),
        several => {
            let ids: Vec<_> = several.iter().map(i64::to_string).collect();
            bail!(
                "several people have the address {who}: name one by its number, {}",
                ids.join(" or ")
            )
        }
    };
    let now = Clock::system().now();
    match db.write_now(|conn| erasure::erase_person(conn, id, now)) {
        Ok(()) => say(format_args!("Person {id} is erased.")),
        Err(AppError::NotFound) => bail!("there is no person {id}"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
