-- The texts of a plan that was made here are its coordinators' to change.
ALTER TABLE objectives ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE activities ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE outputs ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
