//! `accede demo`: a desk of its own, full of invented people and conversations.

use std::path::PathBuf;

use accede::app::App;
use accede::auth::{self, LinkPurpose};
use accede::clock::Clock;
use accede::config::{Settings, Transport};
use accede::db::Db;
use accede::demo::{self, Filled};
use accede::logs;
use anyhow::Context as _;
use clap::Args;

use super::serve::{ServeOptions, bind, load_first_pack, run};
use super::{Common, open, say};

/// The demo's data folder, beside the desk's own.
const FOLDER: &str = "data-demo";
/// From here on filling takes long enough to say so.
const MANY: usize = 20_000;

/// How large a demo, and where.
#[derive(Args, Debug, Clone)]
pub struct DemoOptions {
    /// People in the contacts
    #[arg(long, value_name = "N", default_value_t = 300)]
    people: usize,
    /// Exchanges in the log
    #[arg(long, value_name = "N", default_value_t = 400)]
    exchanges: usize,
    /// Which of all the demos of this size: the same seed makes the same demo
    #[arg(long, value_name = "N", default_value_t = 11)]
    seed: u64,
    #[command(flatten)]
    serve: ServeOptions,
}

/// Makes the demo where it is not there yet, and serves it on 1 June 2023. Its mails are
/// written as files, whatever the settings say.
///
/// # Errors
/// The settings are wrong, the database or the address is not to be had, or the database
/// holds something else.
pub fn demo(common: &Common, options: &DemoOptions) -> anyhow::Result<()> {
    let mut settings = common.settings_for(PathBuf::from(FOLDER))?;
    settings.mail.transport = Transport::File;
    logs::begin(&settings.log)?;
    let listener = bind(&mut settings, &options.serve)?;
    let clock = demo::clock();
    let db = open(&settings)?;
    load_first_pack(&settings, &db, &clock)?;
    fill(&settings, &db, options)?;
    let lines = lines(&settings, &db, &clock)?;
    run(listener, App::new(settings, db, clock, true)?, &lines)
}

fn fill(settings: &Settings, db: &Db, options: &DemoOptions) -> anyhow::Result<()> {
    let wanted = demo::DemoOptions {
        people: options.people,
        exchanges: options.exchanges,
        seed: options.seed,
    };
    if options.people.max(options.exchanges) > MANY {
        say("Inventing that many takes a while …");
    }
    let filled = demo::fill(db, wanted, settings).with_context(|| {
        let folder = settings.database.folder.display();
        format!("the demo cannot be made in {folder} (choose another folder with --data)")
    })?;
    if filled == Filled::Now {
        say(format_args!(
            "The demo is made, all of it invented: {wanted}."
        ));
    }
    Ok(())
}

/// Where the demo is, the link that signs in, and a survey to answer.
fn lines(settings: &Settings, db: &Db, clock: &Clock) -> anyhow::Result<Vec<String>> {
    let (hours, now) = (settings.sign_in.set_up_link_hours, clock.now());
    let (way_in, survey) = db.write_now(|conn| {
        let way_in = auth::make_link(conn, LinkPurpose::Demo, hours, now)?;
        Ok((way_in, demo::open_link(conn, hours, now)?))
    })?;
    let url = settings.public_url();
    let mut lines = vec![format!("Come in as a coordinator at {url}/demo/{way_in}")];
    if let Some(token) = survey {
        lines.push(format!("Answer the survey as a State at {url}/s/{token}"));
    }
    Ok(lines)
}
