DROP TABLE named_readers;
