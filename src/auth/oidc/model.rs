//! A sign-in that is under way, what the provider vouches for, and why one is refused.

use chrono::TimeDelta;
use diesel::Queryable;
use serde::Serialize;
use subtle::ConstantTimeEq as _;

use super::super::rights::UserId;
use super::super::token_hash;
use crate::db::types::Moment;

/// How long someone may take at the provider.
pub(super) const FLOW_LASTS: TimeDelta = TimeDelta::minutes(10);

/// A sign-in that a browser has begun, kept here until it comes back.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Flow {
    pub state_hash: String,
    pub nonce: String,
    pub pkce_verifier: String,
    /// The page to go to afterwards: a path of this desk.
    pub next: String,
    /// Whose account is to be linked; nobody's for a sign-in.
    pub user: Option<UserId>,
    /// The session in which that was asked for.
    pub session_hash: Option<String>,
}

impl Flow {
    /// Whether it was begun with this state.
    pub(super) fn has_state(&self, state: &str) -> bool {
        let hash = token_hash(state);
        hash.as_bytes().ct_eq(self.state_hash.as_bytes()).into()
    }

    /// Whether `user` asked in the session of `token` for the account to be linked.
    pub(super) fn was_begun_by(&self, user: UserId, token: &str) -> bool {
        self.user == Some(user) && self.session_hash.as_deref() == Some(&token_hash(token))
    }
}

/// The secrets of a sign-in that begins; what the database keeps of them is in [`Flow`].
#[derive(Debug)]
pub(super) struct NewFlow {
    pub cookie: String,
    pub state: String,
    pub nonce: String,
    pub pkce_verifier: String,
}

/// What a browser brings back from the provider.
#[derive(Debug, Clone)]
pub(super) struct Brought {
    pub code: String,
    pub state: String,
    /// Who says so, where the provider tells (RFC 9207).
    pub issuer: String,
    /// Why not, where the provider says no.
    pub error: String,
}

/// A person the provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vouched {
    pub issuer: String,
    pub subject: String,
    /// The address, if the provider has verified it.
    pub email: Option<String>,
    /// Whether the token shows that a second factor was asked for, as the settings name it.
    pub is_strong: bool,
}

/// An account's link to the provider.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Identity {
    pub linked_at: Moment,
}

/// Why a sign-in through the provider, or a link, is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) enum Refusal {
    /// Another browser's, too old, used already, or never begun.
    Stale,
    /// The provider does not answer, or not in time.
    Unavailable,
    /// The provider said no, or the user there did.
    Denied,
    /// What the provider answered does not hold.
    Untrusted,
    /// Nobody here is linked to that person, or the account is disabled.
    Unknown,
    /// That person is linked to another account.
    Taken,
}

impl Refusal {
    /// The key of the text that tells of it. It does not tell a disabled account from none.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Stale => "oidc-stale",
            Self::Unavailable => "oidc-unavailable",
            Self::Denied => "oidc-denied",
            Self::Untrusted => "oidc-untrusted",
            Self::Unknown => "oidc-unknown",
            Self::Taken => "oidc-taken",
        }
    }

    /// What the audit says of it.
    pub(super) fn detail(self) -> &'static str {
        match self {
            Self::Stale => "provider: stale",
            Self::Unavailable => "provider: unavailable",
            Self::Denied => "provider: denied",
            Self::Untrusted => "provider: untrusted",
            Self::Unknown => "provider: unknown",
            Self::Taken => "provider: taken",
        }
    }
}
