DROP TRIGGER IF EXISTS {table}_is_recorded ON {table};
