ALTER TABLE circulations DROP COLUMN attach_form;
