-- Takes away a row that was added, if it still says what it said then; ?2 is a JSON object.
DELETE FROM {table} AS t WHERE {same} AND ?1 IS NOT NULL AND ?3 IS NOT NULL
