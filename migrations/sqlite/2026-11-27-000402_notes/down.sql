DROP TRIGGER exchange_words_added;
DROP TRIGGER exchange_words_changed;
CREATE TRIGGER exchange_words_added AFTER INSERT ON exchanges BEGIN
    INSERT INTO exchange_words (rowid, words)
    VALUES (new.id, new.summary || ' ' || new.place || ' ' || new.spoke_for_us);
END;
CREATE TRIGGER exchange_words_changed AFTER UPDATE OF summary, place, spoke_for_us ON exchanges BEGIN
    UPDATE exchange_words SET words = new.summary || ' ' || new.place || ' ' || new.spoke_for_us
    WHERE rowid = new.id;
END;
DROP TABLE note_numbers;
DROP INDEX exchanges_with_reference;
DROP INDEX exchanges_note;
ALTER TABLE exchanges DROP COLUMN note_number;
ALTER TABLE exchanges DROP COLUMN note_year;
ALTER TABLE exchanges DROP COLUMN reference;
ALTER TABLE exchanges DROP COLUMN direction;
