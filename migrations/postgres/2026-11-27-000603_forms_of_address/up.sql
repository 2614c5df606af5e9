-- How people are addressed in each language, how they like to be reached, and who is not to
-- be mailed.

ALTER TABLE people ADD COLUMN rank TEXT NOT NULL DEFAULT 'other' CHECK (rank IN (
    'minister', 'ambassador', 'charge_d_affaires', 'minister_counsellor', 'counsellor',
    'secretary', 'director', 'member_of_parliament', 'other'
));
ALTER TABLE people ADD COLUMN form_of_address TEXT NOT NULL DEFAULT 'neither'
    CHECK (form_of_address IN ('mr', 'ms', 'neither'));
-- empty: no preference is known
ALTER TABLE people ADD COLUMN channel TEXT NOT NULL DEFAULT ''
    CHECK (channel IN ('', 'email', 'phone', 'messenger', 'note_verbale', 'in_person'));
-- why not; empty: may be mailed
ALTER TABLE people ADD COLUMN do_not_mail TEXT NOT NULL DEFAULT ''
    CHECK (length(do_not_mail) <= 200);

-- what a mail opens with
ALTER TABLE invitations ADD COLUMN salutation TEXT NOT NULL DEFAULT '';

ALTER TABLE omissions DROP CONSTRAINT omissions_reason_check;
ALTER TABLE omissions ADD CONSTRAINT omissions_reason_check
    CHECK (reason IN ('no_address', 'do_not_mail', 'address_taken', 'excluded'));
