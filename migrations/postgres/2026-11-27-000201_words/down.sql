DROP TRIGGER exchange_words_kept ON exchanges;
DROP FUNCTION keep_exchange_words();
DROP TABLE exchange_words;
DROP TRIGGER commitment_words_kept ON commitments;
DROP FUNCTION keep_commitment_words();
DROP TABLE commitment_words;
DROP FUNCTION match(TEXT, TSVECTOR);
DROP FUNCTION without_accents(TEXT);
