-- The audit is read as other records are: an entry about a restricted record by those who
-- may read it. And it only grows: not even a mistaken statement changes what happened.

ALTER TABLE audit RENAME COLUMN team_id TO user_team_id;
-- who may read the record that changed, as it was then; no team where none owns it
ALTER TABLE audit ADD COLUMN marking TEXT NOT NULL DEFAULT 'coordination'
    CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted'));
ALTER TABLE audit ADD COLUMN team_id BIGINT REFERENCES teams (id);
CREATE INDEX audit_by_user ON audit (user_id, id);
CREATE INDEX audit_by_action ON audit (action, id);
CREATE INDEX audit_by_time ON audit (at);

CREATE TRIGGER audit_is_not_updated BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
CREATE TRIGGER audit_head_is_not_deleted BEFORE DELETE ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
CREATE TRIGGER audit_head_grows_only BEFORE UPDATE ON audit_head WHEN new.length < old.length
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
