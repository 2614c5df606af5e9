-- Who may read a restricted record beside its team. A row opens one record to one account,
-- and only while the record is restricted: it goes when the marking changes.

CREATE TABLE named_readers (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- the table of the record
    kind TEXT NOT NULL CHECK (kind IN ('barriers', 'circulations', 'commitments', 'events', 'exchanges', 'mails', 'people', 'responses', 'targets')),
    -- ids are never used again, so a name cannot come to mean another record
    record_id BIGINT NOT NULL,
    -- the record as the audit names it: "exchanges/12"
    record_key TEXT NOT NULL GENERATED ALWAYS AS (kind || '/' || CAST(record_id AS TEXT)) STORED,
    -- who named them, and when
    named_by BIGINT NOT NULL REFERENCES users (id),
    named_at TIMESTAMP NOT NULL,
    -- in this order: what one reader may read is one range
    PRIMARY KEY (user_id, kind, record_id)
);
CREATE INDEX named_readers_by_record ON named_readers (kind, record_id, user_id);
CREATE INDEX named_readers_by_key ON named_readers (user_id, record_key);
