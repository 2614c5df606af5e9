-- The words of records, for the search. Triggers make them from the records and nothing
-- else is kept here; a hit counts only beside its record, whose marking says who reads it.
--
-- Beside the words stands the record's marking, and of a restricted one its team too: with
-- it a word that is common in what the reader may not read is not looked up record by
-- record. The views are what the tables hold.
DROP TRIGGER exchange_words_kept ON exchanges;
DROP FUNCTION keep_exchange_words();
DROP TABLE exchange_words;
DROP TRIGGER commitment_words_kept ON commitments;
DROP FUNCTION keep_commitment_words();
DROP TABLE commitment_words;
DROP FUNCTION match(TEXT, TSVECTOR);
DROP FUNCTION without_accents(TEXT);

-- Without capitals and accents, as SQLite's tokenizer has it; letters that are no accented
-- ones as someone without them on the keyboard would spell them, and no signs.
CREATE FUNCTION words_of(body TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE AS $$
    SELECT to_tsvector('simple', regexp_replace(
        lower(replace(replace(replace(replace(replace(replace(replace(replace(translate(regexp_replace(normalize(body, NFD), '[\u0300-\u036f]', '', 'g'), 'øØłŁđĐðÐħĦıŋŊ’', 'oollddddhhinn '), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th')),
        '[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]+', ' ', 'g'
    ))
$$;
-- A sign stands before each, so that no word of a text is taken for one.
CREATE FUNCTION rights_of(marking TEXT, team_id BIGINT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE AS $$
    SELECT array_to_tsvector(CASE marking
        WHEN 'restricted' THEN ARRAY['=restricted', '=restricted' || team_id]
        ELSE ARRAY['=' || replace(marking, '_', '')]
    END)
$$;
-- The same name and order as SQLite's: whether the words of a query are there.
CREATE FUNCTION match(query TEXT, words TSVECTOR) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
    SELECT words @@ query::tsquery
$$;

CREATE VIEW exchange_words_of AS SELECT
    id, words_of(summary || ' ' || place || ' ' || spoke_for_us || ' ' || reference) || rights_of(marking, team_id) AS words
FROM exchanges;
CREATE TABLE exchange_words (
    rowid BIGINT PRIMARY KEY REFERENCES exchanges (id) ON DELETE CASCADE,
    exchange_words TSVECTOR NOT NULL
);
INSERT INTO exchange_words (rowid, exchange_words) SELECT id, words FROM exchange_words_of;
CREATE INDEX exchange_words_by_word ON exchange_words USING gin (exchange_words);
CREATE FUNCTION keep_exchange_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO exchange_words (rowid, exchange_words) SELECT id, words FROM exchange_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET exchange_words = excluded.exchange_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER exchange_words_kept AFTER INSERT OR UPDATE OF summary, place, spoke_for_us, reference, marking, team_id ON exchanges
FOR EACH ROW EXECUTE FUNCTION keep_exchange_words();

CREATE VIEW commitment_words_of AS SELECT
    id, words_of(promise) || rights_of(marking, team_id) AS words
FROM commitments;
CREATE TABLE commitment_words (
    rowid BIGINT PRIMARY KEY REFERENCES commitments (id) ON DELETE CASCADE,
    commitment_words TSVECTOR NOT NULL
);
INSERT INTO commitment_words (rowid, commitment_words) SELECT id, words FROM commitment_words_of;
CREATE INDEX commitment_words_by_word ON commitment_words USING gin (commitment_words);
CREATE FUNCTION keep_commitment_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO commitment_words (rowid, commitment_words) SELECT id, words FROM commitment_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET commitment_words = excluded.commitment_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER commitment_words_kept AFTER INSERT OR UPDATE OF promise, marking, team_id ON commitments
FOR EACH ROW EXECUTE FUNCTION keep_commitment_words();

CREATE VIEW position_words_of AS SELECT
    id, words_of(detail || ' ' || source) || rights_of(marking, team_id) AS words
FROM positions;
CREATE TABLE position_words (
    rowid BIGINT PRIMARY KEY REFERENCES positions (id) ON DELETE CASCADE,
    position_words TSVECTOR NOT NULL
);
INSERT INTO position_words (rowid, position_words) SELECT id, words FROM position_words_of;
CREATE INDEX position_words_by_word ON position_words USING gin (position_words);
CREATE FUNCTION keep_position_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO position_words (rowid, position_words) SELECT id, words FROM position_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET position_words = excluded.position_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER position_words_kept AFTER INSERT OR UPDATE OF detail, source, marking, team_id ON positions
FOR EACH ROW EXECUTE FUNCTION keep_position_words();

CREATE VIEW barrier_words_of AS SELECT
    id, words_of(detail || ' ' || source) || rights_of(marking, team_id) AS words
FROM barriers;
CREATE TABLE barrier_words (
    rowid BIGINT PRIMARY KEY REFERENCES barriers (id) ON DELETE CASCADE,
    barrier_words TSVECTOR NOT NULL
);
INSERT INTO barrier_words (rowid, barrier_words) SELECT id, words FROM barrier_words_of;
CREATE INDEX barrier_words_by_word ON barrier_words USING gin (barrier_words);
CREATE FUNCTION keep_barrier_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO barrier_words (rowid, barrier_words) SELECT id, words FROM barrier_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET barrier_words = excluded.barrier_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER barrier_words_kept AFTER INSERT OR UPDATE OF detail, source, marking, team_id ON barriers
FOR EACH ROW EXECUTE FUNCTION keep_barrier_words();

CREATE VIEW step_words_of AS SELECT
    id, words_of(name || ' ' || body || ' ' || next_move || ' ' || source) || rights_of(marking, team_id) AS words
FROM pathway_steps;
CREATE TABLE step_words (
    rowid BIGINT PRIMARY KEY REFERENCES pathway_steps (id) ON DELETE CASCADE,
    step_words TSVECTOR NOT NULL
);
INSERT INTO step_words (rowid, step_words) SELECT id, words FROM step_words_of;
CREATE INDEX step_words_by_word ON step_words USING gin (step_words);
CREATE FUNCTION keep_step_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO step_words (rowid, step_words) SELECT id, words FROM step_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET step_words = excluded.step_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER step_words_kept AFTER INSERT OR UPDATE OF name, body, next_move, source, marking, team_id ON pathway_steps
FOR EACH ROW EXECUTE FUNCTION keep_step_words();

CREATE VIEW target_words_of AS SELECT
    id, words_of(reason || ' ' || next_step || ' ' || strategy) || rights_of(marking, team_id) AS words
FROM targets;
CREATE TABLE target_words (
    rowid BIGINT PRIMARY KEY REFERENCES targets (id) ON DELETE CASCADE,
    target_words TSVECTOR NOT NULL
);
INSERT INTO target_words (rowid, target_words) SELECT id, words FROM target_words_of;
CREATE INDEX target_words_by_word ON target_words USING gin (target_words);
CREATE FUNCTION keep_target_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO target_words (rowid, target_words) SELECT id, words FROM target_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET target_words = excluded.target_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER target_words_kept AFTER INSERT OR UPDATE OF reason, next_step, strategy, marking, team_id ON targets
FOR EACH ROW EXECUTE FUNCTION keep_target_words();

CREATE VIEW person_words_of AS SELECT
    id, words_of(given_name || ' ' || family_name || ' ' || sort_key || ' ' || note) || rights_of(marking, team_id) AS words
FROM people;
CREATE TABLE person_words (
    rowid BIGINT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    person_words TSVECTOR NOT NULL
);
INSERT INTO person_words (rowid, person_words) SELECT id, words FROM person_words_of;
CREATE INDEX person_words_by_word ON person_words USING gin (person_words);
CREATE FUNCTION keep_person_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO person_words (rowid, person_words) SELECT id, words FROM person_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET person_words = excluded.person_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER person_words_kept AFTER INSERT OR UPDATE OF given_name, family_name, sort_key, note, marking, team_id ON people
FOR EACH ROW EXECUTE FUNCTION keep_person_words();

CREATE VIEW relation_words_of AS SELECT
    id, words_of(source || ' ' || note) || rights_of(marking, team_id) AS words
FROM relations;
CREATE TABLE relation_words (
    rowid BIGINT PRIMARY KEY REFERENCES relations (id) ON DELETE CASCADE,
    relation_words TSVECTOR NOT NULL
);
INSERT INTO relation_words (rowid, relation_words) SELECT id, words FROM relation_words_of;
CREATE INDEX relation_words_by_word ON relation_words USING gin (relation_words);
CREATE FUNCTION keep_relation_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO relation_words (rowid, relation_words) SELECT id, words FROM relation_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET relation_words = excluded.relation_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER relation_words_kept AFTER INSERT OR UPDATE OF source, note, marking, team_id ON relations
FOR EACH ROW EXECUTE FUNCTION keep_relation_words();

CREATE VIEW event_words_of AS SELECT
    id, words_of(title || ' ' || place || ' ' || organizer || ' ' || description || ' ' || outcome) || rights_of(marking, team_id) AS words
FROM events;
CREATE TABLE event_words (
    rowid BIGINT PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
    event_words TSVECTOR NOT NULL
);
INSERT INTO event_words (rowid, event_words) SELECT id, words FROM event_words_of;
CREATE INDEX event_words_by_word ON event_words USING gin (event_words);
CREATE FUNCTION keep_event_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_words (rowid, event_words) SELECT id, words FROM event_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET event_words = excluded.event_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER event_words_kept AFTER INSERT OR UPDATE OF title, place, organizer, description, outcome, marking, team_id ON events
FOR EACH ROW EXECUTE FUNCTION keep_event_words();

CREATE VIEW agenda_words_of AS SELECT
    id, words_of(title || ' ' || speaker || ' ' || note) AS words
FROM event_agenda;
CREATE TABLE agenda_words (
    rowid BIGINT PRIMARY KEY REFERENCES event_agenda (id) ON DELETE CASCADE,
    agenda_words TSVECTOR NOT NULL
);
INSERT INTO agenda_words (rowid, agenda_words) SELECT id, words FROM agenda_words_of;
CREATE INDEX agenda_words_by_word ON agenda_words USING gin (agenda_words);
CREATE FUNCTION keep_agenda_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO agenda_words (rowid, agenda_words) SELECT id, words FROM agenda_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET agenda_words = excluded.agenda_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER agenda_words_kept AFTER INSERT OR UPDATE OF title, speaker, note ON event_agenda
FOR EACH ROW EXECUTE FUNCTION keep_agenda_words();

CREATE VIEW post_words_of AS SELECT
    id, words_of(title) AS words
FROM posts;
CREATE TABLE post_words (
    rowid BIGINT PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    post_words TSVECTOR NOT NULL
);
INSERT INTO post_words (rowid, post_words) SELECT id, words FROM post_words_of;
CREATE INDEX post_words_by_word ON post_words USING gin (post_words);
CREATE FUNCTION keep_post_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO post_words (rowid, post_words) SELECT id, words FROM post_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET post_words = excluded.post_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER post_words_kept AFTER INSERT OR UPDATE OF title ON posts
FOR EACH ROW EXECUTE FUNCTION keep_post_words();

CREATE VIEW organisation_words_of AS SELECT
    id, words_of(name || ' ' || sort_key || ' ' || place) AS words
FROM organisations;
CREATE TABLE organisation_words (
    rowid BIGINT PRIMARY KEY REFERENCES organisations (id) ON DELETE CASCADE,
    organisation_words TSVECTOR NOT NULL
);
INSERT INTO organisation_words (rowid, organisation_words) SELECT id, words FROM organisation_words_of;
CREATE INDEX organisation_words_by_word ON organisation_words USING gin (organisation_words);
CREATE FUNCTION keep_organisation_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO organisation_words (rowid, organisation_words) SELECT id, words FROM organisation_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET organisation_words = excluded.organisation_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER organisation_words_kept AFTER INSERT OR UPDATE OF name, sort_key, place ON organisations
FOR EACH ROW EXECUTE FUNCTION keep_organisation_words();

CREATE VIEW attachment_words_of AS SELECT
    id, words_of(name) AS words
FROM attachments;
CREATE TABLE attachment_words (
    rowid BIGINT PRIMARY KEY REFERENCES attachments (id) ON DELETE CASCADE,
    attachment_words TSVECTOR NOT NULL
);
INSERT INTO attachment_words (rowid, attachment_words) SELECT id, words FROM attachment_words_of;
CREATE INDEX attachment_words_by_word ON attachment_words USING gin (attachment_words);
CREATE FUNCTION keep_attachment_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO attachment_words (rowid, attachment_words) SELECT id, words FROM attachment_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET attachment_words = excluded.attachment_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER attachment_words_kept AFTER INSERT OR UPDATE OF name ON attachments
FOR EACH ROW EXECUTE FUNCTION keep_attachment_words();

-- What was answered in words: a value of small letters and digits alone is a code.
CREATE VIEW answer_words_of AS SELECT
    id,
    words_of(coalesce((
        SELECT string_agg(value, ' ') FROM answers WHERE response_id = responses.id AND value ~ '[^a-z0-9_]'
    ), '')) || rights_of(marking, team_id) AS words
FROM responses;
CREATE TABLE answer_words (
    rowid BIGINT PRIMARY KEY REFERENCES responses (id) ON DELETE CASCADE,
    answer_words TSVECTOR NOT NULL
);
INSERT INTO answer_words (rowid, answer_words) SELECT id, words FROM answer_words_of;
CREATE INDEX answer_words_by_word ON answer_words USING gin (answer_words);
CREATE FUNCTION keep_answer_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO answer_words (rowid, answer_words) SELECT id, words FROM answer_words_of WHERE id = coalesce(new.response_id, old.response_id)
    ON CONFLICT (rowid) DO UPDATE SET answer_words = excluded.answer_words;
    RETURN NULL;
END
$$;
CREATE FUNCTION keep_answer_rights() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO answer_words (rowid, answer_words) SELECT id, words FROM answer_words_of WHERE id = new.id
    ON CONFLICT (rowid) DO UPDATE SET answer_words = excluded.answer_words;
    RETURN NULL;
END
$$;
CREATE TRIGGER answer_words_kept AFTER INSERT OR UPDATE OR DELETE ON answers
FOR EACH ROW EXECUTE FUNCTION keep_answer_words();
CREATE TRIGGER answer_words_marked AFTER UPDATE OF marking, team_id ON responses
FOR EACH ROW EXECUTE FUNCTION keep_answer_rights();
