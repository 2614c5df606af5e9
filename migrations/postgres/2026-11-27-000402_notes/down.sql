DROP TRIGGER exchange_words_kept ON exchanges;
CREATE OR REPLACE FUNCTION keep_exchange_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO exchange_words (rowid, words) VALUES (
        new.id,
        to_tsvector('simple', without_accents(new.summary || ' ' || new.place || ' ' || new.spoke_for_us))
    ) ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END
$$;
CREATE TRIGGER exchange_words_kept AFTER INSERT OR UPDATE OF summary, place, spoke_for_us ON exchanges
FOR EACH ROW EXECUTE FUNCTION keep_exchange_words();
DROP TABLE note_numbers;
DROP INDEX exchanges_with_reference;
DROP INDEX exchanges_note;
ALTER TABLE exchanges DROP COLUMN note_number, DROP COLUMN note_year, DROP COLUMN reference, DROP COLUMN direction;
