-- Addresses at which a calendar program fetches the calendar as its owner reads it. Each
-- holds a token; who has it reads the calendar until it is revoked.

CREATE TABLE calendar_feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- which of the few an account may have
    slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 5),
    -- what the owner calls it: the program that reads it
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    -- SHA-256 of the token in its address
    token_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    last_fetched_at TIMESTAMP,
    UNIQUE (user_id, slot)
);
