SELECT t.relname::text AS in_table, c.attname::text AS name,
    coalesce(c.attnum = ANY (k.indkey), FALSE) AS in_key
FROM pg_class t
JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
LEFT JOIN pg_index k ON k.indrelid = t.oid AND k.indisprimary
WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
    AND t.relname NOT LIKE '!_!_%' ESCAPE '!'
ORDER BY t.relname, c.attnum
