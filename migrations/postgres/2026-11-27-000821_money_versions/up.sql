-- A line can be corrected, and by two at once.
ALTER TABLE event_money ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
