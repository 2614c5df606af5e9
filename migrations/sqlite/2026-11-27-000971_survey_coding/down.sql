DROP TABLE codes;
DROP TABLE codings;
DROP TABLE coding_passes;
