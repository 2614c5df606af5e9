-- The words of an answer are read anew when a text of it changes: not for each code that
-- stands beside it, and not for a marking that stays what it was.

DROP TRIGGER answer_words_added;
DROP TRIGGER answer_words_changed;
DROP TRIGGER answer_words_less;
DROP TRIGGER answer_words_marked;

CREATE TRIGGER answer_words_added AFTER INSERT ON answers
WHEN new.value GLOB '*[^a-z0-9_]*'
BEGIN
    DELETE FROM answer_words WHERE rowid = new.response_id;
    INSERT INTO answer_words (rowid, words, rights) SELECT id, words, rights FROM answer_words_of WHERE id = new.response_id;
END;
CREATE TRIGGER answer_words_changed AFTER UPDATE ON answers
WHEN old.value GLOB '*[^a-z0-9_]*' OR new.value GLOB '*[^a-z0-9_]*'
BEGIN
    DELETE FROM answer_words WHERE rowid = new.response_id;
    INSERT INTO answer_words (rowid, words, rights) SELECT id, words, rights FROM answer_words_of WHERE id = new.response_id;
END;
CREATE TRIGGER answer_words_less AFTER DELETE ON answers
WHEN old.value GLOB '*[^a-z0-9_]*'
BEGIN
    DELETE FROM answer_words WHERE rowid = old.response_id;
    INSERT INTO answer_words (rowid, words, rights) SELECT id, words, rights FROM answer_words_of WHERE id = old.response_id;
END;
CREATE TRIGGER answer_words_marked AFTER UPDATE OF marking, team_id ON responses
WHEN old.marking <> new.marking OR old.team_id <> new.team_id
BEGIN
    DELETE FROM answer_words WHERE rowid = new.id;
    INSERT INTO answer_words (rowid, words, rights) SELECT id, words, rights FROM answer_words_of WHERE id = new.id;
END;
