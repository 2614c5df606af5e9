-- The trigger of a table, made by `src/db/recorder.rs`. {table}: its name; {key}: the columns of
-- its key as an array, {hidden}: as one too, those that are not written down.

CREATE TRIGGER {table}_is_recorded AFTER INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION record_values('{key}', '{hidden}');
