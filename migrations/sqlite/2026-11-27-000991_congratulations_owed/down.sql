ALTER TABLE target_departures DROP COLUMN unassigned;
