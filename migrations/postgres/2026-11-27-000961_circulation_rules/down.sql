DELETE FROM omissions
    WHERE reason NOT IN ('no_address', 'do_not_mail', 'address_taken', 'excluded');
ALTER TABLE omissions DROP CONSTRAINT omissions_reason_check;
ALTER TABLE omissions ADD CONSTRAINT omissions_reason_check
    CHECK (reason IN ('no_address', 'do_not_mail', 'address_taken', 'excluded'));
ALTER TABLE invitations DROP COLUMN by_hand;
ALTER TABLE circulations DROP COLUMN proposed_at;
ALTER TABLE circulations DROP COLUMN proposed_by;
ALTER TABLE circulations DROP COLUMN address_order;
