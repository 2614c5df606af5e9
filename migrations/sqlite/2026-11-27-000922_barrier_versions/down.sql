ALTER TABLE barriers DROP COLUMN version;
