//! `accede work`, the mail worker alone, and `accede migrate`.

use accede::app::App;
use accede::clock::Clock;
use accede::digest;
use accede::erasure;
use accede::logs;
use accede::mail::Worker;
use accede::survey;
use accede::workplans;
use actix_web::rt::{System, spawn};
use actix_web::web;

use super::stop::Stop;
use super::{Common, open, refuse_demo, say};

/// Sends mails, makes the weekly digests and the reminders of surveys, and empties the bins
/// once a day, until it is told to stop. Any number of workers may run at once, beside
/// desks with `mail.worker = "off"` or without.
///
/// # Errors
/// The settings are wrong, or the database is not to be had.
pub fn work(common: &Common) -> anyhow::Result<()> {
    let settings = common.settings()?;
    logs::begin(&settings.log)?;
    let db = open(&settings)?;
    refuse_demo(&settings, &db)?;
    let app = web::Data::new(App::new(settings, db, Clock::system(), false)?);
    System::new().block_on(async move {
        let mut stop = Stop::listen()?;
        let worker = spawn(Worker::new(&app).run());
        spawn(erasure::run(app.clone()));
        spawn(workplans::run(app.clone()));
        spawn(digest::run(app.clone()));
        spawn(survey::run(app.clone()));
        say("The mail worker is running.");
        stop.told().await;
        app.mail.stop();
        // Being told a second time ends the wait for the mail being sent.
        tokio::select! {
            ended = worker => Ok(ended?),
            () = stop.told() => Ok(()),
        }
    })
}

/// Brings the tables up to date, as every start does.
///
/// # Errors
/// The settings are wrong, or the database is not to be had.
pub fn migrate(common: &Common) -> anyhow::Result<()> {
    common.open()?;
    say("The database is up to date.");
    Ok(())
}
