-- Who said it: an office, or a person in it.
ALTER TABLE barriers ADD COLUMN said_by TEXT NOT NULL DEFAULT '';
-- who else met the same barrier
CREATE INDEX barriers_by_kind ON barriers (kind, state, raised_on);
