-- A reason is corrected where it was noted wrongly: two who do so at once see each other's words.
ALTER TABLE barriers ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
