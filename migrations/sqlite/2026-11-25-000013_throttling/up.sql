-- How often signing in has failed, and the browsers that have signed in before: what makes
-- those who guess wait, and nobody else.

CREATE TABLE sign_in_failures (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- SHA-256 of what is counted: the table is no list of addresses
    subject_hash TEXT NOT NULL UNIQUE,
    failures INTEGER NOT NULL,
    last_at TIMESTAMP NOT NULL,
    -- no attempt is taken before
    wait_until TIMESTAMP NOT NULL
);
CREATE INDEX sign_in_failures_by_date ON sign_in_failures (last_at);

CREATE TABLE known_devices (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- SHA-256 of the cookie's token
    token_hash TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    last_seen_at TIMESTAMP NOT NULL,
    -- a browser that several use is known to each of them
    UNIQUE (token_hash, user_id)
);
CREATE INDEX known_devices_by_user ON known_devices (user_id, last_seen_at);
