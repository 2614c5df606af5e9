CREATE TABLE omissions_old (
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    reason TEXT NOT NULL
        CHECK (reason IN ('no_address', 'do_not_mail', 'address_taken', 'excluded')),
    PRIMARY KEY (circulation_id, state)
);
INSERT INTO omissions_old SELECT circulation_id, state, reason FROM omissions
    WHERE reason IN ('no_address', 'do_not_mail', 'address_taken', 'excluded');
DROP TABLE omissions;
ALTER TABLE omissions_old RENAME TO omissions;
ALTER TABLE invitations DROP COLUMN by_hand;
ALTER TABLE circulations DROP COLUMN proposed_at;
ALTER TABLE circulations DROP COLUMN proposed_by;
ALTER TABLE circulations DROP COLUMN address_order;
