DROP TABLE target_departures;
DROP TABLE target_supporters;
ALTER TABLE targets DROP COLUMN strategy;
DROP TABLE category_settings;
