ALTER TABLE responses DROP COLUMN questionnaire_id;
DROP INDEX circulations_by_questionnaire;
ALTER TABLE questionnaires DROP COLUMN deleted_at;
ALTER TABLE questionnaires DROP COLUMN changed_by;
ALTER TABLE questionnaires DROP COLUMN changed_at;
ALTER TABLE questionnaires DROP COLUMN revision;
ALTER TABLE questionnaires DROP COLUMN origin;
