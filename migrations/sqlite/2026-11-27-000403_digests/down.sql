DROP TABLE digests;
DELETE FROM mails WHERE kind = 'weekly_digest';
ALTER TABLE users DROP COLUMN single_keys;
ALTER TABLE users DROP COLUMN weekly_digest;
