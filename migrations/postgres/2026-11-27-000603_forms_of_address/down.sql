DELETE FROM omissions WHERE reason = 'do_not_mail';
ALTER TABLE omissions DROP CONSTRAINT omissions_reason_check;
ALTER TABLE omissions ADD CONSTRAINT omissions_reason_check
    CHECK (reason IN ('no_address', 'address_taken', 'excluded'));
ALTER TABLE invitations DROP COLUMN salutation;
ALTER TABLE people DROP COLUMN do_not_mail;
ALTER TABLE people DROP COLUMN channel;
ALTER TABLE people DROP COLUMN form_of_address;
ALTER TABLE people DROP COLUMN rank;
