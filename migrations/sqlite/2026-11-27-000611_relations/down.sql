DROP TABLE relations;
DELETE FROM named_readers WHERE kind = 'relations';
CREATE TABLE named_readers_anew (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('barriers', 'circulations', 'commitments', 'events', 'exchanges', 'mails', 'pathway_steps', 'people', 'positions', 'responses', 'targets')),
    record_id BIGINT NOT NULL,
    record_key TEXT NOT NULL GENERATED ALWAYS AS (kind || '/' || CAST(record_id AS TEXT)) STORED,
    named_by BIGINT NOT NULL REFERENCES users (id),
    named_at TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, kind, record_id)
);
INSERT INTO named_readers_anew (user_id, kind, record_id, named_by, named_at)
    SELECT user_id, kind, record_id, named_by, named_at FROM named_readers;
DROP TABLE named_readers;
ALTER TABLE named_readers_anew RENAME TO named_readers;
CREATE INDEX named_readers_by_record ON named_readers (kind, record_id, user_id);
CREATE INDEX named_readers_by_key ON named_readers (user_id, record_key);
