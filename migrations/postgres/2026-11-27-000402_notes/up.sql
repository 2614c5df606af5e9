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
CREATE OR REPLACE FUNCTION keep_exchange_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO exchange_words (rowid, words) VALUES (
        new.id,
        to_tsvector('simple', without_accents(
            new.summary || ' ' || new.place || ' ' || new.spoke_for_us || ' ' || translate(new.reference, '/-._:', '     ')
        ))
    ) ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END
$$;
DROP TRIGGER exchange_words_kept ON exchanges;
CREATE TRIGGER exchange_words_kept
AFTER INSERT OR UPDATE OF summary, place, spoke_for_us, reference ON exchanges
FOR EACH ROW EXECUTE FUNCTION keep_exchange_words();
