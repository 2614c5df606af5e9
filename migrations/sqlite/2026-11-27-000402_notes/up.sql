-- Notes verbales and letters go out or come in, and have a number. Our own are given by the
-- desk, for each team and year from 1 on without a gap.
ALTER TABLE exchanges ADD COLUMN direction TEXT CHECK (direction IN ('out', 'in'));
-- as it stands on the note: ours, or the sender's own
ALTER TABLE exchanges ADD COLUMN reference TEXT NOT NULL DEFAULT '';
ALTER TABLE exchanges ADD COLUMN note_year INTEGER;
ALTER TABLE exchanges ADD COLUMN note_number INTEGER
    CHECK (note_number IS NULL OR (note_number > 0 AND note_year IS NOT NULL AND direction = 'out' AND reference <> ''));
CREATE UNIQUE INDEX exchanges_note ON exchanges (team_id, note_year, note_number) WHERE note_number IS NOT NULL;
CREATE INDEX exchanges_with_reference ON exchanges (held_on, id) WHERE reference <> '';

-- The last number given. It outlives the note, so that no number is given twice.
CREATE TABLE note_numbers (
    team_id BIGINT NOT NULL REFERENCES teams (id),
    year INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last > 0),
    PRIMARY KEY (team_id, year)
);

-- The number is one of the words that are searched.
DROP TRIGGER exchange_words_added;
DROP TRIGGER exchange_words_changed;
CREATE TRIGGER exchange_words_added AFTER INSERT ON exchanges BEGIN
    INSERT INTO exchange_words (rowid, words)
    VALUES (new.id, new.summary || ' ' || new.place || ' ' || new.spoke_for_us || ' ' || new.reference);
END;
CREATE TRIGGER exchange_words_changed AFTER UPDATE OF summary, place, spoke_for_us, reference ON exchanges BEGIN
    UPDATE exchange_words
    SET words = new.summary || ' ' || new.place || ' ' || new.spoke_for_us || ' ' || new.reference
    WHERE rowid = new.id;
END;
