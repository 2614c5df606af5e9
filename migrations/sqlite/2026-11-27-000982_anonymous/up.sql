-- Circulations whose answers nobody can link to their State. The answers stand apart from all
-- that names one: no row here but the turnout says which State it is of, and no row at all says
-- when, or after which other one, it was written.

ALTER TABLE circulations ADD COLUMN anonymous BOOLEAN NOT NULL DEFAULT FALSE;
-- What respondents were told when they were written to stays so.
CREATE TRIGGER circulations_anonymous_stays BEFORE UPDATE OF anonymous ON circulations
WHEN OLD.status <> 'draft' AND NEW.anonymous <> OLD.anonymous
BEGIN
    SELECT RAISE(ABORT, 'whether a circulation is anonymous is settled once it is sent');
END;

-- What is being written. The key is made from the link's token, which is kept nowhere: only who
-- holds the link can make it.
CREATE TABLE anonymous_drafts (
    key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    -- the values of each question, as JSON
    answers TEXT NOT NULL,
    -- how often each page was saved, as JSON
    pages TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE INDEX anonymous_drafts_by_circulation ON anonymous_drafts (circulation_id);

-- What was sent in. The keys are drawn by lot, all of them anew with each answer.
CREATE TABLE anonymous_answers (
    key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    -- the values of each question, as JSON
    answers TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX anonymous_answers_by_circulation ON anonymous_answers (circulation_id);

-- Which States have answered, so that none is reminded that has.
CREATE TABLE anonymous_turnout (
    circulation_id BIGINT NOT NULL REFERENCES circulations (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    PRIMARY KEY (circulation_id, state)
) WITHOUT ROWID;
