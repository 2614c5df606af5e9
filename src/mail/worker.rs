//! The worker: leases mails, sends them with no transaction open, and records what came
//! of each. Any number of workers may run at once; a mail belongs to whoever leased it.

use std::collections::VecDeque;
use std::time::Duration;

use actix_web::web::Data;
use chrono::TimeDelta;
use tokio::time::{sleep, timeout};

use super::message::{self, Attached};
use super::model::{LeasedMail, MailKind, Outcome};
use super::outbox::{self, Lease, Policy};
use super::transport::{Delivery, Transport};
use crate::app::App;
use crate::auth::new_token;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::survey;

/// Mails leased at a time: few enough to be through long before the lease ends.
const BATCH: usize = 20;
/// How long to wait for the bell before looking anyway: deferred mails ring none.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// A worker. [`Worker::run`] is its life; tests lead it by [`Worker::step`].
pub struct Worker {
    app: Data<App>,
    name: String,
    transport: Transport,
    /// When mails were tried within the last minute.
    recent: VecDeque<Moment>,
}

impl Worker {
    /// A worker with a name of its own.
    pub fn new(app: &Data<App>) -> Self {
        let random: String = new_token().chars().take(12).collect();
        Self {
            app: app.clone(),
            name: format!("{}-{random}", std::process::id()),
            transport: Transport::new(&app.settings),
            recent: VecDeque::new(),
        }
    }

    /// Sends what is due until [`Control::stop`](super::Control::stop).
    pub async fn run(mut self) {
        self.app.mail.begin();
        while !self.app.mail.is_stopping() {
            match self.step().await {
                Ok(tried) if tried > 0 => {}
                Ok(_) => self.wait().await,
                Err(error) => {
                    tracing::error!(%error, "the mail worker could not work");
                    self.wait().await;
                }
            }
        }
    }

    /// Settles leases that have run out, then leases and tries what is due, and says
    /// how many mails it tried: none when there is nothing to do, sending is paused or
    /// the minute's number is used up.
    ///
    /// # Errors
    /// The database is not to be had. Mails sent and not recorded turn in doubt when
    /// their lease ends.
    pub async fn step(&mut self) -> Result<usize, AppError> {
        let now = self.app.clock.now();
        let room = self.room(now);
        let db = &self.app.db;
        if !db.read(move |conn| outbox::has_work(conn, now)).await? {
            return Ok(0);
        }
        let lease = Lease {
            worker: self.name.clone(),
            until: now.plus(self.lease_time()),
        };
        let leased = db
            .write(move |conn| {
                outbox::expire_leases(conn, now)?;
                outbox::lease(conn, &lease, now, room)
            })
            .await?;
        let tried = self.try_all(leased, now).await?;
        self.transport.rest().await;
        Ok(tried)
    }

    async fn try_all(&mut self, leased: Vec<LeasedMail>, since: Moment) -> Result<usize, AppError> {
        // The longest conversation takes less than half a lease.
        let begin_until = since.plus(self.lease_time() / 2);
        let mut tried = 0;
        let mut rest = leased.into_iter();
        while let Some(mail) = rest.next() {
            let now = self.app.clock.now();
            if now > begin_until || self.must_rest() {
                let ids = std::iter::once(mail).chain(rest).map(|mail| mail.id);
                self.give_back(ids.collect()).await?;
                break;
            }
            let attached = match self.attached(&mail).await {
                Ok(attached) => attached,
                Err(error) => {
                    let ids = std::iter::once(mail).chain(rest).map(|mail| mail.id);
                    self.give_back(ids.collect()).await?;
                    return Err(error);
                }
            };
            let delivery = self.deliver(&mail, attached, now).await;
            tried += 1;
            let limit = self.app.settings.mail.pause_after_failures;
            self.app.mail.note(delivery.outcome, &delivery.reply, limit);
            let concerns_all = delivery.concerns_all();
            self.record(mail, delivery).await?;
            if concerns_all {
                self.give_back(rest.map(|mail| mail.id).collect()).await?;
                break;
            }
        }
        Ok(tried)
    }

    /// The Word form that goes with an invitation, where one does.
    async fn attached(&self, mail: &LeasedMail) -> Result<Option<Attached>, AppError> {
        let Some(id) = mail.invitation_id else {
            return Ok(None);
        };
        if mail.kind != MailKind::SurveyInvitation {
            return Ok(None);
        }
        let app = self.app.clone();
        let db = &self.app.db;
        db.read(move |conn| survey::attached(&app, conn, id)).await
    }

    async fn deliver(
        &mut self,
        mail: &LeasedMail,
        attached: Option<Attached>,
        now: Moment,
    ) -> Delivery {
        self.recent.push_back(now);
        match message::build(mail, attached, &self.app.settings.mail, now) {
            Ok(message) => self.transport.deliver(mail, &message).await,
            Err(reply) => Delivery::new(Outcome::Failed, reply),
        }
    }

    /// Records what came of a mail. A database that is busy gets a few chances: a mail
    /// that was sent and not recorded leaves someone in doubt.
    async fn record(&self, mail: LeasedMail, delivery: Delivery) -> Result<(), AppError> {
        let policy = Policy {
            attempts: self.app.settings.mail.attempts,
        };
        let mut chances = 5;
        loop {
            let (worker, mail, delivery) = (self.name.clone(), mail.clone(), delivery.clone());
            let now = self.app.clock.now();
            let (id, outcome) = (mail.id, delivery.outcome);
            let recorded = self
                .app
                .db
                .write(move |conn| {
                    outbox::record(conn, &worker, now, &mail, outcome, &delivery.reply, policy)
                })
                .await;
            chances -= 1;
            match recorded {
                Err(error) if chances > 0 => {
                    tracing::warn!(%error, mail = id.0, "what came of a mail could not be recorded yet");
                    sleep(Duration::from_millis(500)).await;
                }
                Err(error) => return Err(error),
                Ok(()) => {
                    tracing::info!(mail = id.0, outcome = outcome.as_str(), "a mail was tried");
                    return Ok(());
                }
            }
        }
    }

    async fn give_back(&self, ids: Vec<super::MailId>) -> Result<(), AppError> {
        let (worker, now) = (self.name.clone(), self.app.clock.now());
        self.app
            .db
            .write(move |conn| outbox::give_back(conn, &worker, now, &ids))
            .await
    }

    /// How many mails may be tried now.
    fn room(&mut self, now: Moment) -> usize {
        if self.must_rest() {
            return 0;
        }
        let minute_ago = now.plus(-TimeDelta::minutes(1));
        self.recent.retain(|at| *at > minute_ago);
        let allowed = usize::try_from(self.app.settings.mail.per_minute).unwrap_or(usize::MAX);
        allowed.saturating_sub(self.recent.len()).min(BATCH)
    }

    fn must_rest(&self) -> bool {
        self.app.mail.is_stopping() || self.app.mail.paused().is_some()
    }

    /// Five minutes, and more where the mail server may take its time.
    fn lease_time(&self) -> TimeDelta {
        let patience = i64::try_from(self.app.settings.mail.smtp.timeout_seconds).unwrap_or(3600);
        TimeDelta::seconds(patience.min(3600).saturating_mul(8).max(300))
    }

    async fn wait(&self) {
        // Rung or not, it is time to look.
        let _ = timeout(LOOK_EVERY, self.app.mail.rung()).await;
    }
}
