-- A plan that was made from another, and when that was closed. A plan has one successor at
-- most; a closed plan stays readable, and is not the plan at hand any more.
ALTER TABLE work_plans ADD COLUMN follows_id BIGINT REFERENCES work_plans (id);
ALTER TABLE work_plans ADD COLUMN closed_on DATE;
CREATE UNIQUE INDEX work_plans_by_predecessor ON work_plans (follows_id) WHERE follows_id IS NOT NULL;
