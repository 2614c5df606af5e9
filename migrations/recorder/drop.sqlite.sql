DROP TRIGGER IF EXISTS {table}_insert_is_recorded;
DROP TRIGGER IF EXISTS {table}_update_is_recorded;
DROP TRIGGER IF EXISTS {table}_delete_is_recorded;
