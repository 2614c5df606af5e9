-- The triggers of a table, made by `src/db/recorder.rs`. {table}: its name; {key of ROW}: its
-- key; {values of ROW}: its columns as arguments of json_object.

CREATE TRIGGER {table}_insert_is_recorded AFTER INSERT ON {table}
WHEN (SELECT is_on FROM audit_recorder)
BEGIN
    INSERT INTO audit_values (subject, row_id, new_values)
        VALUES ('{table}', {key of new}, json_object({values of new}));
END;
CREATE TRIGGER {table}_update_is_recorded AFTER UPDATE ON {table}
WHEN (SELECT is_on FROM audit_recorder)
BEGIN
    INSERT INTO audit_values (subject, row_id, old_values, new_values)
        SELECT '{table}', {key of old},
            json_group_object(o.key, o.value), json_group_object(n.key, n.value)
        FROM json_each(json_object({values of old})) o
        JOIN json_each(json_object({values of new})) n ON n.key = o.key
        -- who may read the row, whether that changed or not
        WHERE o.value IS NOT n.value OR o.key IN ('marking', 'team_id')
        HAVING sum(o.value IS NOT n.value) > 0;
END;
CREATE TRIGGER {table}_delete_is_recorded AFTER DELETE ON {table}
WHEN (SELECT is_on FROM audit_recorder)
BEGIN
    INSERT INTO audit_values (subject, row_id, old_values)
        VALUES ('{table}', {key of old}, json_object({values of old}));
END;
