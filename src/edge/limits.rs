//! How much the desk takes on: so many requests at the same time in all, and so many a
//! second from one address.
//!
//! Behind a proxy that the settings do not name, everyone has the proxy's address, and one
//! who sends too much would stop all. An address of this machine is therefore nobody's and
//! not counted; of a proxy on another machine that is not named we cannot know.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::config;

/// After so many requests the addresses are forgotten that have sent nothing lately.
const FORGET_EVERY: usize = 4096;

/// How much is taken on at most.
pub struct Limits {
    at_once: Arc<Semaphore>,
    addresses: Option<DefaultKeyedRateLimiter<IpAddr>>,
    counted: AtomicUsize,
}

impl Limits {
    /// Those of the settings.
    pub(super) fn new(settings: &config::Limits) -> Self {
        let burst = NonZeroU32::new(settings.address_burst);
        let quota = NonZeroU32::new(settings.address_per_second)
            .map(|rate| Quota::per_second(rate).allow_burst(burst.unwrap_or(rate)));
        Self {
            at_once: Arc::new(Semaphore::new(
                settings.requests_at_once.min(Semaphore::MAX_PERMITS),
            )),
            addresses: quota.map(RateLimiter::keyed),
            counted: AtomicUsize::new(0),
        }
    }

    /// A place among the requests worked on; none when all are taken. It is given back
    /// when dropped.
    pub(super) fn enter(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.at_once).try_acquire_owned().ok()
    }

    /// How many requests may begin now.
    pub(super) fn places(&self) -> usize {
        self.at_once.available_permits()
    }

    /// Counts a request of an address.
    ///
    /// # Errors
    /// The seconds it has to wait, as it has sent too many.
    pub(super) fn count(&self, address: Option<IpAddr>) -> Result<(), u64> {
        let Some((limiter, address)) = self.addresses.as_ref().zip(address) else {
            return Ok(());
        };
        if address.is_loopback() {
            return Ok(());
        }
        if self.counted.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
        limiter.check_key(&subscriber(address)).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
        })
    }
}

/// What one subscriber has: an address, or a network of 64 bits of IPv6.
fn subscriber(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(
            address.to_bits() & !u128::from(u64::MAX),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    fn limits(adjust: impl FnOnce(&mut config::Limits)) -> Limits {
        let mut settings = Settings::from_sources(None, []).unwrap().limits;
        adjust(&mut settings);
        Limits::new(&settings)
    }

    #[test]
    fn an_address_waits_after_its_burst_and_no_other_does() {
        let limits = limits(|it| {
            it.address_per_second = 1;
            it.address_burst = 3;
        });
        let count = |address: &str| limits.count(Some(address.parse().unwrap()));
        for _ in 0..3 {
            assert_eq!(count("192.0.2.1"), Ok(()));
        }
        assert_eq!(count("192.0.2.1"), Err(1));
        assert_eq!(count("192.0.2.2"), Ok(()));
        for last in 1..4 {
            assert_eq!(count(&format!("2001:db8:1:2::{last}")), Ok(()));
        }
        assert_eq!(count("2001:db8:1:2:ffff::1"), Err(1));
        assert_eq!(count("2001:db8:1:3::1"), Ok(()));
        for _ in 0..10 {
            assert_eq!(count("127.0.0.1"), Ok(()));
            assert_eq!(limits.count(None), Ok(()));
        }
    }

    #[test]
    fn a_place_is_given_back() {
        let limits = limits(|it| it.requests_at_once = 1);
        let first = limits.enter();
        assert!(first.is_some() && limits.enter().is_none());
        drop(first);
        assert!(limits.enter().is_some());
    }
}
