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
ALTER TABLE responses ADD COLUMN questionnaire_id BIGINT REFERENCES questionnaires (id);
-- no change that anyone has made
ALTER TABLE responses DISABLE TRIGGER USER;
UPDATE responses SET questionnaire_id = circulations.questionnaire_id
    FROM circulations WHERE circulations.id = responses.circulation_id;
ALTER TABLE responses ENABLE TRIGGER USER;
ALTER TABLE responses ALTER COLUMN questionnaire_id SET NOT NULL;
CREATE INDEX responses_by_questionnaire ON responses (questionnaire_id);
