CREATE TABLE responses_old (
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
INSERT INTO responses_old SELECT
    id, circulation_id, state, status, channel, authority, language, answered_on, entered_by,
    marking, team_id, created_at, updated_at, version
FROM responses;
CREATE TABLE answers_old (
    response_id BIGINT NOT NULL REFERENCES responses_old (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    -- one value a row: a question that takes several has several rows
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (response_id, question, position)
);
INSERT INTO answers_old SELECT response_id, question, position, value FROM answers;
DROP TABLE answers;
DROP TABLE responses;
ALTER TABLE responses_old RENAME TO responses;
ALTER TABLE answers_old RENAME TO answers;
CREATE INDEX responses_by_state ON responses (state);
CREATE INDEX answers_by_question ON answers (question, value);

DROP INDEX circulations_by_questionnaire;
ALTER TABLE questionnaires DROP COLUMN deleted_at;
ALTER TABLE questionnaires DROP COLUMN changed_by;
ALTER TABLE questionnaires DROP COLUMN changed_at;
ALTER TABLE questionnaires DROP COLUMN revision;
ALTER TABLE questionnaires DROP COLUMN origin;
