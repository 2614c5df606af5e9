-- The words of what was said and promised, for the search. Triggers make them from the
-- records and nothing else is kept here; a hit counts only beside its record, whose marking
-- says who reads it.

-- Without capitals and accents, as SQLite's tokenizer has it.
CREATE FUNCTION without_accents(body TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT translate(
        lower(normalize(body)),
        'àáâãäåāăąçćčďđèéêëēėęěģğìíîïīįķļłñńņňòóôõöøōőŕřśšșşťțţùúûüūůűųýÿźżž’''',
        'aaaaaaaaacccddeeeeeeeeggiiiiiikllnnnnoooooooorrsssstttuuuuuuuuyyzzz  '
    )
$$;
-- The same name and order as SQLite's: whether all the words of a query are there.
CREATE FUNCTION match(query TEXT, words TSVECTOR) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
    SELECT words @@ plainto_tsquery('simple', without_accents(query))
$$;

CREATE TABLE exchange_words (
    rowid BIGINT PRIMARY KEY REFERENCES exchanges (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
INSERT INTO exchange_words (rowid, words)
SELECT id, to_tsvector('simple', without_accents(summary || ' ' || place || ' ' || spoke_for_us))
FROM exchanges;
CREATE INDEX exchange_words_by_word ON exchange_words USING gin (words);
CREATE FUNCTION keep_exchange_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
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

CREATE TABLE commitment_words (
    rowid BIGINT PRIMARY KEY REFERENCES commitments (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
INSERT INTO commitment_words (rowid, words)
SELECT id, to_tsvector('simple', without_accents(promise)) FROM commitments;
CREATE INDEX commitment_words_by_word ON commitment_words USING gin (words);
CREATE FUNCTION keep_commitment_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO commitment_words (rowid, words)
    VALUES (new.id, to_tsvector('simple', without_accents(new.promise)))
    ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END
$$;
CREATE TRIGGER commitment_words_kept AFTER INSERT OR UPDATE OF promise ON commitments
FOR EACH ROW EXECUTE FUNCTION keep_commitment_words();
