-- Brings back a row that was deleted; ?1 is a JSON object of what it said, ?3 is now.
INSERT INTO {table} ({columns}) SELECT {values} WHERE ?2 IS NOT NULL AND ?3 IS NOT NULL
