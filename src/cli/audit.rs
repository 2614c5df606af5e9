//! `accede audit`: whether the audit still holds what was written to it.

use accede::audit::{self, Verdict};
use clap::Subcommand;

use super::{Common, say};

/// `accede audit …`
#[derive(Subcommand, Debug)]
pub enum AuditCommand {
    /// Read the whole chain and name every entry that was changed, removed or moved
    Verify {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

/// Does what the command says.
///
/// # Errors
/// The chain is broken, or the database fails.
pub fn audit(common: &Common, command: &AuditCommand) -> anyhow::Result<()> {
    let AuditCommand::Verify { json } = command;
    let verdict = common.open()?.read_now(audit::verify)?;
    if *json {
        say(as_json(&verdict));
    } else {
        let Verdict {
            rows, erased, end, ..
        } = &verdict;
        say(format_args!(
            "{rows} entries, {erased} values erased; the last entry's hash is {end}"
        ));
        verdict.faults.iter().for_each(say);
    }
    anyhow::ensure!(
        verdict.faults.is_empty(),
        "the audit has been tampered with"
    );
    if !json {
        say("The audit holds what was written to it.");
    }
    Ok(())
}

fn as_json(verdict: &Verdict) -> serde_json::Value {
    let faults: Vec<_> = verdict.faults.iter().map(ToString::to_string).collect();
    serde_json::json!({
        "entries": verdict.rows,
        "erased": verdict.erased,
        "end": verdict.end,
        "faults": faults,
    })
}
