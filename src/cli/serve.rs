//! `accede serve`: the web server, with the mail worker beside it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use accede::app::{App, configure};
use accede::auth::{self, LinkPurpose};
use accede::clock::Clock;
use accede::config::Settings;
use accede::db::Db;
use actix_web::{App as ActixApp, HttpServer, web};
use clap::Args;
use tracing_subscriber::EnvFilter;

/// Where to serve, over the settings.
#[derive(Args, Default, Debug, Clone)]
pub struct ServeOptions {
    /// Where to listen: ADDRESS:PORT
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// The folder for the database and all else the desk keeps
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// Serves the desk until it is told to stop.
///
/// # Errors
/// The settings are wrong, the database or the address is not to be had.
pub fn serve(config: Option<&Path>, options: &ServeOptions) -> anyhow::Result<()> {
    let settings = settings(config, options)?;
    let clock = Clock::system();
    let db = open(&settings)?;
    announce_set_up(&settings, &db, &clock)?;
    run(settings, db, clock, false)
}

/// The settings with the command line's over them, and logging begun as they say.
///
/// # Errors
/// The settings are wrong.
pub fn settings(config: Option<&Path>, options: &ServeOptions) -> anyhow::Result<Settings> {
    let mut settings = Settings::load(config)?;
    if let Some(listen) = options.listen {
        settings.server.listen = listen;
    }
    if let Some(data) = &options.data {
        settings.database.folder.clone_from(data);
    }
    let filter = EnvFilter::try_new(&settings.log.level)?;
    // A second command in one process, as in tests, keeps the first one's log.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
    Ok(settings)
}

/// Opens the database of the settings, brought up to date and with the treaty's facts.
///
/// # Errors
/// It is not to be had, or the treaty pack is broken.
pub fn open(settings: &Settings) -> anyhow::Result<Db> {
    let db = Db::open(&settings.database_url()?, settings.database.readers)?;
    Ok(db)
}

/// Runs the server.
///
/// # Errors
/// The address is taken.
pub fn run(settings: Settings, db: Db, clock: Clock, demo: bool) -> anyhow::Result<()> {
    let listen = settings.server.listen;
    let workers = match settings.server.workers {
        0 => std::thread::available_parallelism()?.get(),
        workers => workers,
    };
    let app = web::Data::new(App::new(settings, db, clock, demo)?);
    actix_web::rt::System::new().block_on(async move {
        let url = app.settings.public_url();
        let server = HttpServer::new(move || ActixApp::new().configure(configure(&app)))
            .workers(workers)
            // Blocking threads beyond the readers would only queue for a connection.
            .worker_max_blocking_threads(4)
            // Nagle's algorithm and delayed acknowledgements together cost 40 ms a page.
            .tcp_nodelay(true)
            .bind(listen)
            .map_err(|error| anyhow::anyhow!("cannot listen on {listen}: {error}"))?
            .run();
        println!("Accede is at {url}");
        server.await?;
        Ok(())
    })
}

/// On a desk without accounts: prints the link that makes the first.
fn announce_set_up(settings: &Settings, db: &Db, clock: &Clock) -> anyhow::Result<()> {
    let hours = settings.sign_in.set_up_link_hours;
    let token = db.write_now(|conn| {
        if auth::count_users(conn)? > 0 {
            return Ok(None);
        }
        auth::make_link(conn, LinkPurpose::SetUp, hours, clock.now()).map(Some)
    })?;
    if let Some(token) = token {
        println!(
            "Set the desk up at {}/set-up/{token}",
            settings.public_url()
        );
        println!("The link works once, within {hours} hours.");
    }
    Ok(())
}
