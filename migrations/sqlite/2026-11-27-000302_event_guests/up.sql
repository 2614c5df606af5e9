-- Events in depth: the series and the formal meeting they belong to, their agenda, who was
-- invited and how, who came and who was stranded, who paid, and what it cost.

ALTER TABLE events ADD COLUMN series TEXT NOT NULL DEFAULT '';
-- the code of the formal meeting of the pack that it is, or on whose sides it is held
ALTER TABLE events ADD COLUMN meeting TEXT NOT NULL DEFAULT '';
-- codes of the languages that are interpreted, with spaces between
ALTER TABLE events ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
CREATE INDEX events_by_series ON events (series) WHERE series <> '';

-- SQLite changes no constraint of a table: the guests move to one that knows more.
CREATE TABLE event_guests_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    -- for whom the guest comes: a State, or an organisation of its own
    state TEXT REFERENCES states (iso3),
    organisation_id BIGINT REFERENCES organisations (id),
    -- empty where the State or organisation has named nobody yet, or somebody by name alone
    person_id BIGINT REFERENCES people (id),
    name TEXT NOT NULL DEFAULT '',
    -- what the guest is at home, as it is written on a badge
    function TEXT NOT NULL DEFAULT '',
    -- the order within a delegation: its head first
    is_head BOOLEAN NOT NULL DEFAULT FALSE,
    seat INTEGER NOT NULL DEFAULT 0 CHECK (seat >= 0),
    attendance TEXT NOT NULL CHECK (attendance IN ('invited', 'nominated', 'registered', 'confirmed', 'declined', 'attended', 'stranded', 'absent')),
    stranded_why TEXT CHECK (stranded_why IN ('visa', 'travel', 'funds', 'health', 'other')),
    note TEXT NOT NULL,
    -- who pays the way: how far that is, and how much in the smallest unit of the currency
    sponsorship TEXT CHECK (sponsorship IN ('requested', 'approved', 'refused', 'ticketed', 'paid')),
    sponsored_minor BIGINT CHECK (sponsored_minor >= 0),
    sponsored_currency TEXT CHECK (length(sponsored_currency) = 3),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((state IS NULL) <> (organisation_id IS NULL)),
    CHECK (person_id IS NULL OR name = ''),
    CHECK ((attendance = 'stranded') = (stranded_why IS NOT NULL)),
    CHECK ((sponsored_minor IS NULL) = (sponsored_currency IS NULL)),
    CHECK (sponsored_minor IS NULL OR sponsorship IS NOT NULL)
);
INSERT INTO event_guests_new (id, event_id, state, person_id, attendance, note, version)
    SELECT id, event_id, state, person_id, attendance, note, version FROM event_guests;
DROP TABLE event_guests;
ALTER TABLE event_guests_new RENAME TO event_guests;
CREATE UNIQUE INDEX event_guests_states ON event_guests (event_id, state) WHERE person_id IS NULL AND name = '' AND state IS NOT NULL;
CREATE UNIQUE INDEX event_guests_organisations ON event_guests (event_id, organisation_id) WHERE person_id IS NULL AND name = '' AND organisation_id IS NOT NULL;
CREATE UNIQUE INDEX event_guests_people ON event_guests (event_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX event_guests_by_event ON event_guests (event_id);
CREATE INDEX event_guests_by_state ON event_guests (state, event_id);
CREATE INDEX event_guests_by_person ON event_guests (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX event_guests_by_organisation ON event_guests (organisation_id) WHERE organisation_id IS NOT NULL;

-- How a guest was invited, and the link to reply by. It outlives the guest: nobody is
-- mailed twice.
CREATE TABLE event_invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    guest_id BIGINT REFERENCES event_guests (id) ON DELETE SET NULL,
    channel TEXT NOT NULL CHECK (channel IN ('mail', 'note_verbale')),
    sent_on DATE NOT NULL,
    -- the number of the note verbale
    reference TEXT NOT NULL,
    person_id BIGINT REFERENCES people (id),
    addressee TEXT NOT NULL,
    email TEXT NOT NULL,
    -- empty for a note verbale
    email_key TEXT,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'es')),
    reply_by DATE,
    -- SHA-256 of the link's token; empty while there is no link
    token_hash TEXT UNIQUE,
    expires_at TIMESTAMP,
    revoked_at TIMESTAMP,
    replied_at TIMESTAMP,
    -- what the guest wrote beside the reply
    remark TEXT NOT NULL,
    mail_id BIGINT REFERENCES mails (id),
    created_at TIMESTAMP NOT NULL,
    CHECK ((channel = 'mail') = (email_key IS NOT NULL)),
    CHECK (token_hash IS NULL OR expires_at IS NOT NULL),
    UNIQUE (event_id, email_key)
);
CREATE INDEX event_invitations_by_guest ON event_invitations (guest_id);
CREATE INDEX event_invitations_by_person ON event_invitations (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX event_invitations_by_mail ON event_invitations (mail_id) WHERE mail_id IS NOT NULL;

-- Guests whom an invitation's reply has named beside the one it went to.
ALTER TABLE event_guests ADD COLUMN invitation_id BIGINT REFERENCES event_invitations (id) ON DELETE SET NULL;
CREATE INDEX event_guests_by_invitation ON event_guests (invitation_id) WHERE invitation_id IS NOT NULL;

CREATE TABLE event_agenda (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('item', 'side_event', 'speaking_slot', 'ceremony', 'pause')),
    -- the item's number as the agenda writes it: "3 (a)"
    number TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    held_on DATE,
    begins_at TEXT CHECK (length(begins_at) = 5),
    ends_at TEXT CHECK (length(ends_at) = 5),
    -- whether it is about the convention
    on_convention BOOLEAN NOT NULL,
    -- who speaks: a person, or whoever is named, and for which State
    person_id BIGINT REFERENCES people (id),
    speaker TEXT NOT NULL,
    state TEXT REFERENCES states (iso3),
    note TEXT NOT NULL,
    link TEXT NOT NULL CHECK (link = '' OR link LIKE 'https://%'),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (person_id IS NULL OR speaker = ''),
    CHECK (ends_at IS NULL OR begins_at IS NOT NULL)
);
CREATE INDEX event_agenda_by_event ON event_agenda (event_id, on_convention);
CREATE INDEX event_agenda_by_person ON event_agenda (person_id) WHERE person_id IS NOT NULL;

-- What there is to spend, and what was spent: in the smallest unit of the currency.
CREATE TABLE event_money (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('budget', 'cost')),
    what TEXT NOT NULL CHECK (what <> ''),
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3)
);
CREATE INDEX event_money_by_event ON event_money (event_id);
