DROP TRIGGER exchange_words_added;
DROP TRIGGER exchange_words_changed;
DROP TRIGGER exchange_words_removed;
DROP TABLE exchange_words;
DROP VIEW exchange_words_of;
DROP TRIGGER commitment_words_added;
DROP TRIGGER commitment_words_changed;
DROP TRIGGER commitment_words_removed;
DROP TABLE commitment_words;
DROP VIEW commitment_words_of;
DROP TRIGGER position_words_added;
DROP TRIGGER position_words_changed;
DROP TRIGGER position_words_removed;
DROP TABLE position_words;
DROP VIEW position_words_of;
DROP TRIGGER barrier_words_added;
DROP TRIGGER barrier_words_changed;
DROP TRIGGER barrier_words_removed;
DROP TABLE barrier_words;
DROP VIEW barrier_words_of;
DROP TRIGGER step_words_added;
DROP TRIGGER step_words_changed;
DROP TRIGGER step_words_removed;
DROP TABLE step_words;
DROP VIEW step_words_of;
DROP TRIGGER target_words_added;
DROP TRIGGER target_words_changed;
DROP TRIGGER target_words_removed;
DROP TABLE target_words;
DROP VIEW target_words_of;
DROP TRIGGER person_words_added;
DROP TRIGGER person_words_changed;
DROP TRIGGER person_words_removed;
DROP TABLE person_words;
DROP VIEW person_words_of;
DROP TRIGGER relation_words_added;
DROP TRIGGER relation_words_changed;
DROP TRIGGER relation_words_removed;
DROP TABLE relation_words;
DROP VIEW relation_words_of;
DROP TRIGGER event_words_added;
DROP TRIGGER event_words_changed;
DROP TRIGGER event_words_removed;
DROP TABLE event_words;
DROP VIEW event_words_of;
DROP TRIGGER agenda_words_added;
DROP TRIGGER agenda_words_changed;
DROP TRIGGER agenda_words_removed;
DROP TABLE agenda_words;
DROP VIEW agenda_words_of;
DROP TRIGGER post_words_added;
DROP TRIGGER post_words_changed;
DROP TRIGGER post_words_removed;
DROP TABLE post_words;
DROP VIEW post_words_of;
DROP TRIGGER organisation_words_added;
DROP TRIGGER organisation_words_changed;
DROP TRIGGER organisation_words_removed;
DROP TABLE organisation_words;
DROP VIEW organisation_words_of;
DROP TRIGGER attachment_words_added;
DROP TRIGGER attachment_words_changed;
DROP TRIGGER attachment_words_removed;
DROP TABLE attachment_words;
DROP VIEW attachment_words_of;
DROP TRIGGER answer_words_added;
DROP TRIGGER answer_words_changed;
DROP TRIGGER answer_words_removed;
DROP TRIGGER answer_words_less;
DROP TRIGGER answer_words_marked;
DROP TABLE answer_words;
DROP VIEW answer_words_of;

-- The words of what was said and promised, for the search. Triggers make them from the
-- records and nothing else is kept here; a hit counts only beside its record, whose marking
-- says who reads it. Words of a record that is erased are overwritten.
CREATE VIRTUAL TABLE exchange_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO exchange_words (exchange_words, rank) VALUES ('secure-delete', 1);
INSERT INTO exchange_words (rowid, words)
SELECT id, summary || ' ' || place || ' ' || spoke_for_us FROM exchanges;
CREATE TRIGGER exchange_words_added AFTER INSERT ON exchanges BEGIN
    INSERT INTO exchange_words (rowid, words)
    VALUES (new.id, new.summary || ' ' || new.place || ' ' || new.spoke_for_us);
END;
CREATE TRIGGER exchange_words_changed AFTER UPDATE OF summary, place, spoke_for_us ON exchanges BEGIN
    UPDATE exchange_words SET words = new.summary || ' ' || new.place || ' ' || new.spoke_for_us
    WHERE rowid = new.id;
END;
CREATE TRIGGER exchange_words_removed AFTER DELETE ON exchanges BEGIN
    DELETE FROM exchange_words WHERE rowid = old.id;
END;

CREATE VIRTUAL TABLE commitment_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO commitment_words (commitment_words, rank) VALUES ('secure-delete', 1);
INSERT INTO commitment_words (rowid, words) SELECT id, promise FROM commitments;
CREATE TRIGGER commitment_words_added AFTER INSERT ON commitments BEGIN
    INSERT INTO commitment_words (rowid, words) VALUES (new.id, new.promise);
END;
CREATE TRIGGER commitment_words_changed AFTER UPDATE OF promise ON commitments BEGIN
    UPDATE commitment_words SET words = new.promise WHERE rowid = new.id;
END;
CREATE TRIGGER commitment_words_removed AFTER DELETE ON commitments BEGIN
    DELETE FROM commitment_words WHERE rowid = old.id;
END;
