-- How an answer came in that did not come by the link: by mail too, with what it can be found
-- by, and confirmed by the State later.

-- the words a column may hold are changed with the column
ALTER TABLE responses ADD COLUMN came_by TEXT NOT NULL DEFAULT 'link' CHECK (came_by IN ('link', 'word_form', 'note_verbale', 'oral', 'mail'));
UPDATE responses SET came_by = channel;
ALTER TABLE responses DROP COLUMN channel;
ALTER TABLE responses RENAME COLUMN came_by TO channel;
-- Under which number a note was sent, or what the mail was called; empty for none.
ALTER TABLE responses ADD COLUMN reference TEXT NOT NULL DEFAULT '';
-- The date that the note or the mail bears.
ALTER TABLE responses ADD COLUMN referenced_on DATE;
-- Where it was said.
ALTER TABLE responses ADD COLUMN place TEXT NOT NULL DEFAULT '';
-- The exchange it came in, where its note is filed with the scan.
ALTER TABLE responses ADD COLUMN exchange_id BIGINT REFERENCES exchanges (id) ON DELETE SET NULL;
CREATE INDEX responses_by_exchange ON responses (exchange_id);
-- Set where the State has said that it will not answer.
ALTER TABLE responses ADD COLUMN declined_on DATE CHECK (declined_on IS NULL OR status <> 'answered');

-- What was typed in for a State, kept as it was once the State is asked to confirm it: it
-- counts until the State has signed off its own.
CREATE TABLE entered_answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    response_id BIGINT NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    channel TEXT NOT NULL CHECK (channel IN ('word_form', 'note_verbale', 'oral', 'mail')),
    authority TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'es')),
    answered_on DATE NOT NULL,
    reference TEXT NOT NULL,
    referenced_on DATE,
    place TEXT NOT NULL,
    -- the values of each question, as JSON
    answers TEXT NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    -- when the State signed off its own
    confirmed_at TIMESTAMP
);
CREATE INDEX entered_answers_by_response ON entered_answers (response_id);
-- one waits to be confirmed at a time
CREATE UNIQUE INDEX entered_answers_open ON entered_answers (response_id) WHERE confirmed_at IS NULL;
