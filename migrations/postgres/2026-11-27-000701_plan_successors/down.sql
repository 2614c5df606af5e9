DROP INDEX work_plans_by_predecessor;
ALTER TABLE work_plans DROP COLUMN closed_on;
ALTER TABLE work_plans DROP COLUMN follows_id;
