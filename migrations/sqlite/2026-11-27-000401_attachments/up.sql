-- Files of records. The bytes are in the store, named by their SHA-256; here stands which
-- record they belong to, and what may be taken out of the store.

-- What the store holds, or is about to.
CREATE TABLE contents (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    bytes BIGINT NOT NULL CHECK (bytes >= 0),
    created_at TIMESTAMP NOT NULL,
    -- while it is being taken out of the store nobody may refer to it
    leaving_until TIMESTAMP
);

-- Who has brought a content and may refer to it: whoever names a hash alone may not.
CREATE TABLE content_claims (
    sha256 TEXT NOT NULL REFERENCES contents (sha256) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- as it was found to be
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL,
    until TIMESTAMP NOT NULL,
    PRIMARY KEY (sha256, user_id)
);
CREATE INDEX content_claims_by_end ON content_claims (until);

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- the record it belongs to, and who reads that reads it: one of them
    exchange_id BIGINT REFERENCES exchanges (id),
    event_id BIGINT REFERENCES events (id),
    -- among the record's own, and never given again
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'docx', 'xlsx', 'odt', 'ods', 'odp', 'txt', 'jpg', 'png', 'eml')),
    bytes BIGINT NOT NULL CHECK (bytes >= 0),
    sha256 TEXT NOT NULL REFERENCES contents (sha256),
    added_by BIGINT REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    deleted_at TIMESTAMP,
    CHECK ((exchange_id IS NULL) <> (event_id IS NULL))
);
CREATE UNIQUE INDEX attachments_of_exchange ON attachments (exchange_id, number) WHERE exchange_id IS NOT NULL;
CREATE UNIQUE INDEX attachments_of_event ON attachments (event_id, number) WHERE event_id IS NOT NULL;
CREATE INDEX attachments_by_content ON attachments (sha256);
CREATE INDEX attachments_in_bin ON attachments (deleted_at, id) WHERE deleted_at IS NOT NULL;
