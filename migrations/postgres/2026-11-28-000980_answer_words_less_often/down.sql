DROP TRIGGER answer_words_added ON answers;
DROP TRIGGER answer_words_changed ON answers;
DROP TRIGGER answer_words_less ON answers;
DROP TRIGGER answer_words_marked ON responses;

CREATE TRIGGER answer_words_kept AFTER INSERT OR UPDATE OR DELETE ON answers
FOR EACH ROW EXECUTE FUNCTION keep_answer_words();
CREATE TRIGGER answer_words_marked AFTER UPDATE OF marking, team_id ON responses
FOR EACH ROW EXECUTE FUNCTION keep_answer_rights();
