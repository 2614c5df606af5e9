-- Files that answer a question of the survey. The bytes are in the store, as those of other
-- records; the answer itself says the name and the digest, here stands what is given back.
CREATE TABLE answer_files (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    response_id BIGINT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    -- among the answer's own
    number INTEGER NOT NULL CHECK (number > 0),
    question TEXT NOT NULL CHECK (question <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'docx', 'xlsx', 'odt', 'ods', 'odp', 'txt', 'jpg', 'png', 'eml')),
    bytes BIGINT NOT NULL CHECK (bytes >= 0),
    sha256 TEXT NOT NULL REFERENCES contents (sha256),
    created_at TIMESTAMP NOT NULL,
    -- when it was first signed off with the answer, or put before the State with what was
    -- typed in for it: from then on it is kept
    signed_at TIMESTAMP,
    -- whether it is the answer now: one that was signed off once, and is not any more, is none
    is_current BOOLEAN NOT NULL DEFAULT TRUE,
    CHECK (is_current OR signed_at IS NOT NULL)
);
CREATE UNIQUE INDEX answer_files_current ON answer_files (response_id, question) WHERE is_current;
CREATE UNIQUE INDEX answer_files_by_number ON answer_files (response_id, number);
CREATE INDEX answer_files_by_content ON answer_files (sha256);

-- For which State's answer a content was brought by a link: it stays until it is named.
CREATE TABLE answer_claims (
    sha256 TEXT NOT NULL REFERENCES contents (sha256) ON DELETE CASCADE,
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    bytes BIGINT NOT NULL CHECK (bytes >= 0),
    until TIMESTAMP NOT NULL,
    PRIMARY KEY (sha256, circulation_id, state)
);
CREATE INDEX answer_claims_by_answer ON answer_claims (circulation_id, state);
CREATE INDEX answer_claims_by_end ON answer_claims (until);
