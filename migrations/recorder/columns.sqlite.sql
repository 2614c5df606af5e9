SELECT t.name AS in_table, c.name AS name, c.pk > 0 AS in_key
FROM sqlite_schema t JOIN pragma_table_info(t.name) c
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name NOT LIKE '!_!_%' ESCAPE '!'
    -- what a virtual table keeps for itself
    AND t.name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
ORDER BY t.name, c.cid
