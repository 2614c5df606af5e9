-- The answer to the survey that a barrier was taken from: each reason of it once, however
-- often it is asked for.
ALTER TABLE barriers ADD COLUMN response_id BIGINT REFERENCES responses (id) ON DELETE SET NULL;
CREATE UNIQUE INDEX barriers_by_response ON barriers (response_id, kind);
