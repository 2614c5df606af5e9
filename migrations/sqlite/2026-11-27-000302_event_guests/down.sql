CREATE TABLE event_guests_old (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    person_id BIGINT REFERENCES people (id),
    attendance TEXT NOT NULL CHECK (attendance IN ('invited', 'confirmed', 'declined', 'attended', 'absent')),
    note TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
INSERT INTO event_guests_old (id, event_id, state, person_id, attendance, note, version)
    SELECT id, event_id, state, person_id, CASE attendance WHEN 'nominated' THEN 'invited' WHEN 'registered' THEN 'confirmed' WHEN 'stranded' THEN 'absent' ELSE attendance END, note, version
    FROM event_guests WHERE state IS NOT NULL AND name = '';
DROP TABLE event_money;
DROP TABLE event_agenda;
DROP TABLE event_invitations;
DROP TABLE event_guests;
ALTER TABLE event_guests_old RENAME TO event_guests;
CREATE UNIQUE INDEX event_guests_states ON event_guests (event_id, state) WHERE person_id IS NULL;
CREATE UNIQUE INDEX event_guests_people ON event_guests (event_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX event_guests_by_state ON event_guests (state, event_id);
DROP INDEX events_by_series;
ALTER TABLE events DROP COLUMN outcome;
ALTER TABLE events DROP COLUMN languages;
ALTER TABLE events DROP COLUMN meeting;
ALTER TABLE events DROP COLUMN series;
