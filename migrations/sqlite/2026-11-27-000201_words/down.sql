DROP TRIGGER exchange_words_added;
DROP TRIGGER exchange_words_changed;
DROP TRIGGER exchange_words_removed;
DROP TABLE exchange_words;
DROP TRIGGER commitment_words_added;
DROP TRIGGER commitment_words_changed;
DROP TRIGGER commitment_words_removed;
DROP TABLE commitment_words;
