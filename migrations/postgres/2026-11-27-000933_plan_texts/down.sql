ALTER TABLE outputs DROP COLUMN version;
ALTER TABLE activities DROP COLUMN version;
ALTER TABLE objectives DROP COLUMN version;
