DROP TRIGGER answer_words_added;
DROP TRIGGER answer_words_changed;
DROP TRIGGER answer_words_less;
DROP TRIGGER answer_words_marked;

CREATE TRIGGER answer_words_added AFTER INSERT ON answers BEGIN
    DELETE FROM answer_words WHERE rowid = new.response_id;
    INSERT INTO answer_words (rowid, words, rights) SELECT id, words, rights FROM answer_words_of WHERE id = new.response_id;
END;
CREATE TRIGGER answer_words_changed AFTER UPDATE ON answers BEGIN
    DELETE FROM answer_words WHERE rowid = new.response_id;
    INSERT INTO answer_words (rowid, words, rights) SELECT id, words, rights FROM answer_words_of WHERE id = new.response_id;
END;
CREATE TRIGGER answer_words_less AFTER DELETE ON answers BEGIN
    DELETE FROM answer_words WHERE rowid = old.response_id;
    INSERT INTO answer_words (rowid, words, rights) SELECT id, words, rights FROM answer_words_of WHERE id = old.response_id;
END;
CREATE TRIGGER answer_words_marked AFTER UPDATE OF marking, team_id ON responses BEGIN
    DELETE FROM answer_words WHERE rowid = new.id;
    INSERT INTO answer_words (rowid, words, rights) SELECT id, words, rights FROM answer_words_of WHERE id = new.id;
END;
