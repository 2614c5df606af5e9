-- The words of records, for the search. Triggers make them from the records and nothing
-- else is kept here; a hit counts only beside its record, whose marking says who reads it.
-- Words of a record that is erased are overwritten.
--
-- `rights` is the record's marking, and of a restricted one its team too: with it a word
-- that is common in what the reader may not read is not looked up record by record.
-- The views are what the tables hold: letters that are no accented ones are spelt as
-- someone without them on the keyboard would (the tokenizer takes accents away itself).
DROP TRIGGER exchange_words_added;
DROP TRIGGER exchange_words_changed;
DROP TRIGGER exchange_words_removed;
DROP TABLE exchange_words;
DROP TRIGGER commitment_words_added;
DROP TRIGGER commitment_words_changed;
DROP TRIGGER commitment_words_removed;
DROP TABLE commitment_words;

CREATE VIEW exchange_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((summary || ' ' || place || ' ' || spoke_for_us || ' ' || reference), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM exchanges;
CREATE VIRTUAL TABLE exchange_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3 4 5',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO exchange_words (exchange_words, rank) VALUES ('secure-delete', 1);
INSERT INTO exchange_words (rowid, words, rights) SELECT id, words, rights FROM exchange_words_of;
CREATE TRIGGER exchange_words_added AFTER INSERT ON exchanges BEGIN
    INSERT INTO exchange_words (rowid, words, rights) SELECT id, words, rights FROM exchange_words_of WHERE id = new.id;
END;
CREATE TRIGGER exchange_words_changed AFTER UPDATE OF summary, place, spoke_for_us, reference, marking, team_id ON exchanges BEGIN
    DELETE FROM exchange_words WHERE rowid = old.id;
    INSERT INTO exchange_words (rowid, words, rights) SELECT id, words, rights FROM exchange_words_of WHERE id = new.id;
END;
CREATE TRIGGER exchange_words_removed AFTER DELETE ON exchanges BEGIN
    DELETE FROM exchange_words WHERE rowid = old.id;
END;

CREATE VIEW commitment_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((promise), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM commitments;
CREATE VIRTUAL TABLE commitment_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO commitment_words (commitment_words, rank) VALUES ('secure-delete', 1);
INSERT INTO commitment_words (rowid, words, rights) SELECT id, words, rights FROM commitment_words_of;
CREATE TRIGGER commitment_words_added AFTER INSERT ON commitments BEGIN
    INSERT INTO commitment_words (rowid, words, rights) SELECT id, words, rights FROM commitment_words_of WHERE id = new.id;
END;
CREATE TRIGGER commitment_words_changed AFTER UPDATE OF promise, marking, team_id ON commitments BEGIN
    DELETE FROM commitment_words WHERE rowid = old.id;
    INSERT INTO commitment_words (rowid, words, rights) SELECT id, words, rights FROM commitment_words_of WHERE id = new.id;
END;
CREATE TRIGGER commitment_words_removed AFTER DELETE ON commitments BEGIN
    DELETE FROM commitment_words WHERE rowid = old.id;
END;

CREATE VIEW position_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((detail || ' ' || source), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM positions;
CREATE VIRTUAL TABLE position_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO position_words (position_words, rank) VALUES ('secure-delete', 1);
INSERT INTO position_words (rowid, words, rights) SELECT id, words, rights FROM position_words_of;
CREATE TRIGGER position_words_added AFTER INSERT ON positions BEGIN
    INSERT INTO position_words (rowid, words, rights) SELECT id, words, rights FROM position_words_of WHERE id = new.id;
END;
CREATE TRIGGER position_words_changed AFTER UPDATE OF detail, source, marking, team_id ON positions BEGIN
    DELETE FROM position_words WHERE rowid = old.id;
    INSERT INTO position_words (rowid, words, rights) SELECT id, words, rights FROM position_words_of WHERE id = new.id;
END;
CREATE TRIGGER position_words_removed AFTER DELETE ON positions BEGIN
    DELETE FROM position_words WHERE rowid = old.id;
END;

CREATE VIEW barrier_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((detail || ' ' || source), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM barriers;
CREATE VIRTUAL TABLE barrier_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO barrier_words (barrier_words, rank) VALUES ('secure-delete', 1);
INSERT INTO barrier_words (rowid, words, rights) SELECT id, words, rights FROM barrier_words_of;
CREATE TRIGGER barrier_words_added AFTER INSERT ON barriers BEGIN
    INSERT INTO barrier_words (rowid, words, rights) SELECT id, words, rights FROM barrier_words_of WHERE id = new.id;
END;
CREATE TRIGGER barrier_words_changed AFTER UPDATE OF detail, source, marking, team_id ON barriers BEGIN
    DELETE FROM barrier_words WHERE rowid = old.id;
    INSERT INTO barrier_words (rowid, words, rights) SELECT id, words, rights FROM barrier_words_of WHERE id = new.id;
END;
CREATE TRIGGER barrier_words_removed AFTER DELETE ON barriers BEGIN
    DELETE FROM barrier_words WHERE rowid = old.id;
END;

CREATE VIEW step_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((name || ' ' || body || ' ' || next_move || ' ' || source), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM pathway_steps;
CREATE VIRTUAL TABLE step_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO step_words (step_words, rank) VALUES ('secure-delete', 1);
INSERT INTO step_words (rowid, words, rights) SELECT id, words, rights FROM step_words_of;
CREATE TRIGGER step_words_added AFTER INSERT ON pathway_steps BEGIN
    INSERT INTO step_words (rowid, words, rights) SELECT id, words, rights FROM step_words_of WHERE id = new.id;
END;
CREATE TRIGGER step_words_changed AFTER UPDATE OF name, body, next_move, source, marking, team_id ON pathway_steps BEGIN
    DELETE FROM step_words WHERE rowid = old.id;
    INSERT INTO step_words (rowid, words, rights) SELECT id, words, rights FROM step_words_of WHERE id = new.id;
END;
CREATE TRIGGER step_words_removed AFTER DELETE ON pathway_steps BEGIN
    DELETE FROM step_words WHERE rowid = old.id;
END;

CREATE VIEW target_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((reason || ' ' || next_step || ' ' || strategy), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM targets;
CREATE VIRTUAL TABLE target_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO target_words (target_words, rank) VALUES ('secure-delete', 1);
INSERT INTO target_words (rowid, words, rights) SELECT id, words, rights FROM target_words_of;
CREATE TRIGGER target_words_added AFTER INSERT ON targets BEGIN
    INSERT INTO target_words (rowid, words, rights) SELECT id, words, rights FROM target_words_of WHERE id = new.id;
END;
CREATE TRIGGER target_words_changed AFTER UPDATE OF reason, next_step, strategy, marking, team_id ON targets BEGIN
    DELETE FROM target_words WHERE rowid = old.id;
    INSERT INTO target_words (rowid, words, rights) SELECT id, words, rights FROM target_words_of WHERE id = new.id;
END;
CREATE TRIGGER target_words_removed AFTER DELETE ON targets BEGIN
    DELETE FROM target_words WHERE rowid = old.id;
END;

CREATE VIEW person_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((given_name || ' ' || family_name || ' ' || sort_key || ' ' || note), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM people;
CREATE VIRTUAL TABLE person_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO person_words (person_words, rank) VALUES ('secure-delete', 1);
INSERT INTO person_words (rowid, words, rights) SELECT id, words, rights FROM person_words_of;
CREATE TRIGGER person_words_added AFTER INSERT ON people BEGIN
    INSERT INTO person_words (rowid, words, rights) SELECT id, words, rights FROM person_words_of WHERE id = new.id;
END;
CREATE TRIGGER person_words_changed AFTER UPDATE OF given_name, family_name, sort_key, note, marking, team_id ON people BEGIN
    DELETE FROM person_words WHERE rowid = old.id;
    INSERT INTO person_words (rowid, words, rights) SELECT id, words, rights FROM person_words_of WHERE id = new.id;
END;
CREATE TRIGGER person_words_removed AFTER DELETE ON people BEGIN
    DELETE FROM person_words WHERE rowid = old.id;
END;

CREATE VIEW relation_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((source || ' ' || note), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM relations;
CREATE VIRTUAL TABLE relation_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO relation_words (relation_words, rank) VALUES ('secure-delete', 1);
INSERT INTO relation_words (rowid, words, rights) SELECT id, words, rights FROM relation_words_of;
CREATE TRIGGER relation_words_added AFTER INSERT ON relations BEGIN
    INSERT INTO relation_words (rowid, words, rights) SELECT id, words, rights FROM relation_words_of WHERE id = new.id;
END;
CREATE TRIGGER relation_words_changed AFTER UPDATE OF source, note, marking, team_id ON relations BEGIN
    DELETE FROM relation_words WHERE rowid = old.id;
    INSERT INTO relation_words (rowid, words, rights) SELECT id, words, rights FROM relation_words_of WHERE id = new.id;
END;
CREATE TRIGGER relation_words_removed AFTER DELETE ON relations BEGIN
    DELETE FROM relation_words WHERE rowid = old.id;
END;

CREATE VIEW event_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((title || ' ' || place || ' ' || organizer || ' ' || description || ' ' || outcome), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM events;
CREATE VIRTUAL TABLE event_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO event_words (event_words, rank) VALUES ('secure-delete', 1);
INSERT INTO event_words (rowid, words, rights) SELECT id, words, rights FROM event_words_of;
CREATE TRIGGER event_words_added AFTER INSERT ON events BEGIN
    INSERT INTO event_words (rowid, words, rights) SELECT id, words, rights FROM event_words_of WHERE id = new.id;
END;
CREATE TRIGGER event_words_changed AFTER UPDATE OF title, place, organizer, description, outcome, marking, team_id ON events BEGIN
    DELETE FROM event_words WHERE rowid = old.id;
    INSERT INTO event_words (rowid, words, rights) SELECT id, words, rights FROM event_words_of WHERE id = new.id;
END;
CREATE TRIGGER event_words_removed AFTER DELETE ON events BEGIN
    DELETE FROM event_words WHERE rowid = old.id;
END;

CREATE VIEW agenda_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((title || ' ' || speaker || ' ' || note), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    '' AS rights
FROM event_agenda;
CREATE VIRTUAL TABLE agenda_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO agenda_words (agenda_words, rank) VALUES ('secure-delete', 1);
INSERT INTO agenda_words (rowid, words, rights) SELECT id, words, rights FROM agenda_words_of;
CREATE TRIGGER agenda_words_added AFTER INSERT ON event_agenda BEGIN
    INSERT INTO agenda_words (rowid, words, rights) SELECT id, words, rights FROM agenda_words_of WHERE id = new.id;
END;
CREATE TRIGGER agenda_words_changed AFTER UPDATE OF title, speaker, note ON event_agenda BEGIN
    DELETE FROM agenda_words WHERE rowid = old.id;
    INSERT INTO agenda_words (rowid, words, rights) SELECT id, words, rights FROM agenda_words_of WHERE id = new.id;
END;
CREATE TRIGGER agenda_words_removed AFTER DELETE ON event_agenda BEGIN
    DELETE FROM agenda_words WHERE rowid = old.id;
END;

CREATE VIEW post_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((title), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    '' AS rights
FROM posts;
CREATE VIRTUAL TABLE post_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO post_words (post_words, rank) VALUES ('secure-delete', 1);
INSERT INTO post_words (rowid, words, rights) SELECT id, words, rights FROM post_words_of;
CREATE TRIGGER post_words_added AFTER INSERT ON posts BEGIN
    INSERT INTO post_words (rowid, words, rights) SELECT id, words, rights FROM post_words_of WHERE id = new.id;
END;
CREATE TRIGGER post_words_changed AFTER UPDATE OF title ON posts BEGIN
    DELETE FROM post_words WHERE rowid = old.id;
    INSERT INTO post_words (rowid, words, rights) SELECT id, words, rights FROM post_words_of WHERE id = new.id;
END;
CREATE TRIGGER post_words_removed AFTER DELETE ON posts BEGIN
    DELETE FROM post_words WHERE rowid = old.id;
END;

CREATE VIEW organisation_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((name || ' ' || sort_key || ' ' || place), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    '' AS rights
FROM organisations;
CREATE VIRTUAL TABLE organisation_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO organisation_words (organisation_words, rank) VALUES ('secure-delete', 1);
INSERT INTO organisation_words (rowid, words, rights) SELECT id, words, rights FROM organisation_words_of;
CREATE TRIGGER organisation_words_added AFTER INSERT ON organisations BEGIN
    INSERT INTO organisation_words (rowid, words, rights) SELECT id, words, rights FROM organisation_words_of WHERE id = new.id;
END;
CREATE TRIGGER organisation_words_changed AFTER UPDATE OF name, sort_key, place ON organisations BEGIN
    DELETE FROM organisation_words WHERE rowid = old.id;
    INSERT INTO organisation_words (rowid, words, rights) SELECT id, words, rights FROM organisation_words_of WHERE id = new.id;
END;
CREATE TRIGGER organisation_words_removed AFTER DELETE ON organisations BEGIN
    DELETE FROM organisation_words WHERE rowid = old.id;
END;

CREATE VIEW attachment_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace((name), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    '' AS rights
FROM attachments;
CREATE VIRTUAL TABLE attachment_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO attachment_words (attachment_words, rank) VALUES ('secure-delete', 1);
INSERT INTO attachment_words (rowid, words, rights) SELECT id, words, rights FROM attachment_words_of;
CREATE TRIGGER attachment_words_added AFTER INSERT ON attachments BEGIN
    INSERT INTO attachment_words (rowid, words, rights) SELECT id, words, rights FROM attachment_words_of WHERE id = new.id;
END;
CREATE TRIGGER attachment_words_changed AFTER UPDATE OF name ON attachments BEGIN
    DELETE FROM attachment_words WHERE rowid = old.id;
    INSERT INTO attachment_words (rowid, words, rights) SELECT id, words, rights FROM attachment_words_of WHERE id = new.id;
END;
CREATE TRIGGER attachment_words_removed AFTER DELETE ON attachments BEGIN
    DELETE FROM attachment_words WHERE rowid = old.id;
END;

-- What was answered in words: a value of small letters and digits alone is a code.
CREATE VIEW answer_words_of AS SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(coalesce((SELECT group_concat(value, ' ') FROM answers WHERE response_id = responses.id AND value GLOB '*[^a-z0-9_]*'), ''), 'ø', 'o'), 'Ø', 'o'), 'ł', 'l'), 'Ł', 'l'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ı', 'i'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words,
    CASE marking WHEN 'restricted' THEN 'restricted restricted' || team_id ELSE replace(marking, '_', '') END AS rights
FROM responses;
CREATE VIRTUAL TABLE answer_words USING fts5 (
    words, rights, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO answer_words (answer_words, rank) VALUES ('secure-delete', 1);
INSERT INTO answer_words (rowid, words, rights) SELECT id, words, rights FROM answer_words_of;
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
CREATE TRIGGER answer_words_removed AFTER DELETE ON responses BEGIN
    DELETE FROM answer_words WHERE rowid = old.id;
END;
