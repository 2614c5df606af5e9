-- Which entries were made by one transaction: a change of several records is taken back as
-- one. An entry follows if the one before it was made by the same transaction; `is_open` is
-- true only within a transaction that has made an entry already.
ALTER TABLE audit ADD COLUMN follows BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE audit_recorder ADD COLUMN is_open BOOLEAN NOT NULL DEFAULT FALSE;
