-- An activity that is dropped from its plan stays with what was logged under it.
ALTER TABLE activities ADD COLUMN dropped_at TIMESTAMP;
