DROP TABLE anonymous_turnout;
DROP TABLE anonymous_answers;
DROP TABLE anonymous_drafts;
DROP TRIGGER circulations_anonymous_stays;
ALTER TABLE circulations DROP COLUMN anonymous;
