-- Gives a row back what it said before, if it still says what it was given then. {set} and
-- {same} speak of the columns that changed; ?1 and ?2 are JSON objects, before and after, ?3
-- is now, and every statement has all three.
UPDATE {table} AS t SET {set} WHERE {same} AND ?3 IS NOT NULL
