-- What was written in answers, put under the barriers of the taxonomy by two people, each
-- alone; where they differ, a third word settles it.

CREATE TABLE coding_passes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    -- who began first and who second
    place INTEGER NOT NULL CHECK (place IN (1, 2)),
    coder_id BIGINT NOT NULL REFERENCES users (id),
    begun_at TIMESTAMP NOT NULL,
    -- set when the codes are closed: once both are, each may see the other's
    done_at TIMESTAMP,
    UNIQUE (circulation_id, question, place),
    UNIQUE (circulation_id, question, coder_id)
);

-- The word of one coder on one answer. It may hold no code: none fits.
CREATE TABLE codings (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    response_id BIGINT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    -- 1 and 2 as in the passes, 0 for what was settled
    place INTEGER NOT NULL CHECK (place IN (0, 1, 2)),
    coder_id BIGINT NOT NULL REFERENCES users (id),
    coded_at TIMESTAMP NOT NULL,
    UNIQUE (response_id, question, place)
);

CREATE TABLE codes (
    coding_id BIGINT NOT NULL REFERENCES codings (id) ON DELETE CASCADE,
    kind TEXT NOT NULL REFERENCES barrier_kinds (code),
    PRIMARY KEY (coding_id, kind)
);
