ALTER TABLE meetings DROP COLUMN name_es;
ALTER TABLE meetings DROP COLUMN name_fr;
ALTER TABLE meetings RENAME COLUMN name_en TO name;
