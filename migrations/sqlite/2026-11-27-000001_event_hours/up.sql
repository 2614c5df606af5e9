-- From when until when an event lasts, where that is known: "HH:MM" on the clocks of its
-- zone, on its first and on its last day. Both or neither.

ALTER TABLE events ADD COLUMN opens_at TEXT CHECK (length(opens_at) = 5);
ALTER TABLE events ADD COLUMN closes_at TEXT
    CHECK (length(closes_at) = 5 AND opens_at IS NOT NULL OR closes_at IS NULL AND opens_at IS NULL);

-- What the calendar reads by its days.
CREATE INDEX events_by_last_day ON events (ends_on, id);
CREATE INDEX commitments_by_due ON commitments (due_on, id);
CREATE INDEX circulations_by_closing ON circulations (closes_on, id);
CREATE INDEX timeline_items_by_days ON timeline_items (planned_until, id);
