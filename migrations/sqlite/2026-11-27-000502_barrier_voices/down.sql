DROP INDEX barriers_by_kind;
ALTER TABLE barriers DROP COLUMN said_by;
