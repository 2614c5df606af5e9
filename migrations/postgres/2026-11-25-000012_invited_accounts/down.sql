DELETE FROM mails WHERE kind <> 'survey_invitation';
ALTER TABLE mails DROP CONSTRAINT mails_kind_check;
ALTER TABLE mails ADD CONSTRAINT mails_kind_check CHECK (kind IN ('survey_invitation'));

DROP TABLE account_links;
ALTER TABLE users DROP COLUMN last_seen_at;
ALTER TABLE users DROP COLUMN invited_at;
