-- Whether the Word form goes with each invitation by mail.
ALTER TABLE circulations ADD COLUMN attach_form BOOLEAN NOT NULL DEFAULT FALSE;
