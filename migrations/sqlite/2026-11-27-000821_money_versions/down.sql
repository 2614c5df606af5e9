ALTER TABLE event_money DROP COLUMN version;
