//! Guessing passwords is slow: after a few failures each next attempt has to wait, twice
//! as long every time. The counts live in the database, so that they survive a restart
//! and are shared by all instances.
//!
//! An attempt is counted before its password is looked at, and taken back when that is
//! right: a hundred sent at the same moment are a hundred. One that comes while it has to
//! wait is not looked at, costs nothing and counts for nothing, so that whoever keeps
//! knocking makes no wait longer.
//!
//! What is counted, and why nobody can lock anybody else out:
//!
//! - **An account from an address** ([`Kind::AccountFromAddress`]). It grows to the longest
//!   wait, and stops the guesser alone: the account's owner comes from elsewhere.
//! - **An address** ([`Kind::Address`]), for those who try one password at every account.
//!   It takes more failures, since a whole mission may share an address. An address of
//!   IPv6 is its network of 64 bits, for that is what one subscriber has. An address of this
//!   machine is nobody's: a proxy that the settings do not name would make everyone one.
//! - **An account from wherever** ([`Kind::Account`]), for those who have many addresses. As
//!   anyone can bring this about, it is bounded: never more than a minute.
//!
//! A browser that has signed in to the account before is known by a cookie, and none of
//! these hold it up: whatever others do, an owner at the own machine signs in at once. It
//! has a count of its own ([`Kind::Device`]), so that a stolen cookie is no licence to
//! guess. An owner at a new machine, while a crowd guesses at the account, asks for a link
//! by mail: that makes the browser known too.
//!
//! An account that is not there waits like any other, so that waiting tells nothing.
//!
//! Requests for a new password are counted by address alone ([`Kind::Forgotten`]), right or
//! wrong, so that nobody fills the audit with them.
//!
//! Codes of a second factor are guessed at by those who have the password, and count for all
//! of these; and for the account's codes from wherever ([`Kind::Codes`]), which grows to the
//! longest wait: an outsider does not get as far.

use std::net::IpAddr;

use chrono::TimeDelta;
use diesel::prelude::*;

use super::device::Device;
use super::rights::UserId;
use super::{new_token, token_hash};
use crate::config::SignIn;
use crate::db::Conn;
use crate::db::schema::{known_devices, sign_in_failures};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::on_backend;

/// Failures are forgotten when none has come for so long.
const FORGET_AFTER: TimeDelta = TimeDelta::days(1);
/// The first wait; each next one is twice as long.
const FIRST_WAIT_SECONDS: i64 = 10;
/// The longest wait at an account from wherever.
const LONGEST_AT_ACCOUNT_SECONDS: i64 = 60;
/// How many times more failures than at an account from an address it takes elsewhere.
const CROWD: u32 = 4;
/// A browser is known for so long after its last sign-in.
pub(super) const KNOWN_FOR: TimeDelta = TimeDelta::days(365);

/// What failures are counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    AccountFromAddress,
    Address,
    Account,
    Device,
    Codes,
    Forgotten,
}

/// Something failures are counted for, and from when on it waits how long.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Subject {
    kind: Kind,
    hash: String,
    free: u32,
    longest: i64,
}

/// An attempt to sign in that has been counted.
#[derive(Debug, Clone)]
pub(super) struct Attempt(Vec<Subject>);

/// Whether an attempt may be made.
#[derive(Debug)]
pub(super) enum Admission {
    /// It may, and has been counted.
    Go(Attempt),
    /// Not before so many seconds have passed.
    Wait(i64),
}

impl Subject {
    fn new(kind: Kind, value: &str, settings: &SignIn) -> Self {
        let longest = i64::from(settings.longest_wait_seconds);
        let (name, crowd) = match kind {
            Kind::AccountFromAddress => ("account from address", 1),
            Kind::Address => ("address", CROWD),
            Kind::Account => ("account", CROWD),
            Kind::Device => ("device", 1),
            Kind::Codes => ("codes", CROWD),
            Kind::Forgotten => ("forgotten", CROWD),
        };
        Self {
            kind,
            hash: token_hash(&format!("{name}:{value}")),
            free: settings.free_attempts.saturating_mul(crowd),
            longest: match kind {
                Kind::Account => longest.min(LONGEST_AT_ACCOUNT_SECONDS),
                _ => longest,
            },
        }
    }

    /// How many seconds to wait after so many failures.
    fn wait_seconds(&self, failures: u32) -> i64 {
        match failures.checked_sub(self.free) {
            None | Some(0) => 0,
            Some(over) => {
                let doubled = 1_i64 << (over - 1).min(20);
                (FIRST_WAIT_SECONDS * doubled).min(self.longest)
            }
        }
    }
}

/// What an attempt is counted for.
fn subjects(settings: &SignIn, email: &str, device: &Device, known: Option<&str>) -> Vec<Subject> {
    let email = email.to_lowercase();
    let new = |kind, value: &str| Subject::new(kind, value, settings);
    if let Some(token) = known {
        return vec![new(Kind::Device, &format!("{token} {email}"))];
    }
    let mut subjects = vec![new(Kind::Account, &email)];
    if let Some(network) = network(&device.address) {
        subjects.push(new(Kind::Address, &network));
        subjects.push(new(Kind::AccountFromAddress, &format!("{network} {email}")));
    }
    // In one order: two attempts that lock the same rows never wait for each other.
    subjects.sort_by(|a, b| a.hash.cmp(&b.hash));
    subjects
}

/// What stands for an address: itself, or its network of 64 bits; nothing for this
/// machine's own.
fn network(address: &str) -> Option<String> {
    let address: IpAddr = address.parse().ok()?;
    if address.is_loopback() {
        return None;
    }
    Some(match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
    })
}

/// Counts an attempt at the account of an address, or says how long it has to wait.
/// `user` is whose account that is, `token` what the browser is known by, if they are.
pub(super) fn admit(
    conn: &mut Conn,
    settings: &SignIn,
    email: &str,
    user: Option<UserId>,
    device: &Device,
    token: &str,
    now: Moment,
) -> Result<Admission, AppError> {
    let known = match user {
        Some(user) if is_known(conn, user, token, now)? => Some(token),
        _ => None,
    };
    let admission = admit_all(conn, subjects(settings, email, device, known), now)?;
    Ok(logged(admission, "password", user))
}

/// [`admit`] for a code of the second factor, whose password was right.
pub(super) fn admit_code(
    conn: &mut Conn,
    settings: &SignIn,
    email: &str,
    user: UserId,
    device: &Device,
    token: &str,
    now: Moment,
) -> Result<Admission, AppError> {
    let known = is_known(conn, user, token, now)?.then_some(token);
    let mut all = subjects(settings, email, device, known);
    if known.is_none() {
        all.push(Subject::new(Kind::Codes, &email.to_lowercase(), settings));
        all.sort_by(|a, b| a.hash.cmp(&b.hash));
    }
    let admission = admit_all(conn, all, now)?;
    Ok(logged(admission, "code", Some(user)))
}

/// Counts a request for a new password, which is never taken back: each is in the audit, and
/// that never shrinks. Only its address waits.
pub(super) fn admit_forgotten(
    conn: &mut Conn,
    settings: &SignIn,
    device: &Device,
    now: Moment,
) -> Result<Admission, AppError> {
    let subject =
        network(&device.address).map(|network| Subject::new(Kind::Forgotten, &network, settings));
    let admission = admit_all(conn, subject.into_iter().collect(), now)?;
    Ok(logged(admission, "new password", None))
}

/// Leaves a line in the log for an attempt that has to wait. The audit holds those that
/// were checked: who may not even try must not be able to make it grow.
fn logged(admission: Admission, attempt: &str, user: Option<UserId>) -> Admission {
    if let Admission::Wait(seconds) = admission {
        let account = user.map(|user| user.0);
        tracing::info!(attempt, account, seconds, "an attempt has to wait");
    }
    admission
}

fn admit_all(conn: &mut Conn, subjects: Vec<Subject>, now: Moment) -> Result<Admission, AppError> {
    diesel::delete(sign_in_failures::table)
        .filter(sign_in_failures::last_at.lt(now.plus(-FORGET_AFTER)))
        .execute(conn)?;
    let mut counts = Vec::new();
    let mut wait = 0;
    for subject in &subjects {
        let (failures, until) = hold(conn, subject, now)?;
        wait = wait.max((until.0 - now.0).num_seconds());
        counts.push(failures.saturating_add(1));
    }
    if wait > 0 {
        return Ok(Admission::Wait(wait));
    }
    for (subject, failures) in subjects.iter().zip(counts) {
        let seconds = subject.wait_seconds(u32::try_from(failures).unwrap_or(0));
        diesel::update(sign_in_failures::table)
            .filter(sign_in_failures::subject_hash.eq(&subject.hash))
            .set((
                sign_in_failures::failures.eq(failures),
                sign_in_failures::last_at.eq(now),
                sign_in_failures::wait_until.eq(now.plus(TimeDelta::seconds(seconds))),
            ))
            .execute(conn)?;
    }
    Ok(Admission::Go(Attempt(subjects)))
}

/// Locks the count of a subject, made where there is none yet, and reads it. The update
/// that changes nothing makes attempts at the same moment queue here, on PostgreSQL too.
fn hold(conn: &mut Conn, subject: &Subject, now: Moment) -> Result<(i32, Moment), AppError> {
    let new = (
        sign_in_failures::subject_hash.eq(&subject.hash),
        sign_in_failures::failures.eq(0),
        sign_in_failures::last_at.eq(now),
        sign_in_failures::wait_until.eq(now),
    );
    on_backend!(conn, real => diesel::insert_into(sign_in_failures::table)
        .values(new)
        .on_conflict_do_nothing()
        .execute(real))?;
    Ok(diesel::update(sign_in_failures::table)
        .filter(sign_in_failures::subject_hash.eq(&subject.hash))
        .set(sign_in_failures::failures.eq(sign_in_failures::failures))
        .returning((sign_in_failures::failures, sign_in_failures::wait_until))
        .get_result(conn)?)
}

/// Takes an attempt back whose password was right. What counts the owner alone begins
/// anew; what counts others too only loses this one.
pub(super) fn take_back(conn: &mut Conn, attempt: &Attempt, now: Moment) -> Result<(), AppError> {
    for subject in &attempt.0 {
        match subject.kind {
            Kind::AccountFromAddress | Kind::Device => {
                let row = sign_in_failures::table
                    .filter(sign_in_failures::subject_hash.eq(&subject.hash));
                diesel::delete(row).execute(conn)?;
            }
            Kind::Address | Kind::Account | Kind::Codes | Kind::Forgotten => {
                forget_one(conn, subject, now)?;
            }
        }
    }
    Ok(())
}

/// Takes an attempt back that was no failure, but with which nothing begins anew: one that
/// was never looked at, as too many waited, and one whose second factor is still to come.
/// Or else whoever knows the password could guess codes without end, with the password in
/// between.
pub(super) fn give_back(conn: &mut Conn, attempt: &Attempt, now: Moment) -> Result<(), AppError> {
    attempt
        .0
        .iter()
        .try_for_each(|subject| forget_one(conn, subject, now))
}

fn forget_one(conn: &mut Conn, subject: &Subject, now: Moment) -> Result<(), AppError> {
    diesel::update(sign_in_failures::table)
        .filter(sign_in_failures::subject_hash.eq(&subject.hash))
        .filter(sign_in_failures::failures.gt(0))
        .set((
            sign_in_failures::failures.eq(sign_in_failures::failures - 1),
            sign_in_failures::wait_until.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Knows the browser of `token` from now on, and returns the token of its cookie: the
/// same, or a new one for a browser that has none.
pub(super) fn know(
    conn: &mut Conn,
    user: UserId,
    token: &str,
    now: Moment,
) -> Result<String, AppError> {
    diesel::delete(known_devices::table)
        .filter(known_devices::user_id.eq(user))
        .filter(known_devices::last_seen_at.lt(now.plus(-KNOWN_FOR)))
        .execute(conn)?;
    let hash = token_hash(token);
    let ours = known_devices::table.filter(known_devices::token_hash.eq(&hash));
    // A token we did not make is not taken over: whoever planted it knows it.
    let token = if diesel::select(diesel::dsl::exists(ours)).get_result(conn)? {
        token.to_owned()
    } else {
        new_token()
    };
    let changed = diesel::update(known_devices::table)
        .filter(known_devices::token_hash.eq(token_hash(&token)))
        .filter(known_devices::user_id.eq(user))
        .set(known_devices::last_seen_at.eq(now))
        .execute(conn)?;
    if changed == 0 {
        let new = (
            known_devices::token_hash.eq(token_hash(&token)),
            known_devices::user_id.eq(user),
            known_devices::last_seen_at.eq(now),
        );
        on_backend!(conn, real => diesel::insert_into(known_devices::table)
            .values(new)
            .on_conflict_do_nothing()
            .execute(real))?;
    }
    Ok(token)
}

fn is_known(conn: &mut Conn, user: UserId, token: &str, now: Moment) -> Result<bool, AppError> {
    let device = known_devices::table
        .filter(known_devices::token_hash.eq(token_hash(token)))
        .filter(known_devices::user_id.eq(user))
        .filter(known_devices::last_seen_at.gt(now.plus(-KNOWN_FOR)));
    Ok(diesel::select(diesel::dsl::exists(device)).get_result(conn)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    #[test]
    fn each_wait_is_twice_the_last_up_to_the_longest() {
        let settings = Settings::from_sources(None, []).unwrap().sign_in;
        let waits = |kind, failures: [u32; 9]| {
            let subject = Subject::new(kind, "x", &settings);
            failures.map(|count| subject.wait_seconds(count))
        };
        assert_eq!(
            waits(
                Kind::AccountFromAddress,
                [0, 5, 6, 7, 8, 9, 12, 13, u32::MAX]
            ),
            [0, 0, 10, 20, 40, 80, 640, 900, 900]
        );
        assert_eq!(
            waits(Kind::Account, [0, 6, 20, 21, 22, 23, 24, 25, u32::MAX]),
            [0, 0, 0, 10, 20, 40, 60, 60, 60]
        );
        assert_eq!(
            waits(Kind::Address, [0, 6, 20, 21, 22, 23, 24, 25, u32::MAX]),
            [0, 0, 0, 10, 20, 40, 80, 160, 900]
        );
    }

    #[test]
    fn an_address_stands_for_its_subscriber() {
        for (address, expected) in [
            ("192.0.2.7", Some("192.0.2.7")),
            ("2001:db8:1:2:3:4:5:6", Some("2001:db8:1:2")),
            ("2001:db8:1:2::9", Some("2001:db8:1:2")),
            ("127.0.0.1", None),
            ("::1", None),
            ("", None),
        ] {
            assert_eq!(network(address).as_deref(), expected, "{address}");
        }
    }
}
