-- Notes verbales that carry a circulation to a State.
CREATE TABLE circulation_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    invitation_id BIGINT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    -- as it stands on the note and on the exchange that was logged
    reference TEXT NOT NULL CHECK (reference <> ''),
    sent_on DATE NOT NULL,
    -- the personal link, needed until the note has gone out and erased then
    link TEXT,
    made_by BIGINT REFERENCES users (id),
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX circulation_notes_by_circulation ON circulation_notes (circulation_id, id);
CREATE INDEX circulation_notes_by_invitation ON circulation_notes (invitation_id);
