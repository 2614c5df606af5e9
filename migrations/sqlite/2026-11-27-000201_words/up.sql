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
