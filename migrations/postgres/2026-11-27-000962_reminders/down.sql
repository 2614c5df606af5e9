DELETE FROM mails WHERE kind IN ('survey_reminder', 'survey_test');
ALTER TABLE mails DROP CONSTRAINT mails_kind_check;
ALTER TABLE mails ADD CONSTRAINT mails_kind_check CHECK (kind IN ('survey_invitation', 'account_invitation', 'password_reset', 'account_notice', 'event_invitation', 'weekly_digest'));
DROP TABLE extensions;
DROP TABLE invitation_keys;
DROP TABLE reminder_stops;
DROP TABLE reminder_rules;
