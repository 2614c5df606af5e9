-- Posts stay, people rotate: what is open moves from a holder to the next, or waits with the
-- post.

-- With whom it was agreed: who promised for the State, or to whom we did. A post where nobody
-- holds it, and the next holder is not known yet.
ALTER TABLE commitments ADD COLUMN person_id BIGINT REFERENCES people (id) ON DELETE SET NULL;
ALTER TABLE commitments ADD COLUMN post_id BIGINT REFERENCES posts (id) ON DELETE SET NULL
    CHECK (post_id IS NULL OR person_id IS NULL);
CREATE INDEX commitments_by_person ON commitments (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX commitments_by_post ON commitments (post_id) WHERE post_id IS NOT NULL;

-- the post that keeps the place until its next holder is known; the name is its title
ALTER TABLE event_guests ADD COLUMN post_id BIGINT REFERENCES posts (id) ON DELETE SET NULL
    CHECK (post_id IS NULL OR person_id IS NULL);
CREATE INDEX event_guests_by_post ON event_guests (post_id) WHERE post_id IS NOT NULL;

-- which questionnaires someone was asked to answer
CREATE INDEX invitations_by_person ON invitations (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX invitations_by_post ON invitations (post_id) WHERE post_id IS NOT NULL;
