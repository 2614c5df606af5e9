-- What an account wants: a mail a week of what is due, and single keys as shortcuts.
ALTER TABLE users ADD COLUMN weekly_digest BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE users ADD COLUMN single_keys BOOLEAN NOT NULL DEFAULT TRUE;

-- Who has had the digest of which week, or had nothing due then: nobody gets two.
CREATE TABLE digests (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- of ISO 8601: 2026-W48
    week TEXT NOT NULL CHECK (length(week) = 8),
    made_at TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, week)
);
