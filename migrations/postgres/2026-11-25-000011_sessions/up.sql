-- From where a session was last used, so that its owner can tell which to end: the browser
-- as it calls itself, and the address.
ALTER TABLE sessions ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT '';
