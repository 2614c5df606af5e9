DROP TABLE pathway_history;
DROP TABLE pathway_steps;
DROP TABLE pathway_templates;
DELETE FROM named_readers WHERE kind IN ('pathway_steps', 'positions');
ALTER TABLE named_readers DROP CONSTRAINT named_readers_kind_check;
ALTER TABLE named_readers ADD CONSTRAINT named_readers_kind_check CHECK (kind IN ('barriers', 'circulations', 'commitments', 'events', 'exchanges', 'mails', 'people', 'responses', 'targets'));
