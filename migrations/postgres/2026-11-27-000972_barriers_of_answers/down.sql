DROP INDEX barriers_by_response;
ALTER TABLE barriers DROP COLUMN response_id;
