DROP TABLE digests;
DELETE FROM mails WHERE kind = 'weekly_digest';
ALTER TABLE mails DROP CONSTRAINT mails_kind_check;
ALTER TABLE mails ADD CONSTRAINT mails_kind_check CHECK (kind IN ('survey_invitation', 'account_invitation', 'password_reset', 'account_notice'));
ALTER TABLE users DROP COLUMN single_keys;
ALTER TABLE users DROP COLUMN weekly_digest;
