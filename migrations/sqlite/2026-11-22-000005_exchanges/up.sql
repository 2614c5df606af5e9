-- What was said to whom, what was promised, what stands in the way; and the meetings where it happened.

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('regional_workshop', 'side_event', 'formal_meeting', 'informal_working_group', 'parliamentary_event')),
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    -- IANA zone of the place
    zone TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    organizer TEXT NOT NULL,
    description TEXT NOT NULL,
    activity_id BIGINT REFERENCES activities (id),
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_by BIGINT REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    deleted_at TIMESTAMP,
    CHECK (starts_on <= ends_on)
);
CREATE INDEX events_by_date ON events (starts_on, id);
CREATE INDEX events_by_activity ON events (activity_id);

CREATE TABLE event_guests (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    -- empty where the State is invited and has named nobody yet
    person_id BIGINT REFERENCES people (id),
    attendance TEXT NOT NULL CHECK (attendance IN ('invited', 'confirmed', 'declined', 'attended', 'absent')),
    note TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX event_guests_states ON event_guests (event_id, state) WHERE person_id IS NULL;
CREATE UNIQUE INDEX event_guests_people ON event_guests (event_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX event_guests_by_state ON event_guests (state, event_id);

CREATE TABLE exchanges (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state TEXT NOT NULL REFERENCES states (iso3),
    kind TEXT NOT NULL CHECK (kind IN ('bilateral', 'call', 'note_verbale', 'letter', 'margin', 'demarche')),
    -- the local day and, where known, the local time (HH:MM) at the place
    held_on DATE NOT NULL,
    held_at TEXT,
    -- IANA zone of the place, and the same moment in UTC where a time is known
    zone TEXT NOT NULL,
    starts_at TIMESTAMP,
    place TEXT NOT NULL,
    -- our side: who spoke for us
    spoke_for_us TEXT NOT NULL,
    summary TEXT NOT NULL,
    follow_up_on DATE,
    activity_id BIGINT REFERENCES activities (id),
    event_id BIGINT REFERENCES events (id),
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_by BIGINT REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    deleted_at TIMESTAMP
);
CREATE INDEX exchanges_by_date ON exchanges (held_on, id);
CREATE INDEX exchanges_by_marking ON exchanges (marking, held_on, id);
CREATE INDEX exchanges_by_state ON exchanges (state, held_on, id);
CREATE INDEX exchanges_by_kind ON exchanges (kind, held_on, id);
CREATE INDEX exchanges_by_team ON exchanges (team_id, held_on, id);
CREATE INDEX exchanges_by_activity ON exchanges (activity_id, held_on, id);
-- All that a report counts by, so that it reads this and not the log.
CREATE INDEX exchanges_counted ON exchanges (activity_id, state, marking, held_on) WHERE deleted_at IS NULL;
CREATE INDEX exchanges_to_follow_up ON exchanges (follow_up_on) WHERE follow_up_on IS NOT NULL;
CREATE INDEX exchanges_by_event ON exchanges (event_id, held_on, id) WHERE event_id IS NOT NULL;
CREATE INDEX exchanges_in_bin ON exchanges (deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE exchange_people (
    exchange_id BIGINT NOT NULL REFERENCES exchanges (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (exchange_id, person_id)
);
CREATE INDEX exchange_people_by_person ON exchange_people (person_id);

CREATE TABLE commitments (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- what it came out of; empty for one noted on its own
    exchange_id BIGINT REFERENCES exchanges (id),
    state TEXT NOT NULL REFERENCES states (iso3),
    -- who promised: one of our teams, or the State itself
    owner_team_id BIGINT REFERENCES teams (id),
    promise TEXT NOT NULL,
    due_on DATE,
    done_on DATE,
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    deleted_at TIMESTAMP
);
CREATE INDEX commitments_open ON commitments (due_on, id) WHERE done_on IS NULL;
CREATE INDEX commitments_done ON commitments (done_on, id) WHERE done_on IS NOT NULL;
CREATE INDEX commitments_in_bin ON commitments (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX commitments_by_state ON commitments (state, due_on);
-- a dossier shows the first few that are open, of however many were kept
CREATE INDEX commitments_open_by_state ON commitments (state, due_on, id) WHERE done_on IS NULL;
CREATE INDEX commitments_by_exchange ON commitments (exchange_id);

-- A dated reason for not joining. A State's reasons change: entries are added, not overwritten.
CREATE TABLE barriers (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    state TEXT NOT NULL REFERENCES states (iso3),
    kind TEXT NOT NULL REFERENCES barrier_kinds (code),
    raised_on DATE NOT NULL,
    detail TEXT NOT NULL,
    source TEXT NOT NULL,
    exchange_id BIGINT REFERENCES exchanges (id),
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_at TIMESTAMP NOT NULL,
    deleted_at TIMESTAMP
);
CREATE INDEX barriers_by_state ON barriers (state, raised_on);
CREATE INDEX barriers_by_exchange ON barriers (exchange_id);

-- Running totals of the exchanges outside the bin, kept in the same transaction as the log.
-- The key holds all the rights layer asks for, so a reader's numbers are sums of these rows.
-- Counts are INTEGER because the sum of a BIGINT is no whole number to PostgreSQL.
CREATE TABLE state_contacts (
    state TEXT NOT NULL REFERENCES states (iso3),
    marking TEXT NOT NULL,
    team_id BIGINT NOT NULL REFERENCES teams (id),
    exchanges INTEGER NOT NULL,
    last_on DATE NOT NULL,
    PRIMARY KEY (state, marking, team_id)
);
CREATE TABLE activity_contacts (
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    marking TEXT NOT NULL,
    team_id BIGINT NOT NULL REFERENCES teams (id),
    exchanges INTEGER NOT NULL,
    PRIMARY KEY (activity_id, marking, team_id)
);
