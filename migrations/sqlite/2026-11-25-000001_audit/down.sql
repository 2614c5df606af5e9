DROP TRIGGER audit_head_grows_only;
DROP TRIGGER audit_head_is_not_deleted;
DROP TRIGGER audit_is_not_deleted;
DROP TRIGGER audit_is_not_updated;
DROP INDEX audit_by_action;
DROP INDEX audit_by_user;
ALTER TABLE audit DROP COLUMN team_id;
ALTER TABLE audit DROP COLUMN marking;
ALTER TABLE audit RENAME COLUMN user_team_id TO team_id;
