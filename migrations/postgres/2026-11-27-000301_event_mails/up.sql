-- Mails that invite to an event, and those that tell once a week what is due.
ALTER TABLE mails DROP CONSTRAINT mails_kind_check;
ALTER TABLE mails ADD CONSTRAINT mails_kind_check CHECK (kind IN ('survey_invitation', 'account_invitation', 'password_reset', 'account_notice', 'event_invitation', 'weekly_digest'));
