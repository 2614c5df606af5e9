ALTER TABLE activities DROP COLUMN dropped_at;
