DROP INDEX timeline_items_by_days;
DROP INDEX circulations_by_closing;
DROP INDEX commitments_by_due;
DROP INDEX events_by_last_day;
ALTER TABLE events DROP COLUMN closes_at;
ALTER TABLE events DROP COLUMN opens_at;
