-- Questionnaires are written at the desk as well as taken from the pack, and each answer
-- stays under the text it was given to.

-- whose text it is: the pack replaces its own drafts, and nobody else's
ALTER TABLE questionnaires ADD COLUMN origin TEXT NOT NULL DEFAULT 'pack' CHECK (origin IN ('pack', 'desk'));
-- how often the draft has been saved
ALTER TABLE questionnaires ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE questionnaires ADD COLUMN changed_at TIMESTAMP;
ALTER TABLE questionnaires ADD COLUMN changed_by BIGINT REFERENCES users (id) ON DELETE SET NULL;
-- set while it is in the bin; what was sent never goes there
ALTER TABLE questionnaires ADD COLUMN deleted_at TIMESTAMP CHECK (deleted_at IS NULL OR frozen_at IS NULL);
CREATE INDEX circulations_by_questionnaire ON circulations (questionnaire_id);

-- The version an answer is given to: a correction of the questionnaire moves the circulation
-- on, and leaves what was answered where it is.
CREATE TABLE responses_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    circulation_id BIGINT NOT NULL REFERENCES circulations (id),
    questionnaire_id BIGINT NOT NULL REFERENCES questionnaires (id),
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
INSERT INTO responses_new (
    id, circulation_id, questionnaire_id, state, status, channel, authority, language,
    answered_on, entered_by, marking, team_id, created_at, updated_at, version
)
SELECT
    responses.id, circulation_id, circulations.questionnaire_id, state, responses.status,
    channel, authority, language, answered_on, entered_by, responses.marking,
    responses.team_id, responses.created_at, updated_at, responses.version
FROM responses JOIN circulations ON circulations.id = circulation_id;
CREATE TABLE answers_new (
    response_id BIGINT NOT NULL REFERENCES responses_new (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    -- one value a row: a question that takes several has several rows
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (response_id, question, position)
);
INSERT INTO answers_new SELECT response_id, question, position, value FROM answers;
DROP TABLE answers;
DROP TABLE responses;
ALTER TABLE responses_new RENAME TO responses;
ALTER TABLE answers_new RENAME TO answers;
CREATE INDEX responses_by_state ON responses (state);
CREATE INDEX responses_by_questionnaire ON responses (questionnaire_id);
CREATE INDEX answers_by_question ON answers (question, value);
