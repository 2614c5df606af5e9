DELETE FROM mails WHERE kind IN ('survey_reminder', 'survey_test');
CREATE TEMPORARY TABLE event_mails AS
    SELECT id, mail_id FROM event_invitations WHERE mail_id IS NOT NULL;
UPDATE event_invitations SET mail_id = NULL WHERE mail_id IS NOT NULL;
CREATE TABLE mails_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    invitation_id BIGINT REFERENCES invitations (id),
    state TEXT REFERENCES states (iso3),
    kind TEXT NOT NULL CHECK (kind IN ('survey_invitation', 'account_invitation', 'password_reset', 'account_notice', 'event_invitation', 'weekly_digest')),
    -- circulation, normalised address and kind: the same mail cannot be queued twice
    unique_key TEXT NOT NULL UNIQUE,
    message_id TEXT NOT NULL UNIQUE,
    to_name TEXT NOT NULL,
    to_email TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- the text with a placeholder where the personal link goes
    body TEXT NOT NULL,
    -- the personal link, needed until the mail is sent and erased then
    link TEXT,
    status TEXT NOT NULL CHECK (status IN ('held', 'queued', 'sending', 'sent', 'deferred', 'failed', 'in_doubt', 'cancelled', 'bounced', 'suppressed')),
    attempts INTEGER NOT NULL,
    due_at TIMESTAMP NOT NULL,
    leased_by TEXT,
    leased_until TIMESTAMP,
    last_reply TEXT NOT NULL,
    sent_at TIMESTAMP,
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK (status <> 'sending' OR (leased_by IS NOT NULL AND leased_until IS NOT NULL)),
    CHECK (status <> 'sent' OR sent_at IS NOT NULL)
);
INSERT INTO mails_new SELECT * FROM mails;
CREATE TABLE mail_attempts_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    mail_id BIGINT NOT NULL REFERENCES mails_new (id) ON DELETE CASCADE,
    at TIMESTAMP NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'deferred', 'failed', 'in_doubt')),
    reply TEXT NOT NULL
);
INSERT INTO mail_attempts_new SELECT * FROM mail_attempts;
DROP TABLE mail_attempts;
DROP TABLE mails;
ALTER TABLE mails_new RENAME TO mails;
ALTER TABLE mail_attempts_new RENAME TO mail_attempts;
CREATE INDEX mails_due ON mails (status, due_at);
CREATE INDEX mails_by_date ON mails (created_at, id);
CREATE INDEX mails_by_status ON mails (status, created_at, id);
CREATE INDEX mails_by_invitation ON mails (invitation_id);
CREATE INDEX mails_by_state ON mails (state, created_at);
CREATE INDEX mail_attempts_by_mail ON mail_attempts (mail_id);
UPDATE event_invitations
    SET mail_id = (SELECT mail_id FROM event_mails WHERE event_mails.id = event_invitations.id)
    WHERE id IN (SELECT id FROM event_mails);
DROP TABLE event_mails;
DROP TABLE extensions;
DROP TABLE invitation_keys;
DROP TABLE reminder_stops;
DROP TABLE reminder_rules;
