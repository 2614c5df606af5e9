//! The time, injected: the demo's clock stands in 2023, a test's where the test needs it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use crate::db::types::Moment;

/// Where the time comes from. It runs with the machine's clock, moved by an offset.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_seconds: Arc<AtomicI64>,
    /// The part of the offset that is a test's passing of time, not another day to stand on.
    advanced_seconds: Arc<AtomicI64>,
}

impl Clock {
    /// The machine's own time.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that shows `start` now and runs on from there.
    pub fn starting_at(start: NaiveDateTime) -> Self {
        let clock = Self::default();
        clock
            .offset_seconds
            .store((start - machine_time()).num_seconds(), Ordering::Relaxed);
        clock
    }

    /// The moment, in UTC, to the second.
    pub fn now(&self) -> Moment {
        let offset = TimeDelta::seconds(self.offset_seconds.load(Ordering::Relaxed));
        let now = Moment(machine_time()).plus(offset).0;
        Moment(now.with_nanosecond(0).unwrap_or(now))
    }

    /// The moment in the world outside, in UTC, to the second: what an authenticator app
    /// computes its codes from, which knows nothing of the day a demo stands on.
    pub fn outside(&self) -> Moment {
        let advanced = TimeDelta::seconds(self.advanced_seconds.load(Ordering::Relaxed));
        let now = Moment(machine_time()).plus(advanced).0;
        Moment(now.with_nanosecond(0).unwrap_or(now))
    }

    /// The day, in UTC.
    pub fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// Moves this clock, and all that share it, by `delta`; for tests of what expires.
    pub fn advance(&self, delta: TimeDelta) {
        for seconds in [&self.offset_seconds, &self.advanced_seconds] {
            seconds.fetch_add(delta.num_seconds(), Ordering::Relaxed);
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the machine"
)]
fn machine_time() -> NaiveDateTime {
    chrono::Utc::now().naive_utc()
}
