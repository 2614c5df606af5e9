-- Who an account is at the identity provider, and the sign-ins there that are under way.

CREATE TABLE oidc_identities (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- the two together are one person for good; addresses and names are not
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    linked_at TIMESTAMP NOT NULL,
    UNIQUE (issuer, subject),
    UNIQUE (user_id, issuer)
);

CREATE TABLE oidc_flows (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- SHA-256 of the cookie of the browser that began it, and of the state it sent along
    cookie_hash TEXT NOT NULL UNIQUE,
    state_hash TEXT NOT NULL,
    nonce TEXT NOT NULL,
    pkce_verifier TEXT NOT NULL,
    -- the page to go to afterwards
    next TEXT NOT NULL,
    -- whose account it is to be linked to, and SHA-256 of the session's token; neither for
    -- a sign-in
    user_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
    session_hash TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    CHECK ((user_id IS NULL) = (session_hash IS NULL))
);
CREATE INDEX oidc_flows_by_date ON oidc_flows (expires_at);
CREATE INDEX oidc_flows_by_user ON oidc_flows (user_id);
