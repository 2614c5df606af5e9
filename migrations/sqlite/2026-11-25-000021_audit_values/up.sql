-- What a row said before and after a change. The triggers that write it are made by
-- `src/db/recorder.rs` for every table but the few named there; `audit::record` then binds
-- the rows to the entry of their transaction.

CREATE TABLE audit_values (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- none until the entry is written, at the end of the same transaction
    audit_id BIGINT REFERENCES audit (id),
    -- the table, or 'origin': from where the change came
    subject TEXT NOT NULL,
    row_id TEXT NOT NULL,
    -- JSON objects: of an update the columns that changed and who may read the row, of an
    -- insert and a delete all
    old_values TEXT,
    new_values TEXT,
    -- so that the digest of something short does not give it away after an erasure
    salt TEXT DEFAULT (lower(hex(randomblob(16)))),
    -- of the values; kept when they are erased, so that the chain still holds
    digest TEXT,
    CHECK ((salt IS NULL) = (digest IS NOT NULL)),
    CHECK (salt IS NOT NULL OR (old_values IS NULL AND new_values IS NULL))
);
CREATE INDEX audit_values_by_entry ON audit_values (audit_id, id);
CREATE INDEX audit_values_by_row ON audit_values (subject, row_id);
CREATE INDEX audit_values_unbound ON audit_values (id) WHERE audit_id IS NULL;

CREATE TRIGGER audit_values_are_not_deleted BEFORE DELETE ON audit_values
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
-- bound once, and then erased once
CREATE TRIGGER audit_values_are_not_changed BEFORE UPDATE ON audit_values
WHEN NOT (
    new.id = old.id AND new.subject = old.subject AND new.row_id = old.row_id
    AND (
        (old.audit_id IS NULL AND new.audit_id IS NOT NULL
            AND new.old_values IS old.old_values AND new.new_values IS old.new_values
            AND new.salt IS old.salt AND new.digest IS old.digest)
        OR (old.audit_id = new.audit_id AND old.digest IS NULL AND new.digest IS NOT NULL
            AND new.old_values IS NULL AND new.new_values IS NULL AND new.salt IS NULL)
    )
)
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

CREATE TABLE audit_recorder (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    -- off within the transaction of a bulk load of made-up data, and never else
    is_on BOOLEAN NOT NULL,
    -- of the triggers as they were made last
    digest TEXT NOT NULL
);
INSERT INTO audit_recorder (id, is_on, digest) VALUES (1, TRUE, '');

-- of all values of the entry; a part of its hash
ALTER TABLE audit ADD COLUMN values_digest TEXT NOT NULL DEFAULT '';
