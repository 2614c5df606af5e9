-- Mails that tell of a change at an account: a second factor added, removed, used up.
ALTER TABLE mails DROP CONSTRAINT mails_kind_check;
ALTER TABLE mails ADD CONSTRAINT mails_kind_check CHECK (kind IN ('survey_invitation', 'account_invitation', 'password_reset', 'account_notice'));
