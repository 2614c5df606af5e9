//! `accede facts`: what the treaty pack says about a day. It needs no database.

use accede::clock::Clock;
use accede::i18n::Lang;
use accede::pack::{Pack, Treaty};
use accede::treaty::{ActKind, Counts, Iso3, Register, Status};
use anyhow::Context as _;
use chrono::NaiveDate;
use clap::Subcommand;
use serde::Serialize;

use super::{Common, read_pack, say};

/// A date as it is typed, with an error that says how.
fn read_date(text: &str) -> Result<NaiveDate, &'static str> {
    text.parse().map_err(|_| "a date is written 2022-09-01")
}

/// `accede facts …`
#[derive(Subcommand, Debug)]
pub enum FactsCommand {
    /// How many States had joined on a day, by deposit and by entry into force
    Counts {
        /// The day: 2022-09-01
        #[arg(long, value_name = "DATE", value_parser = read_date)]
        on: NaiveDate,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// What a State was to the treaty on a day, and by which acts
    State {
        /// Its ISO 3166-1 alpha-3 code: NGA
        #[arg(value_name = "ISO3")]
        state: Iso3,
        /// The day; otherwise today
        #[arg(long, value_name = "DATE", value_parser = read_date)]
        on: Option<NaiveDate>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Serialize)]
struct StateOnDay<'a> {
    state: Iso3,
    name: &'a str,
    on: NaiveDate,
    status: Status,
    /// From which day the treaty is in force for it, if it is bound.
    in_force: Option<NaiveDate>,
    acts: Vec<ActOnDay<'a>>,
}

#[derive(Serialize)]
struct ActOnDay<'a> {
    kind: ActKind,
    /// None where the day was never established.
    date: Option<NaiveDate>,
    effective: Option<NaiveDate>,
    source: &'a str,
}

/// Does what the command says.
///
/// # Errors
/// The pack is broken, or has no such State.
pub fn facts(common: &Common, command: &FactsCommand) -> anyhow::Result<()> {
    let pack = read_pack(&common.settings()?, None)?;
    let (treaty, register) = pack
        .treaties
        .first()
        .and_then(|treaty| Some((treaty, pack.register(&treaty.rules.code)?)))
        .context("the pack has no treaty")?;
    match command {
        FactsCommand::Counts { on, json } => {
            let counts = register.counts(*on);
            if *json {
                say(serde_json::to_string(&counts)?);
            } else {
                say_counts(treaty, counts);
            }
        }
        FactsCommand::State { state, on, json } => {
            let on = on.unwrap_or_else(|| Clock::system().today());
            let found = state_on(&pack, treaty, &register, *state, on)?;
            if *json {
                say(serde_json::to_string(&found)?);
            } else {
                say_state(&found);
            }
        }
    }
    Ok(())
}

fn say_counts(treaty: &Treaty, counts: Counts) {
    say(format_args!(
        "{} on {}",
        treaty.name.en,
        Lang::En.date(counts.on)
    ));
    for (label, count) in [
        ("deposited", counts.deposited),
        ("in force", counts.in_force),
        ("signatories", counts.signatories),
        ("joined", counts.joined),
    ] {
        say(format_args!("{label:12} {count:4}"));
    }
}

/// The State as it was known on the day: later acts had not happened yet.
fn state_on<'a>(
    pack: &'a Pack,
    treaty: &Treaty,
    register: &Register,
    state: Iso3,
    on: NaiveDate,
) -> anyhow::Result<StateOnDay<'a>> {
    let entry = pack
        .states
        .iter()
        .find(|entry| entry.code == state)
        .with_context(|| {
            format!(
                "{state} is none of the {} States of the pack; a State is named by its ISO 3166-1 alpha-3 code, like NGA",
                pack.states.len()
            )
        })?;
    let mut acts: Vec<_> = pack
        .acts
        .iter()
        .filter(|it| it.treaty == treaty.rules.code && it.act.state == state)
        .filter(|it| it.act.counts_from(pack.compiled) <= on)
        .collect();
    acts.sort_by_key(|it| it.act.counts_from(pack.compiled));
    let status = register.status(state, on);
    let joining = register
        .history(state)
        .and_then(|history| history.joining_on(on))
        .filter(|_| status.is_bound());
    Ok(StateOnDay {
        state,
        name: &entry.name.en,
        on,
        status,
        in_force: joining.and_then(|joining| joining.in_force),
        acts: acts
            .into_iter()
            .map(|it| ActOnDay {
                kind: it.act.kind,
                date: it.act.date,
                effective: it.act.effective,
                source: &it.source,
            })
            .collect(),
    })
}

fn say_state(found: &StateOnDay<'_>) {
    let day = |date: NaiveDate| Lang::En.date(date);
    say(format_args!(
        "{} ({}) on {}: {}",
        found.name,
        found.state,
        day(found.on),
        found.status.as_str().replace('_', " ")
    ));
    for act in &found.acts {
        let date = act.date.map_or("date not established".to_owned(), day);
        let effective = act
            .effective
            .map(|date| format!(", effective {}", day(date)))
            .unwrap_or_default();
        say(format_args!("  {}: {date}{effective}", act.kind));
    }
    if let Some(in_force) = found.in_force {
        say(format_args!("  in force for it: {}", day(in_force)));
    }
}
