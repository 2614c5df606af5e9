DROP TABLE relations;
DELETE FROM named_readers WHERE kind = 'relations';
ALTER TABLE named_readers DROP CONSTRAINT named_readers_kind_check;
ALTER TABLE named_readers ADD CONSTRAINT named_readers_kind_check CHECK (kind IN ('barriers', 'circulations', 'commitments', 'events', 'exchanges', 'mails', 'pathway_steps', 'people', 'positions', 'responses', 'targets'));
