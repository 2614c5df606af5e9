//! What the pages and the worker of one process tell each other.

use tokio::sync::Notify;

/// The worker's bell. It lives as long as the process.
#[derive(Debug, Default)]
pub struct Control {
    bell: Notify,
}

impl Control {
    /// Wakes the worker: there is mail. Called after the transaction that queued it.
    pub fn wake(&self) {
        self.bell.notify_one();
    }
}
