-- A meeting is named in the reader's language. Where a pack was loaded before, the names in
-- the other two come with its next load.
ALTER TABLE meetings RENAME COLUMN name TO name_en;
ALTER TABLE meetings ADD COLUMN name_fr TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN name_es TEXT NOT NULL DEFAULT '';
