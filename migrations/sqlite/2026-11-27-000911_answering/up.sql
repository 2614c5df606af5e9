-- A draft answer that several write at: each page knows how often it was saved, a section
-- can be handed to a colleague by a link of its own, and what is signed off is kept as it was.

CREATE TABLE response_pages (
    response_id BIGINT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    section TEXT NOT NULL,
    -- how often it was saved: who saves against an older number is shown both
    revision INTEGER NOT NULL CHECK (revision > 0),
    saved_at TIMESTAMP NOT NULL,
    -- for whom the link was that it was last saved by; empty for the State's own
    saved_by TEXT NOT NULL,
    PRIMARY KEY (response_id, section)
);

-- A link that opens one section of a State's answer and nothing else.
CREATE TABLE section_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- whose link made it: it ends with that one
    invitation_id BIGINT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    section TEXT NOT NULL,
    -- for whom it is, in the words of who made it
    holder TEXT NOT NULL CHECK (holder <> ''),
    token_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);
CREATE INDEX section_links_by_invitation ON section_links (invitation_id);

-- What a State signed off, word for word; the last row of a response is the one that counts.
CREATE TABLE sign_offs (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    response_id BIGINT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    signed_at TIMESTAMP NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    capacity TEXT NOT NULL CHECK (capacity <> ''),
    -- the receipt as it can be kept, and its SHA-256
    text TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX sign_offs_by_response ON sign_offs (response_id);
