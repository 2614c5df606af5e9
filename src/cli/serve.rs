//! `accede serve`: the web server, with the mail worker beside it.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use accede::app::{App, configure};
use accede::auth::{self, LinkPurpose};
use accede::clock::Clock;
use accede::config::{Settings, Switch};
use accede::db::Db;
use accede::digest;
use accede::edge;
use accede::erasure;
use accede::logs;
use accede::mail::Worker;
use accede::survey;
use accede::workplans;
use actix_web::dev::Server;
use actix_web::http::KeepAlive;
use actix_web::rt::{System, spawn};
use actix_web::{App as ActixApp, HttpServer, web};
use clap::Args;
use tokio::task::JoinHandle;

use super::stop::Stop;
use super::{Common, open, read_pack, refuse_demo, say};

/// Seconds that requests have to finish after the server has been told to stop.
const FINISH_WITHIN_SECONDS: u64 = 20;

/// Where to serve, over the settings.
#[derive(Args, Default, Debug, Clone)]
pub struct ServeOptions {
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR:PORT")]
    listen: Option<SocketAddr>,
}

/// Serves the desk until it is told to stop. On a fresh machine it makes the data folder
/// and the database, loads the treaty pack and prints the link of the first set-up.
///
/// # Errors
/// The settings are wrong, the database or the address is not to be had, or the treaty
/// pack is broken.
pub fn serve(common: &Common, options: &ServeOptions) -> anyhow::Result<()> {
    let mut settings = common.settings()?;
    logs::begin(&settings.log)?;
    // Files that are not there stop the start before anything is made.
    if settings.tls.is_on() {
        edge::server_config(&settings.tls)?;
    }
    // The address first: a second desk started by mistake must change nothing.
    let listener = bind(&mut settings, options)?;
    let clock = Clock::system();
    let db = open(&settings)?;
    refuse_demo(&settings, &db)?;
    load_first_pack(&settings, &db, &clock)?;
    let mut lines = vec![format!("Accede is at {}", settings.public_url())];
    lines.extend(set_up_lines(&settings, &db, &clock)?);
    run(listener, App::new(settings, db, clock, false)?, &lines)
}

/// Takes the address, and puts the one taken into the settings: with port 0 the system
/// chooses.
///
/// # Errors
/// The address is taken or is not this machine's.
pub fn bind(settings: &mut Settings, options: &ServeOptions) -> anyhow::Result<TcpListener> {
    let wanted = options.listen.unwrap_or(settings.server.listen);
    let guarded = settings.tls.is_on() || !settings.proxies().is_empty();
    anyhow::ensure!(
        guarded || !settings.is_exposed(wanted),
        "{wanted} is beyond this machine, and passwords would be read on the way: set \
         `tls.certificate`, name the proxy in front in `server.proxies`, or set \
         `server.plain_http = true` where the network is guarded otherwise"
    );
    let listener = TcpListener::bind(wanted).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!(
            "another program listens on {wanted} already; end it, or choose another address with --listen"
        ),
        _ => anyhow::anyhow!("cannot listen on {wanted}: {error}"),
    })?;
    settings.server.listen = listener.local_addr()?;
    Ok(listener)
}

/// Loads the pack of the settings into a database that has none yet.
///
/// # Errors
/// The pack is broken, or the database fails.
pub fn load_first_pack(settings: &Settings, db: &Db, clock: &Clock) -> anyhow::Result<()> {
    // Reading a pack takes memory that a desk with its facts can do without.
    if db.read_now(accede::pack::is_any_loaded)? {
        return Ok(());
    }
    let pack = read_pack(settings, None)?;
    let now = clock.now();
    if db.write_now(|conn| accede::pack::load_first(conn, &pack, &settings.targets, now))? {
        tracing::info!(code = pack.code, "the treaty pack is loaded");
    }
    Ok(())
}

/// Runs the server, and the mail worker where the settings say so, until the process is
/// told to stop; then requests and the mail being sent are finished. `lines` are printed
/// once it answers.
///
/// # Errors
/// The server fails.
pub fn run(listener: TcpListener, app: App, lines: &[String]) -> anyhow::Result<()> {
    let workers = match app.settings.server.workers {
        0 => std::thread::available_parallelism()?.get(),
        workers => workers,
    };
    warn_of_an_unnamed_proxy(&app.settings);
    let tls = match &app.settings.tls {
        tls if tls.is_on() => Some(edge::server_config(tls)?),
        _ => None,
    };
    let app = web::Data::new(app);
    System::new().block_on(async move {
        let mut stop = Stop::listen()?;
        let server = desk(&app, workers, listener, tls)?;
        if let Some(server) = metrics(&app)? {
            spawn(server);
        }
        let mail = (app.settings.mail.worker == Switch::On).then(|| spawn(Worker::new(&app).run()));
        // Ends with the process: what it was about to erase is erased the next time.
        spawn(erasure::run(app.clone()));
        spawn(workplans::run(app.clone()));
        spawn(digest::run(app.clone()));
        spawn(survey::run(app.clone()));
        lines.iter().for_each(say);
        let handle = server.handle();
        let serving = spawn(server);
        stop.told().await;
        tracing::info!("stopping: requests and the mail being sent are finished first");
        app.mail.stop();
        spawn(handle.stop(true));
        // Being told a second time ends the wait.
        tokio::select! {
            ended = finish(serving, mail) => ended,
            () = stop.told() => Ok(()),
        }
    })
}

/// The server of the pages, within the limits of the settings.
fn desk(
    app: &web::Data<App>,
    workers: usize,
    listener: TcpListener,
    tls: Option<rustls::ServerConfig>,
) -> anyhow::Result<Server> {
    let limits = &app.settings.limits;
    let keep_alive = match limits.keep_alive_seconds {
        0 => KeepAlive::Disabled,
        seconds => KeepAlive::Timeout(Duration::from_secs(seconds)),
    };
    let routes = app.clone();
    let server = HttpServer::new(move || ActixApp::new().configure(configure(&routes)))
        .workers(workers)
        // Blocking threads beyond the readers would only queue for a connection.
        .worker_max_blocking_threads(4)
        // Nagle's algorithm and delayed acknowledgements together cost 40 ms a page.
        .tcp_nodelay(true)
        .max_connections(limits.connections.div_ceil(workers))
        .keep_alive(keep_alive)
        .client_request_timeout(Duration::from_secs(limits.header_seconds))
        .tls_handshake_timeout(Duration::from_secs(limits.header_seconds))
        .client_disconnect_timeout(Duration::from_secs(limits.disconnect_seconds))
        .disable_signals()
        .shutdown_timeout(FINISH_WITHIN_SECONDS);
    Ok(match tls {
        Some(config) => server.listen_rustls_0_23(listener, config)?.run(),
        None => server.listen(listener)?.run(),
    })
}

/// The server of the figures, where the settings ask for one.
fn metrics(app: &web::Data<App>) -> anyhow::Result<Option<Server>> {
    let Some(address) = app.settings.metrics_address() else {
        return Ok(None);
    };
    anyhow::ensure!(
        !app.settings.is_exposed(address),
        "`metrics.listen`: {address} is beyond this machine, and figures go out in the clear; \
         set `server.plain_http = true` where the network is guarded otherwise"
    );
    let data = app.clone();
    let routes = move || {
        ActixApp::new()
            .app_data(data.clone())
            .service(web::resource("/metrics").get(edge::metrics))
    };
    let server = HttpServer::new(routes)
        .workers(1)
        .disable_signals()
        .shutdown_timeout(0)
        .bind(address)
        .map_err(|error| {
            anyhow::anyhow!("`metrics.listen`: cannot listen on {address}: {error}")
        })?;
    let bound = server.addrs();
    tracing::info!(?bound, "figures for Prometheus are served");
    Ok(Some(server.run()))
}

/// The commonest mistake behind a proxy: everyone then has the proxy's address.
fn warn_of_an_unnamed_proxy(settings: &Settings) {
    if settings.is_https() && !settings.tls.is_on() && settings.proxies().is_empty() {
        tracing::warn!(
            "server.public_url is https and the desk speaks plain HTTP, so that a proxy must stand in front: name its address in server.proxies"
        );
    }
}

async fn finish(
    serving: JoinHandle<std::io::Result<()>>,
    mail: Option<JoinHandle<()>>,
) -> anyhow::Result<()> {
    serving.await??;
    if let Some(mail) = mail {
        mail.await?;
    }
    Ok(())
}

/// On a desk without accounts: the link that makes the first.
fn set_up_lines(settings: &Settings, db: &Db, clock: &Clock) -> anyhow::Result<Vec<String>> {
    let hours = settings.sign_in.set_up_link_hours;
    let token = db.write_now(|conn| {
        if auth::count_users(conn)? > 0 {
            return Ok(None);
        }
        auth::make_link(conn, LinkPurpose::SetUp, hours, clock.now()).map(Some)
    })?;
    Ok(token.map_or_else(Vec::new, |token| {
        let url = settings.public_url();
        vec![
            format!("Set the desk up at {url}/set-up/{token}"),
            format!("The link works once, within {hours} hours."),
        ]
    }))
}
