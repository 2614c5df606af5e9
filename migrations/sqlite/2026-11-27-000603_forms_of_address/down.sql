CREATE TABLE omissions_old (
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    reason TEXT NOT NULL CHECK (reason IN ('no_address', 'address_taken', 'excluded')),
    PRIMARY KEY (circulation_id, state)
);
INSERT INTO omissions_old
    SELECT circulation_id, state, reason FROM omissions WHERE reason <> 'do_not_mail';
DROP TABLE omissions;
ALTER TABLE omissions_old RENAME TO omissions;
ALTER TABLE invitations DROP COLUMN salutation;
ALTER TABLE people DROP COLUMN do_not_mail;
ALTER TABLE people DROP COLUMN channel;
ALTER TABLE people DROP COLUMN form_of_address;
ALTER TABLE people DROP COLUMN rank;
