-- Which office of a State is written to first; and who has proposed a release that another
-- coordinator makes.
ALTER TABLE circulations ADD COLUMN address_order TEXT NOT NULL
    DEFAULT 'mission_geneva mission_new_york capital'
    CHECK (address_order IN (
        'mission_geneva mission_new_york capital', 'mission_geneva capital mission_new_york',
        'mission_new_york mission_geneva capital', 'mission_new_york capital mission_geneva',
        'capital mission_geneva mission_new_york', 'capital mission_new_york mission_geneva'
    ));
ALTER TABLE circulations ADD COLUMN proposed_by BIGINT REFERENCES users (id);
ALTER TABLE circulations ADD COLUMN proposed_at TIMESTAMP
    CHECK (proposed_at IS NULL OR proposed_by IS NOT NULL);

-- chosen by someone: the rule does not choose anew there
ALTER TABLE invitations ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE omissions DROP CONSTRAINT omissions_reason_check;
ALTER TABLE omissions ADD CONSTRAINT omissions_reason_check CHECK (reason IN (
    'no_address', 'no_person', 'do_not_mail', 'bounced', 'already_party', 'address_taken',
    'excluded'
));
