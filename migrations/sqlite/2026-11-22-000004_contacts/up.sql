-- Offices stay, people rotate.

CREATE TABLE organisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('mission_geneva', 'mission_new_york', 'capital', 'embassy', 'parliament', 'regional_organization', 'partner')),
    name TEXT NOT NULL,
    -- lower case without accents, for order and search
    sort_key TEXT NOT NULL,
    -- empty for organisations that are no State's
    state TEXT REFERENCES states (iso3),
    place TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    deleted_at TIMESTAMP
);
CREATE INDEX organisations_by_state ON organisations (state, kind);
CREATE INDEX organisations_by_name ON organisations (sort_key, id);

CREATE TABLE posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    title TEXT NOT NULL,
    -- the role mailbox, which outlives its holders
    email TEXT,
    created_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    deleted_at TIMESTAMP
);
CREATE INDEX posts_by_organisation ON posts (organisation_id);

CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- how to address them: H.E., Ms, Counsellor …
    honorific TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    -- "family given" in lower case without accents, for order and search
    sort_key TEXT NOT NULL,
    -- "given family", likewise, so that either name finds the person
    given_key TEXT NOT NULL,
    email TEXT,
    email_key TEXT,
    phone TEXT NOT NULL,
    -- the language to write in
    language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'es')),
    note TEXT NOT NULL,
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    deleted_at TIMESTAMP
);
CREATE INDEX people_by_name ON people (sort_key, id);
CREATE INDEX people_by_given_name ON people (given_key, id);
CREATE INDEX people_by_email ON people (email_key);
CREATE INDEX people_by_marking ON people (marking, sort_key, id);
CREATE INDEX people_in_bin ON people (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE tenures (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    starts_on DATE,
    ends_on DATE,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)
);
CREATE INDEX tenures_by_person ON tenures (person_id);
CREATE INDEX tenures_by_post ON tenures (post_id);
-- One person holds a post once at a time.
CREATE UNIQUE INDEX tenures_open ON tenures (person_id, post_id) WHERE ends_on IS NULL;
