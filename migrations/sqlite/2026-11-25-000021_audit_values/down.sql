-- The triggers that write to it are made at every start, and have to be dropped before.
ALTER TABLE audit DROP COLUMN values_digest;
DROP TABLE audit_recorder;
DROP TABLE audit_values;
