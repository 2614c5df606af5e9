DROP TABLE circulation_notes;
