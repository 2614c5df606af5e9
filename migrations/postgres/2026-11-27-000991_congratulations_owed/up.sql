-- Whether nobody was there to be given the task to congratulate: it is given once there is.
ALTER TABLE target_departures ADD COLUMN unassigned BOOLEAN NOT NULL DEFAULT FALSE;
