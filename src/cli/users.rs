//! `accede user`: accounts from the command line, where the machine's owner needs no
//! sign-in.

use std::io::BufRead as _;
use std::path::{Path, PathBuf};

use accede::audit::Who;
use accede::auth::{self, Hasher, NewUser, Role, UserRow};
use accede::clock::Clock;
use accede::error::AppError;
use accede::i18n::Lang;
use anyhow::{Context as _, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Common, say};

/// `accede user …`
#[derive(Subcommand, Debug)]
pub enum UserCommand {
    /// Make an account
    Add(AddOptions),
    /// List the accounts
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Remove the second factor of an account, end its sessions and write to its user
    RemoveSecondFactor {
        /// Its e-mail address
        email: String,
    },
    /// Disable an account and end its sessions
    Disable {
        /// Its e-mail address
        email: String,
    },
}

/// What an account needs.
#[derive(Args, Debug)]
pub struct AddOptions {
    /// Its e-mail address
    #[arg(value_parser = address)]
    email: String,
    /// Its team, which is made if it is not there: Malawi, ISU, …
    #[arg(long)]
    team: String,
    /// What it may do
    #[arg(long, value_parser = PossibleValuesParser::new(Role::ALL.iter().map(|role| role.as_str())).try_map(|word| word.parse::<Role>()))]
    role: Role,
    /// A file whose first line is the password; - for the standard input
    #[arg(long, value_name = "FILE")]
    password_file: PathBuf,
    /// The user's name; otherwise what stands before the @
    #[arg(long)]
    name: Option<String>,
    /// The language the user reads
    #[arg(long, default_value = "en", value_parser = PossibleValuesParser::new(Lang::ALL.iter().map(|lang| lang.as_str())).try_map(|word| word.parse::<Lang>()))]
    language: Lang,
}

#[derive(Serialize)]
struct Account<'a> {
    email: &'a str,
    name: &'a str,
    team: &'a str,
    role: Role,
    disabled: bool,
    second_factor: bool,
}

/// Does what the command says.
///
/// # Errors
/// The account is there already, or not there; the password will not do; the database
/// fails.
pub fn user(common: &Common, command: &UserCommand) -> anyhow::Result<()> {
    match command {
        UserCommand::Add(options) => add(common, options),
        UserCommand::List { json } => list(common, *json),
        UserCommand::Disable { email } => disable(common, email),
        UserCommand::RemoveSecondFactor { email } => remove_second_factor(common, email),
    }
}

fn add(common: &Common, options: &AddOptions) -> anyhow::Result<()> {
    let settings = common.settings()?;
    let team = options.team.trim();
    if team.is_empty() {
        bail!("a team has a name");
    }
    let hasher = Hasher::new(&settings.sign_in)?;
    let password = read_password(&options.password_file)?;
    let email = &options.email;
    let before_the_at = email.split('@').next().unwrap_or_default();
    let name = options.name.as_deref().unwrap_or(before_the_at).trim();
    hasher.check(&password, &[name, email, team])?;
    let password_hash = hasher.hash_now(&password)?;
    let db = common.open()?;
    let now = Clock::system().now();
    let added = db.write_now(|conn| {
        let user = NewUser {
            email: email.clone(),
            name: name.to_owned(),
            team_id: auth::ensure_team(conn, team, now)?,
            role: options.role,
            password_hash,
            language: options.language,
        };
        auth::add_user(conn, Who::System, &user, now)
    });
    match added {
        Ok(_) => say(format_args!(
            "{email} is {} of the team {team}.",
            options.role
        )),
        Err(error) if error.is_duplicate() => bail!("{email} has an account already"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

fn list(common: &Common, json: bool) -> anyhow::Result<()> {
    let (users, holders) = common.open()?.read_now(|conn| {
        let users = auth::list_users(conn)?;
        Ok((users, auth::second_factor_holders(conn)?))
    })?;
    let accounts: Vec<_> = users
        .iter()
        .map(|user| Account::of(user, holders.contains(&user.id)))
        .collect();
    if json {
        say(serde_json::to_string(&accounts)?);
        return Ok(());
    }
    let width = |of: fn(&Account<'_>) -> usize| accounts.iter().map(of).max().unwrap_or_default();
    let email = width(|account| account.email.chars().count());
    let team = width(|account| account.team.chars().count());
    for account in &accounts {
        let state = if account.disabled { "  disabled" } else { "" };
        let factor = if account.second_factor {
            "  second factor"
        } else {
            ""
        };
        say(format_args!(
            "{:email$}  {:team$}  {:13}  {}{factor}{state}",
            account.email,
            account.team,
            account.role.as_str(),
            account.name,
        ));
    }
    if accounts.is_empty() {
        say("There is no account yet: `accede serve` prints the link that makes the first.");
    }
    Ok(())
}

fn disable(common: &Common, email: &str) -> anyhow::Result<()> {
    let db = common.open()?;
    let now = Clock::system().now();
    match db.write_now(|conn| auth::disable_user(conn, Who::System, email, now)) {
        Ok(()) => say(format_args!("{email} is disabled and signed out.")),
        Err(AppError::NotFound) => {
            bail!("no account that could be disabled has the address {email}")
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

fn remove_second_factor(common: &Common, email: &str) -> anyhow::Result<()> {
    let settings = common.settings()?;
    let db = common.open()?;
    let now = Clock::system().now();
    match db.write_now(|conn| auth::remove_second_factor(conn, &settings, email, now)) {
        Ok(()) => say(format_args!(
            "The second factor of {email} is removed; the account is signed out, and a mail says so."
        )),
        Err(AppError::NotFound) => {
            bail!("no account that has a second factor has the address {email}")
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

impl<'a> Account<'a> {
    fn of(user: &'a UserRow, second_factor: bool) -> Self {
        Self {
            email: &user.email,
            name: &user.name,
            team: &user.team,
            role: user.role,
            disabled: user.disabled_at.is_some(),
            second_factor,
        }
    }
}

fn address(text: &str) -> Result<String, String> {
    let text = text.trim();
    match text.parse::<lettre::Address>() {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err("an e-mail address is written name@example.org".to_owned()),
    }
}

/// The first line of a file, without its end; a password's spaces are its own.
fn read_password(file: &Path) -> anyhow::Result<String> {
    let mut line = String::new();
    if file == Path::new("-") {
        std::io::stdin()
            .lock()
            .read_line(&mut line)
            .context("the password cannot be read")?;
    } else {
        let opened = std::fs::File::open(file)
            .with_context(|| format!("the password file {} cannot be read", file.display()))?;
        std::io::BufReader::new(opened)
            .read_line(&mut line)
            .with_context(|| format!("the password file {} cannot be read", file.display()))?;
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
