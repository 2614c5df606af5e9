//! What the pages and the worker of one process tell each other: a bell, and whether
//! sending is paused. It lives as long as the process: after a restart the worker tries
//! again, and pauses again if the failures go on. Where `accede work` sends, its pause is
//! its own.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::model::{Outcome, Reply};

/// The worker's bell and brake.
#[derive(Debug, Default)]
pub struct Control {
    bell: Notify,
    running: AtomicBool,
    stopping: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    pause: Option<Pause>,
    failures_in_a_row: u32,
}

/// Why sending is paused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pause {
    /// Someone asked for it.
    Asked,
    /// Too many failures in a row.
    Failures {
        /// How many.
        count: u32,
        /// What came of the last.
        last: Reply,
    },
}

impl Control {
    /// Wakes the worker: there is mail. Called after the transaction that queued it.
    pub fn wake(&self) {
        self.bell.notify_one();
    }

    /// Stops sending until [`Control::resume`].
    pub fn pause(&self) {
        self.state().pause = Some(Pause::Asked);
    }

    /// Goes on sending, and forgets the failures so far.
    pub fn resume(&self) {
        *self.state() = State::default();
        self.wake();
    }

    /// Why sending is paused, if it is.
    pub fn paused(&self) -> Option<Pause> {
        self.state().pause.clone()
    }

    /// Ends the worker, once the mail it is sending is through.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
        self.wake();
    }

    /// Whether a worker runs in this process.
    pub fn is_running(&self) -> bool {
        self.running.load(Ordering::Acquire)
    }

    pub(super) fn begin(&self) {
        self.running.store(true, Ordering::Release);
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    pub(super) async fn rung(&self) {
        self.bell.notified().await;
    }

    /// Counts failures in a row, and pauses at `limit`.
    pub(super) fn note(&self, outcome: Outcome, reply: &Reply, limit: u32) {
        let mut state = self.state();
        if outcome == Outcome::Sent {
            state.failures_in_a_row = 0;
            return;
        }
        state.failures_in_a_row = state.failures_in_a_row.saturating_add(1);
        if limit > 0 && state.failures_in_a_row >= limit && state.pause.is_none() {
            tracing::warn!(
                failures = state.failures_in_a_row,
                "sending is paused: too many failures in a row"
            );
            state.pause = Some(Pause::Failures {
                count: state.failures_in_a_row,
                last: reply.clone(),
            });
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
