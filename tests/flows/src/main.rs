//! Walks the ways through the desk that matter, in a browser, each with JavaScript and
//! without, and takes the pictures of the guide on the way.
//!
//! ```sh
//! cargo run --manifest-path tests/flows/Cargo.toml -- target/debug/accede
//! cargo run --manifest-path tests/flows/Cargo.toml -- target/debug/accede --screenshots docs/guide
//! ```

mod desk;
mod driver;
mod flows;
mod page;
mod pictures;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use crate::desk::Desks;
use crate::driver::{Driver, Scripts};
use crate::flows::Flow;
use crate::page::Stage;
use crate::pictures::Pictures;

/// The ways through the desk that matter, in a browser.
#[derive(Parser, Debug)]
struct Options {
    /// The program under test
    accede: PathBuf,
    /// The flows to walk, by their names; all of them if none is named
    flows: Vec<Flow>,
    /// Write the pictures of the guide into this folder
    #[arg(long, value_name = "FOLDER")]
    screenshots: Option<PathBuf>,
    /// Walk with JavaScript alone, or without it alone
    #[arg(long)]
    scripts: Option<Scripts>,
}

fn main() -> anyhow::Result<ExitCode> {
    let options = Options::parse();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(walk(&options))
}

async fn walk(options: &Options) -> anyhow::Result<ExitCode> {
    let driver = Driver::start()?;
    let desks = Desks::new(&options.accede)?;
    let pictures = Pictures::new(options.screenshots.clone());
    let whole = options.flows.is_empty() && options.scripts.is_none();
    let mut failures = 0;
    for flow in Flow::ALL {
        if !options.flows.is_empty() && !options.flows.contains(flow) {
            continue;
        }
        for scripts in [Scripts::On, Scripts::Off] {
            if options.scripts.is_some_and(|wanted| wanted != scripts) {
                continue;
            }
            let stage = Stage {
                driver: &driver,
                desks: &desks,
                pictures: &pictures,
                scripts,
            };
            let begun = Instant::now();
            let result = flow.walk(&stage).await;
            let name = format!("{flow}, {scripts}");
            let seconds = begun.elapsed().as_secs_f64();
            match result {
                Ok(note) => println!("ok     {name:<46} {seconds:5.1} s  {note}"),
                Err(error) => {
                    failures += 1;
                    println!("FAILED {name:<46} {seconds:5.1} s\n       {error:#}");
                }
            }
        }
    }
    if whole && failures == 0 {
        let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide");
        match pictures.check(&guide) {
            Ok(()) => println!("ok     the guide shows the pictures that were taken"),
            Err(error) => {
                failures += 1;
                println!("FAILED the guide: {error:#}");
            }
        }
    }
    println!("{failures} failed");
    Ok(if failures == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
