-- What someone speaks beyond the language to write in: codes with spaces between.
ALTER TABLE people ADD COLUMN spoken TEXT NOT NULL DEFAULT '';
