DROP TRIGGER audit_head_grows_only ON audit_head;
DROP TRIGGER audit_head_is_not_deleted ON audit_head;
DROP TRIGGER audit_is_not_changed ON audit;
DROP FUNCTION audit_is_append_only();
DROP INDEX audit_by_action;
DROP INDEX audit_by_user;
ALTER TABLE audit DROP COLUMN team_id;
ALTER TABLE audit DROP COLUMN marking;
ALTER TABLE audit RENAME COLUMN user_team_id TO team_id;
