-- The words of an answer are read anew when a text of it changes: not for each code that
-- stands beside it, and not for a marking that stays what it was.

DROP TRIGGER answer_words_kept ON answers;
DROP TRIGGER answer_words_marked ON responses;

CREATE TRIGGER answer_words_added AFTER INSERT ON answers
FOR EACH ROW WHEN (new.value ~ '[^a-z0-9_]') EXECUTE FUNCTION keep_answer_words();
CREATE TRIGGER answer_words_changed AFTER UPDATE ON answers
FOR EACH ROW WHEN (old.value ~ '[^a-z0-9_]' OR new.value ~ '[^a-z0-9_]') EXECUTE FUNCTION keep_answer_words();
CREATE TRIGGER answer_words_less AFTER DELETE ON answers
FOR EACH ROW WHEN (old.value ~ '[^a-z0-9_]') EXECUTE FUNCTION keep_answer_words();
CREATE TRIGGER answer_words_marked AFTER UPDATE OF marking, team_id ON responses
FOR EACH ROW WHEN (old.marking <> new.marking OR old.team_id <> new.team_id)
EXECUTE FUNCTION keep_answer_rights();
