-- Questionnaire, circulation, invitation, response; and the mail that carries them.

CREATE TABLE questionnaires (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- sections, questions and their texts per language, as JSON
    definition TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    -- set by the first sending: from then on the text never changes
    frozen_at TIMESTAMP,
    UNIQUE (code, version)
);

CREATE TABLE circulations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    questionnaire_id BIGINT NOT NULL REFERENCES questionnaires (id),
    work_plan_id BIGINT NOT NULL REFERENCES work_plans (id),
    title TEXT NOT NULL,
    closes_on DATE NOT NULL,
    -- what the coordinators write above the link, per language, as JSON
    wording TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'released', 'closed')),
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_by BIGINT REFERENCES users (id),
    created_at TIMESTAMP NOT NULL,
    released_by BIGINT REFERENCES users (id),
    released_at TIMESTAMP,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX circulations_by_work_plan ON circulations (work_plan_id);

CREATE TABLE invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    person_id BIGINT REFERENCES people (id),
    post_id BIGINT REFERENCES posts (id),
    -- as written on the invitation, so that it stays readable when the person moves on
    addressee TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'es')),
    -- SHA-256 of the link's token; empty until the circulation is released
    token_hash TEXT UNIQUE,
    expires_at TIMESTAMP,
    revoked_at TIMESTAMP,
    UNIQUE (circulation_id, email_key)
);
CREATE INDEX invitations_by_state ON invitations (circulation_id, state);

-- States of a circulation's selection that are not invited, and why.
CREATE TABLE omissions (
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    reason TEXT NOT NULL CHECK (reason IN ('no_address', 'address_taken', 'excluded')),
    PRIMARY KEY (circulation_id, state)
);

-- One State, one response per circulation, whoever typed it.
CREATE TABLE responses (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    circulation_id BIGINT NOT NULL REFERENCES circulations (id),
    state TEXT NOT NULL REFERENCES states (iso3),
    status TEXT NOT NULL CHECK (status IN ('begun', 'answered')),
    channel TEXT NOT NULL CHECK (channel IN ('link', 'word_form', 'note_verbale', 'oral')),
    authority TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'es')),
    answered_on DATE,
    -- who of us typed it in, where it did not come by link
    entered_by BIGINT REFERENCES users (id),
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (circulation_id, state),
    CHECK (status <> 'answered' OR answered_on IS NOT NULL)
);
CREATE INDEX responses_by_state ON responses (state);

CREATE TABLE answers (
    response_id BIGINT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    -- one value a row: a question that takes several has several rows
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (response_id, question, position)
);
CREATE INDEX answers_by_question ON answers (question, value);

CREATE TABLE mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    invitation_id BIGINT REFERENCES invitations (id),
    state TEXT REFERENCES states (iso3),
    kind TEXT NOT NULL CHECK (kind IN ('survey_invitation')),
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
CREATE INDEX mails_due ON mails (status, due_at);
CREATE INDEX mails_by_date ON mails (created_at, id);
CREATE INDEX mails_by_status ON mails (status, created_at, id);
CREATE INDEX mails_by_invitation ON mails (invitation_id);
CREATE INDEX mails_by_state ON mails (state, created_at);

CREATE TABLE mail_attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    mail_id BIGINT NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
    at TIMESTAMP NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'deferred', 'failed', 'in_doubt')),
    reply TEXT NOT NULL
);
CREATE INDEX mail_attempts_by_mail ON mail_attempts (mail_id);
