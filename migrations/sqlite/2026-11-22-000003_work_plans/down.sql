DROP TABLE targets;
DROP TABLE timeline_items;
DROP TABLE implementers;
DROP TABLE target_categories;
DROP TABLE outputs;
DROP TABLE activities;
DROP TABLE objectives;
DROP TABLE work_plans;
