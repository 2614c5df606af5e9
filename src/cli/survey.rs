//! `accede survey`: questionnaires as forms that other programs read (`XLSForm`).

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use accede::clock::Clock;
use accede::i18n::Lang;
use accede::questionnaire::xlsform::{Finding, Reading, read};
use accede::survey::xlsform;
use anyhow::Context as _;
use clap::Subcommand;

use super::{Common, say};

/// The exit code where a form says what cannot be taken: nothing was stored.
const NOT_TAKEN: u8 = 3;

/// `accede survey …`
#[derive(Subcommand, Debug)]
pub enum SurveyCommand {
    /// Make a draft of an XLSForm, or say row by row what of it cannot be taken
    ///
    /// Exits with 3, and stores nothing, where something would be left out.
    Import {
        /// The form, as .xlsx
        file: PathBuf,
        /// Only say what is to be said; needs no database
        #[arg(long)]
        check: bool,
        /// As JSON
        #[arg(long)]
        json: bool,
        /// Make the draft even where something is left out
        #[arg(long, conflicts_with = "check")]
        despite_losses: bool,
    },
    /// Save a questionnaire as an XLSForm
    Export {
        /// The code of the questionnaire
        name: String,
        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Which version; otherwise the newest
        #[arg(long, value_name = "NUMBER")]
        version: Option<i32>,
    },
}

/// Does what the command says.
///
/// # Errors
/// A file cannot be read or written, or the database fails.
pub fn survey(common: &Common, command: &SurveyCommand) -> anyhow::Result<ExitCode> {
    match command {
        SurveyCommand::Import {
            file,
            check,
            json,
            despite_losses,
        } => import(common, file, (*check, *json, *despite_losses)),
        SurveyCommand::Export {
            name,
            output,
            version,
        } => export(common, name, *version, output),
    }
}

fn import(
    common: &Common,
    file: &Path,
    (check, json, despite_losses): (bool, bool, bool),
) -> anyhow::Result<ExitCode> {
    let shown = file.display();
    let bytes = std::fs::read(file).with_context(|| format!("{shown} cannot be read"))?;
    let reading = read(&bytes).map_err(|broken| anyhow::anyhow!("{}", broken.text(Lang::En)))?;
    let loses = reading.loses();
    let is_taken = reading.text.is_some() && (!loses || despite_losses);
    let version = if is_taken && !check {
        Some(store(common, file, &reading)?)
    } else {
        None
    };
    if json {
        say(as_json(&reading, version));
    } else {
        tell(&reading, check, version);
    }
    Ok(if is_taken {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(NOT_TAKEN)
    })
}

fn store(common: &Common, file: &Path, reading: &Reading) -> anyhow::Result<i32> {
    let text = reading.text.as_ref().context("the form is refused")?;
    let db = common.open()?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let now = Clock::system().now();
    Ok(db.write_now(|conn| xlsform::import_by_system(conn, now, text, &name))?)
}

fn tell(reading: &Reading, check: bool, version: Option<i32>) {
    for finding in &reading.findings {
        let weight = Lang::En.text(&format!("xlsform-weight-{}", finding.weight));
        let (place, text) = (finding.place(Lang::En), finding.text(Lang::En));
        say(format_args!("{place}: {weight}: {text}"));
    }
    let code = reading.text.as_ref().map_or("", |text| text.code.as_str());
    match version {
        Some(version) => say(format_args!(
            "The form is version {version} of the questionnaire {code}, a draft."
        )),
        None if reading.text.is_none() => say("The form cannot be taken."),
        None if reading.loses() => {
            say("Something would be left out: nothing was stored. See --despite-losses.");
        }
        None if check => say(format_args!(
            "The form can be taken whole, as the questionnaire {code}."
        )),
        None => {}
    }
}

fn as_json(reading: &Reading, version: Option<i32>) -> serde_json::Value {
    let finding = |it: &Finding| {
        serde_json::json!({
            "sheet": it.sheet,
            "row": it.row,
            "column": it.column,
            "weight": it.weight,
            "code": it.code(),
            "text": it.text(Lang::En),
        })
    };
    let findings: Vec<_> = reading.findings.iter().map(finding).collect();
    serde_json::json!({
        "questionnaire": reading.text.as_ref().map(|text| &text.code),
        "version": version,
        "loses": reading.loses(),
        "findings": findings,
    })
}

fn export(
    common: &Common,
    name: &str,
    version: Option<i32>,
    output: &Path,
) -> anyhow::Result<ExitCode> {
    let db = common.open()?;
    let found = db.read_now(|conn| xlsform::export(conn, name, version))?;
    let Some((version, bytes)) = found else {
        anyhow::bail!("there is no such questionnaire: {name}");
    };
    let shown = output.display();
    std::fs::write(output, bytes).with_context(|| format!("{shown} cannot be written"))?;
    say(format_args!(
        "Version {version} of the questionnaire {name} is in {shown}."
    ));
    Ok(ExitCode::SUCCESS)
}
