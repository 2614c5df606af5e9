DELETE FROM mails WHERE kind = 'event_invitation';
ALTER TABLE mails DROP CONSTRAINT mails_kind_check;
ALTER TABLE mails ADD CONSTRAINT mails_kind_check CHECK (kind IN ('survey_invitation', 'account_invitation', 'password_reset', 'account_notice'));
