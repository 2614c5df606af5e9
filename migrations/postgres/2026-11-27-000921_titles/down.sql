ALTER TABLE posts DROP COLUMN title_es;
ALTER TABLE posts DROP COLUMN title_fr;
