-- The treaty pack's facts. Append-only: a correction is a new row that supersedes the old one.

CREATE TABLE treaty_packs (
    code TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    -- the pack's description: names, depositary, rules, as JSON
    description TEXT NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    -- grows with every load that changed something: readers keep the facts in memory by it
    generation BIGINT NOT NULL
);

CREATE TABLE states (
    iso3 TEXT NOT NULL PRIMARY KEY CHECK (length(iso3) = 3),
    iso2 TEXT NOT NULL UNIQUE,
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_es TEXT NOT NULL,
    region TEXT NOT NULL,
    subregion TEXT NOT NULL,
    regional_group TEXT,
    tile_column INTEGER NOT NULL,
    tile_row INTEGER NOT NULL,
    note TEXT NOT NULL
);

CREATE TABLE state_organizations (
    state TEXT NOT NULL REFERENCES states (iso3) ON DELETE CASCADE,
    organization TEXT NOT NULL,
    PRIMARY KEY (state, organization)
);

CREATE TABLE acts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    treaty TEXT NOT NULL,
    state TEXT NOT NULL REFERENCES states (iso3),
    kind TEXT NOT NULL CHECK (kind IN ('signature', 'ratification', 'acceptance', 'approval', 'accession', 'succession', 'withdrawal')),
    -- empty where the day was never established
    date DATE,
    effective DATE,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by BIGINT REFERENCES users (id),
    supersedes_id BIGINT REFERENCES acts (id),
    superseded_at TIMESTAMP
);
CREATE UNIQUE INDEX acts_current ON acts (treaty, state, kind) WHERE superseded_at IS NULL;

CREATE TABLE votes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    resolution TEXT NOT NULL,
    title TEXT NOT NULL,
    date DATE NOT NULL,
    session INTEGER NOT NULL,
    state TEXT NOT NULL REFERENCES states (iso3),
    vote TEXT NOT NULL CHECK (vote IN ('yes', 'no', 'abstain', 'absent')),
    source TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by BIGINT REFERENCES users (id),
    supersedes_id BIGINT REFERENCES votes (id),
    superseded_at TIMESTAMP
);
CREATE UNIQUE INDEX votes_current ON votes (resolution, state) WHERE superseded_at IS NULL;

CREATE TABLE vote_totals (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- empty where the draft's symbol was not established
    resolution TEXT NOT NULL,
    session INTEGER NOT NULL,
    date DATE,
    yes INTEGER NOT NULL,
    no INTEGER NOT NULL,
    abstain INTEGER NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('first_committee', 'plenary')),
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by BIGINT REFERENCES users (id),
    supersedes_id BIGINT REFERENCES vote_totals (id),
    superseded_at TIMESTAMP
);
CREATE UNIQUE INDEX vote_totals_current ON vote_totals (session, stage) WHERE superseded_at IS NULL;

CREATE TABLE interim_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state TEXT NOT NULL REFERENCES states (iso3),
    kind TEXT NOT NULL CHECK (kind IN ('unilateral_declaration', 'voluntary_article7_report', 'moratorium', 'other')),
    -- a year, a month or a day, as precise as the source: 2011, 2011-06 or 2011-06-30
    date TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by BIGINT REFERENCES users (id),
    supersedes_id BIGINT REFERENCES interim_steps (id),
    superseded_at TIMESTAMP
);
CREATE INDEX interim_steps_by_state ON interim_steps (state);

CREATE TABLE contamination_stockpiles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state TEXT NOT NULL REFERENCES states (iso3),
    contaminated TEXT NOT NULL,
    stockpiler TEXT NOT NULL,
    producer TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by BIGINT REFERENCES users (id),
    supersedes_id BIGINT REFERENCES contamination_stockpiles (id),
    superseded_at TIMESTAMP
);
CREATE UNIQUE INDEX contamination_stockpiles_current ON contamination_stockpiles (state) WHERE superseded_at IS NULL;

CREATE TABLE meetings (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    starts_on DATE,
    ends_on DATE,
    presidency TEXT NOT NULL,
    body TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by BIGINT REFERENCES users (id),
    supersedes_id BIGINT REFERENCES meetings (id),
    superseded_at TIMESTAMP,
    CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)
);
CREATE UNIQUE INDEX meetings_current ON meetings (code) WHERE superseded_at IS NULL;

CREATE TABLE barrier_kinds (
    code TEXT NOT NULL PRIMARY KEY,
    family TEXT NOT NULL,
    position INTEGER NOT NULL,
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    label_es TEXT NOT NULL,
    help_en TEXT NOT NULL,
    help_fr TEXT NOT NULL,
    help_es TEXT NOT NULL,
    retired_at TIMESTAMP
);
