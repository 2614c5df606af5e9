DROP TRIGGER exchange_words_kept ON exchanges;
DROP FUNCTION keep_exchange_words();
DROP TABLE exchange_words;
DROP VIEW exchange_words_of;
DROP TRIGGER commitment_words_kept ON commitments;
DROP FUNCTION keep_commitment_words();
DROP TABLE commitment_words;
DROP VIEW commitment_words_of;
DROP TRIGGER position_words_kept ON positions;
DROP FUNCTION keep_position_words();
DROP TABLE position_words;
DROP VIEW position_words_of;
DROP TRIGGER barrier_words_kept ON barriers;
DROP FUNCTION keep_barrier_words();
DROP TABLE barrier_words;
DROP VIEW barrier_words_of;
DROP TRIGGER step_words_kept ON pathway_steps;
DROP FUNCTION keep_step_words();
DROP TABLE step_words;
DROP VIEW step_words_of;
DROP TRIGGER target_words_kept ON targets;
DROP FUNCTION keep_target_words();
DROP TABLE target_words;
DROP VIEW target_words_of;
DROP TRIGGER person_words_kept ON people;
DROP FUNCTION keep_person_words();
DROP TABLE person_words;
DROP VIEW person_words_of;
DROP TRIGGER relation_words_kept ON relations;
DROP FUNCTION keep_relation_words();
DROP TABLE relation_words;
DROP VIEW relation_words_of;
DROP TRIGGER event_words_kept ON events;
DROP FUNCTION keep_event_words();
DROP TABLE event_words;
DROP VIEW event_words_of;
DROP TRIGGER agenda_words_kept ON event_agenda;
DROP FUNCTION keep_agenda_words();
DROP TABLE agenda_words;
DROP VIEW agenda_words_of;
DROP TRIGGER post_words_kept ON posts;
DROP FUNCTION keep_post_words();
DROP TABLE post_words;
DROP VIEW post_words_of;
DROP TRIGGER organisation_words_kept ON organisations;
DROP FUNCTION keep_organisation_words();
DROP TABLE organisation_words;
DROP VIEW organisation_words_of;
DROP TRIGGER attachment_words_kept ON attachments;
DROP FUNCTION keep_attachment_words();
DROP TABLE attachment_words;
DROP VIEW attachment_words_of;
DROP TRIGGER answer_words_kept ON answers;
DROP TRIGGER answer_words_marked ON responses;
DROP FUNCTION keep_answer_rights();
DROP FUNCTION keep_answer_words();
DROP TABLE answer_words;
DROP VIEW answer_words_of;
DROP FUNCTION match(TEXT, TSVECTOR);
DROP FUNCTION rights_of(TEXT, BIGINT);
DROP FUNCTION words_of(TEXT);

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
