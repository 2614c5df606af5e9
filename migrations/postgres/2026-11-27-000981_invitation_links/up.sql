-- Which of its links an invitation has now: each new one counts on. A form that knows an older
-- number changes nothing.
ALTER TABLE invitations ADD COLUMN link_number INTEGER NOT NULL DEFAULT 1 CHECK (link_number > 0);
