DROP INDEX invitations_by_post;
DROP INDEX invitations_by_person;
DROP INDEX event_guests_by_post;
ALTER TABLE event_guests DROP COLUMN post_id;
DROP INDEX commitments_by_post;
DROP INDEX commitments_by_person;
ALTER TABLE commitments DROP COLUMN post_id;
ALTER TABLE commitments DROP COLUMN person_id;
