-- Who may sign in, and what everyone did. Times are UTC.

CREATE TABLE teams (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    -- the lower-cased name: "Malawi" and "malawi" are one team
    name_key TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    email TEXT NOT NULL,
    -- the lower-cased address: one account an address, however it is typed
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    team_id BIGINT NOT NULL REFERENCES teams (id),
    role TEXT NOT NULL CHECK (role IN ('administrator', 'coordinator', 'contributor', 'partner', 'observer')),
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'es')),
    disabled_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX users_by_team ON users (team_id);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- SHA-256 of the cookie's token: a stolen database opens no session
    token_hash TEXT NOT NULL UNIQUE,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);

-- Links that work once: the first set-up, and the way into the demo.
CREATE TABLE one_time_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL CHECK (purpose IN ('set_up', 'demo')),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);

-- One row per change, chained by hash: a row altered or dropped breaks the chain.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT REFERENCES users (id),
    team_id BIGINT REFERENCES teams (id),
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous_hash TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL UNIQUE
);
CREATE INDEX audit_by_subject ON audit (subject, subject_id);

-- The chain's end. Updating this row first makes writers on PostgreSQL queue for the chain.
CREATE TABLE audit_head (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    length BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (id, length, hash) VALUES (1, 0, 'start');
