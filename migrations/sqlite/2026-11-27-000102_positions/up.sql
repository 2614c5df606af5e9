-- Where a State stands toward the treaty: dated, sourced entries; the newest is what counts.
CREATE TABLE positions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state TEXT NOT NULL REFERENCES states (iso3),
    stance TEXT NOT NULL CHECK (stance IN ('opposed', 'undecided', 'favourable', 'committed', 'in_process')),
    held_on DATE NOT NULL,
    confidence TEXT NOT NULL CHECK (confidence IN ('low', 'medium', 'high')),
    detail TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> ''),
    source_link TEXT NOT NULL CHECK (source_link = '' OR source_link LIKE 'https://%'),
    -- where it was said, if the log has it
    exchange_id BIGINT REFERENCES exchanges (id),
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    deleted_at TIMESTAMP
);
CREATE INDEX positions_by_state ON positions (state, held_on, id);
CREATE INDEX positions_by_day ON positions (held_on, id);
CREATE INDEX positions_by_exchange ON positions (exchange_id) WHERE exchange_id IS NOT NULL;
CREATE INDEX positions_in_bin ON positions (deleted_at, id) WHERE deleted_at IS NOT NULL;
