-- Templates of the legal steps up to deposit, from the treaty pack. One that goes is retired.
CREATE TABLE pathway_templates (
    code TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_es TEXT NOT NULL,
    help_en TEXT NOT NULL,
    help_fr TEXT NOT NULL,
    help_es TEXT NOT NULL,
    -- JSON: the steps in their order, each with its kind of body and its name
    steps TEXT NOT NULL,
    retired_at TIMESTAMP
);

-- The steps of a State from political decision to deposit. What follows deposit is law, and computed.
CREATE TABLE pathway_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state TEXT NOT NULL REFERENCES states (iso3),
    -- orders the steps of a State; not one of a kind, for a hidden step must not show in a refusal
    position BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- the kind of body that must act, and which one
    body_kind TEXT NOT NULL CHECK (body_kind IN ('ministry', 'foreign_ministry', 'legal_office', 'cabinet', 'committee', 'parliament', 'lower_chamber', 'upper_chamber', 'court', 'head_of_state', 'government_printer', 'other')),
    body TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('not_begun', 'under_way', 'done', 'not_needed')),
    begun_on DATE,
    done_on DATE,
    -- the last sign of movement, of a step that is under way
    moved_on DATE,
    source TEXT NOT NULL,
    source_link TEXT NOT NULL CHECK (source_link = '' OR source_link LIKE 'https://%'),
    next_move TEXT NOT NULL,
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    -- dropped from the pathway; it stays, because it stood there once
    dropped_at TIMESTAMP,
    CHECK ((status = 'under_way') = (moved_on IS NOT NULL)),
    CHECK (begun_on IS NULL OR status IN ('under_way', 'done')),
    CHECK (done_on IS NULL OR status = 'done'),
    CHECK (begun_on IS NULL OR done_on IS NULL OR begun_on <= done_on),
    CHECK (begun_on IS NULL OR moved_on IS NULL OR begun_on <= moved_on)
);
CREATE INDEX pathway_steps_by_state ON pathway_steps (state, position, id);
-- those under way have a day of movement, and no others
CREATE INDEX pathway_steps_by_movement ON pathway_steps (moved_on, id) WHERE moved_on IS NOT NULL;

-- What was believed of a step from a moment until another; the row that still holds has no end.
CREATE TABLE pathway_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    step_id BIGINT NOT NULL REFERENCES pathway_steps (id) ON DELETE CASCADE,
    valid_from TIMESTAMP NOT NULL,
    valid_until TIMESTAMP,
    position BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- the kind of body that must act, and which one
    body_kind TEXT NOT NULL CHECK (body_kind IN ('ministry', 'foreign_ministry', 'legal_office', 'cabinet', 'committee', 'parliament', 'lower_chamber', 'upper_chamber', 'court', 'head_of_state', 'government_printer', 'other')),
    body TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('not_begun', 'under_way', 'done', 'not_needed')),
    begun_on DATE,
    done_on DATE,
    -- the last sign of movement, of a step that is under way
    moved_on DATE,
    source TEXT NOT NULL,
    source_link TEXT NOT NULL CHECK (source_link = '' OR source_link LIKE 'https://%'),
    next_move TEXT NOT NULL,
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    dropped_at TIMESTAMP,
    CHECK (valid_until IS NULL OR valid_from <= valid_until)
);
CREATE INDEX pathway_history_by_step ON pathway_history (step_id, valid_from);
CREATE UNIQUE INDEX pathway_history_holds ON pathway_history (step_id) WHERE valid_until IS NULL;

-- Readers may be named on the new records too.
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
