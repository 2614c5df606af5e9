-- What a post is called in French and in Spanish; empty where the one title is good for all.
ALTER TABLE posts ADD COLUMN title_fr TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN title_es TEXT NOT NULL DEFAULT '';
