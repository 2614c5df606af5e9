-- How people stand to each other, and to organisations: told in confidence, and so marked.
CREATE TABLE relations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    -- what the person is to the other
    kind TEXT NOT NULL CHECK (kind IN ('reports_to', 'assistant_of', 'works_with', 'worked_together', 'knows_well', 'worked_at', 'advises')),
    other_id BIGINT REFERENCES people (id) ON DELETE CASCADE,
    organisation_id BIGINT REFERENCES organisations (id) ON DELETE CASCADE,
    since DATE,
    -- who says so
    source TEXT NOT NULL CHECK (source <> ''),
    note TEXT NOT NULL,
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    deleted_at TIMESTAMP,
    CHECK (other_id IS NULL OR other_id <> person_id),
    CHECK ((other_id IS NULL) <> (organisation_id IS NULL)),
    CHECK ((organisation_id IS NOT NULL) = (kind IN ('worked_at', 'advises')))
);
CREATE INDEX relations_by_person ON relations (person_id, id);
CREATE INDEX relations_by_other ON relations (other_id, id) WHERE other_id IS NOT NULL;
CREATE INDEX relations_by_organisation ON relations (organisation_id, id) WHERE organisation_id IS NOT NULL;
CREATE INDEX relations_in_bin ON relations (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- Readers may be named on them too.
CREATE TABLE named_readers_anew (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('barriers', 'circulations', 'commitments', 'events', 'exchanges', 'mails', 'pathway_steps', 'people', 'positions', 'relations', 'responses', 'targets')),
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
