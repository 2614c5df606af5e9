ALTER TABLE audit_recorder DROP COLUMN is_open;
ALTER TABLE audit DROP COLUMN follows;
