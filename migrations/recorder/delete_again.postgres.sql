-- Takes away a row that was added, if it still says what it said then; $2 is a JSON object.
DELETE FROM {table} AS t USING jsonb_populate_record(NULL::{table}, $2::jsonb) n
WHERE {same} AND $1 IS NOT NULL AND $3 IS NOT NULL
