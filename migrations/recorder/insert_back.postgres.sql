-- Brings back a row that was deleted; $1 is a JSON object of what it said, $3 is now.
INSERT INTO {table} ({columns}) SELECT {values}
FROM jsonb_populate_record(NULL::{table}, $1::jsonb) o
WHERE $2 IS NOT NULL AND $3 IS NOT NULL
