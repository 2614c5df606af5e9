ALTER TABLE audit DROP COLUMN values_digest;
DROP TABLE audit_recorder;
DROP TABLE audit_values;
DROP FUNCTION record_values() CASCADE;
